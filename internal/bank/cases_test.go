package bank_test

import (
	"bytes"
	"strings"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func (s *scene) says(r bank.Report, fresh, duplicates, doubtful int, opening, closing money.Cents, warning string) {
	s.t.Helper()
	if r.New != fresh || r.Duplicates != duplicates || r.Doubtful != doubtful || r.Opening != opening || r.Closing != closing {
		s.t.Errorf("%+v", r)
	}
	if said := strings.Join(r.Warnings, "\n"); warning == "" && said != "" || !strings.Contains(said, warning) {
		s.t.Errorf("warnings %q, want %q", said, warning)
	}
}

func TestF55And56AStatementIsTakenInOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.says(s.takeAs(bank.Taking{Code: "512000", Body: sample(t, january), DryRun: true}), 8, 0, 0, 0, 1_386_911, "")
		s.says(s.take(january), 8, 0, 0, 0, 1_386_911, "")
		if a := s.agree("2027-12-31"); a.Bank != 1_386_911 || len(a.Unsorted) != 8 {
			t.Errorf("%+v", a)
		}
		s.says(s.take(january), 0, 8, 0, 0, 1_386_911, "")
		if a := s.agree("2027-12-31"); a.Bank != 1_386_911 {
			t.Errorf("%+v", a)
		}
		if m := s.waiting("CAFÉ DE L'ÉCOLE"); m.Amount != -320 {
			t.Errorf("%+v", m)
		}
	})
}

func TestF57AnIdentifierUsedAgainHidesNoMove(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(january)
		s.says(s.take(overlap), 3, 3, 2, 1_499_360, 1_206_911, "2702010001")
		if a := s.agree("2027-12-31"); a.Bank != 1_206_911 {
			t.Errorf("%+v", a)
		}
		s.says(s.take(overlap), 0, 6, 0, 1_499_360, 1_206_911, "")
	})
}

func TestF59WhatIsNoStatementStoresNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		whole := sample(t, january)
		for _, body := range [][]byte{nil, []byte("\x00\x01random\xff"), whole[:len(whole)/2], []byte("<OFX></OFX>"), bytes.Repeat([]byte("x"), 21<<20)} {
			if _, err := s.desk.Take(s.ctx, s.treas, bank.Taking{Code: "512000", Body: body}); err == nil || first(err) == "" {
				t.Errorf("%.20q: %v", body, err)
			}
		}
		if all, err := s.desk.Accounts(s.ctx, d, s.treas); err != nil || len(all) != 0 {
			t.Errorf("%v %v", all, err)
		}
	})
}

const camt1, camt2, broken = "synth_fr_camt053_08_2027-01.xml", "synth_fr_camt053_08_2027-02.xml", "synth_fr_camt053_08_2027-02_broken.xml"

func (s *scene) three() {
	s.invoice("F2027-0001", "DUPONT", 180_000)
	s.invoice("F2027-0002", "AMEL", 12_000)
	s.invoice("F2027-0003", "BRUNO", 12_000)
	s.invoice("F2027-0004", "CHLOE", 12_000)
}

func TestF60ABatchSettlesItsThreeInvoices(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.three()
		s.says(s.take(camt1), 3, 0, 0, 0, 1_356_000, "")
		var batch bank.Move
		all, n, err := s.desk.Waiting(s.ctx, s.treas)
		s.must(err)
		for _, m := range all {
			if len(m.Parts) == 3 {
				batch = m
			}
		}
		s.accept(batch, "bank.why_batch")
		if sum, pieces := s.owed(); n != 3 || sum != 180_000 || pieces != "F2027-0001" {
			t.Error(n, sum, pieces)
		}
		s.says(s.take(camt2), 3, 0, 0, 1_356_000, 1_344_000, "")
	})
}

func TestF61AGapIsTakenInOnConfirmationOnly(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(camt1)
		r := s.take(broken)
		if !r.Refused || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "10,00") {
			t.Errorf("%+v", r)
		}
		if a := s.agree("2027-12-31"); a.Bank != 1_356_000 {
			t.Errorf("something was stored: %+v", a)
		}
		if r := s.takeAs(bank.Taking{Code: "512000", Body: sample(t, broken), Confirm: true}); r.Refused || r.New != 3 {
			t.Errorf("%+v", r)
		}
	})
}

func TestF62ARejectOpensTheInvoiceAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.three()
		s.take(camt1)
		for _, m := range must(s.desk.Waiting(s.ctx, s.treas)) {
			if len(m.Parts) == 3 {
				s.accept(m, "bank.why_batch")
			}
		}
		s.take(camt2)
		s.accept(s.waiting("F2027-0001"), "bank.why_named")
		if sum, _ := s.owed(); sum != 0 {
			t.Error(sum)
		}
		s.accept(s.waiting("AM04"), "bank.why_returned")
		if sum, pieces := s.owed(); sum != 12_000 || pieces != "F2027-0003" {
			t.Error(sum, pieces)
		}
	})
}

func must(all []bank.Move, _ int, err error) []bank.Move {
	if err != nil {
		panic(err)
	}
	return all
}

func TestF62TheFeeOfARejectIsAPartOfTheMove(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(january)
		m := s.waiting("CHEQUE")
		_, err := s.desk.Sort(s.ctx, s.treas, m.ID, bank.Sorting{Targets: []bank.Target{{Account: "613200", Amount: -20_000}, {Account: "627000", Amount: -3_000}}})
		if base.KindOf(err) != base.Invalid || first(err) != "bank.parts_differ" {
			t.Fatal(err)
		}
		s.sorted(m, true, bank.Target{Account: "613200", Amount: -20_000}, bank.Target{Account: "627000", Amount: -4_000})
		if all, err := s.desk.Rules(s.ctx, d, s.treas); err != nil || len(all) != 0 {
			t.Errorf("a split is no habit: %v %v", all, err)
		}
	})
}

func TestF63AStatementThatContradictsItselfIsTakenInWithAWarning(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		body := bytes.Replace(sample(t, camt1), []byte(">13560.00<"), []byte(">13000.00<"), 1)
		r := s.takeAs(bank.Taking{Code: "512000", Body: body})
		if r.New != 3 || r.Refused || len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "13\u202f560,00") || !strings.Contains(r.Warnings[0], "13\u202f000,00") {
			t.Errorf("%+v", r)
		}
	})
}

// urssaf is a month's contribution, in a file of its own.
func urssaf(month, amount string) []byte {
	return []byte("<OFX><STMTRS><STMTTRN><DTPOSTED>2027" + month + "15<TRNAMT>-" + amount + "<FITID>u" + month + "<NAME>PRLV SEPA URSSAF 2027" + month + "<MEMO>COTISATIONS</STMTTRN></STMTRS></OFX>")
}

func TestF65AChoiceIsProposedNextMonthWithItsReason(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.takeAs(bank.Taking{Code: "512000", Body: urssaf("02", "871.99")})
		s.sorted(s.waiting("URSSAF"), true, bank.Target{Account: "431000", Amount: -87_199})
		s.takeAs(bank.Taking{Code: "512000", Body: urssaf("03", "880.00")})
		m := s.waiting("URSSAF")
		all := s.proposals(m)
		if len(all) != 1 || all[0].Why.Key != "bank.why_learnt" || all[0].Targets[0].Account != "431000" || all[0].Targets[0].Amount != -88_000 {
			t.Fatalf("%+v", all)
		}
		if why := all[0].Why.Args; why["label"] != "PRLV SEPA URSSAF 202702" {
			t.Error(why)
		}
		s.accept(m, "bank.why_learnt")
		rules, err := s.desk.Rules(s.ctx, d, s.treas)
		s.must(err)
		s.must(s.desk.SetRule(s.ctx, s.treas, rules[0].ID, true, 1))
		s.takeAs(bank.Taking{Code: "512000", Body: urssaf("04", "890.00")})
		if all, n, err := s.desk.Waiting(s.ctx, s.treas); err != nil || n != 0 {
			t.Errorf("an automatic rule leaves nothing to sort: %v %v", all, err)
		}
		// a year that is not open: what cannot be booked waits, the statement is in
		s.takeAs(bank.Taking{Code: "512000", Body: bytes.ReplaceAll(urssaf("05", "890.00"), []byte(">2027"), []byte(">2028"))})
		if _, n, err := s.desk.Waiting(s.ctx, s.treas); err != nil || n != 1 {
			t.Errorf("%d wait: %v", n, err)
		}
	})
}

