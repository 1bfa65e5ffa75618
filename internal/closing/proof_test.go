package closing_test

import (
	"context"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/closing"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

func TestAStepIsProvedByTheBooksWhereTheyCan(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		g := load(t, d)
		// nothing is older than a year in a first year, and nobody said how it stands towards VAT
		g.stands("thirds", closing.Done, "closing.thirds_young", false)
		g.stands("vat", closing.Todo, "closing.check_vat", true)
		g.stands("volunteers", closing.Todo, "closing.check_volunteers", true)
		g.stands("payroll", closing.Todo, "closing.check_payroll", true) // 431 holds what December owes
		g.stands("bank", closing.Todo, "closing.check_bank", true)

		_, err := g.desk.Vat.Stand(g.ctx, g.who, vat.Regime{From: "2027-01-01", Kind: vat.Real, Filing: vat.Quarterly, DueDom: 20})
		g.must(err)
		g.stands("vat", closing.Todo, "closing.vat_missing", true)
		_, err = g.desk.Vat.Stand(g.ctx, g.who, vat.Regime{From: "2027-01-01", Kind: vat.Franchise})
		g.must(err)
		g.stands("vat", closing.Done, "closing.vat_without", false)

		_, err = g.desk.Bank.Open(g.ctx, g.who, bank.Account{Code: "512000", Name: "Compte courant", Kind: bank.AtBank})
		g.must(err)
		g.stands("bank", closing.Todo, "closing.bank_unseen", true)
		g.must(g.desk.Note(g.ctx, g.who, g.year.ID, "bank", true))
		g.stands("bank", closing.Done, "closing.bank_unseen", true)

		g.given()
		g.stands("volunteers", closing.Done, "closing.volunteers_both", false)
	})
}

// given posts what volunteers gave: class 8 balances within itself.
func (g *golden) given() {
	g.t.Helper()
	for _, code := range []string{"864000", "875000"} {
		g.must(g.books.SetAccounts(g.ctx, g.who, ledger.Account{Code: code, Label: code}))
	}
	g.must(g.desk.DB.Change(g.ctx, g.who, func(ctx context.Context, tx *db.Tx) error {
		_, err := g.books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: "2027-12-31", Label: "Bénévolat", Source: "test:given",
			Lines: []ledger.Line{ledger.Side("864000", 1200), ledger.Side("875000", -1200)}})
		return err
	}))
}
