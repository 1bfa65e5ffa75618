package ledger_test

import (
	"context"

	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// bySQL writes past the room's own checks.
func bySQL(s *scene, text string, id ledger.EntryID) error {
	return s.desk.DB.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, text, s.treas.Place, id)
		return err
	})
}

// unguarded writes past the database's checks too, as one would who holds the file.
func unguarded(s *scene, text string, id ledger.EntryID) {
	s.t.Helper()
	s.change(func(ctx context.Context, tx *db.Tx) error {
		drop := []string{"drop trigger line_change_guard", "drop trigger line_delete_guard"}
		if s.desk.DB.Engine() == "postgres" {
			drop = []string{"drop trigger line_change_guard on entry_line", "drop trigger line_guard on entry_line"}
		}
		for _, do := range drop {
			if _, err := tx.Exec(ctx, do); err != nil {
				return err
			}
		}
		_, err := tx.Exec(ctx, text, s.treas.Place, id)
		return err
	})
}

// sound checks that the chain holds and that the monthly totals are the sum of the lines.
func (s *scene) sound() {
	s.t.Helper()
	broken, err := s.desk.Verify(s.ctx, s.desk.DB, s.treas.Place)
	s.must(err)
	if len(broken) > 0 {
		s.t.Errorf("broken: %+v", broken)
	}
	type key struct {
		account, month string
		ledger.Axes
	}
	sums := map[key]money.Cents{}
	s.must(s.desk.EachValidated(s.ctx, []db.Reader{s.desk.DB}, s.treas, s.year.ID, func(e ledger.Entry) error {
		for _, l := range e.Lines {
			sums[key{l.Account, string(e.Day[:7]), l.Axes}] += l.Amount()
		}
		return nil
	}))
	all, err := s.desk.Totals(s.ctx, s.desk.DB, s.treas, s.year.ID, "", "")
	s.must(err)
	for _, t := range all {
		k := key{t.Account, t.Month, t.Axes}
		if sums[k] != t.Net() {
			s.t.Errorf("%+v: total %s, sum %s", k, t.Net(), sums[k])
		}
		delete(sums, k)
	}
	for k, left := range sums {
		s.t.Errorf("%+v: %s is in no total", k, left)
	}
}
