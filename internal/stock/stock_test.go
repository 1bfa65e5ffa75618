package stock_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/stock"
	"pilotis/internal/testkit"
)

// scene is a place with two years of books.
type scene struct {
	t     *testing.T
	ctx   context.Context
	books *ledger.Desk
	desk  *stock.Desk
	who   base.Actor
	years [2]ledger.Year
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	books := &ledger.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), books: books, desk: &stock.Desk{DB: d, Ledger: books}, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	for i := range s.years {
		y, err := books.OpenYear(s.ctx, s.who, day.Date(2027+i, 1, 1), day.Date(2027+i, 12, 31), "asso2025")
		s.must(err)
		s.years[i] = y
	}
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *scene) add(earlier money.Cents) stock.Stock {
	s.t.Helper()
	out, err := s.desk.Add(s.ctx, s.who, stock.Draft{Kind: stock.Goods, Label: "Café", Unit: "kg", Earlier: earlier})
	s.must(err)
	return out
}

func (s *scene) receive(id stock.ID, on day.Day, q stock.Quantity, amount money.Cents) {
	s.t.Helper()
	_, err := s.desk.Receive(s.ctx, s.who, id, stock.Receipt{Day: on, Quantity: q, Amount: amount})
	s.must(err)
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

func TestF82AStockIsWorthItsAverageCostAndItsChangeIsTheYears(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		in := []stock.Receipt{{Day: "2027-02-01", Quantity: 10000, Amount: 20000}, {Day: "2027-06-01", Quantity: 5000, Amount: 11500}, {Day: "2028-01-01", Quantity: 1, Amount: 1}}
		if average := stock.AverageOf(stock.Count{}, in, s.years[0]); average.Unit() != 210 {
			t.Errorf("100 at 2,00 and 50 at 2,30: %v", average.Unit())
		}
		drinks := s.add(0)
		_, err := s.desk.Count(s.ctx, s.who, drinks.ID, s.years[0].ID, stock.Count{Worth: 64000})
		s.must(err)
		s.writes(0, map[string]money.Cents{"370000": 64000, "603700": -64000})
		n, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		if n != 1 {
			t.Errorf("%d drafts", n)
		}
		coffee := s.add(0)
		s.receive(coffee.ID, "2027-02-01", 10000, 20000)
		s.receive(coffee.ID, "2027-06-01", 5000, 11500)
		told, err := s.desk.Count(s.ctx, s.who, coffee.ID, s.years[0].ID, stock.Count{Quantity: 4000})
		s.must(err)
		if worth := told.Counts[s.years[0].ID].Worth; worth != 8400 {
			t.Errorf("40 at 2,10: %v", worth)
		}
	})
}

func TestAnAverageCostGoesOnFromWhatTheYearBeforeLeft(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		coffee := s.add(0)
		_, err := s.desk.Count(s.ctx, s.who, coffee.ID, s.years[0].ID, stock.Count{Quantity: 4000})
		s.refused(err, base.Invalid, "stock.worth_unknown")
		_, err = s.desk.Count(s.ctx, s.who, coffee.ID, s.years[0].ID, stock.Count{Quantity: 4000, Worth: 8000})
		s.must(err)
		s.receive(coffee.ID, "2028-03-01", 1000, 3000)
		told, err := s.desk.Count(s.ctx, s.who, coffee.ID, s.years[1].ID, stock.Count{Quantity: 500})
		s.must(err)
		if worth := told.Counts[s.years[1].ID].Worth; worth != 1100 {
			t.Errorf("5 of (40 at 2,00 and 10 at 3,00): %v", worth)
		}
		s.writes(1, map[string]money.Cents{"370000": -6900, "603700": 6900})
	})
}

func TestAStockFollowsItsDraftAndObeysWhatIsValidated(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		drinks, year := s.add(5000), s.years[0]
		if w, err := s.desk.Work(s.ctx, d, s.who, year); err != nil || w.Waits != 1 || w.Held != 5000 || len(w.Entries) != 0 {
			t.Errorf("before it is counted: %+v, %v", w, err)
		}
		_, err := s.desk.Count(s.ctx, s.who, drinks.ID, year.ID, stock.Count{})
		s.must(err)
		s.writes(0, map[string]money.Cents{"370000": -5000, "603700": 5000})
		_, err = s.desk.Book(s.ctx, s.who, year.ID)
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, year)
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.who, w.Entries[0].Entry)
		s.must(err)
		_, err = s.desk.Count(s.ctx, s.who, drinks.ID, year.ID, stock.Count{Worth: 1})
		s.refused(err, base.Conflict, "stock.validated")
		s.refused(s.desk.Remove(s.ctx, s.who, drinks.ID), base.Conflict, "ledger.validated_already")
	})
}

func TestStocksAreKeptOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/stocks"
		drinks := s.add(0)
		one, year := at+"/"+string(drinks.ID), string(s.years[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: at, Status: 403},
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"Café", "à compter"}, HasNot: []string{"Ajouter un stock"}},
			{As: "treasurer", Method: "GET", Path: at + "/new", Status: 200},
			{As: "treasurer", Method: "POST", Path: at, Form: "label=&kind=goods", Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/receipts", Form: "day=2027-02-01&quantity=0&amount=200&year=" + year, Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/receipts", Form: "day=2027-02-01&quantity=12,5&amount=25&year=" + year, Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/counts", Form: "counted=5&year=" + year, Status: 303},
			{As: "treasurer", Method: "GET", Path: one + "?year=" + year, Status: 200, Has: []string{"12,50\u00a0kg", "10,00", "603700"}},
			{As: "treasurer", Method: "POST", Path: at + "/years/" + year + "/entries", Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 303},
		})
	})
}

func TestWhatAStockIsForIsSaidOfWhatIsUsed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		bar, err := s.books.SetAxis(s.ctx, s.who, ledger.AxisValue{Axis: ledger.Project, Name: "Le bar"})
		s.must(err)
		held, err := s.desk.Add(s.ctx, s.who, stock.Draft{Kind: stock.Goods, Label: "Café", Axes: ledger.Axes{Project: bar.ID}})
		s.must(err)
		_, err = s.desk.Count(s.ctx, s.who, held.ID, s.years[0].ID, stock.Count{Worth: 40000})
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, s.years[0])
		s.must(err)
		for _, l := range w.Entries[0].Lines {
			if (l.Project == bar.ID) != (l.Account == "603700") {
				t.Errorf("%s is for %q", l.Account, l.Project)
			}
		}
	})
}
