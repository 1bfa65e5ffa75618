package paper_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"pilotis/internal/base"
	"pilotis/internal/paper"
)

// balance is a print of every kind of cell and of look.
func balance(lang string) paper.Print {
	return paper.Print{Lang: lang, Title: "Balance & cie", Under: []string{"Le Moulin", "Du 1er janvier au 31 décembre 2027"}, Made: "2028-01-05",
		Tables: []paper.Table{{Name: "Actif : [brut]", Cols: []paper.Column{{Label: "Compte", Width: 40}, {Label: "Jour", Width: 10}, {Label: "Lignes", Width: 6, Figure: true}, {Label: "Solde", Width: 14, Figure: true}},
			Rows: paper.RowsOf([]paper.Row{
				{Look: paper.Head, Cells: []paper.Cell{paper.Text("Trésorerie")}},
				{Cells: []paper.Cell{paper.Text("512000 Crédit Łódzki <coop>"), paper.Day("2027-03-28"), paper.Count(12), paper.Cents(-123_456)}},
				{Cells: []paper.Cell{paper.Text(`=HYPERLINK("http://x")`), paper.Day(""), paper.Count(0), paper.Moved(0)}},
				{Look: paper.Sum, Cells: []paper.Cell{paper.Text("Total"), {}, {}, paper.Cents(-123_456)}},
			})}}}
}

func written(t *testing.T, p paper.Print, f paper.Format) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := p.Write(&out, f); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestAWorkbookHoldsTrueNumbersAndDays(t *testing.T) {
	t.Parallel()
	book, err := excelize.OpenReader(bytes.NewReader(written(t, balance("fr"), paper.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	sheet := book.GetSheetName(0)
	if sheet != "Actif    brut" {
		t.Errorf("the sheet is %q", sheet)
	}
	for cell, want := range map[string]string{"A1": "Compte", "A3": "512000 Crédit Łódzki <coop>", "B3": "46474", "C3": "12", "D3": "-1234.56", "A4": `=HYPERLINK("http://x")`, "B4": "", "D4": "", "D5": "-1234.56"} {
		if got, err := book.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s holds %q, want %q (%v)", cell, got, want, err)
		}
	}
	for cell, want := range map[string]string{"B3": "03-28-27", "D3": "-1,234.56"} {
		if got, err := book.GetCellValue(sheet, cell); err != nil || got != want {
			t.Errorf("%s shows %q, want %q (%v)", cell, got, want, err)
		}
	}
	if formula, err := book.GetCellFormula(sheet, "A4"); err != nil || formula != "" {
		t.Errorf("a text became the formula %q (%v)", formula, err)
	}
	if panes, err := book.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay in sight: %+v (%v)", panes, err)
	}
	if kind, err := book.GetCellType(sheet, "D3"); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Errorf("an amount is of type %v (%v)", kind, err)
	}
}

func TestWhatDoesNotFitOneSheetGoesOnTheNext(t *testing.T) {
	if testing.Short() {
		t.Skip("a million rows")
	}
	const n = 1<<20 + 10
	p := balance("fr")
	p.Tables[0].Name = "Journal"
	p.Tables[0].Rows = func(put func(paper.Row) error) error {
		for i := range n {
			if err := put(paper.Row{Cells: []paper.Cell{paper.Text("512000"), paper.Day("2027-03-28"), paper.Count(i), paper.Cents(100)}}); err != nil {
				return err
			}
		}
		return nil
	}
	var size counter
	var most uint64
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	size.each = func() {
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		most = max(most, now.HeapInuse)
	}
	if err := p.Write(&size, paper.XLSX); err != nil {
		t.Fatal(err)
	}
	if most > before.HeapInuse+64<<20 {
		t.Errorf("%d MB held for %d rows", most>>20, n)
	}
	if size.n == 0 {
		t.Error("nothing was written")
	}
}

// counter counts what is written, and looks now and then at the memory held.
type counter struct {
	n, calls int
	each     func()
}

func (c *counter) Write(b []byte) (int, error) {
	if c.calls++; c.calls%50 == 0 {
		c.each()
	}
	c.n += len(b)
	return len(b), nil
}

func TestPlainTextIsReadBySpreadsheetsOfTheLanguage(t *testing.T) {
	t.Parallel()
	for lang, want := range map[string]string{"fr": "-1234,56", "en": "-1234.56"} {
		text, marked := strings.CutPrefix(string(written(t, balance(lang), paper.CSV)), "\ufeff")
		r := csv.NewReader(strings.NewReader(text))
		if lang == "fr" {
			r.Comma = ';'
		}
		rows, err := r.ReadAll()
		if err != nil || !marked || len(rows) != 5 || rows[2][3] != want || rows[2][1] != "2027-03-28" || rows[3][0] != `'=HYPERLINK("http://x")` {
			t.Errorf("%s: %v %v", lang, rows, err)
		}
	}
}

func TestPaperIsAcceptedByWhoeverReadsPDF(t *testing.T) {
	t.Parallel()
	p := balance("fr")
	p.Tables = append(p.Tables, p.Tables[0])
	p.Tables[1].Cols = append(p.Tables[1].Cols, paper.Column{Label: "Libellé", Width: 60})
	var many []paper.Row
	for i := range 200 {
		many = append(many, paper.Row{Cells: []paper.Cell{paper.Text(strings.Repeat("Électricité ", 1+i%12)), {}, paper.Count(i), paper.Cents(1), paper.Text("😀 日本 fin")}})
	}
	p.Tables[1].Rows = paper.RowsOf(many)
	body := written(t, p, paper.PDF)
	if !bytes.HasPrefix(body, []byte("%PDF-")) || !bytes.Equal(body, written(t, p, paper.PDF)) {
		t.Error("the same print is not the same file twice")
	}
	file := filepath.Join(t.TempDir(), "balance.pdf")
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, check := range [][]string{{"qpdf", "--check", file}, {"pdfinfo", file}} {
		if _, err := exec.LookPath(check[0]); err != nil {
			t.Log(check[0], "is not here: not checked with it")
			continue
		}
		if out, err := exec.Command(check[0], check[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", check[0], err, out)
		}
	}
	if _, err := exec.LookPath("pdftotext"); err == nil {
		out, err := exec.Command("pdftotext", "-layout", file, "-").Output()
		for _, want := range []string{"Crédit Łódzki <coop>", "−1 234,56", "28/03/2027", "Page 1 sur", "Établi le 5 janvier 2028"} {
			if err != nil || !strings.Contains(strings.ReplaceAll(string(out), "\u00a0", " "), want) {
				t.Errorf("the paper does not say %q (%v)", want, err)
			}
		}
	}
}

func TestPaperHasAnEnd(t *testing.T) {
	t.Parallel()
	p := balance("fr")
	p.Tables[0].Rows = func(put func(paper.Row) error) error {
		for i := 0; ; i++ {
			if err := put(paper.Row{Cells: []paper.Cell{paper.Text(fmt.Sprint(i))}}); err != nil {
				return err
			}
		}
	}
	if err := p.Write(io.Discard, paper.PDF); base.KindOf(err) != base.Invalid {
		t.Errorf("paper without end: %v", err)
	}
}

func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	t.Parallel()
	p := balance("fr")
	p.Tables[0].Rows = func(put func(paper.Row) error) error {
		for range 100_000 {
			if err := put(paper.Row{Cells: []paper.Cell{paper.Text("un texte assez long pour remplir")}}); err != nil {
				return err
			}
		}
		return errors.New("went on to the end")
	}
	for _, f := range []paper.Format{paper.XLSX, paper.CSV} {
		if err := p.Write(broken{}, f); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", f, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
