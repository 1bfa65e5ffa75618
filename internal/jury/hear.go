package jury

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// Call puts candidates on the list of a session: those who are admissible, enrolled under the
// same version, and do not hold the certification. The hearing covers what is still missing.
func (d *Desk) Call(ctx context.Context, who base.Actor, id base.ID[Session], of ...base.ID[candidacy.Candidate]) (called []Hearing, err error) {
	err = d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		found, err := d.Candidates.Some(ctx, tx, who, of...)
		if err != nil {
			return err
		}
		needs, err := d.Candidates.Needs(ctx, tx, who, of...)
		if err != nil {
			return err
		}
		for _, candidate := range of {
			c, known := found[candidate]
			if !known {
				return base.Refuse(base.NotFound, "base.not_found")
			}
			if err := callable(v, c); err != nil {
				return err
			}
			h := Hearing{ID: base.NewID[Hearing](tx.Now), Session: id, Candidate: c.ID, Minutes: v.Of.Terms.Oral(candidacy.ExtraTime(needs[c.ID])), Units: asked(v.Asks, c.Kept)}
			if err := insertHearing(ctx, tx, h); err != nil {
				return err
			}
			if err := d.bind(ctx, tx, v, c); err != nil {
				return err
			}
			if err := tx.Record(ctx, "jury", string(id), "called", db.Detail{"name": c.Name()}); err != nil {
				return err
			}
			called = append(called, h)
		}
		return nil
	})
	return called, err
}

func callable(v View, c candidacy.Candidate) error {
	args := base.Args{"name": c.Name()}
	switch {
	case c.Certification != v.Certification || c.Version != v.Session.Version:
		return base.Wrong("candidate", "jury.other_version", args)
	case c.Outcome == candidacy.Total:
		return base.Wrong("candidate", "jury.holder", args)
	case c.Verdict != candidacy.Admissible:
		return base.Wrong("candidate", "jury.not_admissible", args)
	case slices.ContainsFunc(v.Hearings, func(h Hearing) bool { return h.Candidate == c.ID }):
		return base.Wrong("candidate", "jury.called_already", args)
	}
	return nil
}

// bind keeps what the program knows to bind the members to a candidate.
func (d *Desk) bind(ctx context.Context, tx *db.Tx, v View, c candidacy.Candidate) error {
	if d.Bonds == nil {
		return nil
	}
	for _, m := range v.Members {
		found, err := d.Bonds(ctx, tx, m, []candidacy.Candidate{c})
		if err != nil {
			return err
		}
		for _, l := range found {
			if l.Candidate == "" { // was told when they took their seat
				continue
			}
			l.ID, l.Member, l.Computed = base.NewID[Link](tx.Now), m.ID, true
			if err := insertLink(ctx, tx, v.ID, l); err != nil {
				return err
			}
		}
	}
	return nil
}

// Uncall takes a candidate off the list, unless somebody has marked them.
func (d *Desk) Uncall(ctx context.Context, who base.Actor, id base.ID[Session], hearing base.ID[Hearing]) error {
	return d.hearing(ctx, who, id, hearing, "uncalled", func(ctx context.Context, tx *db.Tx, _ View, h Hearing) error {
		all, err := grids(ctx, tx, who.Place, h.ID)
		if err != nil {
			return err
		}
		if len(all) > 0 {
			return base.Refuse(base.Conflict, "jury.marked_already")
		}
		return deleteHearing(ctx, tx, h.ID)
	})
}

// hearing lets the staff change one hearing.
func (d *Desk) hearing(ctx context.Context, who base.Actor, id base.ID[Session], hearing base.ID[Hearing], act string, do func(context.Context, *db.Tx, View, Hearing) error) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		h, known := v.hearing(hearing)
		if !known {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := do(ctx, tx, v, h); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(id), act, db.Detail{"name": v.Candidates[h.Candidate].Name()})
	})
}

func (v View) hearing(id base.ID[Hearing]) (Hearing, bool) {
	i := slices.IndexFunc(v.Hearings, func(h Hearing) bool { return h.ID == id })
	if i < 0 {
		return Hearing{}, false
	}
	return v.Hearings[i], true
}

// Set gives every hearing its time, in the order of the list, from a minute of the day on.
func (d *Desk) Set(ctx context.Context, who base.Actor, id base.ID[Session], from int, p Pause) error {
	return d.change(ctx, who, id, func(ctx context.Context, tx *db.Tx, v View) error {
		for i, h := range v.Hearings { // arrangements may have been granted since
			v.Hearings[i].Minutes = v.Of.Terms.Oral(candidacy.ExtraTime(v.Needs[h.Candidate]))
		}
		if err := Plan(v.Hearings, from, v.Of.Terms, p); err != nil {
			return err
		}
		for _, h := range v.Hearings {
			if err := updateHearing(ctx, tx, h); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "jury", string(id), "planned", db.Detail{"hearings": len(v.Hearings)})
	})
}

// Move gives one hearing another time; two never overlap.
func (d *Desk) Move(ctx context.Context, who base.Actor, id base.ID[Session], hearing base.ID[Hearing], minute int) error {
	return d.hearing(ctx, who, id, hearing, "hearing_moved", func(ctx context.Context, tx *db.Tx, v View, h Hearing) error {
		h.Minute = minute
		for i := range v.Hearings {
			if v.Hearings[i].ID == h.ID {
				v.Hearings[i] = h
			}
		}
		if minute < 0 || h.End() > dayEnd {
			return base.Wrong("at", "jury.day_too_short")
		}
		if overlap(v.Hearings) {
			return base.Wrong("at", "jury.overlap")
		}
		return updateHearing(ctx, tx, h)
	})
}

// Receive keeps whether a candidate came; who comes has their identity paper checked.
func (d *Desk) Receive(ctx context.Context, who base.Actor, id base.ID[Session], hearing base.ID[Hearing], p Presence) error {
	if p != Present && p != Excused && p != Absent {
		return base.Wrong("presence", "base.not_a_choice")
	}
	return d.hearing(ctx, who, id, hearing, "received_"+string(p), func(ctx context.Context, tx *db.Tx, _ View, h Hearing) error {
		if h.Presence = p; p == Present {
			h.Identity, h.Checked = tx.Now, tx.Who.Account
		}
		return updateHearing(ctx, tx, h)
	})
}
