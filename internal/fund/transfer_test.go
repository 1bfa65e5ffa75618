package fund_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fund"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

// between is a scene with the fund of the case, of which 18,400 of 50,000 are spent in 2027, and
// another of a foundation for another project.
func between(t *testing.T, d *db.DB) (s *scene, from, to fund.Fund) {
	t.Helper()
	s = newScene(t, d)
	from = s.added()
	_, err := s.desk.Say(s.ctx, s.who, from.ID, s.years[0].ID, fund.Use{Spent: 1840000})
	s.must(err)
	v, err := s.books.SetAxis(s.ctx, s.who, ledger.AxisValue{Axis: ledger.Project, Name: "Jardin", Funder: "Fondation"})
	s.must(err)
	draft := s.given()
	draft.Label, draft.Origin, draft.Project, draft.Amount, draft.GivenOn = "Jardin", fund.Foundation, v.ID, 100000, "2028-03-01"
	to, err = s.desk.Add(s.ctx, s.who, draft)
	s.must(err)
	return s, from, to
}

func TestAPartOfAFundGoesToAnotherAsTheFunderAgreed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, from, to := between(t, d)
		year := s.years[1]
		move := fund.Transfer{From: from.ID, To: to.ID, Year: year.ID, Cents: 1000000, Agreement: "Avenant n° 2"}
		_, err := s.desk.Transfer(s.ctx, s.who, move)
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, year)
		s.must(err)
		if len(w.Entries) != 1 || w.Waits != 2 {
			t.Fatalf("%+v", w)
		}
		got := map[string]money.Cents{}
		for _, l := range w.Entries[0].Lines {
			got[l.Account+" "+string(l.Project)] += l.Amount()
		}
		s.says(got, map[string]money.Cents{"194000 " + string(from.Project): 1000000, "195000 " + string(to.Project): -1000000})
		if len(got) != 2 {
			t.Errorf("what was spent is not said, and the entry has %v", got)
		}
		_, err = s.desk.Say(s.ctx, s.who, from.ID, year.ID, fund.Use{Spent: 2160000})
		s.must(err)
		_, err = s.desk.Say(s.ctx, s.who, to.ID, year.ID, fund.Use{Spent: 40000})
		s.must(err)
		all, err := s.desk.List(s.ctx, d, s.who)
		s.must(err)
		table := fund.TableOf(all, year.ID, s.years[:])
		// 31,600 at the beginning, 600 set aside, 21,600 used, nothing moved in all: 10,600 left in the other fund
		if sum := table.Sum; sum.Opening != 3160000 || sum.Moved != 0 || sum.Closing() != 1060000 {
			t.Errorf("%+v", table.Sum)
		}
		for _, r := range table.Rows {
			want := map[fund.ID][2]money.Cents{from.ID: {-1000000, 0}, to.ID: {1000000, 1060000}}[r.Fund.ID]
			if r.Moved != want[0] || r.Closing() != want[1] {
				t.Errorf("%s: moved %v, left %v", r.Fund.Label, r.Moved, r.Closing())
			}
		}
	})
}

