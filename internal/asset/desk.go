package asset

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
}

const (
	labelMax = 120
	yearsMax = 50
)

// List reads the assets, those in use first.
func (d *Desk) List(ctx context.Context, who base.Actor) ([]Asset, error) {
	return list(ctx, d.DB, who.Place)
}

// Get reads one asset.
func (d *Desk) Get(ctx context.Context, who base.Actor, id ID) (Asset, error) {
	return get(ctx, d.DB, who.Place, id)
}

// Add enters an asset in the register; buying it is an entry of its own.
func (d *Desk) Add(ctx context.Context, who base.Actor, draft Draft) (Asset, error) {
	draft.Label, draft.Account = strings.TrimSpace(draft.Label), strings.TrimSpace(draft.Account)
	if draft.Count == "" {
		draft.Count = Thirty
	}
	var a Asset
	if err := draft.check(); err != nil {
		return a, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		chart, err := d.Ledger.Accounts(ctx, tx, who)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(chart, func(a ledger.Account) bool { return a.Code == draft.Account }) {
			return base.Wrong("account", "asset.no_such_account", base.Args{"code": draft.Account})
		}
		a = Asset{ID: base.NewID[Asset](tx.Now), Draft: draft}
		if err := insert(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "asset", string(a.ID), "added", db.Detail{"label": a.Label, "cost": a.Cost})
	})
	return a, err
}

func (d Draft) check() error {
	var wrong base.Checks
	wrong.Require("label", d.Label)
	if len([]rune(d.Label)) > labelMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": labelMax})
	}
	if len(d.Account) < 3 || d.Account[0] != '2' {
		wrong.Wrong("account", "asset.class_two")
	}
	if d.Cost <= 0 || d.Cost > money.Max {
		wrong.Wrong("cost", "asset.cost_positive")
	}
	if d.Residual < 0 || d.Residual > max(d.Cost, 0) {
		wrong.Wrong("residual", "asset.part_of_cost")
	}
	if d.Grant < 0 || d.Grant > max(d.Cost, 0) {
		wrong.Wrong("grant", "asset.part_of_cost")
	}
	if _, err := day.Parse(string(d.From)); err != nil {
		wrong.Wrong("from", "asset.no_such_day")
	}
	if d.Years < 1 || d.Years > yearsMax {
		wrong.Wrong("years", "asset.years_between", base.Args{"max": yearsMax})
	}
	if d.Count != Thirty && d.Count != Actual {
		wrong.Wrong("count", "asset.no_such_count")
	}
	return wrong.Fault()
}

// Dispose takes an asset out of use on a day, for a price or for nothing.
func (d *Desk) Dispose(ctx context.Context, who base.Actor, id ID, on day.Day, price money.Cents) (Asset, error) {
	var a Asset
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := tx.Lock(ctx, "asset:"+string(id)); err != nil {
			return err
		}
		if a, err = get(ctx, tx, who.Place, id); err != nil {
			return err
		}
		if a.DisposedOn != "" {
			return base.Refuse(base.Conflict, "asset.disposed_already", base.Args{"day": words.ShortDay(a.DisposedOn)})
		}
		var wrong base.Checks
		if _, err := day.Parse(string(on)); err != nil || on < a.From {
			wrong.Wrong("on", "asset.disposed_before")
		}
		if price < 0 || price > money.Max {
			wrong.Wrong("price", "asset.price_positive")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		a.DisposedOn, a.Price = on, price
		if err := setDisposal(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "asset", string(id), "disposed", db.Detail{"day": on, "price": price})
	})
	return a, err
}

// Book writes the drafts of a year's end for every asset, sets right those that say
// something else, and tells how many it touched.
func (d *Desk) Book(ctx context.Context, who base.Actor, id ledger.YearID) (int, error) {
	return d.Ledger.Prepare(ctx, who, id, d.Work)
}

// Work tells what the end of a year writes for the assets, and what is written already.
func (d *Desk) Work(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (ledger.Work, error) {
	assets, err := list(ctx, r, who.Place)
	if err != nil {
		return ledger.Work{}, err
	}
	entries, err := d.due(ctx, r, who, y, assets...)
	return ledger.Work{Entries: entries}, err
}

func (d *Desk) due(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, assets ...Asset) ([]ledger.Inventory, error) {
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return nil, err
	}
	var drafts []ledger.Draft
	for _, a := range assets {
		drafts = append(drafts, a.entries(y, ends(years, a.From, y.To))...)
	}
	return d.Ledger.Inventory(ctx, r, who, y, drafts...)
}

// ends lists the last days of the years from a day to a day; before the first year of the
// books, years are taken to have been of twelve months.
func ends(years []ledger.Year, from, to day.Day) []day.Day {
	var out []day.Day
	end := to
	for _, y := range years {
		if y.To <= to && y.To >= from {
			out = append(out, y.To)
		}
		end = y.From.Add(-1)
	}
	for ; end >= from; end = end.Add(1).AddMonths(-12).Add(-1) {
		out = append(out, end)
	}
	slices.Sort(out)
	return out
}
