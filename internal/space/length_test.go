package space

import "testing"

func TestLengthsAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"24 h": 1440, "24h": 1440, "1h30": 90, "1 h 30": 90, "1 h 05 min": 65, "90 min": 90, "90mn": 90, "2 jours": 2880, "3 j": 4320,
		"1 jour 2 h": 1560, "2 weeks": 20160, "1 Semaine": 10080, "0": 0, "0 min": 0, "1 hour 15": 75,
	} {
		if got, err := ParseLength(text); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "24", "h", "2 mois", "-1 h", "1h30x", "99999999999999999999 min", "400 jours", "1,5 h"} {
		if got, err := ParseLength(text); err == nil {
			t.Errorf("%q: read as %d", text, got)
		}
	}
}

func TestALengthThatIsSaidIsReadAgain(t *testing.T) {
	t.Parallel()
	for _, lang := range []string{"fr", "en"} {
		for _, minutes := range []int{1, 15, 60, 65, 90, 1440, 2880, 4320, 10080, 1500} {
			if got, err := ParseLength(length(minutes).In(lang)); err != nil || got != minutes {
				t.Errorf("%s %q: %d, %v", lang, length(minutes).In(lang), got, err)
			}
		}
	}
}

func FuzzALengthIsNeverOverAYear(f *testing.F) {
	f.Add("1 jour 2 h 30")
	f.Fuzz(func(t *testing.T, s string) {
		if n, err := ParseLength(s); err == nil && (n < 0 || n > yearMinutes) {
			t.Fatal(s, n)
		}
	})
}
