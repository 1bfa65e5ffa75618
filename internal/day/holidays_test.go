package day

import (
	"slices"
	"testing"
	"time"
)

// meeus is another way to Easter (Gauss's, as Meeus gives it for 1900 to 2099).
func meeus(year int) Day {
	a, b, c := year%19, year%4, year%7
	d := (19*a + 24) % 30
	e := (2*b + 4*c + 6*d + 5) % 7
	if d == 29 && e == 6 || d == 28 && e == 6 && a > 10 {
		e -= 7
	}
	return Date(year, time.March, 22+d+e)
}

func TestEasterIsWhatAnotherAlgorithmSays(t *testing.T) {
	t.Parallel()
	for year := 1961; year <= 2099; year++ {
		if got, want := Easter(year), meeus(year); got != want || got.Weekday() != 7 {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
	for year, want := range map[int]Day{1818: "1818-03-22", 1961: "1961-04-02", 2008: "2008-03-23", 2011: "2011-04-24",
		2024: "2024-03-31", 2027: "2027-03-28", 2038: "2038-04-25", 2049: "2049-04-18", 2076: "2076-04-19", 2285: "2285-03-22"} {
		if got := Easter(year); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

func TestTheHolidaysOfAYearAreThoseOfTheDepartment(t *testing.T) {
	t.Parallel()
	all := []Day{"2027-01-01", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-08", "2027-05-17",
		"2027-07-14", "2027-08-15", "2027-11-01", "2027-11-11", "2027-12-25"}
	for department, more := range map[string][]Day{
		"": nil, "69": nil, "2A": nil, "75": nil,
		"57": {"2027-03-26", "2027-12-26"}, "67": {"2027-03-26", "2027-12-26"}, "68": {"2027-03-26", "2027-12-26"},
		"971": {"2027-05-27"}, "972": {"2027-05-22"}, "973": {"2027-06-10"}, "974": {"2027-12-20"}, "976": {"2027-04-27"},
	} {
		var got []Day
		for _, h := range HolidaysOf(2027, department) {
			got = append(got, h.Day)
		}
		want := append(slices.Clone(all), more...)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v", department, got)
		}
	}
}

func TestAHolidayOfTheYearIsThatOfTheDay(t *testing.T) {
	t.Parallel()
	for _, department := range []string{"", "67", "971", "972", "973", "974", "976"} {
		for year := 2020; year < 2060; year++ {
			listed := map[Day]string{}
			for _, h := range HolidaysOf(year, department) {
				listed[h.Day] = h.Key
			}
			for d := Date(year, 1, 1); d.Year() == year; d = d.Add(1) {
				h, is := HolidayOn(d, department)
				if _, want := listed[d]; is != want {
					t.Errorf("%s %s: %v", department, d, h)
				}
			}
		}
	}
}

// In 2008 Ascension Day was the first of May.
func TestTwoHolidaysMayFallOnOneDay(t *testing.T) {
	t.Parallel()
	if h, is := HolidayOn("2008-05-01", ""); !is || h.Key != "labour_day" || len(HolidaysOf(2008, "")) != 11 {
		t.Error(h)
	}
}

func TestAnHourIsReadOnlyAsItIsWritten(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]Clock{"9:30": {9, 30}, "09:30": {9, 30}, "24:00": {24, 0}, "0:00": {}} {
		if got, err := ParseClock(s); got != want || err != nil {
			t.Errorf("%q: %v %v", s, got, err)
		}
	}
	for _, s := range []string{"", ":", "9", "9:5", "+9:30", "9:30 ", " 9:30", "25:00", "24:01", "12:60", "009:30", "-1:00", "9:30:00"} {
		if got, err := ParseClock(s); err == nil {
			t.Errorf("%q: %v", s, got)
		}
	}
}
