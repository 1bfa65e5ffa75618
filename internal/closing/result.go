package closing

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

func resultSource(y ledger.YearID) string { return "closing:result:" + string(y) }

// Decision is what the assembly decided on the result of a closed year.
type Decision struct {
	On          day.Day     // of the assembly
	Reserve     money.Cents // to 1068; what remains goes to 110
	Cooperative bool        // of collective interest: Legal and Statutory are kept at least
	Legal       money.Cents // to 1061
	Statutory   money.Cents // to 1063
}

// Appropriate writes and validates the entry that uses the result of a closed year, dated
// the assembly: earlier deficits are made good first.
func (d *Desk) Appropriate(ctx context.Context, who base.Actor, id ledger.YearID, decided Decision) (ledger.Entry, error) {
	var e ledger.Entry
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		y, err := d.Ledger.Year(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if !y.Closed() {
			return base.Refuse(base.Conflict, "closing.not_closed")
		}
		if decided.On <= y.To {
			return base.Wrong("on", "closing.assembly_after", base.Args{"day": words.ShortDay(y.To)})
		}
		balance, err := d.balance(ctx, tx, who, id)
		if err != nil {
			return err
		}
		shares, err := decided.shares(ledger.Result(balance), deficits(balance))
		if err != nil {
			return err
		}
		if e, err = d.use(ctx, tx, id, decided.On, shares); err != nil {
			return err
		}
		return tx.Record(ctx, "closing", string(id), "appropriated", db.Detail{"day": decided.On, "entry": e.Number})
	})
	return e, err
}

// deficits is what is carried forward on 119: a debit.
func deficits(balance map[string]money.Cents) money.Cents { return sum(starting(balance, "119")) }

// shares gives the lines of the decision: accounts by their first figures, debits positive.
func (d Decision) shares(result, deficits money.Cents) ([]Share, error) {
	if result == 0 {
		return nil, base.Refuse(base.Invalid, "closing.no_result")
	}
	if result < 0 {
		return []Share{{"129", result}, {"119", -result}}, nil
	}
	made, rest := Shared(result, deficits)
	if d.Cooperative {
		if err := Kept(rest, d.Legal, d.Statutory); err != nil {
			return nil, err
		}
	} else {
		d.Legal, d.Statutory = 0, 0
	}
	left := rest - d.Reserve - d.Legal - d.Statutory
	if d.Reserve < 0 || left < 0 {
		return nil, base.Wrong("reserve", "closing.more_than_result", base.Args{"result": rest})
	}
	return []Share{{"120", result}, {"119", -made}, {"1061", -d.Legal}, {"1063", -d.Statutory}, {"1068", -d.Reserve}, {"110", -left}}, nil
}

func (d *Desk) use(ctx context.Context, tx *db.Tx, id ledger.YearID, on day.Day, shares []Share) (ledger.Entry, error) {
	journal, err := d.journal(ctx, tx, ledger.General)
	if err != nil {
		return ledger.Entry{}, err
	}
	draft := ledger.Draft{Journal: journal, Day: on, Source: resultSource(id), Label: words.T(tx.Who.Lang, "closing.result_label")}
	for _, s := range shares {
		if s.Amount == 0 {
			continue
		}
		code, err := d.account(ctx, tx, s.Account)
		if err != nil {
			return ledger.Entry{}, err
		}
		draft.Lines = append(draft.Lines, ledger.Side(code, s.Amount))
	}
	return d.Ledger.Post(ctx, tx, draft)
}
