package accrual

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB     *db.DB
	Ledger *ledger.Desk
}

const (
	labelMax  = 120
	monthsMax = 240 // of a span
)

// List reads the accruals, the latest first.
func (d *Desk) List(ctx context.Context, r db.Reader, who base.Actor) ([]Accrual, error) {
	return list(ctx, r, who.Place)
}

// Get reads one accrual.
func (d *Desk) Get(ctx context.Context, r db.Reader, who base.Actor, id ID) (Accrual, error) {
	return get(ctx, r, who.Place, id)
}

// Add notes an income or a cost whose year is not that of its entry.
func (d *Desk) Add(ctx context.Context, who base.Actor, draft Draft) (Accrual, error) {
	draft = draft.tidy()
	var a Accrual
	if err := draft.check(); err != nil {
		return a, err
	}
	if err := d.Ledger.AxesKnown(ctx, who, draft.Axes); err != nil {
		return a, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := d.known(ctx, tx, draft); err != nil {
			return err
		}
		a = Accrual{base.NewID[Accrual](tx.Now), draft}
		if err := insert(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "accrual", string(a.ID), "added", db.Detail{"label": a.Label, "amount": a.Amount})
	})
	return a, err
}

// known refuses accounts, third parties and days that the books do not have.
func (d *Desk) known(ctx context.Context, tx *db.Tx, draft Draft) error {
	accounts, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	thirds, err := d.Ledger.Thirds(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	years, err := d.Ledger.Years(ctx, tx, tx.Who)
	if err != nil {
		return err
	}
	var wrong base.Checks
	if !slices.ContainsFunc(accounts, func(a ledger.Account) bool { return a.Code == draft.Account && a.ClosedOn == "" }) {
		wrong.Wrong("account", "accrual.no_such_account")
	}
	if draft.Third != "" && !slices.ContainsFunc(thirds, func(t ledger.Third) bool { return t.Code == draft.Third }) {
		wrong.Wrong("third", "accrual.no_such_third")
	}
	if endOf(draft.Day, years) == "" {
		wrong.Wrong("day", "accrual.no_year")
	}
	return wrong.Fault()
}

// tidy keeps of a draft what its way has a use for.
func (d Draft) tidy() Draft {
	d.Label = strings.TrimSpace(d.Label)
	if d.Way == Ahead {
		d.Third, d.VAT = "", 0
	} else {
		d.Span = Span{}
	}
	return d
}

func (d Draft) check() error {
	var wrong base.Checks
	wrong.Require("label", d.Label)
	if len([]rune(d.Label)) > labelMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": labelMax})
	}
	if d.Way != Ahead && d.Way != Late {
		wrong.Wrong("way", "accrual.no_such_way")
	}
	if d.Account == "" || d.Account[0] != '6' && d.Account[0] != '7' {
		wrong.Wrong("account", "accrual.class_six_seven")
	}
	if d.Amount <= 0 || d.Amount > money.Max {
		wrong.Wrong("amount", "accrual.amount_positive")
	}
	if d.VAT < 0 || d.VAT > max(d.Amount, 0) {
		wrong.Wrong("vat", "accrual.vat_part")
	} else if d.VAT > 0 && !d.Taxed() {
		wrong.Wrong("vat", "accrual.vat_none")
	}
	if !real(d.Day) {
		wrong.Wrong("day", "accrual.no_such_day")
	}
	if d.Way == Ahead {
		d.Span.check(&wrong)
	}
	return wrong.Fault()
}

func (s Span) check(wrong *base.Checks) {
	switch {
	case !real(s.From):
		wrong.Wrong("from", "accrual.no_such_day")
	case !real(s.To):
		wrong.Wrong("to", "accrual.no_such_day")
	case s.To < s.From || s.To > s.From.AddMonths(monthsMax):
		wrong.Wrong("to", "accrual.span", base.Args{"max": monthsMax / 12})
	case s.Measure != Days && s.Measure != Months:
		wrong.Wrong("measure", "accrual.no_such_measure")
	case s.Measure == Months && !s.whole():
		wrong.Wrong("measure", "accrual.whole_months")
	}
}

func real(d day.Day) bool {
	_, err := day.Parse(string(d))
	return err == nil
}

// Remove takes out an accrual that was noted by mistake, with its drafts; one whose
// entries are validated stays.
func (d *Desk) Remove(ctx context.Context, who base.Actor, id ID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		a, err := get(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := d.Ledger.Withdraw(ctx, tx, func(y ledger.Year, years []ledger.Year) ([]ledger.Inventory, error) {
			return d.entries(ctx, tx, who, y, years, a)
		}); err != nil {
			return err
		}
		if err := remove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "accrual", string(id), "removed", db.Detail{"label": a.Label})
	})
}
