package statement_test

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// scene is a place with the golden year in its books.
type scene struct {
	t    testing.TB
	ctx  context.Context
	desk *statement.Desk
	who  base.Actor
}

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	s := &scene{t: t, ctx: context.Background(), who: testkit.As(base.Treasurer, base.NewID[base.KindPlace](d.Clock()))}
	s.who.Lang = "fr"
	s.desk = &statement.Desk{DB: d, Ledger: &ledger.Desk{DB: d}, Activities: &activity.Desk{DB: d}}
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// take puts entries into a year, with the accounts, journals and third parties that they name.
func (s *scene) take(from, to day.Day, entries []ledger.Entry) ledger.Year {
	s.t.Helper()
	var y ledger.Year
	s.must(s.desk.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) (err error) {
		books := s.desk.Ledger
		if y, err = books.Begin(ctx, tx, from, to, string(chart.Asso2025)); err != nil {
			return err
		}
		accounts, journals, thirds := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, e := range entries {
			journals[e.Journal] = true
			for _, l := range e.Lines {
				accounts[l.Account] = true
				if l.Third != "" {
					thirds[l.Third] = true
				}
			}
		}
		for _, code := range slices.Sorted(maps.Keys(accounts)) {
			if err := books.Chart(ctx, tx, ledger.Account{Code: code, Label: "Compte " + code}); err != nil {
				return err
			}
		}
		for code := range journals {
			kind := ledger.General
			if code == "AN" {
				kind = ledger.Opening
			}
			if err := books.Keep(ctx, tx, ledger.Journal{Code: code, Label: code, Kind: kind}); err != nil {
				return err
			}
		}
		for code := range thirds {
			if err := books.Name(ctx, tx, ledger.Third{Code: code, Label: code}); err != nil {
				return err
			}
		}
		_, err = books.TakeIn(ctx, tx, y.ID, ledger.EachOf(entries))
		return err
	}))
	return y
}

// golden reads the entries of the golden year: a file known to be right.
func golden(t testing.TB) []ledger.Entry {
	t.Helper()
	text, err := os.ReadFile(testkit.File(t, "ours/fec/123456782FEC20271231.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text, err = charmap.ISO8859_15.NewDecoder().Bytes(text)
	if err != nil {
		t.Fatal(err)
	}
	var all []ledger.Entry
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		f := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if n := len(all); n == 0 || all[n-1].Number != f[2] {
			all = append(all, ledger.Entry{Number: f[2], Draft: ledger.Draft{Journal: f[0], Day: dayOf(f[3]), Piece: f[8], Label: f[10]}})
		}
		e := &all[len(all)-1]
		e.Lines = append(e.Lines, ledger.Line{Account: f[4], Third: f[6], Debit: cents(t, f[11]), Credit: cents(t, f[12])})
	}
	return all
}

func dayOf(f string) day.Day { return day.Day(f[:4] + "-" + f[4:6] + "-" + f[6:8]) }

func cents(t testing.TB, text string) money.Cents {
	t.Helper()
	if text == "" {
		return 0
	}
	c, err := money.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheStatementsOfTheGoldenYearAreThoseOfTheReference(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take("2027-01-01", "2027-12-31", golden(t))
		p, err := s.desk.Period(s.ctx, s.who, "2027-01-01", "2027-12-31")
		s.must(err)

		income, err := s.desk.Income(s.ctx, s.who, p)
		s.must(err)
		for key, want := range map[string]money.Cents{"AE": 2_940_000, "AM": 892_500, "SA": 2_640_000, "CS": 468_228, "DA": 800_000,
			"VS": 4_020_000, "VB": 2_550_000, "SU": 3_320_000} {
			if got := of(income, key).Net(); got != want {
				t.Errorf("%s shows %s, want %s", key, got, want)
			}
		}
		earned, _ := income.Total(chart.OperatingIncome)
		spent, _ := income.Total(chart.OperatingExpense)
		in, _ := income.Total(chart.FinancialIncome)
		out, _ := income.Total(chart.FinancialExpense)
		result, _ := income.Result()
		if earned != 9_890_000 || spent != 7_740_728 || earned-spent != 2_149_272 || in-out != -109_934 || result != 2_039_338 {
			t.Errorf("I %s, II %s, financial %s, result %s", earned, spent, in-out, result)
		}

		sheet, err := s.desk.Sheet(s.ctx, s.who, p)
		s.must(err)
		for key, want := range map[string]money.Cents{"A-COR": 5_200_000, "A-FIN": 300_000, "A-USA": 96_000, "A-AUT": 770_092, "A-DIS": 1_973_692,
			"P-FSR": 1_500_000, "P-RNE": 2_039_338, "P-SUB": 2_080_000, "P-ETS": 2_446_934, "P-FOU": 170_313, "P-FIS": 103_199} {
			if got := of(sheet, key).Net(); got != want {
				t.Errorf("%s shows %s, want %s", key, got, want)
			}
		}
		assets, _ := sheet.Total(chart.Fixed, chart.Current)
		liabilities, _ := sheet.Total(chart.Own, chart.Dedicated, chart.Provisions, chart.Debts)
		if assets != 8_339_784 || liabilities != assets {
			t.Errorf("assets %s, liabilities %s", assets, liabilities)
		}
	})
}

