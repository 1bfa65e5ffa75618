package tally

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/jury"
)

// Desk is where the reads of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	Candidates     *candidacy.Desk
	Juries         *jury.Desk
}

// Sheet counts what the juries of the organisation decided of a certification, in a civil year,
// or since the beginning where the year is 0.
func (d *Desk) Sheet(ctx context.Context, who base.Actor, of base.ID[certification.Certification], year int) (Sheet, error) {
	w, err := d.Certifications.Get(ctx, d.DB, of)
	if err != nil {
		return Sheet{}, err
	}
	all, err := d.passages(ctx, who, of)
	if err != nil {
		return Sheet{}, err
	}
	s := count(w, all, year)
	s.Today = day.Of(d.DB.Clock(), who.Zone)
	return s, nil
}

func (d *Desk) passages(ctx context.Context, who base.Actor, of base.ID[certification.Certification]) (out []Passage, err error) {
	held, err := d.Juries.Held(ctx, d.DB, who, of)
	if err != nil {
		return nil, err
	}
	var ids []base.ID[candidacy.Candidate]
	for _, m := range held {
		for _, r := range m.Body.Results {
			ids = append(ids, r.Candidate)
		}
	}
	known, err := d.Candidates.Some(ctx, d.DB, who, ids...)
	for _, m := range held {
		for _, r := range m.Body.Results {
			c := known[r.Candidate]
			out = append(out, Passage{Session: m.Session, Name: m.Body.Session, Day: m.Body.Day, Version: m.Body.Version, Candidate: r.Candidate, Who: r.Name,
				Route: c.Route, Outcome: r.Outcome, Acquired: r.Acquired, Marks: r.Marks})
		}
	}
	return out, err
}
