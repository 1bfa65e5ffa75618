package paper

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const village = "Nom;Prénom;Ville\nÉté;\"Zoé; dite \"\"Z\"\"\";Guéret\n\n ; ;\nLéon;Max;\n"

func TestASheetIsReadWhateverItsEncodingAndSeparator(t *testing.T) {
	t.Parallel()
	latin, _ := charmap.Windows1252.NewEncoder().String(village)
	wide, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(village)
	for name, text := range map[string]string{
		"UTF-8":        village,
		"BOM":          "\uFEFF" + village,
		"Windows-1252": latin,
		"UTF-16":       wide,
		"CRLF":         strings.ReplaceAll(village, "\n", "\r\n"),
		"tab":          strings.NewReplacer("; dite", "\t dite", ";", "\t").Replace(village),
		"pipe":         strings.NewReplacer("; dite", "| dite", ";", "|").Replace(village),
		"sep":          "sep=;\n" + village,
	} {
		s, err := ReadSheet(strings.NewReader(text))
		if err != nil || len(s.Lines) != 2 || s.Column("prenom", "nom") != 1 || s.Column("age") != -1 {
			t.Errorf("%s: %+v, %v", name, s, err)
			continue
		}
		if got := s.Lines[0].Cell(0) + " " + s.Lines[0].Cell(2) + s.Lines[0].Cell(9) + s.Lines[0].Cell(-1); got != "Été Guéret" {
			t.Errorf("%s: %q", name, got)
		}
		if number := s.Lines[1].Number; number != 5 && name != "sep" || name == "sep" && number != 6 {
			t.Errorf("%s: line %d", name, number)
		}
	}
}

func TestAnEmptySheetIsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "\n\n", " ; ;\n", "\uFEFF"} {
		if _, err := ReadSheet(strings.NewReader(text)); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func FuzzReadSheet(f *testing.F) {
	f.Add([]byte(village))
	f.Add([]byte("sep=|\na|b\n1|2"))
	f.Add([]byte{0xFF, 0xFE, 'a', 0, ',', 0, 'b', 0})
	f.Add([]byte("a,\"b\nc\",d\n\"\"\"\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		s, err := ReadSheet(strings.NewReader(string(raw)))
		if err == nil && len(s.Head) == 0 {
			t.Error("a sheet without a head")
		}
	})
}
