package analysis_test

import (
	"context"
	"net/http"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// sale is what an activity sells on a day.
func (s *scene) sale(of base.ActivityID, on day.Day, account string, cents money.Cents) {
	s.t.Helper()
	s.post(on, ledger.Line{Account: "512000", Debit: cents}, ledger.Line{Account: account, Credit: cents, Axes: ledger.Axes{Activity: of}})
}

func (s *scene) post(on day.Day, lines ...ledger.Line) {
	s.t.Helper()
	s.must(s.desk.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		_, err := s.desk.Ledger.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: on, Piece: "P", Label: "Écriture", Lines: lines})
		return err
	}))
}

// years opens two years of books.
func (s *scene) years() {
	s.t.Helper()
	s.must(s.desk.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		for _, code := range []string{"512000", "613000", "641000", "706000", "707000", "757000"} {
			if err := s.desk.Ledger.Chart(ctx, tx, ledger.Account{Code: code, Label: code}); err != nil {
				return err
			}
		}
		if err := s.desk.Ledger.Keep(ctx, tx, ledger.Journal{Code: "OD", Label: "Divers", Kind: ledger.General}); err != nil {
			return err
		}
		for _, y := range []string{"2026", "2027"} {
			if _, err := s.desk.Ledger.Begin(ctx, tx, day.Day(y+"-01-01"), day.Day(y+"-12-31"), string(chart.Asso2025)); err != nil {
				return err
			}
		}
		return nil
	}))
}

func TestHoursOfBookingsPartSalesIntoVolumeAndPrice(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2026-03-01T10:00:00+01:00")
		s := newScene(t, d)
		s.years()
		all, err := s.desk.Activities.Add(s.ctx, s.who, activity.Draft{Name: "Ateliers", Hue: 1})
		s.must(err)
		shop, err := s.desk.Spaces.Create(s.ctx, s.who, space.Draft{Kind: space.KindRoom, Name: "Atelier", Capacity: 1, Surface: 50, Activity: all[0].ID}, space.Week{{{From: 480, To: 1200}}}, nil)
		s.must(err)
		bookings := &booking.Desk{DB: d, Spaces: s.desk.Spaces, Activities: s.desk.Activities, People: &people.Desk{DB: d}}
		for _, days := range [][3]string{{"2026-03-20T10:00:00+01:00", "2026-03-23T10:00", "2026-03-23T12:00"}, {"2027-03-19T10:00:00+01:00", "2027-03-22T10:00", "2027-03-22T13:00"}} {
			testkit.At(d, days[0])
			_, err := bookings.Ask(s.ctx, s.who, booking.Wanted{Spaces: []base.SpaceID{shop.ID}, Start: days[1], End: days[2], Title: "Bois", Activity: all[0].ID})
			s.must(err)
		}
		testkit.At(d, "2027-12-20T10:00:00+01:00")
		s.sale(all[0].ID, "2026-03-23", "706000", 200_00)
		s.sale(all[0].ID, "2027-03-22", "706000", 360_00)
		s.post("2027-04-01", ledger.Line{Account: "613000", Debit: 90_00, Axes: ledger.Axes{Activity: all[0].ID}}, ledger.Line{Account: "512000", Credit: 90_00})
		s.sale("", "2027-05-01", "757000", 30_00)

		p, err := s.desk.Statements.Period(s.ctx, s.who, "2027-01-01", "2027-12-31")
		s.must(err)
		c, known, err := s.desk.Explain(s.ctx, s.who, p)
		s.must(err)
		want := []analysis.Cause{{Key: "volume", Activity: all[0].ID, Cents: 100_00}, {Key: "cost_outside", Cents: -90_00}, {Key: "price", Activity: all[0].ID, Cents: 60_00}}
		if !known || len(c.All) != len(want) || c.Last.Cents != 200_00 || c.Now.Cents != 300_00 || c.NowOnce.Cents != 30_00 {
			t.Fatalf("%t %+v", known, c)
		}
		for i, cause := range c.All {
			if cause != want[i] {
				t.Errorf("%+v, want %+v", cause, want[i])
			}
		}
		margins, err := s.desk.Margins(s.ctx, s.who, p)
		s.must(err)
		if m := margins[0]; m.Income != 360_00 || m.Direct != 90_00 || m.Surface != 50 || m.Minutes != 48*12*60 { // 51 Mondays, three of them public holidays
			t.Errorf("%+v: %d hours", m, m.Minutes/60)
		}
		var causes analysis.CausesReport
		var left analysis.MarginsReport
		h, root, year := testkit.Serve(d, s.desk), string(s.who.Place)+"/reports/", "?from=2027-01-01&to=2027-12-31"
		testkit.Call(t, h, "board", http.MethodGet, root+"causes"+year, "", &causes)
		testkit.Call(t, h, "board", http.MethodGet, root+"margins"+year, "", &left)
		if !causes.Known || causes.Now != 300_00 || causes.Causes[2] != (analysis.CauseOut{Key: "price", Activity: all[0].ID, Cents: 60_00}) {
			t.Errorf("%+v", causes)
		}
		if len(left.Activities) != len(margins) || left.Activities[0].Result != 270_00 || left.Activities[0].Surface != 50 {
			t.Errorf("%+v", left)
		}
	})
}
