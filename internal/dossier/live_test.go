package dossier

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"pilotis/internal/forecast"
	"pilotis/internal/outlook"
	"pilotis/internal/words"
)

// worked is the worked example of the documentation, with what a test changes.
func worked(t testing.TB, change ...func(h *forecast.Hypotheses)) (*forecast.Outcome, outlook.Result) {
	t.Helper()
	text, err := os.ReadFile("../../docs/examples/b9.json")
	if err != nil {
		t.Fatal(err)
	}
	var h forecast.Hypotheses
	if err := json.Unmarshal(text, &h); err != nil {
		t.Fatal(err)
	}
	for _, c := range change {
		c(&h)
	}
	compiled, err := forecast.Compile(h)
	if err != nil {
		t.Fatal(err)
	}
	o := compiled.Run()
	return o, outlook.Draw(o, "fr", "")
}

// longer is a forecast of three years and a bit that opens from books, pays taxes and loses
// money in a year.
func longer(h *forecast.Hypotheses) {
	h.Months, h.Inflation = 40, 250
	h.Opening = []forecast.Balance{{Account: "512000", Cents: 500012}, {Account: "411000", Cents: 120000}, {Account: "401000", Cents: -70000}, {Account: "110000", Cents: -550012}}
	h.Tax = []forecast.Band{{UpTo: 4250000, Rate: 1500}, {Rate: 2500}}
	h.Costs = append(h.Costs, forecast.Cost{Head: forecast.Head{Key: "repairs", Label: "=1+1", Account: "615000"}, VATRate: 2000, Delay: 45,
		Amount: forecast.Series{{From: "2028-03", Value: 900033}, {From: "2029-01", Value: 0}}})
}

// libre finds LibreOffice. Without it the test is left out on a laptop, and fails in CI.
func libre(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err == nil {
		return program
	}
	if os.Getenv("CI") != "" {
		t.Fatal("LibreOffice is not there (package libreoffice-calc-nogui)")
	}
	t.Skip("LibreOffice is not there: make setup installs it, or names its package")
	return ""
}

var kept = regexp.MustCompile(`(</f>)<v>[^<]*</v>`)

// forget takes out of a workbook what its formulas come to, so that whoever shows a figure
// has reckoned it.
func forget(t testing.TB, book []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(kept.ReplaceAll(text, []byte("$1"))); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// recalculated is a workbook as LibreOffice reckons it, under a French desk.
func recalculated(t *testing.T, book []byte) *excelize.File {
	t.Helper()
	program, dir := libre(t), t.TempDir()
	from := filepath.Join(dir, "in", "dossier.xlsx")
	if err := os.MkdirAll(filepath.Dir(from), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(from, forget(t, book), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), program, "-env:UserInstallation=file://"+filepath.Join(dir, "home"), "--headless", "--convert-to", "xlsx", "--outdir", dir, from)
	run.Env = append(os.Environ(), "LANG=fr_FR.UTF-8", "LC_ALL=fr_FR.UTF-8")
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	out, err := excelize.OpenFile(filepath.Join(dir, "dossier.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = out.Close() })
	return out
}

// same compares every figure of two workbooks to the cent, and tells how many are formulas.
func same(t *testing.T, ours, theirs *excelize.File) (figures, formulas int) {
	t.Helper()
	raw := excelize.Options{RawCellValue: true}
	for _, name := range ours.GetSheetList() {
		rows, err := ours.GetRows(name, raw)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, want := range row {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+1)
				got, err := theirs.GetCellValue(name, cell, raw)
				if err != nil {
					t.Fatalf("%s!%s: %v", name, cell, err)
				}
				if formula, _ := ours.GetCellFormula(name, cell); formula != "" {
					formulas++
				}
				a, text := strconv.ParseFloat(want, 64)
				if kind, _ := ours.GetCellType(name, cell); text != nil || kind == excelize.CellTypeInlineString {
					if got != want {
						t.Errorf("%s!%s reads %q, ours %q", name, cell, got, want)
					}
					continue
				}
				figures++
				if b, err := strconv.ParseFloat(got, 64); err != nil || math.Round(100*a) != math.Round(100*b) {
					t.Errorf("%s!%s comes to %q in LibreOffice, %q from the engine", name, cell, got, want)
				}
			}
		}
	}
	return figures, formulas
}

// printed is a forecast as its workbook, with a table of the form.
func printed(t testing.TB, change func(*forecast.Hypotheses)) []byte {
	t.Helper()
	o, r := worked(t, change)
	v := View{Dossier: Dossier{Content: Content{Name: "=1+1", Asked: 2000000}}, Outcome: o, Result: r}
	table := laid(o)
	v.Grant = &table
	var out bytes.Buffer
	if err := v.edition("fr", "@Moulin", "2027-03-01").workbook(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(t testing.TB, book []byte) *excelize.File {
	t.Helper()
	out, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = out.Close() })
	return out
}

func TestLibreOfficeReckonsTheFiguresOfTheEngine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		change   func(*forecast.Hypotheses)
		formulas int // at least
	}{
		{"the worked example", func(*forecast.Hypotheses) {}, 580},
		{"three years and a bit", longer, 2200},
		{"where nothing is sold", func(h *forecast.Hypotheses) { h.Sales, h.Costs = nil, h.Costs[2:] }, 400},
	} {
		book := printed(t, c.change)
		figures, formulas := same(t, opened(t, book), recalculated(t, book))
		if formulas < c.formulas || figures < formulas {
			t.Errorf("%s: %d figures, of which %d formulas", c.name, figures, formulas)
		}
	}
}

