package booking

import (
	"context"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// showPage is one booking: when, where, who, what, and what can be done with it.
type showPage struct {
	ui.Form
	Named
	Path    []space.Space // the spaces it lies in, its own last
	Rule    string        // of its series, in plain words
	Dates   []Booking     // of its series, still to come
	Limit   time.Time     // until when it can be cancelled, zero where until it begins
	TooLate *base.Fault   // why it can no longer be cancelled
	History []ui.Event
	Now     time.Time
}

// Title names the booking, as far as the reader may know.
func (p showPage) Title(ctx context.Context) string {
	if p.Booking.Title == "" {
		return ui.T(ctx, "booking.busy")
	}
	return p.Booking.Title
}

// name of the space, after those it lies in.
func (p showPage) where() string {
	if len(p.Path) == 0 {
		return ""
	}
	name := p.Path[len(p.Path)-1].Name
	if len(p.Path) > 1 {
		name += " · " + p.Path[0].Name
	}
	return name
}

// when writes from when to when.
func (p showPage) when(ctx context.Context) string { return ui.Span(ctx, p.From, p.To) }

func (p showPage) own(ctx context.Context) bool { return p.Of(ui.In(ctx).Who) }

func (p showPage) staff(ctx context.Context) bool { return ui.May(ctx, base.Run, "booking") }

// changeable tells whether the reader may still move or cancel it.
func (p showPage) changeable(ctx context.Context) bool {
	return p.Stands() && (p.own(ctx) || p.staff(ctx)) && (p.To.After(p.Now) || p.staff(ctx))
}

// facts says all of the booking that the reader may know.
func (p showPage) facts(ctx context.Context) []ui.Fact {
	out := []ui.Fact{
		{Name: ui.T(ctx, "booking.fact_where"), Value: p.where()},
		{Name: ui.T(ctx, "booking.fact_length"), Value: words.Minutes(ui.In(ctx).Lang, int(p.To.Sub(p.From)/time.Minute))},
	}
	add := func(key, value string) {
		if value != "" {
			out = append(out, ui.Fact{Name: ui.T(ctx, key), Value: value})
		}
	}
	if p.VisibleTo(ui.In(ctx).Who) {
		add("booking.fact_who", p.Who)
		add("booking.fact_activity", p.For)
		if p.Seats > 0 {
			add("booking.fact_seats", ui.Int(ctx, p.Seats))
		}
		add("booking.fact_repeat", p.Rule)
		add("booking.fact_asked", ui.T(ctx, "booking.asked_by", base.Args{"name": p.AskedAs, "date": ui.Moment(ctx, p.AskedAt)}))
	}
	if p.changeable(ctx) && !p.Limit.IsZero() && p.TooLate == nil {
		add("booking.fact_limit", ui.Moment(ctx, p.Limit))
	}
	return out
}

// historyOf tells a trail in the reader's language.
func historyOf(ctx context.Context, list []db.Entry) []ui.Event {
	out := make([]ui.Event, len(list))
	for i, e := range list {
		out[i] = ui.Event{Who: e.Who, When: ui.Moment(ctx, e.At), What: ui.T(ctx, "booking.act_"+e.Act), Detail: detailOf(ctx, e.Detail)}
	}
	return out
}

// detailOf says what an act changed: the reason given, or the hours before.
func detailOf(ctx context.Context, d db.Detail) string {
	if reason, ok := d["reason"].(string); ok {
		if reason == reasonTaken {
			return ui.T(ctx, reasonTaken)
		}
		return reason
	}
	if pair, ok := d["from"].([]any); ok && len(pair) == 2 {
		text, _ := pair[0].(string)
		if was, err := time.Parse(time.RFC3339, text); err == nil {
			return ui.T(ctx, "booking.was_at", base.Args{"date": ui.Moment(ctx, was)})
		}
	}
	return ""
}

// changePage moves a booking, or changes what is said of it.
type changePage struct {
	ui.Form
	Booking    Booking
	Space      space.Space
	Who        string
	Spaces     []space.Space
	Activities []activity.Activity
	refused
}

// Title says what the page is for.
func (p changePage) Title(ctx context.Context) string { return ui.T(ctx, "booking.change_title") }

func (p changePage) staff(ctx context.Context) bool { return ui.May(ctx, base.Run, "booking") }

// civil gives the day and the hours of the booking on the wall.
func (p changePage) day(ctx context.Context) day.Day { return dayIn(ctx, p.Booking.From) }

func (p changePage) hour(ctx context.Context, t time.Time) string {
	return day.ClockOf(t, ui.In(ctx).Zone()).String()
}

// last is the day on which the booking ends, where it is not the day it begins.
func (p changePage) last(ctx context.Context) string {
	if d := dayIn(ctx, p.Booking.To); d != p.day(ctx) {
		return string(d)
	}
	return ""
}

// scopeOptions asks how much of a series is meant.
func scopeOptions(ctx context.Context) []ui.Option {
	return []ui.Option{
		{Value: string(One), Label: ui.T(ctx, "booking.scope_one")},
		{Value: string(Following), Label: ui.T(ctx, "booking.scope_following")},
		{Value: string(All), Label: ui.T(ctx, "booking.scope_all")},
	}
}

// requestsPage is the requests that wait for an answer.
type requestsPage struct {
	ui.Form
	Waiting []asking
}

// asking is one request, with its space.
type asking struct {
	Named
	Where string
}

// Title names the page.
func (p requestsPage) Title(ctx context.Context) string { return ui.T(ctx, "booking.requests") }

// asker is for whom the request is, or else who made it.
func (a asking) asker() string {
	if a.Who != "" {
		return a.Who
	}
	return a.AskedAs
}

// reason gives why a booking ended, in words.
func (p showPage) reason(ctx context.Context) string {
	if p.Ended.Reason == reasonTaken {
		return ui.T(ctx, reasonTaken)
	}
	return p.Ended.Reason
}

// meansCancel says what cancelling will do.
func (p showPage) meansCancel(ctx context.Context) string {
	if p.Together != "" {
		return ui.T(ctx, "booking.cancel_means_together")
	}
	return ui.T(ctx, "booking.cancel_means")
}

// onCalendar is the day of the booking among the others.
func (p showPage) onCalendar(ctx context.Context) templ.SafeURL {
	return ui.At(ctx, "/bookings") + templ.SafeURL("?on="+string(dayIn(ctx, p.From)))
}

func current(here bool) string {
	if here {
		return "true"
	}
	return "false"
}
