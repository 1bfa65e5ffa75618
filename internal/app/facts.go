package app

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/dossier"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/words"
)

// facts tells what is known of a place beside its accounts, for the file of a funder.
func (h *House) facts(ctx context.Context, who base.Actor) (f dossier.Facts, err error) {
	p, err := h.Places.Get(ctx, h.DB, who.Place)
	if err != nil {
		return f, err
	}
	f.Name, f.Commune, f.Surface = p.Name, p.Commune, p.IndoorM2
	if p.Form != "" {
		f.Form = words.T(who.Lang, "place.form_"+p.Form)
	}
	if p.OpenedOn != "" {
		f.Opened = p.OpenedOn.Year()
	}
	for _, key := range p.Families {
		f.Families = append(f.Families, words.T(who.Lang, "place.family_"+key))
	}
	plan, err := h.Spaces.Plan(ctx, h.DB, who)
	if err != nil {
		return f, err
	}
	f.Spaces, f.Seats = lent(plan)
	activities, err := h.Activities.Living(ctx, who)
	if err != nil {
		return f, err
	}
	for _, a := range activities {
		f.Activities = append(f.Activities, dossier.Activity{Name: a.Name, Purpose: a.Purpose, Public: a.Public})
	}
	today := day.Of(h.DB.Clock(), who.Zone)
	for relation, to := range map[string]*int{"member": &f.Members, "volunteer": &f.Volunteers, "employee": &f.Employees} {
		all, err := people.Chosen(ctx, h.DB, who, people.Filter{Relation: relation}, today)
		if err != nil {
			return f, err
		}
		*to = len(all)
	}
	return f, nil
}

// lent counts what a place has to lend, and how many people that holds: a room that has parts
// is counted by them, and a machine is no room.
func lent(plan *space.Plan) (spaces, seats int) {
	parted := map[base.SpaceID]bool{}
	for _, s := range plan.Ordered() {
		parted[s.Parent] = parted[s.Parent] || s.Kind.PartOfParent()
	}
	for _, s := range plan.Ordered() {
		if s.Kind.PartOfParent() && !parted[s.ID] {
			spaces, seats = spaces+1, seats+s.Capacity
		}
	}
	return spaces, seats
}
