package space

import (
	"fmt"
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

var paris = zone("Europe/Paris")

// clock gives the instant of an hour on the wall: clock(paris, "2027-03-28 09:30").
func clock(z *time.Location, s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, z)
	if err != nil {
		panic(err)
	}
	return t
}

// everyDay is a week of the same hours each day.
func everyDay(hours string) (w Week) {
	for d := range w {
		w[d], _ = ParseRanges(hours)
	}
	return w
}

// salle is a plan of one room, "s".
func salle(f facts) *Plan {
	f.spaces = append(f.spaces, Space{ID: "s", Draft: Draft{Kind: KindRoom, Name: "Salle", Capacity: 10}})
	if f.zone == nil {
		f.zone = paris
	}
	return newPlan(f)
}

func say(spans []Span, z *time.Location) string {
	out := ""
	for _, s := range spans {
		out += s.From.In(z).Format("02 15:04Z07") + "–" + s.To.In(z).Format("02 15:04Z07") + " "
	}
	return out
}

func TestASpaceWithoutHoursIsAlwaysOpenHolidaysIncluded(t *testing.T) {
	t.Parallel()
	p := salle(facts{department: "75"})
	from, to := clock(paris, "2027-04-26 00:00"), clock(paris, "2027-05-10 00:00")
	if got := p.Openings("s", from, to); len(got) != 1 || !got[0].From.Equal(from) || !got[0].To.Equal(to) {
		t.Error(say(got, paris))
	}
	if f := p.Refuses("s", from, to); f != nil {
		t.Error(f)
	}
}

func TestHoursOfTheWholePlaceOnADayAreForSpacesThatHaveHours(t *testing.T) {
	t.Parallel()
	f := facts{exceptions: []Exception{{Day: "2027-05-08", Hours: []Range{{600, 1020}}}, {Day: "2027-05-09"}}}
	from, to := clock(paris, "2027-05-08 00:00"), clock(paris, "2027-05-10 00:00")
	if got := say(salle(f).Openings("s", from, to), paris); got != "08 00:00+02–09 00:00+02 " {
		t.Errorf("without hours: %q", got)
	}
	f.spaces, f.hours = nil, map[base.SpaceID]Week{"s": everyDay("09:00-18:00")}
	if got := say(salle(f).Openings("s", from, to), paris); got != "08 10:00+02–08 17:00+02 " {
		t.Errorf("with hours: %q", got)
	}
}

func TestHoursAreThoseOfTheWallInTheNightsWhenClocksChange(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ zone, hours, from, to, want string }{
		{"Europe/Paris", "09:00-11:00", "2027-03-27 00:00", "2027-03-29 00:00", "27 09:00+01–27 11:00+01 28 09:00+02–28 11:00+02 "},
		{"Europe/Paris", "22:00-06:00", "2027-03-27 12:00", "2027-03-28 12:00", "27 22:00+01–28 06:00+02 "},
		{"Europe/Paris", "00:00-24:00", "2027-03-28 00:00", "2027-03-29 00:00", "28 00:00+01–29 00:00+02 "},
		{"Europe/Paris", "02:15-02:45", "2027-03-28 00:00", "2027-03-29 00:00", ""},
		{"Europe/Paris", "01:00-02:30", "2027-03-28 00:00", "2027-03-29 00:00", "28 01:00+01–28 03:00+02 "},
		{"Europe/Paris", "00:00-24:00", "2027-10-31 00:00", "2027-11-01 00:00", "31 00:00+02–01 00:00+01 "},
		{"Europe/Paris", "22:00-06:00", "2027-10-30 12:00", "2027-10-31 12:00", "30 22:00+02–31 06:00+01 "},
		{"Europe/Paris", "02:30-04:00", "2027-10-31 00:00", "2027-11-01 00:00", "31 02:30+02–31 04:00+01 "},
		{"Indian/Reunion", "09:00-11:00", "2027-03-28 00:00", "2027-03-29 00:00", "28 09:00+04–28 11:00+04 "},
		{"America/Martinique", "09:00-11:00", "2027-03-28 00:00", "2027-03-29 00:00", "28 09:00-04–28 11:00-04 "},
		{"America/Miquelon", "09:00-11:00", "2027-03-14 00:00", "2027-03-15 00:00", "14 09:00-02–14 11:00-02 "},
		{"Pacific/Noumea", "22:00-02:00", "2027-03-28 00:00", "2027-03-29 00:00", "28 00:00+11–28 02:00+11 28 22:00+11–29 00:00+11 "},
	} {
		z := zone(c.zone)
		p := salle(facts{zone: z, hours: map[base.SpaceID]Week{"s": everyDay(c.hours)}})
		if got := say(p.Openings("s", clock(z, c.from), clock(z, c.to)), z); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.zone, c.hours, got, c.want)
		}
	}
}

