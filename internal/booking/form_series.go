package booking

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
	"pilotis/internal/ui"
)

// hurdle is a date of a series that is not possible, on the page where one chooses what
// becomes of it.
type hurdle struct {
	Obstacle
	Day  day.Day
	Name string // of the space that could stand for the one asked
}

func hurdleOf(o Obstacle, plan *space.Plan) hurdle {
	h := hurdle{Obstacle: o, Day: day.Of(o.From, plan.Zone())}
	if o.Like != nil {
		s, _ := plan.Space(o.Like.Space)
		h.Name = s.Name
	}
	return h
}

const (
	// choiceOf begins the name of the field that says what becomes of a date.
	choiceOf = "on-"
	// insteadIn begins the choice of another space.
	insteadIn = "in "
)

// choose asks what becomes of a date: nothing, another hour, another space.
func (p bookPage) choose(ctx context.Context, h hurdle) ui.Field {
	options := []ui.Option{{Value: string(Skip), Label: ui.T(ctx, "booking.choice_skip")}}
	if h.Nearest != nil {
		options = append(options, ui.Option{Value: string(MoveEach), Label: ui.T(ctx, "booking.choice_move", base.Args{"hours": ui.Clocks(ctx, h.Nearest.From, h.Nearest.To)})})
	}
	if h.Like != nil {
		options = append(options, ui.Option{Value: insteadIn + string(h.Like.Space), Label: ui.T(ctx, "booking.choice_space", base.Args{"space": h.Name})})
	}
	return ui.Field{Name: choiceOf + string(h.Day), Label: "booking.conflict_choice", Options: options}
}

// asks tells whether the choice stands at this line: the first of its date.
func (p bookPage) asks(line int) bool {
	return slices.IndexFunc(p.Conflicts, func(h hurdle) bool { return h.Day == p.Conflicts[line].Day }) == line
}

// settled lists the choices made before, of dates that no longer stand in the way.
func (p bookPage) settled() []ui.Option {
	var out []ui.Option
	for name, values := range p.Values {
		on, is := strings.CutPrefix(name, choiceOf)
		if is && !slices.ContainsFunc(p.Conflicts, func(h hurdle) bool { return string(h.Day) == on }) {
			out = append(out, ui.Option{Label: name, Value: values[0]})
		}
	}
	slices.SortFunc(out, func(a, b ui.Option) int { return strings.Compare(a.Label, b.Label) })
	return out
}

// readChoices reads what becomes of single dates; one word for all of them goes first.
func readChoices(f url.Values) (dates map[day.Day]OnConflict, instead map[day.Day]base.SpaceID) {
	if f.Get("on_conflict") != "" {
		return nil, nil
	}
	dates, instead = map[day.Day]OnConflict{}, map[day.Day]base.SpaceID{}
	for name := range f {
		text, is := strings.CutPrefix(name, choiceOf)
		on, err := day.Parse(text)
		if !is || err != nil {
			continue
		}
		if id, other := strings.CutPrefix(f.Get(name), insteadIn); other {
			instead[on] = base.SpaceID(id)
		} else {
			dates[on] = OnConflict(f.Get(name))
		}
	}
	return dates, instead
}

func anyNearest(list []hurdle) bool {
	return slices.ContainsFunc(list, func(h hurdle) bool { return h.Nearest != nil })
}
