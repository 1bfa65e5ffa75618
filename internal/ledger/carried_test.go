package ledger_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// owing are the sums of the lines that wait, by day.
func (s *scene) owing() map[string]money.Cents {
	s.t.Helper()
	lines, err := s.desk.Open(s.ctx, s.desk.DB, s.treas, "411000", "MAGUY")
	s.must(err)
	out := map[string]money.Cents{}
	for _, l := range lines {
		out[string(l.Day)] += l.Amount()
	}
	return out
}

func of(third string, l ledger.Line) ledger.Line {
	l.Third = third
	return l
}

func opening(on day.Day, amount money.Cents) ledger.Draft {
	d := entry(on, of("MAGUY", debit("411000", amount)), credit("102400", amount))
	d.Journal = "AN"
	return d
}

func TestWhatIsCarriedForwardWaitsOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.validated(entry("2027-11-30", of("MAGUY", debit("411000", 9_600)), credit("706000", 9_600)))
		_, err := s.desk.OpenYear(s.ctx, s.treas, "2028-01-01", "2028-12-31", "asso2025")
		s.must(err)
		s.validated(opening("2028-01-01", 9_600))
		if got := s.owing(); len(got) != 1 || got["2027-11-30"] != 9_600 {
			t.Errorf("the line of the year before waits alone, not %v", got)
		}
	})
}

func TestTheOpeningOfAYearTakenInWaitsForTheLinesOfBefore(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.validated(entry("2027-11-30", of("MAGUY", debit("411000", 9_600)), credit("706000", 9_600)))
		next, err := s.desk.OpenYear(s.ctx, s.treas, "2028-01-01", "2028-12-31", "asso2025")
		s.must(err)
		before, err := s.desk.OpenYear(s.ctx, s.treas, "2026-01-01", "2026-12-31", "asso2025")
		s.must(err)
		take := func(y ledger.Year, d ledger.Draft) {
			s.taken(y.ID, ledger.Entry{Draft: d, ValidatedOn: d.Day})
		}
		take(next, opening("2028-01-01", 9_600))
		if got := s.owing(); len(got) != 1 || got["2028-01-01"] != 9_600 {
			t.Errorf("the opening waits alone, not %v", got)
		}
		take(before, entry("2026-05-02", of("MAGUY", debit("411000", 100)), credit("706000", 100)))
		if got := s.owing(); len(got) != 1 || got["2028-01-01"] != 9_600 {
			t.Errorf("what comes in late is in the opening already: %v", got)
		}
	})
}

func TestAYearFollowsAChartThatIsKnown(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.desk.OpenYear(s.ctx, s.treas, "2028-01-01", "2028-12-31", "association-2018")
		s.refused(err, base.Invalid, "base.not_a_choice")
	})
}
