package risk

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

const columns = "id, kind, label, account, third, amount, vat, since, earlier, activity_id, project_id, site_id, split_id, ended_on, lost"

func scan(row db.Row) (r Risk, err error) {
	r.Estimates = map[ledger.YearID]money.Cents{}
	err = row.Scan(&r.ID, &r.Kind, &r.Label, &r.Account, &r.Third, &r.Amount, &r.VAT, &r.Since, &r.Earlier, &r.Activity, &r.Project, &r.Site, &r.Split, &r.EndedOn, &r.Lost)
	return r, err
}

// estimate is how much of a risk may be lost at the end of a year.
type estimate struct {
	risk   ID
	year   ledger.YearID
	amount money.Cents
}

func scanEstimate(row db.Row) (e estimate, err error) {
	err = row.Scan(&e.risk, &e.year, &e.amount)
	return e, err
}

func list(ctx context.Context, r db.Reader, place base.PlaceID) ([]Risk, error) {
	all, err := db.All(ctx, r, scan, "select "+columns+" from risk where place_id = $1 order by ended_on, since desc, id", place)
	if err != nil {
		return nil, err
	}
	estimates, err := db.All(ctx, r, scanEstimate, "select risk_id, year_id, amount from risk_estimate where place_id = $1", place)
	byID := map[ID]Risk{}
	for _, risk := range all {
		byID[risk.ID] = risk
	}
	for _, e := range estimates {
		byID[e.risk].Estimates[e.year] = e.amount
	}
	return all, err
}

func get(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Risk, error) {
	risk, err := db.One(ctx, r, scan, "select "+columns+" from risk where place_id = $1 and id = $2", place, id)
	if err != nil {
		return risk, err
	}
	estimates, err := db.All(ctx, r, scanEstimate, "select risk_id, year_id, amount from risk_estimate where place_id = $1 and risk_id = $2", place, id)
	for _, e := range estimates {
		risk.Estimates[e.year] = e.amount
	}
	return risk, err
}

func insert(ctx context.Context, tx *db.Tx, r Risk) error {
	_, err := tx.Exec(ctx, "insert into risk (place_id, "+columns+") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', 0)",
		tx.Who.Place, r.ID, r.Kind, r.Label, r.Account, r.Third, r.Amount, r.VAT, r.Since, r.Earlier, r.Activity, r.Project, r.Site, r.Split)
	return err
}

func setEnd(ctx context.Context, tx *db.Tx, r Risk) error {
	return tx.ExecOne(ctx, "update risk set ended_on = $3, lost = $4 where place_id = $1 and id = $2", tx.Who.Place, r.ID, r.EndedOn, r.Lost)
}

func putEstimate(ctx context.Context, tx *db.Tx, id ID, year ledger.YearID, amount money.Cents) error {
	_, err := tx.Exec(ctx, `insert into risk_estimate (place_id, risk_id, year_id, amount) values ($1, $2, $3, $4)
		on conflict (place_id, risk_id, year_id) do update set amount = excluded.amount`, tx.Who.Place, id, year, amount)
	return err
}

func remove(ctx context.Context, tx *db.Tx, id ID) error {
	if _, err := tx.Exec(ctx, "delete from risk_estimate where place_id = $1 and risk_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from risk where place_id = $1 and id = $2", tx.Who.Place, id)
}
