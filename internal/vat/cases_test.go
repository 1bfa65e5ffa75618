package vat_test

import (
	"errors"
	"fmt"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

func TestF43VATOnARoomIsDueWhenItIsPaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.open()
		s.stand(vat.Real)
		bill := s.post("2027-04-30", "Salle d’avril", line{"411000", 96_000}, line{"708300", -80_000}, line{"445870", -16_000})
		s.wants("445870", "2027-04", -16_000)
		paid := s.post("2027-05-25", "Virement", line{"411000", -96_000}, line{"512000", 96_000})
		letter, err := s.books.Letter(s.ctx, s.who, false, first(bill), first(paid))
		s.must(err)
		s.wants("445870", "2027-04", -16_000)
		s.wants("445870", "2027-05", 0)
		s.wants("445710", "2027-05", -16_000)

		s.must(s.books.Unletter(s.ctx, s.who, "411000", letter))
		s.wants("445870", "2027-05", -16_000)
		s.wants("445710", "2027-05", 0)
		_, err = s.books.Letter(s.ctx, s.who, false, first(bill), first(paid))
		s.must(err)
		s.wants("445710", "2027-05", -16_000)
	})
}

func TestWhatIsPaidInPartIsDueInPart(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	s.stand(vat.Real)
	bill := s.post("2027-04-30", "Honoraires", line{"401000", -30_001}, line{"622600", 25_001}, line{"445860", 5_000})
	one := s.post("2027-05-10", "Acompte", line{"401000", 10_000}, line{"512000", -10_000})
	_, err := s.books.Letter(s.ctx, s.who, true, first(bill), first(one))
	s.must(err)
	s.wants("445660", "2027-05", 1_667)
	two := s.post("2027-06-10", "Solde", line{"401000", 20_001}, line{"512000", -20_001})
	letter, err := s.books.Letter(s.ctx, s.who, false, first(bill), first(one), first(two))
	s.must(err)
	s.wants("445660", "2027-05", 1_667)
	s.wants("445660", "2027-06", 5_000)
	s.wants("445860", "2027-06", 0)
	s.must(s.books.Unletter(s.ctx, s.who, "401000", letter))
	s.wants("445660", "2027-06", 0)
	s.wants("445860", "2027-06", 5_000)
}

func TestABillAndItsCreditNoteBringNothingDue(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	s.stand(vat.Real)
	bill := s.post("2027-04-30", "Salle", line{"411000", 96_000}, line{"708300", -80_000}, line{"445870", -16_000})
	back := s.post("2027-05-02", "Avoir", line{"411000", -96_000}, line{"708300", 80_000}, line{"445870", 16_000})
	_, err := s.books.Letter(s.ctx, s.who, false, first(bill), first(back))
	s.must(err)
	s.wants("445710", "2027-12", 0)
	s.wants("445870", "2027-12", 0)
}

// credits are those of the worked example (B9), January to December.
var credits = []money.Cents{1199888, 1204776, 1209664, 1190514, 1155364, 1120214, 1061027, 1001840, 942653, 883466, 824279, 765092}

func TestF44TheCreditsOfTheGoldenYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden(true)
		s.stand(vat.Real)
		for i, want := range credits {
			p, err := vat.ParsePeriod(fmt.Sprintf("2027-%02d", i+1))
			s.must(err)
			got, err := s.desk.Prepare(s.ctx, d, s.who, p)
			s.must(err)
			if got.Net != -want || (got.Carried-want).Abs() > 100 || got.Form.Due != 0 {
				t.Errorf("%s: %s, carried %s, want %s", p.Name(), got.Net, got.Carried, want)
			}
		}
		january, err := s.desk.Prepare(s.ctx, d, s.who, vat.PeriodOn("2027-01-10", vat.Monthly))
		s.must(err)
		want := map[string]money.Cents{"A1true": 300_000, "08true": 150_000, "08false": 30_000, "9Btrue": 150_000, "9Bfalse": 15_000, "16false": 45_000,
			"19false": 1_200_000, "20false": 44_900, "23false": 1_244_900, "25false": 1_199_900, "27false": 1_199_900}
		for _, b := range january.Boxes {
			if got := want[fmt.Sprint(b.Line, b.Base)]; b.Whole() != got {
				t.Errorf("box %s %v: %s, want %s", b.Line, b.Base, b.Whole(), got)
			}
		}
		if len(january.Boxes) != len(want) {
			t.Errorf("%d boxes, want %d", len(january.Boxes), len(want))
		}
	})
}

