// Package fund keeps earmarked funds ("fonds dédiés"): what a funder gave for a project,
// of which the part not spent is set aside from year to year until it is; and grants that
// follow what is really spent, of which what came in excess is owed. It announces nothing. It must never know how a year is closed.
package fund

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// ID names a fund.
type ID = base.ID[Fund]

// Origin is whose money it was: each has its accounts.
type Origin string

// The origins.
const (
	Grant      Origin = "grant"      // of a public authority
	Foundation Origin = "foundation" // of another body
	Public     Origin = "public"     // of an appeal to the public
)

// figure is what parts the origin's accounts from those of the others.
func (o Origin) figure() string {
	return map[Origin]string{Grant: "4", Foundation: "5", Public: "6"}[o]
}

// Draft is what people say of a fund.
type Draft struct {
	Label     string
	Origin    Origin
	Funder    string
	Project   ledger.AxisID
	Agreement string // the writing that earmarks it
	Amount    money.Cents
	GivenOn   day.Day
	Earlier   money.Cents // spent before the books begin here
}

// Fund is one earmarked fund.
type Fund struct {
	ID ID
	Draft
	Uses      map[ledger.YearID]Use
	Transfers []Transfer // from it and to it
}

// Use is what became of a fund in a year.
type Use struct {
	Spent    money.Cents // on the project
	Returned money.Cents // to the funder, who wants it back
}

// Move is a year of a fund's life.
type Move struct {
	Year     ledger.Year
	Said     bool // what was spent is known
	Opening  money.Cents
	Received money.Cents
	Use
	Moved money.Cents // brought by transfers, less what they took
	Idle  bool        // something is left, and nothing moved for two years
}

// Closing is what is left at the end of the year.
func (m Move) Closing() money.Cents {
	return m.Opening + m.Received - m.Spent - m.Returned + m.Moved
}

// Added is what the year sets aside: what it received and did not spend.
func (m Move) Added() money.Cents {
	if m.Received == 0 {
		return 0
	}
	return m.Received - m.Spent
}

// Used is what the year takes from what earlier years set aside.
func (m Move) Used() money.Cents {
	if m.Received > 0 {
		return 0
	}
	return m.Spent + m.Returned
}

// Waits tells whether a person has still to say what was spent.
func (m Move) Waits() bool { return !m.Said && m.Closing() > 0 }

// idleYears is how long a fund may stand still before one wonders (ANC 2018-06, art. 431-6).
const idleYears = 2

// Life goes through the years of the books, given in any order, from the one in which
// the fund was received.
func (f Fund) Life(years []ledger.Year) []Move {
	var out []Move
	still := 0
	for _, y := range ledger.InOrder(years) {
		if y.To < f.GivenOn {
			continue
		}
		use, said := f.Uses[y.ID]
		m := Move{Year: y, Said: said, Use: use, Moved: f.moved(y.ID)}
		switch {
		case y.Holds(f.GivenOn):
			m.Received = f.Amount
		case len(out) == 0:
			m.Opening = f.Amount - f.Earlier
		default:
			m.Opening = out[len(out)-1].Closing()
		}
		if still++; m.Received > 0 || m.Used() > 0 || m.Moved != 0 {
			still = 0
		}
		m.Idle = still >= idleYears && m.Closing() > 0
		out = append(out, m)
	}
	return out
}

// In finds the year of a fund's life; zero before it was received.
func (f Fund) In(y ledger.YearID, years []ledger.Year) (Move, bool) {
	for _, m := range f.Life(years) {
		if m.Year.ID == y {
			return m, true
		}
	}
	return Move{}, false
}

// entry is what the end of a year writes (ANC 2018-06, art. 132-1 and 132-2).
func (f Fund) entry(m Move) ledger.Draft {
	d := ledger.Draft{Day: m.Year.To, Label: f.Label, Source: "fund:" + string(f.ID) + ":" + string(m.Year.ID)}
	if m.Said {
		d.Lines = f.aside(m)
	}
	d.Lines = append(d.Lines, f.sent(m.Year.ID)...)
	return d
}

// aside are the lines of what is set aside or used, and of what is given back.
func (f Fund) aside(m Move) []ledger.Line {
	aside := m.Added() - m.Used()
	o := f.Origin.figure()
	reason := "689" + o
	if aside < 0 {
		reason = "789" + o
	}
	lines := []ledger.Line{ledger.Side(reason, aside), ledger.Side("19"+o, -aside),
		ledger.Side("6571|6578|658", m.Returned), ledger.Side("4419|467", -m.Returned)}
	for i := range lines {
		lines[i].Project = f.Project
	}
	return lines
}

// Table is the movements of a year, fund by fund: a table of the annex.
type Table struct {
	Rows []Row
	Sum  Row
}

// Row is one fund in one year.
type Row struct {
	Fund Fund
	Move
}

// TableOf lists the funds that lived in a year, and adds them up.
func TableOf(all []Fund, y ledger.YearID, years []ledger.Year) (t Table) {
	for _, f := range all {
		m, alive := f.In(y, years)
		if !alive || m.Opening == 0 && m.Received == 0 && m.Moved == 0 {
			continue
		}
		t.Rows = append(t.Rows, Row{f, m})
		t.Sum.Opening += m.Opening
		t.Sum.Received += m.Received
		t.Sum.Spent += m.Spent
		t.Sum.Returned += m.Returned
		t.Sum.Moved += m.Moved
	}
	return t
}

// sumOf adds up a column.
func (t Table) sumOf(column func(Move) money.Cents) (sum money.Cents) {
	for _, r := range t.Rows {
		sum += column(r.Move)
	}
	return sum
}
