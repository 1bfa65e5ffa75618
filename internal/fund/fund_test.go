package fund_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fund"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestF75WhatIsNotSpentWaitsForTheNextYearAndNoMore(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		f := s.added()
		_, err := s.desk.Say(s.ctx, s.who, f.ID, s.years[0].ID, fund.Use{Spent: 1840000})
		s.must(err)
		n, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		again, err := s.desk.Book(s.ctx, s.who, s.years[0].ID)
		s.must(err)
		if n != 1 || again != 0 {
			t.Errorf("%d drafts, then %d", n, again)
		}
		s.says(s.sums(s.years[0]), map[string]money.Cents{"689400": 3160000, "194000": -3160000})
		_, err = s.desk.Say(s.ctx, s.who, f.ID, s.years[1].ID, fund.Use{Spent: 3160001})
		if said := s.refused(err, base.Invalid); said["spent"] != "fund.more_than_left" {
			t.Errorf("refused for %v", said)
		}
		_, err = s.desk.Say(s.ctx, s.who, f.ID, s.years[1].ID, fund.Use{Spent: 3160000})
		s.must(err)
		s.says(s.sums(s.years[1]), map[string]money.Cents{"789400": -3160000, "194000": 3160000})
		// Spending more in the first year now would leave too little for the second.
		_, err = s.desk.Say(s.ctx, s.who, f.ID, s.years[0].ID, fund.Use{Spent: 1840001})
		if said := s.refused(err, base.Invalid); said["spent"] != "fund.later_used" {
			t.Errorf("refused for %v", said)
		}
	})
}

func TestF76WithoutFunderOrProjectItIsNoEarmarkedFund(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		draft := s.given()
		draft.Funder, draft.Project, draft.Agreement = "", "", ""
		_, err := s.desk.Add(s.ctx, s.who, draft)
		said := s.refused(err, base.Invalid)
		for field, key := range map[string]string{"funder": "fund.no_funder", "project": "fund.no_project", "agreement": "fund.no_agreement"} {
			if said[field] != key {
				t.Errorf("%s: %q, want %q", field, said[field], key)
			}
		}
		draft = s.given()
		draft.Project = "nothing"
		if _, err = s.desk.Add(s.ctx, s.who, draft); s.refused(err, base.Invalid)["project"] != "fund.no_project" {
			t.Errorf("a project of nowhere: %v", err)
		}
	})
}

func TestWhatIsGivenBackLeavesTheFundAndIsOwedToTheFunder(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		f := s.added()
		_, err := s.desk.Say(s.ctx, s.who, f.ID, s.years[0].ID, fund.Use{Spent: 1840000, Returned: 100})
		if said := s.refused(err, base.Invalid); said["returned"] != "fund.return_later" {
			t.Errorf("refused for %v", said)
		}
		_, err = s.desk.Say(s.ctx, s.who, f.ID, s.years[0].ID, fund.Use{Spent: 1840000})
		s.must(err)
		_, err = s.desk.Say(s.ctx, s.who, f.ID, s.years[1].ID, fund.Use{Spent: 3000000, Returned: 160000})
		s.must(err)
		s.says(s.sums(s.years[1]), map[string]money.Cents{"194000": 3160000, "789400": -3160000, "657100": 160000, "467000": -160000})
		all, err := s.desk.List(s.ctx, d, s.who)
		s.must(err)
		table := fund.TableOf(all, s.years[1].ID, s.years[:])
		if table.Sum.Opening != 3160000 || table.Sum.Returned != 160000 || table.Sum.Closing() != 0 {
			t.Errorf("%+v", table.Sum)
		}
	})
}

