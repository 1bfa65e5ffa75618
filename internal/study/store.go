package study

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

const resourceColumns = "id, programme_id, session_id, kind, title, about, competences, opens_on, body_text, link, name, media, size, sum, edition, withdrawn, author, changed_at, revision"

func scanResource(r db.Row) (s Resource, err error) {
	var codes string
	err = r.Scan(&s.ID, &s.Programme, &s.Session, &s.Kind, &s.Title, &s.About, &codes, &s.Opens, &s.Text, &s.Link, &s.File.Name, &s.File.Media, &s.File.Size, &s.File.Sum,
		&s.Edition, &s.Withdrawn, &s.Author, &s.Changed, &s.Revision)
	s.Competences = strings.Fields(codes)
	return s, err
}

// resources are those of a session: of its programme, and its own.
func resources(ctx context.Context, r db.Reader, place base.PlaceID, programme base.ID[training.Programme], session base.ID[training.Session]) ([]Resource, error) {
	return db.All(ctx, r, scanResource, "select "+resourceColumns+" from study_resource where place_id = $1 and programme_id = $2 and (session_id = '' or session_id = $3) order by withdrawn, title, id", place, programme, session)
}

// everyResource gives those of an organisation.
func everyResource(ctx context.Context, r db.Reader, place base.PlaceID) ([]Resource, error) {
	return db.All(ctx, r, scanResource, "select "+resourceColumns+" from study_resource where place_id = $1 order by title, id", place)
}

