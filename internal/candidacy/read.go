package candidacy

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
)

// Filter says which candidates to list.
type Filter struct {
	Certification base.ID[certification.Certification]
	Words         string // in a name or an address
	Stage         Stage
	After         base.ID[Candidate]
	Limit         int
}

// pageSize is how many candidates a page shows.
const pageSize = 50

// List gives candidates, the last enrolled first.
func (d *Desk) List(ctx context.Context, who base.Actor, f Filter) ([]Candidate, error) {
	if f.Limit <= 0 || f.Limit > pageSize {
		f.Limit = pageSize
	}
	return candidates(ctx, d.DB, who.Place, f)
}

// Get gives a candidate.
func (d *Desk) Get(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Candidate]) (Candidate, error) {
	return getAt(ctx, r, who.Place, id)
}

// Some gives candidates by their identifiers.
func (d *Desk) Some(ctx context.Context, r db.Reader, who base.Actor, ids ...base.ID[Candidate]) (map[base.ID[Candidate]]Candidate, error) {
	all, err := some(ctx, r, who.Place, ids)
	out := map[base.ID[Candidate]]Candidate{}
	for _, c := range all {
		out[c.ID] = c
	}
	return out, err
}

// Trained gives the candidates whom the organisation trains for others, by its habilitations: their
// certifiers keep them. The last enrolled come first.
func (d *Desk) Trained(ctx context.Context, who base.Actor) ([]Candidate, error) {
	given, err := d.Certifications.Received(ctx, d.DB, who)
	if err != nil || len(given) == 0 {
		return nil, err
	}
	var ids []any
	for _, p := range given {
		ids = append(ids, p.ID)
	}
	return ofPartners(ctx, d.DB, ids)
}

// Mine gives the candidacies of whoever acts, by the address of their account, the last first.
func (d *Desk) Mine(ctx context.Context, who base.Actor) ([]Candidate, error) {
	email, err := d.Address(ctx, who)
	if err != nil || email == "" {
		return nil, err
	}
	return byEmail(ctx, d.DB, who.Place, email)
}

// Own gives a candidacy to whom it is about, and to the staff of the school; to anybody else
// it is not there.
func (d *Desk) Own(ctx context.Context, who base.Actor, id base.ID[Candidate]) (Candidate, error) {
	c, err := d.Get(ctx, d.DB, who, id)
	if err != nil || who.May(base.Run, "candidacy") {
		return c, err
	}
	email, err := d.Address(ctx, who)
	if err == nil && (email == "" || email != c.Email) {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return c, err
}