func TestF66TheBooksAndWhatIsOutstandingMakeTheBank(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.invoice("F2027-0001", "DUPONT", 180_000)
		s.take(january)
		s.take(overlap)
		s.accept(s.waiting("DUPONT"), "bank.why_named")
		s.sorted(s.waiting("APPORTS"), true, bank.Target{Account: "102400", Amount: 1_500_000})
		m := s.waiting("JANVIER")
		s.sorted(m, true, bank.Target{Account: "613200", Amount: -180_000})
		for _, on := range []string{"2026-12-31", "2027-01-04", "2027-01-12", "2027-01-31", "2027-02-05", "2027-12-31"} {
			a := s.agree(dayOf(on))
			if a.Gap() != 0 || a.Book+a.Outstanding() != a.Bank {
				t.Errorf("%s: %+v", on, a)
			}
		}
		if a := s.agree("2027-01-31"); a.Bank != 1_386_911 || a.Book != 1_500_000 || len(a.Unsorted) != 5 {
			t.Errorf("%+v", a)
		}
		s.must(s.desk.Undo(s.ctx, s.treas, m.ID))
		if a := s.agree("2027-02-05"); a.Gap() != 0 || a.Book != 1_680_000 || len(a.Unseen) != 0 {
			t.Errorf("after an undoing: %+v", a)
		}
		s.sorted(s.waiting("JANVIER"), true, bank.Target{Account: "613200", Amount: -180_000})
		if a := s.agree("2027-02-05"); a.Gap() != 0 || a.Book != 1_500_000 || len(a.Unseen) != 0 {
			t.Errorf("sorted again: %+v", a)
		}
	})
}

func TestUndoingOpensWhatWasSettled(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.invoice("F2027-0001", "DUPONT", 180_000)
		s.take(january)
		m := s.waiting("DUPONT")
		s.accept(m, "bank.why_named")
		s.must(s.desk.Undo(s.ctx, s.treas, m.ID))
		if sum, pieces := s.owed(); sum != 180_000 || pieces != "F2027-0001" {
			t.Error(sum, pieces)
		}
		s.accept(s.waiting("DUPONT"), "bank.why_named")
		if sum, _ := s.owed(); sum != 0 {
			t.Error(sum)
		}
	})
}

func TestAnEntryThatIsThereIsFoundRatherThanBookedAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.books.Write(s.ctx, s.treas, rent())
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.treas, e.ID)
		s.must(err)
		s.take(january)
		s.accept(s.waiting("JANVIER"), "bank.why_entered")
		if a := s.agree("2027-01-31"); a.Book != -180_000 || len(a.Unseen) != 0 || a.Gap() != 0 {
			t.Errorf("%+v", a)
		}
	})
}

func TestAMoveUnderAnotherIdentifierIsDoubtful(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(january)
		anew := bytes.ReplaceAll(sample(t, january), []byte("<FITID>2701150001"), []byte("<FITID>X1"))
		r := s.takeAs(bank.Taking{Code: "512000", Body: anew})
		if r.New != 1 || r.Duplicates != 7 || r.Doubtful != 1 || !r.Refused || len(r.Warnings) != 2 {
			t.Errorf("%+v", r)
		}
		s.takeAs(bank.Taking{Code: "512000", Body: anew, Confirm: true})
		for _, m := range must(s.desk.Waiting(s.ctx, s.treas)) {
			if m.Doubtful {
				s.must(s.desk.Forget(s.ctx, s.treas, m.ID))
			}
		}
		if a := s.agree("2027-01-31"); a.Bank != 1_386_911 {
			t.Errorf("%+v", a)
		}
		if err := s.desk.Forget(s.ctx, s.treas, s.waiting("URSSAF").ID); first(err) != "bank.not_doubtful" {
			t.Error(err)
		}
	})
}

func TestAMoveWhoseEntryIsReversedInTheBooksWaitsAnew(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.invoice("F2027-0001", "DUPONT", 180_000)
		s.take(january)
		m := s.waiting("DUPONT")
		s.accept(m, "bank.why_named")
		sorted, err := s.desk.Move(s.ctx, s.treas, m.ID)
		s.must(err)
		_, err = s.books.Reverse(s.ctx, s.treas, sorted.Entry, m.Day)
		s.must(err)
		if sum, pieces := s.owed(); sum != 180_000 || pieces != "F2027-0001" {
			t.Error(sum, pieces)
		}
		s.accept(s.waiting("DUPONT"), "bank.why_named")
		if sum, _ := s.owed(); sum != 0 {
			t.Error(sum)
		}
	})
}
