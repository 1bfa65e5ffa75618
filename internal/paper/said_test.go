package paper

import (
	"bytes"
	"strings"
	"testing"
)

func TestTextsAreSaidOtherwiseAndFiguresStay(t *testing.T) {
	t.Parallel()
	p := Print{Lang: "fr", Title: "Tableau", Tables: []Table{{Name: "Tableau", Cols: []Column{{Label: "Qui"}, {Label: "Combien", Figure: true}}, Rows: RowsOf([]Row{{Cells: []Cell{Text("Nadia Roux"), Cents(1200)}}})}}}
	var masked, plain bytes.Buffer
	if err := p.Said(func(s string) string { return strings.ReplaceAll(s, "Nadia Roux", "N. R.") }).Write(&masked, CSV); err != nil {
		t.Fatal(err)
	}
	if err := p.Write(&plain, CSV); err != nil {
		t.Fatal(err)
	}
	if want := strings.ReplaceAll(plain.String(), "Nadia Roux", "N. R."); masked.String() != want || !strings.Contains(want, "N. R.") || !strings.Contains(plain.String(), "Nadia Roux") {
		t.Errorf("%q of %q", masked.String(), plain.String())
	}
}
