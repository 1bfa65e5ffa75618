package calendar

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata"

	"pilotis/internal/day"
)

var paris = func() *time.Location {
	z, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		panic(err)
	}
	return z
}()

// at reads "2027-03-28 09:30" on the wall of Paris.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	v, err := time.ParseInLocation("2006-01-02 15:04", s, paris)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestP6TheDaysOfClockChangesAreDrawn23And25HoursLong(t *testing.T) {
	t.Parallel()
	whole := hoursShown{0, 24}
	for _, c := range []struct {
		day   day.Day
		hours int
		marks []int
	}{
		{"2027-06-01", 24, []int{0, 1, 2, 3, 4}},
		{"2027-03-28", 23, []int{0, 1, 3, 4, 5}},
		{"2027-10-31", 25, []int{0, 1, 2, 2, 3}},
	} {
		col := whole.column(c.day, paris)
		if got := col.marks(paris); len(got) != c.hours || !slices.Equal(got[:5], c.marks) {
			t.Errorf("%s: %d hours, %v", c.day, len(got), got)
		}
	}
}

func TestAStretchStandsWhereTimePasses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		hours    hoursShown
		day      day.Day
		from, to string
		class    string
	}{
		{hoursShown{8, 20}, "2027-06-01", "2027-06-01 09:30", "2027-06-01 11:00", "at h1 m30 H1 M30"},
		{hoursShown{8, 20}, "2027-06-01", "2027-06-01 08:00", "2027-06-01 20:00", "at H12"},
		{hoursShown{8, 20}, "2027-06-01", "2027-06-01 07:00", "2027-06-01 21:00", "at H12 cut torn"},
		{hoursShown{8, 20}, "2027-06-01", "2027-06-01 10:07", "2027-06-01 10:09", "at h2 m5 M5"},
		{hoursShown{0, 24}, "2027-03-28", "2027-03-28 09:00", "2027-03-28 11:00", "at h8 H2"},
		{hoursShown{0, 24}, "2027-10-31", "2027-10-31 09:00", "2027-10-31 11:00", "at h10 H2"},
		{hoursShown{0, 24}, "2027-03-28", "2027-03-27 22:00", "2027-03-28 06:00", "at H5 cut"},
		{hoursShown{8, 20}, "2027-03-28", "2027-03-28 09:00", "2027-03-28 11:00", "at h1 H2"},
	} {
		s, drawn := c.hours.column(c.day, paris).place(at(t, c.from), at(t, c.to))
		if got := s.class(); !drawn || got != c.class {
			t.Errorf("%s to %s on %v: %q, want %q", c.from, c.to, c.hours, got, c.class)
		}
	}
	if _, drawn := usual.column("2027-06-01", paris).place(at(t, "2027-06-01 06:00"), at(t, "2027-06-01 08:00")); drawn {
		t.Error("what ends before the first hour is drawn")
	}
}

func TestTheHoursDrawnAreThoseInWhichThePlaceLives(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		spans [][2]string
		want  hoursShown
	}{
		{nil, usual},
		{[][2]string{{"2027-06-01 00:00", "2027-06-02 00:00"}}, usual},
		{[][2]string{{"2027-06-01 09:00", "2027-06-01 12:30"}, {"2027-06-01 14:00", "2027-06-01 18:15"}}, hoursShown{9, 19}},
		{[][2]string{{"2027-06-01 10:00", "2027-06-01 11:00"}}, hoursShown{7, 14}},
		{[][2]string{{"2027-06-01 18:00", "2027-06-02 02:00"}}, hoursShown{18, 24}},
		{[][2]string{{"2027-05-31 18:00", "2027-06-01 02:00"}}, hoursShown{0, 6}},
	} {
		var h hoursShown
		for _, s := range c.spans {
			h.widen("2027-06-01", at(t, s[0]), at(t, s[1]), paris)
		}
		if got := h.settled(); got != c.want {
			t.Errorf("%v: %v, want %v", c.spans, got, c.want)
		}
	}
}
