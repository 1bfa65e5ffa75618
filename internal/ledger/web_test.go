package ledger_test

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

func TestTheAPIRefusesWhatIsValidatedAndClosedAndProposesTheReversal(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		var made struct {
			ID  string
			Sum int64 `json:"sum_cents"`
		}
		const body = `{"journal":"BQ","day":"2027-03-01","label":"Vente","lines":[{"account":"512000","debit_cents":5000},{"account":"706000","credit_cents":5000}]}`
		path := string(s.treas.Place) + "/ledger/entries"
		if a := testkit.Call(t, h, "treasurer", "POST", path, body, &made); a.Status != http.StatusCreated || made.Sum != 5000 {
			t.Fatalf("%d %s", a.Status, a.Text)
		}
		if a := testkit.Call(t, h, "treasurer", "POST", path+"/"+made.ID+"/validation", "", nil); a.Status != http.StatusOK {
			t.Fatalf("%d %s", a.Status, a.Text)
		}
		for _, method := range []string{"PUT", "DELETE"} {
			var refused struct{ Reversal struct{ Reverses string } }
			if a := testkit.Call(t, h, "treasurer", method, path+"/"+made.ID, body, &refused); a.Status != http.StatusConflict || refused.Reversal.Reverses != made.ID {
				t.Errorf("%s: %d %s", method, a.Status, a.Text)
			}
		}
		s.change(func(ctx context.Context, tx *db.Tx) error { return s.desk.CloseYear(ctx, tx, s.year.ID) })
		if a := testkit.Call(t, h, "treasurer", "POST", path, body, nil); a.Status != http.StatusConflict {
			t.Errorf("a closed year: %d %s", a.Status, a.Text)
		}
		if a := testkit.Call(t, h, "treasurer", "POST", path+"/"+made.ID+"/reversal", `{"day":"2027-12-31"}`, nil); a.Status != http.StatusConflict {
			t.Errorf("a closed year: %d %s", a.Status, a.Text)
		}
	})
}

func TestAnEntryIsWrittenValidatedAndUndoneOnTheScreens(t *testing.T) {
	d := testkit.SQLite(t)
	s := newScene(t, d)
	h := testkit.Serve(d, s.desk)
	at := func(path string) string { return "/p/" + string(s.treas.Place) + "/ledger" + path }
	post := func(path string, form url.Values) testkit.Answer {
		return testkit.Page(t, h, "treasurer", "POST", at(path), form.Encode())
	}
	told := post("/entries/simple", url.Values{"way": {"received"}, "what": {"Café de samedi"}, "amount": {"12,50"}, "day": {"2027-03-06"}, "for": {"706000"}, "from": {"512000"}})
	if told.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", told.Status, told.Text)
	}
	refused := post("/entries/simple", url.Values{"way": {"paid"}, "what": {""}, "amount": {"douze"}, "day": {"2027-03-06"}})
	if refused.Status != http.StatusUnprocessableEntity || !strings.Contains(refused.Text, "Écrivez un montant,") {
		t.Errorf("%d", refused.Status)
	}
	gap := post("/entries", url.Values{"journal": {"BQ"}, "day": {"2027-03-07"}, "label": {"Assurance"}, "do": {"validate"},
		"lines[0].account_text": {"606100"}, "lines[0].debit": {"120"}, "lines[0].credit": {""}, "lines[1].account_text": {""}, "lines[1].debit": {""}, "lines[1].credit": {""},
		"lines[2].account_text": {"512000 Banque"}, "lines[2].debit": {""}, "lines[2].credit": {"102"}})
	if gap.Status != http.StatusUnprocessableEntity || !strings.Contains(gap.Text, "écart de 18,00") {
		t.Errorf("%d %s", gap.Status, gap.Text)
	}
	more := post("/entries", url.Values{"do": {"lines"}, "lines[3].debit": {""}, "lines[0].debit": {"120"}})
	if more.Status != http.StatusOK || !strings.Contains(more.Text, `name="lines[7].debit"`) {
		t.Errorf("%d", more.Status)
	}
	id := told.To[strings.LastIndexByte(told.To, '/')+1:]
	testkit.Screens(t, h, []testkit.Screen{
		{As: "board", Method: "GET", Path: at("/entries"), Status: 200, Has: []string{"Café de samedi", "Brouillon"}, HasNot: []string{"Valider les écritures"}},
		{As: "treasurer", Method: "GET", Path: at("/entries?q=cafe&amount=12,50"), Status: 200, Has: []string{"Café de samedi"}, HasNot: []string{"Assurance"}},
		{As: "board", Method: "POST", Path: at("/entries/" + id + "/validation"), Status: 403},
		{As: "treasurer", Method: "POST", Path: at("/validations"), Form: "entries=" + id, Status: 303},
		{As: "treasurer", Method: "GET", Path: at("/entries/" + id + "/lines/3"), Status: 404},
		{As: "treasurer", Method: "POST", Path: at("/entries/" + id + "/reversal"), Form: "day=2026-03-08", Status: 422, Has: []string{"Aucun exercice"}},
		{As: "treasurer", Method: "POST", Path: at("/entries/" + id + "/reversal"), Form: "day=2027-03-08", Status: 303},
		{As: "treasurer", Method: "GET", Path: at("/entries/" + id), Status: 200, Has: []string{"annulée par une écriture inverse", "rang 1"}},
		{As: "treasurer", Method: "GET", Path: at("/accounts/512000?from=2027-03-07&to=2027-03-31"), Status: 200, Has: []string{"12,50"}},
		{As: "treasurer", Method: "GET", Path: at("/accounts/999999"), Status: 404},
		{As: "treasurer", Method: "GET", Path: at("/accounts/proposals?lines[0].account_text=512"), Status: 200, Has: []string{"512000"}},
		{As: "member", Method: "GET", Path: at("/entries"), Status: 403},
	})
}

func TestALongAccountIsReadPageByPageWithItsBalance(t *testing.T) {
	d := testkit.SQLite(t)
	s := newScene(t, d)
	s.taken(s.year.ID, slices.Repeat([]ledger.Entry{{Draft: entry("2027-05-05", debit("512000", 100), credit("706000", 100))}}, 150)...)
	h := testkit.Serve(d, s.desk)
	path := "/p/" + string(s.treas.Place) + "/ledger/accounts/512000?from=2027-05-01&to=2027-05-31"
	testkit.Screens(t, h, []testkit.Screen{
		{As: "board", Method: "GET", Path: path, Status: 200, Has: []string{"100,00", "after=2027-05-05.100.0"}},
		{As: "board", Method: "GET", Path: path + "&after=2027-05-05.100.0", Status: 200, Has: []string{"100,00", "150,00"}, HasNot: []string{"Page suivante"}},
	})
}
