package fund

import (
	"context"
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
	labelMax  = 120
	funderMax = 200
)

// List reads the funds, the latest first.
func (d *Desk) List(ctx context.Context, r db.Reader, who base.Actor) ([]Fund, error) {
	return list(ctx, r, who.Place)
}

// Get reads one fund.
func (d *Desk) Get(ctx context.Context, r db.Reader, who base.Actor, id ID) (Fund, error) {
	return get(ctx, r, who.Place, id)
}

// Add enters an earmarked fund; that it was received is an entry of its own.
func (d *Desk) Add(ctx context.Context, who base.Actor, draft Draft) (Fund, error) {
	draft.Label, draft.Funder, draft.Agreement = strings.TrimSpace(draft.Label), strings.TrimSpace(draft.Funder), strings.TrimSpace(draft.Agreement)
	var f Fund
	if err := draft.check(); err != nil {
		return f, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := d.projected(ctx, tx, draft.Project); err != nil {
			return err
		}
		f = Fund{ID: base.NewID[Fund](tx.Now), Draft: draft}
		if err := insert(ctx, tx, f); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(f.ID), "added", db.Detail{"label": f.Label, "amount": f.Amount})
	})
	return f, err
}

// check refuses what is no earmarked fund, and says what it is then.
func (d Draft) check() error {
	wrong := base.Checks{}
	wrong.Require("label", d.Label)
	for field, text := range map[string]string{"label": d.Label, "agreement": d.Agreement} {
		if len([]rune(text)) > labelMax {
			wrong.Wrong(field, "base.too_long", base.Args{"max": labelMax})
		}
	}
	if d.Funder == "" {
		wrong.Wrong("funder", "fund.no_funder")
	} else if len([]rune(d.Funder)) > funderMax {
		wrong.Wrong("funder", "base.too_long", base.Args{"max": funderMax})
	}
	if d.Project == "" {
		wrong.Wrong("project", "fund.no_project")
	}
	if d.Agreement == "" {
		wrong.Wrong("agreement", "fund.no_agreement")
	}
	if d.Origin.figure() == "" {
		wrong.Wrong("origin", "fund.no_such_origin")
	}
	if d.Amount <= 0 || d.Amount > money.Max {
		wrong.Wrong("amount", "fund.amount_positive")
	}
	if d.Earlier < 0 || d.Earlier > max(d.Amount, 0) {
		wrong.Wrong("earlier", "fund.part_of_amount")
	}
	if _, err := day.Parse(string(d.GivenOn)); err != nil {
		wrong.Wrong("given_on", "fund.no_such_day")
	}
	return wrong.Fault()
}

// Say notes what was spent of a fund in a year, and what was given back. Its entry
// follows as long as it is a draft.
func (d *Desk) Say(ctx context.Context, who base.Actor, id ID, year ledger.YearID, use Use) (Fund, error) {
	var f Fund
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := tx.Lock(ctx, "fund:"+string(id)); err != nil {
			return err
		}
		if f, err = get(ctx, tx, who.Place, id); err != nil {
			return err
		}
		y, err := d.Ledger.Year(ctx, tx, who, year)
		if err != nil {
			return err
		}
		years, err := d.Ledger.Years(ctx, tx, who)
		if err != nil {
			return err
		}
		written, err := d.entries(ctx, tx, who, y, years, f)
		if err != nil {
			return err
		}
		if err := changeable(y, written); err != nil {
			return err
		}
		f.Uses[year] = use
		if err := f.checkLife(y, years); err != nil {
			return err
		}
		if err := putUse(ctx, tx, id, year, use); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(id), "use_said", db.Detail{"from": y.From, "spent": use.Spent, "returned": use.Returned})
	})
	return f, err
}

// changeable refuses to change what a closed year or a validated entry holds.
func changeable(y ledger.Year, written []ledger.Inventory) error {
	if y.Closed() {
		return base.Refuse(base.Conflict, "fund.year_closed", base.Args{"day": words.ShortDay(y.ClosedOn)})
	}
	for _, e := range written {
		if e.Number != "" {
			return base.Refuse(base.Conflict, "fund.validated", base.Args{"number": e.Number})
		}
	}
	return nil
}

// checkLife refuses what would use more than there is, this year or in one already told.
func (f Fund) checkLife(y ledger.Year, years []ledger.Year) error {
	use := f.Uses[y.ID]
	var wrong base.Checks
	if use.Spent < 0 || use.Spent > money.Max {
		wrong.Wrong("spent", "fund.not_negative")
	}
	if use.Returned < 0 || use.Returned > money.Max {
		wrong.Wrong("returned", "fund.not_negative")
	}
	now, alive := f.In(y.ID, years)
	if !alive {
		return base.Wrong("year", "fund.before_given", base.Args{"day": words.ShortDay(f.GivenOn)})
	}
	if now.Received > 0 && use.Returned > 0 {
		wrong.Wrong("returned", "fund.return_later")
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return f.overdrawn("spent", use.Spent+use.Returned, y, years)
}

// overdrawn refuses, on its field, a sum that leaves less than nothing in a year or in a later one.
func (f Fund) overdrawn(field string, sum money.Cents, y ledger.Year, years []ledger.Year) error {
	for _, m := range f.Life(years) {
		switch {
		case m.Closing() >= 0 || m.Year.From < y.From:
		case m.Year.ID == y.ID:
			return base.Wrong(field, "fund.more_than_left", base.Args{"left": m.Closing() + sum})
		default:
			return base.Wrong(field, "fund.later_used", base.Args{"from": words.ShortDay(m.Year.From), "used": m.Used()})
		}
	}
	return nil
}

// Remove takes out a fund that was entered by mistake, with its drafts; one whose entries
// are validated stays.
func (d *Desk) Remove(ctx context.Context, who base.Actor, id ID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		f, err := get(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if len(f.Transfers) > 0 {
			return base.Refuse(base.Conflict, "fund.has_transfers", base.Args{"label": f.Transfers[0].Other.Label})
		}
		if err := d.Ledger.Withdraw(ctx, tx, func(y ledger.Year, years []ledger.Year) ([]ledger.Inventory, error) {
			return d.entries(ctx, tx, who, y, years, f)
		}); err != nil {
			return err
		}
		if err := remove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "fund", string(id), "removed", db.Detail{"label": f.Label})
	})
}
