package vat_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

func TestAReturnWhoseEntryIsReversedByHandIsBookedAnew(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.open()
		s.stand(vat.Real)
		s.post("2027-04-30", "Ventes", line{"512000", 120_000}, line{"706000", -100_000}, line{"445710", -20_000})
		april := vat.PeriodOn("2027-04-01", vat.Monthly)
		e, err := s.desk.Book(s.ctx, s.who, april, 0)
		s.must(err)
		if _, err = s.desk.Book(s.ctx, s.who, april, 0); base.KindOf(err) != base.Conflict {
			t.Errorf("booked twice: %v", err)
		}
		_, err = s.books.Reverse(s.ctx, s.who, e.ID, "2027-04-30")
		s.must(err)
		s.wants("445710", "2027-04", -20_000)
		_, err = s.desk.Book(s.ctx, s.who, april, 0)
		s.must(err)
		s.wants("445710", "2027-04", 0)
		s.wants("445510", "2027-04", -20_000)
	})
}

func TestVATBroughtDueIsTakenBackWithThePaymentThatIsReversed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.open()
		s.stand(vat.Real)
		bill := s.post("2027-04-30", "Salle", line{"411000", 96_000}, line{"708300", -80_000}, line{"445870", -16_000})
		pay := s.post("2027-05-10", "Virement", line{"512000", 96_000}, line{"411000", -96_000})
		_, err := s.books.Letter(s.ctx, s.who, false, first(bill), at(pay, 1))
		s.must(err)
		s.wants("445710", "2027-05", -16_000)
		_, err = s.books.Reverse(s.ctx, s.who, pay.ID, "2027-05-12")
		s.must(err)
		s.wants("445710", "2027-05", 0)
		s.wants("445870", "2027-05", -16_000)
		// The bill waits for its payment again, and falls due with it.
		again := s.post("2027-06-01", "Virement", line{"512000", 96_000}, line{"411000", -96_000})
		_, err = s.books.Letter(s.ctx, s.who, false, first(bill), at(again, 1))
		s.must(err)
		s.wants("445710", "2027-06", -16_000)
		s.wants("445870", "2027-06", 0)
	})
}

func TestAReturnIsRecalledAWeekBeforeAndOnTheEveUntilItIsBooked(t *testing.T) {
	t.Parallel()
	u := vat.Duty{Period: vat.PeriodOn("2027-04-10", vat.Monthly), DueOn: "2027-05-24"}
	for _, c := range []struct {
		last, today day.Day
		want        bool
	}{
		{"2027-05-15", "2027-05-16", false}, {"2027-05-16", "2027-05-17", true}, {"2027-05-17", "2027-05-18", false},
		{"2027-05-22", "2027-05-23", true}, {"2027-05-23", "2027-05-24", false}, {"2027-05-24", "2027-05-25", false},
		{"2027-05-10", "2027-05-20", true}, // the program slept over the week's morning
		{"", "2027-04-20", false},          // the month runs
	} {
		if got := u.Recalled(c.last, c.today); got != c.want {
			t.Errorf("%s after %s: %v", c.today, c.last, got)
		}
	}
	if u.Booked = "e"; u.Recalled("2027-05-16", "2027-05-17") {
		t.Error("booked, and recalled")
	}
}
