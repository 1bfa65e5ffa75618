package outlook_test

import (
	"context"
	"net/url"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

// offers are those for a new hypothesis of a kind, by account.
func (s *scene) offers(h forecast.Hypotheses, kind forecast.Kind, key string) map[string]outlook.Offer {
	s.t.Helper()
	all, err := s.desk.Offers(s.ctx, s.who, &h, kind, key)
	s.must(err)
	out := map[string]outlook.Offer{}
	for _, o := range all {
		out[o.Key] = o
	}
	return out
}

func TestTheLastTwelveMonthsOfTheBooksAreProposed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		blank := forecast.Hypotheses{Start: "2028-01", Months: 12, VAT: forecast.VAT{Regime: forecast.Real}}
		if got := s.offers(blank, forecast.OfSales, "new"); len(got) != 0 {
			t.Errorf("without books: %v", got)
		}
		s.golden() // of 2027; it is February 2028
		sales := s.offers(blank, forecast.OfSales, "new")
		// the year of the worked example: 33 000 € of desks, 25 500 € of café, 7 200 € of rooms
		for key, month := range map[string]money.Cents{"books 706000 ": 275000, "books 707000 ": 212500, "books 708300 ": 60000} {
			if sales[key].Month != month {
				t.Errorf("%s: %v in %v", key, sales[key].Month, sales)
			}
		}
		if got := s.offers(blank, forecast.OfCosts, "new")["books 613200 "]; got.Month != 150000 || got.Cost.Source != "Comptes, douze mois jusqu’à décembre 2027" {
			t.Errorf("the rent: %+v", got)
		}
		if got := s.offers(blank, forecast.OfCosts, "new")["books 613200 "]; got.Cost.Delay != 0 || got.Cost.Note != "" {
			t.Errorf("nothing is lettered, and the rent is paid after %d days: %q", got.Cost.Delay, got.Cost.Note)
		}
		_, err := s.desk.Ledger.SettleAll(s.ctx, s.who, "401000")
		s.must(err)
		// each month's invoices of the last day are paid on the 26th of the next, four days sooner than a month
		if got := s.offers(blank, forecast.OfCosts, "new")["books 613200 "]; got.Cost.Delay != 26 || got.Cost.Note != "les fournisseurs ont été payés à 26 jours en moyenne (33 règlements)" {
			t.Errorf("suppliers are paid after %d days: %q", got.Cost.Delay, got.Cost.Note)
		}
		if got := s.offers(blank, forecast.OfStaff, "new"); len(got) != 1 {
			t.Errorf("wages: %v", got)
		}
		known := blank
		known.Sales = []forecast.Sale{{Head: forecast.Head{Key: "cafe", Label: "Café", Account: "707000"}, Amount: forecast.Always(1)}}
		if got := s.offers(known, forecast.OfSales, "new"); len(got) != len(sales)-1 || got["books 707000 "].Sale != nil {
			t.Errorf("what is expected already is proposed again: %v", got)
		}
		if got := s.offers(known, forecast.OfSales, "cafe"); len(got) != 1 || got["books 707000 "].Month != 212500 {
			t.Errorf("for the café: %v", got)
		}
		if got := s.offers(blank, forecast.OfLoans, "new"); len(got) != 0 {
			t.Errorf("loans: %v", got)
		}
		testkit.At(d, "2027-11-10T10:00:00Z") // ten months of a first year
		if got := s.offers(blank, forecast.OfSales, "new"); len(got) != 0 {
			t.Errorf("ten months: %v", got)
		}
	})
}

func TestAnOfferFillsTheFormAndIsKeptOnlyOnceSaved(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden()
		o := s.begin()
		h := testkit.Serve(d, s.desk)
		at := s.at(o, "/lines/sales/new")
		take := at + "?take=" + url.QueryEscape("books 708300 ")
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{words.Money("fr", 60000) + " par mois en moyenne", "take=books%20708300%20"}},
			{As: "treasurer", Method: "GET", Path: take, Status: 200, Has: []string{`value="600"`, `value="708300"`, "Comptes, douze mois jusqu’à décembre 2027", "Le formulaire est rempli"}},
			{As: "treasurer", Method: "GET", Path: at + "?take=nothing", Status: 200, HasNot: []string{"Le formulaire est rempli"}},
		})
		if got := s.get(o.ID); got.Revision != o.Revision {
			t.Errorf("reading an offer wrote revision %d", got.Revision)
		}
	})
}

func TestBookingsSayHowFullSeatsAreAndWhatAnHourBrings(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.golden()
		made, err := s.desk.Activities.Add(s.ctx, s.who, activity.Draft{Name: "Coworking", Hue: 3, Purpose: "Travailler", Public: "Tous"})
		s.must(err)
		desks := made[0].ID
		var week space.Week
		for weekday := range 7 {
			week[weekday] = []space.Range{{From: 8 * 60, To: 18 * 60}}
		}
		room, err := s.desk.Spaces.Create(s.ctx, s.who, space.Draft{Kind: space.KindRoom, Name: "Le plateau", Capacity: 4, Activity: desks}, week, nil)
		s.must(err)
		s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
			if _, err := tx.Exec(ctx, "update ledger_month set activity_id = $2 where place_id = $1 and account = '706000'", s.who.Place, desks); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, "insert into booking_total (place_id, day, space_id, activity_id, minutes, bookings) values ($1, '2027-03-10', $2, $3, 396000, 100)", s.who.Place, room.ID, desks)
			return err
		}))
		got := s.offers(forecast.Hypotheses{Start: "2028-01", Months: 12, VAT: forecast.VAT{Regime: forecast.NoVAT}}, forecast.OfSales, "new")["bookings 706000 "+string(desks)]
		// 354 days that are no holiday, of ten hours of four seats: 14 160 hours, of which 6 600 lent, for 33 000 €
		if got.Sale == nil || got.Month != 275000 {
			t.Fatalf("%+v", got)
		}
		v := got.Sale.Driver
		if v.Capacity != 4 || v.Openings[0].Value != 295 || v.Occupancy[0].Value != 4661 || v.Price[0].Value != 500 || got.Sale.Note != words.T("fr", "outlook.lent_note", base.Args{"lent": 6600, "open": 14160}) {
			t.Errorf("%+v, %q", v, got.Sale.Note)
		}
	})
}
