package budget_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// scene is a place with books over 2027, read on the first of April 2028.
type scene struct {
	t     testing.TB
	ctx   context.Context
	books *ledger.Desk
	desk  *budget.Desk
	who   base.Actor
	cafe  base.ActivityID
	year  ledger.Year
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2028-04-01T10:00:00Z")
	s := &scene{t: t, ctx: context.Background(), books: &ledger.Desk{DB: d}, who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	s.who.Lang = "fr"
	activities := &activity.Desk{DB: d}
	s.desk = &budget.Desk{DB: d, Ledger: s.books, Activities: activities}
	made, err := activities.Add(s.ctx, s.who, activity.Draft{Name: "Café"})
	s.must(err)
	s.cafe = made[0].ID
	for code, label := range map[string]string{"512000": "Banque", "606100": "Énergie", "613200": "Loyer", "706000": "Services", "741000": "Subventions"} {
		s.must(s.books.SetAccounts(s.ctx, s.who, ledger.Account{Code: code, Label: label}))
	}
	s.must(d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error { return s.books.Keep(ctx, tx, ledger.Basics("fr")...) }))
	s.year, err = s.books.OpenYear(s.ctx, s.who, "2027-01-01", "2027-12-31", "asso2025")
	s.must(err)
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// post books a cost (positive) or an income (negative) on an account.
func (s *scene) post(on day.Day, account string, amount money.Cents, of base.ActivityID) {
	s.t.Helper()
	l := ledger.Side(account, amount)
	l.Activity = of
	s.must(s.books.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		_, err := s.books.Post(ctx, tx, ledger.Draft{Journal: "OD", Day: on, Label: "x", Lines: []ledger.Line{l, ledger.Side("512000", -amount)}})
		return err
	}))
}

func (s *scene) begin(a budget.Asked) budget.Version {
	s.t.Helper()
	v, err := s.desk.Begin(s.ctx, s.who, a)
	s.must(err)
	return v
}

func year(account string, sum money.Cents) budget.Line {
	return budget.Line{Account: account, Months: sum.Spread(12)}
}

var of2027 = budget.Asked{Label: "Budget 2027", From: "2027-01-01", To: "2027-12-31"}

func TestF102AVotedBudgetStaysReadableWhenItIsAmended(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		v1 := s.begin(of2027)
		s.must(s.desk.Fill(s.ctx, s.who, v1.ID, []budget.Line{year("613", 1_200_000), {Account: "706", Axes: budget.Axes{Activity: s.cafe}, Months: money.Cents(2_400_000).Spread(12)}}))
		_, err := s.desk.Amend(s.ctx, s.who, v1.ID, "v2")
		if base.KindOf(err) != base.Invalid {
			t.Errorf("a draft was amended: %v", err)
		}
		v1, err = s.desk.Decide(s.ctx, s.who, v1.ID, "2027-01-20", "Assemblée générale")
		s.must(err)
		for name, err := range map[string]error{"filled": s.desk.Fill(s.ctx, s.who, v1.ID, nil), "dropped": s.desk.Drop(s.ctx, s.who, v1.ID)} {
			if base.KindOf(err) != base.Conflict {
				t.Errorf("a voted budget was %s: %v", name, err)
			}
		}
		v2, err := s.desk.Amend(s.ctx, s.who, v1.ID, "Budget 2027, modifié")
		s.must(err)
		_, lines, err := s.desk.Get(s.ctx, s.who, v2.ID)
		s.must(err)
		lines[1].Months = budget.Spread(3_000_000, lines[1].Months)
		s.must(s.desk.Fill(s.ctx, s.who, v2.ID, lines))
		standing, _, err := s.desk.Standing(s.ctx, s.who, "2027-06-01")
		s.must(err)
		if standing.ID != v1.ID {
			t.Error("a draft stands in place of the voted one")
		}
		_, err = s.desk.Decide(s.ctx, s.who, v2.ID, "2027-06-30", "Conseil d’administration")
		s.must(err)

		first, kept, err := s.desk.Get(s.ctx, s.who, v1.ID)
		s.must(err)
		second, _, err := s.desk.Get(s.ctx, s.who, v2.ID)
		s.must(err)
		if first.On != "2027-01-20" || first.Body != "Assemblée générale" || kept[1].Year() != 2_400_000 {
			t.Errorf("the first one is now %+v, %s", first, kept[1].Year())
		}
		if second.On != "2027-06-30" || second.By != s.who.Account || second.Amends != v1.ID {
			t.Errorf("the second one: %+v", second)
		}
		if standing, _, _ = s.desk.Standing(s.ctx, s.who, "2027-06-01"); standing.ID != v2.ID {
			t.Error("the amended one does not stand")
		}
		for v, want := range map[budget.ID]money.Cents{v1.ID: 2_400_000, v2.ID: 3_000_000} {
			shares, err := s.desk.Shares(s.ctx, s.who, v, "activity", 12)
			s.must(err)
			if len(shares) != 2 || shares[1].Name != "Café" || shares[1].Income.Planned != want || shares[0].Costs.Planned != 1_200_000 {
				t.Errorf("by activity: %+v", shares)
			}
		}
		planned, err := s.desk.Planned(s.ctx, s.who, "2027-01-01", "2027-06-30")
		s.must(err)
		if planned["706000"] != 1_500_000 || planned["613200"] != 600_000 {
			t.Errorf("planned to June: %v", planned)
		}
	})
}

