package closing

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/accrual"
	"pilotis/internal/asset"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fund"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/risk"
	"pilotis/internal/stock"
	"pilotis/internal/vat"
	"pilotis/internal/words"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB       *db.DB
	Ledger   *ledger.Desk
	Assets   *asset.Desk
	Accruals *accrual.Desk
	Stocks   *stock.Desk
	Risks    *risk.Desk
	Funds    *fund.Desk
	Law      *law.Desk
	Bank     *bank.Desk
	Vat      *vat.Desk
}

// openingSource makes the opening of the next year the only one of a year.
func openingSource(y ledger.YearID) string { return "closing:opening:" + string(y) }

// Foresee writes the opening of the next year as a draft, from the balances as they are
// now; done again, it replaces that draft. The year stays open.
func (d *Desk) Foresee(ctx context.Context, who base.Actor, id ledger.YearID) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		e, err = d.carry(ctx, tx, id)
		return err
	})
	return e, err
}

// Close validates the opening of the next year and locks the year; what was foreseen at its
// end is undone on the first day of the next, as drafts. What stands in the way is refused
// with its reasons.
func (d *Desk) Close(ctx context.Context, who base.Actor, id ledger.YearID) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		draft, err := d.carry(ctx, tx, id)
		if err != nil {
			return err
		}
		steps, err := d.steps(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if err := refusal(who.Lang, Blocking(steps)); err != nil {
			return err
		}
		sealed, err := d.Ledger.Seal(ctx, tx, draft.ID)
		if err != nil {
			return err
		}
		e = sealed[0]
		if err := d.Ledger.CloseYear(ctx, tx, id); err != nil {
			return err
		}
		next, err := d.Ledger.Year(ctx, tx, who, e.Year)
		if err != nil {
			return err
		}
		if _, err := d.Accruals.Turn(ctx, tx, next); err != nil {
			return err
		}
		return tx.Record(ctx, "closing", string(id), "closed", db.Detail{"opening": e.Number})
	})
	return e, err
}

// refusal says every step that stands in the way.
func refusal(lang string, blocking []Step) error {
	if len(blocking) == 0 {
		return nil
	}
	f := base.Refuse(base.Conflict, "closing.blocked", base.Args{"n": len(blocking)})
	for _, s := range blocking {
		f.Fields = append(f.Fields, base.Field{Name: s.Key, Key: s.Reason, Args: s.Args})
	}
	f.Extra = map[string]any{"blocking": reasons(lang, blocking)}
	return f
}

func reasons(lang string, blocking []Step) (out []string) {
	for _, s := range blocking {
		out = append(out, words.T(lang, s.Reason, s.Args))
	}
	return out
}

// carry writes or replaces the draft of the next year's opening.
func (d *Desk) carry(ctx context.Context, tx *db.Tx, id ledger.YearID) (ledger.Entry, error) {
	y, err := d.Ledger.Year(ctx, tx, tx.Who, id)
	if err != nil {
		return ledger.Entry{}, err
	}
	if y.Closed() {
		return ledger.Entry{}, base.Refuse(base.Conflict, "closing.closed_already", base.Args{"day": words.ShortDay(y.ClosedOn)})
	}
	next, err := d.next(ctx, tx, y)
	if err != nil {
		return ledger.Entry{}, err
	}
	draft, err := d.opening(ctx, tx, y, next.From)
	if err != nil {
		return ledger.Entry{}, err
	}
	old, written, err := d.Ledger.Booked(ctx, tx, tx.Who, draft.Source)
	if err != nil {
		return ledger.Entry{}, err
	}
	if err := tx.Record(ctx, "closing", string(id), "opening_set", nil); err != nil {
		return ledger.Entry{}, err
	}
	if written {
		return d.Ledger.Redo(ctx, tx, old, draft)
	}
	return d.Ledger.Book(ctx, tx, draft)
}

// next finds the year that follows, or opens one of twelve months.
func (d *Desk) next(ctx context.Context, tx *db.Tx, y ledger.Year) (ledger.Year, error) {
	from := y.To.Add(1)
	next, found, err := d.Ledger.YearOn(ctx, tx, tx.Who, from)
	if err != nil || found {
		return next, err
	}
	return d.Ledger.Begin(ctx, tx, from, from.AddMonths(12).Add(-1), y.Chart)
}

func (d *Desk) opening(ctx context.Context, tx *db.Tx, y ledger.Year, on day.Day) (ledger.Draft, error) {
	lang := tx.Who.Lang
	draft := ledger.Draft{Day: on, Source: openingSource(y.ID), Label: words.T(lang, "closing.opening_label")}
	totals, err := d.Ledger.Totals(ctx, tx, tx.Who, y.ID, "", "")
	if err != nil {
		return draft, err
	}
	owed, err := d.Ledger.Owed(ctx, tx, tx.Who, y.ID, "")
	if err != nil {
		return draft, err
	}
	surplus, err := d.account(ctx, tx, "120")
	if err != nil {
		return draft, err
	}
	deficit, err := d.account(ctx, tx, "129")
	if err != nil {
		return draft, err
	}
	if draft.Journal, err = d.journal(ctx, tx, ledger.Opening); err != nil {
		return draft, err
	}
	draft.Lines = Carried(ledger.Balance(totals), owed, surplus, deficit)
	return draft, nil
}

// account finds the account that begins by figures, or adds it to the chart.
func (d *Desk) account(ctx context.Context, tx *db.Tx, figures string) (string, error) {
	all, err := d.Ledger.Accounts(ctx, tx, tx.Who)
	if err != nil {
		return "", err
	}
	for _, a := range all {
		if strings.HasPrefix(a.Code, figures) && a.ClosedOn == "" {
			return a.Code, nil
		}
	}
	code := (figures + "000000")[:max(6, len(figures))]
	return code, d.Ledger.Chart(ctx, tx, ledger.Account{Code: code, Label: words.T(tx.Who.Lang, "closing.account_"+figures)})
}

// journal finds the journal of a kind, or begins it.
func (d *Desk) journal(ctx context.Context, tx *db.Tx, kind ledger.Kind) (string, error) {
	all, err := d.Ledger.Journals(ctx, tx, tx.Who)
	if err != nil {
		return "", err
	}
	ofKind := func(j ledger.Journal) bool { return j.Kind == kind && j.ClosedOn == "" }
	if i := slices.IndexFunc(all, ofKind); i >= 0 {
		return all[i].Code, nil
	}
	basics := ledger.Basics(tx.Who.Lang)
	j := basics[slices.IndexFunc(basics, ofKind)]
	return j.Code, d.Ledger.Keep(ctx, tx, j)
}

// balance is the trial balance of a year.
func (d *Desk) balance(ctx context.Context, r db.Reader, who base.Actor, id ledger.YearID) (map[string]money.Cents, error) {
	totals, err := d.Ledger.Totals(ctx, r, who, id, "", "")
	return ledger.Balance(totals), err
}
