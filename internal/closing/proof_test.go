package closing_test

import (
	"context"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/base"
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

func TestTheTaxOfACompanyIsHeldAgainstTheLaw(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		books := &ledger.Desk{DB: d}
		g := &golden{t: t, ctx: context.Background(), books: books, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock())), desk: desk(d, books)}
		var err error
		g.year, err = books.OpenYear(g.ctx, g.who, "2027-01-01", "2027-12-31", "general2025")
		g.must(err)
		post := func(lines ...ledger.Line) {
			t.Helper()
			g.must(d.Change(g.ctx, g.who, func(ctx context.Context, tx *db.Tx) error {
				if err := books.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
					return err
				}
				_, err := books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: "2027-12-31", Label: "Écriture", Lines: lines})
				return err
			}))
		}
		for _, code := range []string{"444000", "512000", "695000", "706000"} {
			g.must(books.SetAccounts(g.ctx, g.who, ledger.Account{Code: code, Label: code}))
		}
		post(ledger.Side("512000", 6000000), ledger.Side("706000", -6000000))
		g.stands("tax", closing.Todo, "closing.tax_differs", true)
		post(ledger.Side("695000", 1075000), ledger.Side("444000", -1075000)) // 15 % of 42 500, 25 % of the rest
		g.stands("tax", closing.Done, "closing.tax_booked", false)
		post(ledger.Side("695000", 100), ledger.Side("444000", -100))
		g.stands("tax", closing.Todo, "closing.tax_differs", true)
		g.must(g.desk.Note(g.ctx, g.who, g.year.ID, "tax", true)) // a person knows why
		g.stands("tax", closing.Done, "closing.tax_differs", true)
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
