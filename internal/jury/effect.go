package jury

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/db"
)

// Effect is what minutes change for a candidate.
type Effect struct {
	Ruling
	Gained bool     // this passage gave a unit
	Lost   []string // codes of the units that the minutes which these rectify gave, and these do not
}

// Effects are what minutes change: all that the first of a session decide; of those that rectify,
// what they decide otherwise and nothing else.
func (d *Desk) Effects(ctx context.Context, tx *db.Tx, m Minutes) ([]Effect, error) {
	v, err := d.Certifications.Version(ctx, tx, m.Body.Version)
	if err != nil {
		return nil, err
	}
	var before Minutes
	if m.Rectifies != "" {
		if before, err = getMinutes(ctx, tx, tx.Who.Place, m.Rectifies); err != nil {
			return nil, err
		}
	}
	return effects(v, before.Body.Results, m.Body.Results), nil
}

func effects(v certification.Version, before, now []Ruling) (out []Effect) {
	for _, r := range now {
		e := Effect{Ruling: r, Gained: r.gained(v)}
		if i := slices.IndexFunc(before, func(b Ruling) bool { return b.Hearing == r.Hearing }); i >= 0 {
			if before[i].Outcome == r.Outcome && slices.Equal(before[i].Acquired, r.Acquired) {
				continue
			}
			e.Lost = slices.DeleteFunc(slices.Clone(before[i].Acquired), func(unit string) bool { return slices.Contains(r.Acquired, unit) })
		}
		out = append(out, e)
	}
	return out
}

// gained tells whether one of the units acquired is one that was judged this time.
func (r Ruling) gained(v certification.Version) bool {
	return slices.ContainsFunc(r.Marks, func(m Mark) bool {
		u, _, found := v.Competence(m.Competence)
		return found && slices.Contains(r.Acquired, u.Code)
	})
}

// latest refuses to correct what was decided of a candidate whom another jury decided on since.
func latest(ctx context.Context, tx *db.Tx, session base.ID[Session], of candidacy.Candidate) error {
	all, err := minutesAbout(ctx, tx, tx.Who.Place, of.ID)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(all, Minutes.Whole); i >= 0 && all[i].Session != session {
		return base.Refuse(base.Conflict, "jury.decided_since", base.Args{"name": of.Name()})
	}
	return nil
}

// Held gives what holds of every session of a certification: the last minutes that all signed,
// the first session first.
func (d *Desk) Held(ctx context.Context, r db.Reader, who base.Actor, of base.ID[certification.Certification]) (out []Minutes, err error) {
	all, err := minutesUnder(ctx, r, who.Place, of)
	for _, m := range all {
		switch last := len(out) - 1; {
		case !m.Whole():
		case last >= 0 && out[last].Session == m.Session:
			out[last] = m
		default:
			out = append(out, m)
		}
	}
	return out, err
}
