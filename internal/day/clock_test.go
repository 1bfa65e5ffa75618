package day

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestAnHourOnTheWallMeetsItsInstant(t *testing.T) {
	t.Parallel()
	cases := []struct {
		zone, day, hour, utc string
		passage              Passage
	}{
		{"Europe/Paris", "2027-03-28", "02:30", "2027-03-28T01:00:00Z", Never},
		{"Europe/Paris", "2027-03-28", "03:00", "2027-03-28T01:00:00Z", Once},
		{"Europe/Paris", "2027-03-28", "01:59", "2027-03-28T00:59:00Z", Once},
		{"Europe/Paris", "2027-10-31", "02:30", "2027-10-31T00:30:00Z", Twice},
		{"Europe/Paris", "2027-10-31", "03:00", "2027-10-31T02:00:00Z", Once},
		{"Europe/Paris", "2027-10-31", "24:00", "2027-10-31T23:00:00Z", Once},
		{"Indian/Reunion", "2027-03-28", "02:30", "2027-03-27T22:30:00Z", Once},
		{"America/Martinique", "2027-10-31", "02:30", "2027-10-31T06:30:00Z", Once},
		{"America/Miquelon", "2027-03-14", "02:30", "2027-03-14T05:00:00Z", Never},
		{"Pacific/Noumea", "2027-01-01", "00:00", "2026-12-31T13:00:00Z", Once},
	}
	for _, c := range cases {
		hour, err := ParseClock(c.hour)
		if err != nil {
			t.Fatal(err)
		}
		got, passage := Day(c.day).At(hour, zone(t, c.zone))
		if got.UTC().Format(time.RFC3339) != c.utc || passage != c.passage {
			t.Errorf("%s %s %s: %s %d, want %s %d", c.zone, c.day, c.hour, got.UTC().Format(time.RFC3339), passage, c.utc, c.passage)
		}
	}
}

func TestP6DaysOfClockChangesLast23And25Hours(t *testing.T) {
	t.Parallel()
	paris := zone(t, "Europe/Paris")
	for d, hours := range map[Day]float64{"2027-03-28": 23, "2027-10-31": 25, "2027-06-01": 24} {
		if got := d.Add(1).Start(paris).Sub(d.Start(paris)).Hours(); got != hours {
			t.Errorf("%s lasts %v h, want %v", d, got, hours)
		}
	}
}

func TestMonthsEndWhereTheyEnd(t *testing.T) {
	t.Parallel()
	for i, want := range []Day{"2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"} {
		if got := Day("2027-01-31").AddMonths(i); got != want {
			t.Errorf("+%d months: %s, want %s", i, got, want)
		}
	}
	if got := Day("2028-02-29").AddMonths(-12); got != "2027-02-28" {
		t.Error(got)
	}
}
