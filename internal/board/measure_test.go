package board_test

import (
	"context"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/budget"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/people"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
)

func TestEachFigureIsTheOneThatItsRoomTells(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		sales, cash := s.follow(board.Sales, "Ventes", nil, nil), s.follow(board.Cash, "Argent", nil, nil)
		ahead, free := s.follow(board.CashAhead, "Dans trois mois", nil, nil), s.follow(board.FreeCash, "Libre", nil, nil)
		gap, members := s.follow(board.BudgetGap, "Écart", nil, nil), s.follow(board.Members, "Adhérents", nil, nil)
		// before there are books, nothing is known of them
		for _, i := range []board.Indicator{sales, cash, ahead, free, gap} {
			s.silent(october, i)
			s.silent(november, i)
		}
		s.golden()
		s.says(september, sales, 680000)
		s.says(october, sales, 680000)
		s.says("2027-06", sales, 530000)
		s.silent("2026-12", sales) // no year of the books holds it

		sheet, err := (&statement.Desk{DB: d, Ledger: s.Ledger}).Sheet(s.ctx, s.who, s.period("2027-01-01", "2027-10-31"))
		s.must(err)
		s.says(october, cash, int64(atHand(sheet)))
		view, err := s.Treasury.Look(s.ctx, s.who)
		s.must(err)
		s.says(november, cash, int64(view.Cash))
		s.says(november, free, int64(view.Free.Cents()))
		s.says(october, free, int64(view.Free.Cents()))
		s.silent(september, free) // nobody can tell any more
		for _, p := range view.Ahead {
			switch p.Month {
			case "2028-01":
				s.says(october, ahead, int64(p.End))
			case "2028-02":
				s.says(november, ahead, int64(p.End))
			}
		}

		s.silent(october, gap)
		v, err := s.Budgets.Begin(s.ctx, s.who, budget.Asked{Label: "Budget", From: "2027-01-01", To: "2027-12-31"})
		s.must(err)
		months := make([]money.Cents, 12)
		for m := range months {
			months[m] = 500000
		}
		s.must(s.Budgets.Fill(s.ctx, s.who, v.ID, []budget.Line{{Account: "706", Months: months}}))
		s.silent(october, gap) // it is not voted
		_, err = s.Budgets.Decide(s.ctx, s.who, v.ID, "2027-01-15", "Assemblée")
		s.must(err)
		compared, err := s.Budgets.Compare(s.ctx, s.who, v.ID, "2027-11-10")
		s.must(err)
		s.says(october, gap, int64(budget.Result(compared.Rows, 10).Gap()))
		s.says(september, gap, int64(budget.Result(compared.Rows, 9).Gap()))
		s.silent(november, gap) // the month runs

		for name, from := range map[string]day.Day{"Ana": "2027-01-01", "Bruno": "2027-10-20", "Chloé": "2027-11-02"} {
			_, err := s.people.Add(s.ctx, s.who, people.Card{Identity: people.Identity{FirstName: name, LastName: "Roux"}, Relations: []people.Relation{{Kind: "member", From: from}}})
			s.must(err)
		}
		s.says(september, members, 100)
		s.says(october, members, 200)
		s.says(november, members, 300)
	})
}

// period is a stretch of the year of the books.
func (s *scene) period(from, to day.Day) statement.Period {
	s.Helper()
	p, err := (&statement.Desk{DB: s.DB, Ledger: s.Ledger}).Period(s.ctx, s.who, from, to)
	s.must(err)
	return p
}

// atHand adds up what a sheet shows on accounts of money.
func atHand(all statement.Rows) (sum money.Cents) {
	for _, r := range all {
		for _, h := range r.Held {
			if h.Account[0] == '5' {
				sum += h.Net
			}
		}
	}
	return sum
}

