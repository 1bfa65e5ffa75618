package study

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/training"
)

// Use is how much the toolbox of a session served.
type Use struct {
	training.Session
	Tools    int // resources that trainees see
	Trainees int
	Readers  int // of them, those who opened one
	Last     day.Day
}

// Uses gives those of the sessions that have begun and have trainees, save those that ended before
// a day.
func (d *Desk) Uses(ctx context.Context, who base.Actor, since day.Day) (out []Use, err error) {
	all, err := d.Trainings.Sessions(ctx, d.DB, who)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	shelf, err := everyResource(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	enrolled, err := d.Trainings.Trainees(ctx, d.DB, who, "")
	if err != nil {
		return nil, err
	}
	opened, err := lastOpened(ctx, d.DB, who.Place)
	today := day.Of(d.DB.Now(), who.Zone)
	for _, s := range all {
		first, last := s.Days()
		if first == "" || first > today || last < since {
			continue
		}
		seat := Seat{Session: s}
		seat.count(shelf, nil, today)
		use := Use{Session: s, Tools: seat.Tools}
		for _, t := range enrolled {
			if t.Session == s.ID {
				use.add(opened[t.ID], who.Zone)
			}
		}
		if use.Trainees > 0 {
			out = append(out, use)
		}
	}
	return out, err
}

// add counts a trainee, with when they last opened a resource: zero for never.
func (u *Use) add(last time.Time, zone *time.Location) {
	u.Trainees++
	if !last.IsZero() {
		u.Readers++
		u.Last = max(u.Last, day.Of(last, zone))
	}
}
