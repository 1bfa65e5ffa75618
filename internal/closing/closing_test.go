package closing_test

import (
	"bufio"
	"context"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/accrual"
	"pilotis/internal/asset"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/closing"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fund"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/risk"
	"pilotis/internal/stock"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

// golden is the worked year, taken in as the file of entries gives it.
type golden struct {
	t     *testing.T
	ctx   context.Context
	books *ledger.Desk
	desk  *closing.Desk
	who   base.Actor
	year  ledger.Year
}

func (g *golden) must(err error) {
	g.t.Helper()
	if err != nil {
		g.t.Fatal(err)
	}
}

func desk(d *db.DB, books *ledger.Desk) *closing.Desk {
	return &closing.Desk{DB: d, Ledger: books, Assets: &asset.Desk{DB: d, Ledger: books}, Accruals: &accrual.Desk{DB: d, Ledger: books},
		Stocks: &stock.Desk{DB: d, Ledger: books}, Risks: &risk.Desk{DB: d, Ledger: books}, Funds: &fund.Desk{DB: d, Ledger: books}, Law: &law.Desk{DB: d},
		Bank: &bank.Desk{DB: d, Ledger: books}, Vat: &vat.Desk{DB: d, Ledger: books, Law: &law.Desk{DB: d}}}
}

func load(t *testing.T, d *db.DB) *golden {
	t.Helper()
	books := &ledger.Desk{DB: d}
	g := &golden{t: t, ctx: context.Background(), books: books, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock())),
		desk: desk(d, books)}
	file, err := os.Open(testkit.File(t, "ours/fec/123456782FEC20271231.txt"))
	g.must(err)
	defer file.Close()
	var err2 error
	g.year, err2 = books.OpenYear(g.ctx, g.who, "2027-01-01", "2027-12-31", "asso2025")
	g.must(err2)
	var entries []ledger.Entry
	accounts, journals, thirds := map[string]string{}, map[string]string{}, map[string]string{}
	lines := bufio.NewScanner(charmap.ISO8859_15.NewDecoder().Reader(file))
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if c[0] == "JournalCode" {
			continue
		}
		debit, err := money.Parse(c[11])
		g.must(err)
		credit, err := money.Parse(c[12])
		g.must(err)
		accounts[c[4]], journals[c[0]] = c[5], c[1]
		if c[6] != "" {
			thirds[c[6]] = c[7]
		}
		if n := len(entries); n == 0 || entries[n-1].Number != c[2] {
			on := day.Day(c[3][:4] + "-" + c[3][4:6] + "-" + c[3][6:])
			entries = append(entries, ledger.Entry{Number: c[2], ValidatedOn: on, Draft: ledger.Draft{Journal: c[0], Day: on, Piece: c[8], PieceDay: on, Label: c[10]}})
		}
		e := &entries[len(entries)-1]
		e.Lines = append(e.Lines, ledger.Line{Account: c[4], Third: c[6], Debit: debit, Credit: credit})
	}
	g.must(d.Change(g.ctx, g.who, func(ctx context.Context, tx *db.Tx) error {
		for code, label := range accounts {
			if err := books.Chart(ctx, tx, ledger.Account{Code: code, Label: label}); err != nil {
				return err
			}
		}
		for code, label := range journals {
			if err := books.Keep(ctx, tx, ledger.Journal{Code: code, Label: label, Kind: ledger.General}); err != nil {
				return err
			}
		}
		for code, label := range thirds {
			if err := books.Name(ctx, tx, ledger.Third{Code: code, Label: label}); err != nil {
				return err
			}
		}
		_, err := books.TakeIn(ctx, tx, g.year.ID, ledger.EachOf(entries))
		return err
	}))
	return g
}

const half = money.Cents(9459784)

func TestF83TheGoldenYearIsCarriedForwardAndLocked(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		g := load(t, d)
		totals, err := g.books.Totals(g.ctx, d, g.who, g.year.ID, "", "")
		g.must(err)
		balance := ledger.Balance(totals)
		if lines := closing.Carried(balance, nil, "120000", "129000"); len(lines) != 17 {
			t.Errorf("%d lines by account, want 17", len(lines))
		}
		foreseen, err := g.desk.Foresee(g.ctx, g.who, g.year.ID)
		g.must(err)
		opening, err := g.desk.Close(g.ctx, g.who, g.year.ID)
		g.must(err)
		debit, credit := opening.Sums()
		if opening.ID != foreseen.ID || debit != half || credit != half || len(opening.Lines) < 17 || opening.Day != "2028-01-01" {
			t.Errorf("%v and %v on %d lines, %s", debit, credit, len(opening.Lines), opening.Day)
		}
		if _, err := g.desk.Close(g.ctx, g.who, g.year.ID); base.KindOf(err) != base.Conflict {
			t.Errorf("closed twice: %v", err)
		}
		_, err = g.books.Write(g.ctx, g.who, ledger.Draft{Journal: "OD", Day: "2027-12-31", Label: "x"})
		if base.KindOf(err) != base.Conflict {
			t.Errorf("written in a closed year: %v", err)
		}
	})
}

