package vat_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

func TestACreditIsCarriedOrAskedBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.open()
		s.must(s.books.SetAccounts(s.ctx, s.who, ledger.Account{Code: "445830", Label: "Remboursement demandé"}))
		s.stand(vat.Real)
		s.post("2027-04-30", "Travaux", line{"401000", -600_000}, line{"622600", 500_000}, line{"445660", 100_000})
		april := vat.PeriodOn("2027-04-01", vat.Monthly)
		for refund, why := range map[int64]string{759_00: "too little", 1_000_01: "too much", 800_50: "cents", -1: "negative"} {
			if _, err := s.desk.Book(s.ctx, s.who, april, money.Cents(refund)); base.KindOf(err) != base.Invalid {
				t.Errorf("%s: %v", why, err)
			}
		}
		_, err := s.desk.Book(s.ctx, s.who, april, 800_00)
		s.must(err)
		s.wants("445830", "2027-04", 800_00)
		s.wants("445670", "2027-04", 200_00)
		s.wants("445660", "2027-04", 0)
		booked, err := s.desk.Prepare(s.ctx, d, s.who, april)
		s.must(err)
		boxes := map[string]int64{}
		for _, b := range booked.Boxes {
			boxes[b.Line] = int64(b.Whole())
		}
		if booked.Asked != 800_00 || booked.Carried != 200_00 || boxes["25"] != 1_000_00 || boxes["26"] != 800_00 || boxes["27"] != 200_00 {
			t.Errorf("%+v", boxes)
		}
		may, err := s.desk.Prepare(s.ctx, d, s.who, vat.PeriodOn("2027-05-01", vat.Monthly))
		s.must(err)
		if may.Carried != 200_00 || may.Refundable() {
			t.Errorf("May begins with %s", may.Carried)
		}
		december := vat.PeriodOn("2027-12-01", vat.Monthly) // 150 are enough at the end of the year
		_, err = s.desk.Book(s.ctx, s.who, december, 200_00)
		s.must(err)
		s.wants("445670", "2027-12", 0)
		s.wants("445830", "2027-12", 1_000_00)
		again, err := s.desk.Prepare(s.ctx, d, s.who, december)
		s.must(err)
		if again.Asked != 200_00 || again.Carried != 0 {
			t.Errorf("booked: %s asked, %s carried", again.Asked, again.Carried)
		}
	})
}