// P10: a closure of every day but Thursday closes the same days in the second week,
// whatever the zone.
func TestP10AWeeklyClosureKeepsItsDaysInTheSecondWeek(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Europe/Paris", "Europe/Helsinki", "Indian/Reunion", "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati", "America/Cayenne", "UTC"} {
		z := zone(name)
		for _, week := range []Week{{}, everyDay("09:00-18:00")} {
			f := facts{zone: z, closures: []Closure{{First: "2027-01-04", Repeat: Weekly, Weekdays: "123567", Reason: "jeudi seulement"}}}
			if !week.Empty() {
				f.hours = map[base.SpaceID]Week{"s": week}
			}
			p := salle(f)
			for d := day.Day("2027-01-04"); d < "2027-02-01"; d = d.Add(1) {
				begin, _ := d.At(day.Clock{Hour: 10}, z)
				fault := p.Refuses("s", begin, begin.Add(time.Hour))
				if open := fault == nil; open != (d.Weekday() == 4) {
					t.Errorf("%s, %s: open %v", name, d, open)
				}
			}
			if got := p.Openings("s", clock(z, "2027-01-14 00:00"), clock(z, "2027-01-16 00:00")); len(got) != 1 || day.Of(got[0].From, z) != "2027-01-14" || day.Of(got[0].To.Add(-1), z) != "2027-01-14" {
				t.Errorf("%s: %s", name, say(got, z))
			}
		}
	}
}

func TestANightEndsWhereAClosedDayBegins(t *testing.T) {
	t.Parallel()
	p := salle(facts{department: "75", hours: map[base.SpaceID]Week{"s": everyDay("22:00-02:00")},
		closures: []Closure{{First: "2027-06-08", Last: "2027-06-08", Reason: "travaux"}}})
	for from, want := range map[string]string{
		"2027-06-07 12:00": "07 22:00+02–08 00:00+02 ",
		"2027-06-08 12:00": "",
		"2027-06-09 12:00": "09 22:00+02–10 02:00+02 ",
		"2027-07-13 12:00": "13 22:00+02–14 00:00+02 ",
	} {
		begin := clock(paris, from)
		if got := say(p.Openings("s", begin, begin.Add(24*time.Hour)), paris); got != want {
			t.Errorf("%s: %q, want %q", from, got, want)
		}
	}
}

func TestTheNearestThatSaysSomethingOfADayDecides(t *testing.T) {
	t.Parallel()
	f := facts{zone: paris, department: "67", worked: []string{"armistice"},
		spaces: []Space{{ID: "house", Draft: Draft{Kind: KindBuilding, Name: "Maison", Capacity: 1}},
			{ID: "room", Draft: Draft{Parent: "house", Kind: KindRoom, Name: "Salle", Capacity: 1}}},
		hours: map[base.SpaceID]Week{"house": everyDay("09:00-18:00")},
		closures: []Closure{
			{First: "2027-08-02", Last: "2027-08-15", Reason: "congés"},
			{Space: "house", First: "2027-06-07", Last: "2027-06-11", Reason: "travaux"},
			{Space: "room", First: "2027-06-10", Last: "2027-06-10", Reason: "peinture"},
			{First: "2027-12-24", Last: "2027-01-02", Repeat: Yearly, Reason: "fêtes"}},
		exceptions: []Exception{
			{Day: "2027-05-08", Hours: []Range{{600, 720}}, Reason: "portes ouvertes"},
			{Space: "room", Day: "2027-06-09", Hours: []Range{{480, 540}}, Reason: "réunion"},
			{Space: "house", Day: "2027-06-10", Hours: []Range{{480, 540}}, Reason: "visite"},
			{Space: "room", Day: "2027-09-01", Reason: "inventaire"}},
	}
	p := newPlan(f)
	for _, c := range []struct {
		d           day.Day
		house, room string
	}{
		{"2027-06-01", "9–18", "9–18"},
		{"2027-06-07", "", ""},
		{"2027-06-09", "", "8–9"},
		{"2027-06-10", "8–9", ""},
		{"2027-05-08", "10–12", "10–12"},
		{"2027-05-06", "", ""},
		{"2027-11-11", "9–18", "9–18"},
		{"2027-03-26", "", ""},
		{"2027-08-02", "", ""},
		{"2027-09-01", "9–18", ""},
		{"2028-12-31", "", ""},
		{"2029-01-02", "", ""},
		{"2029-01-03", "9–18", "9–18"},
	} {
		for id, want := range map[base.SpaceID]string{"house": c.house, "room": c.room} {
			got := ""
			for _, s := range p.Openings(id, c.d.Start(paris), c.d.Add(1).Start(paris)) {
				got += fmt.Sprintf("%d–%d", s.From.In(paris).Hour(), s.To.In(paris).Hour())
			}
			if got != want {
				t.Errorf("%s %s: %q, want %q", c.d, id, got, want)
			}
		}
	}
}

