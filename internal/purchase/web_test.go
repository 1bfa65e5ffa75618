package purchase_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestATreasurerTakesAnInvoiceFromItsReceiptToTheBooks(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := "/p/" + string(s.treas.Place)
		filled := "supplier_text=Bois&number=12&issued=2027-03-05&lines[0].account_text=606300+Fournitures&lines[0].net=100,00&lines[0].tax=20"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root + "/bills", Status: 200, Has: []string{"Aucune facture"}},
			{As: "member", Method: "GET", Path: root + "/bills", Status: 403},
			{As: "board", Method: "GET", Path: root + "/bills/new", Status: 403},
			{As: "treasurer", Method: "GET", Path: root + "/bills/new", Status: 200, Has: []string{"Lire la facture"}},
			{As: "treasurer", Method: "POST", Path: root + "/bills", Form: filled + "&siren=123456789&due=2027-03-01", Status: 422,
				Has: []string{"Ce n’est pas un SIREN", "avant la date de la facture", `value="100,00"`, `value="Bois"`}},
			{As: "treasurer", Method: "POST", Path: root + "/bills", Form: filled + "&do=lines", Status: 200, Has: []string{`name="lines[2].net"`, `value="100,00"`}},
			{As: "treasurer", Method: "POST", Path: root + "/bills", Form: "supplier_text=Bois&number=12&issued=2027-03-05&lines[0].net=&lines[1].net=beaucoup", Status: 422, Has: []string{"Écrivez un montant"}},
			{As: "treasurer", Method: "POST", Path: root + "/bills", Form: filled, Status: 303},
			{As: "treasurer", Method: "POST", Path: root + "/bills", Form: filled, Status: 303},
			{As: "treasurer", Method: "GET", Path: root + "/bills", Status: 200, Has: []string{"Doublon", "À vérifier", "120,00"}},
			{As: "treasurer", Method: "GET", Path: root + "/suppliers", Status: 200, Has: []string{"Bois", "à 30 jours"}},
			{As: "treasurer", Method: "POST", Path: root + "/suppliers/BOIS", Form: "supplier=Bois&iban=FR76", Status: 422, Has: []string{"Ce n’est pas un IBAN"}},
			{As: "treasurer", Method: "POST", Path: root + "/suppliers/BOIS", Form: "supplier=Bois+vert&iban=" + moulin + "&days=45", Status: 303},
			{As: "treasurer", Method: "GET", Path: root + "/suppliers/proposals?supplier_text=bo", Status: 200, Has: []string{"Bois vert"}},
		})
		p, err := s.desk.List(s.ctx, s.treas, purchaseCheck)
		s.must(err)
		double, first := "/bills/"+string(p.Rows[0].ID), "/bills/"+string(p.Rows[1].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root + double, Status: 200, Has: []string{"Même fournisseur, même numéro", first}, HasNot: []string{"Approuver</span>"}},
			{As: "treasurer", Method: "POST", Path: root + double + "/approval", Status: 409, Has: []string{"est un doublon"}},
			{As: "treasurer", Method: "POST", Path: root + double + "/removal", Status: 303},
			{As: "board", Method: "POST", Path: root + first + "/approval", Status: 403},
			{As: "treasurer", Method: "POST", Path: root + first + "/approval", Form: "day=2026-03-05", Status: 422},
			{As: "treasurer", Method: "POST", Path: root + first + "/approval", Form: "day=2027-03-05", Status: 303},
			{As: "treasurer", Method: "GET", Path: root + first, Status: 200, Has: []string{"À payer", "Voir l’écriture", "Retirer l’approbation"}},
			{As: "treasurer", Method: "POST", Path: root + first + "/change", Form: filled, Status: 409},
			{As: "treasurer", Method: "GET", Path: "/p/elsewhere" + first, Status: 404},
			{As: "treasurer", Method: "GET", Path: root + first + "/file", Status: 404},
		})
	})
}

func TestAnElectronicInvoiceFillsTheFormInAndItsFileStays(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := "/p/" + string(s.treas.Place)
		body, err := os.ReadFile("../einvoice/testdata/ubl.xml")
		s.must(err)
		a := testkit.Upload(t, h, "treasurer", root+"/bills/reading", nil, "read", "118.xml", body)
		if a.Status != 200 {
			t.Fatal(a.Status, a.Text)
		}
		for _, has := range []string{"La facture est lue", `value="Bois du Limousin"`, `value="732829320"`, `value="2027-118"`, `value="2027-04-04"`, `value="100,00"`, `value="5,50"`, "118.xml", `name="kept"`} {
			if !strings.Contains(a.Text, has) {
				t.Errorf("no %s", has)
			}
		}
		scan := []byte("%PDF-1.4\n%%EOF")
		if a := testkit.Upload(t, h, "treasurer", root+"/bills/reading", nil, "read", "scan.pdf", scan); a.Status != 200 || !strings.Contains(a.Text, "pas un Factur-X") || !strings.Contains(a.Text, "scan.pdf") {
			t.Error(a.Status)
		}
		// a refused form keeps the file that came with it
		if a := testkit.Upload(t, h, "treasurer", root+"/bills", map[string]string{"number": "1"}, "file", "photo.pdf", scan); a.Status != 422 || !strings.Contains(a.Text, "photo.pdf") {
			t.Error(a.Status)
		}
		var read struct {
			File    string
			Missing []string
			Lines   []map[string]any
		}
		asked, _ := json.Marshal(map[string]any{"name": "118.xml", "content": body})
		if a := testkit.Call(t, h, "treasurer", "POST", string(s.treas.Place)+"/bills/reading", string(asked), &read); a.Status != 200 || len(read.Lines) != 2 || read.File == "" || len(read.Missing) != 0 {
			t.Error(a)
		}
	})
}

func TestExpensesAreDecidedAndPaidOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := "/p/" + string(s.treas.Place)
		c, no := s.spent(s.member), s.spent(s.member)
		at := root + "/expenses/" + string(c.ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "visitor", Method: "GET", Path: root + "/expenses", Status: 403},
			{As: "member", Method: "GET", Path: root + "/expenses", Status: 200, Has: []string{"pas encore de fiche"}},
			{As: "member", Method: "GET", Path: root + "/expenses/new?means=spent", Status: 200, Has: []string{"Photo du justificatif", `accept="image/*,.pdf"`}},
			{As: "member", Method: "GET", Path: root + "/expenses/new?means=drive", Status: 200, Has: []string{"7 CV ou plus", "0,636"}},
			{As: "member", Method: "GET", Path: root + "/expenses/new?means=flown", Status: 404},
			{As: "member", Method: "POST", Path: root + "/expenses", Form: "items[0].means=drive&items[0].km=10&items[0].power=5&items[0].on=2027-03-05&items[0].label=Gare", Status: 422},
			{As: "member", Method: "POST", Path: root + "/expenses", Form: "items[0].means=drive&items[0].label=Gare&do=spent", Status: 200, Has: []string{"1. Trajet", "2. Payé", `value="Gare"`, "items[1].photo"}},
			{As: "member", Method: "POST", Path: root + "/expenses", Form: "items[0].means=spent&items[1].means=drive&items[1].label=Gare", Status: 422},
			{As: "member", Method: "GET", Path: at, Status: 404},
			{As: "member", Method: "POST", Path: at + "/approval", Status: 403},
			{As: "member", Method: "GET", Path: root + "/claims", Status: 403},
			{As: "board", Method: "GET", Path: root + "/claims", Status: 200, Has: []string{"Maguy Roux", "38,40"}},
			{As: "board", Method: "GET", Path: at, Status: 200, HasNot: []string{"Valider ces frais"}},
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"Valider ces frais", "625100"}},
			{As: "treasurer", Method: "GET", Path: at + "/items/0/file", Status: 200},
			{As: "treasurer", Method: "GET", Path: at + "/items/1/file", Status: 404},
			{As: "treasurer", Method: "POST", Path: at + "/refusal", Status: 422},
			{As: "treasurer", Method: "POST", Path: root + "/expenses/" + string(no.ID) + "/refusal", Form: "reason=Illisible", Status: 303},
			{As: "treasurer", Method: "POST", Path: at + "/approval", Form: "items[0].account=&items[0].account_text=706000&day=2027-03-05", Status: 422},
			{As: "treasurer", Method: "POST", Path: at + "/approval", Form: "items[0].account=625100&day=2027-03-05", Status: 303},
			{As: "treasurer", Method: "GET", Path: root + "/payments", Status: 200, Has: []string{"Maguy Roux", "FR76"}},
			{As: "treasurer", Method: "POST", Path: root + "/payments", Form: "from=" + moulin + "&on=2027-03-12", Status: 422, Has: []string{"Choisissez au moins un paiement"}},
			{As: "board", Method: "POST", Path: root + "/payments", Form: "from=" + moulin, Status: 403},
			{As: "treasurer", Method: "POST", Path: root + "/payments", Form: "from=" + moulin + "&on=2027-03-12&facts=" + string(c.ID), Status: 303},
		})
		made, err := s.desk.Payments(s.ctx, s.treas)
		s.must(err)
		file := root + "/payments/" + string(made[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: file, Status: 200, Has: []string{"Maguy Roux", "38,40"}, HasNot: []string{"Télécharger"}},
			{As: "board", Method: "GET", Path: file + "/file", Status: 403},
			{As: "treasurer", Method: "GET", Path: file + "/file", Status: 200, Has: []string{"<CtrlSum>38.40</CtrlSum>"}},
			{As: "treasurer", Method: "POST", Path: file + "/withdrawal", Status: 303},
			{As: "treasurer", Method: "GET", Path: file + "/file", Status: 409},
			{As: "treasurer", Method: "GET", Path: "/p/elsewhere/payments/" + string(made[0].ID), Status: 404},
		})
	})
}
