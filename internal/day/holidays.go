package day

import (
	"slices"
	"time"
)

// Holiday is a public holiday of France on a day of a year.
type Holiday struct {
	Key    string // "easter_monday": the texts name it under "day.easter_monday"
	Day    Day
	Source string // where the law says so
}

const (
	labourCode  = "Code du travail, art. L. 3133-1"
	localLaw    = "Code du travail, art. L. 3134-13"
	overseasLaw = "Code du travail, art. L. 3422-2"
)

// holiday is a line of the law: a fixed date, or a number of days after Easter.
type holiday struct {
	key    string
	date   string // "-05-01"; "" where it follows Easter
	after  int    // days after Easter Sunday
	source string
	only   []string // departments, nil for all
}

var alsaceMoselle = []string{"57", "67", "68"}

// holidays is the law, in the order of a year. Abolition days: decree 83-1003 for each territory.
var holidays = []holiday{
	{"new_year", "-01-01", 0, labourCode, nil},
	{"good_friday", "", -2, localLaw, alsaceMoselle},
	{"easter_monday", "", 1, labourCode, nil},
	{"abolition", "-04-27", 0, overseasLaw, []string{"976"}},
	{"labour_day", "-05-01", 0, labourCode, nil},
	{"victory", "-05-08", 0, labourCode, nil},
	{"abolition", "-05-22", 0, overseasLaw, []string{"972"}},
	{"abolition", "-05-27", 0, overseasLaw, []string{"971"}},
	{"ascension", "", 39, labourCode, nil},
	{"whit_monday", "", 50, labourCode, nil},
	{"abolition", "-06-10", 0, overseasLaw, []string{"973"}},
	{"bastille_day", "-07-14", 0, labourCode, nil},
	{"assumption", "-08-15", 0, labourCode, nil},
	{"all_saints", "-11-01", 0, labourCode, nil},
	{"armistice", "-11-11", 0, labourCode, nil},
	{"abolition", "-12-20", 0, overseasLaw, []string{"974"}},
	{"christmas", "-12-25", 0, labourCode, nil},
	{"st_stephen", "-12-26", 0, localLaw, alsaceMoselle},
}

// HolidaysOf lists the public holidays of a department ("" for those of all) in a year, in order.
func HolidaysOf(year int, department string) []Holiday {
	easter := Easter(year)
	var out []Holiday
	for _, h := range holidays {
		if h.observedIn(department) {
			out = append(out, Holiday{h.key, h.on(easter), h.source})
		}
	}
	slices.SortStableFunc(out, func(a, b Holiday) int { return a.Day.Sub(b.Day) })
	return out
}

// HolidayOn tells which public holiday of a department falls on a day, if any.
func HolidayOn(d Day, department string) (Holiday, bool) {
	after := -366 // days after Easter; no feast outside of spring
	if m := d[5:7]; m >= "03" && m <= "06" {
		after = d.Sub(Easter(d.Year()))
	}
	for _, h := range holidays {
		if (h.date == string(d[4:]) || h.date == "" && h.after == after) && h.observedIn(department) {
			return Holiday{h.key, d, h.source}, true
		}
	}
	return Holiday{}, false
}

func (h holiday) on(easter Day) Day {
	if h.date != "" {
		return easter[:4] + Day(h.date)
	}
	return easter.Add(h.after)
}

func (h holiday) observedIn(department string) bool {
	return h.only == nil || slices.Contains(h.only, department)
}

// Easter tells Easter Sunday of a year of the Gregorian calendar (Butcher, 1876).
func Easter(year int) Day {
	golden, century, rest := year%19, year/100, year%100
	epact := (19*golden + century - century/4 - (century-(century+8)/25+1)/3 + 15) % 30
	sunday := (32 + 2*(century%4) + 2*(rest/4) - epact - rest%4) % 7
	late := (golden + 11*epact + 22*sunday) / 451
	n := epact + sunday - 7*late + 114
	return Date(year, time.Month(n/31), n%31+1)
}

// HolidayKeys lists the keys of the holidays of all departments, each once.
func HolidayKeys() []string {
	var keys []string
	for _, h := range holidays {
		if !slices.Contains(keys, h.key) {
			keys = append(keys, h.key)
		}
	}
	return keys
}
