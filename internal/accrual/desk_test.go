package accrual_test

import (
	"context"
	"errors"
	"testing"

	"pilotis/internal/accrual"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// scene is a place with two years of books.
type scene struct {
	t     *testing.T
	ctx   context.Context
	books *ledger.Desk
	desk  *accrual.Desk
	who   base.Actor
	years [2]ledger.Year
}

func newScene(t *testing.T, d *db.DB, first int) *scene {
	t.Helper()
	books := &ledger.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), books: books, desk: &accrual.Desk{DB: d, Ledger: books}, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	for i := range s.years {
		y, err := books.OpenYear(s.ctx, s.who, day.Date(first+i, 1, 1), day.Date(first+i, 12, 31), "asso2025")
		s.must(err)
		s.years[i] = y
	}
	for _, code := range []string{"606100", "616000", "706000", "741000"} {
		s.must(books.SetAccounts(s.ctx, s.who, ledger.Account{Code: code, Label: code}))
	}
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) add(draft accrual.Draft) accrual.Accrual {
	s.t.Helper()
	draft.Label = "À cheval"
	a, err := s.desk.Add(s.ctx, s.who, draft)
	s.must(err)
	return a
}

// says checks what a year writes on a day, account by account.
func (s *scene) says(y ledger.Year, on day.Day, want map[string]money.Cents) {
	s.t.Helper()
	w, err := s.desk.Work(s.ctx, s.desk.DB, s.who, y)
	s.must(err)
	got := map[string]money.Cents{}
	for _, e := range w.Entries {
		if e.Day == on {
			for _, l := range e.Lines {
				got[l.Account] += l.Amount()
			}
		}
	}
	for code, amount := range want {
		if got[code] != amount {
			s.t.Errorf("%s on %s: %v, want %v", code, on, got[code], amount)
		}
	}
	if len(got) != len(want) {
		s.t.Errorf("on %s: %v, want %v", on, got, want)
	}
}

func TestF77WhatIsReceivedAheadWaitsOn487AndComesBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2027)
		s.add(ahead("741000", 2400000, "2027-09-01", "2028-08-31", accrual.Months))
		s.says(s.years[0], "2027-12-31", map[string]money.Cents{"741000": 1600000, "487000": -1600000})
		s.says(s.years[1], "2028-01-01", map[string]money.Cents{"741000": -1600000, "487000": 1600000})
		s.says(s.years[1], "2028-12-31", nil)
		n, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		again, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		if n != 2 || again != 0 {
			t.Errorf("%d drafts, then %d: one at the end of the year, one on the first day of the next", n, again)
		}
	})
}

func TestF80WhatIsPaidAheadIsSharedToTheDay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2026)
		s.add(ahead("616000", 120000, "2026-11-15", "2027-11-14", accrual.Days))
		s.says(s.years[0], "2026-12-31", map[string]money.Cents{"486000": 104548, "616000": -104548})
		s.says(s.years[1], "2027-01-01", map[string]money.Cents{"486000": -104548, "616000": 104548})
	})
}

func TestWhatIsLateStandsForOneEndOfYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2027)
		s.add(accrual.Draft{Way: accrual.Late, Account: "606100", Amount: 10000, VAT: 2000, Day: "2027-12-05"})
		s.says(s.years[0], "2027-12-31", map[string]money.Cents{"606100": 10000, "445860": 2000, "408000": -12000})
		s.says(s.years[1], "2028-01-01", map[string]money.Cents{"606100": -10000, "445860": -2000, "408000": 12000})
		s.says(s.years[1], "2028-12-31", nil)
		sold := s.add(accrual.Draft{Way: accrual.Late, Account: "706000", Amount: 5000, VAT: 1000, Day: "2028-03-05"})
		s.says(s.years[1], "2028-12-31", map[string]money.Cents{"418000": 6000, "706000": -5000, "445870": -1000})
		s.must(s.desk.Remove(s.ctx, s.who, sold.ID))
		// What waited before the books begin comes back on their first day.
		s.add(accrual.Draft{Way: accrual.Late, Account: "741000", Amount: 700, Day: "2026-12-31"})
		s.says(s.years[0], "2027-01-01", map[string]money.Cents{"741000": 700, "441000": -700})
	})
}

func TestWhatAClosedYearNeverWroteIsNotUndone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2027)
		a := s.add(ahead("616000", 120000, "2027-07-01", "2028-06-30", accrual.Months))
		s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.books.CloseYear(ctx, tx, s.years[0].ID) }))
		s.says(s.years[1], "2028-01-01", nil)
		if _, err := s.desk.Book(s.ctx, s.who, s.years[0].ID); base.KindOf(err) != base.Conflict {
			t.Errorf("written in a closed year: %v", err)
		}
		s.must(s.desk.Remove(s.ctx, s.who, a.ID))
	})
}

