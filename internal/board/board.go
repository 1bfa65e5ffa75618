// Package board is the monthly board of a place: a few indicators, each with somebody who
// answers for it, what is said of them, what is decided; then the month is closed, and what
// was read is kept as it was. It announces nothing. It must never reckon a figure that another
// room tells, nor change a month that is closed.
package board

import (
	"cmp"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
)

// Most is how many indicators a board bears: beyond, nobody reads them.
const Most = 12

// IndicatorID names an indicator.
type IndicatorID = base.ID[Indicator]

// Indicator is one thing that is followed month after month.
type Indicator struct {
	ID       IndicatorID
	Slot     int // its rank on the board, 1 to Most; 0 once it was taken off
	Name     string
	Owner    base.AccountID // who answers for it
	Source   Source
	Activity base.ActivityID // of BySales
	Unit     string          // of Typed: "h"
	Low      *int64          // an alert under it, in hundredths of the unit; nil for none
	High     *int64          // an alert over it
	MadeAt   time.Time
}

// Light is how an indicator stands against its thresholds.
type Light string

// The lights.
const (
	Well  Light = "well"
	Alert Light = "alert"
	Unlit Light = "unlit" // no threshold, no value, or too early to tell
)

// Light holds a value against the thresholds. What adds up over a month that still runs is not
// too low yet.
func (i Indicator) Light(value *int64, running bool) Light {
	switch {
	case value == nil || i.Low == nil && i.High == nil:
		return Unlit
	case i.High != nil && *value > *i.High:
		return Alert
	case i.Low == nil || *value >= *i.Low:
		return Well
	case running && i.Source.addsUp():
		return Unlit
	}
	return Alert
}

// Line is an indicator in a month.
type Line struct {
	Indicator
	OwnerName string // "" where nobody of the team answers for it any more
	Value     *int64 // in hundredths of the unit; nil where it is not known
	Light     Light
	Growing   bool // the value still adds up: it is not to be held against that of a whole month
	Remark    string
	Before    *int64  // a month earlier
	Trend     []Point // the months up to this one, the oldest first
}

// Point is a value of a trend.
type Point struct {
	Month forecast.Month
	Value int64
}

// Owned tells whether somebody of the team answers for the line.
func (l Line) Owned() bool { return l.OwnerName != "" }

// Closure is the end of a month: who closed it, when, and how far things were.
type Closure struct {
	Due       day.Day // the last day on which it is in time
	On        day.Day // in the place
	At        time.Time
	By        base.AccountID
	Name      string
	ToldUntil day.Day // how far the bank was told
	Drafts    bool    // entries were left to validate
	Undecided string  // why nothing was decided, where nothing was
}

// Late tells whether the month was closed after its time.
func (c Closure) Late() bool { return c.On > c.Due }

// delay is how many days after its end a month is to be closed.
const delay = 15

// Due is the last day on which a month is closed in time.
func Due(m forecast.Month) day.Day { return m.Last().Add(delay) }

// Sheet is the board of a month.
type Sheet struct {
	Month     forecast.Month
	On        day.Day // when it is read
	Lines     []Line
	Decisions []Decision // of the month, and those of before that were still open
	Steps     []Step     // before it is closed; none once it is
	Closure   *Closure   // nil while it is open
	Budget    budget.ID  // that the gap is held against
}

// Over tells whether the month has ended.
func (s Sheet) Over() bool { return s.Month.Last() < s.On }

// Late tells whether the month should have been closed before today, or was closed too late.
func (s Sheet) Late() bool {
	if s.Closure != nil {
		return s.Closure.Late()
	}
	return Due(s.Month) < s.On
}

// Alerts lists the lines whose threshold is crossed.
func (s Sheet) Alerts() []Line {
	return slices.DeleteFunc(slices.Clone(s.Lines), func(l Line) bool { return l.Light != Alert })
}

// Own lists what was decided on this very board.
func (s Sheet) Own() []Decision {
	return slices.DeleteFunc(slices.Clone(s.Decisions), func(d Decision) bool { return d.Month != s.Month })
}

// DecisionID names a decision.
type DecisionID = base.ID[Decision]

// Outcome is how a decision ended.
type Outcome string

// The outcomes.
const (
	Open    Outcome = ""
	Done    Outcome = "done"
	Dropped Outcome = "dropped"
)

// Decision is what the board of a month leads to: somebody carries it until it is settled.
type Decision struct {
	ID        DecisionID
	Month     forecast.Month
	Indicator IndicatorID // "" where it comes from none
	What      string
	Carrier   base.AccountID
	Due       day.Day
	MadeAt    time.Time
	MadeBy    base.AccountID
	Outcome   Outcome
	Reason    string
	SettledOn day.Day
	SettledBy base.AccountID

	CarrierName   string // "" where they left the team
	IndicatorName string
}

// Late tells whether a decision that is open was to be done before a day.
func (d Decision) Late(on day.Day) bool { return d.Outcome == Open && d.Due < on }

// within tells whether the board of a month shows the decision: those that it led to, and those
// of before that were still open as it began.
func (d Decision) within(m forecast.Month) bool {
	return d.Month == m || d.Month < m && (d.Outcome == Open || d.SettledOn >= m.First())
}

// inOrder puts the open ones first, the most pressing before the others, then the latest settled.
func inOrder(all []Decision) []Decision {
	slices.SortStableFunc(all, func(a, b Decision) int {
		if open := a.Outcome == Open; open != (b.Outcome == Open) {
			if open {
				return -1
			}
			return 1
		}
		if a.Outcome == Open {
			return cmp.Compare(a.Due, b.Due)
		}
		return cmp.Compare(b.SettledOn, a.SettledOn)
	})
	return all
}
