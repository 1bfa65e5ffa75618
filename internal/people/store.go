package people

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const personColumns = `p.id, p.kind, p.name, p.first_name, p.last_name, p.email, p.phone, p.city, p.lang, p.born,
	p.household_id, p.version, p.created_at, p.changed_at, p.merged_into, p.gone_at`

// columns are where a row of personColumns goes.
func (p *Person) columns() []any {
	return []any{&p.ID, &p.Kind, &p.Name, &p.FirstName, &p.LastName, &p.Email, &p.Phone, &p.City, &p.Lang, &p.Born,
		&p.Household, &p.Version, &p.CreatedAt, &p.ChangedAt, &p.MergedInto, &p.GoneAt}
}

func scanPerson(r db.Row) (p Person, err error) {
	err = r.Scan(p.columns()...)
	return p, err
}

func person(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) (Person, error) {
	return db.One(ctx, r, scanPerson, "select "+personColumns+" from person p where p.place_id = $1 and p.id = $2", place, id)
}

// updatePerson writes version p.Version over the one before it, or finds that
// somebody else did.
func updatePerson(ctx context.Context, tx *db.Tx, p Person, i Identity) error {
	n, err := tx.Exec(ctx, `update person set name = $3, first_name = $4, last_name = $5, search = $6, sort_key = $7, email = $8,
		phone = $9, city = $10, lang = $11, born = $12, version = $13, changed_at = $14
		where place_id = $1 and id = $2 and version = $15 and gone_at = ''`,
		tx.Who.Place, p.ID, p.Name, p.FirstName, p.LastName, i.searchText(), i.sortKey(), p.Email,
		p.Phone, p.City, p.Lang, p.Born, p.Version, tx.Now, p.Version-1)
	if err == nil && n == 0 {
		return base.Refuse(base.Conflict, "people.changed_meanwhile")
	}
	return err
}

// replaceParts writes the contacts, tags and skills of an identity anew.
func replaceParts(ctx context.Context, tx *db.Tx, id base.PersonID, i Identity) error {
	for _, t := range []*db.Table{contactRows, personTagRows, personSkillRows} {
		if err := deleteRows(ctx, tx, t, id); err != nil {
			return err
		}
	}
	b := newBatch(tx)
	b.parts(id, i)
	return b.Write(ctx)
}

// deleteRows takes away all the rows of a table about somebody.
func deleteRows(ctx context.Context, tx *db.Tx, t *db.Table, id base.PersonID) error {
	_, err := tx.Exec(ctx, "delete from "+t.Name+" where place_id = $1 and person_id = $2", tx.Who.Place, id)
	return err
}

// deleteRow takes away one row about somebody, or refuses with NotFound.
func deleteRow(ctx context.Context, tx *db.Tx, t *db.Table, id base.PersonID, row string) error {
	return tx.ExecOne(ctx, "delete from "+t.Name+" where place_id = $1 and person_id = $2 and id = $3", tx.Who.Place, id, row)
}

// identity reads back all that Change writes.
func identity(ctx context.Context, r db.Reader, place base.PlaceID, p Person) (Identity, error) {
	i := Identity{Kind: p.Kind, Name: p.Name, FirstName: p.FirstName, LastName: p.LastName, Born: p.Born, Lang: p.Lang}
	var err error
	if i.Contacts, err = contacts(ctx, r, place, p.ID); err != nil {
		return i, err
	}
	if i.Tags, err = tagsOf(ctx, r, place, p.ID); err != nil {
		return i, err
	}
	i.Skills, err = skillsOf(ctx, r, place, p.ID)
	return i, err
}

func contacts(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]Contact, error) {
	return db.All(ctx, r, func(r db.Row) (c Contact, err error) {
		err = r.Scan(&c.ID, &c.Kind, &c.Label, &c.Value, &c.Postcode, &c.City, &c.Country, &c.Preferred)
		return c, err
	}, `select id, kind, label, value, postcode, city, country, preferred from contact
		where place_id = $1 and person_id = $2 order by id`, place, id)
}

func tagsOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]string, error) {
	return db.All(ctx, r, db.Col[string], `select t.label from person_tag x join tag t on t.place_id = x.place_id and t.tag = x.tag
		where x.place_id = $1 and x.person_id = $2 order by t.tag`, place, id)
}

// tags lists the tags of a place that somebody bears.
func tags(ctx context.Context, r db.Reader, place base.PlaceID) ([]string, error) {
	return db.All(ctx, r, db.Col[string], `select t.label from tag t where t.place_id = $1 and exists
		(select 1 from person_tag x where x.place_id = t.place_id and x.tag = t.tag) order by t.tag limit 500`, place)
}

func relations(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]Relation, error) {
	return db.All(ctx, r, scanRelation, `select id, kind, from_day, until_day from relation
		where place_id = $1 and person_id = $2 order by from_day, id`, place, id)
}

func relationOf(ctx context.Context, tx *db.Tx, id base.PersonID, relation base.ID[Relation]) (Relation, error) {
	return db.One(ctx, tx, scanRelation, `select id, kind, from_day, until_day from relation
		where place_id = $1 and person_id = $2 and id = $3`, tx.Who.Place, id, relation)
}

func scanRelation(r db.Row) (x Relation, err error) {
	err = r.Scan(&x.ID, &x.Kind, &x.From, &x.Until)
	return x, err
}

func endRelation(ctx context.Context, tx *db.Tx, r Relation) error {
	return tx.ExecOne(ctx, "update relation set until_day = $3 where place_id = $1 and id = $2", tx.Who.Place, r.ID, r.Until)
}

func consents(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]Consent, error) {
	return db.All(ctx, r, func(r db.Row) (c Consent, err error) {
		err = r.Scan(&c.ID, &c.Purpose, &c.Given, &c.Source, &c.Withdrawn, &c.WithdrawnBy)
		return c, err
	}, `select id, purpose, given_on, source, withdrawn_on, withdrawn_by from consent
		where place_id = $1 and person_id = $2 order by given_on, id`, place, id)
}

func withdrawConsent(ctx context.Context, tx *db.Tx, id base.PersonID, purpose string, on day.Day, how string) error {
	return tx.ExecOne(ctx, `update consent set withdrawn_on = $4, withdrawn_by = $5
		where place_id = $1 and person_id = $2 and purpose = $3 and withdrawn_on = ''`, tx.Who.Place, id, purpose, on, how)
}

func notes(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]Note, error) {
	return db.All(ctx, r, func(r db.Row) (n Note, err error) {
		err = r.Scan(&n.ID, &n.Person, &n.At, &n.Account, &n.Author, &n.Readers, &n.Words)
		return n, err
	}, `select id, person_id, at, account_id, author, readers, words from note
		where place_id = $1 and person_id = $2 order by id desc`, place, id)
}

// number writes parameter n of a statement.
func number(n int) string { return "$" + strconv.Itoa(n) }