// statements are the sheets where every figure that is not nothing follows from others.
var statements = map[string]int{"tab_income": 1, "tab_cash": 1, "tab_sheet": 1, "tab_financing": 1, "tab_ratios": 1}

func TestEveryFigureOfAStatementIsAFormula(t *testing.T) {
	t.Parallel()
	book := opened(t, printed(t, longer))
	for tab, first := range statements {
		name := words.T("fr", "dossier."+tab)
		rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil || len(rows) < 5 {
			t.Fatalf("%s: %d rows, %v", name, len(rows), err)
		}
		for y, row := range rows[1:] {
			for x := first; x < len(row); x++ {
				cell, _ := excelize.CoordinatesToCellName(x+1, y+2)
				formula, _ := book.GetCellFormula(name, cell)
				if v, err := strconv.ParseFloat(row[x], 64); err == nil && v != 0 && formula == "" && row[0] != words.T("fr", "dossier.plan_loans") {
					t.Errorf("%s!%s, %s, is %s and no formula", name, cell, row[0], row[x])
				}
			}
		}
	}
}

func TestAnotherFigureTypedIsSeenEverywhereAndTheSheetStillBalances(t *testing.T) {
	t.Parallel()
	libre(t)
	book := opened(t, printed(t, longer))
	say := func(key string) string { return words.T("fr", "dossier."+key) }
	m := opened(t, printed(t, longer))
	row := rowOf(t, m, say("tab_hypotheses"), "Coworking")
	typed, _ := excelize.CoordinatesToCellName(hypText+4+1, row) // the first month, after the four years
	was := number(t, m, say("tab_hypotheses"), typed)
	if err := book.SetCellValue(say("tab_hypotheses"), typed, was+1000.5); err != nil {
		t.Fatal(err)
	}
	var changed bytes.Buffer
	if err := book.Write(&changed); err != nil {
		t.Fatal(err)
	}
	after := recalculated(t, changed.Bytes())
	for _, c := range []struct {
		tab, label, column string
		more               float64
	}{
		{"tab_income", "result", "B", 1000.5}, {"tab_income", "result", "C", 0}, {"tab_cash", "cash_end", "B", 1000.5}, {"tab_cash", "cash_end", "AO", 1000.5},
		{"tab_sheet", "total_assets", "B", 1000.5}, {"tab_sheet", "total_liabilities", "B", 1000.5}, {"tab_sheet", "sheet_check", "E", 0}, {"tab_sheet", "sheet_check", "D", 0},
		{"tab_financing", "plan_caf", "C", 1000.5}, {"tab_financing", "plan_balance", "C", 1000.5}, {"tab_financing", "plan_cash", "F", 1000.5},
	} {
		cell := c.column + strconv.Itoa(rowOf(t, m, say(c.tab), say(c.label)))
		if got, before := number(t, after, say(c.tab), cell), number(t, m, say(c.tab), cell); math.Abs(got-before-c.more) > 0.001 {
			t.Errorf("%s, %s %s: %v, it was %v", c.tab, c.label, c.column, got, before)
		}
	}
}

func rowOf(t testing.TB, book *excelize.File, sheet, label string) int {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for y, row := range rows {
		if len(row) > 0 && row[0] == label {
			return y + 1
		}
	}
	t.Fatalf("%s has no %q", sheet, label)
	return 0
}

func number(t testing.TB, book *excelize.File, sheet, cell string) float64 {
	t.Helper()
	text, err := book.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%s!%s is %q", sheet, cell, text)
	}
	return v
}

func TestWhatSomebodyTypedIsNeverAFormula(t *testing.T) {
	t.Parallel()
	book := opened(t, printed(t, longer))
	name := words.T("fr", "dossier.tab_hypotheses")
	cell := "A" + strconv.Itoa(rowOf(t, book, name, "=1+1"))
	if formula, err := book.GetCellFormula(name, cell); err != nil || formula != "" {
		t.Errorf("a label became the formula %q (%v)", formula, err)
	}
}

func TestTheNamesOfSheetsAreThoseThatFormulasName(t *testing.T) {
	t.Parallel()
	for _, lang := range words.Languages {
		for _, tab := range []string{"hypotheses", "gaps", "income", "cash", "sheet", "financing", "ratios", "accounts", "grant"} {
			name := words.T(lang, "dossier.tab_"+tab)
			if len([]rune(name)) > 31 || strings.ContainsAny(name, `[]:*?/\'`) {
				t.Errorf("%q cannot be the name of a sheet", name)
			}
		}
	}
}
