package place

import (
	"strings"
	"testing"
)

func TestAddressesAreReadableAndNeverTwice(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]string{
		"L’Œuvre à Cœur": {"l-oeuvre-a-coeur", "l-oeuvre-a-coeur-gueret", "l-oeuvre-a-coeur-2", "l-oeuvre-a-coeur-3"},
		"東京":             {"lieu", "gueret", "lieu-2"},
		"!!!":            {"lieu", "gueret", "lieu-2"},
		"Maison des initiatives et des coopérations du plateau de Millevaches": {"maison-des-initiatives-et-des-cooperations-du", "maison-des-initiatives-et-des-cooperations-du-2"},
		strings.Repeat("x", 90): {strings.Repeat("x", 48)},
	} {
		var got []string
		for slug := range slugs(name, "Guéret") {
			if got = append(got, slug); len(got) == len(want) {
				break
			}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
