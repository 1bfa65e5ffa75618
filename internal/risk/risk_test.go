package risk_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/risk"
	"pilotis/internal/testkit"
)

// scene is a place with three years of books and a customer.
type scene struct {
	t     *testing.T
	ctx   context.Context
	books *ledger.Desk
	desk  *risk.Desk
	who   base.Actor
	years [3]ledger.Year
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	books := &ledger.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), books: books, desk: &risk.Desk{DB: d, Ledger: books}, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	for i := range s.years {
		y, err := books.OpenYear(s.ctx, s.who, day.Date(2027+i, 1, 1), day.Date(2027+i, 12, 31), "asso2025")
		s.must(err)
		s.years[i] = y
	}
	s.must(books.SetAccounts(s.ctx, s.who, ledger.Account{Code: "411000", Label: "Usagers", Opened: true}, ledger.Account{Code: "706000", Label: "Ventes"}))
	s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		if err := books.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
			return err
		}
		return books.Name(ctx, tx, ledger.Third{Code: "MAGUY", Label: "Maguy"})
	}))
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) add(draft risk.Draft) risk.Risk {
	s.t.Helper()
	draft.Label = "Risque"
	r, err := s.desk.Add(s.ctx, s.who, draft)
	s.must(err)
	return r
}

// unpaid is the customer of the case: 960 tax included.
func (s *scene) unpaid() risk.Risk {
	return s.add(risk.Draft{Kind: risk.Customer, Account: "411000", Third: "MAGUY", Amount: 96000, VAT: 16000, Since: "2027-10-04"})
}

// writes checks what a year writes, account by account.
func (s *scene) writes(year int, want map[string]money.Cents) {
	s.t.Helper()
	w, err := s.desk.Work(s.ctx, s.desk.DB, s.who, s.years[year])
	s.must(err)
	got := map[string]money.Cents{}
	for _, e := range w.Entries {
		for _, l := range e.Lines {
			got[l.Account] += l.Amount()
			if l.Account[:2] == "41" && l.Third != "MAGUY" {
				s.t.Errorf("%s is nobody's", l.Account)
			}
		}
	}
	for code, amount := range want {
		if got[code] != amount {
			s.t.Errorf("year %d, %s: %v, want %v", year, code, got[code], amount)
		}
	}
	if len(got) != len(want) {
		s.t.Errorf("year %d: %v, want %v", year, got, want)
	}
}

func (s *scene) refused(err error, kind base.Kind, key string) {
	s.t.Helper()
	testkit.Refused(s.t, err, kind, key)
}

func TestF81ADoubtfulCustomerIsSetApartAndTheLossForeseenWithoutTax(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.unpaid()
		_, err := s.desk.Say(s.ctx, s.who, r.ID, s.years[0].ID, r.Net().Ratio(50, 100))
		s.must(err)
		s.writes(0, map[string]money.Cents{"416000": 96000, "411000": -96000, "681700": 40000, "491000": -40000})
		_, err = s.desk.Say(s.ctx, s.who, r.ID, s.years[0].ID, 80001)
		s.refused(err, base.Invalid, "risk.more_than_owed")
		n, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		if n != 2 {
			t.Errorf("%d drafts, want 2", n)
		}
		// Never paid: the loss and its tax, and what was foreseen is taken back.
		_, err = s.desk.End(s.ctx, s.who, r.ID, "2028-05-12", true)
		s.must(err)
		s.writes(1, map[string]money.Cents{"491000": 40000, "781700": -40000, "654000": 80000, "445710": 16000, "416000": -96000})
		s.writes(2, nil)
		_, err = s.desk.End(s.ctx, s.who, r.ID, "2028-05-13", true)
		s.refused(err, base.Conflict, "risk.ended_already")
	})
}

func TestAProvisionIsRaisedLoweredAndTakenBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.add(risk.Draft{Kind: risk.Dispute, Since: "2027-03-01"})
		for year, amount := range []money.Cents{300000, 450000, 100000} {
			_, err := s.desk.Say(s.ctx, s.who, r.ID, s.years[year].ID, amount)
			s.must(err)
		}
		s.writes(0, map[string]money.Cents{"681500": 300000, "151000": -300000})
		s.writes(1, map[string]money.Cents{"681500": 150000, "151000": -150000})
		s.writes(2, map[string]money.Cents{"151000": 350000, "781500": -350000})
		all, err := s.desk.List(s.ctx, d, s.who)
		s.must(err)
		row := risk.TableOf(all, s.years[2].ID, s.years[:]).Rows[0]
		if row.Opening != 450000 || row.Added() != 0 || row.Back() != 350000 || row.Closing != 100000 {
			t.Errorf("%+v", row.Move)
		}
		w, err := s.desk.Work(s.ctx, d, s.who, s.years[2])
		s.must(err)
		if w.Held != -100000 || w.Waits != 0 {
			t.Errorf("%+v", w)
		}
	})
}

