package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Add makes somebody known to the place.
func (d *Desk) Add(ctx context.Context, who base.Actor, card Card) (Person, error) {
	var p Person
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		var err error
		p, err = d.Enrol(ctx, tx, card)
		return err
	})
	return p, err
}

// Enrol is Add within a transaction: for what follows from another fact.
func (d *Desk) Enrol(ctx context.Context, tx *db.Tx, card Card) (Person, error) {
	card.Identity = card.Tidy()
	if err := checkCard(ctx, tx, card); err != nil {
		return Person{}, err
	}
	p := newPerson(card.Identity, tx)
	p.Household = card.Household
	b := newBatch(tx)
	b.card(p, card)
	if err := b.Write(ctx); err != nil {
		return p, err
	}
	if err := tx.Record(ctx, room, string(p.ID), "added", db.Detail{"name": p.Name}); err != nil {
		return p, err
	}
	return p, d.Added.Announce(ctx, tx, p)
}

func newPerson(i Identity, tx *db.Tx) Person {
	return Person{
		ID: base.NewID[base.KindPerson](tx.Now), Kind: i.Kind, Name: i.Name, FirstName: i.FirstName, LastName: i.LastName,
		Email: i.Preferred(Email).Value, Phone: i.Preferred(Phone).Value, City: i.Preferred(Address).City,
		Lang: i.Lang, Born: i.Born, Version: 1, CreatedAt: tx.Now, ChangedAt: tx.Now,
	}
}

// card gathers all the rows of somebody new.
func (b *batch) card(p Person, card Card) {
	b.person(p, card.Identity)
	b.parts(p.ID, card.Identity)
	for _, r := range card.Relations {
		b.relation(p.ID, r)
	}
	for _, c := range card.Consents {
		b.consent(p.ID, c)
	}
	for _, g := range card.Guardians {
		b.tie(Tie{Kind: Guardian, Person: p.ID, Other: g})
	}
	if card.Employer != "" {
		b.tie(Tie{Kind: Employer, Person: p.ID, Other: card.Employer, Title: card.Title})
	}
}

// checkCard refuses a tidy card, saying everything that is wrong with it.
func checkCard(ctx context.Context, tx *db.Tx, card Card) error {
	now := todayIn(tx)
	var wrong base.Checks
	card.check(now, &wrong)
	for _, r := range card.Relations {
		r.check(&wrong)
	}
	for _, c := range card.Consents {
		c.check(now, &wrong)
	}
	if Minor(card.Born, now) && len(card.Guardians) == 0 {
		wrong.Wrong("guardian", "people.guardian_missing")
	}
	if base.Longer(card.Title, NameMax) {
		wrong.Wrong("title", "base.too_long", base.Args{"max": NameMax})
	}
	if err := checkSkills(ctx, tx, card.Skills, &wrong); err != nil {
		return err
	}
	for _, g := range card.Guardians {
		if err := checkTie(ctx, tx, Tie{Kind: Guardian, Other: g}, &wrong); err != nil {
			return err
		}
	}
	if card.Employer != "" {
		if err := checkTie(ctx, tx, Tie{Kind: Employer, Other: card.Employer}, &wrong); err != nil {
			return err
		}
	}
	if card.Household != "" {
		if _, err := household(ctx, tx, tx.Who.Place, card.Household); err != nil {
			return err
		}
	}
	return wrong.Fault()
}
