package intake

import (
	"context"
	"encoding/json"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// lineRows are what became of the lines of files.
var lineRows = db.NewTable("people_import_line", "place_id, import_id, line, person_id, outcome, said, undo", false)

func insertDraft(ctx context.Context, tx *db.Tx, d Draft) error {
	mapping, err := json.Marshal(d.Mapping)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into people_import (place_id, id, at, account_id, who, file, body, mapping, counts, done_at, undone_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, '{}', '', '')`,
		tx.Who.Place, d.ID, tx.Now, tx.Who.Account, tx.Who.Name, d.File, d.Body, string(mapping))
	return err
}

func remapDraft(ctx context.Context, tx *db.Tx, id base.ID[Draft], m Mapping) error {
	mapping, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update people_import set mapping = $3 where place_id = $1 and id = $2", tx.Who.Place, id, string(mapping))
}

// finishDraft notes that a file was taken in, and lets go of its text.
func finishDraft(ctx context.Context, tx *db.Tx, id base.ID[Draft], c Counts) error {
	counts, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update people_import set body = null, counts = $3, done_at = $4 where place_id = $1 and id = $2",
		tx.Who.Place, id, string(counts), tx.Now)
}

func deleteDraft(ctx context.Context, tx *db.Tx, id base.ID[Draft]) error {
	return tx.ExecOne(ctx, "delete from people_import where place_id = $1 and id = $2 and done_at = ''", tx.Who.Place, id)
}

// forgetDrafts lets go of the files that nobody took in before an instant.
func forgetDrafts(ctx context.Context, tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(ctx, "delete from people_import where place_id = $1 and done_at = '' and at < $2", tx.Who.Place, before)
	return err
}

const draftColumns = "id, at, who, file, mapping, counts, done_at, undone_at"

func scanDraft(r db.Row, more ...any) (d Draft, err error) {
	var mapping, counts string
	if err = r.Scan(append([]any{&d.ID, &d.At, &d.By, &d.File, &mapping, &counts, &d.Done, &d.Undone}, more...)...); err != nil {
		return d, err
	}
	if err = json.Unmarshal([]byte(mapping), &d.Mapping); err != nil {
		return d, err
	}
	return d, json.Unmarshal([]byte(counts), &d.Counts)
}

func draftOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Draft]) (Draft, error) {
	return db.One(ctx, r, func(r db.Row) (Draft, error) {
		var body []byte
		d, err := scanDraft(r, &body)
		d.Body = body
		return d, err
	}, "select "+draftColumns+", body from people_import where place_id = $1 and id = $2", place, id)
}

func drafts(ctx context.Context, r db.Reader, place base.PlaceID) ([]Draft, error) {
	return db.All(ctx, r, func(r db.Row) (Draft, error) { return scanDraft(r) },
		"select "+draftColumns+" from people_import where place_id = $1 order by id desc limit 20", place)
}

// draftLine is what became of one line.
type draftLine struct {
	line    int
	person  base.PersonID
	name    string
	outcome Outcome
	said    string
}

func linesOf(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Draft], outcome Outcome, after int) ([]draftLine, error) {
	return db.All(ctx, r, func(r db.Row) (l draftLine, err error) {
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
		err = r.Scan(&x.ID, &x.Name, &x.GoneAt, &x.outcome, &x.undo, &x.touched)
		return x, err
	}, `select p.id, p.name, p.gone_at, l.outcome, l.undo,
		case when exists (select 1 from trail t where t.place_id = l.place_id and t.room = 'people' and t.thing = l.person_id and t.at > $3) then 1 else 0 end
		from people_import_line l join person p on p.place_id = l.place_id and p.id = l.person_id
		where l.place_id = $1 and l.import_id = $2 order by l.line, l.person_id`, tx.Who.Place, d.ID, d.Done)
}

func undone(ctx context.Context, tx *db.Tx, id base.ID[Draft]) error {
	return tx.ExecOne(ctx, "update people_import set undone_at = $3 where place_id = $1 and id = $2", tx.Who.Place, id, tx.Now)
}

// forgetGone drops the lines of those who were taken away.
func forgetGone(ctx context.Context, tx *db.Tx, id base.ID[Draft]) error {
	_, err := tx.Exec(ctx, `delete from people_import_line where place_id = $1 and import_id = $2 and person_id <> '' and not exists
		(select 1 from person p where p.place_id = people_import_line.place_id and p.id = people_import_line.person_id)`, tx.Who.Place, id)
	return err
}

func forgetImported(ctx context.Context, tx *db.Tx, id base.PersonID) error {
	_, err := tx.Exec(ctx, "update people_import_line set said = '', undo = '' where place_id = $1 and person_id = $2", tx.Who.Place, id)
	return err
}
