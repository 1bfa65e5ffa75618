package purchase

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const claimColumns = `c.id, c.person_id, c.name, c.on_day, c.label, c.amount, c.waived, c.iban,
	c.asked_at, c.asked_by, c.decided_at, c.decided_by, c.decider, c.reason, c.entry_id, c.payment_id`

func scanClaim(r db.Row) (c Claim, err error) {
	return c, r.Scan(&c.ID, &c.Person, &c.Name, &c.On, &c.Label, &c.Amount, &c.Waived, &c.IBAN,
		&c.AskedAt, &c.AskedBy, &c.DecidedAt, &c.DecidedBy, &c.Decider, &c.Reason, &c.Entry, &c.Payment)
}

const itemColumns = "means, purpose, on_day, label, amount, tax, km, power, before_km, activity_id, project_id, account"

// claim reads one with its items; lists go without them.
func claim(ctx context.Context, r db.Reader, place base.PlaceID, id ClaimID) (Claim, error) {
	c, err := db.One(ctx, r, scanClaim, "select "+claimColumns+" from expense_claim c where c.place_id = $1 and c.id = $2", place, id)
	if err != nil {
		return c, err
	}
	c.Items, err = db.All(ctx, r, func(r db.Row) (it Item, err error) {
		return it, r.Scan(&it.Means, &it.Purpose, &it.On, &it.Label, &it.Amount, &it.Tax, &it.Km, &it.Power, &it.Before, &it.Activity, &it.Project, &it.Account, &it.File)
	}, "select "+itemColumns+`, coalesce((select f.id from purchase_file f where f.place_id = i.place_id and f.fact_id = i.claim_id || '.' || i.position), '')
		from expense_item i where i.place_id = $1 and i.claim_id = $2 order by i.position`, place, id)
	return c, err
}

// claimsShown bounds a list that grows by a few a week.
const claimsShown = 200

func claims(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID, limit int) ([]Claim, error) {
	return db.All(ctx, r, scanClaim, "select "+claimColumns+` from expense_claim c where c.place_id = $1 and ($2 = '' or c.person_id = $2)
		order by case when c.decided_at = '' then 0 else 1 end, c.asked_at desc, c.id desc limit $3`, place, person, limit)
}

func insertClaim(ctx context.Context, tx *db.Tx, c Claim) error {
	_, err := tx.Exec(ctx, `insert into expense_claim (place_id, id, person_id, name, on_day, label, amount, waived, iban,
			asked_at, asked_by, decided_at, decided_by, decider, reason, entry_id, payment_id)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', '', '', '', '')`,
		tx.Who.Place, c.ID, c.Person, c.Name, c.On, c.Label, c.Amount, c.Waived, c.IBAN, c.AskedAt, c.AskedBy)
	if err != nil {
		return err
	}
	return insertItems(ctx, tx, c)
}

func insertItems(ctx context.Context, tx *db.Tx, c Claim) error {
	for i, it := range c.Items {
		if _, err := tx.Exec(ctx, "insert into expense_item (place_id, claim_id, position, "+itemColumns+`)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`, tx.Who.Place, c.ID, i,
			it.Means, it.Purpose, it.On, it.Label, it.Amount, it.Tax, it.Km, it.Power, it.Before, it.Activity, it.Project, it.Account); err != nil {
			return err
		}
	}
	return nil
}

func deleteItems(ctx context.Context, tx *db.Tx, id ClaimID) error {
	_, err := tx.Exec(ctx, "delete from expense_item where place_id = $1 and claim_id = $2", tx.Who.Place, id)
	return err
}

// setDecision keeps what was decided, and what its items came to then.
func setDecision(ctx context.Context, tx *db.Tx, c Claim) error {
	if err := tx.ExecOne(ctx, `update expense_claim set decided_at = $3, decided_by = $4, decider = $5, reason = $6, entry_id = $7, amount = $8
		where place_id = $1 and id = $2`, tx.Who.Place, c.ID, c.DecidedAt, c.DecidedBy, c.Decider, c.Reason, c.Entry, c.Amount); err != nil {
		return err
	}
	if err := deleteItems(ctx, tx, c.ID); err != nil {
		return err
	}
	return insertItems(ctx, tx, c)
}

func setIBAN(ctx context.Context, tx *db.Tx, id ClaimID, iban string) error {
	return tx.ExecOne(ctx, "update expense_claim set iban = $3 where place_id = $1 and id = $2", tx.Who.Place, id, iban)
}

func deleteClaim(ctx context.Context, tx *db.Tx, c Claim) error {
	for i := range c.Items {
		if err := deleteFiles(ctx, tx, itemFact(c.ID, i)); err != nil {
			return err
		}
	}
	if err := deleteItems(ctx, tx, c.ID); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from expense_claim where place_id = $1 and id = $2", tx.Who.Place, c.ID)
}

// drivenIn adds up what somebody drove in a year by other claims that were not refused, or
// where paid by those that were accepted.
func drivenIn(ctx context.Context, r db.Reader, place base.PlaceID, c *Claim, year int, paid bool) (int, error) {
	y := strconv.Itoa(year)
	return db.One(ctx, r, db.Col[int], `select coalesce(sum(i.km), 0) from expense_claim c join expense_item i on i.place_id = c.place_id and i.claim_id = c.id
		where c.place_id = $1 and c.person_id = $2 and c.id <> $3 and i.on_day >= $4 and i.on_day <= $5 and c.reason = '' and (c.entry_id <> '' or $6 = 0)`,
		place, c.Person, c.ID, y+"-01-01", y+"-12-31", paid)
}

// claimsOf names all that somebody ever claimed.
func claimsOf(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID) ([]ClaimID, error) {
	return db.All(ctx, r, db.Col[ClaimID], "select id from expense_claim where place_id = $1 and person_id = $2 order by id", place, person)
}

// unname puts another word in place of somebody's name, and takes their account number out.
func unname(ctx context.Context, tx *db.Tx, id ClaimID, word string) error {
	if _, err := tx.Exec(ctx, "update payment_line set name = $3, iban = '' where place_id = $1 and fact_id = $2", tx.Who.Place, id, word); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "update expense_claim set name = $3, iban = '' where place_id = $1 and id = $2", tx.Who.Place, id, word)
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
