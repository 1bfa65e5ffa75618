package paper

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
)

func zoneOf(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func read(t *testing.T, text string) *ical.Calendar {
	t.Helper()
	c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return c
}

func sample(z *time.Location) Calendar {
	from := time.Date(2027, 1, 12, 14, 0, 0, 0, z)
	return Calendar{Method: "REQUEST", Zone: z, Events: []Event{{
		UID: "b1@pilotis", Sequence: 2, Stamp: from.AddDate(0, 0, -3), From: from, To: from.Add(time.Hour),
		Title: "Atelier couture; les \"poches\", l'été\\hiver", Description: "Première ligne\nSeconde", Location: "La Grange, salle du fond",
		URL:       "https://example.org/p/grange/bookings/b1",
		Organizer: Party{"La \"Grange\"", "bonjour@example.org"}, Attendee: Party{"Zoé Çelik", "zoe@example.org"},
	}}}
}

func TestP9AnEventOpensAtItsInstantAnywhere(t *testing.T) {
	t.Parallel()
	event := read(t, sample(zoneOf(t, "Europe/Paris")).Text()).Events()[0]
	start, err := event.DateTimeStart(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := start.In(zoneOf(t, "Indian/Reunion")).Format("2006-01-02 15:04"); got != "2027-01-12 17:00" {
		t.Error(got)
	}
	if got := event.Props.Get("DTSTART").Params.Get("TZID"); got != "Europe/Paris" {
		t.Error(got)
	}
}

func TestP26AFileCarriesBothRulesOfItsZone(t *testing.T) {
	t.Parallel()
	cases := map[string][]string{
		"Europe/Paris": {
			"DAYLIGHT 20260329T020000 +0100>+0200 FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU CEST",
			"STANDARD 20261025T030000 +0200>+0100 FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU CET"},
		"America/Miquelon": {
			"DAYLIGHT 20260308T020000 -0300>-0200 FREQ=YEARLY;BYMONTH=3;BYDAY=2SU -02",
			"STANDARD 20261101T020000 -0200>-0300 FREQ=YEARLY;BYMONTH=11;BYDAY=1SU -03"},
		"Indian/Reunion":    {"STANDARD 19700101T000000 +0400>+0400  +04"},
		"Indian/Mayotte":    {"STANDARD 19700101T000000 +0300>+0300  EAT"},
		"America/Cayenne":   {"STANDARD 19700101T000000 -0300>-0300  -03"},
		"Pacific/Marquesas": {"STANDARD 19700101T000000 -0930>-0930  -0930"},
		"Pacific/Noumea":    {"STANDARD 19700101T000000 +1100>+1100  +11"},
	}
	for name, want := range cases {
		z := zoneOf(t, name)
		var got []string
		for _, part := range read(t, sample(z).Text()).Children {
			if part.Name != "VTIMEZONE" {
				continue
			}
			if id := part.Props.Get("TZID").Value; id != name {
				t.Errorf("zone %s is called %s", name, id)
			}
			for _, rule := range part.Children {
				value := func(p string) string {
					if v := rule.Props.Get(p); v != nil {
						return v.Value
					}
					return ""
				}
				got = append(got, strings.Join([]string{rule.Name, value("DTSTART"), value("TZOFFSETFROM") + ">" + value("TZOFFSETTO"), value("RRULE"), value("TZNAME")}, " "))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestP26ACancelledEventKeepsItsNameAndRisesInSequence(t *testing.T) {
	t.Parallel()
	c := sample(zoneOf(t, "Europe/Paris"))
	c.Method, c.Events[0].Cancelled, c.Events[0].Sequence = "CANCEL", true, 3
	got := read(t, c.Text())
	event := got.Events()[0]
	if got.Props.Get("METHOD").Value != "CANCEL" || event.Props.Get("STATUS").Value != "CANCELLED" ||
		event.Props.Get("UID").Value != "b1@pilotis" || event.Props.Get("SEQUENCE").Value != "3" {
		t.Error(c.Text())
	}
}

func TestWhatPeopleTypedIsReadBack(t *testing.T) {
	t.Parallel()
	c := sample(zoneOf(t, "Europe/Paris"))
	event := read(t, c.Text()).Events()[0]
	for property, want := range map[string]string{"SUMMARY": c.Events[0].Title, "DESCRIPTION": c.Events[0].Description, "LOCATION": c.Events[0].Location} {
		if got, err := event.Props.Text(property); err != nil || got != want {
			t.Errorf("%s: %q, %v", property, got, err)
		}
	}
	organizer := event.Props.Get("ORGANIZER")
	if organizer.Value != "mailto:bonjour@example.org" || organizer.Params.Get("CN") != "La 'Grange'" {
		t.Error(organizer)
	}
}

func TestAnEmptyCalendarIsACalendar(t *testing.T) {
	t.Parallel()
	read(t, Calendar{Name: "Réservations", Zone: zoneOf(t, "Europe/Paris")}.Text())
}

// FuzzLines: whatever is typed, lines are short, nothing typed begins a line, and
// another program reads the text back.
func FuzzLines(f *testing.F) {
	for _, s := range []string{"", "é", strings.Repeat("é", 80), "a\r\nBEGIN:VEVENT", `\n;,\\`, strings.Repeat("😀", 40), "x\x00\x7f\u2028y", "\xff\xfe"} {
		f.Add(s)
	}
	z := time.FixedZone("UTC", 0)
	f.Fuzz(func(t *testing.T, typed string) {
		at := time.Date(2027, 6, 15, 9, 0, 0, 0, z)
		text := Calendar{Zone: z, Events: []Event{{UID: "u", Stamp: at, From: at, To: at, Title: typed, Description: typed,
			Organizer: Party{typed, "a@b.fr"}}}}.Text()
		for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
			if len(line) > octetsMax || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Fatalf("line %q", line)
			}
		}
		c, err := ical.NewDecoder(strings.NewReader(text)).Decode()
		if err != nil {
			t.Fatalf("%v in %q", err, text)
		}
		if n := len(c.Events()); n != 1 {
			t.Fatalf("%d events in %q", n, text)
		}
		want := strings.Map(func(r rune) rune {
			if r != '\n' && unicode.IsControl(r) {
				return -1
			}
			return r
		}, strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(typed, "\uFFFD"), "\r\n", "\n"), "\r", "\n"))
		if got, err := c.Events()[0].Props.Text("SUMMARY"); err != nil || got != want {
			t.Fatalf("read %q, %v, want %q", got, err, want)
		}
	})
}
