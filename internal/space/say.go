package space

import (
	"context"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// icon is the drawing of a kind.
func (k Kind) icon() ui.Icon {
	switch k {
	case KindBuilding:
		return ui.IconBuilding
	case KindFloor:
		return ui.IconFloor
	case KindPart:
		return ui.IconColumns
	case KindDesk:
		return ui.IconDesk
	case KindMachine:
		return ui.IconMachine
	case KindEquipment:
		return ui.IconEquipment
	}
	return ui.IconRoom
}

// sayRanges writes hours to be read: "9 h – 12 h 30, 14 h – 18 h".
func sayRanges(lang string, ranges []Range) string {
	parts := make([]string, len(ranges))
	for i, r := range ranges {
		from, to := r.Clocks()
		parts[i] = sayClock(lang, from) + " – " + sayClock(lang, to)
	}
	return strings.Join(parts, ", ")
}

func sayClock(lang string, c day.Clock) string {
	if c.Hour == 24 {
		return words.T(lang, "space.midnight")
	}
	return words.Hour(lang, time.Date(2000, 1, 1, c.Hour, c.Minute, 0, 0, time.UTC), time.UTC)
}

// typeRanges writes hours as one types them: "9h-12h30, 14h-18h".
func typeRanges(lang string, ranges []Range) string {
	parts := make([]string, len(ranges))
	for i, r := range ranges {
		from, to := r.Clocks()
		parts[i] = typeClock(lang, from) + "-" + typeClock(lang, to)
	}
	return strings.Join(parts, ", ")
}

func typeClock(lang string, c day.Clock) string {
	switch {
	case lang == "en":
		return c.String()
	case c.Minute == 0:
		return strconv.Itoa(c.Hour) + "h"
	}
	return strconv.Itoa(c.Hour) + "h" + c.String()[3:]
}

// saySpans writes when a day is open, on the wall of the place.
func saySpans(ctx context.Context, spans []Span, zone *time.Location) string {
	if len(spans) == 1 && day.Of(spans[0].From, zone).Start(zone).Equal(spans[0].From) && day.ClockOf(spans[0].To, zone) == (day.Clock{}) {
		return ui.T(ctx, "space.all_day")
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = ui.Hour(ctx, s.From) + " – " + sayEnd(ctx, s.To, zone)
	}
	return strings.Join(parts, ", ")
}

// sayEnd writes the end of a span of one day: midnight is its end, not its start.
func sayEnd(ctx context.Context, t time.Time, zone *time.Location) string {
	if day.ClockOf(t, zone) == (day.Clock{}) {
		return ui.T(ctx, "space.midnight")
	}
	return ui.Hour(ctx, t)
}

// sayCause says in two words why a space is not open.
func sayCause(ctx context.Context, cause Cause, reason string) string {
	switch cause {
	case OnHoliday:
		return ui.T(ctx, "day."+reason)
	case OnClosure, OutOfService:
		return reason
	case Withdrawn:
		return ui.T(ctx, "space.retired")
	}
	return ui.T(ctx, "space.shut")
}

// Say says how a space stands: its tone and a few words.
func (s Standing) Say(ctx context.Context, now time.Time) (ui.Tone, string) {
	when := base.Args{"until": sayMoment(ctx, s.Until, now)}
	switch {
	case s.Open && s.Until.IsZero():
		return ui.Well, ui.T(ctx, "space.open")
	case s.Open:
		return ui.Well, ui.T(ctx, "space.open_until", when)
	case s.Cause == OutOfService && s.Until.IsZero():
		return ui.Wrong, ui.T(ctx, "space.out")
	case s.Cause == OutOfService:
		return ui.Wrong, ui.T(ctx, "space.out_until", when)
	case s.Until.IsZero():
		return ui.Neutral, ui.T(ctx, "space.shut")
	}
	return ui.Neutral, ui.T(ctx, "space.shut_until", when)
}

// sayMoment writes an instant near another: the hour alone on the same day, the
// weekday within a week, the date beyond.
func sayMoment(ctx context.Context, t, now time.Time) string {
	s := ui.In(ctx)
	d := day.Of(t, s.Zone())
	away := d.Sub(day.Of(now, s.Zone()))
	switch {
	case t.IsZero():
		return ""
	case away == 0:
		return ui.Hour(ctx, t)
	case away < 7:
		return words.T(s.Lang, "words.moment", base.Args{"date": words.Weekday(s.Lang, d.Weekday()), "hour": ui.Hour(ctx, t)})
	}
	return words.T(s.Lang, "words.moment", base.Args{"date": words.DayMonth(s.Lang, d), "hour": ui.Hour(ctx, t)})
}

// sayClosure says when a closure closes: "du 2 au 15 août 2027", "chaque mardi"…
func sayClosure(ctx context.Context, c Closure) string {
	lang := ui.In(ctx).Lang
	switch c.Repeat {
	case Weekly:
		var days []string
		for _, d := range c.Weekdays {
			days = append(days, words.Weekday(lang, int(d-'0')))
		}
		args := base.Args{"days": strings.Join(days, ", "), "first": words.DateShort(lang, c.First)}
		if c.Last == "" {
			return ui.T(ctx, "space.closed_weekly", args)
		}
		args["last"] = words.DateShort(lang, c.Last)
		return ui.T(ctx, "space.closed_weekly_to", args)
	case Yearly:
		if c.First[4:] == c.Last[4:] {
			return ui.T(ctx, "space.closed_yearly_day", base.Args{"first": words.DayMonth(lang, c.First)})
		}
		return ui.T(ctx, "space.closed_yearly", base.Args{"first": words.DayMonth(lang, c.First), "last": words.DayMonth(lang, c.Last)})
	}
	if c.First == c.Last {
		return words.Date(lang, c.First)
	}
	return ui.T(ctx, "space.closed_from_to", base.Args{"first": words.DateShort(lang, c.First), "last": words.DateShort(lang, c.Last)})
}

// events writes the trail of a space.
func events(ctx context.Context, entries []db.Entry) []ui.Event {
	out := make([]ui.Event, len(entries))
	for i, e := range entries {
		out[i] = ui.Event{Who: e.Who, When: ui.Moment(ctx, e.At), What: ui.T(ctx, "space.did_"+e.Act), Detail: details(ctx, e.Detail)}
	}
	return out
}

// details writes what an act changed, where that says something in few words.
func details(ctx context.Context, detail db.Detail) string {
	var parts []string
	for _, name := range []string{"name", "capacity", "surface", "reason", "alt", "hours"} {
		value, is := detail[name]
		pair, two := value.([]any)
		if !is || two && name == "hours" { // a whole week says too much
			continue
		}
		said := sayValue(value)
		if two && len(pair) == 2 {
			said = sayValue(pair[0]) + " → " + sayValue(pair[1])
		}
		parts = append(parts, ui.T(ctx, "space.detail", base.Args{"name": ui.T(ctx, "space.field_"+name), "value": said}))
	}
	return strings.Join(parts, " · ")
}

func sayValue(v any) string {
	switch v := v.(type) {
	case string:
		if v == "" {
			return "–"
		}
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return "–"
}
