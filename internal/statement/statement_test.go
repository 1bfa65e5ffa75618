package statement_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

func TestTheSheetBalancesForAnyBalancedLedgerWhateverTheSigns(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom(chart.All()).Draw(t, "chart")
		var held []statement.Held
		var sum money.Cents
		for range rapid.IntRange(1, 40).Draw(t, "pieces") {
			h := statement.Held{Account: fmt.Sprint(rapid.IntRange(100, 799999).Draw(t, "code")), Net: money.Cents(rapid.Int64Range(-1e9, 1e9).Draw(t, "net")),
				Third: rapid.SampledFrom([]string{"", "A", "B"}).Draw(t, "third")}
			if h.Account[0] == '8' || h.Account[0] == '9' {
				h.Account = "4" + h.Account
			}
			held, sum = append(held, h), sum+h.Net
		}
		held = append(held, statement.Held{Account: rapid.SampledFrom([]string{"471000", "512000", "706000", "120000"}).Draw(t, "rest"), Net: -sum})
		rows := statement.Draw(chart.ModelOf(id), held)
		assets, _ := rows.Total(chart.Fixed, chart.Current)
		liabilities, _ := rows.Total(chart.Own, chart.Dedicated, chart.Provisions, chart.Debts)
		if assets != liabilities {
			t.Fatalf("%s: assets %s, liabilities %s", id, assets, liabilities)
		}
	})
}

func TestEachThirdPartyStandsOnItsOwnSide(t *testing.T) {
	t.Parallel()
	held := statement.Pieces(map[string]money.Cents{"411000": 300, "706000": -300}, []statement.Held{{"411000", "MAGUY", 1000}, {"411000", "ZOE", -700}})
	rows := statement.Draw(chart.ModelOf(chart.Asso2025), held)
	for key, want := range map[string]money.Cents{"A-USA": 1000, "P-AUT": 700, chart.ResultKey: 300} {
		if got := of(rows, key).Net(); got != want {
			t.Errorf("%s shows %s, want %s", key, got, want)
		}
	}
}

func TestF7VolunteeringStandsAtTheFootAndChangesNoResult(t *testing.T) {
	t.Parallel()
	rows := statement.Draw(chart.ModelOf(chart.Asso2025), []statement.Held{{Account: "864000", Net: 384_640}, {Account: "875000", Net: -384_640}})
	given, _ := rows.Total(chart.FootIncome)
	used, _ := rows.Total(chart.FootExpense)
	if given != 384_640 || used != 384_640 || of(rows, chart.ResultKey).Net() != 0 {
		t.Errorf("given %s, used %s", given, used)
	}
}

func of(rows statement.Rows, key string) statement.Row {
	for _, r := range rows {
		if r.Key == key {
			return r
		}
	}
	return statement.Row{}
}
