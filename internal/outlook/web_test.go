package outlook_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/testkit"
)

func TestATreasurerBeginsAForecastFromAYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		y := s.golden()
		h, root := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/forecasts"
		from := "from=year:" + string(y.ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Pas encore de prévisionnel"}},
			{As: "member", Method: "GET", Path: root, Status: 403},
			{As: "board", Method: "GET", Path: root + "/new", Status: 403},
			{As: "treasurer", Method: "GET", Path: root + "/new", Status: 200, Has: []string{"Les comptes de 2027", "Une page blanche"}},
			{As: "treasurer", Method: "POST", Path: root, Form: "name=&months=24&" + from, Status: 422, Has: []string{"f-name"}},
			{As: "treasurer", Method: "POST", Path: root, Form: "name=x&from=year:nowhere", Status: 404},
			{As: "treasurer", Method: "POST", Path: root, Form: "name=L’an+prochain&months=24&" + from, Status: 303, Has: []string{"/forecasts/"}},
			{As: "board", Method: "GET", Path: root, Status: 200, Has: []string{"L’an prochain"}, HasNot: []string{"Commencer un prévisionnel"}},
		})
		all, err := s.desk.List(s.ctx, s.who)
		s.must(err)
		if len(all) != 1 || len(all[0].Body.Scenarios) != 2 || all[0].Body.Hypotheses.Months != 24 {
			t.Fatalf("%+v", all)
		}
		one := s.at(all[0], "")
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: one, Status: 200, Has: []string{"Au plus bas en banque", "Ce qui se vend"}, HasNot: []string{"Ajouter une vente", "Supprimer ce prévisionnel"}},
			{As: "board", Method: "GET", Path: one + "/accounts?year=1", Status: 200, Has: []string{"Ce que l’année 2029 rapporte et coûte"}},
			{As: "board", Method: "GET", Path: one + "/cash?year=9", Status: 200, Has: []string{"Plan de trésorerie de 2028"}},
			{As: "treasurer@en", Method: "GET", Path: one + "/cash", Status: 200, Has: []string{"Cash plan of 2028"}},
			{As: "board", Method: "POST", Path: one + "/copy", Status: 403},
			{As: "treasurer", Method: "POST", Path: one + "/copy", Status: 303},
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"L’an prochain (copie)"}},
			{As: "board", Method: "POST", Path: one + "/removal", Status: 403},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 404},
		})
	})
}

// rows of the form of a line, and what is wrong with them.
var lines = []struct {
	kind  forecast.Kind
	right string
	wrong string
	field string
}{
	{forecast.OfSales, typed("label", "Studio", "account", "706000", "way", "amount", "amount[0].value", "1 200,50", "vat_bp", "20"),
		typed("label", "Studio", "account", "606000", "way", "driver", "driver.capacity", "x", "driver.price_cents[0].value", "y"), "driver-price_cents-0-value"},
	{forecast.OfCosts, typed("label", "Thé", "account", "607000", "way", "share", "of", "cafe", "share_bp", "12,5"),
		typed("label", "Thé", "account", "607000", "way", "share", "share_bp", "10"), "of"},
	{forecast.OfStaff, typed("label", "Régie", "from", "2027-03", "gross_cents", "2000", "net_cents", "1560", "employer_cents", "400"),
		typed("label", "Régie", "from", "2027-03", "gross_cents", "2000", "net_cents", "2100", "employer_cents", "400"), "net_cents"},
	{forecast.OfGrants, typed("label", "Ville", "account", "741000", "cents", "9000", "state", "asked", "probability_bp", "40", "from", "2027-01", "to", "2027-12", "funder", "La ville", "instalments[0].share_bp", "100", "instalments[0].month", "2027-06"),
		typed("label", "Ville", "account", "741000", "cents", "9000", "state", "asked", "from", "2027-01", "to", "2027-12", "instalments[0].share_bp", "90", "instalments[0].month", "2027-06"), "instalments"},
	{forecast.OfInvestments, typed("label", "Four", "account", "215400", "cents", "3000", "month", "2027-05", "years", "5"),
		typed("label", "Four", "account", "215400", "cents", "3000", "month", "mai", "years", "5"), "month"},
	{forecast.OfEndowments, typed("label", "Aide", "cents", "1000", "state", "signed", "month", "2027-07", "for", "equipment"),
		typed("label", "Aide", "cents", "1000", "state", "signed", "month", "2027-07"), "for"},
	{forecast.OfLoans, typed("label", "Prêt", "account", "164000", "cents", "10 000", "rate_bp", "3,5", "month", "2027-02", "terms", "36"),
		typed("label", "Prêt", "account", "164000", "cents", "10 000", "rate_bp", "3,5", "month", "2027-02", "terms", "0"), "terms"},
	{forecast.OfFlows, typed("label", "Caution", "account", "275000", "way", "paid", "cents", "500", "month", "2027-02"),
		typed("label", "", "account", "275000", "way", "paid", "cents", "500", "month", "2027-02"), "label"},
}

