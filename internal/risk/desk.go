package risk

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

const labelMax = 120

// List reads the risks, those that last first.
func (d *Desk) List(ctx context.Context, r db.Reader, who base.Actor) ([]Risk, error) {
	return list(ctx, r, who.Place)
}

// Get reads one risk.
func (d *Desk) Get(ctx context.Context, r db.Reader, who base.Actor, id ID) (Risk, error) {
	return get(ctx, r, who.Place, id)
}

// Add notes a risk.
func (d *Desk) Add(ctx context.Context, who base.Actor, draft Draft) (Risk, error) {
	draft.Label = strings.TrimSpace(draft.Label)
	if draft.Kind != Customer {
		draft.Account, draft.Third, draft.Amount, draft.VAT = "", "", 0, 0
	}
	var r Risk
	if err := draft.check(); err != nil {
		return r, err
	}
	if err := d.Ledger.AxesKnown(ctx, who, draft.Axes); err != nil {
		return r, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if draft.Kind == Customer {
			if err := d.known(ctx, tx, draft); err != nil {
				return err
			}
		}
		r = Risk{ID: base.NewID[Risk](tx.Now), Draft: draft}
		if err := insert(ctx, tx, r); err != nil {
			return err
		}
		return tx.Record(ctx, "risk", string(r.ID), "added", db.Detail{"label": r.Label, "amount": r.Amount})
	})
	return r, err
}

func (d Draft) check() error {
	var wrong base.Checks
	wrong.Require("label", d.Label)
	if len([]rune(d.Label)) > labelMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": labelMax})
	}
	if !slices.Contains(Kinds(), d.Kind) {
		wrong.Wrong("kind", "risk.no_such_kind")
	}
	if _, err := day.Parse(string(d.Since)); err != nil {
		wrong.Wrong("since", "risk.no_such_day")
	}
	if d.Earlier < 0 || d.Earlier > money.Max {
		wrong.Wrong("earlier", "risk.not_negative")
	}
	if d.Kind != Customer {
		return wrong.Fault()
	}
	if d.Amount <= 0 || d.Amount > money.Max {
		wrong.Wrong("amount", "risk.amount_positive")
	}
	if d.VAT < 0 || d.VAT > max(d.Amount, 0) {
		wrong.Wrong("vat", "risk.part_of_amount")
	}
	if d.Earlier > max(d.Net(), 0) {
		wrong.Wrong("earlier", "risk.more_than_owed", base.Args{"net": d.Net()})
	}
	if !strings.HasPrefix(d.Account, "41") {
		wrong.Wrong("account", "risk.class_forty_one")
	}
	return wrong.Fault()
}

// known refuses an account or a customer that the books do not have.
func (d *Desk) known(ctx context.Context, tx *db.Tx, draft Draft) error {
	accounts, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	thirds, err := d.Ledger.Thirds(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	var wrong base.Checks
	if !slices.ContainsFunc(accounts, func(a ledger.Account) bool { return a.Code == draft.Account && a.ClosedOn == "" }) {
		wrong.Wrong("account", "risk.class_forty_one")
	}
	if !slices.ContainsFunc(thirds, func(t ledger.Third) bool { return t.Code == draft.Third }) {
		wrong.Wrong("third", "risk.no_such_third")
	}
	return wrong.Fault()
}

// Say notes how much may be lost at the end of a year. Its entry follows as long as it
// is a draft.
func (d *Desk) Say(ctx context.Context, who base.Actor, id ID, year ledger.YearID, estimate money.Cents) (Risk, error) {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, r *Risk, years []ledger.Year) error {
		y, err := d.Ledger.Year(ctx, tx, who, year)
		if err != nil {
			return err
		}
		if _, alive := r.In(year, years); !alive || r.EndedOn != "" && r.EndedOn <= y.To {
			return base.Wrong("year", "risk.not_alive")
		}
		if estimate < 0 || estimate > money.Max {
			return base.Wrong("estimate", "risk.not_negative")
		}
		if r.Kind == Customer && estimate > r.Net() {
			return base.Wrong("estimate", "risk.more_than_owed", base.Args{"net": r.Net()})
		}
		if err := d.changeable(ctx, tx, *r, y, years); err != nil {
			return err
		}
		r.Estimates[year] = estimate
		if err := putEstimate(ctx, tx, id, year, estimate); err != nil {
			return err
		}
		return tx.Record(ctx, "risk", string(id), "estimated", db.Detail{"from": y.From, "amount": estimate})
	})
}

// End notes that a risk is over: it did not happen, it was paid, or (of a customer) all
// is lost. What was foreseen is taken back at the end of the year.
func (d *Desk) End(ctx context.Context, who base.Actor, id ID, on day.Day, lost bool) (Risk, error) {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, r *Risk, years []ledger.Year) error {
		if r.EndedOn != "" {
			return base.Refuse(base.Conflict, "risk.ended_already", base.Args{"day": words.ShortDay(r.EndedOn)})
		}
		if _, err := day.Parse(string(on)); err != nil || on < r.Since {
			return base.Wrong("on", "risk.ends_after", base.Args{"day": words.ShortDay(r.Since)})
		}
		for _, y := range years {
			if y.To < on {
				continue
			}
			if err := d.changeable(ctx, tx, *r, y, years); err != nil {
				return err
			}
		}
		r.EndedOn, r.Lost = on, lost && r.Kind == Customer
		if err := setEnd(ctx, tx, *r); err != nil {
			return err
		}
		return tx.Record(ctx, "risk", string(id), "ended", db.Detail{"day": on, "lost": r.Lost})
	})
}

// change reads a risk under its lock, and lets a verb change it.
func (d *Desk) change(ctx context.Context, who base.Actor, id ID, do func(context.Context, *db.Tx, *Risk, []ledger.Year) error) (Risk, error) {
	var r Risk
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := tx.Lock(ctx, "risk:"+string(id)); err != nil {
			return err
		}
		if r, err = get(ctx, tx, who.Place, id); err != nil {
			return err
		}
		years, err := d.Ledger.Years(ctx, tx, who)
		if err != nil {
			return err
		}
		return do(ctx, tx, &r, years)
	})
	return r, err
}

// changeable refuses to change what a closed year or the validated entry of its end holds.
func (d *Desk) changeable(ctx context.Context, tx *db.Tx, r Risk, y ledger.Year, years []ledger.Year) error {
	if y.Closed() {
		return base.Refuse(base.Conflict, "risk.year_closed", base.Args{"day": words.ShortDay(y.ClosedOn)})
	}
	written, err := d.entries(ctx, tx, tx.Who, y, years, r)
	if err != nil {
		return err
	}
	for _, e := range written {
		if e.Number != "" && e.Day == y.To {
			return base.Refuse(base.Conflict, "risk.validated", base.Args{"number": e.Number})
		}
	}
	return nil
}

// Remove takes out a risk that was noted by mistake, with its drafts; one whose entries
// are validated stays.
func (d *Desk) Remove(ctx context.Context, who base.Actor, id ID) error {
	_, err := d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, r *Risk, _ []ledger.Year) error {
		if err := d.Ledger.Withdraw(ctx, tx, func(y ledger.Year, years []ledger.Year) ([]ledger.Inventory, error) {
			return d.entries(ctx, tx, who, y, years, *r)
		}); err != nil {
			return err
		}
		if err := remove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "risk", string(id), "removed", db.Detail{"label": r.Label})
	})
	return err
}
