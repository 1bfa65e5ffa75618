package booking

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// repeat is how a booking comes back, as the form asks for it: a rule of RFC 5545
// that people can say in a sentence.
type repeat struct {
	Every string // "day", "week", "month" on the same date, "nth" on the same weekday of the month; "" once only
	Step  int    // every so many
	Days  []int  // of a week
	Dom   int    // of a month
	Nth   int    // of nth: 1 to 4, -1 for the last
	Until day.Day
	Count int
}

var repeats = []string{"day", "week", "month", "nth"}

// readRepeat reads the form; first is the day of the first booking.
func readRepeat(f url.Values, first day.Day, wrong *base.Checks) repeat {
	r := repeat{Every: f.Get("repeat"), Step: 1}
	if r.Every == "" {
		return repeat{}
	}
	if !slices.Contains(repeats, r.Every) {
		wrong.Wrong("repeat", "base.not_a_choice")
		return repeat{}
	}
	if n, err := strconv.Atoi(f.Get("step")); err == nil && n > 1 && n < 53 {
		r.Step = n
	}
	r.Dom, r.Nth = first.Dom(), nth(first)
	if r.Every == "week" {
		r.Days = readWeekdays(f["weekday"], first)
	}
	r.readEnd(f, first, wrong)
	return r
}

// readWeekdays always holds the day of the first booking.
func readWeekdays(list []string, first day.Day) []int {
	days := []int{first.Weekday()}
	for _, s := range list {
		if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= 7 && !slices.Contains(days, n) {
			days = append(days, n)
		}
	}
	slices.Sort(days)
	return days
}

func (r *repeat) readEnd(f url.Values, first day.Day, wrong *base.Checks) {
	until, count := f.Get("until"), f.Get("count")
	switch {
	case until != "":
		d, err := day.Parse(until)
		if err != nil {
			wrong.Wrong("until", "base.not_a_day")
		} else if d < first {
			wrong.Wrong("until", "booking.until_before")
		}
		r.Until = d
	case count != "":
		n, err := strconv.Atoi(count)
		if err != nil || n < 1 || n > seriesMax {
			wrong.Wrong("count", "booking.count_range", base.Args{"max": seriesMax})
		}
		r.Count = n
	default:
		wrong.Wrong("until", "booking.until_missing")
	}
}

// nth tells which of its weekday in the month a day is: a fifth is the last.
func nth(d day.Day) int {
	if n := (d.Dom() + 6) / 7; n < 5 {
		return n
	}
	return -1
}

var ruleDays = []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// rule writes the repetition as a rule of RFC 5545; "" for a single booking.
func (r repeat) rule(first day.Day) string {
	var b strings.Builder
	switch r.Every {
	case "day":
		b.WriteString("FREQ=DAILY")
	case "week":
		names := make([]string, len(r.Days))
		for i, n := range r.Days {
			names[i] = ruleDays[n-1]
		}
		b.WriteString("FREQ=WEEKLY;BYDAY=" + strings.Join(names, ","))
	case "month":
		fmt.Fprintf(&b, "FREQ=MONTHLY;BYMONTHDAY=%d", r.Dom)
	case "nth":
		fmt.Fprintf(&b, "FREQ=MONTHLY;BYDAY=%d%s", r.Nth, ruleDays[first.Weekday()-1])
	default:
		return ""
	}
	if r.Step > 1 {
		fmt.Fprintf(&b, ";INTERVAL=%d", r.Step)
	}
	if r.Until != "" {
		b.WriteString(";UNTIL=" + strings.ReplaceAll(string(r.Until), "-", ""))
	} else {
		fmt.Fprintf(&b, ";COUNT=%d", r.Count)
	}
	return b.String()
}

// sayRule writes a rule in plain language; first is the day it begins.
func sayRule(ctx context.Context, rule string, first day.Day) string {
	r, plain := parseRepeat(rule, first)
	if !plain {
		return ui.T(ctx, "booking.repeats_otherwise")
	}
	return r.say(ctx, first)
}

// parseRepeat reads back a rule that the form could have written.
func parseRepeat(rule string, first day.Day) (r repeat, plain bool) {
	r = repeat{Step: 1, Dom: first.Dom(), Nth: nth(first)}
	byDay := partOf(rule, "BYDAY")
	switch partOf(rule, "FREQ") {
	case "DAILY":
		r.Every = "day"
	case "WEEKLY":
		r.Every, r.Days = "week", []int{first.Weekday()}
		if byDay != "" {
			r.Days = nil
			for name := range strings.SplitSeq(byDay, ",") {
				r.Days = append(r.Days, slices.Index(ruleDays, name)+1)
			}
		}
	case "MONTHLY":
		r.Every = "month"
		if byDay != "" {
			r.Every = "nth"
			number, name := byDay[:max(len(byDay)-2, 0)], byDay[max(len(byDay)-2, 0):]
			n, err := strconv.Atoi(number)
			if err != nil || n < -1 || n == 0 || n > 4 || name != ruleDays[first.Weekday()-1] {
				return r, false
			}
			r.Nth = n
		}
	default:
		return r, false
	}
	if n, err := strconv.Atoi(partOf(rule, "INTERVAL")); err == nil {
		r.Step = n
	}
	r.Count, _ = strconv.Atoi(partOf(rule, "COUNT"))
	if until := partOf(rule, "UNTIL"); len(until) >= 8 {
		r.Until, _ = day.Parse(until[:4] + "-" + until[4:6] + "-" + until[6:8])
	}
	return r, !slices.Contains(r.Days, 0) && partOf(rule, "BYMONTH")+partOf(rule, "BYSETPOS") == ""
}

func (r repeat) say(ctx context.Context, first day.Day) string {
	lang := ui.In(ctx).Lang
	args := base.Args{"n": r.Step, "dom": r.Dom, "weekday": words.Weekday(lang, first.Weekday())}
	switch r.Every {
	case "week":
		var names []string
		for _, n := range r.Days {
			names = append(names, words.Weekday(lang, n))
		}
		args["days"] = listed(ctx, names)
	case "nth":
		args["nth"] = ui.T(ctx, "booking.nth_"+strconv.Itoa(r.Nth))
	}
	key := "booking.each_" + r.Every
	if r.Step > 1 {
		key += "s"
	}
	said := ui.T(ctx, key, args)
	switch {
	case r.Until != "":
		said = ui.T(ctx, "booking.each_until", base.Args{"each": said, "date": words.DateShort(lang, r.Until)})
	case r.Count > 0:
		said = ui.T(ctx, "booking.each_count", base.Args{"each": said, "n": r.Count})
	}
	return said
}

// listed writes words one after the other: "lundi, mardi et jeudi".
func listed(ctx context.Context, list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return ui.T(ctx, "booking.and", base.Args{"list": strings.Join(list[:last], ", "), "last": list[last]})
}
