package ledger_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestF1AnEntryThatDoesNotBalanceIsNotValidated(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("512000", 10_000), credit("706000", 9_999)))
		s.must(err)
		_, err = s.desk.Validate(s.ctx, s.treas, e.ID)
		s.refused(err, base.Invalid, "ledger.unbalanced")
		if f := first(err); f.Args["gap"] != money.Cents(1) || !strings.Contains(words.T("fr", f.Key, f.Args), "écart de 0,01") {
			t.Error(words.T("fr", f.Key, f.Args))
		}
		if kept, err := s.desk.Entry(s.ctx, s.treas, e.ID); err != nil || kept.Validated() {
			t.Error("it is validated", err)
		}
		if next := s.validated(entry("2027-03-01", debit("512000", 1), credit("706000", 1))); next.Number != "1" {
			t.Errorf("a number was consumed: %s", next.Number)
		}
	})
}

func TestF2AnEntryHasTwoLinesAtLeast(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for _, lines := range [][]ledger.Line{nil, {debit("512000", 100)}} {
			e, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", lines...))
			s.must(err)
			_, err = s.desk.Validate(s.ctx, s.treas, e.ID)
			s.refused(err, base.Invalid, "ledger.two_lines")
		}
	})
}

func TestF3ALineIsADebitOrACreditAndSaysWhichIsWrong(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for _, c := range []struct {
			line ledger.Line
			key  string
		}{
			{ledger.Line{Account: "706000", Debit: 5000, Credit: 5000}, "ledger.line_both"},
			{ledger.Line{Account: "706000"}, "ledger.line_nothing"},
			{credit("706000", -5000), "ledger.line_negative"},
			{credit("799999", 5000), "ledger.no_such_account"},
			{ledger.Line{Account: "706000", Credit: 5000, Third: "NOBODY"}, "ledger.no_such_third"},
		} {
			_, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("512000", 5000), c.line))
			s.refused(err, base.Invalid, c.key)
			if f := first(err); f.Args["line"] != 2 {
				t.Errorf("%s names line %v", f.Name, f.Args["line"])
			}
		}
	})
}

func TestF4AClosedYearRefusesEverything(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		kept := s.validated(entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
		waiting, err := s.desk.Write(s.ctx, s.treas, entry("2027-04-01", debit("512000", 100), credit("706000", 100)))
		s.must(err)
		err = d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error { return s.desk.CloseYear(ctx, tx, s.year.ID) })
		s.refused(err, base.Conflict, "ledger.drafts_left")
		s.must(s.desk.Drop(s.ctx, s.treas, waiting.ID))
		s.change(func(ctx context.Context, tx *db.Tx) error { return s.desk.CloseYear(ctx, tx, s.year.ID) })

		_, err = s.desk.Write(s.ctx, s.treas, entry("2027-12-31", debit("512000", 100), credit("706000", 100)))
		s.refused(err, base.Conflict, "ledger.year_closed")
		_, err = s.desk.Reverse(s.ctx, s.treas, kept.ID, "2027-12-31")
		s.refused(err, base.Conflict, "ledger.year_closed")
		for _, text := range []string{
			"insert into entry select place_id, 'other', year_id, 0, '', journal, day, piece, piece_day, label, '', '', '', made_at, made_by, '', '' from entry where place_id = $1 and id = $2",
			"insert into entry select place_id, 'other', year_id, 2, '', journal, day, piece, piece_day, label, '', '', '', made_at, made_by, '', '' from entry where place_id = $1 and id = $2",
		} {
			if err := bySQL(s, text, kept.ID); err == nil {
				t.Errorf("the database took %q", text)
			}
		}
	})
}

func TestF5AnEntryIsOfItsYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.desk.Write(s.ctx, s.treas, entry("2028-01-05", debit("512000", 100), credit("706000", 100)))
		s.refused(err, base.Invalid, "ledger.no_year")
	})
}

func TestF6F7Class8StandsApart(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("864000", 384_640), credit("512000", 384_640)))
		s.must(err)
		_, err = s.desk.Validate(s.ctx, s.treas, e.ID)
		s.refused(err, base.Invalid, "ledger.class_8_apart")
		s.validated(entry("2027-03-01", debit("864000", 384_640), credit("875000", 384_640)))
		all, err := s.desk.Totals(s.ctx, d, s.treas, s.year.ID, "", "")
		s.must(err)
		b := ledger.Balance(all)
		if b["864000"] != 384_640 || b["875000"] != -384_640 || ledger.Result(b) != 0 {
			t.Errorf("%v, result %s", b, ledger.Result(b))
		}
	})
}

