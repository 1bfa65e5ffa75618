package people

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// undo is what it takes to undo what a file did to somebody who was known before.
type undo struct {
	Version   int                 `json:"version"` // that the file left
	Identity  *Identity           `json:"identity,omitempty"`
	Relations []base.ID[Relation] `json:"relations,omitempty"`
	Consents  []base.ID[Consent]  `json:"consents,omitempty"`
	Withdrawn []base.ID[Consent]  `json:"withdrawn,omitempty"`
	Notes     []base.ID[Note]     `json:"notes,omitempty"`
	Ties      []base.ID[Tie]      `json:"ties,omitempty"`
	Household bool                `json:"household,omitempty"`
}

// write writes all that a plan adds and changes, and remembers how to undo it.
func (p *plan) write(ctx context.Context, tx *db.Tx, d *Desk, id base.ID[Draft]) error {
	b := newBatch(tx)
	for _, h := range p.begun {
		b.add(householdRows, h.ID, h.Name, h.Payer)
	}
	for _, f := range p.all {
		if err := p.writeFigure(ctx, tx, b, id, f); err != nil {
			return err
		}
	}
	for _, v := range p.verdicts {
		if v.Outcome == Refused {
			b.add(importRows, id, v.Line, "", v.Outcome, faultsText(v.Faults), "")
		}
	}
	if err := b.write(ctx); err != nil {
		return err
	}
	for _, f := range p.all {
		signal := &d.Changed
		switch {
		case f.line > 0:
			signal = &d.Added
		case len(f.changed) == 0:
			continue
		}
		if err := signal.Announce(ctx, tx, f.Person); err != nil {
			return err
		}
	}
	return nil
}

func (p *plan) writeFigure(ctx context.Context, tx *db.Tx, b *batch, id base.ID[Draft], f *figure) error {
	switch {
	case f.line > 0:
		person := newPerson(f.identity, tx)
		person.ID, person.Household = f.ID, f.added.household
		f.Person = person
		b.person(person, f.identity)
		b.parts(person.ID, f.identity)
		b.gained(f)
		b.add(importRows, id, f.line, f.ID, New, "", "")
		return tx.Record(ctx, room, string(f.ID), "imported", db.Detail{"import": id, "line": f.line})
	case len(f.changed) == 0:
		return nil
	}
	return p.writeChange(ctx, tx, b, id, f)
}

// writeChange writes what a file changes of somebody who was known.
func (p *plan) writeChange(ctx context.Context, tx *db.Tx, b *batch, id base.ID[Draft], f *figure) error {
	u := undo{Version: f.Version}
	changes := difference(f.before, f.identity)
	if len(changes) > 0 {
		was := f.Person
		f.Person = newPerson(f.identity, tx)
		f.ID, f.CreatedAt, f.Household, f.Version = was.ID, was.CreatedAt, was.Household, was.Version+1
		if err := updatePerson(ctx, tx, f.Person, f.identity); err != nil {
			return err
		}
		if err := replaceParts(ctx, tx, f.ID, f.identity); err != nil {
			return err
		}
		u.Version, u.Identity = f.Version, &f.before
	}
	for _, c := range f.added.withdrawn {
		if err := withdrawConsent(ctx, tx, f.ID, c.Purpose, c.Withdrawn, c.WithdrawnBy); err != nil {
			return err
		}
		u.Withdrawn = append(u.Withdrawn, c.ID)
	}
	if f.added.household != "" {
		if err := setHousehold(ctx, tx, f.ID, f.added.household); err != nil {
			return err
		}
		u.Household = true
	}
	u.Relations, u.Consents, u.Notes, u.Ties = b.gained(f)
	text, err := json.Marshal(u)
	if err != nil {
		return err
	}
	b.add(importRows, id, 0, f.ID, Changes, "", string(text))
	changes["import"] = id
	changes["fields"] = f.changed
	return tx.Record(ctx, room, string(f.ID), "changed", changes)
}

// gained gathers the rows that a file adds to somebody.
func (b *batch) gained(f *figure) (relations []base.ID[Relation], consents []base.ID[Consent], notes []base.ID[Note], ties []base.ID[Tie]) {
	for _, r := range f.added.relations {
		relations = append(relations, b.relation(f.ID, r))
	}
	for _, c := range f.added.consents {
		consents = append(consents, b.consent(f.ID, c))
	}
	for _, words := range f.added.notes {
		notes = append(notes, b.note(Note{Person: f.ID, Readers: TheTeam, Words: words}))
	}
	for _, t := range f.added.ties {
		ties = append(ties, b.tie(t))
	}
	return relations, consents, notes, ties
}

// faultsText keeps what is wrong with a line, but for what stood in its cells.
func faultsText(faults []CellFault) string {
	type kept struct{ Column, Key string }
	var out []kept
	for _, f := range faults {
		out = append(out, kept{f.Column, f.key})
	}
	text, err := json.Marshal(out)
	if err != nil {
		panic(err) // two texts always have a JSON form
	}
	return string(text)
}
