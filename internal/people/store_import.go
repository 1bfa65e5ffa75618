package people

import (
	"context"
	"encoding/json"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func insertImport(ctx context.Context, tx *db.Tx, d Draft) error {
	mapping, err := json.Marshal(d.Mapping)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into people_import (place_id, id, at, account_id, who, file, body, mapping, counts, done_at, undone_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, '{}', '', '')`,
		tx.Who.Place, d.ID, tx.Now, tx.Who.Account, tx.Who.Name, d.File, d.Body, string(mapping))
	return err
}

func remapImport(ctx context.Context, tx *db.Tx, id base.ID[Draft], m Mapping) error {
	mapping, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update people_import set mapping = $3 where place_id = $1 and id = $2", tx.Who.Place, id, string(mapping))
}

// finishImport notes that a file was taken in, and lets go of its text.
func finishImport(ctx context.Context, tx *db.Tx, id base.ID[Draft], c Counts) error {
	counts, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update people_import set body = null, counts = $3, done_at = $4 where place_id = $1 and id = $2",
		tx.Who.Place, id, string(counts), tx.Now)
}

func deleteImport(ctx context.Context, tx *db.Tx, id base.ID[Draft]) error {
	return tx.ExecOne(ctx, "delete from people_import where place_id = $1 and id = $2 and done_at = ''", tx.Who.Place, id)
}

// forgetDrafts lets go of the files that nobody took in before an instant.
func forgetDrafts(ctx context.Context, tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(ctx, "delete from people_import where place_id = $1 and done_at = '' and at < $2", tx.Who.Place, before)
	return err
}

const importColumns = "id, at, who, file, mapping, counts, done_at, undone_at"

func scanImport(r db.Row, more ...any) (d Draft, err error) {
	var mapping, counts string
	if err = r.Scan(append([]any{&d.ID, &d.At, &d.By, &d.File, &mapping, &counts, &d.Done, &d.Undone}, more...)...); err != nil {
		return d, err
	}
	if err = json.Unmarshal([]byte(mapping), &d.Mapping); err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(counts), &d.Counts)
}

func importOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Draft]) (Draft, error) {
	return db.One(ctx, r, func(r db.Row) (Draft, error) {
		var body []byte
		d, err := scanImport(r, &body)
		d.Body = body
		return d, err
	}, "select "+importColumns+", body from people_import where place_id = $1 and id = $2", place, id)
}

func imports(ctx context.Context, r db.Reader, place base.PlaceID) ([]Draft, error) {
	return db.All(ctx, r, func(r db.Row) (Draft, error) { return scanImport(r) },
		"select "+importColumns+" from people_import where place_id = $1 order by id desc limit 20", place)
}

// importLine is what became of one line.
type importLine struct {
	line    int
	person  base.PersonID
	name    string
	outcome Outcome
	said    string
}

func importLines(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Draft], outcome Outcome, after int) ([]importLine, error) {
	return db.All(ctx, r, func(r db.Row) (l importLine, err error) {
		err = r.Scan(&l.line, &l.person, &l.outcome, &l.said, &l.name)
		return l, err
	}, `select l.line, l.person_id, l.outcome, l.said, coalesce(p.name, '') from people_import_line l
		left join person p on p.place_id = l.place_id and p.id = l.person_id
		where l.place_id = $1 and l.import_id = $2 and l.outcome = $3 and l.line > $4 order by l.line, l.person_id limit 200`,
		place, id, outcome, after)
}

// importedBy reads whom a file brought or changed, as they are now.
func importedBy(ctx context.Context, tx *db.Tx, d Draft) ([]imported, error) {
	return db.All(ctx, tx, func(r db.Row) (x imported, err error) {
		p := &x.Person
		err = r.Scan(&p.ID, &p.Kind, &p.Name, &p.FirstName, &p.LastName, &p.Email, &p.Phone, &p.City, &p.Lang, &p.Born,
			&p.Household, &p.Version, &p.CreatedAt, &p.ChangedAt, &p.MergedInto, &p.GoneAt, &x.line, &x.outcome, &x.undo, &x.touched)
		return x, err
	}, "select "+personColumns+`, l.line, l.outcome, l.undo,
		case when exists (select 1 from trail t where t.place_id = l.place_id and t.room = 'people' and t.thing = l.person_id and t.at > $3) then 1 else 0 end
		from people_import_line l join person p on p.place_id = l.place_id and p.id = l.person_id
		where l.place_id = $1 and l.import_id = $2 order by l.line, l.person_id`, tx.Who.Place, d.ID, d.Done)
}

// allTies reads every tie of a place, with the name of whose it is.
func allTies(ctx context.Context, tx *db.Tx) ([]Tied, error) {
	return db.All(ctx, tx, func(r db.Row) (t Tied, err error) {
		err = r.Scan(&t.Person, &t.Other, &t.Name)
		return t, err
	}, `select t.person_id, t.other_id, p.name from tie t join person p on p.place_id = t.place_id and p.id = t.person_id
		where t.place_id = $1`, tx.Who.Place)
}

func unwithdraw(ctx context.Context, tx *db.Tx, id base.PersonID, c base.ID[Consent]) error {
	return tx.ExecOne(ctx, "update consent set withdrawn_on = '', withdrawn_by = '' where place_id = $1 and person_id = $2 and id = $3",
		tx.Who.Place, id, c)
}

func undoneImport(ctx context.Context, tx *db.Tx, id base.ID[Draft]) error {
	return tx.ExecOne(ctx, "update people_import set undone_at = $3 where place_id = $1 and id = $2", tx.Who.Place, id, tx.Now)
}

func markGoing(ctx context.Context, tx *db.Tx, id base.ID[Draft], p imported) error {
	return tx.ExecOne(ctx, `update people_import_line set outcome = 'going'
		where place_id = $1 and import_id = $2 and line = $3 and person_id = $4`, tx.Who.Place, id, p.line, p.ID)
}

// deleteGoing takes away those marked, all at once, and what nobody needs after them.
func deleteGoing(ctx context.Context, tx *db.Tx, id base.ID[Draft]) error {
	const going = " in (select person_id from people_import_line where place_id = $1 and import_id = $2 and outcome = 'going')"
	var texts []string
	for _, t := range []*table{contactRows, personTagRows, personSkillRows, relationRows, consentRows, noteRows, tieRows, authorisationRows} {
		texts = append(texts, "delete from "+t.name+" where place_id = $1 and person_id"+going)
	}
	for _, text := range append(texts, "delete from person where place_id = $1 and id"+going) {
		if _, err := tx.Exec(ctx, text, tx.Who.Place, id); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(ctx, "delete from people_import_line where place_id = $1 and import_id = $2 and outcome = 'going'", tx.Who.Place, id); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `delete from household where place_id = $1 and not exists
		(select 1 from person p where p.place_id = household.place_id and p.household_id = household.id and p.household_id <> '')`, tx.Who.Place)
	return err
}
