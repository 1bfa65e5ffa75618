package vat

import (
	"maps"
	"slices"
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/law"
	"pilotis/internal/money"
)

// Sold is turnover of one day, VAT left out.
type Sold struct {
	Day    day.Day
	Goods  bool // sold or eaten on the spot; services otherwise
	Amount money.Cents
}

// goods are the accounts of sales and of their discounts; the rest of class 70 is services.
var goods = []string{"701", "702", "703", "707", "7091", "7092", "7093", "7097"}

// IsGoods tells under which threshold what an account of class 70 gathers is counted.
func IsGoods(account string) bool {
	return slices.ContainsFunc(goods, func(p string) bool { return strings.HasPrefix(account, p) })
}

// Limit is a pair of thresholds: above the first the franchise ends with the year, above
// the second on the very day (CGI, art. 293 B).
type Limit struct{ First, Second law.Known }

// Meter is the turnover of a calendar year against a pair of thresholds.
type Meter struct {
	Services bool // services alone; everything otherwise
	Year     int
	Limit
	Turnover money.Cents
	Months   [12]money.Cents
	Alert    day.Day // the day on which the first threshold was passed
	Exit     day.Day // the day from which VAT is due: that on which the second was passed
	Before   bool    // Exit is the first of January, the year before having passed the first
}

// near is the part of the first threshold, in hundredths, from which one is warned.
const near = 90

// Near tells whether the first threshold is close.
func (m Meter) Near() bool {
	return m.Alert == "" && m.Turnover >= m.First.Value.Cents().Ratio(near, 100)
}

// Measure adds up what was sold in a calendar year, day by day.
func Measure(all []Sold, year int, services bool, l Limit) Meter {
	m := Meter{Services: services, Year: year, Limit: l}
	days := map[day.Day]money.Cents{}
	for _, s := range all {
		if s.Day.Year() == year && !(services && s.Goods) {
			days[s.Day] += s.Amount
		}
	}
	for _, d := range slices.Sorted(maps.Keys(days)) {
		m.Turnover += days[d]
		m.Months[d.Month()-1] += days[d]
		if m.Alert == "" && m.Turnover > m.First.Value.Cents() {
			m.Alert = d
		}
		if m.Exit == "" && m.Turnover > m.Second.Value.Cents() {
			m.Exit = d
		}
	}
	return m
}

// Sums adds up the months, up to each.
func (m Meter) Sums() (out [12]money.Cents) {
	var sum money.Cents
	for i, c := range m.Months {
		sum += c
		out[i] = sum
	}
	return out
}
