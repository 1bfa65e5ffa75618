package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func everybody(ctx context.Context, r db.Reader, place base.PlaceID) ([]Whole, error) {
	known, err := db.All(ctx, r, scanPerson, "select "+personColumns+" from person p where p.place_id = $1 and p.gone_at = '' order by p.id", place)
	if err != nil {
		return nil, err
	}
	all := make([]Whole, len(known))
	byID := make(map[base.PersonID]*Whole, len(known))
	for i, p := range known {
		all[i] = Whole{Person: p, Identity: Identity{Kind: p.Kind, Name: p.Name, FirstName: p.FirstName, LastName: p.LastName, Born: p.Born, Lang: p.Lang}}
		byID[p.ID] = &all[i]
	}
	for _, part := range wholeParts {
		if err := part.into(ctx, r, place, byID); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func households(ctx context.Context, r db.Reader, place base.PlaceID) ([]Household, error) {
	return db.All(ctx, r, func(r db.Row) (h Household, err error) {
		err = r.Scan(&h.ID, &h.Name, &h.Payer)
		return h, err
	}, "select id, name, payer_id from household where place_id = $1 order by id", place)
}

// wholePart reads one sort of rows that hang on people.
type wholePart struct {
	text string // selects the person first
	read func(r db.Row, id *base.PersonID) (func(*Whole), error)
}

func (p wholePart) into(ctx context.Context, r db.Reader, place base.PlaceID, byID map[base.PersonID]*Whole) error {
	_, err := db.All(ctx, r, func(r db.Row) (none struct{}, err error) {
		var id base.PersonID
		add, err := p.read(r, &id)
		if w := byID[id]; w != nil {
			add(w)
		}
		return none, err
	}, p.text, place)
	return err
}

var wholeParts = []wholePart{
	{`select person_id, kind, label, value, postcode, city, country, preferred from contact where place_id = $1 order by id`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var c Contact
			err := r.Scan(id, &c.Kind, &c.Label, &c.Value, &c.Postcode, &c.City, &c.Country, &c.Preferred)
			return func(w *Whole) { w.Identity.Contacts = append(w.Identity.Contacts, c) }, err
		}},
	{`select x.person_id, t.label from person_tag x join tag t on t.place_id = x.place_id and t.tag = x.tag where x.place_id = $1 order by t.tag`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var tag string
			err := r.Scan(id, &tag)
			return func(w *Whole) { w.Identity.Tags = append(w.Identity.Tags, tag) }, err
		}},
	{`select person_id, skill from person_skill where place_id = $1 order by skill`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var s SkillID
			err := r.Scan(id, &s)
			return func(w *Whole) { w.Identity.Skills = append(w.Identity.Skills, s) }, err
		}},
	{`select person_id, id, kind, from_day, until_day from relation where place_id = $1 order by from_day, id`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var x Relation
			err := r.Scan(id, &x.ID, &x.Kind, &x.From, &x.Until)
			return func(w *Whole) { w.Relations = append(w.Relations, x) }, err
		}},
	{`select person_id, id, purpose, given_on, withdrawn_on from consent where place_id = $1 order by given_on, id`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var c Consent
			err := r.Scan(id, &c.ID, &c.Purpose, &c.Given, &c.Withdrawn)
			return func(w *Whole) { w.Consents = append(w.Consents, c) }, err
		}},
	{`select person_id, words from note where place_id = $1`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var words string
			err := r.Scan(id, &words)
			return func(w *Whole) { w.Notes = append(w.Notes, words) }, err
		}},
	{`select person_id, kind, other_id from tie where place_id = $1 order by id`,
		func(r db.Row, id *base.PersonID) (func(*Whole), error) {
			var t Tie
			err := r.Scan(id, &t.Kind, &t.Other)
			return func(w *Whole) { w.Ties = append(w.Ties, t) }, err
		}},
}
