package board_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"

	"pilotis/internal/board"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestATreasurerFollowsExplainsDecidesAndCloses(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden()
		h, root := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)+"/board"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Commencer avec ces sept"}},
			{As: "board", Method: "GET", Path: root, Status: 200, HasNot: []string{"Commencer avec ces sept"}},
			{As: "member", Method: "GET", Path: root, Status: 403},
			{As: "board", Method: "POST", Path: root + "/starters", Status: 403},
			{As: "treasurer", Method: "GET", Path: root + "/months", Status: 200, Has: []string{"Aucun mois clos encore"}},
			{As: "treasurer", Method: "GET", Path: root + "/indicators/new", Status: 200, Has: []string{"Nadia", "Zoé", "Taux d’occupation"}},
			{As: "treasurer", Method: "POST", Path: root + "/indicators", Form: "name=&source=sales&low=x&owner=" + string(s.zoe), Status: 422, Has: []string{"f-low"}},
			{As: "treasurer", Method: "POST", Path: root + "/indicators", Form: "name=Ventes&source=sales&low=7+000,50&owner=" + string(s.zoe), Status: 303},
			{As: "board", Method: "GET", Path: root + "/indicators", Status: 200, Has: []string{"Ventes", "Alerte sous " + words.Money("fr", 700050), "Zoé"}, HasNot: []string{"Ajouter un indicateur"}},
		})
		all, err := s.Indicators(s.ctx, s.who)
		s.must(err)
		one := string(all[0].ID)
		month := root + "/months/2027-10"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root + "/indicators/" + one, Status: 200, Has: []string{"7000,50"}},
			{As: "board", Method: "GET", Path: root + "/indicators/" + one, Status: 403},
			{As: "treasurer", Method: "POST", Path: root + "/indicators/" + one, Form: "name=Ventes&low=7000&high=1&owner=" + string(s.zoe), Status: 422, Has: []string{"Le seuil du haut est sous celui du bas"}},
			{As: "treasurer", Method: "POST", Path: root + "/indicators/" + one, Form: "name=Ventes&low=7000&owner=" + string(s.zoe), Status: 303},
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Le mois court encore", "Octobre 2027 est à clore avant la fin du " + words.Date("fr", "2027-11-15"), words.Money("fr", 680000)}, HasNot: []string{"Clore le mois"}},
			{As: "treasurer", Method: "GET", Path: month, Status: 200, Has: []string{"Expliquer cette alerte", "Clore le mois", "code=70", "from=2027-10-01"}},
			{As: "board", Method: "GET", Path: month, Status: 200, Has: []string{"Alerte"}, HasNot: []string{"Expliquer cette alerte", "Nous avons lu"}},
			{As: "treasurer", Method: "GET", Path: root + "/months/2027-12", Status: 404},
			{As: "treasurer", Method: "GET", Path: root + "/months/octobre", Status: 404},
			{As: "treasurer", Method: "POST", Path: month + "/closing", Form: "", Status: 422, Has: []string{words.Spaced("Une alerte attend son commentaire : Ventes"), "Cochez que les chiffres ont été lus", "Écrivez une décision, ou pourquoi"}},
			{As: "treasurer", Method: "POST", Path: month + "/readings/" + one, Form: "remark=La+salle+était+en+travaux", Status: 303, Has: []string{"/board/months/2027-10"}},
			{As: "treasurer", Method: "POST", Path: month + "/readings/nowhere", Form: "remark=x", Status: 404},
			{As: "treasurer", Method: "POST", Path: month + "/decisions", Form: "what=&due=2027-12-01&carrier=" + string(s.zoe), Status: 422, Has: []string{"f-what"}},
			{As: "treasurer", Method: "POST", Path: month + "/decisions", Form: "what=Louer+le+samedi&due=2027-12-01&indicator=" + one + "&carrier=" + string(s.zoe), Status: 303},
			{As: "treasurer", Method: "GET", Path: month, Status: 200, Has: []string{"Louer le samedi", "La salle était en travaux"}, HasNot: []string{"Si rien n’est à décider"}},
			{As: "board", Method: "POST", Path: month + "/closing", Form: "read=on", Status: 403},
			{As: "treasurer", Method: "POST", Path: month + "/closing", Form: "read=on", Status: 303},
			{As: "treasurer", Method: "POST", Path: month + "/closing", Form: "read=on", Status: 409, Has: []string{"Ce mois est déjà clos"}},
			{As: "treasurer", Method: "POST", Path: month + "/readings/" + one, Form: "remark=Non", Status: 409},
			{As: "treasurer", Method: "GET", Path: month, Status: 200, Has: []string{"Clos le " + words.Date("fr", "2027-11-10"), "dans les temps", "Envoyer"}, HasNot: []string{"Expliquer", "Écrire une décision"}},
			{As: "treasurer@en", Method: "GET", Path: month, Status: 200, Has: []string{"in time. What was read changes no more.", "/board/months/2027-09", `/board" rel="next"`}},
			{As: "treasurer", Method: "POST", Path: month + "/sendings", Form: "", Status: 422, Has: []string{"Choisissez au moins une personne"}},
			{As: "treasurer", Method: "POST", Path: month + "/sendings", Form: "to=" + string(s.zoe), Status: 303},
			{As: "treasurer", Method: "GET", Path: month, Status: 200, Has: []string{words.Date("fr", "2027-11-10"), ", par treasurer"}},
			{As: "board", Method: "GET", Path: month + "/files/pdf", Status: 200, Has: []string{"%PDF-"}},
			{As: "board", Method: "GET", Path: month + "/files/csv", Status: 200, Has: []string{"Ventes;6800;€;6800;Alerte;", ";Zoé;La salle était en travaux", "Louer le samedi;Zoé;2027-12-01;En cours"}},
			{As: "board", Method: "GET", Path: month + "/files/doc", Status: 404},
			{As: "board", Method: "GET", Path: root + "/months", Status: 200, Has: []string{words.Money("fr", 680000), "Dans les temps"}},
			{As: "board", Method: "GET", Path: root + "/files/xlsx", Status: 200, Has: []string{"PK"}},
			{As: "board", Method: "GET", Path: root + "/decisions", Status: 200, Has: []string{"Louer le samedi", "En cours"}, HasNot: []string{"C’est fait"}},
		})
		decided, err := s.Decisions(s.ctx, s.who)
		s.must(err)
		outcome := root + "/decisions/" + string(decided[0].ID) + "/outcome"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "POST", Path: outcome, Form: "outcome=dropped", Status: 422},
			{As: "board", Method: "POST", Path: outcome, Form: "outcome=done", Status: 403},
			{As: "treasurer", Method: "POST", Path: outcome, Form: "outcome=done&back=" + url.QueryEscape(root), Status: 303, Has: []string{root}},
			{As: "treasurer", Method: "POST", Path: outcome, Form: "outcome=done", Status: 409},
			{As: "treasurer", Method: "POST", Path: root + "/indicators/" + one + "/removal", Status: 303},
			{As: "treasurer", Method: "GET", Path: root + "/indicators", Status: 200, Has: []string{"Commencer avec ces sept"}},
			{As: "treasurer", Method: "GET", Path: month, Status: 200, Has: []string{"Ventes"}},
		})
	})
}

