package candidacy

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = `id, certification_id, version_id, route, given_name, other_names, birth_name, usage_name, birth_date, sex, birth_insee, birth_place,
	email, steered, place_name, partner, enrolled_on, verdict, motive, decided_on, outcome, judged_on, units_kept, revision, partner_id`

func scan(r db.Row) (c Candidate, err error) {
	var kept string
	err = r.Scan(&c.ID, &c.Certification, &c.Version, &c.Route, &c.GivenName, &c.OtherNames, &c.BirthName, &c.UsageName, &c.BirthDate, &c.Sex, &c.BirthInsee, &c.BirthPlace,
		&c.Email, &c.Steered, &c.PlaceName, &c.Partner, &c.Enrolled, &c.Verdict, &c.Motive, &c.DecidedOn, &c.Outcome, &c.JudgedOn, &kept, &c.Revision, &c.PartnerID)
	c.Kept = append([]string{}, strings.Fields(kept)...)
	return c, err
}

func getAt(ctx context.Context, r db.Reader, place base.PlaceID, id base.ID[Candidate]) (Candidate, error) {
	return db.One(ctx, r, scan, "select "+columns+" from candidate where place_id = $1 and id = $2", place, id)
}

func get(ctx context.Context, tx *db.Tx, id base.ID[Candidate]) (Candidate, error) {
	return getAt(ctx, tx, tx.Who.Place, id)
}

// like finds words folded as search keeps them.
func like(words string) string { return "%" + base.Fold(words) + "%" }

func candidates(ctx context.Context, r db.Reader, place base.PlaceID, f Filter) ([]Candidate, error) {
	return db.All(ctx, r, scan, "select "+columns+` from candidate where place_id = $1 and ($2 = '' or certification_id = $2) and search like $3
		and ($4 = '' or stage = $4) and ($5 = '' or id < $5) order by id desc limit $6`, place, f.Certification, like(f.Words), f.Stage, f.After, f.Limit)
}

func some(ctx context.Context, r db.Reader, place base.PlaceID, ids []base.ID[Candidate]) ([]Candidate, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return db.All(ctx, r, scan, "select "+columns+" from candidate where place_id = $1 and id in "+db.In(2, len(ids)), among(place, ids)...)
}

// among are the arguments of a place and of things in it.
func among[K any](place base.PlaceID, ids []base.ID[K]) []any {
	args := []any{place}
	for _, id := range ids {
		args = append(args, id)
	}
	return args
}

func byEmail(ctx context.Context, r db.Reader, place base.PlaceID, email string) ([]Candidate, error) {
	return db.All(ctx, r, scan, "select "+columns+" from candidate where place_id = $1 and email = $2 order by id desc", place, email)
}

// ofPartners are the candidates whom partners train, whoever keeps them.
func ofPartners(ctx context.Context, r db.Reader, partners []any) ([]Candidate, error) {
	return db.All(ctx, r, scan, "select "+columns+" from candidate where partner_id in "+db.In(1, len(partners))+" order by id desc", partners...)
}

func ofPerson(ctx context.Context, tx *db.Tx, key string) ([]Candidate, error) {
	return db.All(ctx, tx, scan, "select "+columns+" from candidate where place_id = $1 and person_key = $2 order by id", tx.Who.Place, key)
}

func insertCandidate(ctx context.Context, tx *db.Tx, c Candidate) error {
	_, err := tx.Exec(ctx, "insert into candidate (place_id, "+columns+`, person_key, search, stage)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)`, values(tx, c)...)
	return err
}

func updateCandidate(ctx context.Context, tx *db.Tx, c Candidate) error {
	return tx.ExecOne(ctx, `update candidate set certification_id = $3, version_id = $4, route = $5, given_name = $6, other_names = $7, birth_name = $8, usage_name = $9,
		birth_date = $10, sex = $11, birth_insee = $12, birth_place = $13, email = $14, steered = $15, place_name = $16, partner = $17, enrolled_on = $18,
		verdict = $19, motive = $20, decided_on = $21, outcome = $22, judged_on = $23, units_kept = $24, revision = $25, partner_id = $26, person_key = $27, search = $28, stage = $29
		where place_id = $1 and id = $2`, values(tx, c)...)
}

// values are those of columns, after the place, and what is derived to be found by.
func values(tx *db.Tx, c Candidate) []any {
	return []any{tx.Who.Place, c.ID, c.Certification, c.Version, c.Route, c.GivenName, c.OtherNames, c.BirthName, c.UsageName, c.BirthDate, c.Sex, c.BirthInsee, c.BirthPlace,
		c.Email, c.Steered, c.PlaceName, c.Partner, c.Enrolled, c.Verdict, c.Motive, c.DecidedOn, c.Outcome, c.JudgedOn, strings.Join(c.Kept, " "), c.Revision, c.PartnerID,
		c.key(), base.Fold(c.Name() + " " + c.BirthName + " " + c.Email + " " + c.PlaceName + " " + c.Partner), c.Stage()}
}

const needColumns = "id, candidate_id, body_text, extra_time, agreed, at, by_account"

func scanNeed(r db.Row) (n Need, err error) {
	return n, r.Scan(&n.ID, &n.Candidate, &n.Text, &n.ExtraTime, &n.Agreed, &n.At, &n.By)
}

func insertNeed(ctx context.Context, tx *db.Tx, n Need) error {
	_, err := tx.Exec(ctx, "insert into candidate_need (place_id, "+needColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8)",
		tx.Who.Place, n.ID, n.Candidate, n.Text, n.ExtraTime, n.Agreed, n.At, n.By)
	return err
}

func getNeed(ctx context.Context, tx *db.Tx, id base.ID[Need]) (Need, error) {
	return db.One(ctx, tx, scanNeed, "select "+needColumns+" from candidate_need where place_id = $1 and id = $2", tx.Who.Place, id)
}

func answerNeed(ctx context.Context, tx *db.Tx, id base.ID[Need], agreed bool) error {
	return tx.ExecOne(ctx, "update candidate_need set agreed = $3 where place_id = $1 and id = $2", tx.Who.Place, id, agreed)
}

func needs(ctx context.Context, r db.Reader, place base.PlaceID, of []base.ID[Candidate]) ([]Need, error) {
	where, args := "", []any{place}
	if len(of) > 0 {
		where, args = " and candidate_id in "+db.In(2, len(of)), among(place, of)
	}
	return db.All(ctx, r, scanNeed, "select "+needColumns+" from candidate_need where place_id = $1"+where+" order by id", args...)
}