func TestF8AHundredValidationsAtOnceLeaveNoGap(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		var wait sync.WaitGroup
		ranks, errs := make([]int64, 100), make([]error, 100)
		for i := range ranks {
			e, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
			s.must(err)
			wait.Go(func() {
				done, err := s.desk.Validate(s.ctx, s.treas, e.ID)
				if errs[i] = err; err == nil {
					ranks[i] = done[0].Rank
				}
			})
		}
		wait.Wait()
		slices.Sort(ranks)
		for i, rank := range ranks {
			if rank != int64(i+1) {
				t.Fatalf("ranks %v, errors %v", ranks, errs)
			}
		}
		s.sound()
	})
}

func TestF9WhatIsValidatedNeverChanges(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e := s.validated(entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
		_, err := s.desk.Rewrite(s.ctx, s.treas, e.ID, e.Draft)
		s.refused(err, base.Conflict, "ledger.validated_already")
		s.refused(s.desk.Drop(s.ctx, s.treas, e.ID), base.Conflict, "ledger.validated_already")
		for _, text := range []string{
			"update entry set label = 'x' where place_id = $1 and id = $2",
			"update entry set rank = 0 where place_id = $1 and id = $2",
			"delete from entry where place_id = $1 and id = $2",
			"delete from entry_line where place_id = $1 and entry_id = $2",
			"update entry_line set debit = debit + 100 where place_id = $1 and entry_id = $2 and debit > 0",
			"update entry_line set account = '741000' where place_id = $1 and entry_id = $2",
			"update entry_line set entry_id = 'x' where place_id = $1 and entry_id = $2",
			"insert into entry_line (place_id, day, entry_id, position, account, debit, credit) values ($1, '2027-03-01', $2, 9, '512000', 100, 0)",
		} {
			if err := bySQL(s, text, e.ID); err == nil {
				t.Errorf("the database took %q", text)
			}
		}
		undone, err := s.desk.Reverse(s.ctx, s.treas, e.ID, "2027-03-02")
		s.must(err)
		if undone.Reverses != e.ID || undone.Lines[0].Credit != 100 || undone.Number != "2" {
			t.Errorf("%+v", undone)
		}
		_, err = s.desk.Reverse(s.ctx, s.treas, e.ID, "2027-03-02")
		s.refused(err, base.Conflict, "ledger.reversed_already")
		s.sound()
	})
}

// TestTheDatabaseItselfRefusesWhatDoesNotBalance writes by SQL, without our checks.
func TestTheDatabaseItselfRefusesWhatDoesNotBalance(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for _, lines := range [][]ledger.Line{nil, {debit("512000", 100), credit("706000", 99)}} {
			e, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", lines...))
			s.must(err)
			if err := bySQL(s, "update entry set rank = 1 where place_id = $1 and id = $2", e.ID); err == nil {
				t.Error("the database validated what does not balance")
			}
		}
		e, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
		s.must(err)
		if err := bySQL(s, "update entry set rank = 2 where place_id = $1 and id = $2", e.ID); err == nil {
			t.Error("the database left a gap")
		}
	})
}

func TestF10OneByteChangedIsFound(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		var third ledger.Entry
		for i := range 5 {
			e := s.validated(entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
			if i == 2 {
				third = e
			}
		}
		s.sound()
		unguarded(s, "update entry_line set account = '741000' where place_id = $1 and entry_id = $2 and credit > 0", third.ID)
		broken, err := s.desk.Verify(s.ctx, d, s.treas.Place)
		s.must(err)
		if len(broken) != 1 || broken[0].Entry.Number != "3" {
			t.Errorf("found %+v", broken)
		}
	})
}

