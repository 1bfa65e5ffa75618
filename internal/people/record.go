package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Record is all that the room knows about somebody.
type Record struct {
	Person
	Contacts       []Contact
	Tags           []string
	Skills         []SkillID
	Relations      []Relation
	Consents       []Consent
	Notes          []Note // those that the reader may read
	Employers      []Tied
	Employees      []Tied
	Guardians      []Tied
	Wards          []Tied // for whom they answer
	Household      Household
	Housemates     []Person // the person too, eldest first
	Authorisations []Authorisation
	Known          []Skill // the skills of the place
	Trail          []db.Entry
	Elsewhere      []Held
}

// Tied is the other end of a tie.
type Tied struct {
	Tie
	Name  string
	Phone string
}

// Identity gives the part of the record that Change writes.
func (r Record) Identity() Identity {
	return Identity{Kind: r.Kind, Name: r.Name, FirstName: r.FirstName, LastName: r.LastName, Born: r.Born, Lang: r.Lang,
		Contacts: r.Contacts, Tags: r.Tags, Skills: r.Skills}
}

// glimpse is how much of what other rooms hold the page of a person shows.
const glimpse = 5

// Read gives all that is known about somebody, as far as the reader may know it.
func (d *Desk) Read(ctx context.Context, who base.Actor, id base.PersonID) (Record, error) {
	p, err := person(ctx, d.DB, who.Place, id)
	if err != nil {
		return Record{}, err
	}
	r, err := d.record(ctx, who, p, glimpse)
	if err != nil {
		return r, err
	}
	readable := []Note{}
	for _, n := range r.Notes {
		if n.ReadBy(who) {
			readable = append(readable, n)
		}
	}
	r.Notes = readable
	r.Trail, err = db.Trail(ctx, d.DB, who.Place, room, string(id))
	return r, err
}

// record reads everything about somebody, with at most limit facts of each other room.
func (d *Desk) record(ctx context.Context, who base.Actor, p Person, limit int) (r Record, err error) {
	r.Person = p
	i, err := identity(ctx, d.DB, who.Place, p)
	if err != nil {
		return r, err
	}
	r.Contacts, r.Tags, r.Skills = i.Contacts, i.Tags, i.Skills
	for _, read := range []func() error{
		func() (err error) { r.Relations, err = relations(ctx, d.DB, who.Place, p.ID); return err },
		func() (err error) { r.Consents, err = consents(ctx, d.DB, who.Place, p.ID); return err },
		func() (err error) { r.Notes, err = notes(ctx, d.DB, who.Place, p.ID); return err },
		func() (err error) { r.Authorisations, err = authorisations(ctx, d.DB, who.Place, p.ID); return err },
		func() (err error) { r.Known, err = skills(ctx, d.DB, who.Place); return err },
		func() (err error) { return d.readTies(ctx, who, &r) },
		func() (err error) { return d.readElsewhere(ctx, who, &r, limit) },
	} {
		if err := read(); err != nil {
			return r, err
		}
	}
	return r, nil
}

func (d *Desk) readTies(ctx context.Context, who base.Actor, r *Record) error {
	ties, err := namedTies(ctx, d.DB, who.Place, r.ID)
	if err != nil {
		return err
	}
	for _, t := range ties {
		list := map[TieKind]*[]Tied{Employer: &r.Employees, Guardian: &r.Wards}[t.Kind]
		if t.Person == r.ID {
			list = map[TieKind]*[]Tied{Employer: &r.Employers, Guardian: &r.Guardians}[t.Kind]
		}
		*list = append(*list, t)
	}
	if r.Person.Household == "" {
		return nil
	}
	if r.Household, err = household(ctx, d.DB, who.Place, r.Person.Household); err != nil {
		return err
	}
	r.Housemates, err = housemates(ctx, d.DB, who.Place, r.Person.Household)
	return err
}

func (d *Desk) readElsewhere(ctx context.Context, who base.Actor, r *Record, limit int) error {
	for _, read := range d.Elsewhere {
		held, err := read(ctx, who, r.ID, limit)
		if err != nil {
			return err
		}
		if len(held.Facts) > 0 {
			r.Elsewhere = append(r.Elsewhere, held)
		}
	}
	return nil
}

// SkillName gives a skill's name, or its identifier where the place forgot it.
func (r Record) SkillName(id SkillID) string {
	for _, s := range r.Known {
		if s.ID == id {
			return s.Name
		}
	}
	return string(id)
}

// Consent gives the last word on a purpose: the consent that stands, otherwise the
// last that was withdrawn.
func (r Record) Consent(purpose string) (last Consent, given bool) {
	for _, c := range r.Consents {
		if c.Purpose == purpose && (c.Live() || !last.Live() || !given) {
			last, given = c, true
		}
	}
	return last, given
}