func TestARefusalSaysWhatClosesAndUntilWhen(t *testing.T) {
	t.Parallel()
	p := salle(facts{department: "974", hours: map[base.SpaceID]Week{"s": {0: {{540, 1080}}, 1: {{540, 1080}}}},
		closures: []Closure{{First: "2027-06-07", Last: "2027-06-08", Reason: "travaux"}},
		outages: []Outage{
			{Space: "s", From: clock(paris, "2027-07-05 12:00"), Back: clock(paris, "2027-07-06 10:00"), Reason: "fuite"},
			{Space: "s", From: clock(paris, "2028-01-01 00:00"), Reason: "incendie"}}})
	for _, c := range []struct{ from, to, key, field, until string }{
		{"2027-05-31 10:00", "2027-05-31 11:00", "", "", ""},
		{"2027-05-31 08:00", "2027-05-31 11:00", "space.closed_hours_until", "start", "2027-05-31 09:00"},
		{"2027-05-31 17:00", "2027-05-31 19:00", "space.closed_hours_until", "end", "2027-06-01 09:00"},
		{"2027-06-03 10:00", "2027-06-03 11:00", "space.closed_hours_until", "start", "2027-06-14 09:00"},
		{"2027-06-07 10:00", "2027-06-07 11:00", "space.closed_day_until", "start", "2027-06-14 09:00"},
		{"2027-12-20 10:00", "2027-12-20 11:00", "space.closed_holiday_until", "start", "2027-12-21 09:00"},
		{"2027-07-05 11:00", "2027-07-05 13:00", "space.out_of_service_until", "end", "2027-07-06 10:00"},
		{"2028-02-01 10:00", "2028-02-01 11:00", "space.out_of_service", "start", ""},
	} {
		f := p.Refuses("s", clock(paris, c.from), clock(paris, c.to))
		if c.key == "" {
			if f != nil {
				t.Errorf("%s: %v", c.from, f)
			}
			continue
		}
		if f == nil || f.Key != c.key || f.Kind != base.Invalid || f.Fields[0].Name != c.field {
			t.Errorf("%s: %v", c.from, f)
			continue
		}
		if c.until != "" && !f.Args["until"].(words.Instant).Time.Equal(clock(paris, c.until)) {
			t.Errorf("%s: until %v, want %s", c.from, f.Args["until"], c.until)
		}
	}
}

// drawn makes a plan at random: a house, its rooms, their hours, closures, exceptions and outages.
func drawn(t *rapid.T) *Plan {
	f := facts{zone: zone(rapid.SampledFrom([]string{"Europe/Paris", "America/Miquelon", "Australia/Lord_Howe", "Indian/Reunion"}).Draw(t, "zone")),
		department: "67", hours: map[base.SpaceID]Week{}}
	ids := []base.SpaceID{"house", "room", "part", "laser"}
	for i, kind := range []Kind{KindBuilding, KindRoom, KindPart, KindMachine} {
		s := Space{ID: ids[i], Draft: Draft{Kind: kind, Capacity: 1}}
		if i > 0 {
			s.Parent = ids[i-1]
		}
		f.spaces = append(f.spaces, s)
	}
	days := rapid.Custom(func(t *rapid.T) day.Day {
		return day.Day(rapid.SampledFrom([]string{"2027-03-20", "2027-10-24", "2027-04-28"}).Draw(t, "near")).Add(rapid.IntRange(0, 12).Draw(t, "day"))
	})
	ranges := rapid.Custom(func(t *rapid.T) (out []Range) {
		at := rapid.SampledFrom([]int{0, 600, 1200}).Draw(t, "at")
		for range rapid.IntRange(0, 3).Draw(t, "n") {
			r := Range{From: at + rapid.IntRange(0, 300).Draw(t, "from")}
			r.To = r.From + rapid.IntRange(1, 700).Draw(t, "length")
			if r.From >= dayMinutes {
				break
			}
			out, at = append(out, r), r.To
		}
		return out
	})
	for _, id := range ids {
		if rapid.Bool().Draw(t, "hours") {
			var w Week
			for d := range w {
				w[d] = ranges.Draw(t, "week")
			}
			if !w.Empty() {
				f.hours[id] = w
			}
		}
	}
	somewhere := rapid.SampledFrom(append(ids, ""))
	for range rapid.IntRange(0, 3).Draw(t, "closures") {
		first := days.Draw(t, "first")
		f.closures = append(f.closures, Closure{Space: somewhere.Draw(t, "of"), First: first, Last: first.Add(rapid.IntRange(0, 3).Draw(t, "days")),
			Repeat: rapid.SampledFrom([]Repeat{Once, Weekly, Yearly}).Draw(t, "repeat"), Weekdays: "26"})
	}
	for range rapid.IntRange(0, 3).Draw(t, "exceptions") {
		f.exceptions = append(f.exceptions, Exception{Space: somewhere.Draw(t, "of"), Day: days.Draw(t, "on"), Hours: ranges.Draw(t, "hours")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "outages") {
		o := Outage{Space: rapid.SampledFrom(ids).Draw(t, "of"), From: days.Draw(t, "from").Start(f.zone).Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "m")) * time.Minute)}
		if rapid.Bool().Draw(t, "back") {
			o.Back = o.From.Add(time.Duration(rapid.IntRange(1, 5000).Draw(t, "long")) * time.Minute)
		}
		f.outages = append(f.outages, o)
	}
	return newPlan(f)
}

