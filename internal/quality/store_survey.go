package quality

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const surveyColumns = "id, title, about, public, moment, sort, questions, made_on, closed_on"

func scanSurvey(r db.Row) (s Survey, err error) {
	var questions string
	if err = r.Scan(&s.ID, &s.Title, &s.About, &s.Public, &s.Moment, &s.Kind, &questions, &s.Made, &s.Closed); err != nil {
		return s, err
	}
	return s, json.Unmarshal([]byte(questions), &s.Questions)
}

func surveys(ctx context.Context, r db.Reader, place base.PlaceID) ([]Survey, error) {
	return db.All(ctx, r, scanSurvey, "select "+surveyColumns+" from quality_survey where place_id = $1 order by id desc", place)
}

func survey(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Survey]) (Survey, error) {
	return db.One(ctx, r, scanSurvey, "select "+surveyColumns+" from quality_survey where place_id = $1 and id = $2", place, id)
}

func insertSurvey(ctx context.Context, tx *db.Tx, s Survey) error {
	_, err := tx.Exec(ctx, "insert into quality_survey (place_id, "+surveyColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
		tx.Who.Place, s.ID, s.Title, s.About, s.Public, s.Moment, s.Kind, document(s.Questions), s.Made, s.Closed)
	return err
}

func closeSurvey(ctx context.Context, tx *db.Tx, id base.ID[Survey], on day.Day) error {
	return tx.ExecOne(ctx, "update quality_survey set closed_on = $3 where place_id = $1 and id = $2", tx.Who.Place, id, on)
}

const inviteColumns = "id, survey_id, name, email, token, sent_on, reminded_on, answered"

func scanInvite(r db.Row) (i Invite, err error) {
	return i, r.Scan(&i.ID, &i.Survey, &i.Name, &i.Email, &i.Token, &i.Sent, &i.Reminded, &i.Answered)
}

func invites(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Survey]) ([]Invite, error) {
	return db.All(ctx, r, scanInvite, "select "+inviteColumns+" from quality_invite where place_id = $1 and survey_id = $2 order by email", place, of)
}

func inviteBy(ctx context.Context, r db.Reader, place base.PlaceID, token string) (Invite, error) {
	return db.One(ctx, r, scanInvite, "select "+inviteColumns+" from quality_invite where place_id = $1 and token = $2", place, token)
}

// askedOf counts who was asked, survey by survey.
func askedOf(ctx context.Context, r db.Reader, place base.PlaceID) (map[base.ID[Survey]]int, error) {
	out := map[base.ID[Survey]]int{}
	_, err := db.All(ctx, r, func(r db.Row) (n int, err error) {
		var id base.ID[Survey]
		err = r.Scan(&id, &n)
		out[id] = n
		return n, err
	}, "select survey_id, count(*) from quality_invite where place_id = $1 group by survey_id", place)
	return out, err
}

func insertInvite(ctx context.Context, tx *db.Tx, i Invite) error {
	_, err := tx.Exec(ctx, "insert into quality_invite (place_id, "+inviteColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
		tx.Who.Place, i.ID, i.Survey, i.Name, i.Email, i.Token, i.Sent, i.Reminded, i.Answered)
	return err
}

func updateInvite(ctx context.Context, tx *db.Tx, i Invite) error {
	return tx.ExecOne(ctx, "update quality_invite set reminded_on = $3, answered = $4 where place_id = $1 and id = $2", tx.Who.Place, i.ID, i.Reminded, i.Answered)
}

// answers gives what was answered, survey by survey, or to one of them.
func answers(ctx context.Context, r db.Reader, place base.PlaceID, of base.ID[Survey]) (map[base.ID[Survey]][]Given, error) {
	out := map[base.ID[Survey]][]Given{}
	_, err := db.All(ctx, r, func(r db.Row) (g Given, err error) {
		var id base.ID[Survey]
		var notes string
		if err = r.Scan(&id, &g.On, &notes, &g.Words, &g.Paper); err != nil {
			return g, err
		}
		err = json.Unmarshal([]byte(notes), &g.Notes)
		out[id] = append(out[id], g)
		return g, err
	}, "select survey_id, day, notes, body_text, paper from quality_answer where place_id = $1 and ($2 = '' or survey_id = $2)", place, of)
	return out, err
}

// insertAnswer keeps an answer under a name made by chance: one made of the instant would tell
// whose it is to whoever reads when letters were opened.
func insertAnswer(ctx context.Context, tx *db.Tx, of base.ID[Survey], g Given) error {
	_, err := tx.Exec(ctx, "insert into quality_answer (place_id, id, survey_id, day, notes, body_text, paper) values ($1, $2, $3, $4, $5, $6, $7)",
		tx.Who.Place, base.Secret(), of, g.On, document(g.Notes), g.Words, g.Paper)
	return err
}