func TestAnAccrualIsRefusedWithAllItsReasons(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2027)
		for name, c := range map[string]struct {
			draft accrual.Draft
			field string
			key   string
		}{
			"an account of the sheet":    {accrual.Draft{Way: accrual.Late, Label: "x", Account: "411000", Amount: 1, Day: "2027-01-01"}, "account", "accrual.class_six_seven"},
			"an account of nowhere":      {accrual.Draft{Way: accrual.Late, Label: "x", Account: "600000", Amount: 1, Day: "2027-01-01"}, "account", "accrual.no_such_account"},
			"parts of months, by months": {ahead("616000", 1, "2027-01-15", "2027-03-14", accrual.Months), "measure", "accrual.whole_months"},
			"a span that ends before":    {ahead("616000", 1, "2027-03-01", "2027-02-01", accrual.Days), "to", "accrual.span"},
			"tax on a grant to come":     {accrual.Draft{Way: accrual.Late, Label: "x", Account: "741000", Amount: 100, VAT: 20, Day: "2027-01-01"}, "vat", "accrual.vat_none"},
			"a year that is not there":   {accrual.Draft{Way: accrual.Late, Label: "x", Account: "606100", Amount: 1, Day: "2031-01-01"}, "day", "accrual.no_year"},
		} {
			if c.draft.Label == "" {
				c.draft.Label = "x"
			}
			_, err := s.desk.Add(s.ctx, s.who, c.draft)
			var f *base.Fault
			if !errors.As(err, &f) || len(f.Fields) != 1 || f.Fields[0].Name != c.field || f.Fields[0].Key != c.key {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestAccrualsAreKeptOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2027)
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/accruals"
		a := s.add(ahead("741000", 4500000, "2027-10-01", "2029-03-31", accrual.Months))
		year := string(s.years[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: at, Status: 403},
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"recette reçue d’avance", "487000"}, HasNot: []string{"Préparer"}},
			{As: "treasurer", Method: "GET", Path: at + "/new?way=late", Status: 200, Has: []string{"TVA"}},
			{As: "treasurer", Method: "POST", Path: at, Form: "way=ahead&label=x&account=616000&amount=rien", Status: 422},
			{As: "treasurer", Method: "POST", Path: at, Form: "way=late&label=x&account=606100&amount=10&day=2027-12-31&third_text=inconnu", Status: 422, Has: []string{"pas dans vos comptes"}},
			{As: "treasurer", Method: "POST", Path: at, Form: "way=late&label=x&account=606100&amount=10&day=2027-12-31", Status: 303},
			{As: "treasurer", Method: "GET", Path: at + "/" + string(a.ID), Status: 200, Has: []string{"7\u202f500,00", "30\u202f000,00"}},
			{As: "treasurer", Method: "POST", Path: at + "/years/" + year + "/entries", Form: "back=/p/x/closing", Status: 303, Has: []string{"/closing"}},
			{As: "board", Method: "POST", Path: at + "/" + string(a.ID) + "/removal", Status: 403},
			{As: "treasurer", Method: "POST", Path: at + "/" + string(a.ID) + "/removal", Status: 303},
		})
	})
}

func TestWhatAnAccrualIsForIsSaidOfItsCostAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, 2027)
		garden, err := s.books.SetAxis(s.ctx, s.who, ledger.AxisValue{Axis: ledger.Project, Name: "Jardin"})
		s.must(err)
		draft := ahead("616000", 120000, "2027-07-01", "2028-06-30", accrual.Months)
		draft.Axes = ledger.Axes{Project: garden.ID}
		s.add(draft)
		w, err := s.desk.Work(s.ctx, d, s.who, s.years[0])
		s.must(err)
		for _, e := range w.Entries {
			for _, l := range e.Lines {
				if (l.Project == garden.ID) != (l.Account == "616000") {
					t.Errorf("%s is for %q", l.Account, l.Project)
				}
			}
		}
		draft.Label, draft.Axes = "Site", ledger.Axes{Site: ledger.AxisID(garden.ID)}
		_, err = s.desk.Add(s.ctx, s.who, draft)
		var f *base.Fault
		if !errors.As(err, &f) || f.Fields[0].Name != "site" {
			t.Errorf("a project is no site: %v", err)
		}
	})
}