// openAt is the definition, instant by instant: no outage, no closed day, and hours
// that began today or yesterday.
func openAt(p *Plan, i int, t time.Time) bool {
	for _, o := range p.nodes[i].outages {
		if o.covers(t) {
			return false
		}
	}
	today := day.Of(t, p.zone)
	if p.verdict(i, p.date(today)).closed {
		return false
	}
	for _, d := range []day.Day{today.Add(-1), today} {
		for _, r := range p.verdict(i, p.date(d)).ranges {
			from, _ := d.At(clockOf(r.From), p.zone)
			end := d.Add(r.To / dayMinutes)
			to, _ := end.At(clockOf(r.To%dayMinutes), p.zone)
			if !t.Before(from) && t.Before(to) {
				return true
			}
		}
	}
	return false
}

func TestOpeningsAreInOrderInsideTheWindowAndWhatTheDefinitionSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		first := day.Day(rapid.SampledFrom([]string{"2027-03-25", "2027-10-28", "2027-05-01"}).Draw(t, "window"))
		from := first.Start(p.zone).Add(time.Duration(rapid.IntRange(0, 1440).Draw(t, "at")) * time.Minute)
		to := from.Add(time.Duration(rapid.IntRange(1, 6000).Draw(t, "for")) * time.Minute)
		for i, n := range p.nodes {
			open := p.Openings(n.ID, from, to)
			for k, s := range open {
				if !s.From.Before(s.To) || s.From.Before(from) || s.To.After(to) || k > 0 && !open[k-1].To.Before(s.From) {
					t.Fatalf("%s: %s", n.ID, say(open, p.zone))
				}
			}
			for at := from; at.Before(to); at = at.Add(7 * time.Minute) {
				listed := slices.ContainsFunc(open, func(s Span) bool { return !at.Before(s.From) && at.Before(s.To) })
				if want := openAt(p, i, at); listed != want {
					t.Fatalf("%s at %s: listed %v, is %v", n.ID, at.In(p.zone), listed, want)
				}
				if (p.Refuses(n.ID, at, at.Add(time.Second)) == nil) != listed && at.Truncate(time.Minute).Equal(at) {
					t.Fatalf("%s at %s: listed %v, Refuses says otherwise", n.ID, at.In(p.zone), listed)
				}
			}
			if whole := len(open) == 1 && open[0].From.Equal(from) && open[0].To.Equal(to); whole != (p.Refuses(n.ID, from, to) == nil) {
				t.Fatalf("%s: the whole window: %v", n.ID, whole)
			}
		}
	})
}

func TestASpaceSaysUntilWhenItIsAsItIs(t *testing.T) {
	t.Parallel()
	p := salle(facts{department: "75", hours: map[base.SpaceID]Week{"s": {0: {{540, 1080}}, 1: {{540, 1080}}}},
		outages: []Outage{{Space: "s", From: clock(paris, "2028-01-01 00:00"), Reason: "incendie"}}})
	for at, want := range map[string]struct {
		open  bool
		until string
		cause Cause
	}{
		"2027-05-31 10:00": {true, "2027-05-31 18:00", Outside},
		"2027-05-31 18:00": {false, "2027-06-01 09:00", Outside},
		"2027-05-17 10:00": {false, "2027-05-18 09:00", OnHoliday},
		"2028-02-01 10:00": {false, "", OutOfService},
	} {
		got := p.Standing("s", clock(paris, at))
		until := want.until == "" && got.Until.IsZero() || want.until != "" && got.Until.Equal(clock(paris, want.until))
		if got.Open != want.open || !until || got.Cause != want.cause {
			t.Errorf("%s: %+v", at, got)
		}
	}
	always := salle(facts{})
	if got := always.Standing("s", clock(paris, "2027-05-31 10:00")); !got.Open || !got.Until.IsZero() {
		t.Errorf("always open: %+v", got)
	}
}
