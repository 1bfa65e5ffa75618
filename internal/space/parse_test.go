package space

import (
	"slices"
	"testing"
)

func TestHoursAreReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "",
		"9h-12h30, 14h-18h":            "09:00-12:30 14:00-18:00",
		"9-12":                         "09:00-12:00",
		"9 h 30 à 12 h et 14 h à 18 h": "09:30-12:00 14:00-18:00",
		"09:00–12:00;14:00–18:00":      "09:00-12:00 14:00-18:00",
		"9:00 to 17:00":                "09:00-17:00",
		"9h-12h 14h-18h":               "09:00-12:00 14:00-18:00",
		"22h-2h":                       "22:00-02:00",
		"20H-24H":                      "20:00-24:00",
		"0h-24h":                       "00:00-24:00",
		"0:00-0:00":                    "00:00-24:00",
		"  8h45 — 19h15 ":              "08:45-19:15",
		"10h/12h & 13h/15h":            "10:00-12:00 13:00-15:00",
	} {
		got, err := ParseRanges(text)
		if err != nil || writeRanges(got) != want {
			t.Errorf("%q: %q, %v", text, writeRanges(got), err)
		}
	}
	for _, text := range []string{"9h", "-", "9h-", "fermé", "9h-25h", "9h60-10h", "12h-12h", "24h-25h", "9h5-10h", "9h-12h x"} {
		if got, err := ParseRanges(text); err == nil {
			t.Errorf("%q: read as %v", text, got)
		}
	}
}

func FuzzHoursThatAreReadAreWrittenAndReadAgain(f *testing.F) {
	for _, s := range []string{"9h-12h30, 14h-18h", "22:00–02:00", "0-24", "9 h à 12 h et 13", "9h-12h,,"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ranges, err := ParseRanges(s)
		if err != nil {
			return
		}
		for _, r := range ranges {
			if r.From < 0 || r.From >= dayMinutes || r.To <= r.From || r.To > r.From+dayMinutes {
				t.Fatalf("%q: %v", s, r)
			}
		}
		again, err := ParseRanges(writeRanges(ranges))
		if err != nil || !slices.Equal(ranges, again) {
			t.Fatalf("%q: %v, then %v, %v", s, ranges, again, err)
		}
	})
}
