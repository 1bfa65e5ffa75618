package bank_test

import (
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

func TestTheBankIsToldUntilTheAccountThatIsToldLeast(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		until := func(who base.Actor, want day.Day) {
			t.Helper()
			if got, err := s.desk.ToldUntil(s.ctx, d, who); err != nil || got != want {
				t.Errorf("told until %q, want %q: %v", got, want, err)
			}
		}
		until(s.treas, "")
		s.take(january)
		until(s.treas, "2027-01-31")
		s.take(overlap)
		until(s.treas, "2027-02-05")
		until(testkit.As(base.Treasurer, "elsewhere"), "")
		s.must(s.books.SetAccounts(s.ctx, s.treas, ledger.Account{Code: "512100", Label: "Livret"}, ledger.Account{Code: "530000", Label: "Caisse"}))
		_, err := s.desk.Open(s.ctx, s.treas, bank.Account{Code: "530000", Name: "Caisse", Kind: bank.Cash})
		s.must(err)
		until(s.treas, "2027-02-05") // a cash box has no statements
		_, err = s.desk.Open(s.ctx, s.treas, bank.Account{Code: "512100", Name: "Livret", Kind: bank.AtBank})
		s.must(err)
		until(s.treas, "")
	})
}
