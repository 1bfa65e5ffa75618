package territory

import (
	"testing"
)

func TestACommuneIsFoundByItsFirstLettersOrItsCodes(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"gueret":           "23096",
		"GUÉ":              "44069",
		"st etienne":       "", // "St" is not what the list writes, and nothing is guessed
		"saint-étienne":    "42218",
		"23000":            "23096",
		"2A004":            "2A004",
		"mart re":          "17369",
		"paris 10":         "75110",
		"l'île-d'yeu":      "85113",
		"papeete":          "98735",
		"":                 "",
		"xyzzy":            "",
		"ile yeu":          "85113",
		"75010":            "75110",
		"pierre-bénite":    "69152",
		"oullins pierre b": "69149",
	} {
		found := FindCommunes(typed, 8)
		got := ""
		if len(found) > 0 {
			got = found[0].Code
		}
		if got != want {
			t.Errorf("%q: %v, want %s", typed, found, want)
		}
	}
}

func TestAFormerCommuneLeadsToTheOneOfToday(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{"69152": "69149", "16226": "16393", "85217": "85146", "75110": "75110", "23096": "23096"} {
		if c, found := CommuneNow(code); !found || c.Code != want {
			t.Errorf("%s: %+v, want %s", code, c, want)
		}
	}
	if _, found := CommuneNow("99999"); found {
		t.Error("99999 is a commune")
	}
	if c, _ := CommuneOf("75110"); c.Department != "75" || c.Region != "11" || c.Postal[0] != "75010" {
		t.Errorf("%+v", c)
	}
}

// BenchmarkFindCommunes: a proposal is to come within 2 ms, whatever is typed.
func BenchmarkFindCommunes(b *testing.B) {
	FindCommunes("a", 8) // reads the list
	for _, typed := range []string{"sai", "saint m", "gué", "s", "75", "la roch", "saint zzz", "zzz"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				FindCommunes(typed, 8)
			}
		})
	}
}
