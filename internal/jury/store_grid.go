package jury

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func scanGrid(r db.Row) (g Grid, err error) {
	var marks string
	if err = r.Scan(&g.Hearing, &g.Member, &marks, &g.Submitted); err != nil {
		return g, err
	}
	g.Marks, err = written[[]Mark](marks)
	return g, err
}

const gridColumns = "hearing_id, member_id, marks, submitted_at"

func grid(ctx context.Context, r *db.Tx, hearing base.ID[Hearing], member base.ID[Member]) (Grid, bool, error) {
	return db.Maybe(ctx, r, scanGrid, "select "+gridColumns+" from jury_grid where place_id = $1 and hearing_id = $2 and member_id = $3", r.Who.Place, hearing, member)
}

func grids(ctx context.Context, r db.Reader, place base.PlaceID, hearing base.ID[Hearing]) ([]Grid, error) {
	return db.All(ctx, r, scanGrid, "select "+gridColumns+" from jury_grid where place_id = $1 and hearing_id = $2 order by member_id", place, hearing)
}

func gridsOf(ctx context.Context, tx *db.Tx, member base.ID[Member]) (int, error) {
	return db.Count(ctx, tx, "select count(*) from jury_grid where place_id = $1 and member_id = $2", tx.Who.Place, member)
}

// submissions tell who has submitted what, without a word of it.
func submissions(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) (map[base.ID[Hearing]][]base.ID[Member], error) {
	type one struct {
		hearing base.ID[Hearing]
		member  base.ID[Member]
	}
	all, err := db.All(ctx, r, func(r db.Row) (o one, err error) { return o, r.Scan(&o.hearing, &o.member) },
		`select g.hearing_id, g.member_id from jury_grid g join jury_hearing h on h.place_id = g.place_id and h.id = g.hearing_id
		where g.place_id = $1 and h.session_id = $2 and g.submitted_at <> '' order by g.submitted_at`, place, session)
	out := map[base.ID[Hearing]][]base.ID[Member]{}
	for _, o := range all {
		out[o.hearing] = append(out[o.hearing], o.member)
	}
	return out, err
}

func putGrid(ctx context.Context, tx *db.Tx, g Grid) error {
	_, err := tx.Exec(ctx, "insert into jury_grid (place_id, "+gridColumns+`) values ($1, $2, $3, $4, $5)
		on conflict (place_id, hearing_id, member_id) do update set marks = excluded.marks, submitted_at = excluded.submitted_at`, tx.Who.Place, g.Hearing, g.Member, document(g.Marks), g.Submitted)
	return err
}

func decisions(ctx context.Context, r db.Reader, place base.PlaceID, hearing base.ID[Hearing]) ([]Mark, error) {
	text, found, err := db.Maybe(ctx, r, func(r db.Row) (s string, err error) { return s, r.Scan(&s) }, "select marks from jury_decision where place_id = $1 and hearing_id = $2", place, hearing)
	if err != nil || !found {
		return nil, err
	}
	return written[[]Mark](text)
}

// decided tells which hearings of a session are decided on.
func decided(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) (map[base.ID[Hearing]]bool, error) {
	all, err := db.All(ctx, r, func(r db.Row) (h base.ID[Hearing], err error) { return h, r.Scan(&h) },
		"select d.hearing_id from jury_decision d join jury_hearing h on h.place_id = d.place_id and h.id = d.hearing_id where d.place_id = $1 and h.session_id = $2", place, session)
	out := map[base.ID[Hearing]]bool{}
	for _, h := range all {
		out[h] = true
	}
	return out, err
}

func putDecision(ctx context.Context, tx *db.Tx, hearing base.ID[Hearing], marks []Mark) error {
	_, err := tx.Exec(ctx, `insert into jury_decision (place_id, hearing_id, marks, at, by_account) values ($1, $2, $3, $4, $5)
		on conflict (place_id, hearing_id) do update set marks = excluded.marks, at = excluded.at, by_account = excluded.by_account`, tx.Who.Place, hearing, document(marks), tx.Now, tx.Who.Account)
	return err
}

const appealColumns = "id, number, candidate_id, session_id, received_on, due_on, motive, answered_on, upheld, answer, at"

func scanAppeal(r db.Row) (a Appeal, err error) {
	return a, r.Scan(&a.ID, &a.Number, &a.Candidate, &a.Session, &a.Received, &a.Due, &a.Motive, &a.Answered, &a.Upheld, &a.Answer, &a.At)
}

func appeals(ctx context.Context, r db.Reader, place base.PlaceID) ([]Appeal, error) {
	return db.All(ctx, r, scanAppeal, "select "+appealColumns+" from jury_appeal where place_id = $1 order by answered_on, number desc", place)
}

func getAppeal(ctx context.Context, tx *db.Tx, id base.ID[Appeal]) (Appeal, error) {
	return db.One(ctx, tx, scanAppeal, "select "+appealColumns+" from jury_appeal where place_id = $1 and id = $2", tx.Who.Place, id)
}

func appealsOf(ctx context.Context, tx *db.Tx, year int) (int, error) {
	from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
	until := time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
	return db.Count(ctx, tx, "select count(*) from jury_appeal where place_id = $1 and received_on between $2 and $3", tx.Who.Place, from, until)
}

func insertAppeal(ctx context.Context, tx *db.Tx, a Appeal) error {
	_, err := tx.Exec(ctx, "insert into jury_appeal (place_id, "+appealColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		tx.Who.Place, a.ID, a.Number, a.Candidate, a.Session, a.Received, a.Due, a.Motive, a.Answered, a.Upheld, a.Answer, a.At)
	return err
}

func answerAppeal(ctx context.Context, tx *db.Tx, a Appeal) error {
	return tx.ExecOne(ctx, "update jury_appeal set answered_on = $3, upheld = $4, answer = $5 where place_id = $1 and id = $2", tx.Who.Place, a.ID, a.Answered, a.Upheld, a.Answer)
}
