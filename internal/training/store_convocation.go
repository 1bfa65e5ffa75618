package training

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func regulations(ctx context.Context, r db.Reader, place base.PlaceID) ([]Regulation, error) {
	return db.All(ctx, r, func(r db.Row) (g Regulation, err error) {
		return g, r.Scan(&g.Number, &g.Text, &g.From, &g.Author, &g.At)
	}, "select number, body_text, from_on, author, at from training_regulation where place_id = $1 order by number desc", place)
}

func insertRegulation(ctx context.Context, tx *db.Tx, g Regulation) error {
	_, err := tx.Exec(ctx, "insert into training_regulation (place_id, number, body_text, from_on, author, at) values ($1, $2, $3, $4, $5, $6)", tx.Who.Place, g.Number, g.Text, g.From, g.Author, g.At)
	return err
}

// convocations are those of a session, or of all where it is "", in the order in which they were
// sent.
func convocations(ctx context.Context, r db.Reader, place base.PlaceID, session base.ID[Session]) ([]Convocation, error) {
	return db.All(ctx, r, func(r db.Row) (c Convocation, err error) {
		return c, r.Scan(&c.ID, &c.Trainee, &c.Email, &c.Sum, &c.Rules, &c.At)
	}, `select c.id, c.trainee_id, c.email, c.sum, c.rules, c.at from training_convocation c
		join training_trainee t on t.place_id = c.place_id and t.id = c.trainee_id
		where c.place_id = $1 and ($2 = '' or t.session_id = $2) order by c.at, c.id`, place, session)
}

func insertConvocation(ctx context.Context, tx *db.Tx, c Convocation) error {
	_, err := tx.Exec(ctx, "insert into training_convocation (place_id, id, trainee_id, email, sum, rules, at) values ($1, $2, $3, $4, $5, $6, $7)", tx.Who.Place, c.ID, c.Trainee, c.Email, c.Sum, c.Rules, c.At)
	return err
}