func TestALineOfEachKindIsTypedTriedKeptAndRemoved(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		h := testkit.Serve(d, s.desk)
		for _, l := range lines {
			revision := "revision=" + itoa(s.get(o.ID).Revision) + "&"
			at := s.at(o, "/lines/"+string(l.kind)+"/new")
			testkit.Screens(t, h, []testkit.Screen{
				{As: "board", Method: "GET", Path: at, Status: 403},
				{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"D’où vient ce chiffre"}},
				{As: "treasurer", Method: "POST", Path: at + "/trial", Form: l.right, Status: 200, Has: []string{"Au plus bas en banque"}},
				{As: "treasurer", Method: "POST", Path: at + "/trial", Form: l.wrong, Status: 200, Has: []string{"#f-" + l.field}, HasNot: []string{"Au plus bas en banque"}},
				{As: "treasurer", Method: "POST", Path: at, Form: revision + l.wrong, Status: 422, Has: []string{"#f-" + l.field}},
				{As: "treasurer", Method: "POST", Path: at, Form: revision + l.right, Status: 303},
				{As: "treasurer", Method: "POST", Path: at, Form: revision + l.right, Status: 409},
			})
		}
		got := s.get(o.ID).Body.Hypotheses
		last := got.Sales[len(got.Sales)-1]
		if last.Key != "sales-1" || last.Amount[0].Value != 120050 || last.VATRate != 2000 {
			t.Errorf("%+v", last)
		}
		if c := got.Costs[len(got.Costs)-1]; c.Share != 1250 || len(c.Of) != 1 || c.Of[0] != "cafe" {
			t.Errorf("%+v", c)
		}
		if f := got.Flows[len(got.Flows)-1]; f.Cents != money.Cents(-50000) {
			t.Errorf("%+v", f)
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: s.at(o, "/lines/sales/sales-1"), Status: 200, Has: []string{"Retirer cette hypothèse", "Studio"}},
			{As: "treasurer", Method: "GET", Path: s.at(o, "/lines/sales/nobody"), Status: 404},
			{As: "treasurer", Method: "GET", Path: s.at(o, "/lines/wishes/new"), Status: 404},
			{As: "treasurer", Method: "POST", Path: s.at(o, "/lines/sales/cafe/removal"), Status: 303},
		})
		left := s.get(o.ID).Body.Hypotheses
		if len(left.Sales) != 3 || len(left.Costs[0].Of) != 0 || len(left.Costs[len(left.Costs)-1].Of) != 0 {
			t.Errorf("the café is still sold: %+v", left.Costs[0])
		}
	})
}

func TestAStockIsTypedWithWhatItIsKeptFor(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		form := func(account, days string) string {
			return typed("revision", itoa(s.get(o.ID).Revision), "label", "Café", "account", "607100", "way", "amount", "amount[0].value", "300", "stock.account", account, "stock.days", days)
		}
		at := s.at(o, "/lines/costs/new")
		testkit.Screens(t, testkit.Serve(d, s.desk), []testkit.Screen{
			{As: "treasurer", Method: "POST", Path: at, Form: form("607000", "20"), Status: 422, Has: []string{"#f-stock-account"}},
			{As: "treasurer", Method: "POST", Path: at, Form: form("370000", "366"), Status: 422, Has: []string{"#f-stock-days"}},
			{As: "treasurer", Method: "POST", Path: at, Form: form("370000 Marchandises", "20"), Status: 303},
		})
		all := s.get(o.ID).Body.Hypotheses.Costs
		if got := all[len(all)-1].Stock; got == nil || *got != (forecast.Stock{Account: "370000", Days: 20}) {
			t.Errorf("%+v", got)
		}
	})
}

