package transmission_test

import (
	"encoding/base64"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/transmission"
	"pilotis/internal/words"
)

func TestS23ACertifierCompletesSendsAndReadsWhatComesBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.obtained[1].Holder.Insee = ""
		h, place := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)
		root := place + "/transmissions/" + string(s.of)
		one := root + "/holders/RS5142-2026-0002"
		right := "birth_name=PETIT&given_name=Camille+Ana&birth_date=1988-04-09&sex=F&birth_place=Ajaccio"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "team", Method: "GET", Path: root, Status: 403},
			{As: "manager", Method: "GET", Path: place + "/transmissions", Status: 303, Has: []string{root}},
			{As: "manager", Method: "GET", Path: root, Status: 200, Has: []string{"2 sur 3 à déclarer peuvent partir", "À compléter", "Code de la commune de naissance", words.DateShort("fr", "2027-01-15"), "Préparer les 2 qui sont complètes"}},
			{As: "manager", Method: "POST", Path: root + "/lots", Status: 422, Has: []string{"corrigez d’abord"}},
			{As: "manager", Method: "GET", Path: one, Status: 200, Has: []string{"Compléter RS5142-2026-0002"}},
			{As: "manager", Method: "GET", Path: root + "/holders/RS5142-2026-0042", Status: 404},
			{As: "manager", Method: "POST", Path: one, Form: right + "&insee=2A", Status: 422, Has: []string{"f-insee"}},
			{As: "manager", Method: "POST", Path: one, Form: right + "&insee=2a004", Status: 303},
			{As: "manager", Method: "POST", Path: root + "/lots", Status: 303},
			{As: "manager", Method: "GET", Path: root, Status: 200, Has: []string{"RS5142-2026-11-22-0001", "Donner l’accusé", "3 réussites"}, HasNot: []string{"Préparer"}},
			{As: "manager", Method: "GET", Path: one, Status: 409},
			{As: "manager", Method: "POST", Path: one, Form: right + "&insee=2A004", Status: 409},
			{As: "manager", Method: "GET", Path: root + "/files/csv", Status: 200, Has: []string{"RS5142-2026-0001;Camille MARTIN;2026-10-15;2027-01-15;"}},
			{As: "manager", Method: "GET", Path: root + "/files/pdf", Status: 200, Has: []string{"%PDF-"}},
			{As: "manager", Method: "GET", Path: root + "/emitter", Status: 200, Has: []string{"MCFCER000123"}},
			{As: "manager", Method: "POST", Path: root + "/emitter", Form: "client=1&certifier=03ABC123&contract=C&version=1.1.5", Status: 422, Has: []string{"f-client"}},
			{As: "manager", Method: "POST", Path: root + "/emitter", Form: "client=03ABC123&certifier=03ABC123&contract=C&version=1.1.5", Status: 303},
			{As: "manager", Method: "POST", Path: root + "/notices", Form: "received=2026-11-30&days=60", Status: 422, Has: []string{"jour passé"}},
			{As: "manager", Method: "POST", Path: root + "/notices", Form: "received=2026-11-20&days=soon", Status: 422},
			{As: "manager", Method: "POST", Path: root + "/notices", Form: "received=2026-11-20&days=60", Status: 303},
			{As: "manager@en", Method: "GET", Path: root, Status: 200, Has: []string{"Formal notices", words.Date("en", "2027-01-19")}},
		})
		lots := s.board().Lots
		lot := place + "/lots/" + string(lots[0].ID)
		if got := testkit.Page(t, h, "manager", "GET", lot+"/file", ""); got.Status != 200 || got.Text == "" {
			t.Error(got.Status)
		}
		sent := func(file []byte) int {
			return testkit.Upload(t, h, "manager", lot+"/answers", nil, "file", "accuse.xml", file).Status
		}
		if got := sent([]byte("a;b")); got != 422 {
			t.Error(got)
		}
		if got := sent(answered([]string{"RS5142-2026-0001", "RS5142-2026-0003"}, []string{"RS5142-2026-0002"})); got != 303 {
			t.Error(got)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: "POST", Path: lot + "/answers", Status: 422},
			{As: "manager", Method: "GET", Path: root, Status: 200, Has: []string{"Commune de naissance inconnue", "Refusée, à renvoyer", "2 acceptées", "Préparer le fichier"}},
			{As: "manager", Method: "GET", Path: one, Status: 200, Has: []string{"Commune de naissance inconnue", "2A004"}},
			{As: "manager", Method: "GET", Path: place + "/lots/nowhere/file", Status: 404},
		})
	})
}

func TestProgramsTellTheRegister(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.obtained[0].Holder.Sex = ""
		h, as, root := testkit.Serve(d, s.Desk), "manager@"+string(s.who.Place), "/certifications/"+string(s.of)+"/transmissions"
		call := func(method, path, body string, status int, into any) {
			t.Helper()
			if got := testkit.Call(t, h, as, method, path, body, into); got.Status != status {
				t.Errorf("%s %s: %d %s", method, path, got.Status, got.Text)
			}
		}
		call("PUT", root+"/emitter", `{"client":"03ABC123","certifier":"03ABC123","contract":"C1","version":"1.1.2"}`, 204, nil)
		var refused struct {
			Code   string
			Errors []struct{ Field, Code string }
		}
		call("POST", root, `{}`, 422, &refused)
		if len(refused.Errors) != 1 || refused.Errors[0].Field != "RS5142-2026-0001.sex" || refused.Errors[0].Code != "block_sex" {
			t.Errorf("%+v", refused)
		}
		call("PUT", root+"/holders/RS5142-2026-0001", `{"birth_name":"MARTIN","given_names":["Camille"],"birth_date":"1988-04-09","sex":"F","birth_insee":"33063"}`, 204, nil)
		call("POST", root+"/notices", `{"received":"2026-11-20","days":60}`, 204, nil)
		var lot transmission.LotJSON
		call("POST", root, `{}`, 201, &lot)
		if lot.Sent != 3 {
			t.Errorf("%+v", lot)
		}
		call("GET", "/transmissions/"+string(lot.ID)+"/file", "", 200, nil)
		var came transmission.AnswerJSON
		file := base64.StdEncoding.EncodeToString(answered([]string{"RS5142-2026-0001"}, []string{"RS5142-2026-0002"}))
		call("POST", "/transmissions/"+string(lot.ID)+"/answers", `{"content":"`+file+`"}`, 200, &came)
		if len(came.Accepted) != 1 || len(came.Rejected) != 1 || came.Rejected[0].Number != "RS5142-2026-0002" {
			t.Errorf("%+v", came)
		}
		var board transmission.BoardJSON
		call("GET", root, "", 200, &board)
		states := map[transmission.State]int{}
		for _, r := range board.Successes {
			states[r.State]++
		}
		if states[transmission.Accepted] != 1 || states[transmission.Rejected] != 1 || states[transmission.Sent] != 1 || len(board.Lots) != 1 {
			t.Errorf("%+v", board)
		}
	})
}

func TestAnOrganisationThatDeliversNothingIsToldHowToBegin(t *testing.T) {
	d := testkit.SQLite(t)
	s := newScene(t, d)
	elsewhere := "/p/" + string(base.NewID[base.KindPlace](d.Clock()))
	testkit.Screens(t, testkit.Serve(d, s.Desk), []testkit.Screen{
		{As: "manager", Method: "GET", Path: elsewhere + "/transmissions", Status: 200, Has: []string{"Aucune certification n’est délivrée ici"}},
	})
}