func putResource(ctx context.Context, tx *db.Tx, s Resource) error {
	_, err := tx.Exec(ctx, "insert into study_resource (place_id, "+resourceColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
		on conflict (place_id, id) do update set session_id = excluded.session_id, kind = excluded.kind, title = excluded.title, about = excluded.about, competences = excluded.competences,
		opens_on = excluded.opens_on, body_text = excluded.body_text, link = excluded.link, name = excluded.name, media = excluded.media, size = excluded.size, sum = excluded.sum,
		edition = excluded.edition, withdrawn = excluded.withdrawn, author = excluded.author, changed_at = excluded.changed_at, revision = excluded.revision`,
		tx.Who.Place, s.ID, s.Programme, s.Session, s.Kind, s.Title, s.About, strings.Join(s.Competences, " "), s.Opens, s.Text, s.Link, s.File.Name, s.File.Media, s.File.Size, s.File.Sum,
		s.Edition, s.Withdrawn, s.Author, s.Changed, s.Revision)
	return err
}

// keepFile keeps bytes under their digest, once.
func keepFile(ctx context.Context, tx *db.Tx, sum string, content []byte) error {
	_, err := tx.Exec(ctx, "insert into study_file (place_id, sum, content) values ($1, $2, $3) on conflict (place_id, sum) do nothing", tx.Who.Place, sum, content)
	return err
}

func getFile(ctx context.Context, r db.Reader, place base.PlaceID, sum string) ([]byte, error) {
	return db.One(ctx, r, db.Col[[]byte], "select content from study_file where place_id = $1 and sum = $2", place, sum)
}

// dropFile takes bytes away that no resource is made of any more.
func dropFile(ctx context.Context, tx *db.Tx, sum string) error {
	_, err := tx.Exec(ctx, "delete from study_file where place_id = $1 and sum = $2 and not exists (select 1 from study_resource r where r.place_id = $1 and r.sum = $2)", tx.Who.Place, sum)
	return err
}

const openingColumns = "o.resource_id, o.trainee_id, o.edition, o.first_at, o.last_at, o.times"

func scanOpening(r db.Row) (o Opening, err error) {
	return o, r.Scan(&o.Resource, &o.Trainee, &o.Edition, &o.First, &o.Last, &o.Times)
}

// openings are those of the resources of a programme.
func openings(ctx context.Context, r db.Reader, place base.PlaceID, programme base.ID[training.Programme]) (map[spot]Opening, error) {
	all, err := db.All(ctx, r, scanOpening, "select "+openingColumns+` from study_opening o join study_resource s on s.place_id = o.place_id and s.id = o.resource_id
		where o.place_id = $1 and s.programme_id = $2`, place, programme)
	return bySpot(all), err
}

// openedBy gives what some trainees opened: their identifiers, each between blanks.
func openedBy(ctx context.Context, r db.Reader, place base.PlaceID, trainees string) (map[spot]Opening, error) {
	all, err := db.All(ctx, r, scanOpening, "select "+openingColumns+" from study_opening o where o.place_id = $1 and $2 like '% ' || o.trainee_id || ' %'", place, trainees)
	return bySpot(all), err
}

// lastOpened is when each trainee of an organisation last opened a resource.
func lastOpened(ctx context.Context, r db.Reader, place base.PlaceID) (map[base.ID[training.Trainee]]time.Time, error) {
	all, err := db.All(ctx, r, func(r db.Row) (o Opening, err error) {
		return o, r.Scan(&o.Trainee, &o.Last)
	}, "select trainee_id, max(last_at) from study_opening where place_id = $1 group by trainee_id", place)
	out := map[base.ID[training.Trainee]]time.Time{}
	for _, o := range all {
		out[o.Trainee] = o.Last
	}
	return out, err
}

func bySpot(all []Opening) map[spot]Opening {
	out := map[spot]Opening{}
	for _, o := range all {
		out[spot{o.Resource, o.Trainee}] = o
	}
	return out
}

// noteOpening counts one more opening.
func noteOpening(ctx context.Context, tx *db.Tx, o Opening) error {
	_, err := tx.Exec(ctx, `insert into study_opening (place_id, resource_id, trainee_id, edition, first_at, last_at, times) values ($1, $2, $3, $4, $5, $6, 1)
		on conflict (place_id, resource_id, trainee_id) do update set edition = excluded.edition, last_at = excluded.last_at, times = study_opening.times + 1`,
		tx.Who.Place, o.Resource, o.Trainee, o.Edition, o.First, o.Last)
	return err
}

const entryColumns = "id, session_id, trainee_id, on_day, body_text, competences, shared"

// entries are the pages of all the journals of a session, the last day first.
func entries(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session]) ([]Entry, error) {
	return db.All(ctx, r, func(r db.Row) (e Entry, err error) {
		var codes string
		err = r.Scan(&e.ID, &e.Session, &e.Trainee, &e.On, &e.Text, &codes, &e.Shared)
		e.Competences = strings.Fields(codes)
		return e, err
	}, "select "+entryColumns+" from study_entry where place_id = $1 and session_id = $2 order by on_day desc, id desc", place, session)
}

func putEntry(ctx context.Context, tx *db.Tx, e Entry) error {
	_, err := tx.Exec(ctx, "insert into study_entry (place_id, "+entryColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8)
		on conflict (place_id, id) do update set on_day = excluded.on_day, body_text = excluded.body_text, competences = excluded.competences, shared = excluded.shared`,
		tx.Who.Place, e.ID, e.Session, e.Trainee, e.On, e.Text, strings.Join(e.Competences, " "), e.Shared)
	return err
}

func deleteEntry(ctx context.Context, tx *db.Tx, id base.ID[Entry]) error {
	if _, err := tx.Exec(ctx, "delete from study_answer where place_id = $1 and entry_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from study_entry where place_id = $1 and id = $2", tx.Who.Place, id)
}

// answers are those of a session, by the page that they answer.
func answers(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session]) (map[base.ID[Entry]][]Answer, error) {
	all, err := db.All(ctx, r, func(r db.Row) (a Answer, err error) {
		return a, r.Scan(&a.ID, &a.Entry, &a.Text, &a.Author, &a.At)
	}, `select a.id, a.entry_id, a.body_text, a.author, a.at from study_answer a join study_entry e on e.place_id = a.place_id and e.id = a.entry_id
		where a.place_id = $1 and e.session_id = $2 order by a.id`, place, session)
	out := map[base.ID[Entry]][]Answer{}
	for _, a := range all {
		out[a.Entry] = append(out[a.Entry], a)
	}
	return out, err
}

func insertAnswer(ctx context.Context, tx *db.Tx, a Answer) error {
	_, err := tx.Exec(ctx, "insert into study_answer (place_id, id, entry_id, body_text, author, at) values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, a.ID, a.Entry, a.Text, a.Author, a.At)
	return err
}
