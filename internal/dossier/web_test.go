package dossier_test

import (
	"net/http"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/dossier"
	"pilotis/internal/paper"
	"pilotis/internal/testkit"
)

func TestATreasurerMakesAFileAndSendsIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o, v := s.forecast(), s.budget(600000)
		h, root := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/dossiers"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: root, Status: 403},
			{As: "board", Method: "GET", Path: root, Status: 200, Has: []string{"Pas encore de dossier"}, HasNot: []string{"Commencer un dossier"}},
			{As: "board", Method: "GET", Path: root + "/new", Status: 403},
			{As: "treasurer", Method: "GET", Path: root + "/new", Status: 200, Has: []string{"Un lieu qui ouvre", "Prudent"}},
			{As: "treasurer", Method: "POST", Path: root, Form: typed("name", "", "asked", "beaucoup"), Status: 422, Has: []string{"f-asked"}},
			{As: "treasurer", Method: "POST", Path: root, Form: typed("name", "Atelier", "asked", "3 000", "years", "1", "forecast", string(o.ID)+":Prudent"), Status: 303, Has: []string{"/dossiers/"}},
		})
		all, err := s.desk.List(s.ctx, s.who, "atelier")
		s.must(err)
		if len(all) != 1 || all[0].Scenario != "Prudent" || all[0].Asked != 300000 {
			t.Fatalf("%+v", all)
		}
		one := root + "/" + string(all[0].ID)
		form := func(revision string, pairs ...string) string {
			return typed(append([]string{"revision", revision, "name", "Atelier", "funder", "Région", "asked", "3000", "years", "1", "forecast", string(o.ID)}, pairs...)...)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: one, Status: 200, Has: []string{"Le financeur n’est pas dit", "sections sont encore vides", "Résultat 2027"}, HasNot: []string{"Écrire le dossier", "Supprimer ce dossier"}},
			{As: "board", Method: "GET", Path: one + "/content", Status: 403},
			{As: "treasurer", Method: "GET", Path: one + "/content", Status: 200, Has: []string{"La Grange est un tiers-lieu"}},
			{As: "treasurer", Method: "POST", Path: one + "/content", Form: form("1", "text_need", "Ici, rien."), Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/content", Form: form("1", "text_need", "Un autre besoin"), Status: 409, Has: []string{"Un autre besoin", "en même temps que vous"}},
			{As: "treasurer", Method: "POST", Path: one + "/content", Form: form("2", "text_need", strings.Repeat("é", 13_000)), Status: 422, Has: []string{"f-text_need"}},
			{As: "treasurer", Method: "POST", Path: one + "/content", Form: form("2", "text_need", "Ici, rien.", "table", "forecast"), Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 200, Has: []string{"de produits en trop", "Rédiger ce que Pilotis sait"}, HasNot: []string{"Figer ce qui est envoyé"}},
			{As: "treasurer", Method: "GET", Path: one + "/files/pdf", Status: 422, Has: []string{"de produits en trop"}},
			{As: "treasurer", Method: "POST", Path: one + "/content", Form: form("3", "text_need", "Ici, rien.", "table", dossier.FromBudget+string(v.ID)), Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 200, Has: []string{"du total des produits", "Figer ce qui est envoyé", "Autres établissements publics"}},
			{As: "board", Method: "GET", Path: one + "/files/pdf", Status: 200, Has: []string{"%PDF-"}},
			{As: "board", Method: "GET", Path: one + "/files/xlsx", Status: 200, Has: []string{"PK"}},
			{As: "board", Method: "GET", Path: one + "/files/csv", Status: 404},
			{As: "board", Method: "POST", Path: one + "/sendings", Form: typed("revision", "4", "on", "2028-02-01"), Status: 403},
			{As: "treasurer", Method: "POST", Path: one + "/sendings", Form: typed("revision", "3", "on", "2028-02-01"), Status: 409},
			{As: "treasurer", Method: "POST", Path: one + "/sendings", Form: typed("revision", "4", "on", "2028-02-01"), Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/draft", Status: 303},
			{As: "treasurer@en", Method: "GET", Path: one, Status: 200, Has: []string{"Version 4", "What was sent"}, HasNot: []string{"Delete this file"}},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 409},
			{As: "treasurer", Method: "GET", Path: root + "?q=personne", Status: 200, Has: []string{"Aucun dossier ne répond"}},
		})
		seen, err := s.desk.Look(s.ctx, s.who, all[0].ID)
		s.must(err)
		sent := seen.Sent[0]
		kept, err := s.desk.Sent(s.ctx, s.who, seen.ID, sent.ID, paper.PDF)
		s.must(err)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: one + "/sendings/" + string(sent.ID) + "/pdf", Status: 200, Has: []string{string(kept[:8])}},
			{As: "board", Method: "GET", Path: one + "/sendings/nothing/pdf", Status: 404},
		})
	})
}

func TestProgramsMakeAFile(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.forecast()
		h, root := testkit.Serve(d, s.desk), string(s.who.Place)+"/dossiers"
		var made dossier.DossierJSON
		body := `{"name":"Atelier","funder":"Région","asked_cents":300000,"years":1,"forecast":"` + string(o.ID) + `"}`
		if a := testkit.Call(t, h, "board", http.MethodPost, root, body, nil); a.Status != 403 {
			t.Errorf("the board writes: %d", a.Status)
		}
		if a := testkit.Call(t, h, "treasurer", http.MethodPost, root, body, &made); a.Status != 201 || made.Texts["place"] == "" {
			t.Fatalf("%d %s", a.Status, a.Text)
		}
		one := root + "/" + string(made.ID)
		var sent dossier.SendingJSON
		if a := testkit.Call(t, h, "treasurer", http.MethodPost, one+"/sendings", `{"revision":1,"on":"2028-02-01"}`, &sent); a.Status != 201 || len(sent.Workbook) != 64 {
			t.Errorf("%d %s", a.Status, a.Text)
		}
		var seen dossier.ViewJSON
		if a := testkit.Call(t, h, "board", http.MethodGet, one, "", &seen); a.Status != 200 || len(seen.Sent) != 1 || len(seen.Missing) == 0 {
			t.Errorf("%d %s", a.Status, a.Text)
		}
		if a := testkit.Call(t, h, "board", http.MethodGet, one+"/sendings/"+string(sent.ID)+"/pdf", "", nil); a.Status != 200 || !strings.HasPrefix(a.Text, "%PDF-") {
			t.Errorf("%d %.40s", a.Status, a.Text)
		}
		if a := testkit.Call(t, h, "treasurer", http.MethodPut, one, `{"name":"Atelier","revision":9}`, nil); a.Status != 409 {
			t.Errorf("%d", a.Status)
		}
		if a := testkit.Call(t, h, "treasurer", http.MethodDelete, one, "", nil); a.Status != 409 {
			t.Errorf("what was sent is deleted: %d", a.Status)
		}
	})
}
