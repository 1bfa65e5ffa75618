// Package budget holds what a place plans to earn and to spend: versions that are drafted,
// voted and amended, by month, by account and by what they are for, held against what the
// books say. It announces nothing. It must never know how an entry is made: it reads the
// ledger and writes only its own plans.
package budget

import (
	"regexp"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Identifiers of the room's things.
type (
	ID     = base.ID[Version]
	LineID = base.ID[Line]
)

// Version is a budget of a year: free while it is a draft, unchangeable once voted.
type Version struct {
	ID       ID
	Label    string
	From, To day.Day
	Amends   ID // the voted version that this one amends
	MadeAt   time.Time
	MadeBy   base.AccountID
	Vote
}

// Vote is who decided on a version, and when.
type Vote struct {
	On   day.Day
	Body string // "assemblée générale"
	At   time.Time
	By   base.AccountID // who wrote it down
}

// Voted tells whether the version is decided.
func (v Version) Voted() bool { return v.On != "" }

// Months lists the months of the version: "2027-01".
func (v Version) Months() []string {
	var out []string
	for m := v.From.FirstOfMonth(); m <= v.To; m = m.AddMonths(1) {
		out = append(out, string(m[:7]))
	}
	return out
}

const (
	labelMax  = 80
	remarkMax = 600
	linesMax  = 500
	monthsMax = 24
	codeMax   = 12
)

func (v Version) check() error {
	var wrong base.Checks
	wrong.Require("label", v.Label)
	if len([]rune(v.Label)) > labelMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": labelMax})
	}
	_, bad := day.Parse(string(v.From))
	_, worse := day.Parse(string(v.To))
	if bad != nil {
		wrong.Wrong("from", "budget.no_such_day")
	}
	if worse != nil {
		wrong.Wrong("to", "budget.no_such_day")
	}
	if bad == nil && worse == nil && (v.To < v.From || len(v.Months()) > monthsMax) {
		wrong.Wrong("to", "budget.year_length", base.Args{"max": monthsMax})
	}
	return wrong.Fault()
}

// Line is what is planned on an account, for one activity, project or site or for none.
type Line struct {
	ID      LineID
	Account string // a code of the chart, or the beginning of one: "606"
	Axes
	Months []money.Cents // costs and income alike are positive
}

// Axes say what a line is for.
type Axes struct {
	Activity base.ActivityID
	Project  ledger.AxisID
	Site     ledger.AxisID
}

// On gives the value of an axis: "activity", "project" or "site".
func (a Axes) On(axis string) string {
	switch axis {
	case "activity":
		return string(a.Activity)
	case "project":
		return string(a.Project)
	}
	return string(a.Site)
}

// Year adds up the months.
func (l Line) Year() money.Cents { return sum(l.Months) }

func sum(all []money.Cents) (total money.Cents) {
	for _, c := range all {
		total += c
	}
	return total
}

// Side tells what an account bears.
type Side string

// The sides: what is given and used in kind stands apart.
const (
	Costs    Side = "costs"
	Income   Side = "income"
	UsedKind Side = "used"
	GivenIn  Side = "given"
)

// Sides lists them in the order in which they are read.
func Sides() []Side { return []Side{Costs, Income, UsedKind, GivenIn} }

// SideOf tells the side of an account; empty where a budget has none.
func SideOf(account string) Side {
	switch {
	case strings.HasPrefix(account, "6"):
		return Costs
	case strings.HasPrefix(account, "7"):
		return Income
	case strings.HasPrefix(account, "86"):
		return UsedKind
	case strings.HasPrefix(account, "87"):
		return GivenIn
	}
	return ""
}

// Earned tells whether a credit adds to the side.
func (s Side) Earned() bool { return s == Income || s == GivenIn }

var codes = regexp.MustCompile(`^([67]|8[67])[0-9][0-9A-Z]*$|^8[67]$`)

// since2025 is the first day without accounts 79: what they held is in 649 or 7587.
const since2025 = day.Day("2025-01-01")

// fault says what is wrong with a line of a version.
func (l Line) fault(v Version) (key string, args base.Args) {
	switch {
	case len(l.Account) > codeMax || !codes.MatchString(l.Account):
		return "budget.account_code", base.Args{"code": l.Account}
	case strings.HasPrefix(l.Account, "79") && v.From >= since2025:
		return "budget.no_79", nil
	case len(l.Months) != len(v.Months()):
		return "budget.months", base.Args{"n": len(v.Months())}
	}
	for _, c := range l.Months {
		if c.Abs() > money.Max {
			return "budget.too_much", nil
		}
	}
	return "", nil
}

// Spread parts a year's amount over months as they were, equally where they were nothing.
func Spread(year money.Cents, months []money.Cents) []money.Cents {
	if sum(months) == year {
		return months
	}
	weights := make([]int64, len(months))
	some := false
	for i, c := range months {
		if c < 0 {
			return year.Spread(len(months))
		}
		weights[i], some = int64(c), some || c > 0
	}
	if !some {
		return year.Spread(len(months))
	}
	return year.Split(weights...)
}

// Grow changes months by a rate; the year is rounded, and its months add up to it.
func Grow(months []money.Cents, by money.Rate) []money.Cents {
	year := sum(months)
	return Spread(year+by.Of(year), months)
}

// Fit lays months out on another number of months.
func Fit(months []money.Cents, n int) []money.Cents {
	if len(months) == n {
		return months
	}
	return sum(months).Spread(n)
}
