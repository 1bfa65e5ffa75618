package space

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

func (p listPage) head(ctx context.Context) ui.Head {
	h := ui.Head{Title: ui.T(ctx, "space.spaces"), Lede: ui.T(ctx, "space.spaces_lede")}
	if len(p.Plan.Ordered()) > 0 {
		h.Action = p.first(ctx)
	}
	return h
}

// first is the way to draw up a space, for those who may.
func (p listPage) first(ctx context.Context) ui.Link {
	if !ui.May(ctx, base.Run, "space") {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "space.add"), Href: ui.At(ctx, "/spaces/new"), Icon: ui.IconAdd}
}

// accessLabel says how many properties are asked for.
func (p listPage) accessLabel(ctx context.Context) string {
	if len(p.Access) == 0 {
		return ui.T(ctx, "space.access_any")
	}
	return ui.T(ctx, "space.access_some", base.Args{"n": len(p.Access)})
}

// depth is how far a row is set in: a filtered list has no tree.
func (p listPage) depth(s Space) int {
	if p.filtered() {
		return 0
	}
	return s.Depth
}

// accessList says the properties of a space one after the other.
func accessList(ctx context.Context, s Space) string {
	names := make([]string, len(s.Access))
	for i, f := range s.Access {
		names[i] = ui.T(ctx, "space.access_"+string(f))
	}
	return strings.Join(names, ", ")
}

func featureOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, f := range Features() {
		out = append(out, ui.Option{Value: string(f), Label: ui.T(ctx, "space.access_"+string(f))})
	}
	return out
}

func kindOptions(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, k := range Kinds() {
		out = append(out, ui.Option{Value: string(k), Label: ui.T(ctx, "space.kind_"+string(k)),
			Note: ui.T(ctx, "space.kind_"+string(k)+"_note"), Icon: k.icon()})
	}
	return out
}

// spaceOptions lists the spaces of a place for a select, set in as in the tree,
// after a first option for none.
func (p *Plan) spaceOptions(none string, fits func(Space) bool) []ui.Option {
	out := []ui.Option{{Value: "", Label: none}}
	for _, s := range p.Ordered() {
		if fits(s) {
			out = append(out, ui.Option{Value: string(s.ID), Label: strings.Repeat("\u2003", s.Depth) + s.Name})
		}
	}
	return out
}

func (list activities) options(none string, chosen base.ActivityID) []ui.Option {
	out := []ui.Option{{Value: "", Label: none}}
	for _, a := range list {
		if !a.Closed || a.ID == chosen {
			out = append(out, ui.Option{Value: string(a.ID), Label: a.Name})
		}
	}
	return out
}

func photoHref(ctx context.Context, p Photo, width int) string {
	return string(ui.At(ctx, "/photos/%s/%s", p.ID, strconv.Itoa(width)))
}

// bar is where a span of a day stands on a line of 1440 minutes on the wall.
func bar(s Span, d Daily, p *Plan) (x, width string) {
	from := day.ClockOf(s.From, p.zone).Minutes()
	to := day.ClockOf(s.To, p.zone).Minutes()
	if to == 0 || day.Of(s.To, p.zone) != d.Day {
		to = dayMinutes
	}
	return strconv.Itoa(from), strconv.Itoa(max(to-from, 0))
}

// weekLinks leads to the weeks around the one shown.
func (p spacePage) weekLinks(ctx context.Context) ui.Stretch {
	monday := p.Week[0].Day
	at := func(d day.Day) templ.SafeURL {
		return hrefOf(ctx, p.Space) + templ.SafeURL("?week="+string(d)+"#week")
	}
	here := ui.Link{}
	if today := day.Of(p.Now, p.Plan.zone); today.Monday() != monday {
		here = ui.Link{Label: ui.T(ctx, "ui.today"), Href: hrefOf(ctx, p.Space) + "#week"}
	}
	return ui.Stretch{Title: ui.T(ctx, "space.week_of", base.Args{"day": words.DayMonth(ui.In(ctx).Lang, monday)}), Now: here,
		Previous: ui.Link{Label: ui.T(ctx, "ui.week_previous"), Href: at(monday.Add(-7))},
		Next:     ui.Link{Label: ui.T(ctx, "ui.week_next"), Href: at(monday.Add(7))}}
}

// hoursFrom says whose hours a space keeps.
func (p *Plan) hoursFrom(ctx context.Context, id base.SpaceID) string {
	_, from := p.WeekOf(id)
	switch from {
	case "":
		return ui.T(ctx, "space.hours_always")
	case id:
		return ui.T(ctx, "space.hours_own")
	}
	s, _ := p.Space(from)
	return ui.T(ctx, "space.hours_of", base.Args{"name": s.Name})
}

// whose says which space sets a rule, and for whom.
func (p *Plan) whose(ctx context.Context, id base.SpaceID, s Stated) string {
	var parts []string
	if s.Role != base.Stranger {
		parts = append(parts, ui.T(ctx, "space.for_role", base.Args{"role": ui.T(ctx, "role."+s.Role.String())}))
	}
	if s.From != id {
		above, _ := p.Space(s.From)
		parts = append(parts, ui.T(ctx, "space.rule_of", base.Args{"name": above.Name}))
	}
	return strings.Join(parts, " · ")
}

// retireMeans says what retiring a space will do.
func (p spacePage) retireMeans(ctx context.Context) string {
	if n := len(p.Plan.below(p.Space.ID)); n > 0 {
		return ui.T(ctx, "space.retire_means_all", base.Args{"n": n})
	}
	return ui.T(ctx, "space.retire_means")
}

// below lists the spaces in use that lie in one, at any depth.
func (p *Plan) below(id base.SpaceID) []Space {
	at := p.index[id]
	var out []Space
	for i, n := range p.nodes {
		if n.Retired.IsZero() && p.within(i, at) {
			out = append(out, n.Space)
		}
	}
	return out
}

// mayAdd tells whether the reader may draw up a space in the one shown.
func (p spacePage) mayAdd(ctx context.Context) bool {
	return p.Space.Retired.IsZero() && p.Space.Kind.PartOfParent() && ui.May(ctx, base.Run, "space")
}

// book is the way to lend the space, for those who may.
func (p spacePage) book(ctx context.Context) ui.Link {
	if !p.Space.Retired.IsZero() || !ui.May(ctx, base.Join, "booking") {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "space.book"), Icon: ui.IconProgramme,
		Href: ui.At(ctx, "/bookings/new") + templ.SafeURL("?space="+string(p.Space.ID))}
}
