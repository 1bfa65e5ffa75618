package statement_test

import (
	"net/url"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
)

// asking is what a program reads of the golden year.
func asking(t *testing.T, d *db.DB) func(path string, status int, out any) {
	s := newScene(t, d)
	s.take("2027-01-01", "2027-12-31", golden(t))
	h := testkit.Serve(d, s.desk)
	return func(path string, status int, out any) {
		t.Helper()
		if a := testkit.Call(t, h, "treasurer", "GET", string(s.who.Place)+"/reports/"+path, "", out); a.Status != status {
			t.Fatalf("%s: %d %s", path, a.Status, a.Text)
		}
	}
}

func TestAProgramReadsTheMovementsOfTheAnnex(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		var got statement.AnnexReport
		asking(t, d)("annex", 200, &got)
		closing := map[string]int64{}
		for _, table := range got.Tables {
			closing[table.Name] = int64(table.Sum.Closing)
			if table.Rows == nil || table.Sum.Opening+table.Sum.Up-table.Sum.Down != table.Sum.Closing {
				t.Errorf("%+v", table)
			}
		}
		if len(got.Tables) != 5 || closing["fixed"]-closing["wear"] != 5_500_000 || closing["own"] != 5_619_338 {
			t.Errorf("%v", closing)
		}
		var receivable, debts int64
		for _, due := range got.Receivables {
			receivable += int64(due.Cents)
		}
		for _, due := range got.Debts {
			debts += int64(due.Cents)
		}
		if receivable != 866_092 || debts != 8_339_784-5_619_338 {
			t.Errorf("%d to receive, %d owed", receivable, debts)
		}
	})
}

func TestAProgramGoesFromAFigureToItsAccountsAndTheirLines(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		ask := asking(t, d)
		for path, want := range map[string]int64{"income/lines/AE": 2_940_000, "income/lines/result_net": 2_039_338, "income/lines/operating_expense": 7_740_728,
			"sheet/lines/P-ETS": 2_446_934, "sheet/lines/P-RNE": 2_039_338, "sheet/lines/sum_assets": 8_339_784} {
			var figure statement.FigureReport
			ask(path, 200, &figure)
			if int64(figure.Cents) != want || figure.Label == "" {
				t.Errorf("%s is %s, want %d", path, figure.Cents, want)
			}
			var sum int64
			for _, part := range figure.Accounts {
				sum += int64(part.Cents)
				if part.Code == "" {
					continue
				}
				var book statement.LedgerReport
				ask("ledger?"+url.Values{"from": {string(part.From)}, "to": {string(figure.To)}, "account": {part.Code}, "third": {part.Third}}.Encode(), 200, &book)
				if len(book.Accounts) != 1 || book.Accounts[0].Balance != part.Cents && book.Accounts[0].Balance != -part.Cents {
					t.Errorf("%s %s %s: %s, lines %+v", path, part.Code, part.Third, part.Cents, book.Accounts)
				}
			}
			if sum != want {
				t.Errorf("%s: parts add up to %d, want %d", path, sum, want)
			}
		}
		ask("income/lines/nothing", 404, nil)
		ask("balance/lines/AE", 422, nil)
	})
}