func TestWhatIsOwedAndWhatAnActivitySoldIsMeasured(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		made, err := s.Activities.Add(s.ctx, s.who, activity.Draft{Name: "Café"})
		s.must(err)
		for _, code := range []string{"411000", "441000", "512000", "706000", "741000", "864000", "875000"} {
			s.must(s.Ledger.SetAccounts(s.ctx, s.who, ledger.Account{Code: code, Label: code, Opened: code[0] == '4'}))
		}
		s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
			if err := s.Ledger.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
				return err
			}
			if err := s.Ledger.Name(ctx, tx, ledger.Third{Code: "DUPONT", Label: "Dupont"}, ledger.Third{Code: "VILLE", Label: "La ville"}); err != nil {
				return err
			}
			_, err := s.Ledger.Begin(ctx, tx, "2027-01-01", "2027-12-31", string(chart.Asso2025))
			return err
		}))
		s.post("2027-09-10", ledger.Line{Account: "411000", Third: "DUPONT", Debit: 30000}, ledger.Line{Account: "706000", Credit: 30000, Axes: ledger.Axes{Activity: made[0].ID}})
		s.post("2027-10-20", ledger.Line{Account: "411000", Third: "DUPONT", Debit: 12000}, ledger.Line{Account: "706000", Credit: 12000})
		s.post("2027-10-05", ledger.Line{Account: "441000", Third: "VILLE", Debit: 500000}, ledger.Line{Account: "741000", Credit: 500000})
		s.post("2027-10-31", ledger.Line{Account: "864000", Debit: 16000}, ledger.Line{Account: "875000", Credit: 16000})
		unpaid, grants, given := s.follow(board.Unpaid, "Impayés", nil, nil), s.follow(board.Grants, "Subventions", nil, nil), s.follow(board.Volunteering, "Bénévolat", nil, nil)
		cafe, err := s.Add(s.ctx, s.who, board.Indicator{Name: "Café", Source: board.BySales, Activity: made[0].ID, Owner: s.zoe})
		s.must(err)
		s.says(october, unpaid, 30000) // the invoice of the twentieth is not thirty days old
		s.says(november, unpaid, 30000)
		s.silent(september, unpaid)
		s.now("2027-11-25T10:00:00+01:00")
		s.says(november, unpaid, 42000)
		s.says(october, grants, 500000)
		s.says(october, given, 16000)
		s.says(september, given, 0)
		s.says(september, cafe, 30000)
		s.says(october, cafe, 0)
		_, err = s.Add(s.ctx, s.who, board.Indicator{Name: "x", Source: board.BySales, Owner: s.zoe})
		s.refused("sales of no activity", err, "base.required")
		_, err = s.Add(s.ctx, s.who, board.Indicator{Name: "x", Source: board.BySales, Activity: "elsewhere", Owner: s.zoe})
		s.refused("sales of an activity of nowhere", err, "base.not_found")
	})
}

func (s *scene) post(on day.Day, lines ...ledger.Line) {
	s.Helper()
	s.must(s.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		_, err := s.Ledger.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: on, Label: "x", Lines: lines})
		return err
	}))
}

func TestABoardCostsTheSameHoweverMuchItBears(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		cost := func() int64 {
			counted, n := db.Tally(s.ctx)
			_, err := s.Sheet(counted, s.who, november)
			s.must(err)
			return n.Load()
		}
		s.golden()
		kinds := []board.Source{board.Sales, board.Cash, board.CashAhead, board.Unpaid, board.Members, board.Typed}
		for _, source := range kinds {
			s.follow(source, string(source), nil, nil)
		}
		few := cost()
		for _, source := range kinds {
			i := s.follow(source, string(source), nil, nil)
			s.must(s.Say(s.ctx, s.who, november, i.ID, board.Said{Remark: "x"}))
			_, err := s.Decide(s.ctx, s.who, board.Decision{Month: november, What: "Agir", Carrier: s.zoe, Due: "2027-12-01", Indicator: i.ID})
			s.must(err)
			s.post("2027-11-05", ledger.Side("512000", 1000), ledger.Side("706000", -1000))
		}
		if many := cost(); many != few {
			t.Errorf("%d queries, then %d", few, many)
		}
	})
}

func TestSomebodyOfTheTeamAnswersForEachIndicator(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		member := s.person("Lila", base.Member)
		for owner, key := range map[base.AccountID]string{"": "base.required", "nobody": "board.not_on_team", member: "board.not_on_team"} {
			_, err := s.Add(s.ctx, s.who, board.Indicator{Name: "x", Source: board.Typed, Owner: owner})
			s.refused("an owner "+string(owner), err, key)
		}
		i := s.follow(board.Typed, "Repas", nil, nil)
		s.must(s.Accounts.TakeRole(s.ctx, base.System(s.who.Place, testkit.Paris), s.who.Account))
		if l := s.line(october, i.ID); l.Owned() {
			t.Errorf("%+v", l)
		}
	})
}
