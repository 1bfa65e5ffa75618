package space

import (
	"context"
	"errors"
	"fmt"

	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// touching is the part of a page that closes hours which says whose bookings that touches.
type touching struct {
	all  []Touched
	plan *Plan
	seen string // what was about to close when they were shown
}

// touchedShown is how many bookings are spelled out.
const touchedShown = 50

// telling reads what becomes of those who booked: whom it touches is shown first, and
// again where what closes is no longer what was shown.
func telling(c *web.Call, what any) Telling {
	switch {
	case c.Value("seen") != fmt.Sprint(what):
		return AskFirst
	case c.Checked("warn"):
		return Warn
	}
	return Untold
}

// touchingOf is empty where closing was refused for another reason.
func touchingOf(p *Plan, err error, what any) touching {
	var t *Touching
	if !errors.As(err, &t) {
		return touching{}
	}
	return touching{t.Bookings, p, fmt.Sprint(what)}
}

func (t touching) shown() []Touched { return t.all[:min(len(t.all), touchedShown)] }

func (t touching) item(ctx context.Context, b Touched) ui.Item {
	s, _ := t.plan.Space(b.Space)
	item := ui.Item{Title: b.Title, Note: s.Name + " · " + ui.Span(ctx, b.From, b.To), Href: ui.At(ctx, "/bookings/%s", b.ID), Icon: ui.IconProgramme}
	if b.Whom != "" {
		item.Note = b.Whom + " · " + item.Note
	}
	if item.Title == "" {
		item.Title = s.Name
	}
	return item
}

// warned is the tick to warn them: yes, unless it was taken away.
func (t touching) warned(f ui.Form) ui.Field {
	d := ui.Field{Name: "warn", Label: "space.field_warn", Hint: "space.warn_hint", Value: "on"}
	if f.Values.Get("seen") != "" {
		d.Value = ""
	}
	return d
}