func TestReturnsAreBookedOnceMonthAfterMonthInWholeEuros(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden(false)
		s.stand(vat.Real)
		var exact, written money.Cents
		for i, want := range credits {
			p, err := vat.ParsePeriod(fmt.Sprintf("2027-%02d", i+1))
			s.must(err)
			got, err := s.desk.Prepare(s.ctx, d, s.who, p)
			s.must(err)
			e, err := s.desk.Book(s.ctx, s.who, p, 0)
			s.must(err)
			debit, credit := e.Sums()
			if debit != credit || e.Source != "vat:"+p.Name() || e.Day != p.To {
				t.Errorf("%+v", e.Draft)
			}
			_, err = s.desk.Book(s.ctx, s.who, p, 0)
			if base.KindOf(err) != base.Conflict {
				t.Errorf("%s booked twice: %v", p.Name(), err)
			}
			exact, written = want, got.Carried
			s.wants("445670", string(p.To[:7]), got.Carried)
			s.wants("445710", string(p.To[:7]), 0)
		}
		if rounding := s.holds("658000", "2027-12") + s.holds("758000", "2027-12"); exact-written != rounding {
			t.Errorf("credit %s written as %s, yet rounding is %s", exact, written, rounding)
		}
	})
}

func TestAReturnThatIsWithdrawnIsBookedAnew(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	s.stand(vat.Real)
	s.post("2027-04-30", "Ventes", line{"512000", 120_000}, line{"706000", -100_000}, line{"445710", -20_000})
	april := vat.PeriodOn("2027-04-01", vat.Monthly)
	_, err := s.desk.Book(s.ctx, s.who, april, 0)
	s.must(err)
	s.must(s.desk.Withdraw(s.ctx, s.who, april))
	s.post("2027-04-30", "Oubli", line{"512000", 12_000}, line{"706000", -10_000}, line{"445710", -2_000})
	e, err := s.desk.Book(s.ctx, s.who, april, 0)
	s.must(err)
	if e.Source != "vat:2027-04#2" {
		t.Errorf("source %q", e.Source)
	}
	s.wants("445510", "2027-04", -22_000)
	s.wants("445710", "2027-04", 0)
	late := s.post("2027-04-29", "En retard", line{"512000", 6_000}, line{"706000", -5_000}, line{"445710", -1_000})
	may, err := s.desk.Prepare(s.ctx, s.desk.DB, s.who, vat.PeriodOn("2027-05-01", vat.Monthly))
	s.must(err)
	if may.Form.Due != 1_000 {
		t.Errorf("%s came late and May tells %s", late.Number, may.Form.Due)
	}
}

func TestF45WhatMayNotBeDeductedIsACost(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	_, err := s.desk.Stand(s.ctx, s.who, vat.Regime{From: "2027-01-01", Kind: vat.Real, Filing: vat.Monthly, DueDom: 24, Taxed: 6_570_000, Turnover: 8_570_000})
	s.must(err)
	s.post("2027-04-30", "Travaux", line{"401000", -600_000}, line{"622600", 500_000}, line{"445660", 100_000})
	_, err = s.desk.Book(s.ctx, s.who, vat.PeriodOn("2027-04-01", vat.Monthly), 0)
	s.must(err)
	s.wants("445670", "2027-04", 77_000)
	s.wants("635000", "2027-04", 23_000)
}

func TestF46VATIsRefusedInFranchiseUntilItIsLost(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.open()
		with := draft("2027-04-10", "Atelier", line{"512000", 12_000}, line{"706000", -10_000}, line{"445710", -2_000})
		e, err := s.books.Write(s.ctx, s.who, with)
		s.must(err) // nothing was said of VAT yet
		s.stand(vat.Franchise)
		_, err = s.books.Validate(s.ctx, s.who, e.ID)
		var f *base.Fault
		if !errors.As(err, &f) || f.Key != "vat.refused_franchise" || f.Args["line"] != 3 {
			t.Errorf("validated: %v", err)
		}
		if _, err := s.books.Write(s.ctx, s.who, with); base.KindOf(err) != base.Invalid {
			t.Errorf("written: %v", err)
		}
		s.must(s.books.Drop(s.ctx, s.who, e.ID))

		s.post("2027-02-01", "Services", line{"512000", 3_750_000}, line{"706000", -3_750_000})
		s.post("2027-03-01", "Services", line{"512000", 1}, line{"706000", -1})
		s.post("2027-06-01", "Remise", line{"512000", -1}, line{"706000", 1})
		s.post("2027-06-12", "Services", line{"512000", 375_001}, line{"706000", -375_001})
		meters, err := s.desk.Watch(s.ctx, d, s.who, 2027)
		s.must(err)
		if m := meters[0]; m.Alert != "2027-03-01" || m.Exit != "2027-06-12" || m.Turnover != 4_125_001 {
			t.Errorf("alert %s, exit %s, turnover %s", m.Alert, m.Exit, m.Turnover)
		}
		with.Day = "2027-06-11"
		if _, err := s.books.Write(s.ctx, s.who, with); base.KindOf(err) != base.Invalid {
			t.Errorf("the day before: %v", err)
		}
		with.Day = "2027-06-12"
		if _, err = s.books.Write(s.ctx, s.who, with); err != nil {
			t.Errorf("from that day on: %v", err)
		}
	})
}