func TestF15TheTrialBalanceOfTheGoldenYearIsThatExpected(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.take("2027-01-01", "2027-12-31", golden(t))
	var want struct {
		Balance map[string]string `json:"trial_balance"`
	}
	text, err := os.ReadFile(testkit.File(t, "ours/fec/expected.json"))
	s.must(err)
	s.must(json.Unmarshal(text, &want))
	out, err := s.desk.Ask(s.ctx, s.who, "balance", "2027-01-01", "2027-12-31")
	s.must(err)
	got := out.(statement.BalanceReport)
	if got.DebitCents != 66_246_905 || got.CreditCents != 66_246_905 || got.ResultCents != 2_039_338 || len(got.Accounts) != len(want.Balance) {
		t.Errorf("debit %s, credit %s, result %s, %d accounts of %d", got.DebitCents, got.CreditCents, got.ResultCents, len(got.Accounts), len(want.Balance))
	}
	for _, a := range got.Accounts {
		if a.BalanceCents.String() != want.Balance[a.Code] {
			t.Errorf("%s: %s, want %s", a.Code, a.BalanceCents, want.Balance[a.Code])
		}
	}
	half, err := s.desk.Ask(s.ctx, s.who, "balance", "2027-06-16", "2027-12-31")
	s.must(err)
	for i, a := range half.(statement.BalanceReport).Accounts {
		if a.BalanceCents != got.Accounts[i].BalanceCents {
			t.Errorf("from June on %s ends at %s", a.Code, a.BalanceCents)
		}
	}
}

func TestEveryReportIsWhatItsPublishedSchemaSays(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.take("2027-01-01", "2027-12-31", golden(t))
	for _, kind := range []string{"balance", "income", "sheet", "annex", "activity", "journal", "ledger"} {
		var published struct {
			Ref  string                  `json:"$ref"`
			Defs map[string]*huma.Schema `json:"$defs"`
		}
		s.must(json.Unmarshal(web.Schema("report-"+kind), &published))
		registry := huma.NewMapRegistry("#/$defs/", huma.DefaultSchemaNamer)
		for name, schema := range published.Defs {
			schema.PrecomputeMessages()
			registry.Map()[name] = schema
		}
		text := s.json(kind)
		var value any
		s.must(json.Unmarshal(text, &value))
		var found huma.ValidateResult
		huma.Validate(registry, registry.SchemaFromRef(published.Ref), huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, &found)
		if len(found.Errors) > 0 {
			t.Errorf("%s: %v", kind, found.Errors)
		}
	}
	if web.Schema("report-none") != nil {
		t.Error("a report that there is not has a schema")
	}
}

// json writes a report as programs read it.
func (s *scene) json(kind string) []byte {
	s.t.Helper()
	var out bytes.Buffer
	switch kind {
	case "journal":
		s.must(s.desk.WriteJournal(s.ctx, s.who, statement.Wanted{}, &out))
	case "ledger":
		s.must(s.desk.WriteLedger(s.ctx, s.who, statement.Wanted{}, &out))
	default:
		report, err := s.desk.Ask(s.ctx, s.who, kind, "", "")
		s.must(err)
		s.must(json.NewEncoder(&out).Encode(report))
	}
	return out.Bytes()
}

func TestSharedCostsArePartedAndTheirSumIsKept(t *testing.T) {
	t.Parallel()
	keys := map[ledger.SplitID]ledger.SplitKey{"k": {ID: "k", Axis: "activity", Versions: []ledger.SplitVersion{
		{From: "2027-03-01", Shares: []ledger.Share{{Value: "a", Weight: 1}, {Value: "b", Weight: 1}, {Value: "c", Weight: 1}}}}}}
	all := []ledger.Total{
		{Account: "606100", Month: "2027-03", Axes: ledger.Axes{Split: "k"}, Debit: 100_000},
		{Account: "606100", Month: "2027-02", Axes: ledger.Axes{Split: "k"}, Debit: 500},
		{Account: "706000", Month: "2027-03", Axes: ledger.Axes{Activity: "a"}, Credit: 70_000},
		{Account: "512000", Month: "2027-03", Debit: 1},
	}
	var costs money.Cents
	got := map[string]money.Cents{}
	for _, s := range statement.Part(all, "activity", keys, nil) {
		costs += s.Costs
		got[s.Value] = s.Result()
	}
	if costs != 100_500 || got["a"] != 70_000-33_334 || got["b"] != -33_333 || got["c"] != -33_333 || got[""] != -500 {
		t.Errorf("costs %s, results %v", costs, got)
	}
}
