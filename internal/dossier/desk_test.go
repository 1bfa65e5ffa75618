package dossier_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/boussole"
	"pilotis/internal/budget"
	"pilotis/internal/db"
	"pilotis/internal/dossier"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/testkit"
)

func TestAFileBeginsWithWhatIsKnownAndKeepsWhatIsTyped(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		f := s.begin(s.forecast().ID, func(c *dossier.Content) { c.Texts = map[dossier.Section]string{dossier.Team: " Nous sommes deux.\r\n"} })
		want := map[dossier.Section]string{
			dossier.Place:   "La Grange est un tiers-lieu situé à Felletin. Il accueille du public depuis 2019. 3 espaces peuvent y accueillir 24 personnes.",
			dossier.Project: "Financeur sollicité\u00a0: Région. Objet de la demande\u00a0: équiper l’atelier.",
			dossier.Team:    "Nous sommes deux.",
			dossier.Impact:  "Café\u00a0: Se retrouver.",
		}
		for _, section := range dossier.Sections() {
			if f.Texts[section] != want[section] {
				t.Errorf("%s says %q, want %q", section, f.Texts[section], want[section])
			}
		}
		f.Texts[dossier.Place], f.Texts[dossier.Impact] = "Chez nous.", ""
		f, err := s.desk.Save(s.ctx, s.who, f)
		s.must(err)
		f, err = s.desk.Draft(s.ctx, s.who, f.ID)
		s.must(err)
		if f.Texts[dossier.Place] != "Chez nous." || f.Texts[dossier.Team] != "Nous sommes deux." || f.Texts[dossier.Impact] != "Café\u00a0: Se retrouver." || f.Revision != 3 {
			t.Errorf("revision %d: %v", f.Revision, f.Texts)
		}
	})
}

func TestTwoWhoSaveAtOnceAreToldAndNothingIsWrittenOver(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		mine := s.begin("")
		theirs := mine
		theirs.Funder = "Fondation"
		_, err := s.desk.Save(s.ctx, s.who, theirs)
		s.must(err)
		mine.Funder = "Banque"
		if _, err := s.desk.Save(s.ctx, s.who, mine); base.KindOf(err) != base.Conflict {
			t.Errorf("written over: %v", err)
		}
		kept, err := s.desk.Get(s.ctx, s.who, mine.ID)
		s.must(err)
		if kept.Funder != "Fondation" || kept.Revision != 2 {
			t.Errorf("%s, revision %d", kept.Funder, kept.Revision)
		}
	})
}

func TestAFileRestsOnWhatThePlaceHas(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.forecast()
		elsewhere := testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))
		for name, c := range map[string]dossier.Content{
			"dossier.no_scenario":   {Name: "x", Forecast: o.ID, Scenario: "Fou"},
			"dossier.no_budget":     {Name: "x", Table: "budget:nowhere"},
			"base.not_a_choice":     {Name: "x", Table: "dream"},
			"base.required":         {},
			"base.too_long":         {Name: "x", Texts: map[dossier.Section]string{dossier.Need: strings.Repeat("é", 12_001)}},
			"dossier.years_between": {Name: "x", Years: 6},
		} {
			var f *base.Fault
			if _, err := s.desk.Begin(s.ctx, s.who, c); !errors.As(err, &f) || len(f.Fields) != 1 || f.Fields[0].Key != name {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := s.desk.Begin(s.ctx, elsewhere, dossier.Content{Name: "x", Forecast: o.ID}); base.KindOf(err) != base.Invalid {
			t.Errorf("the forecast of another place: %v", err)
		}
		f := s.begin(o.ID)
		if _, err := s.desk.Get(s.ctx, elsewhere, f.ID); base.KindOf(err) != base.NotFound {
			t.Errorf("read from elsewhere: %v", err)
		}
		if _, _, err := s.desk.Print(s.ctx, elsewhere, f.ID, paper.PDF); base.KindOf(err) != base.NotFound {
			t.Errorf("printed elsewhere: %v", err)
		}
	})
}

func TestAFileWhoseForecastIsGoneIsStillWritten(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.forecast()
		f := s.begin(o.ID)
		s.must(s.desk.Outlooks.Drop(s.ctx, s.who, o.ID))
		v, err := s.desk.Look(s.ctx, s.who, f.ID)
		s.must(err)
		if v.Outcome != nil || !lacks(v, "forecast_gone") {
			t.Errorf("%v", v.Gaps())
		}
		f.Texts[dossier.Need] = "Rien d’autre ici."
		_, err = s.desk.Save(s.ctx, s.who, f)
		s.must(err)
		if _, _, err := s.desk.Print(s.ctx, s.who, f.ID, paper.XLSX); base.KindOf(err) != base.Invalid {
			t.Errorf("printed without figures: %v", err)
		}
	})
}

func lacks(v dossier.View, key string) bool {
	for _, g := range v.Gaps() {
		if g.Key == key {
			return true
		}
	}
	return false
}

