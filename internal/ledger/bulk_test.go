package ledger_test

import (
	"errors"
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

func sale() ledger.Entry {
	return ledger.Entry{Draft: entry("2027-05-05", debit("411000", 700), credit("706000", 700))}
}

// guarded checks that the database itself refuses to change what is validated.
func (s *scene) guarded(id ledger.EntryID) {
	s.t.Helper()
	for _, text := range []string{
		"update entry set label = 'x' where place_id = $1 and id = $2",
		"delete from entry where place_id = $1 and id = $2",
		"update entry_line set debit = debit + 1 where place_id = $1 and entry_id = $2 and debit > 0",
		"insert into entry_line (place_id, day, entry_id, position, account, debit, credit) values ($1, '2027-05-05', $2, 9, '706000', 1, 0)",
	} {
		if err := bySQL(s, text, id); !db.Taken(err) {
			s.t.Errorf("%s: %v", text, err)
		}
	}
}

func TestTheGuardsStandAgainAfterEntriesWereTakenIn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.taken(s.year.ID, slices.Repeat([]ledger.Entry{sale()}, 1200)...)
		s.must(s.desk.EachValidated(s.ctx, []db.Reader{d}, s.treas, s.year.ID, func(e ledger.Entry) error {
			if e.Rank == 600 {
				s.guarded(e.ID)
			}
			return nil
		}))
		s.sound()
	})
}

func TestEntriesOfWhichOneIsWrongAreNotTakenIn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		before := s.validated(sale().Draft)
		unlike, outside, twice := sale(), sale(), sale()
		unlike.Lines = []ledger.Line{debit("411000", 700), credit("706000", 699)}
		outside.Day = "2028-01-01"
		twice.Source = "bank:1"
		var fault *base.Fault
		for name, wrong := range map[string][]ledger.Entry{"unbalanced": {unlike}, "outside the year": {outside}, "one fact twice": {twice, twice}} {
			all := slices.Concat(slices.Repeat([]ledger.Entry{sale()}, 700), wrong, slices.Repeat([]ledger.Entry{sale()}, 3000))
			if _, err := s.takeIn(s.year.ID, all...); !errors.As(err, &fault) {
				t.Errorf("%s: %v", name, err)
			}
			if n := s.taken(s.year.ID); n != 1 {
				t.Errorf("%s: %d entries are left", name, n)
			}
			s.guarded(before.ID)
		}
	})
}
