package flows_test

import (
	"context"
	"strings"
	"testing"

	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

func TestWhoeverKeepsTheBooksIsToldOfAReturnBeforeItIsDue(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d) // it is 2027-03-01
		_, err := s.Ledger.OpenYear(ctx, s.boss, "2027-01-01", "2027-12-31", "asso2025")
		s.must(err)
		_, err = s.Vat.Stand(ctx, s.boss, vat.Regime{From: "2027-03-01", Kind: vat.Real, Filing: vat.Monthly, DueDom: 20})
		s.must(err)
		testkit.At(d, "2027-04-12T10:00:00+02:00")
		if all := s.letters(); len(all) != 0 {
			t.Errorf("told too early: %v", subjects(all))
		}
		testkit.At(d, "2027-04-13T10:00:00+02:00")
		m := s.expect("nadia@example.org: TVA de mars 2027 : à déclarer avant le mardi 20 avril 2027")[0].Mail
		if m.List != "vat" || m.Link.URL != "https://lieu.example/p/la-grange/vat/returns/2027-03" || !strings.Contains(m.Text, "La Grange") {
			t.Errorf("%+v", m)
		}
		testkit.At(d, "2027-04-14T10:00:00+02:00")
		if all := s.letters(); len(all) != 1 {
			t.Errorf("told again on the morrow: %v", subjects(all))
		}
		s.book("2027-03-15")
		_, err = s.Vat.Book(ctx, s.boss, vat.PeriodOn("2027-03-10", vat.Monthly), 0)
		s.must(err)
		testkit.At(d, "2027-04-19T10:00:00+02:00")
		if all := s.letters(); len(all) != 1 {
			t.Errorf("told on the eve of what is booked: %v", subjects(all))
		}
	})
}

// book posts a sale with its VAT.
func (s *scene) book(on string) {
	s.Helper()
	for code, label := range map[string]string{"445710": "TVA collectée 20 %", "445510": "TVA à décaisser", "512000": "Banque", "706000": "Services"} {
		s.must(s.Ledger.SetAccounts(ctx, s.boss, ledger.Account{Code: code, Label: label}))
	}
	s.must(s.DB.Change(ctx, s.boss, s.sale(on)))
}

func (s *scene) sale(on string) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error {
		if err := s.Ledger.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
			return err
		}
		_, err := s.Ledger.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: day.Day(on), Label: "Ventes", Lines: []ledger.Line{
			ledger.Side("512000", 120_00), ledger.Side("706000", -100_00), ledger.Side("445710", -20_00)}})
		return err
	}
}
