package fund

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// CofundingID names a grant that follows what is spent.
type CofundingID = base.ID[Cofunding]

// Terms are what a funder promised to pay: a rate of what is really spent, up to a ceiling.
type Terms struct {
	Label       string
	Funder      string
	Project     ledger.AxisID
	Agreement   string
	Rate        money.Rate
	Ceiling     money.Cents
	From, Until day.Day // of the spending that counts
}

// Actual is what a year brought.
type Actual struct {
	Spent  money.Cents // that the agreement lets count
	Booked money.Cents // of income, before the entry of the year's end; less than nothing where more was given back
}

// Cofunding is a grant that follows what is spent.
type Cofunding struct {
	ID CofundingID
	Terms
	Years map[ledger.YearID]Actual
}

// Due is what the funder owes in all for what was spent.
func (t Terms) Due(spent money.Cents) money.Cents { return min(t.Rate.Of(spent), t.Ceiling) }

// Stage is where a cofunding stands at the end of a year.
type Stage struct {
	Year ledger.Year
	Said bool // what the year brought is known
	Actual
	All    Actual      // since the first day
	Due    money.Cents // for all that was spent
	Over   bool        // no later spending counts
	before money.Cents // what the funder owed at the end of the year before
}

// balance is what the funder owes, less than nothing where too much came.
func (s Stage) balance() money.Cents { return s.Due - s.All.Booked }

// Owed is what the funder has still to pay.
func (s Stage) Owed() money.Cents { return max(s.balance(), 0) }

// Overpaid is what came beyond what is due: to be given back once no more spending counts.
func (s Stage) Overpaid() money.Cents { return max(-s.balance(), 0) }

// Waits tells whether a person has still to say what the year brought.
func (s Stage) Waits() bool { return !s.Said }

// Life goes through the years of the books, given in any order, in which spending counts
// or something was said.
func (c Cofunding) Life(years []ledger.Year) []Stage {
	var out []Stage
	last := Stage{}
	for _, y := range ledger.InOrder(years) {
		actual, said := c.Years[y.ID]
		if !said && (y.To < c.From || y.From > c.Until) {
			continue
		}
		s := Stage{Year: y, Said: said, Actual: actual, Over: y.To >= c.Until, before: last.balance(),
			All: Actual{last.All.Spent + actual.Spent, last.All.Booked + actual.Booked}}
		s.Due = c.Due(s.All.Spent)
		out, last = append(out, s), s
	}
	return out
}

// In finds the year of a cofunding's life.
func (c Cofunding) In(y ledger.YearID, years []ledger.Year) (Stage, bool) {
	for _, s := range c.Life(years) {
		if s.Year.ID == y {
			return s, true
		}
	}
	return Stage{}, false
}

// entry brings the income of a year to what is due for its spending: what is still to
// come is a debt of the funder, what came too early or in excess one of the place
// (Code de commerce, art. L. 123-21).
func (c Cofunding) entry(s Stage) ledger.Draft {
	now, before := s.balance(), s.before
	d := ledger.Draft{Day: s.Year.To, Label: c.Label, Source: "cofunding:" + string(c.ID) + ":" + string(s.Year.ID), Lines: []ledger.Line{
		ledger.Side("441", max(now, 0)-max(before, 0)), ledger.Side("4419|467", min(now, 0)-min(before, 0)), ledger.Side("741|740|74", before-now)}}
	for i := range d.Lines {
		d.Lines[i].Project = c.Project
	}
	return d
}
