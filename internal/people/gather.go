package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Whole is somebody with all that hangs on them.
type Whole struct {
	Person
	Identity  Identity
	Relations []Relation
	Consents  []Consent
	Notes     []string // their words
	Ties      []Tie    // in which they are the employee, the child
}

// Everybody reads all whom a place knows, and its households, in as many queries for
// ten thousand people as for one.
func Everybody(ctx context.Context, r db.Reader, place base.PlaceID) ([]Whole, []Household, error) {
	all, err := everybody(ctx, r, place)
	if err != nil {
		return nil, nil, err
	}
	homes, err := households(ctx, r, place)
	return all, homes, err
}

// Gain is what a list says of somebody, checked and tidy, that was not known.
type Gain struct {
	Person            // as the place knows them; of somebody new, the identifier they shall have
	New      bool     // nobody knew them
	Before   Identity // of whoever was known
	Identity Identity // as it will be

	Relations []Relation
	Consents  []Consent
	Withdrawn []Consent
	Notes     []string
	Ties      []Tie
	Household HouseholdID

	Detail db.Detail // what the trail says of where it comes from
}

// Mark is what it takes to undo what Gather did to somebody who was known before.
type Mark struct {
	Version   int                 `json:"version"` // that Gather left
	Identity  *Identity           `json:"identity,omitempty"`
	Relations []base.ID[Relation] `json:"relations,omitempty"`
	Consents  []base.ID[Consent]  `json:"consents,omitempty"`
	Withdrawn []base.ID[Consent]  `json:"withdrawn,omitempty"`
	Notes     []base.ID[Note]     `json:"notes,omitempty"`
	Ties      []base.ID[Tie]      `json:"ties,omitempty"`
	Household bool                `json:"household,omitempty"`
}

// Gather writes what a list says of many people at once, and the households that it
// begins. It gives the mark of each, by which Restore undoes it.
func (d *Desk) Gather(ctx context.Context, tx *db.Tx, begun []Household, all []Gain) ([]Mark, error) {
	b := newBatch(tx)
	for _, h := range begun {
		b.Add(householdRows, h.ID, h.Name, h.Payer)
	}
	marks := make([]Mark, len(all))
	for i := range all {
		write := b.gainOfKnown
		if all[i].New {
			write = b.gainOfNew
		}
		var err error
		if marks[i], err = write(ctx, &all[i]); err != nil {
			return nil, err
		}
	}
	if err := b.Write(ctx); err != nil {
		return nil, err
	}
	for _, g := range all {
		signal := &d.Changed
		if g.New {
			signal = &d.Added
		}
		if err := signal.Announce(ctx, tx, g.Person); err != nil {
			return nil, err
		}
	}
	return marks, nil
}

func (b *batch) gainOfNew(ctx context.Context, g *Gain) (Mark, error) {
	person := newPerson(g.Identity, b.tx)
	person.ID, person.Household = g.ID, g.Household
	g.Person = person
	b.person(person, g.Identity)
	b.parts(person.ID, g.Identity)
	b.hang(g)
	return Mark{}, b.tx.Record(ctx, room, string(g.ID), "imported", g.Detail)
}

func (b *batch) gainOfKnown(ctx context.Context, g *Gain) (Mark, error) {
	tx, changes := b.tx, difference(g.Before, g.Identity)
	m := Mark{Version: g.Version}
	if len(changes) > 0 {
		was := g.Person
		g.Person = newPerson(g.Identity, tx)
		g.ID, g.CreatedAt, g.Person.Household, g.Version = was.ID, was.CreatedAt, was.Household, was.Version+1
		if err := updatePerson(ctx, tx, g.Person, g.Identity); err != nil {
			return m, err
		}
		if err := replaceParts(ctx, tx, g.ID, g.Identity); err != nil {
			return m, err
		}
		m.Version, m.Identity = g.Version, &g.Before
	}
	for _, c := range g.Withdrawn {
		if err := withdrawConsent(ctx, tx, g.ID, c.Purpose, c.Withdrawn, c.WithdrawnBy); err != nil {
			return m, err
		}
		m.Withdrawn = append(m.Withdrawn, c.ID)
	}
	if g.Household != "" {
		if err := setHousehold(ctx, tx, g.ID, g.Household); err != nil {
			return m, err
		}
		m.Household = true
	}
	m.Relations, m.Consents, m.Notes, m.Ties = b.hang(g)
	for name, value := range g.Detail {
		changes[name] = value
	}
	return m, tx.Record(ctx, room, string(g.ID), "changed", changes)
}

// hang gathers the rows that are added to somebody.
func (b *batch) hang(g *Gain) (relations []base.ID[Relation], consents []base.ID[Consent], notes []base.ID[Note], ties []base.ID[Tie]) {
	for _, r := range g.Relations {
		relations = append(relations, b.relation(g.ID, r))
	}
	for _, c := range g.Consents {
		consents = append(consents, b.consent(g.ID, c))
	}
	for _, words := range g.Notes {
		notes = append(notes, b.note(Note{Person: g.ID, Readers: TheTeam, Words: words}))
	}
	for _, t := range g.Ties {
		ties = append(ties, b.tie(t))
	}
	return relations, consents, notes, ties
}
