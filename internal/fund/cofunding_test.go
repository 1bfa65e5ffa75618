package fund_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fund"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// terms are those of the case: 60 %, 30 000 at most.
func (s *scene) terms() fund.Terms {
	return fund.Terms{Label: "Atelier vélo", Funder: "Région", Project: s.project, Agreement: "Convention 2027-12", Rate: 6000, Ceiling: 30_000_00, From: "2027-01-01", Until: "2027-12-31"}
}

func (s *scene) promised(t fund.Terms) fund.Cofunding {
	s.t.Helper()
	c, err := s.desk.Promise(s.ctx, s.who, t)
	s.must(err)
	return c
}

func TestF79ARateIsPaidOnWhatIsSpentAndTheExcessIsGivenBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c := s.promised(s.terms())
		c, err := s.desk.Tell(s.ctx, s.who, c.ID, s.years[0].ID, fund.Actual{Spent: 42_000_00, Booked: 30_000_00})
		s.must(err)
		now, _ := c.In(s.years[0].ID, s.years[:])
		if now.Due != 25_200_00 || now.Overpaid() != 4_800_00 || now.Owed() != 0 || !now.Over {
			t.Errorf("due %s, overpaid %s, owed %s, over %v", now.Due, now.Overpaid(), now.Owed(), now.Over)
		}
		n, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		again, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		if n != 1 || again != 0 {
			t.Errorf("%d drafts, then %d", n, again)
		}
		s.says(s.sums(s.years[0]), map[string]money.Cents{"741000": 4_800_00, "467000": -4_800_00, "441000": 0})
		// Spending beyond the ceiling brings the ceiling, and nothing more.
		c, err = s.desk.Tell(s.ctx, s.who, c.ID, s.years[0].ID, fund.Actual{Spent: 80_000_00, Booked: 20_000_00})
		s.must(err)
		if now, _ = c.In(s.years[0].ID, s.years[:]); now.Due != 30_000_00 || now.Owed() != 10_000_00 || now.Overpaid() != 0 {
			t.Errorf("due %s, owed %s, overpaid %s", now.Due, now.Owed(), now.Overpaid())
		}
		s.says(s.sums(s.years[0]), map[string]money.Cents{"741000": -10_000_00, "441000": 10_000_00, "467000": 0})
	})
}

func TestTheIncomeOfEachYearIsWhatItsSpendingEarned(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		terms := s.terms()
		terms.Until = "2028-12-31"
		c := s.promised(terms)
		_, err := s.desk.Tell(s.ctx, s.who, c.ID, s.years[0].ID, fund.Actual{Spent: 10_000_00, Booked: 15_000_00})
		s.must(err)
		s.says(s.sums(s.years[0]), map[string]money.Cents{"741000": 9_000_00, "467000": -9_000_00})
		c, err = s.desk.Tell(s.ctx, s.who, c.ID, s.years[1].ID, fund.Actual{Spent: 20_000_00})
		s.must(err)
		// 18 000 are due for both years and 15 000 came: the advance is earned, 3 000 are to come.
		s.says(s.sums(s.years[1]), map[string]money.Cents{"741000": -12_000_00, "467000": 9_000_00, "441000": 3_000_00})
		if first := c.Life(s.years[:])[0]; first.Over || first.Overpaid() != 9_000_00 {
			t.Errorf("ahead, nothing to give back yet: %+v", first)
		}
	})
}

func TestACofundingIsNotChangedBelowAValidatedEntry(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		terms := s.terms()
		terms.Until = "2028-12-31"
		c := s.promised(terms)
		for _, y := range s.years {
			_, err := s.desk.Tell(s.ctx, s.who, c.ID, y.ID, fund.Actual{Spent: 1_000_00})
			s.must(err)
		}
		_, err := s.desk.Book(s.ctx, s.who, s.years[1].ID)
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, s.years[1])
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.who, w.Entries[0].Entry)
		s.must(err)
		_, err = s.desk.Tell(s.ctx, s.who, c.ID, s.years[0].ID, fund.Actual{Spent: 2_000_00})
		s.refused(err, base.Conflict)
		s.refused(s.desk.Forget(s.ctx, s.who, c.ID), base.Conflict)
		// Reversed by hand, the entry is to be written anew, and the fund may be corrected.
		_, err = s.books.Reverse(s.ctx, s.who, w.Entries[0].Entry, s.years[1].To)
		s.must(err)
		_, err = s.desk.Tell(s.ctx, s.who, c.ID, s.years[1].ID, fund.Actual{Spent: 2_000_00})
		s.must(err)
		w, err = s.desk.Work(s.ctx, d, s.who, s.years[1])
		s.must(err)
		if len(w.Entries) != 1 || !w.Entries[0].Due() || w.Entries[0].Lines[0].Debit != 1_200_00 {
			t.Errorf("%+v", w.Entries)
		}
	})
}

func TestTermsThatCannotBeAreRefusedAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		terms := s.terms()
		terms.Rate, terms.Ceiling, terms.Until, terms.Funder = 100_01, 0, "2026-12-31", " "
		_, err := s.desk.Promise(s.ctx, s.who, terms)
		said := s.refused(err, base.Invalid)
		for field, key := range map[string]string{"rate": "fund.rate_between", "ceiling": "fund.amount_positive", "until": "fund.until_before", "funder": "base.required"} {
			if said[field] != key {
				t.Errorf("%s: %q, want %q", field, said[field], key)
			}
		}
		c := s.promised(s.terms())
		_, err = s.desk.Tell(s.ctx, s.who, c.ID, s.years[1].ID, fund.Actual{Spent: 1})
		if said := s.refused(err, base.Invalid); said["spent"] != "fund.not_counted_then" {
			t.Errorf("spent too late: %v", said)
		}
	})
}

func TestACofundingIsKeptOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)
		s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
			cost := ledger.Side("606300", 42_000_00)
			cost.Project = s.project
			s.must(s.books.Chart(ctx, tx, ledger.Account{Code: "606300", Label: "Achats"}, ledger.Account{Code: "512000", Label: "Banque"}))
			s.must(s.books.Keep(ctx, tx, ledger.Basics("fr")...))
			_, err := s.books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: "2027-05-05", Label: "Achats", Lines: []ledger.Line{cost, ledger.Side("512000", -42_000_00)}})
			return err
		}))
		c := s.promised(s.terms())
		one, year := at+"/cofundings/"+string(c.ID), string(s.years[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: one, Status: 403},
			{As: "board", Method: "GET", Path: at + "/funds", Status: 200, Has: []string{"Atelier vélo", "60\u00a0%"}},
			{As: "treasurer", Method: "GET", Path: at + "/cofundings/new", Status: 200, Has: []string{"Numérique"}},
			{As: "treasurer", Method: "POST", Path: at + "/cofundings", Form: "label=x&rate=soixante", Status: 422},
			{As: "treasurer", Method: "POST", Path: at + "/cofundings", Form: "label=x&funder=y&agreement=z&project=" + string(s.project) + "&rate=62,5&ceiling=1000&from=2027-01-01&until=2027-12-31", Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 200, Has: []string{"42\u202f000,00", "value=\"42000,00\""}},
			{As: "treasurer", Method: "POST", Path: one + "/years", Form: "spent=42000&booked=30000&year=" + year, Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 200, Has: []string{"4\u202f800,00", "25\u202f200,00", "467000"}},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 404},
		})
	})
}
