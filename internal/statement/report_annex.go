package statement

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// AnnexReport is the tables of the annex that the books alone can draw.
type AnnexReport struct {
	From        day.Day      `json:"from"`
	To          day.Day      `json:"to"`
	Tables      []AnnexTable `json:"tables" nullable:"false"`
	Receivables []AnnexDue   `json:"receivables" nullable:"false"`
	Debts       []AnnexDue   `json:"debts" nullable:"false"`
}

// AnnexTable is one table of movements.
type AnnexTable struct {
	Name string          `json:"name" enum:"fixed,wear,provisions,dedicated,own"`
	Rows []AnnexMovement `json:"rows" nullable:"false"`
	Sum  AnnexMovement   `json:"sum"`
}

// AnnexMovement is how an account came from what it held to what it holds.
type AnnexMovement struct {
	Code    string      `json:"account" doc:"empty for the result, which no account bears yet, and in a sum"`
	Label   string      `json:"label"`
	Opening money.Cents `json:"opening_cents" doc:"wear, provisions and own funds are positive when creditor"`
	Up      money.Cents `json:"increase_cents"`
	Down    money.Cents `json:"decrease_cents"`
	Closing money.Cents `json:"closing_cents"`
}

// AnnexDue is a line of the balance sheet by when it falls due.
type AnnexDue struct {
	Key   string      `json:"key"`
	Label string      `json:"label"`
	Cents money.Cents `json:"amount_cents"`
	Soon  money.Cents `json:"within_a_year_cents"`
	Later money.Cents `json:"later_cents" doc:"loans and deposits, whose days the books do not tell"`
}

// annex reads what the tables of the annex are drawn from.
func (d *Desk) annex(ctx context.Context, who base.Actor, p Period) (moved []Movements, receivable, owed []Due, err error) {
	trial, err := d.Trial(ctx, who, p)
	if err != nil {
		return nil, nil, nil, err
	}
	p.Before = nil // nothing is set beside
	sheet, err := d.Sheet(ctx, who, p)
	receivable, owed = Dues(sheet)
	return Annex(p.Model(), trial), receivable, owed, err
}

func (d *Desk) annexReport(ctx context.Context, who base.Actor, p Period) (AnnexReport, error) {
	moved, receivable, owed, err := d.annex(ctx, who, p)
	out := AnnexReport{From: p.From, To: p.To, Tables: make([]AnnexTable, len(moved)), Receivables: duesOut(receivable, who.Lang), Debts: duesOut(owed, who.Lang)}
	for i, t := range moved {
		out.Tables[i] = AnnexTable{Name: t.Name, Rows: make([]AnnexMovement, len(t.Rows)), Sum: movementOut(t.Sum(), who.Lang)}
		out.Tables[i].Sum.Label = words.T(who.Lang, "statement.total")
		for j, m := range t.Rows {
			out.Tables[i].Rows[j] = movementOut(m, who.Lang)
		}
	}
	return out, err
}

func movementOut(m Movement, lang string) AnnexMovement {
	if m.Account == "" {
		m.Label = words.T(lang, "statement.result_net")
	}
	return AnnexMovement{m.Account, m.Label, m.Opening, m.Up, m.Down, m.Closing()}
}

func duesOut(all []Due, lang string) []AnnexDue {
	out := make([]AnnexDue, len(all))
	for i, d := range all {
		out[i] = AnnexDue{d.Key, d.In(lang), d.Soon + d.Later, d.Soon, d.Later}
	}
	return out
}
