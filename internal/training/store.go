package training

import (
	"context"
	"encoding/json"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const programmeColumns = "id, offer, published_on, updated_on, revision"

func scanProgramme(r db.Row) (p Programme, err error) {
	var offer string
	if err = r.Scan(&p.ID, &offer, &p.Published, &p.Updated, &p.Revision); err != nil {
		return p, err
	}
	return p, json.Unmarshal([]byte(offer), &p.Offer)
}

func programmes(ctx context.Context, r db.Reader, place base.PlaceID) ([]Programme, error) {
	return db.All(ctx, r, scanProgramme, "select "+programmeColumns+" from training_programme where place_id = $1 order by title, id", place)
}

func getProgramme(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Programme]) (Programme, error) {
	return db.One(ctx, r, scanProgramme, "select "+programmeColumns+" from training_programme where place_id = $1 and id = $2", place, id)
}

func putProgramme(ctx context.Context, tx *db.Tx, p Programme) error {
	_, err := tx.Exec(ctx, `insert into training_programme (place_id, title, `+programmeColumns+`) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (place_id, id) do update set title = excluded.title, offer = excluded.offer, published_on = excluded.published_on, updated_on = excluded.updated_on, revision = excluded.revision`,
		tx.Who.Place, p.Title, p.ID, document(p.Offer), p.Published, p.Updated, p.Revision)
	return err
}

// document writes a value of ours as JSON.
func document(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err) // texts and numbers alone
	}
	return string(text)
}

const sessionColumns = "s.id, s.programme_id, s.name, s.host, s.room, s.capacity, s.entry_on, s.exit_on"

func scanSession(r db.Row) (s Session, err error) {
	return s, r.Scan(&s.ID, &s.Programme, &s.Name, &s.Host, &s.Room, &s.Capacity, &s.Entry, &s.Exit)
}

func sessions(ctx context.Context, r db.Reader, place base.PlaceID) ([]Session, error) {
	all, err := db.All(ctx, r, scanSession, "select "+sessionColumns+" from training_session s where s.place_id = $1 order by s.id desc", place)
	if err != nil {
		return nil, err
	}
	held, err := db.All(ctx, r, scanHalf, "select "+halfColumns+" from training_half where place_id = $1 order by on_day, from_minute", place)
	return withHalves(all, held), err
}

// withHalves gives each session its half-days.
func withHalves(all []Session, held []halfOf) []Session {
	at := map[base.ID[Session]]int{}
	for i, s := range all {
		at[s.ID] = i
	}
	for _, h := range held {
		if i, known := at[h.Session]; known {
			all[i].Halves = append(all[i].Halves, h.Half)
		}
	}
	return all
}

func getSession(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Session]) (Session, error) {
	s, err := db.One(ctx, r, scanSession, "select "+sessionColumns+" from training_session s where s.place_id = $1 and s.id = $2", place, id)
	if err != nil {
		return s, err
	}
	held, err := db.All(ctx, r, scanHalf, "select "+halfColumns+" from training_half where place_id = $1 and session_id = $2 order by on_day, from_minute", place, id)
	return withHalves([]Session{s}, held)[0], err
}

func sessionOfHalf(ctx context.Context, r db.Reader, place base.PlaceID, half base.ID[Half]) (base.ID[Session], error) {
	return db.One(ctx, r, db.Col[base.ID[Session]], "select session_id from training_half where place_id = $1 and id = $2", place, half)
}

// sessionsOf are those that an address is enrolled in or trains, the last first.
func sessionsOf(ctx context.Context, r db.Reader, place base.PlaceID, email string) ([]base.ID[Session], error) {
	return db.All(ctx, r, db.Col[base.ID[Session]], `select s.id from training_session s where s.place_id = $1 and (
		exists (select 1 from training_trainee t where t.place_id = s.place_id and t.session_id = s.id and t.email = $2)
		or exists (select 1 from training_half h join training_trainer f on f.place_id = h.place_id and f.email = $2
			where h.place_id = s.place_id and h.session_id = s.id and ' ' || h.trainers || ' ' like '% ' || f.id || ' %')) order by s.id desc`, place, email)
}

func putSession(ctx context.Context, tx *db.Tx, s Session) error {
	_, err := tx.Exec(ctx, `insert into training_session (place_id, id, programme_id, name, host, room, capacity, entry_on, exit_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		on conflict (place_id, id) do update set name = excluded.name, host = excluded.host, room = excluded.room, capacity = excluded.capacity, entry_on = excluded.entry_on, exit_on = excluded.exit_on`,
		tx.Who.Place, s.ID, s.Programme, s.Name, s.Host, s.Room, s.Capacity, s.Entry, s.Exit)
	return err
}

// halfOf is a half-day and its session.
type halfOf struct {
	Half
	Session base.ID[Session]
}

const halfColumns = "id, session_id, on_day, part, from_minute, to_minute, minutes, title, trainers"

func scanHalf(r db.Row) (h halfOf, err error) {
	var trainers string
	err = r.Scan(&h.ID, &h.Session, &h.Day, &h.Part, &h.From, &h.To, &h.Minutes, &h.Title, &trainers)
	for _, id := range strings.Fields(trainers) {
		h.Trainers = append(h.Trainers, base.ID[Trainer](id))
	}
	return h, err
}

