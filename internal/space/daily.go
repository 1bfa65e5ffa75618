package space

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Daily is when a space is open on one day, and otherwise why it is not.
type Daily struct {
	Day    day.Day
	Spans  []Span
	Cause  Cause  // where there are no spans
	Reason string // of a closure or an outage; the key of a holiday
}

// Daily tells when a space is open on a day.
func (p *Plan) Daily(id base.SpaceID, d day.Day) Daily {
	out := Daily{Day: d, Spans: p.Openings(id, d.Start(p.zone), d.Add(1).Start(p.zone))}
	if i, found := p.index[id]; found && len(out.Spans) == 0 {
		noon, _ := d.At(day.Clock{Hour: 12}, p.zone)
		out.Cause, out.Reason = p.why(i, noon)
	}
	return out
}

// Standing is how a space stands at an instant: open until when, or shut until when
// and why. Until is zero where it is too far to see.
type Standing struct {
	Open   bool
	Until  time.Time
	Cause  Cause
	Reason string
}

// Standing tells how a space stands at an instant.
func (p *Plan) Standing(id base.SpaceID, now time.Time) Standing {
	i, found := p.index[id]
	if !found {
		return Standing{Cause: Withdrawn}
	}
	horizon := now.AddDate(0, 0, 7)
	if open := p.Openings(id, now, horizon); len(open) > 0 && !open[0].From.After(now) {
		s := Standing{Open: true}
		if open[0].To.Before(horizon) {
			s.Until = open[0].To
		}
		return s
	}
	s := Standing{}
	s.Cause, s.Reason = p.why(i, now)
	s.Until, _ = p.nextOpening(id, now)
	return s
}

// Storey is what is drawn on one plan: the spaces of a floor, of a building without
// floors, or of the place.
type Storey struct {
	ID    base.SpaceID // of the floor or building, "" for the place
	Name  string       // "" for the place
	Rooms []Space      // those drawn
	Rest  []Space      // those that have no place on the plan yet
}

// Storeys lists the plans of the place, in the order of the tree. A floor holds all
// that lies in it; a building what lies on none of its floors.
func (p *Plan) Storeys() []Storey {
	var all []Storey
	at := map[base.SpaceID]int{}
	for i, n := range p.nodes {
		if !n.Retired.IsZero() || n.Kind == KindBuilding || n.Kind == KindFloor {
			continue
		}
		under := p.storeyOf(i)
		k, known := at[under.ID]
		if !known {
			k = len(all)
			at[under.ID] = k
			all = append(all, Storey{ID: under.ID, Name: under.Name})
		}
		if n.Spot.Drawn() {
			all[k].Rooms = append(all[k].Rooms, n.Space)
		} else {
			all[k].Rest = append(all[k].Rest, n.Space)
		}
	}
	return all
}

func (p *Plan) storeyOf(i int) Space {
	for i = p.nodes[i].parent; i >= 0; i = p.nodes[i].parent {
		if k := p.nodes[i].Kind; k == KindFloor || k == KindBuilding {
			return p.nodes[i].Space
		}
	}
	return Space{}
}
