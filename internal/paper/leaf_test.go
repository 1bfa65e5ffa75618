package paper_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pilotis/internal/paper"
)

// parchment is a leaf with all that one may hold.
func parchment() paper.Leaf {
	return paper.Leaf{Print: paper.Print{Lang: "fr", Title: "Parchemin n° 2026-0007", Made: "2026-10-20"}, Across: true,
		Lines: []paper.Said{{Text: "Coopérative Tiers-Lieux", Size: 12}, {Text: "Piloter un tiers-lieu", Size: 30, Bold: true, Heading: true, Gap: 10}, {Text: "Zoé Çelik", Size: 20, Gap: 8}},
		Code:  paper.Code{Side: 3, Dark: func(x, y int) bool { return x != y }, Said: "Code à lire"},
		Foot:  []string{"https://ecole.example/v/2026-0007", "Numéro 2026-0007"}}
}

func leafFile(t *testing.T, l paper.Leaf) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := l.WriteLeaf(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestALeafIsTheSameFileEachTimeAndSaysWhatItIs(t *testing.T) {
	t.Parallel()
	file := leafFile(t, parchment())
	if !bytes.Equal(file, leafFile(t, parchment())) {
		t.Error("two writings differ")
	}
	for _, want := range []string{"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A<", "/MarkInfo <</Marked true>>", "/Lang (fr)", "/S /GTS_PDFA1", "/StructParents 0", "/ID [<", "/S /Figure"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("%s is missing", want)
		}
	}
	other := parchment()
	other.Title = "Parchemin n° 2026-0008"
	if bytes.Equal(file, leafFile(t, other)) {
		t.Error("another leaf is the same file")
	}
}

func TestACodeHasItsThreeEyes(t *testing.T) {
	t.Parallel()
	c, err := paper.CodeOf("https://ecole.example/v/2026-0007", "")
	if err != nil || c.Side < 21 {
		t.Fatal(c.Side, err)
	}
	for _, eye := range [][2]int{{0, 0}, {c.Side - 7, 0}, {0, c.Side - 7}} {
		for y := range 7 {
			for x := range 7 {
				ring := max(x-3, 3-x, y-3, 3-y)
				if c.Dark(eye[0]+x, eye[1]+y) != (ring != 2) {
					t.Fatalf("no eye at %v", eye)
				}
			}
		}
	}
}

func TestOtherProgramsReadALeafAndHearItInOrder(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "leaf.pdf")
	if err := os.WriteFile(name, leafFile(t, parchment()), 0o600); err != nil {
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
	if said := ask("pdfinfo"); !strings.Contains(said, "Tagged:          yes") || !strings.Contains(said, "Parchemin n° 2026-0007") || !strings.Contains(said, "Oct 20") {
		t.Error(said)
	}
	heard := ask("pdfinfo", "-struct-text")
	at := 0
	for _, part := range []string{"Document", "Coopérative Tiers-Lieux", "H1", "Piloter un tiers-lieu", "Zoé Çelik", "Figure", "https://ecole.example/v/2026-0007", "Numéro 2026-0007"} {
		next := strings.Index(heard[at:], part)
		if next < 0 {
			t.Fatalf("%q does not come in its turn in\n%s", part, heard)
		}
		at += next
	}
}
