package asset_test

import (
	"context"
	"testing"

	"pilotis/internal/asset"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestF72And73EntriesFollowTheAssetAndEmptyItsAccounts(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		ctx, books := context.Background(), &ledger.Desk{DB: d}
		desk := &asset.Desk{DB: d, Ledger: books}
		who := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, code := range []string{"131000", "139000", "215400", "281540", "462000", "512000", "652000", "681120", "747000", "757000"} {
			must(books.SetAccounts(ctx, who, ledger.Account{Code: code, Label: code}))
		}
		must(d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return books.Keep(ctx, tx, ledger.Basics("fr")...) }))
		_, err := desk.Add(ctx, who, asset.Draft{Label: "Scie", Account: "215400", Cost: 1200000, Grant: 480000, From: "2026-03-15", Years: 5})
		must(err)
		all, err := desk.List(ctx, who)
		must(err)
		sums := map[string]money.Cents{"215400": 1200000, "131000": -480000}
		for _, year := range []string{"2026", "2027", "2028"} {
			y, err := books.OpenYear(ctx, who, day.Day(year+"-01-01"), day.Day(year+"-12-31"), "asso2025")
			must(err)
			if year == "2028" {
				_, err = desk.Dispose(ctx, who, all[0].ID, "2028-06-30", 600000)
				must(err)
			}
			n, err := desk.Book(ctx, who, y.ID)
			must(err)
			again, err := desk.Book(ctx, who, y.ID)
			must(err)
			if n == 0 || again != 0 {
				t.Errorf("%s: %d entries, then %d", year, n, again)
			}
			page, err := books.List(ctx, who, ledger.Filter{From: y.From, To: y.To})
			must(err)
			for _, row := range page.Rows {
				e, err := books.Entry(ctx, who, row.ID)
				must(err)
				for _, l := range e.Lines {
					sums[l.Account] += l.Amount()
				}
			}
		}
		for code, want := range map[string]money.Cents{"215400": 0, "281540": 0, "131000": 0, "139000": 0, "652000": 649333, "757000": -600000, "681120": 550667, "747000": -480000, "462000": 600000} {
			if sums[code] != want {
				t.Errorf("%s: %v, want %v", code, sums[code], want)
			}
		}
	})
}
