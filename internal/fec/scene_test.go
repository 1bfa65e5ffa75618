package fec_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

const golden = "123456782FEC20271231.txt"

// scene is a place without books, and its treasurer.
type scene struct {
	t    testing.TB
	ctx  context.Context
	desk *fec.Desk
	who  base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	return &scene{t: t, ctx: context.Background(), who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock())),
		desk: &fec.Desk{DB: d, Ledger: &ledger.Desk{DB: d},
			Holder: func(context.Context, db.Reader, base.PlaceID) (fec.Holder, error) {
				return fec.Holder{Siren: "123456782", Form: "asso1901"}, nil
			}}}
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// given reads a file of testdata.
func (s *scene) given(name string) []byte {
	s.t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	s.must(err)
	return body
}

// take imports a file.
func (s *scene) take(name string, body []byte, more ...func(*fec.Asked)) fec.Report {
	s.t.Helper()
	a := fec.Asked{Name: name, File: bytes.NewReader(body)}
	for _, change := range more {
		change(&a)
	}
	r, err := s.desk.Import(s.ctx, s.who, a)
	s.must(err)
	return r
}

func dry(a *fec.Asked)     { a.DryRun = true }
func partial(a *fec.Asked) { a.Partial = true }

// balance is the trial balance of the only year.
func (s *scene) balance() map[string]string {
	s.t.Helper()
	years, err := s.desk.Ledger.Years(s.ctx, s.desk.DB, s.who)
	s.must(err)
	if len(years) != 1 {
		s.t.Fatalf("%d years", len(years))
	}
	totals, err := s.desk.Ledger.Totals(s.ctx, s.desk.DB, s.who, years[0].ID, "", "")
	s.must(err)
	out := map[string]string{}
	for account, net := range ledger.Balance(totals) {
		out[account] = net.String()
	}
	return out
}

// has checks that an issue of a code stands at a line and a column.
func (s *scene) has(v fec.Verdict, severity fec.Severity, line, column int, code, message string) {
	s.t.Helper()
	for _, i := range v.Issues {
		if i.Severity == severity && i.Line == line && i.Column == column && i.Code == code {
			if message != "" && i.Message != message {
				s.t.Errorf("%q, want %q", i.Message, message)
			}
			return
		}
	}
	s.t.Errorf("no %s %s at %d:%d among %+v", severity, code, line, column, v.Issues[:min(8, len(v.Issues))])
}

func count(v fec.Verdict, code string) (n int) {
	for _, i := range v.Issues {
		if i.Code == code {
			n++
		}
	}
	return n
}
