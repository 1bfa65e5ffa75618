package calendar

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// alone gives the one space shown, where there is one: a week of it is drawn with
// hours downwards.
func (p calendarPage) alone() (line, bool) {
	if len(p.Sheet.Lines) != 1 {
		return line{}, false
	}
	return p.Sheet.Lines[0], p.Sheet.Lines[0].Cells != nil
}

// alongside is what is look, of one space alone.
func (p calendarPage) alongside(id base.SpaceID) look {
	return look{View: viewWeek, On: p.On, Space: id}
}

// longest is the column with the most hours: the ruler beside a week.
func (p calendarPage) longest() column {
	return slices.MaxFunc(p.Sheet.Columns, func(a, b column) int { return a.hours() - b.hours() })
}

func hoursClass(c column) string { return "n" + strconv.Itoa(c.hours()) }

// beginAt is the hour on the wall at which a column begins, in minutes, for those
// who draw in it with a pointer.
func (c column) beginAt(ctx context.Context) string {
	return strconv.Itoa(day.ClockOf(c.Begin, ui.In(ctx).Zone()).Minutes())
}

// lanesClass makes room for the lanes of a cell, and under them for its levels.
func lanesClass(c cell) string {
	class := ""
	if c.Levels != nil {
		class = "seated "
	}
	if c.Levels == nil && c.Lanes == 1 {
		return class
	}
	return class + "lanes" + strconv.Itoa(min(c.Lanes, 8))
}

func depth(s space.Space) string { return "depth" + strconv.Itoa(min(s.Depth, 3)) }

func (p calendarPage) columnClass(c column) string {
	switch {
	case c.Day == p.Today:
		return hoursClass(c) + " today"
	case c.Day < p.Today:
		return hoursClass(c) + " past"
	}
	return hoursClass(c)
}

// class places and paints a booking.
func (b bar) class() string {
	return b.stretch.class() + " " + b.chip()
}

// chip paints a booking wherever it is named.
func (e entry) chip() string {
	var b strings.Builder
	b.WriteString("slot")
	mark := func(class string, is bool) {
		if is {
			b.WriteString(class)
		}
	}
	mark(" mine", e.Mine)
	mark(" awaits", e.Awaits)
	mark(" faint", e.Faint)
	mark(" anon", e.Title == "")
	if e.Hue > 0 {
		b.WriteString(" " + ui.Hue(e.Hue).Class())
	}
	return b.String()
}

func (e entry) href(ctx context.Context) templ.SafeURL { return ui.At(ctx, "/bookings/%s", e.ID) }

// cellHref leads to the form where a time of the day can still be asked for,
// otherwise to the bookings of the day.
func (p calendarPage) cellHref(ctx context.Context, s space.Space, c column) templ.SafeURL {
	if p.bookable(ctx, c.End) {
		return newAt(ctx, s.ID, c.Day, time.Time{}, time.Time{})
	}
	return p.at(ctx, p.on(viewDay, c.Day))
}

// cellLabel says a cell to those who hear it: where, when, how many, how free.
func (p calendarPage) cellLabel(ctx context.Context, s space.Space, col column, c cell) string {
	return ui.T(ctx, "calendar.cell", base.Args{"space": s.Name, "date": words.Day(col.Day), "n": c.Count, "state": words.Key("calendar.state_" + string(c.Full))})
}

// most is how many seats are taken at most.
func (c cell) most() int {
	most := 0
	for _, l := range c.Levels {
		most = max(most, l.Taken)
	}
	return most
}

func seatsTaken(ctx context.Context, taken, of int) string {
	return ui.T(ctx, "calendar.seats_taken", base.Args{"taken": taken, "of": of})
}

// now tells where the present instant stands in a column, if it does.
func (p calendarPage) now(ctx context.Context, c column) (stretch, bool) {
	now := ui.In(ctx).Now
	s, drawn := c.place(now, now.Add(time.Minute))
	return stretch{Start: s.Start}, drawn && c.Day == p.Today
}

// spare is a stretch that one can still take.
type spare struct {
	stretch
	from, to time.Time
}

// hour ends the hour that is proposed first of the stretch.
func (s spare) hour() time.Time { return day.Earlier(s.from.Add(time.Hour), s.to) }

// spare lists what is neither closed, taken nor over in a cell.
func (p calendarPage) spare(ctx context.Context, col column, c cell) []spare {
	now := ui.In(ctx).Now
	if !p.bookable(ctx, col.End) {
		return nil
	}
	at := 0
	if now.After(col.Begin) {
		at = int(now.Sub(col.Begin)/time.Minute)/15*15 + 15
	}
	var out []spare
	add := func(to int) {
		if to-at >= 30 { // what is shorter would be too narrow to press
			out = append(out, spare{stretch{Start: at, Length: to - at},
				col.Begin.Add(time.Duration(at) * time.Minute), col.Begin.Add(time.Duration(to) * time.Minute)})
		}
	}
	for _, b := range c.barred() {
		add(b.Start)
		at = max(at, b.end())
	}
	add(int(col.End.Sub(col.Begin) / time.Minute))
	return out
}

// barred lists what cannot be taken in a cell, by its beginning.
func (c cell) barred() []stretch {
	out := slices.Clone(c.Shut)
	if c.Levels == nil {
		for _, s := range c.Bars {
			out = append(out, s.stretch)
		}
	}
	for _, l := range c.Levels {
		if l.Taken >= l.Of {
			out = append(out, l.stretch)
		}
	}
	slices.SortFunc(out, func(a, b stretch) int { return a.Start - b.Start })
	return out
}

func spareLabel(ctx context.Context, s space.Space, f spare) string {
	return ui.T(ctx, "calendar.spare", base.Args{"space": s.Name, "from": ui.Hour(ctx, f.from), "to": ui.Hour(ctx, f.to)})
}

func weekdayShort(ctx context.Context, d day.Day) string {
	return string([]rune(words.Weekday(ui.In(ctx).Lang, d.Weekday()))[:3])
}
