package diagnosis_test

import (
	"context"
	"strings"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/diagnosis"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/purchase"
	"pilotis/internal/space"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
	"pilotis/internal/treasury"
	"pilotis/internal/vat"
)

func TestANoteToTheBoardIsDraftedFromTheFactsAndKeptAsItWasSaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-06-10T10:00:00+02:00")
		ctx, books, laws, activities := context.Background(), &ledger.Desk{DB: d}, &law.Desk{DB: d}, &activity.Desk{DB: d}
		statements := &statement.Desk{DB: d, Ledger: books, Activities: activities}
		desk := &diagnosis.Desk{DB: d, Statements: statements, Analyses: &analysis.Desk{DB: d, Ledger: books, Statements: statements, Activities: activities, Spaces: &space.Desk{DB: d}},
			Treasury: &treasury.Desk{DB: d, Ledger: books, Purchases: &purchase.Desk{DB: d, Ledger: books, Law: laws}, Vat: &vat.Desk{DB: d, Ledger: books, Law: laws}}}
		who := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		h, root := testkit.Serve(d, desk), "/p/"+string(who.Place)+"/diagnosis"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Rien à diagnostiquer encore"}},
			{As: "member", Method: "GET", Path: root, Status: 403},
		})
		for _, code := range []string{"512000", "613200", "706000"} {
			if err := books.SetAccounts(ctx, who, ledger.Account{Code: code, Label: code}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := books.OpenYear(ctx, who, "2027-01-01", "2027-12-31", "asso2025"); err != nil {
			t.Fatal(err)
		}
		if err := d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			if err := books.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
				return err
			}
			_, err := books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: "2027-03-01", Label: "Ventes", Lines: []ledger.Line{ledger.Side("512000", 90000), ledger.Side("613200", 10000), ledger.Side("706000", -100000)}})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: root, Status: 200, Has: []string{"Solidité", "Marge de manœuvre"}, HasNot: []string{"Écrire la note"}},
			{As: "board", Method: "GET", Path: root + "/note", Status: 403},
			{As: "treasurer", Method: "GET", Path: root + "/note", Status: 200, Has: []string{"Rentabilité", "Décision demandée"}},
			{As: "treasurer", Method: "POST", Path: root + "/notes", Form: "text=+", Status: 422, Has: []string{"f-text"}},
			{As: "treasurer", Method: "POST", Path: root + "/notes", Form: "text=" + strings.Repeat("long+", 10_000), Status: 422, Has: []string{"long long"}},
			{As: "treasurer", Method: "POST", Path: root + "/notes", Form: "text=Nous+tenons+trois+mois.", Status: 303, Has: []string{"/diagnosis/notes/"}},
			{As: "treasurer", Method: "GET", Path: root + "/notes/nowhere", Status: 404},
		})
		kept, err := desk.Notes(ctx, who)
		if err != nil || len(kept) != 1 {
			t.Fatal(kept, err)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: root + "/notes/" + string(kept[0].ID), Status: 200, Has: []string{"Nous tenons trois mois."}},
			{As: "treasurer@en", Method: "GET", Path: root, Status: 200, HasNot: []string{"Solidité"}},
		})
	})
}
