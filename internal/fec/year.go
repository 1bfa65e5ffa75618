package fec

import (
	"maps"
	"slices"
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/ledger"
)

// span is the financial year that a file is about.
type span struct {
	from, to day.Day
	id       ledger.YearID // "" for a year that is still to be opened
}

func (s span) holds(d day.Day) bool { return s.from <= d && d <= s.to }

// yearOf chooses the year of a file: the one asked for ("2027"), the one that its name
// says, unless most of its lines are elsewhere, or the one that its lines tell. A
// year that the place already has, with its true dates, comes before a made-up one.
func (s *survey) yearOf(asked string, have []ledger.Year) span {
	if asked != "" {
		for _, y := range have {
			if strings.HasPrefix(string(y.To), asked) {
				return span{y.From, y.To, y.ID}
			}
		}
		if strings.HasPrefix(string(s.closing), asked) {
			return twelve(s.closing)
		}
		return twelve(day.Day(asked + "-12-31"))
	}
	if s.closing != "" {
		if named := settled(twelve(s.closing), have); 2*s.in(named) >= s.dated() {
			return named
		}
	}
	return settled(s.told(), have)
}

// settled is the year that the place has in place of one made up.
func settled(made span, have []ledger.Year) span {
	for _, y := range have {
		if y.Holds(made.to) || made.holds(y.To) {
			return span{y.From, y.To, y.ID}
		}
	}
	return made
}

// twelve is the year of twelve months that ends on a day.
func twelve(to day.Day) span { return span{from: to.Add(1).AddMonths(-12), to: to} }

func (s *survey) dated() (n int) {
	for _, lines := range s.days {
		n += lines
	}
	return n
}

func (s *survey) in(year span) (n int) {
	for d, lines := range s.days {
		if year.holds(d) {
			n += lines
		}
	}
	return n
}

// told is the year that the lines tell: the civil year of most of them, or the twelve
// months from the first of them where they run over two years and no longer.
func (s *survey) told() span {
	all := slices.Sorted(maps.Keys(s.days))
	if len(all) == 0 {
		return span{}
	}
	first := all[0].FirstOfMonth()
	across := span{from: first, to: first.AddMonths(12).Add(-1)}
	if last := all[len(all)-1]; last[:4] != first[:4] && across.holds(last) {
		return across
	}
	var best span
	for _, d := range all {
		if civil := twelve(d[:4] + "-12-31"); s.in(civil) > s.in(best) {
			best = civil
		}
	}
	return best
}