func TestATransferIsRefusedWhereItMayNotBe(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, from, to := between(t, d)
		ok := fund.Transfer{From: from.ID, To: to.ID, Year: s.years[1].ID, Cents: 3160000, Agreement: "Avenant n° 2"}
		for name, c := range map[string]struct {
			change func(*fund.Transfer)
			key    string
		}{
			"a cent too much":     {func(t *fund.Transfer) { t.Cents++ }, "fund.more_than_left"},
			"nothing":             {func(t *fund.Transfer) { t.Cents = 0 }, "fund.amount_positive"},
			"to itself":           {func(t *fund.Transfer) { t.To = t.From }, "fund.no_such_fund"},
			"to none":             {func(t *fund.Transfer) { t.To = "nowhere" }, "fund.no_such_fund"},
			"without a writing":   {func(t *fund.Transfer) { t.Agreement = " " }, "fund.no_consent"},
			"before it was given": {func(t *fund.Transfer) { t.Year = s.years[0].ID }, "fund.before_given"},
		} {
			move := ok
			c.change(&move)
			_, err := s.desk.Transfer(s.ctx, s.who, move)
			t.Log(name)
			testkit.Refused(t, err, base.Invalid, c.key)
		}
		_, err := s.desk.Say(s.ctx, s.who, from.ID, s.years[1].ID, fund.Use{Spent: 160001})
		s.must(err)
		move := ok
		move.Cents = 3000000
		_, err = s.desk.Transfer(s.ctx, s.who, move)
		testkit.Refused(t, err, base.Invalid, "fund.more_than_left")
		move.Cents = 2999999
		f, err := s.desk.Transfer(s.ctx, s.who, move)
		s.must(err)
		_, err = s.desk.Say(s.ctx, s.who, from.ID, s.years[1].ID, fund.Use{Spent: 160002})
		testkit.Refused(t, err, base.Invalid, "fund.more_than_left")
		testkit.Refused(t, s.desk.Remove(s.ctx, s.who, to.ID), base.Conflict, "fund.has_transfers")
		_, err = s.desk.Say(s.ctx, s.who, to.ID, s.years[1].ID, fund.Use{Spent: 100001})
		s.must(err)
		testkit.Refused(t, s.desk.Untransfer(s.ctx, s.who, f.Transfers[0].ID), base.Conflict, "fund.transfer_used")
		_, err = s.desk.Say(s.ctx, s.who, to.ID, s.years[1].ID, fund.Use{Spent: 100000})
		s.must(err)
		s.must(s.desk.Untransfer(s.ctx, s.who, f.Transfers[0].ID))
		s.must(s.desk.Remove(s.ctx, s.who, to.ID))
	})
}

func TestATransferObeysWhatIsValidated(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, from, to := between(t, d)
		f, err := s.desk.Transfer(s.ctx, s.who, fund.Transfer{From: from.ID, To: to.ID, Year: s.years[1].ID, Cents: 5000, Agreement: "Avenant n° 2"})
		s.must(err)
		_, err = s.desk.Book(s.ctx, s.who, s.years[1].ID)
		s.must(err)
		w, err := s.desk.Work(s.ctx, d, s.who, s.years[1])
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.who, w.Entries[0].Entry)
		s.must(err)
		testkit.Refused(t, s.desk.Untransfer(s.ctx, s.who, f.Transfers[0].ID), base.Conflict, "fund.validated")
	})
}

func TestTransfersAreKeptOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, from, to := between(t, d)
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/funds"
		one, year := at+"/"+string(from.ID), string(s.years[1].ID)
		form := "year=" + year + "&to=" + string(to.ID) + "&agreement=Avenant+2&cents="
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: one + "?year=" + year, Status: 200, Has: []string{"Transférer une part en 2028", "Jardin"}},
			{As: "board", Method: "GET", Path: one + "?year=" + year, Status: 200, HasNot: []string{"Transférer une part"}},
			{As: "board", Method: "POST", Path: one + "/transfers", Form: form + "10", Status: 403},
			{As: "treasurer", Method: "POST", Path: one + "/transfers", Form: form + "31600,01", Status: 422, Has: []string{"reste du fonds", `value="31600,01"`, "Avenant 2"}},
			{As: "treasurer", Method: "POST", Path: one + "/transfers", Form: form + "beaucoup", Status: 422, Has: []string{`value="beaucoup"`}},
			{As: "treasurer", Method: "POST", Path: one + "/transfers", Form: form + "31600", Status: 303},
			{As: "treasurer", Method: "GET", Path: one + "?year=" + year, Status: 200, Has: []string{"Vers Jardin", "195000", words.Percent("fr", 10_000)}, HasNot: []string{"Transférer une part"}},
			{As: "treasurer", Method: "GET", Path: at + "/" + string(to.ID) + "?year=" + year, Status: 200, Has: []string{"De Aide numérique", "Avenant 2"}},
			{As: "treasurer@en", Method: "GET", Path: at + "?year=" + year, Status: 200, Has: []string{"Transferred"}},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 409, Has: []string{"Un transfert le lie"}},
			{As: "treasurer", Method: "POST", Path: at + "/transfers/nothing/removal", Status: 404},
		})
		f, err := s.desk.Get(s.ctx, d, s.who, from.ID)
		s.must(err)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "POST", Path: at + "/transfers/" + string(f.Transfers[0].ID) + "/removal", Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 303},
		})
	})
}
