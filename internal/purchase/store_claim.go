package purchase

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const claimColumns = `c.id, c.person_id, c.name, c.means, c.purpose, c.on_day, c.label, c.amount, c.km, c.power, c.rate, c.waived, c.iban, c.activity_id,
	c.asked_at, c.asked_by, c.decided_at, c.decided_by, c.decider, c.reason, c.account, c.entry_id, c.payment_id,
	coalesce((select f.id from purchase_file f where f.place_id = c.place_id and f.fact_id = c.id), '')`

func scanClaim(r db.Row) (c Claim, err error) {
	return c, r.Scan(&c.ID, &c.Person, &c.Name, &c.Means, &c.Purpose, &c.On, &c.Label, &c.Amount, &c.Km, &c.Power, &c.Rate, &c.Waived, &c.IBAN, &c.Activity,
		&c.AskedAt, &c.AskedBy, &c.DecidedAt, &c.DecidedBy, &c.Decider, &c.Reason, &c.Account, &c.Entry, &c.Payment, &c.File)
}

func claim(ctx context.Context, r db.Reader, place base.PlaceID, id ClaimID) (Claim, error) {
	return db.One(ctx, r, scanClaim, "select "+claimColumns+" from expense_claim c where c.place_id = $1 and c.id = $2", place, id)
}

// claimsShown bounds a list that grows by a few a week.
const claimsShown = 200

func claims(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID) ([]Claim, error) {
	return db.All(ctx, r, scanClaim, "select "+claimColumns+` from expense_claim c where c.place_id = $1 and ($2 = '' or c.person_id = $2)
		order by case when c.decided_at = '' then 0 else 1 end, c.asked_at desc, c.id desc limit $3`, place, person, claimsShown)
}

func insertClaim(ctx context.Context, tx *db.Tx, c Claim) error {
	_, err := tx.Exec(ctx, `insert into expense_claim (place_id, id, person_id, name, means, purpose, on_day, label, amount, km, power, rate, waived, iban,
			activity_id, asked_at, asked_by, decided_at, decided_by, decider, reason, account, entry_id, payment_id)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, '', '', '', '', '', '', '')`,
		tx.Who.Place, c.ID, c.Person, c.Name, c.Means, c.Purpose, c.On, c.Label, c.Amount, c.Km, c.Power, c.Rate, c.Waived, c.IBAN, c.Activity, c.AskedAt, c.AskedBy)
	return err
}

func setDecision(ctx context.Context, tx *db.Tx, c Claim) error {
	return tx.ExecOne(ctx, `update expense_claim set decided_at = $3, decided_by = $4, decider = $5, reason = $6, account = $7, entry_id = $8
		where place_id = $1 and id = $2`, tx.Who.Place, c.ID, c.DecidedAt, c.DecidedBy, c.Decider, c.Reason, c.Account, c.Entry)
}

func setIBAN(ctx context.Context, tx *db.Tx, id ClaimID, iban string) error {
	return tx.ExecOne(ctx, "update expense_claim set iban = $3 where place_id = $1 and id = $2", tx.Who.Place, id, iban)
}

func deleteClaim(ctx context.Context, tx *db.Tx, id ClaimID) error {
	if err := deleteFiles(ctx, tx, string(id)); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from expense_claim where place_id = $1 and id = $2", tx.Who.Place, id)
}

// drivenIn adds up what somebody drove in a year and was not refused.
func drivenIn(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID, year int) (int, error) {
	y := strconv.Itoa(year)
	return db.One(ctx, r, db.Col[int], `select coalesce(sum(km), 0) from expense_claim where place_id = $1 and person_id = $2 and on_day >= $3 and on_day <= $4
		and reason = ''`, place, person, y+"-01-01", y+"-12-31")
}

func moveClaims(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	_, err := tx.Exec(ctx, "update expense_claim set person_id = $3 where place_id = $1 and person_id = $2", tx.Who.Place, from, into)
	return err
}

// lastIBAN is where somebody last asked to be paid.
func lastIBAN(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID) (string, error) {
	iban, _, err := db.Maybe(ctx, r, db.Col[string], "select iban from expense_claim where place_id = $1 and person_id = $2 and iban <> '' order by id desc limit 1", place, person)
	return iban, err
}
