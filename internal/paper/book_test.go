package paper_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"pilotis/internal/paper"
)

// bound is a book of every part: more chapters of text than a page, a wide table, a drawing.
func bound() paper.Book {
	long := strings.TrimSpace(strings.Repeat("Un tiers-lieu ouvre ses portes. ", 400))
	wide := balance("fr").Tables[0]
	wide.Cols = append(wide.Cols, paper.Column{Label: "Libellé", Width: 60})
	drawing := paper.Drawing{Title: "Ce qui reste", Labels: []string{"2027", "2028"}, Write: paper.WriteWhole("fr"),
		Runs: []paper.Run{{Name: "Produits", Values: []float64{12_000_00, 0}}, {Name: "Charges", Values: []float64{-3_000_00, 8_000_00}}}}
	lines := drawing
	lines.Lines = true
	return paper.Book{Lang: "fr", Title: "=Le dossier", Under: []string{"Le Moulin", "Demande à la région"}, Made: "2028-01-05", Chapters: []paper.Chapter{
		{Title: "Le lieu", Parts: []paper.Part{paper.Prose(long + "\n\n日本 fin")}},
		{Title: "Les comptes", Parts: []paper.Part{paper.Prose("Lire ainsi."), wide, drawing}},
		{Title: "La trésorerie", Parts: []paper.Part{lines, paper.Fresh{}, paper.Drawing{Title: "Rien", Write: paper.WriteWhole("fr")}}},
	}}
}

func TestABookIsTheSameFileTwice(t *testing.T) {
	t.Parallel()
	var once, twice bytes.Buffer
	for _, to := range []*bytes.Buffer{&once, &twice} {
		if err := bound().Write(to); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.HasPrefix(once.Bytes(), []byte("%PDF-")) || !bytes.Equal(once.Bytes(), twice.Bytes()) {
		t.Error("the same book is not the same file twice")
	}
}

func TestTheContentsOfABookTellThePagesOfItsChapters(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not here")
	}
	var out bytes.Buffer
	if err := bound().Write(&out); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.ReplaceAll(string(text), "\u00a0", " "), "\f")
	if strings.Contains(pages[0], "Page 1") || !strings.Contains(pages[0], "Demande à la région") || !strings.Contains(pages[0], "Établi le 5 janvier 2028") {
		t.Errorf("the cover says %q", pages[0])
	}
	for _, line := range strings.Split(pages[1], "\n") {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] == "=Le" {
			continue
		}
		title, at := strings.Join(words[:len(words)-1], " "), int(words[len(words)-1][0]-'0')
		if at < 3 || at > len(pages) || !strings.Contains(pages[at-1], title) {
			t.Errorf("%q is not on page %d", title, at)
		}
	}
	if !strings.Contains(pages[1], "Sommaire") || strings.Count(pages[1], "\n") < 4 {
		t.Errorf("the contents say %q", pages[1])
	}
}

func TestACellReckonsWhereItsFormulaSays(t *testing.T) {
	t.Parallel()
	p := balance("fr")
	p.Tables[0].Name, p.Tables[0].Keep = "L'actif", 1
	cells := []paper.Cell{paper.Text("Total"), paper.Cents(1250), {}, paper.Formula(paper.Address(1, 1)+"*2&\"<\"", 2500)}
	p.Tables[0].Rows = paper.RowsOf([]paper.Row{{Cells: cells}})
	book, err := excelize.OpenReader(bytes.NewReader(written(t, p, paper.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	if panes, err := book.GetPanes("L actif"); err != nil || panes.XSplit != 1 || panes.YSplit != 1 || panes.TopLeftCell != "B2" {
		t.Errorf("what stays in sight: %+v (%v)", panes, err)
	}
	formula, err := book.GetCellFormula("L actif", "D2")
	value, wrong := book.GetCellValue("L actif", "D2", excelize.Options{RawCellValue: true})
	if err != nil || wrong != nil || formula != `B2*2&"<"` || value != "25.00" {
		t.Errorf("%q comes to %q (%v, %v)", formula, value, err, wrong)
	}
	if csv := string(written(t, p, paper.CSV)); !strings.Contains(csv, "25,00") {
		t.Errorf("the plain text says %q", csv)
	}
	if on := paper.On("L'an", paper.Address(27, 9)); on != "'L''an'!AB10" {
		t.Error(on)
	}
}

func TestWhoListensToABookHearsItInOrder(t *testing.T) {
	t.Parallel()
	file, pages, err := bound().Bound()
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(file, []byte("/StructParents ")); n != pages {
		t.Errorf("%d pages of %d are tagged", n, pages)
	}
	for _, want := range []string{"/MarkInfo <</Marked true>>", "/Lang (fr)", "/Outlines ", "/Scope /Column", "/DisplayDocTitle true"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
	if bytes.Contains(file, []byte("<pdfaid:part>")) {
		t.Error("it says that it is made for archives")
	}
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	ask := func(program string, args ...string) string {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(program + " is not here")
		}
		out, err := exec.Command(program, append(args, name)...).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v %s", program, err, out)
		}
		return string(out)
	}
	ask("qpdf", "--check")
	heard := ask("pdfinfo", "-struct-text")
	at := 0
	for _, part := range []string{"H1", "=Le dossier", "Le Moulin", "Sommaire", "H2", "Le lieu", "P", "Un tiers-lieu", "H2", "Les comptes", "Lire ainsi.", "Table", "TR", "TH", "Libellé", "TD", "H3", "Ce qui reste", "Figure", "H2", "La trésorerie"} {
		next := strings.Index(heard[at:], part)
		if next < 0 {
			t.Fatalf("%q does not come in its turn in\n%.3000s", part, heard)
		}
		at += next
	}
	if strings.Contains(heard, "page 2") {
		t.Error("the foot of a page is heard")
	}
}
