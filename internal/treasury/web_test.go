package treasury_test

import (
	"context"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
	"pilotis/internal/treasury"
	"pilotis/internal/vat"
	"pilotis/internal/words"
)

func TestATreasurerSaysWhatComesAndPutsOffWhatIsDue(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-03-10T10:00:00+01:00")
		ctx, books, laws := context.Background(), &ledger.Desk{DB: d}, &law.Desk{DB: d}
		desk := &treasury.Desk{DB: d, Ledger: books, Purchases: &purchase.Desk{DB: d, Ledger: books, Law: laws}, Vat: &vat.Desk{DB: d, Ledger: books, Law: laws}}
		who := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		for _, code := range []string{"431000", "512000"} {
			must(books.SetAccounts(ctx, who, ledger.Account{Code: code, Label: code}))
		}
		_, err := books.OpenYear(ctx, who, "2027-01-01", "2027-12-31", "asso2025")
		must(err)
		must(d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			if err := books.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
				return err
			}
			_, err := books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: "2027-03-01", Label: "Départ", Lines: []ledger.Line{ledger.Side("512000", 150000), ledger.Side("431000", -150000)}})
			return err
		}))
		h, cash := testkit.Serve(d, desk), "/p/"+string(who.Place)+"/cash"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: cash, Status: 403},
			{As: "treasurer", Method: "GET", Path: cash, Status: 200, Has: []string{words.Money("fr", 150000), "Cotisations sociales à payer", "Reporter"}},
			{As: "board", Method: "GET", Path: cash, Status: 200, HasNot: []string{"Ce que vous savez d’autre"}},
			{As: "board", Method: "POST", Path: cash + "/lines", Form: "day=2027-03-20&label=Fête&amount=250&way=in", Status: 403},
			{As: "treasurer", Method: "POST", Path: cash + "/lines", Form: "day=2027-03-09&label=Hier&amount=250", Status: 422, Has: []string{"Choisissez un jour à partir d’aujourd’hui", `value="Hier"`}},
			{As: "treasurer", Method: "POST", Path: cash + "/lines", Form: "day=2027-02-30&label=Jamais&amount=beaucoup", Status: 422, Has: []string{`value="beaucoup"`}},
			{As: "treasurer", Method: "POST", Path: cash + "/lines", Form: "day=2027-03-20&label=" + strings.Repeat("a", 10_000) + "&amount=1", Status: 422},
			{As: "treasurer", Method: "POST", Path: cash + "/lines", Form: "day=2027-03-20&label=Travaux&amount=400,50&way=paid&sure=on", Status: 303},
			{As: "treasurer", Method: "GET", Path: cash, Status: 200, Has: []string{"Travaux", words.Money("fr", 109950)}},
			{As: "treasurer", Method: "POST", Path: cash + "/delays", Form: "source=state:43&day=2027-05-20&reason=", Status: 422},
			{As: "treasurer", Method: "POST", Path: cash + "/delays", Form: "source=bill:x&day=2027-05-20&reason=Attendre", Status: 404},
			{As: "treasurer", Method: "POST", Path: cash + "/delays", Form: "source=state:43&day=2027-05-20&reason=Accord+de+l’Urssaf", Status: 303},
			{As: "treasurer", Method: "POST", Path: cash + "/lines/nowhere/removal", Status: 404},
			{As: "treasurer@en", Method: "GET", Path: cash, Status: 200, HasNot: []string{"Trésorerie"}},
		})
	})
}
