package jury

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// Turn is when a candidate comes before a jury.
type Turn struct {
	Session Session
	Hearing Hearing
	Signed  bool // the minutes are
}

// TurnOf gives the last turn of a candidate, none where nobody has called them.
func (d *Desk) TurnOf(ctx context.Context, r db.Reader, who base.Actor, of base.ID[candidacy.Candidate]) (t Turn, found bool, err error) {
	all, err := sessionsHearing(ctx, r, who.Place, of)
	if err != nil || len(all) == 0 {
		return t, false, err
	}
	t.Session = all[0]
	heard, err := hearings(ctx, r, who.Place, t.Session.ID)
	for _, h := range heard {
		if h.Candidate == of {
			t.Hearing = h
		}
	}
	if err != nil {
		return t, false, err
	}
	v := View{}
	v.Minutes, err = minutes(ctx, r, who.Place, t.Session.ID)
	t.Signed = v.last().Whole()
	return t, true, err
}

// At is the hour of a hearing, "09:30"; "" while it is not planned.
func (h Hearing) At() string {
	if h.Minute == 0 {
		return ""
	}
	return clock(h.Minute)
}

// Begun tells whether the candidate came before the jury.
func (h Hearing) Begun() bool { return h.Presence == Present }

// Hears tells whether whoever acts sits in a jury that hears a candidate, and is not bound to
// them.
func (d *Desk) Hears(ctx context.Context, who base.Actor, of base.ID[candidacy.Candidate]) (bool, error) {
	all, err := sessionsHearing(ctx, d.DB, who.Place, of)
	if err != nil {
		return false, err
	}
	for _, s := range all {
		sit, err := members(ctx, d.DB, who.Place, s.ID)
		if err != nil {
			return false, err
		}
		bonds, err := links(ctx, d.DB, who.Place, s.ID)
		if err != nil {
			return false, err
		}
		if _, hears, err := d.seatOf(ctx, who, PanelFor(sit, bonds, of).Hear); err != nil || hears {
			return hears, err
		}
	}
	return false, nil
}
