package dossier

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pilotis/internal/budget"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

func TestThePaperTellsTheFiguresOfTheWorkedExample(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not here")
	}
	o, r := worked(t, func(h *forecast.Hypotheses) { h.Sales[0].Source = "Sondage de mai" })
	line := func(account string, euros money.Cents) budget.Line {
		return budget.Line{Account: account, Months: []money.Cents{100 * euros}}
	}
	form := budget.Lay([]budget.Line{line("606", 5000), line("706", 2000), line("741", 3000)}, func(budget.Line) string { return "" })
	v := View{Dossier: Dossier{Content: Content{Name: "Ouvrir", Funder: "Région", Asked: 300000, Texts: map[Section]string{Need: "Plus d’atelier depuis 2019."}}}, Outcome: o, Result: r, Grant: &form}
	var out bytes.Buffer
	if err := v.edition("fr", "Le Moulin", "2027-03-01").paper(&out); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "dossier.pdf")
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	said := strings.ReplaceAll(string(text), "\u00a0", " ")
	for _, want := range []string{
		"Demande à Région", "Le besoin", "Plus d’atelier depuis 2019.", "Sondage de mai",
		"20 393,38", "25 193,38", // result, CAF
		"−35 127,27", "19 736,92", // lowest in the bank, last
		"83 397,84", "94 193,38", "74 456,46", // sheet, resources, needs
		"42 100,79", "80 519,81", "67,38", // break-even, autonomy
		"Le compte descend à −35 127 € en février 2027", "Budget de la demande", "5 000", "60",
	} {
		if !strings.Contains(said, want) && !strings.Contains(strings.ToLower(said), strings.ToLower(want)) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	if strings.Contains(said, "Le projet") {
		t.Error("an empty section is printed")
	}
}