func TestF84WhatIsNotSortedStandsInTheWay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		for _, account := range []string{"471000", "580000", ""} {
			g := load(t, d)
			draft := ledger.Draft{Journal: "OD", Day: "2027-12-31", Label: "reste", Lines: []ledger.Line{ledger.Side("512000", 100), ledger.Side("706000", -100)}}
			if account != "" {
				g.must(g.books.SetAccounts(g.ctx, g.who, ledger.Account{Code: account, Label: account}))
				draft.Lines[1].Account = account
			}
			e, err := g.books.Write(g.ctx, g.who, draft)
			g.must(err)
			if account != "" {
				_, err = g.books.Validate(g.ctx, g.who, e.ID)
				g.must(err)
			}
			if _, err = g.desk.Close(g.ctx, g.who, g.year.ID); base.KindOf(err) != base.Conflict {
				t.Errorf("%q: %v", account, err)
			}
			steps, err := g.desk.Steps(g.ctx, g.who, g.year.ID)
			g.must(err)
			if len(steps) != 17 || len(closing.Blocking(steps)) != 1 {
				t.Errorf("%q: %d steps, %+v", account, len(steps), closing.Blocking(steps))
			}
		}
	})
}

func TestF85TheResultMakesGoodEarlierDeficitsFirst(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		g := load(t, d)
		g.must(g.books.SetAccounts(g.ctx, g.who, ledger.Account{Code: "119000", Label: "RAN"}))
		e, err := g.books.Write(g.ctx, g.who, ledger.Draft{Journal: "OD", Day: "2027-01-01", Label: "RAN",
			Lines: []ledger.Line{ledger.Side("119000", 500000), ledger.Side("102400", -500000)}})
		g.must(err)
		_, err = g.books.Validate(g.ctx, g.who, e.ID)
		g.must(err)
		decided := closing.Decision{On: "2028-04-20", Reserve: 1000000}
		if _, err = g.desk.Appropriate(g.ctx, g.who, g.year.ID, decided); base.KindOf(err) != base.Conflict {
			t.Errorf("before closing: %v", err)
		}
		_, err = g.desk.Close(g.ctx, g.who, g.year.ID)
		g.must(err)
		used, err := g.desk.Appropriate(g.ctx, g.who, g.year.ID, decided)
		g.must(err)
		g.stands("assembly", closing.Done, "closing.assembly_held", false)
		got := map[string]money.Cents{}
		for _, l := range used.Lines {
			got[l.Account] += l.Amount()
		}
		for code, want := range map[string]money.Cents{"120000": 2039338, "119000": -500000, "106800": -1000000, "110000": -539338} {
			if got[code] != want {
				t.Errorf("%s: %v, want %v", code, got[code], want)
			}
		}
		if _, err = g.desk.Appropriate(g.ctx, g.who, g.year.ID, decided); base.KindOf(err) != base.Conflict {
			t.Errorf("used twice: %v", err)
		}
	})
}

func TestF86ACooperativeKeepsItsReserves(t *testing.T) {
	t.Parallel()
	legal, statutory := closing.Reserves(1000000)
	if legal != 150000 || statutory != 425000 {
		t.Errorf("%v and %v", legal, statutory)
	}
	if err := closing.Kept(1000000, 150000, 425000); err != nil {
		t.Error(err)
	}
	for _, less := range [][2]money.Cents{{149999, 425001}, {150000, 424999}, {600000, 500000}} {
		if closing.Kept(1000000, less[0], less[1]) == nil {
			t.Errorf("%v is taken", less)
		}
	}
}

func TestF87AnAuditorIsNeededStrictlyAboveTheThreshold(t *testing.T) {
	t.Parallel()
	k, err := law.On("cac_subsidies", "2027-12-31")
	if err != nil {
		t.Fatal(err)
	}
	if (closing.Audit{Grants: 15300000, Threshold: k}).Needed() || !(closing.Audit{Grants: 15300001, Threshold: k}).Needed() {
		t.Error("153 000,00 needs none, 153 000,01 does")
	}
}

func TestTheClosingIsLedOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		g := load(t, d)
		h := testkit.Serve(d, g.desk)
		at := "/p/" + string(g.who.Place) + "/closing"
		year := at + "/" + string(g.year.ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"en cours"}},
			{As: "member", Method: "GET", Path: year, Status: 403},
			{As: "board", Method: "GET", Path: year, Status: 200, HasNot: []string{"Clôturer l"}},
			{As: "treasurer", Method: "POST", Path: year + "/steps/bank", Form: "done=yes", Status: 303},
			{As: "treasurer", Method: "POST", Path: year + "/steps/lock", Form: "done=yes", Status: 404},
			{As: "treasurer", Method: "POST", Path: year + "/opening", Status: 303},
			{As: "manager", Method: "POST", Path: year + "/lock", Status: 403},
			{As: "treasurer", Method: "POST", Path: year + "/result", Form: "on=2028-04-20", Status: 409},
			{As: "treasurer", Method: "POST", Path: year + "/lock", Status: 303},
			{As: "treasurer", Method: "GET", Path: year, Status: 200, Has: []string{"Affecter le résultat", "Verrouillé le"}},
			{As: "treasurer", Method: "POST", Path: year + "/result", Form: "on=hier", Status: 422},
			{As: "treasurer", Method: "POST", Path: year + "/result", Form: "on=2028-04-20", Status: 303},
		})
	})
}
