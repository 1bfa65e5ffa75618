package award_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pilotis/internal/award"
	"pilotis/internal/badge"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestACertifierAHolderAndAStrangerEachSeeWhatIsTheirs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, root := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: "GET", Path: root + "/awards", Status: 200, Has: []string{"Personne n’est encore titulaire"}},
			{As: "manager", Method: "GET", Path: root + "/awards/keys", Status: 200, Has: []string{"Aucune clé encore"}},
			{As: "visitor", Method: "GET", Path: root + "/awards/mine", Status: 200, Has: []string{"Rien encore"}},
			{As: "team", Method: "GET", Path: root + "/awards", Status: 403},
		})
		e := s.zoe()
		e.Holder.Email = "visitor@example.org"
		a := s.given(e)
		s.given(s.max())
		w, err := s.Whole(s.ctx, s.who, a.ID)
		s.must(err)
		one, badged := root+"/awards/"+string(a.ID), root+"/badges/"+string(w.Badges[2].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: "GET", Path: root + "/awards", Status: 200, Has: []string{"Zoé Marie ÇELIK", "Max PETIT", "RS5142-2026-A0001", words.Date("fr", "2026-10-15")}},
			{As: "manager", Method: "GET", Path: root + "/awards?q=petit", Status: 200, Has: []string{"Max PETIT", "/holders/files/pdf?q=petit"}, HasNot: []string{"ÇELIK"}},
			{As: "manager", Method: "GET", Path: root + "/awards?kind=parchment&standing=valid", Status: 200, Has: []string{"ÇELIK"}, HasNot: []string{"PETIT"}},
			{As: "manager", Method: "GET", Path: root + "/awards?q=personne", Status: 200, Has: []string{"Personne ne correspond"}},
			{As: "manager", Method: "GET", Path: root + "/holders/files/csv?q=celik", Status: 200, Has: []string{"RS5142-2026-0001;ÇELIK;Zoé;1988-04-09;Bordeaux;"}, HasNot: []string{"PETIT"}},
			{As: "manager", Method: "GET", Path: root + "/holders/files/pdf", Status: 200, Has: []string{"%PDF-"}},
			{As: "manager", Method: "GET", Path: root + "/holders/files/doc", Status: 404},
			{As: "team", Method: "GET", Path: root + "/holders/files/csv", Status: 403},
			{As: "visitor", Method: "GET", Path: root + "/awards/mine", Status: 200, Has: []string{"RS5142-2026-0001"}, HasNot: []string{"A0001"}},
			{As: "visitor", Method: "GET", Path: one, Status: 200, Has: []string{"Badges numériques"}, HasNot: []string{"Établir", "Retirer"}},
			{As: "visitor", Method: "GET", Path: one + "/file", Status: 200, Has: []string{"%PDF-"}},
			{As: "member", Method: "GET", Path: one, Status: 404},
			{As: "member", Method: "GET", Path: one + "/file", Status: 404},
			{As: "visitor", Method: "GET", Path: badged, Status: 200, Has: []string{"eyJ"}},
			{As: "member", Method: "GET", Path: badged, Status: 404},
			{As: "visitor", Method: "POST", Path: one + "/revocation", Form: "reason=x", Status: 403},
			{As: "manager", Method: "POST", Path: one + "/copies", Form: "reason=", Status: 422, Has: []string{"copy-reason"}},
			{As: "manager", Method: "POST", Path: one + "/copies", Form: "reason=Perdu", Status: 303},
			{As: "visitor", Method: "GET", Path: one + "/copies/1", Status: 200, Has: []string{"%PDF-"}},
			{As: "manager", Method: "GET", Path: one + "/copies/2", Status: 404},
			{As: "manager", Method: "GET", Path: one + "/copies/x", Status: 404},
			{As: "manager", Method: "POST", Path: badged + "/revocation", Form: "reason=", Status: 422},
			{As: "manager", Method: "POST", Path: badged + "/revocation", Form: "reason=Erreur", Status: 303},
			{As: "manager", Method: "POST", Path: badged + "/revocation", Form: "reason=Erreur", Status: 409, Has: []string{"déjà été retiré"}},
			{As: "manager", Method: "GET", Path: one, Status: 200, Has: []string{"Duplicata n° 1", "Retiré le", "Erreur"}},
			{As: "manager", Method: "GET", Path: root + "/awards/keys", Status: 200, Has: []string{home + "/issuers/cooperative", "Signe aujourd’hui"}},
			{As: "manager", Method: "POST", Path: root + "/awards/keys", Status: 303},
			{As: "manager", Method: "GET", Path: root + "/awards/keys", Status: 200, Has: []string{"Ne signe plus"}},
			{As: "", Method: "GET", Path: "/verify", Status: 200, Has: []string{"Vérifier un document"}},
			{As: "", Method: "POST", Path: "/verify", Form: "number=", Status: 422},
			{As: "", Method: "POST", Path: "/verify", Form: "number=+rs5142-2026-0001+", Status: 303, Has: []string{"/verify/RS5142-2026-0001"}},
			{As: "", Method: "GET", Path: "/verify/" + a.Number, Status: 200, Has: []string{"est valable"}, HasNot: []string{"ÇELIK", "Zoé", "1988", "Coopérative", "Piloter"}},
			{As: "", Method: "GET", Path: "/verify/rs5142-2026-0001/standing", Status: 200, Has: []string{`{"number":"RS5142-2026-0001","standing":"valid"}`}},
			{As: "manager", Method: "POST", Path: one + "/revocation", Form: "reason=", Status: 422},
			{As: "manager", Method: "POST", Path: one + "/revocation", Form: "reason=Fraude", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/revocation", Form: "reason=Fraude", Status: 409},
			{As: "", Method: "GET", Path: "/verify/" + a.Number, Status: 200, Has: []string{"a été retiré"}, HasNot: []string{"Fraude"}},
			{As: "", Method: "GET", Path: "/verify/RS5142-2026-0099", Status: 200, Has: []string{"est inconnu"}},
			{As: "", Method: "GET", Path: "/verify/RS5142-2026-0099/standing", Status: 200, Has: []string{`"standing":"unknown"`}},
		})
	})
}