func TestProgramsReadAndWriteTheBoard(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden()
		h, root := testkit.Serve(d, s.Desk), string(s.who.Place)
		call := func(method, path, body string, status int, out any) {
			t.Helper()
			if a := testkit.Call(t, h, "treasurer", method, root+path, body, out); a.Status != status {
				t.Errorf("%s %s: %d, want %d: %s", method, path, a.Status, status, a.Text)
			}
		}
		var made struct{ ID string }
		call("POST", "/board/indicators", fmt.Sprintf(`{"name":"Ventes","owner":%q,"source":"sales","low_hundredths":700000}`, s.zoe), 201, &made)
		call("PUT", "/board/indicators/"+made.ID, fmt.Sprintf(`{"name":"Ventes","owner":%q,"source":"cash"}`, s.zoe), 422, nil)
		call("POST", "/board/months/2027-10/closing", `{"figures_read":true,"undecided":"Rien"}`, 422, nil)
		call("PUT", "/board/months/2027-10/readings/"+made.ID, `{"remark":"Travaux"}`, 204, nil)
		var decided struct{ ID string }
		call("POST", "/board/decisions", fmt.Sprintf(`{"month":"2027-10","what":"Louer le samedi","carrier":%q,"due_on":"2027-12-01","indicator":%q}`, s.zoe, made.ID), 201, &decided)
		call("POST", "/board/months/2027-10/closing", `{"figures_read":true}`, 200, nil)
		call("POST", "/board/months/2027-10/closing", `{"figures_read":true}`, 409, nil)
		call("POST", "/board/months/2027-10/sendings", fmt.Sprintf(`{"to":[%q]}`, s.zoe), 201, nil)
		call("POST", "/board/months/2027-10/sendings", `{"to":["nobody"]}`, 422, nil)
		call("POST", "/board/decisions/"+decided.ID+"/outcome", `{"outcome":"done"}`, 200, nil)
		var r board.BoardReport
		call("GET", "/reports/board?from=2027-09-01&to=2027-11-30", "", 200, &r)
		if r.From != september || r.To != november || len(r.Months) != 3 {
			t.Fatalf("%+v", r)
		}
		states := []string{r.Months[0].State, r.Months[1].State, r.Months[2].State}
		if !slices.Equal(states, []string{"open", "closed", "running"}) || !r.Months[0].Late || r.Months[1].Late || r.Months[1].ClosedOn != "2027-11-10" || r.Months[1].Due != "2027-11-15" {
			t.Errorf("%v %+v", states, r.Months[1])
		}
		for n, want := range []struct {
			value  int64
			light  board.Light
			remark string
		}{{680000, board.Alert, ""}, {680000, board.Alert, "Travaux"}, {680000, board.Unlit, ""}} {
			if l := r.Months[n].Indicators[0]; *l.Value != want.value || l.Light != want.light || l.Remark != want.remark || l.Measure != board.Euros || l.Owner != "Zoé" {
				t.Errorf("%s: %+v", r.Months[n].Month, l)
			}
		}
		if dec := r.Months[1].Decisions; len(dec) != 1 || dec[0].Outcome != board.Done || dec[0].SettledOn != "2027-11-10" || len(r.Months[0].Decisions) != 0 {
			t.Errorf("%+v", dec)
		}
		call("GET", "/reports/board", "", 200, &r)
		if r.From != "2026-12" || len(r.Months) != 12 {
			t.Errorf("of a year: from %s, %d months", r.From, len(r.Months))
		}
		call("GET", "/reports/board?from=2020-01-01", "", 422, nil)
		call("GET", "/reports/board?from=hier", "", 422, nil)
		call("DELETE", "/board/indicators/"+made.ID, "", 204, nil)
		call("DELETE", "/board/indicators/"+made.ID, "", 404, nil)
		if a := testkit.Call(t, h, "board", "POST", root+"/board/months/2027-09/closing", `{"figures_read":true}`, nil); a.Status != 403 {
			t.Errorf("the board closes: %d", a.Status)
		}
	})
}

