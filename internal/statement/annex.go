package statement

import (
	"pilotis/internal/chart"
	"pilotis/internal/money"
)

// Movement is how an account came from what it held to what it holds, read as its
// table is: wear, provisions and own funds are positive when creditor.
type Movement struct {
	Account, Label string // no account for the result, which none bears yet
	Opening        money.Cents
	Up, Down       money.Cents
}

// Closing is what is held at the end.
func (m Movement) Closing() money.Cents { return m.Opening + m.Up - m.Down }

// Movements is one table of the annex.
type Movements struct {
	Name string // "fixed", "wear", "provisions", "dedicated", "own"
	Rows []Movement
}

// Sum adds the table up.
func (t Movements) Sum() (sum Movement) {
	for _, m := range t.Rows {
		sum.Opening, sum.Up, sum.Down = sum.Opening+m.Opening, sum.Up+m.Up, sum.Down+m.Down
	}
	return sum
}

// Annex draws the tables of movements of the annex (ANC 2018-06, art. 431-2; PCG, art.
// 833) from the trial balance. Accounts stand where the sheet puts them, so that each
// table ends where the sheet does.
func Annex(m chart.Model, trial []Weighed) []Movements {
	tables := []Movements{{Name: "fixed"}, {Name: "wear"}, {Name: "provisions"}, {Name: "dedicated"}, {Name: "own"}}
	result := Movement{}
	for _, w := range trial {
		if c := w.Code[0]; c == '6' || c == '7' {
			result.Opening, result.Up = result.Opening-w.Before, result.Up+w.Credit-w.Debit
			continue
		}
		line, contra, found := m.Find(w.Code, w.After())
		if !found {
			continue
		}
		if at := tableOf(m.Lines[line].Part, contra); at >= 0 {
			tables[at].Rows = append(tables[at].Rows, w.moved(at == 0))
		}
	}
	if result.Up < 0 {
		result.Up, result.Down = 0, -result.Up
	}
	if result != (Movement{}) {
		tables[4].Rows = append(tables[4].Rows, result)
	}
	return tables
}

// tableOf is the table in which an account moves: none for what is not told there.
func tableOf(part chart.Part, contra bool) int {
	switch {
	case part == chart.Fixed && !contra:
		return 0
	case part == chart.Fixed:
		return 1
	case part == chart.Provisions, part == chart.Current && contra:
		return 2
	case part == chart.Dedicated:
		return 3
	case part == chart.Own:
		return 4
	}
	return -1
}

// moved reads a row of the trial balance as a movement.
func (w Weighed) moved(debtor bool) Movement {
	if debtor {
		return Movement{w.Code, w.Label, w.Before, w.Debit, w.Credit}
	}
	return Movement{w.Code, w.Label, -w.Before, w.Credit, w.Debit}
}

// Due is a line of the sheet by when it is to be paid.
type Due struct {
	Row
	Soon  money.Cents // within a year: what is of classes 4 and 5
	Later money.Cents // loans and deposits, whose days the books do not tell
}

// Dues tells receivables and debts by when they fall due.
func Dues(sheet Rows) (receivable, owed []Due) {
	for _, r := range sheet {
		if r.Part != chart.Current && r.Part != chart.Debts || len(r.Held) == 0 {
			continue
		}
		d := Due{Row: r}
		for _, h := range r.Held {
			amount := h.Net
			if r.Part == chart.Debts {
				amount = -amount
			}
			switch h.Account[0] {
			case '4', '5':
				d.Soon += amount
			default:
				d.Later += amount
			}
		}
		switch {
		case r.Part == chart.Debts:
			owed = append(owed, d)
		case r.Held[0].Account[0] == '4':
			receivable = append(receivable, d)
		}
	}
	return receivable, owed
}
