package people

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// table is where rows of one sort go.
type table struct {
	name    string
	columns string
	width   int
	keep    bool // a row that is there already stays as it is
}

func tableOf(name, columns string, keep bool) *table {
	return &table{name, columns, strings.Count(columns, ",") + 1, keep}
}

// In the order in which rows are written: what others refer to comes first.
var (
	householdRows = tableOf("household", "place_id, id, name, payer_id", false)
	personRows    = tableOf("person", `place_id, id, kind, name, first_name, last_name, search, sort_key, email, phone, city,
		lang, born, household_id, version, created_at, changed_at, merged_into, gone_at`, false)
	contactRows       = tableOf("contact", "place_id, id, person_id, kind, label, value, postcode, city, country, match, preferred", false)
	tagRows           = tableOf("tag", "place_id, tag, label", true)
	personTagRows     = tableOf("person_tag", "place_id, person_id, tag", true)
	personSkillRows   = tableOf("person_skill", "place_id, person_id, skill", true)
	relationRows      = tableOf("relation", "place_id, id, person_id, kind, from_day, until_day", false)
	consentRows       = tableOf("consent", "place_id, id, person_id, purpose, given_on, source, withdrawn_on, withdrawn_by", false)
	noteRows          = tableOf("note", "place_id, id, person_id, at, account_id, author, readers, words", false)
	tieRows           = tableOf("tie", "place_id, id, kind, person_id, other_id, title, from_day, until_day", false)
	skillRows         = tableOf("skill", "place_id, id, name, search, months", false)
	authorisationRows = tableOf("authorisation", "place_id, id, person_id, skill, from_day, until_day, granted_by, remark, withdrawn_on, withdrawn_by, reason", false)
	importRows        = tableOf("people_import_line", "place_id, import_id, line, person_id, outcome, said, undo", false)
	inOrder           = []*table{householdRows, personRows, contactRows, tagRows, personTagRows, personSkillRows, relationRows,
		consentRows, noteRows, tieRows, skillRows, authorisationRows, importRows}
)

// together is how many rows one statement writes, where there are that many.
const together = 10

// insert writes n rows in one statement.
func (t *table) insert(n int) string {
	rows := make([]string, n)
	for i := range rows {
		rows[i] = db.In(1+i*t.width, t.width)
	}
	text := "insert into " + t.name + " (" + t.columns + ") values " + strings.Join(rows, ", ")
	if t.keep {
		text += " on conflict do nothing"
	}
	return text
}

// batch gathers the rows that a transaction writes, so that many cost little more than a few.
type batch struct {
	tx   *db.Tx
	rows map[*table][]any
}

func newBatch(tx *db.Tx) *batch { return &batch{tx, map[*table][]any{}} }

// add gathers a row of a table of the place.
func (b *batch) add(t *table, values ...any) {
	b.rows[t] = append(append(b.rows[t], b.tx.Who.Place), values...)
}

// write sends what was gathered.
func (b *batch) write(ctx context.Context) error {
	for _, t := range inOrder {
		values := b.rows[t]
		for _, n := range []int{together, 1} {
			for text := t.insert(n); len(values) >= n*t.width; values = values[n*t.width:] {
				if _, err := b.tx.Exec(ctx, text, values[:n*t.width]...); err != nil {
					return err
				}
			}
		}
	}
	clear(b.rows)
	return nil
}

func (b *batch) person(p Person, i Identity) {
	b.add(personRows, p.ID, p.Kind, p.Name, p.FirstName, p.LastName, i.searchText(), i.sortKey(), p.Email, p.Phone, p.City,
		p.Lang, p.Born, p.Household, p.Version, p.CreatedAt, p.ChangedAt, "", "")
}

// parts gathers the contacts, tags and skills of an identity.
func (b *batch) parts(id base.PersonID, i Identity) {
	for _, c := range i.Contacts {
		b.add(contactRows, base.NewID[Contact](b.tx.Now), id, c.Kind, c.Label, c.Value, c.Postcode, c.City, c.Country, c.match(), c.Preferred)
	}
	for _, label := range i.Tags { // the first to write a tag in a place sets its letters
		b.add(tagRows, base.Fold(label), label)
		b.add(personTagRows, id, base.Fold(label))
	}
	for _, s := range i.Skills {
		b.add(personSkillRows, id, s)
	}
}

func (b *batch) relation(id base.PersonID, r Relation) base.ID[Relation] {
	r.ID = base.NewID[Relation](b.tx.Now)
	b.add(relationRows, r.ID, id, r.Kind, r.From, r.Until)
	return r.ID
}

func (b *batch) consent(id base.PersonID, c Consent) base.ID[Consent] {
	c.ID = base.NewID[Consent](b.tx.Now)
	b.add(consentRows, c.ID, id, c.Purpose, c.Given, c.Source, c.Withdrawn, c.WithdrawnBy)
	return c.ID
}

func (b *batch) note(n Note) base.ID[Note] {
	n.ID = base.NewID[Note](b.tx.Now)
	b.add(noteRows, n.ID, n.Person, b.tx.Now, b.tx.Who.Account, b.tx.Who.Name, n.Readers, n.Words)
	return n.ID
}

func (b *batch) tie(t Tie) base.ID[Tie] {
	t.ID = base.NewID[Tie](b.tx.Now)
	b.add(tieRows, t.ID, t.Kind, t.Person, t.Other, t.Title, t.From, t.Until)
	return t.ID
}
