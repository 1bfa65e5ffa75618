package cockpit

import (
	"context"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// team tells whether the reader sees the whole of the day, and not only their own.
func (p todayPage) team() bool { return p.Who.May(base.See, "people") }

// today lists what happens on the day itself.
func (d Day) today() []Entry { return on(d.Entries, d.Date, d.Plan.Zone()) }

// own lists the entries of the reader.
func (p todayPage) own() []Entry {
	var out []Entry
	for _, e := range p.Entries {
		if e.mine(p.Who) {
			out = append(out, e)
		}
	}
	return out
}

// lede says the day in a sentence: how much happens, who comes, from when to when.
func (p todayPage) lede(ctx context.Context) string {
	today := p.today()
	if len(today) == 0 {
		return ui.T(ctx, "cockpit.nothing_today")
	}
	first, last := today[0].From, today[0].To
	for _, e := range today {
		if e.To.After(last) {
			last = e.To
		}
	}
	key := "cockpit.lede"
	if !p.team() {
		key = "cockpit.lede_member"
	}
	return ui.T(ctx, key, base.Args{"count": len(today), "people": heads(today),
		"first": ui.Hour(ctx, first), "last": ui.Hour(ctx, last)})
}

// action is the one thing to do: book, or print the sheet for those who run the day.
func (p todayPage) action(ctx context.Context) ui.Link {
	if !ui.May(ctx, base.Join, "booking") {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "cockpit.book"), Href: ui.At(ctx, "/bookings/new"), Icon: ui.IconAdd}
}

// days are the seven days, each with how much happens.
func (p todayPage) days(ctx context.Context) []ui.DayLink {
	var out []ui.DayLink
	for i := range 7 {
		date := p.Date.Add(i)
		n := len(on(p.Entries, date, p.Plan.Zone()))
		out = append(out, ui.DayLink{Day: date, Here: i == 0, Count: n, Words: ui.T(ctx, "cockpit.bookings", base.Args{"count": n}),
			Href: ui.At(ctx, "/bookings") + templ.SafeURL("?on="+string(date))})
	}
	return out
}

// marks are the rooms as drawn: who is there now, or what comes next.
func (d Day) marks(ctx context.Context, storey space.Storey) []space.Mark {
	pieces := d.Plan.Pieces(storey)
	out := make([]space.Mark, len(pieces))
	for i, s := range pieces {
		out[i] = space.Mark{Spot: s.Spot, Name: s.Title, Href: ui.At(ctx, "/bookings") + templ.SafeURL("?space="+url.QueryEscape(string(s.ID)))}
		out[i].Words, out[i].Tone = d.state(ctx, s.ID)
	}
	return out
}

// state says how a room stands now: by whom it is taken, or when it will be.
func (d Day) state(ctx context.Context, id base.SpaceID) (string, ui.Tone) {
	var next *Entry
	for _, e := range d.today() {
		if e.Waiting || !d.touches(e.Space, id) || !e.To.After(d.Now) {
			continue
		}
		if !e.From.After(d.Now) {
			return ui.T(ctx, "cockpit.here_now", base.Args{"what": e.said(ctx), "until": ui.Hour(ctx, e.To)}), ui.Now
		}
		if next == nil {
			next = &e
		}
	}
	if standing := d.Plan.Standing(id, d.Now); !standing.Open {
		_, words := standing.Say(ctx, d.Now)
		return words, ui.Unknown
	}
	if next == nil {
		return ui.T(ctx, "cockpit.free"), ui.Well
	}
	return ui.T(ctx, "cockpit.free_until", base.Args{"hour": ui.Hour(ctx, next.From), "what": next.said(ctx)}), ui.Well
}

// touches tells whether what takes one space is seen in another: itself, a whole it
// is in, or what stands in it.
func (d Day) touches(taken, seen base.SpaceID) bool {
	for _, s := range d.Plan.Path(taken) {
		if s.ID == seen {
			return true
		}
	}
	for _, s := range d.Plan.Path(seen) {
		if s.ID == taken {
			return true
		}
	}
	return false
}

// said names an entry: what for, or whose, or only that it is taken.
func (e Entry) said(ctx context.Context) string {
	switch {
	case e.Title != "":
		return e.Title
	case e.Who != "":
		return e.Who
	case e.For != "":
		return e.For
	}
	return ui.T(ctx, "cockpit.taken")
}

func (d Day) spaceOf(e Entry) string {
	s, _ := d.Plan.Space(e.Space)
	return s.Name
}

// note says of an entry where it is, for whom, and for what.
func (d Day) note(e Entry) string {
	var parts []string
	for _, part := range []string{d.spaceOf(e), e.Who, e.For} {
		if part != "" && part != e.Title {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

func (d Day) hours(ctx context.Context, e Entry) string {
	lang, zone := ui.In(ctx).Lang, d.Plan.Zone()
	return words.Clock(lang, e.From, zone) + "–" + words.Clock(lang, e.To, zone)
}

func (d Day) item(ctx context.Context, e Entry) ui.Item {
	return ui.Item{Title: d.hours(ctx, e) + "  " + e.said(ctx), Note: d.note(e), Href: ui.At(ctx, "/bookings/%s", e.ID), Hue: ui.Hue(e.Hue)}
}

// dayOf tells on which day of the place an entry begins.
func (d Day) dayOf(e Entry) day.Day { return day.Of(e.From, d.Plan.Zone()) }

func pathAt(ctx context.Context, path string) templ.SafeURL {
	return ui.At(ctx, "") + templ.SafeURL(path)
}

// weekday writes a day near enough to need no year: "Lundi 23 novembre".
func weekday(ctx context.Context, d day.Day) string {
	lang := ui.In(ctx).Lang
	return ui.Capital(words.Weekday(lang, d.Weekday())) + " " + words.DayMonth(lang, d)
}

// ownDoors are those of somebody who learns, sits in a jury or asks for a certification here; who
// rules on the school has its whole wing.
func ownDoors(ctx context.Context) (out []ui.Link) {
	at := ui.In(ctx).Place
	for _, d := range []struct {
		open      bool
		key, path string
		icon      ui.Icon
	}{
		{at.Candidate, "portfolio", "/portfolio", ui.IconFile},
		{at.Juror && !ui.May(ctx, base.Rule, "jury"), "my_juries", "/juries", ui.IconPeople},
		{at.Learner && !ui.May(ctx, base.Rule, "school"), "my_attendance", "/attendance", ui.IconCheck},
		{at.Learner && !ui.May(ctx, base.Rule, "school"), "study", "/study", ui.IconTool},
	} {
		if d.open {
			out = append(out, ui.Link{Label: ui.T(ctx, "ui.nav_"+d.key), Note: ui.T(ctx, "cockpit.own_"+d.key), Href: ui.At(ctx, "") + templ.SafeURL(d.path), Icon: d.icon})
		}
	}
	return out
}
