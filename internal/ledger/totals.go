package ledger

import (
	"context"

	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// cell is what a total is of: an account in a month, and what its lines are for.
type cell struct {
	year    YearID
	month   string
	account string
	opening bool
	Axes
}

// owed is what a third party's total is of.
type owed struct {
	year           YearID
	month          string
	account, third string
}

type moved struct {
	debit, credit money.Cents
	lines         int64
}

func (m *moved) add(l Line) {
	m.debit, m.credit, m.lines = m.debit+l.Debit, m.credit+l.Credit, m.lines+1
}

// sums gathers what validated lines add to the monthly totals, written once.
type sums struct {
	cells  map[cell]*moved
	thirds map[owed]*moved
}

func (s *sums) add(e Entry, opening bool) {
	if s.cells == nil {
		s.cells, s.thirds = map[cell]*moved{}, map[owed]*moved{}
	}
	month := monthOf(e.Day)
	for _, l := range e.Lines {
		sum(s.cells, cell{e.Year, month, l.Account, opening, l.Axes}).add(l)
		if l.Third != "" {
			sum(s.thirds, owed{e.Year, month, l.Account, l.Third}).add(l)
		}
	}
}

// opened tells whether something was carried forward.
func (s *sums) opened() bool {
	for c := range s.cells {
		if c.opening {
			return true
		}
	}
	return false
}

func sum[K comparable](of map[K]*moved, k K) *moved {
	m := of[k]
	if m == nil {
		m = &moved{}
		of[k] = m
	}
	return m
}

func monthOf(d day.Day) string { return string(d[:7]) }

func (s *sums) write(ctx context.Context, tx *db.Tx) error {
	for k, m := range s.cells {
		if err := addMonth(ctx, tx, k, *m); err != nil {
			return err
		}
	}
	for k, m := range s.thirds {
		if err := addThird(ctx, tx, k, *m); err != nil {
			return err
		}
	}
	return nil
}
