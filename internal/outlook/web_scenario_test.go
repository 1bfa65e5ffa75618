package outlook_test

import (
	"net/http"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/outlook"
	"pilotis/internal/testkit"
)

func TestScenariosAreComparedWrittenChosenAndDropped(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin(outlook.Variant{Name: "Prudent", Scenario: forecast.Scenario{Bends: []forecast.Bend{{Key: forecast.EverySale, Factor: 9000}}}})
		h, all := testkit.Serve(d, s.desk), s.at(o, "/scenarios")
		rows := []string{"grants", "all", "bends[0].key", "", "bends[0].factor_bp", "", "bends[1].key", "cafe", "bends[1].factor_bp", "120", "bends[2].key", "rent", "bends[2].factor_bp"}
		form := func(revision, name, rent string) string {
			return typed(append([]string{"revision", revision, "name", name}, append(rows, rent)...)...)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: all, Status: 200, Has: []string{"Prudent", "Médian", "Retenu", "Ventes\u00a0: 90\u00a0% du prévu", "−5\u202f678\u00a0€", "2 subventions n’ont pas", "20\u202f393\u00a0€", "14\u202f716\u00a0€"}, HasNot: []string{"Ajouter un scénario", "Retenir ce scénario"}},
			{As: "board", Method: "GET", Path: all + "/0", Status: 403},
			{As: "treasurer", Method: "GET", Path: all + "/0", Status: 200, Has: []string{"Supprimer ce scénario", "14\u202f716\u00a0€"}},
			{As: "treasurer", Method: "GET", Path: all + "/7", Status: 404},
			{As: "treasurer", Method: "GET", Path: all + "/new", Status: 200, Has: []string{"Toutes les ventes"}},
			{As: "treasurer", Method: "POST", Path: all + "/new/trial", Form: form("1", "Café", "0"), Status: 200, Has: []string{"Par rapport au médian"}},
			{As: "treasurer", Method: "POST", Path: all + "/new", Form: form("1", "", "0"), Status: 422, Has: []string{"#f-name"}},
			{As: "treasurer", Method: "POST", Path: all + "/new", Form: form("1", "Café", ""), Status: 422, Has: []string{"#f-bends-2-factor_bp"}},
			{As: "treasurer", Method: "POST", Path: all + "/new", Form: form("1", "Café", "1100"), Status: 422, Has: []string{"#f-bends-2-factor_bp"}},
			{As: "treasurer", Method: "POST", Path: all + "/new", Form: form("1", "Café", "0") + "&look=1", Status: 200, Has: []string{"Par rapport au médian"}},
			{As: "treasurer", Method: "POST", Path: all + "/new", Form: form("1", "Café", "0"), Status: 303},
			{As: "treasurer", Method: "POST", Path: all + "/new", Form: form("1", "Café", "0"), Status: 409},
			{As: "board", Method: "POST", Path: all + "/1/choice", Form: "revision=2", Status: 403},
			{As: "treasurer", Method: "POST", Path: all + "/1/choice", Form: "revision=2", Status: 303},
		})
		chosen := s.get(o.ID).Body
		if v := chosen.Scenarios[1]; v.Name != "Café" || v.Grants != forecast.AllGrants || len(v.Bends) != 2 || v.Bends[1] != (forecast.Bend{Key: "rent"}) || len(chosen.Hypotheses.Scenario.Bends) != 2 {
			t.Errorf("%+v", chosen)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "POST", Path: all + "/1", Form: form("3", "Café", "50"), Status: 303},
		})
		if own := s.get(o.ID).Body.Hypotheses.Scenario; own.Bends[1].Factor != 5000 {
			t.Errorf("what is in use did not follow its scenario: %+v", own)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "POST", Path: all + "/1/removal", Form: "revision=3", Status: 409},
			{As: "treasurer", Method: "POST", Path: all + "/1/removal", Form: "revision=4", Status: 303},
			{As: "board", Method: "GET", Path: all, Status: 200, Has: []string{"Mon scénario"}},
			{As: "treasurer", Method: "POST", Path: all + "/middle/choice", Form: "revision=5", Status: 303},
		})
		if b := s.get(o.ID).Body; len(b.Hypotheses.Scenario.Bends) != 0 || len(b.Scenarios) != 2 || b.Scenarios[1].Name != "Mon scénario" {
			t.Errorf("what was in use without a name is lost: %+v", b.Scenarios)
		}
	})
}