func insertHalf(ctx context.Context, tx *db.Tx, session base.ID[Session], h Half) error {
	ids := make([]string, len(h.Trainers))
	for i, id := range h.Trainers {
		ids[i] = string(id)
	}
	_, err := tx.Exec(ctx, "insert into training_half (place_id, "+halfColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, h.ID, session, h.Day, h.Part, h.From, h.To, h.Minutes, h.Title, strings.Join(ids, " "))
	return err
}

func deleteHalf(ctx context.Context, tx *db.Tx, id base.ID[Half]) error {
	return tx.ExecOne(ctx, "delete from training_half where place_id = $1 and id = $2", tx.Who.Place, id)
}

func trainers(ctx context.Context, r db.Reader, place base.PlaceID) ([]Trainer, error) {
	return db.All(ctx, r, func(r db.Row) (t Trainer, err error) {
		return t, r.Scan(&t.ID, &t.Name, &t.Email, &t.External, &t.Skills, &t.Reviewed)
	}, "select id, name, email, outside, skills, reviewed_on from training_trainer where place_id = $1 order by name, id", place)
}

func putTrainer(ctx context.Context, tx *db.Tx, t Trainer) error {
	_, err := tx.Exec(ctx, `insert into training_trainer (place_id, id, name, email, outside, skills, reviewed_on) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (place_id, id) do update set name = excluded.name, email = excluded.email, outside = excluded.outside, skills = excluded.skills, reviewed_on = excluded.reviewed_on`,
		tx.Who.Place, t.ID, t.Name, t.Email, t.External, t.Skills, t.Reviewed)
	return err
}

const traineeColumns = "id, session_id, name, email, status, payer, price, candidate_id, needs, needs_on, form, remote, signed_on, left_on, left_why, positions, enrolled_on, revision"

func scanTrainee(r db.Row) (t Trainee, err error) {
	var positions string
	if err = r.Scan(&t.ID, &t.Session, &t.Name, &t.Email, &t.Status, &t.Payer, &t.Price, &t.Candidate, &t.Needs, &t.NeedsOn, &t.Form, &t.Remote, &t.SignedOn, &t.Left, &t.LeftWhy, &positions, &t.EnrolledOn, &t.Revision); err != nil {
		return t, err
	}
	return t, json.Unmarshal([]byte(positions), &t.Positions)
}

// trainees gives those of a session, or of all where it is "".
func trainees(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Trainee, error) {
	return db.All(ctx, r, scanTrainee, "select "+traineeColumns+" from training_trainee where place_id = $1 and ($2 = '' or session_id = $2) order by name, id", place, session)
}

func getTrainee(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Trainee]) (Trainee, error) {
	return db.One(ctx, r, scanTrainee, "select "+traineeColumns+" from training_trainee where place_id = $1 and id = $2", place, id)
}

func insertTrainee(ctx context.Context, tx *db.Tx, t Trainee) error {
	_, err := tx.Exec(ctx, "insert into training_trainee (place_id, "+traineeColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
		tx.Who.Place, t.ID, t.Session, t.Name, t.Email, t.Status, t.Payer, t.Price, t.Candidate, t.Needs, t.NeedsOn, t.Form, t.Remote, t.SignedOn, t.Left, t.LeftWhy, document(t.Positions), t.EnrolledOn, t.Revision)
	return err
}

func updateTrainee(ctx context.Context, tx *db.Tx, t Trainee) error {
	return tx.ExecOne(ctx, `update training_trainee set name = $3, email = $4, status = $5, payer = $6, price = $7, candidate_id = $8, needs = $9, needs_on = $10, form = $11, remote = $12, signed_on = $13,
		left_on = $14, left_why = $15, positions = $16, revision = $17 where place_id = $1 and id = $2`,
		tx.Who.Place, t.ID, t.Name, t.Email, t.Status, t.Payer, t.Price, t.Candidate, t.Needs, t.NeedsOn, t.Form, t.Remote, t.SignedOn, t.Left, t.LeftWhy, document(t.Positions), t.Revision)
}

func payments(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Trainee]) ([]Payment, error) {
	return db.All(ctx, r, func(r db.Row) (p Payment, err error) {
		return p, r.Scan(&p.ID, &p.Trainee, &p.On, &p.Amount, &p.At)
	}, "select id, trainee_id, on_day, amount, at from training_payment where place_id = $1 and trainee_id = $2 order by on_day, id", place, of)
}

func insertPayment(ctx context.Context, tx *db.Tx, p Payment) error {
	_, err := tx.Exec(ctx, "insert into training_payment (place_id, id, trainee_id, on_day, amount, at) values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, p.ID, p.Trainee, p.On, p.Amount, p.At)
	return err
}

// heldIn are the half-days between two days, with their sessions.
func heldIn(ctx context.Context, r db.Reader, place base.PlaceID, from, to day.Day) ([]halfOf, error) {
	return db.All(ctx, r, scanHalf, "select "+halfColumns+" from training_half where place_id = $1 and on_day >= $2 and on_day <= $3 order by on_day, from_minute", place, from, to)
}
