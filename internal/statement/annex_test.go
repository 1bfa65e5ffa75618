package statement_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"pilotis/internal/chart"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
)

func TestTheTablesOfTheAnnexEndWhereTheSheetDoes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := chart.ModelOf(rapid.SampledFrom(chart.All()).Draw(t, "chart"))
		seen := map[string]bool{}
		var trial []statement.Weighed
		var held []statement.Held
		for range rapid.IntRange(1, 40).Draw(t, "accounts") {
			code := fmt.Sprint(rapid.IntRange(100, 799999).Draw(t, "code"))
			if seen[code] || code[0] >= '8' {
				continue
			}
			seen[code] = true
			amount := rapid.Int64Range(0, 1e9)
			w := statement.Weighed{Code: code, Before: money.Cents(amount.Draw(t, "in")) - money.Cents(amount.Draw(t, "out")), Debit: money.Cents(amount.Draw(t, "debit")), Credit: money.Cents(amount.Draw(t, "credit"))}
			if code[0] == '6' || code[0] == '7' {
				w.Before = 0
			}
			trial, held = append(trial, w), append(held, statement.Held{Account: code, Net: w.After()})
		}
		sheet := statement.Draw(m, held)
		got := map[string]money.Cents{}
		for _, table := range statement.Annex(m, trial) {
			sum := table.Sum()
			if sum.Opening+sum.Up-sum.Down != sum.Closing() {
				t.Fatalf("%s does not add up", table.Name)
			}
			got[table.Name] = sum.Closing()
		}
		total := func(p chart.Part) money.Cents { now, _ := sheet.Total(p); return now }
		var less money.Cents
		for _, r := range sheet {
			if r.Part == chart.Current {
				less += r.Less
			}
		}
		for what, is := range map[string][2]money.Cents{"fixed": {got["fixed"] - got["wear"], total(chart.Fixed)}, "dedicated": {got["dedicated"], total(chart.Dedicated)},
			"provisions": {got["provisions"] - less, total(chart.Provisions)}, "own": {got["own"], total(chart.Own)}} {
			if is[0] != is[1] {
				t.Fatalf("%s ends at %s, the sheet at %s", what, is[0], is[1])
			}
		}
	})
}

func TestTheAnnexOfTheGoldenYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take("2027-01-01", "2027-12-31", golden(t))
		p := s.period("2027-01-01", "2027-12-31")
		trial, err := s.desk.Trial(s.ctx, s.who, p)
		s.must(err)
		got := map[string]money.Cents{}
		for _, table := range statement.Annex(p.Model(), trial) {
			got[table.Name] = table.Sum().Closing()
		}
		if got["fixed"]-got["wear"] != 5_500_000 || got["own"] != 1_500_000+2_039_338+2_080_000 {
			t.Errorf("fixed %s less %s, own funds %s", got["fixed"], got["wear"], got["own"])
		}
		sheet, err := s.desk.Sheet(s.ctx, s.who, p)
		s.must(err)
		receivable, owed := statement.Dues(sheet)
		var to, by money.Cents
		for _, d := range receivable {
			to += d.Soon + d.Later
		}
		for _, d := range owed {
			by += d.Soon + d.Later
		}
		if debts, _ := sheet.Total(chart.Debts); by != debts || to != 96_000+770_092 {
			t.Errorf("owed to us %s, by us %s of %s", to, by, debts)
		}
	})
}
