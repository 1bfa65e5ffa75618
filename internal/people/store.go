package people

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const personColumns = `p.id, p.kind, p.name, p.first_name, p.last_name, p.email, p.phone, p.city, p.lang, p.born,
	p.household_id, p.version, p.created_at, p.changed_at, p.merged_into, p.gone_at`

func scanPerson(r db.Row) (p Person, err error) {
	err = r.Scan(&p.ID, &p.Kind, &p.Name, &p.FirstName, &p.LastName, &p.Email, &p.Phone, &p.City, &p.Lang, &p.Born,
		&p.Household, &p.Version, &p.CreatedAt, &p.ChangedAt, &p.MergedInto, &p.GoneAt)
	return p, err
}

func person(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) (Person, error) {
	return db.One(ctx, r, scanPerson, "select "+personColumns+" from person p where p.place_id = $1 and p.id = $2", place, id)
}

func insertPerson(ctx context.Context, tx *db.Tx, p Person, i Identity) error {
	_, err := tx.Exec(ctx, `insert into person (place_id, id, kind, name, first_name, last_name, search, sort_key, email, phone, city,
		lang, born, household_id, version, created_at, changed_at, merged_into, gone_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '', '')`,
		tx.Who.Place, p.ID, p.Kind, p.Name, p.FirstName, p.LastName, i.searchText(), i.sortKey(), p.Email, p.Phone, p.City,
		p.Lang, p.Born, p.Household, p.Version, p.CreatedAt, p.ChangedAt)
	return err
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

func skillsOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID) ([]SkillID, error) {
	return db.All(ctx, r, db.Col[SkillID], "select skill from person_skill where place_id = $1 and person_id = $2 order by skill", place, id)
}

// replaceParts writes the contacts, tags and skills of an identity anew.
func replaceParts(ctx context.Context, tx *db.Tx, id base.PersonID, i Identity) error {
	for _, table := range []string{"contact", "person_tag", "person_skill"} {
		if _, err := tx.Exec(ctx, "delete from "+table+" where place_id = $1 and person_id = $2", tx.Who.Place, id); err != nil {
			return err
		}
	}
	for _, c := range i.Contacts {
		if err := insertContact(ctx, tx, id, c); err != nil {
			return err
		}
	}
	for _, t := range i.Tags {
		if err := insertTag(ctx, tx, id, t); err != nil {
			return err
		}
	}
	for _, s := range i.Skills {
		if _, err := tx.Exec(ctx, "insert into person_skill (place_id, person_id, skill) values ($1, $2, $3) on conflict do nothing",
			tx.Who.Place, id, s); err != nil {
			return err
		}
	}
	return nil
}

func insertContact(ctx context.Context, tx *db.Tx, id base.PersonID, c Contact) error {
	_, err := tx.Exec(ctx, `insert into contact (place_id, id, person_id, kind, label, value, postcode, city, country, match, preferred)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, tx.Who.Place, base.NewID[Contact](tx.Now), id,
		c.Kind, c.Label, c.Value, c.Postcode, c.City, c.Country, c.match(), c.Preferred)
	return err
}

// insertTag: the first to write a tag in a place sets its letters.
func insertTag(ctx context.Context, tx *db.Tx, id base.PersonID, label string) error {
	key := base.Fold(label)
	if _, err := tx.Exec(ctx, "insert into tag (place_id, tag, label) values ($1, $2, $3) on conflict do nothing",
		tx.Who.Place, key, label); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "insert into person_tag (place_id, person_id, tag) values ($1, $2, $3) on conflict do nothing",
		tx.Who.Place, id, key)
	return err
}

func insertRelation(ctx context.Context, tx *db.Tx, id base.PersonID, r Relation) error {
	_, err := tx.Exec(ctx, `insert into relation (place_id, id, person_id, kind, from_day, until_day) values ($1, $2, $3, $4, $5, $6)`,
		tx.Who.Place, base.NewID[Relation](tx.Now), id, r.Kind, r.From, r.Until)
	return err
}

func insertConsent(ctx context.Context, tx *db.Tx, id base.PersonID, c Consent) error {
	_, err := tx.Exec(ctx, `insert into consent (place_id, id, person_id, purpose, given_on, source, withdrawn_on, withdrawn_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.Who.Place, base.NewID[Consent](tx.Now), id, c.Purpose, c.Given, c.Source, c.Withdrawn, c.WithdrawnBy)
	return err
}

func insertTie(ctx context.Context, tx *db.Tx, t Tie) error {
	_, err := tx.Exec(ctx, `insert into tie (place_id, id, kind, person_id, other_id, title, from_day, until_day)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`,
		tx.Who.Place, base.NewID[Tie](tx.Now), t.Kind, t.Person, t.Other, t.Title, t.From, t.Until)
	return err
}

// difference names what changed between two identities, for the trail.
func difference(was, is Identity) db.Detail {
	changed := db.Detail{}
	note := func(field, before, after string) {
		if before != after {
			changed[field] = db.Was(before, after)
		}
	}
	note("name", was.Name, is.Name)
	note("born", string(was.Born), string(is.Born))
	note("lang", was.Lang, is.Lang)
	note("contacts", listContacts(was.Contacts), listContacts(is.Contacts))
	note("tags", strings.Join(was.Tags, ", "), strings.Join(is.Tags, ", "))
	note("skills", listSkills(was.Skills), listSkills(is.Skills))
	return changed
}

func listContacts(contacts []Contact) string {
	var out []string
	for _, c := range contacts {
		out = append(out, strings.Join(strings.Fields(c.Value+" "+c.Postcode+" "+c.City+" "+c.Country), " "))
	}
	return strings.Join(out, ", ")
}

func listSkills(skills []SkillID) string {
	var out []string
	for _, s := range skills {
		out = append(out, string(s))
	}
	return strings.Join(out, ", ")
}

// number writes parameter n of a statement.
func number(n int) string { return "$" + strconv.Itoa(n) }