func TestTheLeavingOfTheLargestFunderIsShownAndKept(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		hyp := example(t)
		hyp.Grants[0].Funder, hyp.Endowments[0].Funder = "La Région", "La ville"
		o, err := s.desk.Begin(s.ctx, s.who, "x", outlook.Body{Hypotheses: hyp})
		s.must(err)
		h := testkit.Serve(d, s.desk)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: s.at(o, "/scenarios"), Status: 200, Has: []string{"La Région apporte 30\u202f000\u00a0€, soit 55,6\u00a0% des subventions", "−9\u202f607\u00a0€", "−10\u202f263\u00a0€"}},
			{As: "board", Method: "POST", Path: s.at(o, "/leaving"), Form: "revision=1", Status: 403},
			{As: "treasurer", Method: "POST", Path: s.at(o, "/leaving"), Form: "revision=1", Status: 303},
		})
		if v := s.get(o.ID).Body.Scenarios[0]; v.Name != "Sans La Région" || len(v.Bends) != 1 || v.Bends[0] != (forecast.Bend{Key: "region"}) {
			t.Errorf("%+v", v)
		}
	})
}

func TestRisksAreTypedAndDrawn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		h, at := testkit.Serve(d, s.desk), s.at(o, "/risk")
		form := func(revision, high, b, rho string) string {
			return typed("revision", revision, "risks[0].key", "", "risks[0].shape", "triangular", "risks[0].low_bp", "90",
				"risks[1].key", "sales", "risks[1].shape", "triangular", "risks[1].low_bp", "70", "risks[1].mode_bp", "100", "risks[1].high_bp", high,
				"risks[2].key", "rent", "risks[2].shape", "uniform", "risks[2].low_bp", "95", "risks[2].high_bp", "120",
				"links[0].a", "sales", "links[0].b", b, "links[0].degree", "-3000", "links[0].rho_bp", rho, "draws", "500", "seed", "7")
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: at, Status: 403},
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"Rien ne varie encore"}, HasNot: []string{"Enregistrer et tirer"}},
			{As: "board", Method: "POST", Path: at, Form: form("1", "110", "rent", ""), Status: 403},
			{As: "treasurer", Method: "POST", Path: at, Form: form("1", "60", "rent", ""), Status: 422, Has: []string{"#f-risks-1-high_bp"}},
			{As: "treasurer", Method: "POST", Path: at, Form: form("1", "x", "rent", ""), Status: 422, Has: []string{"#f-risks-1-high_bp"}},
			{As: "treasurer", Method: "POST", Path: at, Form: form("1", "110", "energy", ""), Status: 422, Has: []string{"#f-links-0-b"}},
			{As: "treasurer", Method: "POST", Path: at, Form: form("1", "110", "rent", "25"), Status: 303},
			{As: "treasurer", Method: "POST", Path: at, Form: form("1", "110", "rent", "25"), Status: 409},
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"100 fois sur 100", "Dans 100 cas sur 100 le compte passe sous zéro, le plus souvent pour la première fois en janvier 2027", "500 avenirs", "Ventes\u00a0» change"}},
			{As: "treasurer@en", Method: "GET", Path: at, Status: 200, Has: []string{"In 100 cases in 100", "Save and draw"}},
		})
		got := s.get(o.ID).Body.Hypotheses
		if len(got.Risks) != 2 || got.Risks[0].Low != 7000 || got.Risks[1].Shape != forecast.Uniform || got.Links[0].Rho != 2500 || got.Draws != 500 || got.Seed != 7 {
			t.Errorf("%+v %+v", got.Risks, got.Links)
		}
	})
}

func TestProgramsReadScenariosAndWhatMovesAForecast(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin(outlook.Variant{Name: "Prudent", Scenario: forecast.Scenario{Bends: []forecast.Bend{{Key: forecast.EverySale, Factor: 9000}}}})
		o.Body.Hypotheses.Risks = []forecast.Risk{{Key: forecast.EverySale, Shape: forecast.Triangular, Low: 9000, Mode: 10000, High: 11000}}
		_, err := s.desk.Save(s.ctx, s.who, o)
		s.must(err)
		h, root := testkit.Serve(d, s.desk), string(s.who.Place)+"/forecasts/"+string(o.ID)
		var cases struct{ Items []outlook.CaseJSON }
		testkit.Call(t, h, "board", http.MethodGet, root+"/cases", "", &cases)
		if len(cases.Items) != 2 || cases.Items[0].Name != "Prudent" || cases.Items[0].Result[0] != 1_471_588 || cases.Items[1].Result[0] != 2_039_338 {
			t.Fatalf("%+v", cases)
		}
		if why := cases.Items[0].Causes; len(why) != 1 || why[0].Key != forecast.EverySale || why[0].Result != 1_471_588-2_039_338 {
			t.Errorf("%+v", why)
		}
		var tornado outlook.TornadoJSON
		testkit.Call(t, h, "board", http.MethodGet, root+"/tornado", "", &tornado)
		if len(tornado.Sways) != 1 || tornado.Middle.Result != 2_039_338 || tornado.Sways[0].Low.Result >= tornado.Middle.Result {
			t.Errorf("%+v", tornado)
		}
	})
}