func TestWhatIsValidatedOrClosedNoLongerChanges(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.add(risk.Draft{Kind: risk.Works, Since: "2027-03-01", Earlier: 5000})
		year := s.years[0]
		if w, err := s.desk.Work(s.ctx, d, s.who, year); err != nil || w.Waits != 1 || w.Held != -5000 || len(w.Entries) != 0 {
			t.Errorf("before anything is said: %+v, %v", w, err)
		}
		_, err := s.desk.Say(s.ctx, s.who, r.ID, year.ID, 20000)
		s.must(err)
		_, err = s.desk.Book(s.ctx, s.who, year.ID)
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, year)
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.who, w.Entries[0].Entry)
		s.must(err)
		_, err = s.desk.Say(s.ctx, s.who, r.ID, year.ID, 1)
		s.refused(err, base.Conflict, "risk.validated")
		_, err = s.desk.End(s.ctx, s.who, r.ID, "2027-12-01", false)
		s.refused(err, base.Conflict, "risk.validated")
		s.refused(s.desk.Remove(s.ctx, s.who, r.ID), base.Conflict, "ledger.validated_already")
		s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.books.CloseYear(ctx, tx, year.ID) }))
		_, err = s.desk.Say(s.ctx, s.who, r.ID, year.ID, 1)
		s.refused(err, base.Conflict, "risk.year_closed")
	})
}

func TestRisksAreKeptOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		now := testkit.At(d, "2028-06-30T10:00:00Z")
		s := newScene(t, d)
		e, err := s.books.Write(s.ctx, s.who, ledger.Draft{Journal: "VT", Day: day.Of(now, testkit.Paris).Add(-100), Label: "Facture",
			Lines: []ledger.Line{{Account: "411000", Third: "MAGUY", Debit: 96000}, {Account: "706000", Credit: 96000}}})
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.who, e.ID)
		s.must(err)
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/risks"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: at, Status: 403},
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"En retard", "Maguy", "third=MAGUY"}},
			{As: "treasurer", Method: "GET", Path: at + "/new?kind=customer&third=MAGUY&account=411000&amount=96000", Status: 200, Has: []string{"Maguy", "960,00"}},
			{As: "treasurer", Method: "POST", Path: at, Form: "kind=customer&label=Maguy&third=MAGUY&account=411000&amount=960&vat=961&since=2028-06-01", Status: 422},
		})
		r := s.unpaid()
		one, year := at+"/"+string(r.ID), string(s.years[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"montant à indiquer"}, HasNot: []string{"En retard", "Noter un impayé"}},
			{As: "treasurer", Method: "POST", Path: one + "/estimates", Form: "estimate=beaucoup&year=" + year, Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/estimates", Form: "estimate=400&year=" + year, Status: 303},
			{As: "treasurer", Method: "GET", Path: one + "?year=" + year, Status: 200, Has: []string{"681700", "400,00"}},
			{As: "treasurer", Method: "POST", Path: at + "/years/" + year + "/entries", Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/end", Form: "on=2027-01-01", Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/end", Form: "on=2028-05-12&how=paid", Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 303},
		})
	})
}

func TestWhatARiskIsForIsSaidOfItsCost(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		station, err := s.books.SetAxis(s.ctx, s.who, ledger.AxisValue{Axis: ledger.Site, Name: "La gare"})
		s.must(err)
		r := s.add(risk.Draft{Kind: risk.Dispute, Since: "2027-03-01", Axes: ledger.Axes{Site: station.ID}})
		_, err = s.desk.Say(s.ctx, s.who, r.ID, s.years[0].ID, 500000)
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, s.years[0])
		s.must(err)
		for _, l := range w.Entries[0].Lines {
			if (l.Site == station.ID) != (l.Account == "681500") {
				t.Errorf("%s is for %q", l.Account, l.Site)
			}
		}
	})
}
