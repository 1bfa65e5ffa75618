package analysis_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/space"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
)

// scene is a place with the golden year in its books.
type scene struct {
	t    testing.TB
	ctx  context.Context
	desk *analysis.Desk
	who  base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	books, activities := &ledger.Desk{DB: d}, &activity.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock())),
		desk: &analysis.Desk{DB: d, Ledger: books, Activities: activities, Spaces: &space.Desk{DB: d},
			Statements: &statement.Desk{DB: d, Ledger: books, Activities: activities}}}
	s.who.Lang = "fr"
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// golden takes in the golden year.
func (s *scene) golden() *scene {
	s.t.Helper()
	body, err := os.ReadFile("../fec/testdata/123456782FEC20271231.txt")
	s.must(err)
	in := &fec.Desk{DB: s.desk.DB, Ledger: s.desk.Ledger, Holder: func(context.Context, db.Reader, base.PlaceID) (fec.Holder, error) {
		return fec.Holder{Siren: "123456782", Form: "asso1901"}, nil
	}}
	_, err = in.Import(s.ctx, s.who, fec.Asked{Name: "123456782FEC20271231.txt", File: bytes.NewReader(body)})
	s.must(err)
	return s
}

func (s *scene) stand(from, to day.Day) analysis.Stand {
	s.t.Helper()
	p, err := s.desk.Statements.Period(s.ctx, s.who, from, to)
	s.must(err)
	out, err := s.desk.Read(s.ctx, s.who, p)
	s.must(err)
	return out
}

// foreseen are the books that the forecast of the same year leads to, and what it pays back.
func foreseen(t testing.TB) (analysis.Books, analysis.Stretch) {
	t.Helper()
	text, err := os.ReadFile("../../docs/examples/b9.json")
	if err != nil {
		t.Fatal(err)
	}
	var h forecast.Hypotheses
	if err := json.Unmarshal(text, &h); err != nil {
		t.Fatal(err)
	}
	m, err := forecast.Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	trial := m.Run().Trial(0, 12)
	b := analysis.Books{Chart: chart.Asso2025}
	for account := range trial.Moved {
		b.Held = append(b.Held, statement.Held{Account: account, Net: trial.Closing(account)})
	}
	return b, analysis.Stretch{Days: 365, Repaid: 553066}
}

func TestBooksAndForecastAreReadTheSameToTheCent(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		now := newScene(t, d).golden().stand("2027-01-01", "2027-12-31")
		other, stretch := foreseen(t)
		for _, r := range analysis.Readings() {
			if got, want := cents(now.Balances(r)), cents(other.Balances(r)); !maps.Equal(got, want) {
				t.Errorf("%s: %v, forecast %v", r, got, want)
			}
			if now.CAF(r).Cents != 2519338 || other.CAF(r).Cents != 2519338 {
				t.Errorf("%s: CAF %v and %v", r, now.CAF(r).Cents, other.CAF(r).Cents)
			}
		}
		f, g := now.Functional(), other.Functional()
		if f.WorkingCapital.Cents != 2566272 || f.Need.Cents != 592580 || f.Treasury.Cents != 1973692 ||
			g.WorkingCapital.Cents != 2566272 || g.Need.Cents != 592580 || g.Treasury.Cents != 1973692 {
			t.Errorf("%v − %v = %v, forecast %v − %v = %v", f.WorkingCapital.Cents, f.Need.Cents, f.Treasury.Cents, g.WorkingCapital.Cents, g.Need.Cents, g.Treasury.Cents)
		}
		if now.BreakEven().With != other.BreakEven().With || now.BreakEven().Without != other.BreakEven().Without {
			t.Errorf("%+v, forecast %+v", now.BreakEven(), other.BreakEven())
		}
		want := other.Ratios(stretch)
		for i, r := range now.Ratios() {
			if r.Key != want[i].Key || r.Known != want[i].Known || r.Value != want[i].Value {
				t.Errorf("%s: %d (%t), forecast %d (%t)", r.Key, r.Value, r.Known, want[i].Value, want[i].Known)
			}
		}
	})
}

func cents(all analysis.Balances) map[string]money.Cents {
	out := map[string]money.Cents{}
	for _, b := range all {
		out[b.Key] = b.Cents
	}
	return out
}

func TestWhateverTheDaysWorkingCapitalLessNeedIsCash(t *testing.T) {
	s := newScene(t, testkit.SQLite(t)).golden()
	for _, days := range [][2]day.Day{{"2027-01-01", "2027-06-30"}, {"2027-04-01", "2027-06-30"}, {"2027-03-10", "2027-11-02"}} {
		now := s.stand(days[0], days[1])
		f := now.Functional()
		if f.WorkingCapital.Cents-f.Need.Cents != f.Treasury.Cents || len(f.Treasury.Pieces) == 0 {
			t.Errorf("%v: %v − %v is not %v", days, f.WorkingCapital.Cents, f.Need.Cents, f.Treasury.Cents)
		}
		whole := s.stand("2027-01-01", days[1])
		if g := whole.Functional(); g.WorkingCapital.Cents != f.WorkingCapital.Cents {
			t.Errorf("%v: %v of the stretch, %v of the year", days, f.WorkingCapital.Cents, g.WorkingCapital.Cents)
		}
	}
}

func TestAPlaceSaysItselfWhatARatioShouldBe(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d).golden()
		light := func() analysis.Judged {
			p, err := s.desk.Statements.Period(s.ctx, s.who, "2027-01-01", "2027-12-31")
			s.must(err)
			all, err := s.desk.Judge(s.ctx, s.who, p)
			s.must(err)
			j, _ := all.Of(analysis.Autonomy)
			return j
		}
		if j := light(); j.Light != analysis.Good || j.Mark.Own {
			t.Errorf("%+v", j.Mark)
		}
		weak := int64(6900)
		s.must(s.desk.SetMark(s.ctx, s.who, analysis.Mark{Ratio: analysis.Autonomy, Good: 8000, Weak: &weak, Source: analysis.OwnSource(" La banque ")}))
		if j := light(); j.Light != analysis.Weak || !j.Mark.Own || j.Mark.Source.In("en") != "La banque" {
			t.Errorf("%+v", j.Mark)
		}
		s.must(s.desk.DropMark(s.ctx, s.who, analysis.Autonomy))
		if j := light(); j.Light != analysis.Good {
			t.Errorf("%+v", j.Mark)
		}
		for _, m := range []analysis.Mark{{Ratio: analysis.Autonomy, Good: 1000, Weak: &weak, Source: analysis.OwnSource("x")}, {Ratio: analysis.Autonomy, Good: 1000}} {
			if err := s.desk.SetMark(s.ctx, s.who, m); base.KindOf(err) != base.Invalid {
				t.Errorf("%+v: %v", m, err)
			}
		}
		if err := s.desk.SetMark(s.ctx, s.who, analysis.Mark{Ratio: "nothing", Source: analysis.OwnSource("x")}); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}
