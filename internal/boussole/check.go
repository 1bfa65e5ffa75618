package boussole

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/space"
)

// Check verifies one thing of a place from its data. A room that can measure
// something more adds its check in app; the référentiels that ask for the key then
// show it.
type Check struct {
	Key string
	Run func(ctx context.Context, on Ground) (Verdict, error)
}

// Ground is what checks stand on: the place as it is now, read once for all of them.
type Ground struct {
	db.Reader
	Who  base.Actor
	Now  time.Time
	Own  place.Place
	Plan *space.Plan
}

// Today is the day in the place.
func (g Ground) Today() day.Day { return day.Of(g.Now, g.Who.Zone) }

// Survey is how a place stands in every competence of a version.
type Survey struct {
	Frame     Frame
	Standings []Standing // in the order of the frame
}

// Survey runs the checks for the actor's place, under a version of the référentiel
// ("" for the active one).
func (d *Desk) Survey(ctx context.Context, who base.Actor, version string) (Survey, error) {
	if version == "" {
		version = d.active()
	}
	frame, known := frames()[version]
	if !known {
		return Survey{}, base.Refuse(base.NotFound, "base.not_found")
	}
	on, err := d.ground(ctx, who)
	if err != nil {
		return Survey{}, err
	}
	verdicts := map[string]Verdict{}
	for _, check := range d.Checks {
		if verdicts[check.Key], err = check.Run(ctx, on); err != nil {
			return Survey{}, err
		}
	}
	s := Survey{Frame: frame}
	for _, c := range frame.Competences() {
		s.Standings = append(s.Standings, standing(c, verdicts))
	}
	return s, nil
}

func (d *Desk) ground(ctx context.Context, who base.Actor) (Ground, error) {
	own, err := d.Places.Get(ctx, d.DB, who.Place)
	if err != nil {
		return Ground{}, err
	}
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	return Ground{d.DB, who, d.DB.Now(), own, plan}, err
}

// Count tells how many competences are in a state.
func (s Survey) Count(state State) int {
	n := 0
	for _, standing := range s.Standings {
		if standing.State == state {
			n++
		}
	}
	return n
}

// Calls lists what the checks ask to be done, worst first: for whoever looks at the day.
func (s Survey) Calls() []Finding {
	var calls []Finding
	seen := map[string]bool{}
	for _, state := range []State{Missing, Watch} {
		for _, standing := range s.Standings {
			for _, f := range standing.Findings {
				if f.State == state && f.Next != (Step{}) && !seen[f.Key] {
					seen[f.Key] = true
					calls = append(calls, f)
				}
			}
		}
	}
	return calls
}
