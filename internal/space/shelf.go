package space

import (
	"context"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// shelf keeps the plans of places in memory, each under the version it was read
// at. Every verb of the room writes a new version in its own transaction, made of
// random bits: a plan of another version, even of a transaction that was undone, is
// never taken for the present one, however many programs share the database.
type shelf struct {
	mu    sync.Mutex
	plans map[base.PlaceID]shelved
}

type shelved struct {
	edition
	plan *Plan
}

// shelfMax bounds the memory: a plan of 300 spaces weighs about 200 kB.
const shelfMax = 128

func (s *shelf) get(place base.PlaceID, now edition) *Plan {
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept := s.plans[place]; kept.edition == now {
		return kept.plan
	}
	return nil
}

func (s *shelf) put(place base.PlaceID, kept shelved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.plans == nil {
		s.plans = map[base.PlaceID]shelved{}
	}
	if _, known := s.plans[place]; !known && len(s.plans) >= shelfMax {
		for other := range s.plans { // any one goes
			delete(s.plans, other)
			break
		}
	}
	s.plans[place] = kept
}

// Plan gives the spaces of the actor's place as they are: one query where nothing
// has changed since they were last read, ten where something has. Whoever is about
// to lend a space locks it first and reads the plan then.
func (d *Desk) Plan(ctx context.Context, r db.Reader, who base.Actor) (*Plan, error) {
	now, err := readEdition(ctx, r, who)
	if err != nil {
		return nil, err
	}
	if p := d.kept.get(who.Place, now); p != nil {
		return p, nil
	}
	f, err := readFacts(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	f.zone, f.department = who.Zone, now.department
	p := newPlan(f)
	after, err := readEdition(ctx, r, who)
	if err == nil && after == now {
		d.kept.put(who.Place, shelved{now, p})
	}
	return p, err
}