func TestAnEntryWithoutItsFirstLineIsTheOneThatIsNamed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		var second ledger.Entry
		for i := range 3 {
			e := s.validated(entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
			if i == 1 {
				second = e
			}
		}
		unguarded(s, "delete from entry_line where place_id = $1 and entry_id = $2 and position = 0", second.ID)
		broken, err := s.desk.Verify(s.ctx, d, s.treas.Place)
		s.must(err)
		if len(broken) != 1 || broken[0].Entry.ID != second.ID || broken[0].Entry.Label != second.Label {
			t.Errorf("found %+v", broken)
		}
	})
}

func TestWhatPartsColumnsIsTakenOutOfTexts(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		sale := entry("2027-03-01", debit("512000", 100), credit("706000", 100))
		sale.Label, sale.Piece, sale.Lines[1].Label = "Vente\x1fdu jour", "F\x1f1\x1f", "Caf\x1fé"
		s.validated(sale)
		s.sound()
		s.must(s.desk.EachValidated(s.ctx, []db.Reader{d}, s.treas, s.year.ID, func(e ledger.Entry) error {
			if e.Label != "Vente du jour" || e.Piece != "F 1" || e.Lines[1].Label != "Caf é" {
				t.Errorf("%q %q %q", e.Label, e.Piece, e.Lines[1].Label)
			}
			return nil
		}))
	})
}

func TestF11AnAccountWithEntriesIsClosedNotDeleted(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
		s.must(err)
		s.refused(s.desk.DeleteAccount(s.ctx, s.treas, "706000"), base.Conflict, "ledger.account_used")
		s.refused(s.desk.RenumberAccount(s.ctx, s.treas, "706000", "606000"), base.Conflict, "ledger.account_used")
		s.must(s.desk.CloseAccount(s.ctx, s.treas, "706000"))
		_, err = s.desk.Write(s.ctx, s.treas, entry("2027-03-01", debit("512000", 100), credit("706000", 100)))
		s.refused(err, base.Invalid, "ledger.account_closed")
		s.must(s.desk.DeleteAccount(s.ctx, s.treas, "741000"))
	})
}

func TestF12LinesThatSettleEachOtherAreLettered(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		owes := func(side ledger.Line) ledger.At {
			side.Third = "MAGUY"
			e := s.validated(entry("2027-03-01", side, ledger.Side("706000", -side.Amount())))
			return ledger.At{Entry: e.ID}
		}
		invoice, paid, short := owes(debit("411000", 96_000)), owes(credit("411000", 96_000)), owes(credit("411000", 95_999))
		_, err := s.desk.Letter(s.ctx, s.treas, false, invoice, short)
		s.refused(err, base.Invalid, "ledger.letter_unbalanced")
		partial, err := s.desk.Letter(s.ctx, s.treas, true, invoice, short)
		s.must(err)
		if partial != "a" {
			t.Errorf("partial letter %q", partial)
		}
		s.must(s.desk.Unletter(s.ctx, s.treas, "411000", "a"))
		letter, err := s.desk.Letter(s.ctx, s.treas, false, invoice, paid)
		s.must(err)
		_, err = s.desk.Letter(s.ctx, s.treas, true, invoice, short)
		s.refused(err, base.Conflict, "ledger.lettered_already")
		left, err := s.desk.Open(s.ctx, d, s.treas, "411000", "MAGUY")
		s.must(err)
		if letter != "A" || len(left) != 1 || left[0].Credit != 95_999 {
			t.Errorf("letter %q, open %+v", letter, left)
		}
		s.sound()
	})
}

func TestTotalsAreTheSumOfTheLines(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for i := range 30 {
			s.validated(entry(s.year.From.Add(i*11), debit("512000", 100), ledger.Line{Account: "706000", Credit: 100, Axes: ledger.Axes{Project: ledger.AxisID(fmt.Sprint(i % 3))}}))
		}
		if n := s.taken(s.year.ID, slices.Repeat([]ledger.Entry{{Draft: entry("2027-05-05", debit("411000", 7), credit("706000", 7))}}, 1203)...); n != 1233 {
			t.Errorf("%d entries", n)
		}
		s.sound()
	})
}

func TestAFactIsBookedOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		fact := entry("2027-03-01", debit("512000", 100), credit("706000", 100))
		fact.Source = "bank:1"
		_, err := s.desk.Write(s.ctx, s.treas, fact)
		s.must(err)
		_, err = s.desk.Write(s.ctx, s.treas, fact)
		s.refused(err, base.Conflict, "ledger.booked_already")
	})
}