func TestWhatHoldsForTheWholeForecastIsTyped(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		h, at := testkit.Serve(d, s.desk), s.at(o, "/frame")
		right := []string{"revision", "1", "name", "Un lieu", "start", "2027-01", "months", "24", "inflation_bp", "2", "vat.regime", "real",
			"vat.refunds[0].asked", "2027-03", "vat.refunds[0].paid", "2027-05", "vat.refunds[1].asked", "", "vat.refunds[1].paid", "",
			"tax[0].rate_bp", "15", "tax[0].up_to_cents", "42500", "tax[1].rate_bp", "25", "tax_advances", "on", "tax_advances.before_cents", "4 120", "tax_advances.spared_cents", "3000"}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: at, Status: 403},
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"2027-01"}},
			{As: "treasurer", Method: "POST", Path: at, Form: typed(append([]string{"start", "demain"}, right...)...), Status: 422, Has: []string{"#f-start"}},
			{As: "treasurer", Method: "POST", Path: at, Form: typed(append([]string{"months", "61"}, right...)...), Status: 422, Has: []string{"#f-months"}},
			{As: "treasurer", Method: "POST", Path: at, Form: typed(right...), Status: 303},
			{As: "treasurer", Method: "POST", Path: at, Form: typed(right...), Status: 409},
		})
		got := s.get(o.ID)
		if v := got.Body.Hypotheses; got.Name != "Un lieu" || v.Months != 24 || v.Inflation != 200 || len(v.VAT.Refunds) != 1 || len(v.Tax) != 2 || v.Tax[0] != (forecast.Band{UpTo: 4250000, Rate: 1500}) || v.Advances == nil || *v.Advances != (forecast.Advances{Before: 412000, Spared: 300000}) {
			t.Errorf("%+v", v)
		}
	})
}

func TestF96SlidersSayWhatTheyChangeAndMayBeKept(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		h := testkit.Serve(d, s.desk)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "POST", Path: s.at(o, "/trial"), Form: "sales=90&costs=100&staff=100&grants=weighted", Status: 200, Has: []string{"14\u202f716\u00a0€", "Par rapport à ce qui est enregistré"}},
			{As: "board", Method: "POST", Path: s.at(o, "/trial"), Form: "sales=x", Status: 200, Has: []string{"nombre"}},
			{As: "board", Method: "POST", Path: s.at(o, "/scenario"), Form: "sales=90", Status: 403},
			{As: "treasurer", Method: "POST", Path: s.at(o, "/scenario"), Form: "sales=90&grants=signed&name=Moins", Status: 303},
		})
		kept := s.get(o.ID).Body
		if v := kept.Scenarios[0]; v.Name != "Moins" || v.Grants != forecast.SignedOnly || len(v.Bends) != 1 || v.Bends[0] != (forecast.Bend{Key: "sales", Factor: 9000}) {
			t.Errorf("%+v", v)
		}
		if len(kept.Hypotheses.Scenario.Bends) != 0 {
			t.Error("the forecast itself was bent")
		}
	})
}

func TestTheAPIWritesWhatThePagesRead(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		y := s.golden()
		h, root := testkit.Serve(d, s.desk), string(s.who.Place)+"/forecasts"
		var made, read outlook.ForecastJSON
		if a := testkit.Call(t, h, "treasurer", http.MethodPost, root, `{"name":"Suite","year":"`+string(y.ID)+`","months":12}`, &made); a.Status != 201 {
			t.Fatalf("%d %s", a.Status, a.Text)
		}
		var result outlook.Result
		if a := testkit.Call(t, h, "board", http.MethodGet, root+"/"+string(made.ID)+"/result?draws=500", "", &result); a.Status != 200 || len(result.Months) != 12 || result.Draws.Count != 500 {
			t.Errorf("%d %s", a.Status, a.Text)
		}
		if strings.Contains(testkit.Call(t, h, "board", http.MethodGet, root+"/"+string(made.ID)+"/result", "", nil).Text, "NaN") {
			t.Error("not a number")
		}
		if a := testkit.Call(t, h, "board", http.MethodGet, root+"/"+string(made.ID)+"/result?scenario=nobody", "", nil); a.Status != 422 {
			t.Errorf("%d %s", a.Status, a.Text)
		}
		if a := testkit.Call(t, h, "board", http.MethodDelete, root+"/"+string(made.ID), "", nil); a.Status != 403 {
			t.Errorf("%d", a.Status)
		}
		if a := testkit.Call(t, h, "treasurer", http.MethodDelete, root+"/"+string(made.ID), "", nil); a.Status != 204 {
			t.Errorf("%d", a.Status)
		}
		if a := testkit.Call(t, h, "treasurer", http.MethodGet, root+"/"+string(made.ID), "", &read); a.Status != 404 {
			t.Errorf("%d", a.Status)
		}
	})
}

func TestDrawsStopWhenTheReaderLeaves(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	ctx, leave := context.WithCancel(s.ctx)
	leave()
	if _, err := s.desk.Risked(ctx, s.who, example(t)); err == nil {
		t.Error("it went on")
	}
}
