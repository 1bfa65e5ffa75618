package people

import (
	"pilotis/internal/base"
	"pilotis/internal/db"
)

// In the order in which rows are written: what others refer to comes first.
var (
	householdRows = db.NewTable("household", "place_id, id, name, payer_id", false)
	personRows    = db.NewTable("person", `place_id, id, kind, name, first_name, last_name, search, sort_key, email, phone, city,
		lang, born, household_id, version, created_at, changed_at, merged_into, gone_at`, false)
	contactRows       = db.NewTable("contact", "place_id, id, person_id, kind, label, value, postcode, city, country, match, preferred", false)
	tagRows           = db.NewTable("tag", "place_id, tag, label", true)
	personTagRows     = db.NewTable("person_tag", "place_id, person_id, tag", true)
	personSkillRows   = db.NewTable("person_skill", "place_id, person_id, skill", true)
	relationRows      = db.NewTable("relation", "place_id, id, person_id, kind, from_day, until_day", false)
	consentRows       = db.NewTable("consent", "place_id, id, person_id, purpose, given_on, source, withdrawn_on, withdrawn_by", false)
	noteRows          = db.NewTable("note", "place_id, id, person_id, at, account_id, author, readers, words", false)
	tieRows           = db.NewTable("tie", "place_id, id, kind, person_id, other_id, title, from_day, until_day", false)
	skillRows         = db.NewTable("skill", "place_id, id, name, search, months", false)
	authorisationRows = db.NewTable("authorisation", "place_id, id, person_id, skill, from_day, until_day, granted_by, remark, withdrawn_on, withdrawn_by, reason", false)
	inOrder           = []*db.Table{householdRows, personRows, contactRows, tagRows, personTagRows, personSkillRows, relationRows,
		consentRows, noteRows, tieRows, skillRows, authorisationRows}
)

// batch gathers the rows of people that a transaction writes.
type batch struct {
	*db.Batch
	tx *db.Tx
}

func newBatch(tx *db.Tx) *batch { return &batch{tx.Batch(inOrder...), tx} }

func (b *batch) person(p Person, i Identity) {
	b.Add(personRows, p.ID, p.Kind, p.Name, p.FirstName, p.LastName, i.searchText(), i.sortKey(), p.Email, p.Phone, p.City,
		p.Lang, p.Born, p.Household, p.Version, p.CreatedAt, p.ChangedAt, "", "")
}

// parts gathers the contacts, tags and skills of an identity.
func (b *batch) parts(id base.PersonID, i Identity) {
	for _, c := range i.Contacts {
		b.Add(contactRows, base.NewID[Contact](b.tx.Now), id, c.Kind, c.Label, c.Value, c.Postcode, c.City, c.Country, c.Match(), c.Preferred)
	}
	for _, label := range i.Tags { // the first to write a tag in a place sets its letters
		b.Add(tagRows, base.Fold(label), label)
		b.Add(personTagRows, id, base.Fold(label))
	}
	for _, s := range i.Skills {
		b.Add(personSkillRows, id, s)
	}
}

func (b *batch) relation(id base.PersonID, r Relation) base.ID[Relation] {
	r.ID = base.NewID[Relation](b.tx.Now)
	b.Add(relationRows, r.ID, id, r.Kind, r.From, r.Until)
	return r.ID
}

func (b *batch) consent(id base.PersonID, c Consent) base.ID[Consent] {
	c.ID = base.NewID[Consent](b.tx.Now)
	b.Add(consentRows, c.ID, id, c.Purpose, c.Given, c.Source, c.Withdrawn, c.WithdrawnBy)
	return c.ID
}

func (b *batch) note(n Note) base.ID[Note] {
	n.ID = base.NewID[Note](b.tx.Now)
	b.Add(noteRows, n.ID, n.Person, b.tx.Now, b.tx.Who.Account, b.tx.Who.Name, n.Readers, n.Words)
	return n.ID
}

func (b *batch) tie(t Tie) base.ID[Tie] {
	t.ID = base.NewID[Tie](b.tx.Now)
	b.Add(tieRows, t.ID, t.Kind, t.Person, t.Other, t.Title, t.From, t.Until)
	return t.ID
}
