package booking

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// bookPage asks for what a booking needs, the hours filled in where they are known.
type bookPage struct {
	ui.Form
	Spaces     []space.Space // that the reader may book
	Activities []activity.Activity
	Space      space.Space
	Day        day.Day
	From, To   string // hours on the wall: "09:30"
	Staff      bool
	Past       bool // the hours are over: staff confirm
	refused
}

// refused is what a refusal brings with it: who holds the space, ways out, or the dates of a series that
// are not possible.
type refused struct {
	Held      []Named // the bookings in the way that the reader may know
	Ways      []way
	Conflicts []hurdle
}

// way is a slot to take instead.
type way struct {
	Slot
	Name    string // of the space
	SameDay bool   // as what was asked
}

// Title says what the page is for.
func (p bookPage) Title(ctx context.Context) string {
	return ui.T(ctx, "booking.book_title", base.Args{"space": p.Space.Name})
}

// refusedBy takes out of a refusal what the page shows beside its sentence; on is
// the day that was asked for.
func refusedBy(err error, plan *space.Plan, on day.Day) refused {
	var r refused
	fault := asFault(err)
	r.Held, _ = fault.Extra["held"].([]Named)
	slots, _ := fault.Extra["alternatives"].([]Slot)
	for _, s := range slots {
		named, _ := plan.Space(s.Space)
		r.Ways = append(r.Ways, way{s, named.Name, day.Of(s.From, plan.Zone()) == on})
	}
	obstacles, _ := fault.Extra["conflicts"].([]Obstacle)
	for _, o := range obstacles {
		r.Conflicts = append(r.Conflicts, hurdleOf(o, plan))
	}
	return r
}

// spaceOptions lists what can be booked, as it lies in the place.
func (p bookPage) spaceOptions() []ui.Option { return optionsOf(p.Spaces) }

func optionsOf(spaces []space.Space) []ui.Option {
	out := make([]ui.Option, len(spaces))
	for i, s := range spaces {
		out[i] = ui.Option{Value: string(s.ID), Label: strings.Repeat("\u2003", s.Depth) + s.Name}
	}
	return out
}

// alsoOptions lists the other spaces that can be taken at once.
func (p bookPage) alsoOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, s := range p.Spaces {
		if s.ID != p.Space.ID {
			out = append(out, ui.Option{Value: string(s.ID), Label: s.Name, Note: seatsOf(ctx, s)})
		}
	}
	return out
}

func seatsOf(ctx context.Context, s space.Space) string {
	return ui.T(ctx, "space.seats", base.Args{"n": s.Capacity})
}

func activityOptions(ctx context.Context, list []activity.Activity) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "booking.no_activity")}}
	for _, a := range list {
		out = append(out, ui.Option{Value: string(a.ID), Label: a.Name, Hue: ui.Hue(a.Hue)})
	}
	return out
}

// seated tells whether the space is lent by the seat.
func seated(s space.Space) bool { return s.Kind == space.KindDesk && s.Capacity > 1 }

// repeatOptions are the ways to come back, said of the day chosen.
func (p bookPage) repeatOptions(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "booking.once")}}
	d := p.day()
	for _, every := range repeats {
		r := repeat{Every: every, Step: 1, Days: []int{d.Weekday()}, Dom: d.Dom(), Nth: nth(d)}
		out = append(out, ui.Option{Value: every, Label: r.say(ctx, d)})
	}
	return out
}

// day is the day typed, or the one proposed.
func (p bookPage) day() day.Day {
	if d, err := day.Parse(p.Get("day", string(p.Day))); err == nil {
		return d
	}
	return p.Day
}

func weekdayOptions(ctx context.Context) []ui.Option {
	out := make([]ui.Option, 7)
	for i := range out {
		out[i] = ui.Option{Value: strconv.Itoa(i + 1), Label: words.Weekday(ui.In(ctx).Lang, i+1)}
	}
	return out
}

// repeating tells whether the form asks for more than one date.
func (p bookPage) repeating() bool { return p.Get("repeat", "") != "" }

// say writes a way out; the day only where it is another.
func (w way) say(ctx context.Context) string {
	if w.SameDay {
		return ui.T(ctx, "booking.way_hours", base.Args{"space": w.Name, "from": ui.Hour(ctx, w.From), "to": ui.Hour(ctx, w.To)})
	}
	return ui.T(ctx, "booking.way", base.Args{"space": w.Name, "span": ui.Span(ctx, w.From, w.To)})
}

// verdict answers a form that is being filled in.
type verdict struct {
	Form  ui.Form
	Space space.Space
	Rule  string // in plain words, "" for a single booking
	Done  Done
	refused
}

// why says what stands in the way: the one thing, or that there are several.
func (v verdict) why(ctx context.Context) string {
	fault := v.Form.Fault
	if len(fault.Fields) == 1 {
		return ui.T(ctx, fault.Fields[0].Key, fault.Fields[0].Args)
	}
	return ui.T(ctx, fault.Key, fault.Args)
}

// spot is what a free space is shown with.
type spot struct {
	space.Space
	Photo templ.SafeURL // "" without one
	Alt   string
	Note  string // why it is not free
}

// freePage says which spaces are free at a time.
type freePage struct {
	ui.Form
	Day        day.Day
	From, To   string // as typed: "09:30"
	Start, End time.Time
	Today      day.Day
	Free       []spot
	Busy       []spot
}

// Title says what the page is for.
func (p freePage) Title(ctx context.Context) string { return ui.T(ctx, "booking.book") }

// days proposes today and the days after.
func (p freePage) days(ctx context.Context) []ui.DayLink {
	out := make([]ui.DayLink, 7)
	for i := range out {
		d := p.Today.Add(i)
		out[i] = ui.DayLink{Day: d, Href: p.at(ctx, d), Here: d == p.Day}
	}
	return out
}

// at is the same page for another day; today's hours would be over by then, or not begun.
func (p freePage) at(ctx context.Context, d day.Day) templ.SafeURL {
	href := ui.At(ctx, "/bookings/new") + templ.SafeURL("?day="+string(d))
	if d == p.Today || p.Day == p.Today {
		return href
	}
	return href + templ.SafeURL("&from="+p.From+"&to="+p.To)
}

// take leads to the form for a space at the hours chosen.
func (p freePage) take(ctx context.Context, s space.Space) templ.SafeURL {
	return ui.At(ctx, "/bookings/new") + templ.SafeURL("?space="+string(s.ID)+"&day="+string(p.Day)+"&from="+p.From+"&to="+p.To)
}

// kindIcon is the drawing of a kind of space.
func kindIcon(k space.Kind) ui.Icon {
	switch k {
	case space.KindBuilding:
		return ui.IconBuilding
	case space.KindFloor:
		return ui.IconFloor
	case space.KindDesk:
		return ui.IconDesk
	case space.KindMachine:
		return ui.IconMachine
	case space.KindEquipment:
		return ui.IconEquipment
	}
	return ui.IconRoom
}

// spotNote says what a space is: its kind, how many it holds, how large it is.
func spotNote(ctx context.Context, s space.Space) string {
	note := ui.T(ctx, "space.kind_"+string(s.Kind))
	if s.Capacity > 1 {
		note += " · " + seatsOf(ctx, s)
	}
	if s.Surface > 0 {
		note += " · " + ui.Int(ctx, s.Surface) + "\u00a0m²"
	}
	return note
}

func dayIn(ctx context.Context, t time.Time) day.Day { return day.Of(t, ui.In(ctx).Zone()) }
