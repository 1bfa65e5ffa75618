package bank_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// scene is a place with an open year 2027, a few accounts, three members and its treasurer.
type scene struct {
	t     testing.TB
	ctx   context.Context
	desk  *bank.Desk
	books *ledger.Desk
	treas base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	s := &scene{t: t, ctx: context.Background(), books: &ledger.Desk{DB: d}, treas: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	s.desk = &bank.Desk{DB: d, Ledger: s.books, Activities: &activity.Desk{DB: d}}
	s.books.Undone.On(s.desk.Undone)
	var accounts []ledger.Account
	for _, code := range []string{"102400", "401000", "411000", "431000", "512000", "613200", "627000", "706000"} {
		accounts = append(accounts, ledger.Account{Code: code, Label: code, Opened: code[0] == '4'})
	}
	s.must(s.books.SetAccounts(s.ctx, s.treas, accounts...))
	s.must(d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
		if err := s.books.Name(ctx, tx, ledger.Third{Code: "AMEL", Label: "Amel B."}, ledger.Third{Code: "BRUNO", Label: "Bruno C."},
			ledger.Third{Code: "CHLOE", Label: "Chloé D."}, ledger.Third{Code: "DUPONT", Label: "Dupont"}); err != nil {
			return err
		}
		return s.books.Keep(ctx, tx, ledger.Basics("fr")...)
	}))
	_, err := s.books.OpenYear(s.ctx, s.treas, "2027-01-01", "2027-12-31", "asso2025")
	s.must(err)
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("..", "wire", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return body
}

const january, overlap = "synth_fr_2027-01_sgml102_cp1252_comma.ofx", "synth_fr_2027-02_overlap.ofx"

// take takes a sample in on 512000.
func (s *scene) take(name string) bank.Report {
	s.t.Helper()
	return s.takeAs(bank.Taking{Code: "512000", File: name, Body: sample(s.t, name)})
}

func (s *scene) takeAs(t bank.Taking) bank.Report {
	s.t.Helper()
	r, err := s.desk.Take(s.ctx, s.treas, t)
	s.must(err)
	return r
}

// invoice books what somebody owes.
func (s *scene) invoice(piece, third string, amount money.Cents) ledger.Entry {
	s.t.Helper()
	e, err := s.books.Write(s.ctx, s.treas, ledger.Draft{Journal: "VT", Day: "2027-01-10", Piece: piece, Label: "Facture " + piece, Lines: []ledger.Line{
		{Account: "411000", Third: third, Debit: amount}, {Account: "706000", Credit: amount}}})
	s.must(err)
	done, err := s.books.Validate(s.ctx, s.treas, e.ID)
	s.must(err)
	return done[0]
}

// owed adds up what is open on 411000.
func (s *scene) owed() (sum money.Cents, pieces string) {
	s.t.Helper()
	open, err := s.books.Open(s.ctx, s.books.DB, s.treas, "411000", "")
	s.must(err)
	for _, l := range open {
		sum += l.Amount()
		pieces += l.Voucher + " "
	}
	return sum, strings.TrimSpace(pieces)
}

// waiting finds the move that waits whose label has some words.
func (s *scene) waiting(words string) bank.Move {
	s.t.Helper()
	all, _, err := s.desk.Waiting(s.ctx, s.treas)
	s.must(err)
	for _, m := range all {
		if strings.Contains(m.Said(), words) {
			return m
		}
	}
	s.t.Fatalf("no move %q waits", words)
	return bank.Move{}
}

func (s *scene) proposals(m bank.Move) []bank.Proposal {
	s.t.Helper()
	found, err := s.desk.Proposals(s.ctx, s.desk.DB, s.treas, m)
	s.must(err)
	return found[0]
}

// accept takes the first proposal of a move, which must have a reason.
func (s *scene) accept(m bank.Move, why string) {
	s.t.Helper()
	all := s.proposals(m)
	if len(all) == 0 || all[0].Why.Key != why {
		s.t.Fatalf("%s: %+v, want %s", m.Label, all, why)
	}
	s.must(s.desk.Accept(s.ctx, s.treas, m.ID, all[0].Key()))
}

func (s *scene) sorted(m bank.Move, learn bool, targets ...bank.Target) {
	s.t.Helper()
	_, err := s.desk.Sort(s.ctx, s.treas, m.ID, bank.Sorting{Targets: targets, Learn: learn})
	s.must(err)
}

func (s *scene) agree(on day.Day) bank.Agreement {
	s.t.Helper()
	all, err := s.desk.Accounts(s.ctx, s.desk.DB, s.treas)
	s.must(err)
	a, err := s.desk.Agree(s.ctx, s.treas, all[0].ID, on)
	s.must(err)
	return a
}

// first is the key of the first field of a refusal, or of the refusal itself.
func first(err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return ""
	}
	if len(f.Fields) > 0 {
		return f.Fields[0].Key
	}
	return f.Key
}

func dayOf(text string) day.Day { return day.Day(text) }

// rent is January's, booked by hand before the bank told of it.
func rent() ledger.Draft {
	return ledger.Draft{Journal: "BQ", Day: "2027-01-03", Piece: "L1", Label: "Loyer de janvier", Lines: []ledger.Line{
		{Account: "613200", Debit: 180_000}, {Account: "512000", Credit: 180_000}}}
}
