package vat_test

import (
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

// scene is a place whose books are open over 2027, wired as in flows.
type scene struct {
	t     testing.TB
	ctx   context.Context
	books *ledger.Desk
	desk  *vat.Desk
	who   base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2028-03-15T10:00:00Z")
	s := &scene{t: t, ctx: context.Background(), books: &ledger.Desk{DB: d}, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	s.who.Lang = "fr"
	s.desk = &vat.Desk{DB: d, Ledger: s.books, Law: &law.Desk{DB: d}}
	s.books.Written.On(s.desk.Guard)
	s.books.Validated.On(s.desk.Guard)
	s.books.Settled.On(s.desk.Settle)
	s.books.Reopened.On(s.desk.Reopen)
	s.books.Undone.On(s.desk.Undone)
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// open opens the year and the accounts that entries of sales and costs need.
func (s *scene) open() {
	s.t.Helper()
	for code, label := range map[string]string{"401000": "Fournisseurs", "411000": "Clients", "445510": "TVA à décaisser", "445620": "TVA sur immobilisations",
		"445660": "TVA déductible", "445670": "Crédit de TVA", "445710": "TVA collectée 20 %", "445712": "TVA collectée 10 %", "445860": "TVA en attente",
		"445870": "TVA en attente", "512000": "Banque", "622600": "Honoraires", "635000": "Taxes", "658000": "Arrondis", "706000": "Services",
		"707000": "Café", "708300": "Salles", "758000": "Arrondis"} {
		s.must(s.books.SetAccounts(s.ctx, s.who, ledger.Account{Code: code, Label: label, Opened: code[:2] == "40" || code[:2] == "41"}))
	}
	s.must(s.books.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.books.Keep(ctx, tx, ledger.Basics("fr")...) }))
	_, err := s.books.OpenYear(s.ctx, s.who, "2027-01-01", "2027-12-31", "asso2025")
	s.must(err)
}

// stand declares the real regime from 2027 on.
func (s *scene) stand(kind vat.Kind) {
	s.t.Helper()
	_, err := s.desk.Stand(s.ctx, s.who, vat.Regime{From: "2027-01-01", Kind: kind, Filing: vat.Monthly, DueDom: 24})
	s.must(err)
}

// line is a debit (positive) or a credit of an account.
type line struct {
	account string
	amount  money.Cents
}

func draft(on day.Day, label string, lines ...line) ledger.Draft {
	d := ledger.Draft{Journal: "OD", Day: on, Label: label}
	for _, l := range lines {
		d.Lines = append(d.Lines, ledger.Side(l.account, l.amount))
	}
	return d
}

// post writes and validates an entry.
func (s *scene) post(on day.Day, label string, lines ...line) ledger.Entry {
	s.t.Helper()
	var e ledger.Entry
	s.must(s.books.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) (err error) {
		e, err = s.books.Post(ctx, tx, draft(on, label, lines...))
		return err
	}))
	return e
}

// holds adds up an account up to the end of a month.
func (s *scene) holds(account, month string) (sum money.Cents) {
	s.t.Helper()
	years, err := s.books.Years(s.ctx, s.books.DB, s.who)
	s.must(err)
	all, err := s.books.Totals(s.ctx, s.books.DB, s.who, years[0].ID, "", month)
	s.must(err)
	for _, t := range all {
		if t.Account == account {
			sum += t.Net()
		}
	}
	return sum
}

func (s *scene) wants(account, month string, want money.Cents) {
	s.t.Helper()
	if got := s.holds(account, month); got != want {
		s.t.Errorf("%s holds %s at the end of %s, want %s", account, got, month, want)
	}
}

func first(e ledger.Entry) ledger.At { return at(e, 0) }

func at(e ledger.Entry, position int) ledger.At { return ledger.At{Entry: e.ID, Position: position} }

// golden takes the golden year in, without its returns where told so.
func (s *scene) golden(returns bool) {
	s.t.Helper()
	text, err := os.ReadFile(testkit.File(s.t, "ours/fec/123456782FEC20271231.txt"))
	s.must(err)
	text, err = charmap.ISO8859_15.NewDecoder().Bytes(text)
	s.must(err)
	var all []ledger.Entry
	accounts, journals, thirds := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, row := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		f := strings.Split(strings.TrimRight(row, "\r"), "\t")
		if !returns && strings.HasPrefix(f[8], "CA3-") {
			continue
		}
		if n := len(all); n == 0 || all[n-1].Number != f[2] {
			all = append(all, ledger.Entry{Number: f[2], Draft: ledger.Draft{Journal: f[0], Day: day.Day(f[3][:4] + "-" + f[3][4:6] + "-" + f[3][6:]), Piece: f[8], Label: f[10]}})
		}
		debit, err := money.Parse(f[11])
		s.must(err)
		credit, err := money.Parse(f[12])
		s.must(err)
		accounts[f[4]], journals[f[0]], thirds[f[6]] = f[5], true, true
		e := &all[len(all)-1]
		e.Lines = append(e.Lines, ledger.Line{Account: f[4], Third: f[6], Debit: debit, Credit: credit})
	}
	accounts["658000"], accounts["758000"], accounts["445510"], accounts["445670"] = "Arrondis", "Arrondis", "TVA à décaisser", "Crédit de TVA"
	s.must(s.books.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		y, err := s.books.Begin(ctx, tx, "2027-01-01", "2027-12-31", "asso2025")
		if err != nil {
			return err
		}
		for _, code := range slices.Sorted(maps.Keys(accounts)) {
			if err := s.books.Chart(ctx, tx, ledger.Account{Code: code, Label: accounts[code]}); err != nil {
				return err
			}
		}
		for code := range journals {
			if err := s.books.Keep(ctx, tx, ledger.Journal{Code: code, Label: code, Kind: ledger.General}); err != nil {
				return err
			}
		}
		delete(thirds, "")
		for code := range thirds {
			if err := s.books.Name(ctx, tx, ledger.Third{Code: code, Label: code}); err != nil {
				return err
			}
		}
		_, err = s.books.TakeIn(ctx, tx, y.ID, ledger.EachOf(all))
		return err
	}))
}
