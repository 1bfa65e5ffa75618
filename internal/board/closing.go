package board

import (
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Step is a point of the list that one goes through before a month is closed.
type Step struct {
	Key    string
	Done   bool
	Blocks bool // the month is not closed without it
	Path   string
}

// The steps, in order.
const (
	StepBank      = "bank"
	StepEntries   = "entries"
	StepFigures   = "figures"
	StepRemarks   = "remarks"
	StepDecisions = "decisions"
)

// slack is how many days before the end of a month the last move of a statement may lie: an
// account has quiet days.
const slack = 5

// Closing is what whoever closes a month says.
type Closing struct {
	Read      bool   // the figures were read
	Undecided string // why nothing is decided
}

// steps tells how far a month is.
func (s Sheet) steps(told day.Day, drafts bool) []Step {
	return []Step{
		{Key: StepBank, Done: told != "" && told >= s.Month.Last().Add(-slack), Path: "/bank"},
		{Key: StepEntries, Done: !drafts, Path: "/ledger/entries?state=draft"},
		{Key: StepFigures, Done: s.typed(), Blocks: true},
		{Key: StepRemarks, Done: s.explained(), Blocks: true},
		{Key: StepDecisions, Done: len(s.Own()) > 0},
	}
}

// untyped tells whether a value that is typed by hand is missing.
func (l Line) untyped() bool { return l.Source == Typed && l.Value == nil }

// unexplained tells whether an alert rings of which nothing is said.
func (l Line) unexplained() bool { return l.Light == Alert && l.Remark == "" }

// typed tells whether all that is typed by hand was.
func (s Sheet) typed() bool { return !slices.ContainsFunc(s.Lines, Line.untyped) }

// explained tells whether something is said of every alert.
func (s Sheet) explained() bool { return !slices.ContainsFunc(s.Lines, Line.unexplained) }

// mayClose says all at once what keeps a month from being closed.
func (s Sheet) mayClose(said Closing) error {
	if !s.Over() {
		return base.Refuse(base.Conflict, "board.not_over")
	}
	if len(s.Lines) == 0 {
		return base.Refuse(base.Conflict, "board.nothing_to_close")
	}
	var wrong base.Checks
	if !s.typed() {
		wrong.Wrong(StepFigures, "board.untyped", base.Args{"names": names(s.Lines, Line.untyped)})
	}
	if !s.explained() {
		wrong.Wrong(StepRemarks, "board.unexplained", base.Args{"names": names(s.Lines, Line.unexplained)})
	}
	if !said.Read {
		wrong.Wrong("read", "board.unread")
	}
	if len(s.Own()) == 0 && said.Undecided == "" {
		wrong.Wrong("undecided", "board.no_decision")
	}
	long(&wrong, "undecided", said.Undecided, whatMax)
	return wrong.Fault()
}

// names lists the lines that something is missing of.
func names(all []Line, missing func(Line) bool) string {
	var out []string
	for _, l := range all {
		if missing(l) {
			out = append(out, l.Name)
		}
	}
	return strings.Join(out, ", ")
}
