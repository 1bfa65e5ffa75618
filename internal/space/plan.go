package space

import (
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Plan is all the spaces of a place with their hours, closures, exceptions,
// outages and rules, as they stood when it was read. It never changes, so that any
// number of requests may share it.
type Plan struct {
	zone       *time.Location
	department string
	worked     map[string]bool // keys of the holidays on which the place opens
	nodes      []node          // in the order of the tree
	index      map[base.SpaceID]int
	whole      closings // of the whole place
	out        []Outage
	photos     []Photo
	recent     atomic.Pointer[[]date] // the days that were last asked for
}

// node is a space in its tree.
type node struct {
	Space
	parent   int   // -1 at the top
	parts    []int // direct parts that are in use
	leaves   []int // what is taken when the space is taken whole
	week     Week  // its own hours, or those of the nearest space above that has some
	hoursOf  base.SpaceID
	settings []Setting
	closings
	outages []Outage // its own, those of the spaces above, and those of its parts
}

// closings is what a space, or the place, says of single days.
type closings struct {
	closures   []Closure
	exceptions map[day.Day]Exception
}

// facts is what a Plan is built from, as the database holds it.
type facts struct {
	zone       *time.Location
	department string
	worked     []string
	spaces     []Space // by position, then name, among sisters
	hours      map[base.SpaceID]Week
	settings   map[base.SpaceID][]Setting
	closures   []Closure
	exceptions []Exception
	outages    []Outage
	photos     []Photo
}

// newPlan builds a plan of facts.
func newPlan(f facts) *Plan {
	p := &Plan{zone: f.zone, department: f.department, photos: f.photos, worked: map[string]bool{}, index: map[base.SpaceID]int{}}
	for _, key := range f.worked {
		p.worked[key] = true
	}
	p.grow(f)
	for i := range p.nodes {
		n := &p.nodes[i]
		if n.Retired.IsZero() && n.Kind.PartOfParent() && n.parent >= 0 {
			p.nodes[n.parent].parts = append(p.nodes[n.parent].parts, i)
		}
	}
	for i := range p.nodes {
		p.nodes[i].leaves = p.leavesOf(i)
	}
	p.close(f)
	p.outage(f.outages)
	return p
}

// grow puts the spaces in the order of the tree, each with the week it keeps.
func (p *Plan) grow(f facts) {
	below := map[base.SpaceID][]Space{}
	for _, s := range f.spaces {
		below[s.Parent] = append(below[s.Parent], s)
	}
	var add func(parent base.SpaceID, at, depth int)
	add = func(parent base.SpaceID, at, depth int) {
		for _, s := range below[parent] {
			s.Depth = depth
			n := node{Space: s, parent: at, settings: f.settings[s.ID]}
			if week, own := f.hours[s.ID]; own {
				n.week, n.hoursOf = week, s.ID
			} else if at >= 0 {
				n.week, n.hoursOf = p.nodes[at].week, p.nodes[at].hoursOf
			}
			p.index[s.ID] = len(p.nodes)
			p.nodes = append(p.nodes, n)
			add(s.ID, len(p.nodes)-1, depth+1)
		}
	}
	add("", -1, 0)
}

// leavesOf finds the spaces without parts below one, itself where it has none.
func (p *Plan) leavesOf(i int) []int {
	if len(p.nodes[i].parts) == 0 {
		return []int{i}
	}
	var leaves []int
	for _, part := range p.nodes[i].parts {
		leaves = append(leaves, p.leavesOf(part)...)
	}
	return leaves
}

// close hangs closures and exceptions on what they close.
func (p *Plan) close(f facts) {
	of := func(id base.SpaceID) *closings {
		if i, known := p.index[id]; known {
			return &p.nodes[i].closings
		}
		return &p.whole
	}
	for _, c := range f.closures {
		to := of(c.Space)
		to.closures = append(to.closures, c)
	}
	for _, e := range f.exceptions {
		to := of(e.Space)
		if to.exceptions == nil {
			to.exceptions = map[day.Day]Exception{}
		}
		to.exceptions[e.Day] = e
	}
}

// outage hangs each outage on its space, on all that lies in it, and on the wholes
// that are not whole without it.
func (p *Plan) outage(outages []Outage) {
	p.out = outages
	for _, o := range outages {
		at, known := p.index[o.Space]
		if !known {
			continue
		}
		for i := range p.nodes {
			if i == at || p.within(i, at) || slices.Contains(p.nodes[i].leaves, at) {
				p.nodes[i].outages = append(p.nodes[i].outages, o)
			}
		}
	}
}

// within tells whether a node lies somewhere below another.
func (p *Plan) within(i, above int) bool {
	for i = p.nodes[i].parent; i >= 0; i = p.nodes[i].parent {
		if i == above {
			return true
		}
	}
	return false
}

// Zone is the place's.
func (p *Plan) Zone() *time.Location { return p.zone }

// Space finds a space of the place, retired ones too.
func (p *Plan) Space(id base.SpaceID) (Space, bool) {
	i, found := p.index[id]
	if !found {
		return Space{}, false
	}
	return p.nodes[i].Space, true
}

// Ordered lists the spaces in use in the order of the tree, each after the one it lies in.
func (p *Plan) Ordered() []Space {
	out := make([]Space, 0, len(p.nodes))
	for _, n := range p.nodes {
		if n.Retired.IsZero() {
			out = append(out, n.Space)
		}
	}
	return out
}

// Path lists the spaces that one lies in, outermost first, itself last.
func (p *Plan) Path(id base.SpaceID) []Space {
	var path []Space
	if i, found := p.index[id]; found {
		for ; i >= 0; i = p.nodes[i].parent {
			path = append(path, p.nodes[i].Space)
		}
	}
	slices.Reverse(path)
	return path
}

// Rules tells by which rules a space is lent to a role: what the space sets, and
// otherwise what the nearest space above sets; at each, what it sets for the role
// comes before what it sets for everybody.
func (p *Plan) Rules(id base.SpaceID, role base.Role) Rules {
	var r Rules
	for _, s := range p.Path(id) {
		own := p.nodes[p.index[s.ID]].settings
		for _, set := range own {
			if set.Role == base.Stranger {
				set.apply(&r)
			}
		}
		for _, set := range own {
			if set.Role == role && role != base.Stranger {
				set.apply(&r)
			}
		}
	}
	return r
}

// Unit is the seats that a booking takes of one leaf space.
type Unit struct {
	Space base.SpaceID
	Seats int
}

// Units tells what a booking of a space takes. A space with parts is taken with all
// of them, whole. A space without parts is taken by the seats named; where none is,
// a desk lends one seat and anything else all of them.
func (p *Plan) Units(id base.SpaceID, seats int) []Unit {
	i, found := p.index[id]
	if !found {
		return nil
	}
	n := p.nodes[i]
	if len(n.parts) == 0 && (seats > 0 || n.Kind == KindDesk) {
		return []Unit{{id, max(seats, 1)}}
	}
	units := make([]Unit, len(n.leaves))
	for k, leaf := range n.leaves {
		units[k] = Unit{p.nodes[leaf].ID, p.nodes[leaf].Capacity}
	}
	return units
}

// Search lists the spaces in use whose name holds some letters, accents and case
// ignored, and that have all of some properties, in the order of the tree.
func (p *Plan) Search(letters string, access []Feature) []Space {
	letters = base.Fold(letters)
	return slices.DeleteFunc(p.Ordered(), func(s Space) bool {
		return !s.Has(access) || letters != "" && !strings.Contains(base.Fold(s.Name), letters)
	})
}