func TestWhatABadgeNamesIsThereForAnybody(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		w, err := s.Whole(s.ctx, s.who, s.given(s.zoe()).ID)
		s.must(err)
		_, text, err := s.Credential(s.ctx, s.who, w.Badges[9].ID)
		s.must(err)
		ask := func(address string) string {
			t.Helper()
			got := testkit.Page(t, h, "", "GET", strings.TrimPrefix(address, home), "")
			if got.Status != 200 {
				t.Fatalf("%s: %d", address, got.Status)
			}
			return got.Text
		}
		var issuer struct{ ID, Name, Jwks_uri string }
		s.must(json.Unmarshal([]byte(ask(home+"/issuers/cooperative")), &issuer))
		if issuer.ID != home+"/issuers/cooperative" || issuer.Name != "Coopérative Tiers-Lieux" {
			t.Errorf("%+v", issuer)
		}
		var set struct{ Keys []struct{ Kid string } }
		s.must(json.Unmarshal([]byte(ask(issuer.Jwks_uri)), &set))
		public, known := badge.KeyOf(set.Keys[0].Kid)
		if !known {
			t.Fatal(set)
		}
		keys := []badge.Key{{Issuer: issuer.ID, Public: public}}
		list := ask(home + "/issuers/cooperative/status/1")
		if v := badge.Verify(text, badge.Asked{Keys: keys, StatusList: list, Recipient: "zoe@example.org", Now: d.Now()}); !v.Valid || len(v.Unchecked) != 0 {
			t.Errorf("%+v", v)
		}
		if said := ask(issuer.ID + "/achievements/" + string(w.Version) + "/2.4"); !strings.Contains(said, `"achievementType":"Competency"`) || !strings.Contains(said, "Evaluer la situation") {
			t.Error(said)
		}
		for _, path := range []string{"/issuers/autre", "/issuers/cooperative/status/2", "/issuers/cooperative/status/x", "/issuers/cooperative/achievements/" + string(w.Version) + "/9.9", "/issuers/cooperative/achievements/x/2.4"} {
			if got := testkit.Page(t, h, "", "GET", path, ""); got.Status != 404 {
				t.Errorf("%s: %d", path, got.Status)
			}
		}
	})
}

func TestWhoAsksForManyNumbersWaits(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		a := s.given(s.zoe())
		for range 40 {
			if got := testkit.Page(t, h, "", "GET", "/verify/RS5142-2026-0042/standing", ""); got.Status != 200 {
				t.Fatal(got.Status)
			}
		}
		for _, path := range []string{"/verify/" + a.Number, "/verify/" + a.Number + "/standing"} {
			if got := testkit.Page(t, h, "", "GET", path, ""); got.Status != 422 || strings.Contains(got.Text, "valable") {
				t.Errorf("%s: %d", path, got.Status)
			}
		}
		testkit.At(d, "2026-10-20T09:31:00Z")
		if got := testkit.Page(t, h, "", "GET", "/verify/"+a.Number, ""); got.Status != 200 {
			t.Error(got.Status)
		}
	})
}

func TestProgramsReadAwardsAndTakeThemBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		a := s.given(s.zoe())
		as := "manager@" + string(s.who.Place)
		var list struct{ Items []award.AwardJSON }
		call := func(method, path, body string, status int, into any) {
			t.Helper()
			if got := testkit.Call(t, h, as, method, path, body, into); got.Status != status {
				t.Errorf("%s %s: %d %s", method, path, got.Status, got.Text)
			}
		}
		call("GET", "/certifications/"+string(s.cert.ID)+"/awards?kind=parchment", "", 200, &list)
		if len(list.Items) != 1 || list.Items[0].Check != home+"/verify/"+a.Number || list.Items[0].Standing != award.Valid {
			t.Errorf("%+v", list)
		}
		var one award.AwardJSON
		call("GET", "/awards/"+string(a.ID), "", 200, &one)
		if len(one.Badges) != 19 || !strings.HasPrefix(one.Badges[0].Credential, "eyJ") {
			t.Errorf("%+v", one.Badges)
		}
		call("POST", "/awards/"+string(a.ID)+"/copies", `{"reason":"Perdu"}`, 201, nil)
		call("POST", "/badges/"+string(one.Badges[3].ID)+"/revocation", `{"reason":"Erreur"}`, 204, nil)
		call("POST", "/awards/"+string(a.ID)+"/revocation", `{"reason":""}`, 422, nil)
		call("POST", "/awards/"+string(a.ID)+"/revocation", `{"reason":"Fraude"}`, 204, nil)
		call("GET", "/awards/"+string(a.ID), "", 200, &one)
		if one.Standing != award.Withdrawn {
			t.Error(one.Standing)
		}
	})
}
