package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// crowdOf reads everybody whom the place knows, in as many queries for ten
// thousand as for one.
func crowdOf(ctx context.Context, r db.Reader, place base.PlaceID) (*crowd, error) {
	people, err := db.All(ctx, r, scanPerson, "select "+personColumns+" from person p where p.place_id = $1 and p.gone_at = '' order by p.id", place)
	if err != nil {
		return nil, err
	}
	figures := make(map[base.PersonID]*figure, len(people))
	for _, p := range people {
		figures[p.ID] = &figure{Person: p, notes: map[string]bool{},
			identity: Identity{Kind: p.Kind, Name: p.Name, FirstName: p.FirstName, LastName: p.LastName, Born: p.Born, Lang: p.Lang}}
	}
	for _, read := range crowdParts {
		if err := read.into(ctx, r, place, figures); err != nil {
			return nil, err
		}
	}
	c := newCrowd()
	for _, p := range people {
		c.join(figures[p.ID])
	}
	homes, err := db.All(ctx, r, func(r db.Row) (h Household, err error) {
		err = r.Scan(&h.ID, &h.Name, &h.Payer)
		return h, err
	}, "select id, name, payer_id from household where place_id = $1 order by id", place)
	for i, h := range homes {
		c.households[base.Fold(h.Name)], c.homes[h.ID] = &homes[i], &homes[i]
	}
	return c, err
}

// crowdPart reads one sort of rows that hang on people.
type crowdPart struct {
	text string // selects the person first
	read func(r db.Row, id *base.PersonID) (func(*figure), error)
}

func (p crowdPart) into(ctx context.Context, r db.Reader, place base.PlaceID, figures map[base.PersonID]*figure) error {
	_, err := db.All(ctx, r, func(r db.Row) (none struct{}, err error) {
		var id base.PersonID
		add, err := p.read(r, &id)
		if f := figures[id]; f != nil {
			add(f)
		}
		return none, err
	}, p.text, place)
	return err
}

var crowdParts = []crowdPart{
	{`select person_id, kind, label, value, postcode, city, country, preferred from contact where place_id = $1 order by id`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var c Contact
			err := r.Scan(id, &c.Kind, &c.Label, &c.Value, &c.Postcode, &c.City, &c.Country, &c.Preferred)
			return func(f *figure) { f.identity.Contacts = append(f.identity.Contacts, c) }, err
		}},
	{`select x.person_id, t.label from person_tag x join tag t on t.place_id = x.place_id and t.tag = x.tag where x.place_id = $1 order by t.tag`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var tag string
			err := r.Scan(id, &tag)
			return func(f *figure) { f.identity.Tags = append(f.identity.Tags, tag) }, err
		}},
	{`select person_id, skill from person_skill where place_id = $1 order by skill`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var s SkillID
			err := r.Scan(id, &s)
			return func(f *figure) { f.identity.Skills = append(f.identity.Skills, s) }, err
		}},
	{`select person_id, id, kind, from_day, until_day from relation where place_id = $1 order by from_day, id`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var x Relation
			err := r.Scan(id, &x.ID, &x.Kind, &x.From, &x.Until)
			return func(f *figure) { f.relations = append(f.relations, x) }, err
		}},
	{`select person_id, id, purpose, given_on, withdrawn_on from consent where place_id = $1 order by given_on, id`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var c Consent
			err := r.Scan(id, &c.ID, &c.Purpose, &c.Given, &c.Withdrawn)
			return func(f *figure) { f.consents = append(f.consents, c) }, err
		}},
	{`select person_id, words from note where place_id = $1`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var words string
			err := r.Scan(id, &words)
			return func(f *figure) { f.notes[words] = true }, err
		}},
	{`select person_id, kind, other_id from tie where place_id = $1 order by id`,
		func(r db.Row, id *base.PersonID) (func(*figure), error) {
			var t Tie
			err := r.Scan(id, &t.Kind, &t.Other)
			return func(f *figure) { f.tied(t) }, err
		}},
}

func (f *figure) tied(t Tie) {
	if t.Kind == Employer {
		f.employers = append(f.employers, t.Other)
	} else {
		f.guardians = append(f.guardians, t.Other)
	}
}