func TestTheTeamSpeaksOfWhatItAnswersForAndOfNothingElse(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		mine, theirs := s.follow(board.Sales, "Ventes", nil, nil), s.follow(board.Typed, "Heures d’accueil", nil, nil)
		s.owned(mine.ID, "account-team.ana")
		h, root := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)+"/board"
		month := root + "/months/2027-10"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "team.ana", Method: "GET", Path: root, Status: 200, Has: []string{"Ventes", "Heures d’accueil"}, HasNot: []string{"Ajouter un indicateur"}},
			{As: "team.ana", Method: "GET", Path: month, Status: 200, Has: []string{"/readings/" + string(mine.ID), "Clore le mois"},
				HasNot: []string{"/readings/" + string(theirs.ID), "Nous avons lu", "/reports/ledger", `href="/p/` + string(s.who.Place) + `/bank"`, "Écrire une décision"}},
			{As: "team.ana", Method: "POST", Path: month + "/readings/" + string(mine.ID), Form: "remark=Fermés+deux+semaines", Status: 303},
			{As: "team.ana", Method: "POST", Path: month + "/readings/" + string(theirs.ID), Form: "value=12", Status: 403, Has: []string{"suivi par quelqu’un d’autre"}},
			{As: "team.other", Method: "POST", Path: month + "/readings/" + string(mine.ID), Form: "remark=Moi+aussi", Status: 403},
			{As: "board.ana", Method: "POST", Path: month + "/readings/" + string(mine.ID), Form: "remark=Moi+aussi", Status: 403},
			{As: "team.ana", Method: "POST", Path: month + "/closing", Form: "read=on", Status: 403},
			{As: "team.ana", Method: "POST", Path: month + "/decisions", Form: "what=Fermer", Status: 403},
			{As: "team.ana", Method: "GET", Path: root + "/indicators/" + string(mine.ID), Status: 403},
			{As: "volunteer", Method: "GET", Path: root, Status: 403},
			{As: "treasurer", Method: "GET", Path: month, Status: 200, Has: []string{"Fermés deux semaines", "/readings/" + string(theirs.ID), "/reports/ledger"}},
		})
	})
}
