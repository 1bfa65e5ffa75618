package space

import (
	"slices"

	"pilotis/internal/base"
)

const (
	nameMax     = 80
	textMax     = 2000
	capacityMax = 10_000
	surfaceMax  = 1_000_000
	// GridWidth and GridHeight are the cells of the plan of a floor.
	GridWidth, GridHeight = 24, 16
	// countMax bounds the spaces of a place, retired ones too.
	countMax = 2000
	depthMax = 8
)

// check notes everything that is wrong with a draft by itself.
func (d Draft) check(wrong *base.Checks) {
	wrong.Require("name", d.Name)
	if len([]rune(d.Name)) > nameMax {
		wrong.Wrong("name", "base.too_long", base.Args{"max": nameMax})
	}
	if len([]rune(d.Description)) > textMax {
		wrong.Wrong("description", "base.too_long", base.Args{"max": textMax})
	}
	if !slices.Contains(Kinds(), d.Kind) {
		wrong.Wrong("kind", "base.not_a_choice")
	}
	if d.Capacity < 1 || d.Capacity > capacityMax {
		wrong.Wrong("capacity", "space.capacity_out_of_range", base.Args{"max": capacityMax})
	}
	if d.Surface < 0 || d.Surface > surfaceMax {
		wrong.Wrong("surface", "space.surface_out_of_range", base.Args{"max": surfaceMax})
	}
	for _, f := range d.Access {
		if !slices.Contains(Features(), f) {
			wrong.Wrong("accessibility", "base.not_a_choice")
			break
		}
	}
	d.Spot.check("", wrong)
}

// check notes what is wrong with a spot, in fields that end with the space's suffix.
func (s Spot) check(suffix string, wrong *base.Checks) {
	if s == (Spot{}) {
		return
	}
	for _, side := range []struct {
		name            string
		value, from, to int
	}{
		{"plan_x", s.X, 0, GridWidth - 1}, {"plan_y", s.Y, 0, GridHeight - 1},
		{"plan_w", s.W, 1, GridWidth - s.X}, {"plan_h", s.H, 1, GridHeight - s.Y},
	} {
		if side.value < side.from || side.value > side.to {
			wrong.Wrong(side.name+suffix, "space.off_the_plan", base.Args{"from": side.from, "to": max(side.from, side.to)})
		}
	}
}

// fits notes what keeps a draft from its place in the tree; id is "" for a new space.
func (d Draft) fits(p *Plan, id base.SpaceID, wrong *base.Checks) {
	if d.Parent == "" {
		return
	}
	at, known := p.index[d.Parent]
	if !known || !p.nodes[at].Retired.IsZero() {
		wrong.Wrong("parent", "space.parent_unknown")
		return
	}
	if d.Kind.PartOfParent() && !p.nodes[at].Kind.PartOfParent() {
		wrong.Wrong("parent", "space.parent_is_an_object", base.Args{"name": p.nodes[at].Name})
	}
	own, moving := p.index[id]
	if moving && (at == own || p.within(at, own)) {
		wrong.Wrong("parent", "space.parent_within", base.Args{"name": p.nodes[own].Name})
		return
	}
	if p.nodes[at].Depth+1+p.height(own, moving) >= depthMax {
		wrong.Wrong("parent", "space.too_deep", base.Args{"max": depthMax})
	}
}

// height counts the storeys below a node.
func (p *Plan) height(i int, known bool) int {
	most := 0
	if !known {
		return most
	}
	for k := i + 1; k < len(p.nodes) && p.nodes[k].Depth > p.nodes[i].Depth; k++ {
		most = max(most, p.nodes[k].Depth-p.nodes[i].Depth)
	}
	return most
}
