package space

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Repeat says how a closure comes back.
type Repeat string

// A closure happens Once from its first day to its last, Weekly on some days of
// the week between them (without end where there is no last day), or Yearly from
// the first day's date to the last's.
const (
	Once   Repeat = ""
	Weekly Repeat = "weekly"
	Yearly Repeat = "yearly"
)

// Closure is days on which a space, or the whole place, is closed from midnight to midnight.
type Closure struct {
	ID       base.ID[Closure]
	Space    base.SpaceID // "" for the whole place
	First    day.Day
	Last     day.Day
	Repeat   Repeat
	Weekdays string // digits 1 to 7, for Weekly
	Reason   string
}

// On tells whether the closure closes a day.
func (c Closure) On(d day.Day) bool {
	if d < c.First {
		return false
	}
	switch c.Repeat {
	case Weekly:
		return (c.Last == "" || d <= c.Last) && strings.Contains(c.Weekdays, strconv.Itoa(d.Weekday()))
	case Yearly:
		date, first, last := d[4:], c.First[4:], c.Last[4:]
		if first <= last {
			return first <= date && date <= last
		}
		return date >= first || date <= last // over the new year
	}
	return d <= c.Last
}

// Exception is the hours of one day, instead of all that the week, holidays and
// closures of the same space or of those above say. Without any hours the day is closed.
type Exception struct {
	ID     base.ID[Exception]
	Space  base.SpaceID // "" for the whole place
	Day    day.Day
	Hours  []Range
	Reason string
}

// Outage is a time in which a space cannot be lent, whatever its hours.
type Outage struct {
	ID     base.ID[Outage]
	Space  base.SpaceID
	From   time.Time
	Back   time.Time // expected return, zero where nobody knows yet
	Reason string
}

// covers tells whether the outage lasts at an instant.
func (o Outage) covers(t time.Time) bool {
	return !t.Before(o.From) && (o.Back.IsZero() || t.Before(o.Back))
}

// check says everything that is wrong with a closure.
func (c Closure) check() error {
	var wrong base.Checks
	checkReason(c.Reason, &wrong)
	checkDay("first", c.First, &wrong)
	if c.Last != "" || c.Repeat != Weekly {
		checkDay("last", c.Last, &wrong)
	}
	if len(wrong) == 0 && c.Last != "" && c.Last < c.First {
		wrong.Wrong("last", "space.last_before_first")
	}
	if len(wrong) == 0 && c.Repeat != Weekly && c.Last.Sub(c.First) > closureMax {
		wrong.Wrong("last", "space.closure_too_long")
	}
	switch c.Repeat {
	case Once, Yearly:
	case Weekly:
		if strings.Trim(c.Weekdays, "1234567") != "" || c.Weekdays == "" {
			wrong.Wrong("weekdays", "space.no_weekday")
		}
	default:
		wrong.Wrong("repeats", "base.not_a_choice")
	}
	return wrong.Fault()
}

// closureMax is how many days a closure lasts at most: a space closed for longer is retired.
const closureMax = 366

func checkDay(field string, d day.Day, wrong *base.Checks) {
	if d == "" {
		wrong.Wrong(field, "base.required")
	} else if _, err := day.Parse(string(d)); err != nil {
		wrong.Wrong(field, "base.not_a_day")
	}
}

func checkReason(reason string, wrong *base.Checks) {
	wrong.Require("reason", reason)
	if len([]rune(reason)) > reasonMax {
		wrong.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
}

// Closures lists the closures of the place and of its spaces.
func (p *Plan) Closures() []Closure {
	all := slices.Clone(p.whole.closures)
	for _, n := range p.nodes {
		all = append(all, n.closures...)
	}
	return all
}

// Exceptions lists the days that have hours of their own, in order.
func (p *Plan) Exceptions() []Exception {
	all := slices.Collect(maps.Values(p.whole.exceptions))
	for _, n := range p.nodes {
		all = slices.AppendSeq(all, maps.Values(n.exceptions))
	}
	slices.SortFunc(all, func(a, b Exception) int {
		return cmp.Or(strings.Compare(string(a.Day), string(b.Day)), strings.Compare(string(a.ID), string(b.ID)))
	})
	return all
}

// Outages lists the outages of the spaces of the place, past ones too.
func (p *Plan) Outages() []Outage { return slices.Clone(p.out) }

// OutagesOf lists what takes a space out of service at some instant from one on: its
// own outages, those of what it lies in, and those of its parts.
func (p *Plan) OutagesOf(id base.SpaceID, from time.Time) []Outage {
	i, found := p.index[id]
	if !found {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.nodes[i].outages), func(o Outage) bool { return !o.Back.IsZero() && !o.Back.After(from) })
}
