package ledger_test

import (
	"context"
	"errors"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// scene is a place with an open year 2027, a few accounts and its treasurer.
type scene struct {
	t     testing.TB
	ctx   context.Context
	desk  *ledger.Desk
	treas base.Actor
	year  ledger.Year
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	s := &scene{t: t, ctx: context.Background(), desk: &ledger.Desk{DB: d}, treas: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	var accounts []ledger.Account
	for _, code := range []string{"102400", "120000", "411000", "512000", "706000", "741000", "606100", "864000", "875000"} {
		accounts = append(accounts, ledger.Account{Code: code, Label: code, Opened: code == "411000"})
	}
	s.must(s.desk.SetAccounts(s.ctx, s.treas, accounts...))
	s.change(func(ctx context.Context, tx *db.Tx) error {
		if err := s.desk.Name(ctx, tx, ledger.Third{Code: "MAGUY", Label: "Maguy"}); err != nil {
			return err
		}
		return s.desk.Keep(ctx, tx, ledger.Basics("fr")...)
	})
	y, err := s.desk.OpenYear(s.ctx, s.treas, "2027-01-01", "2027-12-31", "asso2025")
	s.must(err)
	s.year = y
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) change(do func(context.Context, *db.Tx) error) {
	s.t.Helper()
	s.must(s.desk.DB.Change(s.ctx, s.treas, do))
}

func entry(on day.Day, lines ...ledger.Line) ledger.Draft {
	return ledger.Draft{Journal: "BQ", Day: on, Piece: "P1", Label: "Écriture d'essai", Lines: lines}
}

func debit(account string, c money.Cents) ledger.Line {
	return ledger.Line{Account: account, Debit: c}
}

func credit(account string, c money.Cents) ledger.Line {
	return ledger.Line{Account: account, Credit: c}
}

// validated writes and validates an entry.
func (s *scene) validated(d ledger.Draft) ledger.Entry {
	s.t.Helper()
	e, err := s.desk.Write(s.ctx, s.treas, d)
	s.must(err)
	done, err := s.desk.Validate(s.ctx, s.treas, e.ID)
	s.must(err)
	return done[0]
}

// refused checks the kind of a refusal and the key of its first field, or of itself.
func (s *scene) refused(err error, kind base.Kind, key string) {
	s.t.Helper()
	if base.KindOf(err) != kind {
		s.t.Fatalf("%v: kind %v, want %v", err, base.KindOf(err), kind)
	}
	if got := first(err).Key; got != key {
		s.t.Fatalf("refused for %q, want %q", got, key)
	}
}

// first is the first field of a refusal, or the refusal itself.
func first(err error) base.Field {
	var f *base.Fault
	if !errors.As(err, &f) {
		return base.Field{}
	}
	if len(f.Fields) > 0 {
		return f.Fields[0]
	}
	return base.Field{Key: f.Key, Args: f.Args}
}

// taken has entries taken in from elsewhere, and tells how many the year then has.
func (s *scene) taken(year ledger.YearID, all ...ledger.Entry) int64 {
	s.t.Helper()
	n, err := s.takeIn(year, all...)
	s.must(err)
	return n
}

func (s *scene) takeIn(year ledger.YearID, all ...ledger.Entry) (n int64, err error) {
	err = s.desk.DB.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) (err error) {
		n, err = s.desk.TakeIn(ctx, tx, year, ledger.EachOf(all))
		return err
	})
	return n, err
}
