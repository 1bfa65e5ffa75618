package treasury_test

import (
	"context"
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
	"pilotis/internal/treasury"
	"pilotis/internal/vat"
)

func TestTheBankAheadIsWhatTheBooksHoldAndWhatIsPromised(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		ctx, books, laws := context.Background(), &ledger.Desk{DB: d}, &law.Desk{DB: d}
		desk := &treasury.Desk{DB: d, Ledger: books, Purchases: &purchase.Desk{DB: d, Ledger: books, Law: laws}, Vat: &vat.Desk{DB: d, Ledger: books, Law: laws}}
		who := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		v, err := desk.Look(ctx, who)
		must(err)
		if v.Cash != 0 || len(v.Weeks) != treasury.Weeks || len(v.Ahead) != 12 {
			t.Errorf("without books: %v, %d weeks, %d months", v.Cash, len(v.Weeks), len(v.Ahead))
		}
		on := v.On
		for _, code := range []string{"194000", "431000", "512000", "706000"} {
			must(books.SetAccounts(ctx, who, ledger.Account{Code: code, Label: code}))
		}
		must(d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return books.Keep(ctx, tx, ledger.Basics("fr")...) }))
		_, err = books.OpenYear(ctx, who, on.FirstOfMonth().AddMonths(-6), on.FirstOfMonth().AddMonths(6).Add(-1), "asso2025")
		must(err)
		must(d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			_, err := books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: on, Label: "Départ", Source: "test:1", Lines: []ledger.Line{
				ledger.Side("512000", 900000), ledger.Side("194000", -300000), ledger.Side("431000", -150000), ledger.Side("706000", -450000)}})
			return err
		}))
		line, err := desk.Add(ctx, who, treasury.Line{Day: on.Add(8), Label: "Fête", Cents: 25000, Sure: true})
		must(err)
		v, err = desk.Look(ctx, who)
		must(err)
		// contributions are due on the fifteenth of next month, beyond thirty days or not
		soon := money.Cents(0)
		if due := on.FirstOfMonth().AddMonths(1).Add(14); due <= on.Add(30) {
			soon = 150000
		}
		if v.Cash != 900000 || v.Free.Earmarked != 300000 || v.Free.Soon != soon || v.Free.Cents() != 600000-soon {
			t.Errorf("cash %v, free %+v", v.Cash, v.Free)
		}
		if end := v.Weeks[treasury.Weeks-1].End; end != 900000+25000-150000 {
			t.Errorf("in thirteen weeks: %v", end)
		}
		desk.Expected = func(context.Context, base.Actor, forecast.Month, int) ([]treasury.Month, error) {
			return []treasury.Month{{Kind: forecast.OfLoans, Label: "Prêt", Month: forecast.MonthOf(on).Add(1), Cents: -40000}}, nil
		}
		must(desk.Delay(ctx, who, "state:43", on.Add(80), "Accord de l’Urssaf"))
		must(desk.Drop(ctx, who, line.ID))
		v, err = desk.Look(ctx, who)
		must(err)
		if v.ByBooks || v.Weeks[treasury.Weeks-1].End != 900000-40000-150000 || v.Weeks[8].End != 860000 {
			t.Errorf("put off: %v then %v", v.Weeks[8].End, v.Weeks[treasury.Weeks-1].End)
		}
		for name, err := range map[string]error{
			"a day that was":  second(desk.Add(ctx, who, treasury.Line{Day: on.Add(-1), Label: "Hier", Cents: 1})),
			"nothing":         second(desk.Add(ctx, who, treasury.Line{Day: on, Label: "Rien"})),
			"without a name":  second(desk.Add(ctx, who, treasury.Line{Day: on, Cents: 1})),
			"without why":     desk.Delay(ctx, who, "state:43", on.Add(3), ""),
			"what is not due": desk.Delay(ctx, who, "bill:x", on.Add(3), "Attendre"),
			"another place's": desk.Drop(ctx, testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock())), line.ID),
		} {
			if err == nil {
				t.Errorf("%s is let pass", name)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestWhatWasAtHandIsToldMonthByMonth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-03-10T10:00:00+01:00")
		ctx, books := context.Background(), &ledger.Desk{DB: d}
		desk := &treasury.Desk{DB: d, Ledger: books}
		who := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		if none, err := desk.Behind(ctx, who, 12); err != nil || none != nil {
			t.Fatalf("without books: %v, %v", none, err)
		}
		if err := books.SetAccounts(ctx, who, ledger.Account{Code: "512000", Label: "Banque"}, ledger.Account{Code: "706000", Label: "Services"}); err != nil {
			t.Fatal(err)
		}
		if err := d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			if err := books.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
				return err
			}
			if _, err := books.Begin(ctx, tx, "2027-01-01", "2027-12-31", "asso2025"); err != nil {
				return err
			}
			for on, sum := range map[day.Day]money.Cents{"2027-01-15": 100000, "2027-02-15": -30000, "2027-03-02": 5000} {
				if _, err := books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: on, Label: "x", Lines: []ledger.Line{ledger.Side("512000", sum), ledger.Side("706000", -sum)}}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		got, err := desk.Behind(ctx, who, 12)
		want := []treasury.Point{{Month: "2027-01", In: 100000, End: 100000, Actual: true}, {Month: "2027-02", Out: 30000, End: 70000, Actual: true}, {Month: "2027-03", In: 5000, End: 75000, Actual: true}}
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%v, %+v", err, got)
		}
	})
}
