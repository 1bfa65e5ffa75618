package dossier_test

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/asset"
	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/db"
	"pilotis/internal/dossier"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/testkit"
)

// scene is a place, its forecast and its treasurer, on the first of February 2028.
type scene struct {
	t    testing.TB
	ctx  context.Context
	desk *dossier.Desk
	who  base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2028-02-01T10:00:00Z")
	books, activities := &ledger.Desk{DB: d}, &activity.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	s.who.Lang = "fr"
	s.desk = &dossier.Desk{DB: d, Ledger: books, Budgets: &budget.Desk{DB: d, Ledger: books, Activities: activities},
		Outlooks: &outlook.Desk{DB: d, Ledger: books, Assets: &asset.Desk{DB: d, Ledger: books}, Activities: activities,
			Taxed: func(context.Context, base.Actor) (bool, error) { return true, nil }},
		Facts: func(context.Context, base.Actor) (dossier.Facts, error) {
			return dossier.Facts{Name: "La Grange", Commune: "Felletin", Opened: 2019, Members: 1, Spaces: 3, Seats: 24,
				Activities: []dossier.Activity{{Name: "Café", Purpose: "Se retrouver."}}}, nil
		}}
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// forecast keeps the worked example of the documentation, with a cautious scenario.
func (s *scene) forecast() outlook.Outlook {
	s.t.Helper()
	var h forecast.Hypotheses
	text, err := os.ReadFile("../../docs/examples/b9.json")
	s.must(err)
	s.must(json.Unmarshal(text, &h))
	o, err := s.desk.Outlooks.Begin(s.ctx, s.who, "Un lieu qui ouvre", outlook.Body{Hypotheses: h,
		Scenarios: []outlook.Variant{{Name: "Prudent", Scenario: forecast.Scenario{Grants: forecast.SignedOnly, Bends: []forecast.Bend{{Key: forecast.EverySale, Factor: 9000}}}}}})
	s.must(err)
	return o
}

// budget keeps a version whose costs are 6 000 and whose income is what is told.
func (s *scene) budget(income money.Cents) budget.Version {
	s.t.Helper()
	v, err := s.desk.Budgets.Begin(s.ctx, s.who, budget.Asked{Label: "Budget 2028", From: "2028-01-01", To: "2028-12-31"})
	s.must(err)
	line := func(account string, year money.Cents) budget.Line {
		return budget.Line{Account: account, Months: year.Spread(12)}
	}
	s.must(s.desk.Budgets.Fill(s.ctx, s.who, v.ID, []budget.Line{line("613", 600000), line("706", 200033), line("741", income-200033)}))
	return v
}

// begin keeps a file on a forecast, ready to be sent but for its table.
func (s *scene) begin(o outlook.ID, change ...func(*dossier.Content)) dossier.Dossier {
	s.t.Helper()
	c := dossier.Content{Name: "Ouvrir l’atelier", Funder: "Région", Purpose: "équiper l’atelier", Forecast: o, Asked: 300000, Years: 1}
	for _, do := range change {
		do(&c)
	}
	f, err := s.desk.Begin(s.ctx, s.who, c)
	s.must(err)
	return f
}

// typed writes a form: name, value, name, value.
func typed(pairs ...string) string {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return form.Encode()
}
