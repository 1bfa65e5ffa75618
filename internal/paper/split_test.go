package paper

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
)

func readText(t *testing.T, raw string) Sheet {
	t.Helper()
	s, err := ReadSheet(strings.NewReader(raw))
	if err != nil {
		t.Fatalf("%q: %v", raw, err)
	}
	return s
}

func cells(s Sheet) [][]string {
	out := [][]string{s.Head}
	for _, l := range s.Lines {
		out = append(out, l.Cells)
	}
	return out
}

func TestEverySeparatorAndEncodingIsFoundOut(t *testing.T) {
	t.Parallel()
	want := [][]string{{"nom", "ville"}, {"Lefèvre", "Évry"}, {"Œuf", "Nîmes"}}
	for name, c := range map[string]struct{ raw, encoding, comma string }{
		"comma":        {"nom,ville\nLefèvre,Évry\nŒuf,Nîmes\n", "UTF-8", ","},
		"semicolon":    {"nom;ville\r\nLefèvre;Évry\r\nŒuf;Nîmes", "UTF-8", ";"},
		"tab":          {"nom\tville\rLefèvre\tÉvry\rŒuf\tNîmes\r", "UTF-8", "\t"},
		"bar":          {"nom|ville\nLefèvre|Évry\nŒuf|Nîmes\n", "UTF-8", "|"},
		"mark":         {"\xef\xbb\xbfnom;ville\nLefèvre;Évry\nŒuf;Nîmes\n", "UTF-8 BOM", ";"},
		"windows":      {"nom;ville\nLef\xe8vre;\xc9vry\n\x8cuf;N\xeemes\n", "Windows-1252", ";"},
		"utf-16":       {"\xff\xfen\x00o\x00m\x00;\x00v\x00i\x00l\x00l\x00e\x00\n\x00L\x00e\x00f\x00\xe8\x00v\x00r\x00e\x00;\x00\xc9\x00v\x00r\x00y\x00\n\x00\x52\x01u\x00f\x00;\x00N\x00\xee\x00m\x00e\x00s\x00", "UTF-16", ";"},
		"said":         {"sep=,\nnom,ville\nLefèvre,Évry\nŒuf,Nîmes", "UTF-8", ","},
		"quotes":       {"\"nom\" , \"ville\"\n\"Lefèvre\",\"Évry\"\n\"Œuf\",Nîmes", "UTF-8", ","},
		"title, blank": {"Nos adhérents\n\n;;\nnom;ville\n;\nLefèvre;Évry\n\nŒuf;Nîmes\n\n", "UTF-8", ";"},
	} {
		s := readText(t, c.raw)
		if diff := cmp.Diff(want, cells(s)); diff != "" || s.Encoding != c.encoding || string(s.Comma) != c.comma {
			t.Errorf("%s: %s %q\n%s", name, s.Encoding, s.Comma, diff)
		}
	}
}

func TestACellMayHoldSeparatorsQuotesAndLines(t *testing.T) {
	t.Parallel()
	s := readText(t, "nom;mot\n\"Roux; Ana\";\"dit \"\"hé\"\"\r\nà tous\"\n5\" de large;\"a\"b\nZoé;fin")
	want := []Line{
		{2, []string{"Roux; Ana", "dit \"hé\"\nà tous"}},
		{4, []string{"5\" de large", "ab"}},
		{5, []string{"Zoé", "fin"}},
	}
	if diff := cmp.Diff(want, s.Lines); diff != "" {
		t.Error(diff)
	}
}

func TestOneColumnIsATable(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff([][]string{{"nom"}, {"Ana"}, {"Zoé"}}, cells(readText(t, "nom\nAna\nZoé"))); diff != "" {
		t.Error(diff)
	}
}

func TestLinesMayBeShortOrLong(t *testing.T) {
	t.Parallel()
	s := readText(t, "a,b,c\n1\n1,2,3,4\n1,2,3,,\n1,2,3")
	if s.Lines[0].Cell(2) != "" || !s.Lines[1].Beyond(3) || s.Lines[2].Beyond(3) || s.Lines[0].Beyond(3) {
		t.Errorf("%+v", s.Lines)
	}
}

func TestOneDamagedLetterDoesNotChangeTheEncoding(t *testing.T) {
	t.Parallel()
	s := readText(t, "nom;ville\nLefèvre;Évry\nZo\xe9;Nîmes\n")
	if s.Encoding != "UTF-8" || s.Lines[0].Cells[0] != "Lefèvre" || s.Lines[1].Cells[0] != "Zo\uFFFD" {
		t.Errorf("%+v", s)
	}
}

func TestWhatIsNoTableIsRefusedWithAWayOut(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ raw, key string }{
		"empty":      {"", "paper.empty"},
		"blank":      {"\xef\xbb\xbf \n;;\n\n", "paper.empty"},
		"workbook":   {"PK\x03\x04rest", "paper.workbook"},
		"old":        {"\xd0\xcf\x11\xe0rest", "paper.workbook"},
		"pdf":        {"%PDF-1.7", "paper.not_text"},
		"binary":     {"a;b\n\x00\x01", "paper.not_text"},
		"open quote": {"a;b\n1;\"2\n3;4\n", "paper.quote_open"},
		"many":       {"a\n" + strings.Repeat("x\n", linesMax), "paper.too_many_lines"},
		"large":      {strings.Repeat("x", sheetMax+1), "paper.too_large"},
	} {
		_, err := ReadSheet(strings.NewReader(c.raw))
		var f *base.Fault
		if !errors.As(err, &f) || f.Key != c.key {
			t.Errorf("%s: %v", name, err)
		}
		if name == "open quote" && f.Args["line"] != 2 {
			t.Error(f.Args)
		}
	}
}

func TestNoCellActsAsAFormula(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"=1+1": "'=1+1", "+33 6": "'+33 6", "-2": "-2", "-2,50": "-2,50", "-2+3": "'-2+3", "@x": "'@x", "\tx": "'\tx",
		"'=x": "''=x", "l'eau": "l'eau", "": "", "Ana": "Ana", "'": "'", "-": "'-",
	} {
		if got := safe(cell); got != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"fr", "en"} {
		rows := [][]string{{"=1+1", "Lefèvre; Zoé, \"dite\"\nà côté"}, {"'=x", "+33 6"}, {"-2,5", "é"}}
		s, err := ReadSheet(bytes.NewReader(WriteSheet(lang, []string{"a", "b"}, rows)))
		if diff := cmp.Diff(append([][]string{{"a", "b"}}, rows...), cells(s)); err != nil || diff != "" {
			t.Error(err, diff)
		}
	}
}

// What was read and is written again is read as it was.
func FuzzWriteSheet(f *testing.F) {
	for _, seed := range []string{"a;b\n1;2", "\"a\"\"\n\";b\r\nc", "\xff\xfea\x00", "sep=,\na,b", "a\tb\r\"", "'=1,2\n''-x,y"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := ReadSheet(bytes.NewReader(raw))
		if err != nil || (Line{Cells: s.Head}).filled() < 2 {
			return
		}
		rows := [][]string{}
		for _, l := range s.Lines {
			row := make([]string, len(s.Head))
			if copy(row, l.Cells); l.Beyond(len(s.Head)) || l.filled() == 0 {
				return
			}
			rows = append(rows, row)
		}
		again, err := ReadSheet(bytes.NewReader(WriteSheet("fr", s.Head, rows)))
		if err != nil {
			t.Fatalf("%q is not read back: %v", rows, err)
		}
		if diff := cmp.Diff(append([][]string{s.Head}, rows...), cells(again)); diff != "" {
			t.Error(diff)
		}
	})
}
