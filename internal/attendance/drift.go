package attendance

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// driftFrom is how many half-days in a row a trainee misses before somebody should call them.
const driftFrom = 4

// Drift is a trainee who has not come for some half-days: somebody should call them.
type Drift struct {
	Trainee Trainee
	Missed  int // half-days in a row, the last that were held
}

// Adrift lists the trainees who missed the last half-days in a row, whatever the reason, and have
// not left.
func (r Register) Adrift() (out []Drift) {
	for _, t := range r.Trainees {
		missed := 0
		for _, h := range r.Halves {
			switch state := r.Cell(h, t).State; {
			case len(r.trained[h.ID]) == 0: // not held yet
			case state == Absent || state == Missing:
				missed++
			default:
				missed = 0
			}
		}
		if missed >= driftFrom && t.Left == "" {
			out = append(out, Drift{t, missed})
		}
	}
	return out
}

// Engagement is how the trainees of a session hold on.
type Engagement struct {
	Session base.ID[Course]
	Name    string
	Last    day.Day // the last half-day that was held, "" for none
	Held    int     // half-days
	Adrift  []Drift
}

// Engagement tells how the trainees of every session hold on: those sessions that had a half-day
// after a day.
func (d *Desk) Engagement(ctx context.Context, who base.Actor, since day.Day) (out []Engagement, err error) {
	all, err := d.All(ctx, who)
	for _, v := range all {
		e := Engagement{Session: v.ID, Name: v.Name}
		for _, h := range v.Halves {
			if len(v.Trained(h)) > 0 {
				e.Held, e.Last = e.Held+1, max(e.Last, h.Day)
			}
		}
		if v.Closed.Digest == "" { // once it is closed there is nobody left to call
			e.Adrift = v.Adrift()
		}
		if e.Last > since {
			out = append(out, e)
		}
	}
	return out, err
}