func TestF88TheTableOfTheFormBalancesOrTheFileIsRefusedWithTheDifference(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o, short := s.forecast(), s.budget(500000)
		f := s.begin(o.ID, func(c *dossier.Content) { c.Table = dossier.FromBudget + string(short.ID) })
		var fault *base.Fault
		_, _, err := s.desk.Print(s.ctx, s.who, f.ID, paper.PDF)
		if !errors.As(err, &fault) || fault.Key != "budget.grant_short" || fault.Args["gap"] != money.Cents(100000) {
			t.Errorf("printed unbalanced: %v", err)
		}
		if _, err := s.desk.Send(s.ctx, s.who, f.ID, 1, "2028-02-01"); !errors.As(err, &fault) || fault.Args["gap"] != money.Cents(100000) {
			t.Errorf("sent unbalanced: %v", err)
		}
		even := s.budget(600000)
		f.Content.Table = dossier.FromBudget + string(even.ID)
		f, err = s.desk.Save(s.ctx, s.who, f)
		s.must(err)
		v, err := s.desk.Look(s.ctx, s.who, f.ID)
		s.must(err)
		if v.Grant.Part(f.Asked) != 50 {
			t.Errorf("3 000 of 6 000 is %d %%", v.Grant.Part(f.Asked))
		}
		for _, r := range v.Grant.Rows {
			if r.Group == "79" && r.Whole != 0 {
				t.Error("79 holds something")
			}
		}
		_, _, err = s.desk.Print(s.ctx, s.who, f.ID, paper.XLSX)
		s.must(err)
	})
}

func TestTheTableOfAForecastHoldsAllThatItsYearEarnsAndCosts(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	f := s.begin(s.forecast().ID, func(c *dossier.Content) { c.Table = dossier.FromForecast })
	v, err := s.desk.Look(s.ctx, s.who, f.ID)
	s.must(err)
	costs, wholeCosts := v.Grant.Total("costs")
	income, wholeIncome := v.Grant.Total("income")
	if costs != v.Result.Income[0].Expense || income != v.Result.Income[0].Income || income-costs != 2039338 {
		t.Errorf("costs %v, income %v", costs, income)
	}
	if wholeCosts != 7850700 || wholeIncome != 9890000 {
		t.Errorf("in whole euros: %v, %v", wholeCosts, wholeIncome)
	}
	if !lacks(v, "unbalanced") {
		t.Errorf("%v", v.Gaps())
	}
}

func TestWhatWasSentStaysBitForBit(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.forecast()
		f := s.begin(o.ID)
		if _, err := s.desk.Send(s.ctx, s.who, f.ID, 7, "2028-02-01"); base.KindOf(err) != base.Conflict {
			t.Errorf("another revision is sent: %v", err)
		}
		if _, err := s.desk.Send(s.ctx, s.who, f.ID, 1, "2028-02-02"); base.KindOf(err) != base.Invalid {
			t.Errorf("sent tomorrow: %v", err)
		}
		sent, err := s.desk.Send(s.ctx, s.who, f.ID, 1, "2028-01-30")
		s.must(err)
		before := map[paper.Format][]byte{}
		for _, format := range []paper.Format{paper.PDF, paper.XLSX} {
			before[format], err = s.desk.Sent(s.ctx, s.who, f.ID, sent.ID, format)
			s.must(err)
		}
		if len(before[paper.PDF]) != sent.Paper.Size || len(before[paper.XLSX]) != sent.Workbook.Size || !bytes.HasPrefix(before[paper.PDF], []byte("%PDF-")) {
			t.Fatalf("%+v", sent)
		}
		f.Name, f.Texts[dossier.Place] = "Autre chose", "Tout a changé."
		_, err = s.desk.Save(s.ctx, s.who, f)
		s.must(err)
		s.must(s.desk.Outlooks.Drop(s.ctx, s.who, o.ID))
		for format, body := range before {
			if after, err := s.desk.Sent(s.ctx, s.who, f.ID, sent.ID, format); err != nil || !bytes.Equal(body, after) {
				t.Errorf("%s changed (%v)", format, err)
			}
		}
		if err := s.desk.Drop(s.ctx, s.who, f.ID); base.KindOf(err) != base.Conflict {
			t.Errorf("dropped: %v", err)
		}
		for _, text := range []string{"update dossier_sending set asked = 1 where place_id = $1", "delete from dossier_sending where place_id = $1"} {
			err := d.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, text, s.who.Place)
				return err
			})
			if err == nil {
				t.Errorf("the database let go: %s", text)
			}
		}
	})
}

func TestAFileIsFoundByItsWordsAndDropped(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		f := s.begin("")
		s.begin("", func(c *dossier.Content) { c.Name, c.Funder, c.Purpose = "Toiture", "Fondation", "réparer" })
		for typed, want := range map[string]int{"": 2, "region": 1, "REPARER toit": 1, "atelier toiture": 0} {
			if all, err := s.desk.List(s.ctx, s.who, typed); err != nil || len(all) != want {
				t.Errorf("%q finds %d (%v)", typed, len(all), err)
			}
		}
		s.must(s.desk.Drop(s.ctx, s.who, f.ID))
		if _, err := s.desk.Get(s.ctx, s.who, f.ID); base.KindOf(err) != base.NotFound {
			t.Errorf("still there: %v", err)
		}
	})
}

func TestVolunteeringIsCountedOnBothSides(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		check := s.desk.Checks()[0]
		verdict := func() boussole.Verdict {
			v, err := check.Run(s.ctx, boussole.Ground{Reader: d, Who: s.who})
			s.must(err)
			return v
		}
		if v := verdict(); v.State != boussole.Missing || v.Next.Path != "/budgets/new" {
			t.Errorf("no budget: %+v", v)
		}
		b := s.budget(600000)
		if v := verdict(); v.State != boussole.Watch {
			t.Errorf("no volunteering: %+v", v)
		}
		for given, want := range map[money.Cents]boussole.State{30000: boussole.Missing, 384640: boussole.Fine} {
			s.must(s.desk.Budgets.Fill(s.ctx, s.who, b.ID, []budget.Line{
				{Account: "864", Months: money.Cents(384640).Spread(12)}, {Account: "875", Months: given.Spread(12)}}))
			if v := verdict(); v.State != want {
				t.Errorf("%v given: %+v", given, v)
			}
		}
	})
}
