package board_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/analysis"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/budget"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/purchase"
	"pilotis/internal/space"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
	"pilotis/internal/treasury"
	"pilotis/internal/vat"
)

const september, october, november forecast.Month = "2027-09", "2027-10", "2027-11"

// scene is a place on the tenth of November 2027, its treasurer and its manager.
type scene struct {
	*testing.T
	*board.Desk
	ctx    context.Context
	people *people.Desk
	who    base.Actor // the treasurer, Nadia
	zoe    base.AccountID
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2027-11-10T10:00:00+01:00")
	books, activities, spaces, laws := &ledger.Desk{DB: d}, &activity.Desk{DB: d}, &space.Desk{DB: d}, &law.Desk{DB: d}
	posted, folk := &post.Desk{DB: d, URL: "https://lieu.example"}, &people.Desk{DB: d}
	statements := &statement.Desk{DB: d, Ledger: books, Activities: activities}
	s := &scene{T: t, ctx: context.Background(), people: folk, Desk: &board.Desk{DB: d, Accounts: &account.Desk{DB: d, Post: posted}, Places: &place.Desk{DB: d}, Activities: activities, Spaces: spaces,
		Ledger: books, Bank: &bank.Desk{DB: d, Ledger: books, Activities: activities}, Analyses: &analysis.Desk{DB: d, Ledger: books, Statements: statements, Activities: activities, Spaces: spaces},
		Treasury: &treasury.Desk{DB: d, Ledger: books, Purchases: &purchase.Desk{DB: d, Ledger: books, Law: laws}, Vat: &vat.Desk{DB: d, Ledger: books, Law: laws}},
		Budgets:  &budget.Desk{DB: d, Ledger: books, Activities: activities}, Post: posted}}
	s.who = s.open("Le Moulin")
	s.who.Account, s.who.Name = s.person("Nadia", base.Treasurer), "Nadia"
	s.zoe = s.person("Zoé", base.Manager)
	return s
}

// open opens a place, and gives an actor of it.
func (s *scene) open(name string) base.Actor {
	s.Helper()
	p, err := s.Places.Open(s.ctx, base.Actor{Account: "a", Name: "Odile"}, place.Identity{Name: name, Insee: "23096"})
	s.must(err)
	return testkit.As(base.Treasurer, p.ID)
}

func (s *scene) person(name string, role base.Role) base.AccountID {
	s.Helper()
	a, err := s.Accounts.Open(s.ctx, base.Actor{}, account.Opening{Email: base.Fold(name) + "@example.org", Name: name})
	s.must(err)
	s.must(s.Accounts.Admit(s.ctx, base.System(s.who.Place, testkit.Paris), a.ID, role))
	return a.ID
}

func (s *scene) now(instant string) { testkit.At(s.DB, instant) }

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// refused asks for a refusal under a key.
func (s *scene) refused(what string, err error, key string) {
	s.Helper()
	var fault *base.Fault
	if !errors.As(err, &fault) || fault.Key != key && !slices.ContainsFunc(fault.Fields, func(f base.Field) bool { return f.Key == key }) {
		s.Errorf("%s: %v, want %s", what, err, key)
	}
}

// golden takes in the books of 2027, a file known to be right.
func (s *scene) golden() {
	s.Helper()
	const name = "123456782FEC20271231.txt"
	body, err := os.ReadFile("../fec/testdata/" + name)
	s.must(err)
	reader := &fec.Desk{DB: s.DB, Ledger: s.Ledger, Holder: func(context.Context, db.Reader, base.PlaceID) (fec.Holder, error) {
		return fec.Holder{Siren: "123456782", Form: "asso1901"}, nil
	}}
	_, err = reader.Import(s.ctx, s.who, fec.Asked{Name: name, File: bytes.NewReader(body)})
	s.must(err)
}

// follow puts an indicator on the board, which Nadia answers for.
func (s *scene) follow(source board.Source, name string, low, high *int64) board.Indicator {
	s.Helper()
	i, err := s.Add(s.ctx, s.who, board.Indicator{Name: name, Source: source, Owner: s.who.Account, Low: low, High: high})
	s.must(err)
	return i
}

// value is what the board of a month says of an indicator.
func (s *scene) value(m forecast.Month, id board.IndicatorID) *int64 { return s.line(m, id).Value }

func (s *scene) line(m forecast.Month, id board.IndicatorID) board.Line {
	s.Helper()
	sheet, err := s.Sheet(s.ctx, s.who, m)
	s.must(err)
	for _, l := range sheet.Lines {
		if l.ID == id {
			return l
		}
	}
	s.Fatalf("%s does not show %s", m, id)
	return board.Line{}
}

// says holds a value against what it should be; known says whether it should be known.
func (s *scene) says(m forecast.Month, i board.Indicator, want int64) {
	s.Helper()
	if got := s.value(m, i.ID); got == nil || *got != want {
		s.Errorf("%s, %s: %v, want %d", m, i.Name, deref(got), want)
	}
}

func (s *scene) silent(m forecast.Month, i board.Indicator) {
	s.Helper()
	if got := s.value(m, i.ID); got != nil {
		s.Errorf("%s, %s: %d, want nothing", m, i.Name, *got)
	}
}

func deref(v *int64) any {
	if v == nil {
		return "nothing"
	}
	return *v
}

func of(v int64) *int64 { return &v }

// owned has somebody answer for an indicator, whoever they are.
func (s *scene) owned(id board.IndicatorID, by base.AccountID) {
	s.T.Helper()
	s.must(s.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, "update board_indicator set owner = $3 where place_id = $1 and id = $2", s.who.Place, id, by)
		return err
	}))
}