func TestABudgetIsComparedWithTheBooksMonthByMonth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.post("2027-01-15", "613200", 95_000, "")
		s.post("2027-03-15", "606100", 30_000, s.cafe)
		s.post("2027-03-20", "706000", -250_000, s.cafe)
		v := s.begin(of2027)
		s.must(s.desk.Fill(s.ctx, s.who, v.ID, []budget.Line{year("613", 1_200_000), year("706000", 2_400_000)}))
		s.must(s.desk.Explain(s.ctx, s.who, v.ID, "613", " Loyer baissé "))
		got, err := s.desk.Compare(s.ctx, s.who, v.ID, "2027-03-31")
		s.must(err)
		if got.Done != 3 || len(got.Rows) != 3 {
			t.Fatalf("%d months, %d rows", got.Done, len(got.Rows))
		}
		energy, rent, sold := got.Rows[0], got.Rows[1], got.Rows[2]
		if !energy.Unplanned || energy.Label != "Énergie" || energy.To(3) != (budget.Cell{Actual: 30_000}) {
			t.Errorf("%+v", energy)
		}
		if rent.Remark != "Loyer baissé" || rent.To(3) != (budget.Cell{Planned: 300_000, Actual: 95_000}) || rent.Codes[0] != "613200" || rent.Label != "Loyer" {
			t.Errorf("%+v", rent)
		}
		if sold.To(3).Gap() != 250_000-600_000 || budget.Result(got.Rows, 3) != (budget.Cell{Planned: 300_000, Actual: 125_000}) {
			t.Errorf("%+v, %+v", sold, budget.Result(got.Rows, 3))
		}
		if got, err = s.desk.Compare(s.ctx, s.who, v.ID, "2027-03-30"); err != nil || got.Done != 2 {
			t.Errorf("a month that runs is compared: %d %v", got.Done, err)
		}
	})
}

func TestABudgetBeginsFromWhatHappenedWithARate(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.post("2027-01-15", "613200", 100_000, "")
		s.post("2027-02-15", "613200", 110_001, "")
		s.post("2027-03-20", "706000", -250_000, s.cafe)
		v := s.begin(budget.Asked{Label: "2028", From: "2028-01-01", To: "2028-12-31", Year: s.year.ID, By: 200})
		_, lines, err := s.desk.Get(s.ctx, s.who, v.ID)
		s.must(err)
		if len(lines) != 2 || lines[0].Year() != 214_201 || lines[0].Months[0] != 102_000 || lines[0].Months[1] != 112_201 || lines[1].Months[2] != 255_000 || lines[1].Activity != s.cafe {
			t.Errorf("%+v", lines)
		}
		copied := s.begin(budget.Asked{Label: "2028 bis", From: "2028-01-01", To: "2028-06-30", Version: v.ID, By: -1000})
		_, lines, err = s.desk.Get(s.ctx, s.who, copied.ID)
		s.must(err)
		if len(lines[0].Months) != 6 || lines[0].Year() != 192_781 {
			t.Errorf("%+v", lines[0])
		}
	})
}

func TestF88NoAccount79IsPlannedSince2025(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	v := s.begin(of2027)
	err := s.desk.Fill(s.ctx, s.who, v.ID, []budget.Line{year("613", 100), year("791", 100), year("512", 1), year("613", 2)})
	var f *base.Fault
	if !errors.As(err, &f) || len(f.Fields) != 3 || f.Fields[0].Key != "budget.no_79" || f.Fields[1].Key != "budget.account_code" || f.Fields[2].Key != "budget.twice" {
		t.Errorf("%v", err)
	}
	old := s.begin(budget.Asked{Label: "2024", From: "2024-01-01", To: "2024-12-31"})
	s.must(s.desk.Fill(s.ctx, s.who, old.ID, []budget.Line{year("791", 100)}))
}

