package vat_test

import (
	"testing"

	"pilotis/internal/base"
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
		e, err := s.desk.Book(s.ctx, s.who, april)
		s.must(err)
		if _, err = s.desk.Book(s.ctx, s.who, april); base.KindOf(err) != base.Conflict {
			t.Errorf("booked twice: %v", err)
		}
		_, err = s.books.Reverse(s.ctx, s.who, e.ID, "2027-04-30")
		s.must(err)
		s.wants("445710", "2027-04", -20_000)
		_, err = s.desk.Book(s.ctx, s.who, april)
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
