package study

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

// threads are those of a session, without what is said in them.
func threads(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session]) ([]Thread, error) {
	return db.All(ctx, r, func(r db.Row) (t Thread, err error) {
		return t, r.Scan(&t.ID, &t.Session, &t.Title, &t.Competence, &t.Settled)
	}, "select id, session_id, title, competence, settled from study_thread where place_id = $1 and session_id = $2 order by id", place, session)
}

func insertThread(ctx context.Context, tx *db.Tx, t Thread) error {
	_, err := tx.Exec(ctx, "insert into study_thread (place_id, id, session_id, title, competence, settled) values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, t.ID, t.Session, t.Title, t.Competence, t.Settled)
	return err
}

func setSettled(ctx context.Context, tx *db.Tx, id base.ID[Thread], settled bool) error {
	return tx.ExecOne(ctx, "update study_thread set settled = $3 where place_id = $1 and id = $2", tx.Who.Place, id, settled)
}

const messageColumns = "m.id, m.thread_id, m.body_text, m.author, m.email, m.by_account, m.at, m.edited_at, m.removed_why"

// messages are those of a session, by thread, in the order in which they were said.
func messages(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session]) (map[base.ID[Thread]][]Message, error) {
	all, err := db.All(ctx, r, func(r db.Row) (m Message, err error) {
		return m, r.Scan(&m.ID, &m.Thread, &m.Text, &m.Author, &m.Email, &m.By, &m.At, &m.Edited, &m.Removed)
	}, "select "+messageColumns+` from study_message m join study_thread t on t.place_id = m.place_id and t.id = m.thread_id
		where m.place_id = $1 and t.session_id = $2 order by m.at, m.id`, place, session)
	out := map[base.ID[Thread]][]Message{}
	for _, m := range all {
		out[m.Thread] = append(out[m.Thread], m)
	}
	return out, err
}

func insertMessage(ctx context.Context, tx *db.Tx, m Message) error {
	_, err := tx.Exec(ctx, "insert into study_message (place_id, id, thread_id, body_text, author, email, by_account, at, edited_at, removed_why) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, m.ID, m.Thread, m.Text, m.Author, m.Email, m.By, m.At, m.Edited, m.Removed)
	return err
}

func updateMessage(ctx context.Context, tx *db.Tx, m Message) error {
	return tx.ExecOne(ctx, "update study_message set body_text = $3, edited_at = $4, removed_why = $5 where place_id = $1 and id = $2", tx.Who.Place, m.ID, m.Text, m.Edited, m.Removed)
}

// visited is when an account last came to read what a session says; zero for never.
func visited(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[training.Session], account base.AccountID) (time.Time, error) {
	at, _, err := db.Maybe(ctx, r, db.Col[time.Time], "select at from study_visit where place_id = $1 and session_id = $2 and account_id = $3", place, session, account)
	return at, err
}

func putVisit(ctx context.Context, tx *db.Tx, session base.ID[training.Session], at time.Time) error {
	_, err := tx.Exec(ctx, `insert into study_visit (place_id, session_id, account_id, at) values ($1, $2, $3, $4)
		on conflict (place_id, session_id, account_id) do update set at = excluded.at`, tx.Who.Place, session, tx.Who.Account, at)
	return err
}

// unreadBy counts, by session, what others said since an account last came.
func unreadBy(ctx context.Context, r db.Reader, place base.PlaceID, account base.AccountID) (map[base.ID[training.Session]]int, error) {
	type count struct {
		session base.ID[training.Session]
		n       int
	}
	all, err := db.All(ctx, r, func(r db.Row) (c count, err error) {
		return c, r.Scan(&c.session, &c.n)
	}, `select t.session_id, count(*) from study_message m join study_thread t on t.place_id = m.place_id and t.id = m.thread_id
		left join study_visit v on v.place_id = t.place_id and v.session_id = t.session_id and v.account_id = $2
		where m.place_id = $1 and m.by_account <> $2 and m.removed_why = '' and (v.at is null or m.at > v.at) group by t.session_id`, place, account)
	out := map[base.ID[training.Session]]int{}
	for _, c := range all {
		out[c.session] = c.n
	}
	return out, err
}
