package fund_test

import (
	"context"
	"errors"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fund"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// scene is a place with two years of books and a project that somebody pays for.
type scene struct {
	t       *testing.T
	ctx     context.Context
	books   *ledger.Desk
	desk    *fund.Desk
	who     base.Actor
	years   [2]ledger.Year
	project ledger.AxisID
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	books := &ledger.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), books: books, desk: &fund.Desk{DB: d, Ledger: books}, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	for i, year := range []string{"2027", "2028"} {
		y, err := books.OpenYear(s.ctx, s.who, day.Day(year+"-01-01"), day.Day(year+"-12-31"), "asso2025")
		s.must(err)
		s.years[i] = y
	}
	v, err := books.SetAxis(s.ctx, s.who, ledger.AxisValue{Axis: ledger.Project, Name: "Numérique", Funder: "Département"})
	s.must(err)
	s.project = v.ID
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// given is the grant of the case: 50 000 for a project.
func (s *scene) given() fund.Draft {
	return fund.Draft{Label: "Aide numérique", Origin: fund.Grant, Funder: "Département", Project: s.project, Agreement: "Convention 2027-118", Amount: 5000000, GivenOn: "2027-02-20"}
}

func (s *scene) added() fund.Fund {
	s.t.Helper()
	f, err := s.desk.Add(s.ctx, s.who, s.given())
	s.must(err)
	return f
}

// sums adds up what the entries of a year say, by account.
func (s *scene) sums(y ledger.Year) map[string]money.Cents {
	s.t.Helper()
	w, err := s.desk.Work(s.ctx, s.desk.DB, s.who, y)
	s.must(err)
	out := map[string]money.Cents{}
	for _, e := range w.Entries {
		for _, l := range e.Lines {
			out[l.Account] += l.Amount()
			if l.Project != s.project {
				s.t.Errorf("%s: the line is not for the project", l.Account)
			}
		}
	}
	return out
}

// says checks the amounts of some accounts.
func (s *scene) says(got, want map[string]money.Cents) {
	s.t.Helper()
	for code, amount := range want {
		if got[code] != amount {
			s.t.Errorf("%s: %v, want %v", code, got[code], amount)
		}
	}
}

// refused checks the kind of a refusal, and gives its fields by name.
func (s *scene) refused(err error, kind base.Kind) map[string]string {
	s.t.Helper()
	var f *base.Fault
	if !errors.As(err, &f) || f.Kind != kind {
		s.t.Fatalf("%v, want a refusal of kind %v", err, kind)
	}
	out := map[string]string{"": f.Key}
	for _, field := range f.Fields {
		out[field.Name] = field.Key
	}
	return out
}