func TestAFileOfABudgetIsTakenWholeOrReportedLineByLine(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		v := s.begin(of2027)
		wrong := "Compte;Libellé;Activité;Année;janv.;févr.\n606100;Énergie;;1 200,00;;\n999;?;;10;;\n706000;Ventes;Bar;10;;\n613;;;30;10;10\n613200;;;x;;\n"
		verdicts, err := s.desk.Import(s.ctx, s.who, v.ID, strings.NewReader(wrong))
		s.must(err)
		var keys []string
		for _, one := range verdicts {
			keys = append(keys, one.Key)
		}
		if got := strings.Join(keys, " "); got != " budget.account_code budget.unknown_activity budget.months_differ budget.not_an_amount" || verdicts[1].Line != 3 {
			t.Errorf("%q", got)
		}
		if _, lines, _ := s.desk.Get(s.ctx, s.who, v.ID); len(lines) != 0 {
			t.Error("a part of the file was taken")
		}
		right := "Compte;Activité;Année;Janvier;Février\n606100 Énergie;café;1 200,00;;\n706000;;;100,00;50\n"
		if _, err = s.desk.Import(s.ctx, s.who, v.ID, strings.NewReader(right)); err != nil {
			t.Fatal(err)
		}
		_, lines, err := s.desk.Get(s.ctx, s.who, v.ID)
		s.must(err)
		if len(lines) != 2 || lines[0].Activity != s.cafe || lines[0].Months[0] != 10_000 || lines[1].Months[1] != 5_000 || lines[1].Year() != 15_000 {
			t.Errorf("%+v", lines)
		}
		if _, err := s.desk.Import(s.ctx, s.who, v.ID, strings.NewReader("a;b\n1;2\n")); base.KindOf(err) != base.Invalid {
			t.Errorf("a file without columns: %v", err)
		}
	})
}

func TestABudgetOfAnotherPlaceIsNotFound(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	v := s.begin(of2027)
	other := testkit.As(base.Owner, base.NewID[base.KindPlace](s.desk.DB.Clock()))
	for name, err := range map[string]error{
		"read":      func() error { _, _, err := s.desk.Get(s.ctx, other, v.ID); return err }(),
		"filled":    s.desk.Fill(s.ctx, other, v.ID, nil),
		"explained": s.desk.Explain(s.ctx, other, v.ID, "606", "x"),
		"dropped":   s.desk.Drop(s.ctx, other, v.ID),
	} {
		if base.KindOf(err) != base.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.desk.Decide(s.ctx, s.who, v.ID, "2028-05-01", ""); base.KindOf(err) != base.Invalid {
		t.Errorf("voted tomorrow by nobody: %v", err)
	}
}

func TestTheDatabaseItselfKeepsWhatWasVoted(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		v := s.begin(of2027)
		s.must(s.desk.Fill(s.ctx, s.who, v.ID, []budget.Line{year("606100", 120_000)}))
		write := func(text string) error {
			return d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, text, s.who.Place, v.ID)
				return err
			})
		}
		s.must(write("update budget_amount set amount = amount + 1 where place_id = $1 and version_id = $2"))
		_, err := s.desk.Decide(s.ctx, s.who, v.ID, "2027-01-20", "Assemblée générale")
		s.must(err)
		for _, text := range []string{
			"update budget_version set label = 'x' where place_id = $1 and id = $2",
			"delete from budget_version where place_id = $1 and id = $2",
			"update budget_line set account = '613200' where place_id = $1 and version_id = $2",
			"delete from budget_line where place_id = $1 and version_id = $2",
			"insert into budget_line (place_id, version_id, id, account, activity_id, project_id, site_id, position) values ($1, $2, 'x', '606100', '', '', '', 9)",
			"update budget_amount set amount = amount + 1 where place_id = $1 and version_id = $2",
			"delete from budget_amount where place_id = $1 and version_id = $2",
			"insert into budget_amount (place_id, version_id, line_id, month, amount) values ($1, $2, 'x', '2027-01', 1)",
		} {
			if err := write(text); !db.Taken(err) {
				t.Errorf("%s: %v", text, err)
			}
		}
	})
}