func TestTheFranchiseEndsWithTheYearAboveTheFirstThreshold(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	_, err := s.books.OpenYear(s.ctx, s.who, "2028-01-01", "2028-12-31", "asso2025")
	s.must(err)
	s.stand(vat.Franchise)
	s.post("2027-11-01", "Services", line{"512000", 3_750_001}, line{"706000", -3_750_001})
	with := draft("2027-12-31", "Atelier", line{"512000", 12_000}, line{"706000", -10_000}, line{"445710", -2_000})
	if _, err := s.books.Write(s.ctx, s.who, with); base.KindOf(err) != base.Invalid {
		t.Errorf("in the same year: %v", err)
	}
	meters, err := s.desk.Watch(s.ctx, s.desk.DB, s.who, 2028)
	s.must(err)
	if m := meters[0]; m.Exit != "2028-01-01" || !m.Before || meters[1].Exit != "" {
		t.Errorf("exit %q", m.Exit)
	}
	with.Day = "2028-01-01"
	if _, err = s.books.Write(s.ctx, s.who, with); err != nil {
		t.Errorf("in the next year: %v", err)
	}
}

func TestDutiesTellWhatIsLate(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	s.stand(vat.Real)
	s.post("2027-01-30", "Ventes", line{"512000", 120_000}, line{"706000", -100_000}, line{"445710", -20_000})
	_, err := s.desk.Book(s.ctx, s.who, vat.PeriodOn("2027-01-01", vat.Monthly), 0)
	s.must(err)
	all, err := s.desk.Duties(s.ctx, s.desk.DB, s.who, "2027-03-25")
	s.must(err)
	if len(all) != 3 || all[0].Late("2027-03-25") || !all[1].Late("2027-03-25") || all[2].Late("2027-03-25") || all[2].Booked == "" {
		t.Errorf("%+v", all)
	}
	if _, err := s.desk.Prepare(s.ctx, s.desk.DB, s.who, vat.PeriodOn("2026-12-01", vat.Monthly)); base.KindOf(err) != base.Invalid {
		t.Errorf("before the regime: %v", err)
	}
	running := vat.PeriodOn("2028-03-15", vat.Monthly)
	if _, err := s.desk.Book(s.ctx, s.who, running, 0); base.KindOf(err) != base.Invalid {
		t.Errorf("a month that runs: %v", err)
	}
}

func TestAnAccountBearsTheRateThatItsLabelTellsOrThatThePlaceGives(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	s.must(s.books.SetAccounts(s.ctx, s.who, ledger.Account{Code: "445713", Label: "TVA 5,5 %"}))
	rate := func(code string) string {
		all, err := s.desk.Accounts(s.ctx, s.desk.DB, s.who, "2027-01-01")
		s.must(err)
		for _, a := range all {
			if a.Code == code {
				return a.Rate.Key
			}
		}
		return ""
	}
	if rate("445710") != "vat_std" || rate("445712") != "vat_mid" || rate("445713") != "vat_low" || rate("445870") != "vat_std" || rate("445660") != "" {
		t.Error("labels tell other rates")
	}
	s.must(s.desk.Rate(s.ctx, s.who, "445870", "vat_super_low"))
	if rate("445870") != "vat_super_low" {
		t.Error("the place's own rate is not taken")
	}
	if err := s.desk.Rate(s.ctx, s.who, "445660", "vat_std"); base.KindOf(err) != base.NotFound {
		t.Errorf("an account without a rate: %v", err)
	}
}
