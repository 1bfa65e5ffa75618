package outlook_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/url"
	"os"
	"strconv"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/asset"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/outlook"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// scene is a place, its books and its treasurer, on the first of February 2028.
type scene struct {
	t    testing.TB
	ctx  context.Context
	desk *outlook.Desk
	who  base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2028-02-01T10:00:00Z")
	books := &ledger.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	s.who.Lang = "fr"
	s.desk = &outlook.Desk{DB: d, Ledger: books, Assets: &asset.Desk{DB: d, Ledger: books}, Activities: &activity.Desk{DB: d}, Spaces: &space.Desk{DB: d},
		Taxed: func(context.Context, base.Actor) (bool, error) { return true, nil }}
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// golden takes in the books of 2027, a file known to be right.
func (s *scene) golden() ledger.Year {
	s.t.Helper()
	const name = "123456782FEC20271231.txt"
	body, err := os.ReadFile("../fec/testdata/" + name)
	s.must(err)
	reader := &fec.Desk{DB: s.desk.DB, Ledger: s.desk.Ledger, Holder: func(context.Context, db.Reader, base.PlaceID) (fec.Holder, error) {
		return fec.Holder{Siren: "123456782", Form: "asso1901"}, nil
	}}
	_, err = reader.Import(s.ctx, s.who, fec.Asked{Name: name, File: bytes.NewReader(body)})
	s.must(err)
	years, err := s.desk.Ledger.Years(s.ctx, s.desk.DB, s.who)
	s.must(err)
	return years[0]
}

// example is the worked example of the documentation.
func example(t testing.TB) (h forecast.Hypotheses) {
	t.Helper()
	text, err := os.ReadFile("../../docs/examples/b9.json")
	if err == nil {
		err = json.Unmarshal(text, &h)
	}
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// begin keeps the worked example, with scenarios.
func (s *scene) begin(scenarios ...outlook.Variant) outlook.Outlook {
	s.t.Helper()
	o, err := s.desk.Begin(s.ctx, s.who, "Un lieu qui ouvre", outlook.Body{Hypotheses: example(s.t), Scenarios: scenarios})
	s.must(err)
	return o
}

func (s *scene) get(id outlook.ID) outlook.Outlook {
	s.t.Helper()
	o, err := s.desk.Get(s.ctx, s.who, id)
	s.must(err)
	return o
}

func (s *scene) at(o outlook.Outlook, path string) string {
	return "/p/" + string(s.who.Place) + "/forecasts/" + string(o.ID) + path
}

// typed writes a form: name, value, name, value.
func typed(pairs ...string) string {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return form.Encode()
}

func itoa(n int) string { return strconv.Itoa(n) }