func TestAFundFollowsItsDraftsAndObeysWhatIsValidated(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		f, year := s.added(), s.years[0]
		w, err := s.desk.Work(s.ctx, d, s.who, year)
		s.must(err)
		if w.Waits != 1 || len(w.Entries) != 0 || w.Held != -5000000 {
			t.Errorf("before anything is said: %+v", w)
		}
		_, err = s.desk.Say(s.ctx, s.who, f.ID, year.ID, fund.Use{Spent: 1840000})
		s.must(err)
		_, err = s.desk.Book(s.ctx, s.who, year.ID)
		s.must(err)
		_, err = s.desk.Say(s.ctx, s.who, f.ID, year.ID, fund.Use{Spent: 2000000})
		s.must(err)
		_, err = s.desk.Book(s.ctx, s.who, year.ID)
		s.must(err)
		w, err = s.desk.Work(s.ctx, d, s.who, year)
		s.must(err)
		if len(w.Entries) != 1 || w.Entries[0].Due() || w.Entries[0].Lines[0].Debit != 3000000 || w.Held != -3000000 {
			t.Fatalf("the draft follows: %+v", w)
		}
		_, err = s.books.Validate(s.ctx, s.who, w.Entries[0].Entry)
		s.must(err)
		_, err = s.desk.Say(s.ctx, s.who, f.ID, year.ID, fund.Use{Spent: 1})
		s.refused(err, base.Conflict)
		s.refused(s.desk.Remove(s.ctx, s.who, f.ID), base.Conflict)
		other := s.added()
		s.must(s.desk.Remove(s.ctx, s.who, other.ID))
	})
}

func TestAFundThatStandsStillForTwoYearsIsFlagged(t *testing.T) {
	t.Parallel()
	years := []ledger.Year{{ID: "4", From: "2030-01-01", To: "2030-12-31"}, {ID: "1", From: "2027-01-01", To: "2027-12-31"},
		{ID: "2", From: "2028-01-01", To: "2028-12-31"}, {ID: "3", From: "2029-01-01", To: "2029-12-31"}}
	f := fund.Fund{Draft: fund.Draft{Amount: 1000, GivenOn: "2027-05-01"}, Uses: map[ledger.YearID]fund.Use{"1": {Spent: 100}, "4": {Spent: 1}}}
	for i, want := range []bool{false, false, true, false} {
		if m := f.Life(years)[i]; m.Idle != want {
			t.Errorf("%s: still %v, want %v", m.Year.Name(), m.Idle, want)
		}
	}
	// One older than the books begins with what was left of it.
	f.GivenOn, f.Earlier = "2025-05-01", 400
	if m := f.Life(years)[0]; m.Opening != 600 || m.Used() != 100 || m.Closing() != 500 {
		t.Errorf("%+v", m)
	}
}

func TestFundsAreKeptOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/funds"
		f := s.added()
		one, year := at+"/"+string(f.ID), string(s.years[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: at, Status: 403},
			{As: "board", Method: "GET", Path: at, Status: 200, Has: []string{"Aide numérique", "dépenses à indiquer"}, HasNot: []string{"Ajouter un fonds"}},
			{As: "treasurer", Method: "GET", Path: at + "/new", Status: 200, Has: []string{"1068", "487"}},
			{As: "treasurer", Method: "POST", Path: at, Form: "label=x&origin=grant&amount=50000&given_on=2027-02-20", Status: 422, Has: []string{"1068", "487"}},
			{As: "treasurer", Method: "POST", Path: one + "/uses", Form: "spent=50000,01&year=" + year, Status: 422, Has: []string{"reste du fonds"}},
			{As: "treasurer", Method: "POST", Path: one + "/uses", Form: "spent=18400&year=" + year, Status: 303},
			{As: "treasurer", Method: "GET", Path: one + "?year=" + year, Status: 200, Has: []string{"689400", "31\u202f600,00", "Préparer ce brouillon"}},
			{As: "board", Method: "POST", Path: at + "/years/" + year + "/entries", Status: 403},
			{As: "treasurer", Method: "POST", Path: at + "/years/" + year + "/entries", Status: 303},
			{As: "treasurer", Method: "GET", Path: one + "?year=" + year, Status: 200, Has: []string{"en brouillon"}, HasNot: []string{"Préparer ce brouillon"}},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 303},
			{As: "treasurer", Method: "GET", Path: one, Status: 404},
		})
	})
}
