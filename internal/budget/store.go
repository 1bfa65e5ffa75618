package budget

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

const versionColumns = "id, label, from_day, to_day, amends_id, made_at, made_by, voted_on, voted_body, voted_at, voted_by"

func scanVersion(r db.Row) (v Version, err error) {
	err = r.Scan(&v.ID, &v.Label, &v.From, &v.To, &v.Amends, &v.MadeAt, &v.MadeBy, &v.On, &v.Body, &v.At, &v.By)
	return v, err
}

func versions(ctx context.Context, r db.Reader, place base.PlaceID) ([]Version, error) {
	return db.All(ctx, r, scanVersion, "select "+versionColumns+" from budget_version where place_id = $1 order by from_day desc, voted_at desc, made_at desc", place)
}

func getVersion(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (Version, error) {
	return db.One(ctx, r, scanVersion, "select "+versionColumns+" from budget_version where place_id = $1 and id = $2", place, id)
}

func insertVersion(ctx context.Context, tx *db.Tx, v Version) error {
	_, err := tx.Exec(ctx, "insert into budget_version (place_id, "+versionColumns+") values ($1, $2, $3, $4, $5, $6, $7, $8, '', '', '', '')",
		tx.Who.Place, v.ID, v.Label, v.From, v.To, v.Amends, v.MadeAt, v.MadeBy)
	return err
}

func setVote(ctx context.Context, tx *db.Tx, v Version) error {
	return tx.ExecOne(ctx, "update budget_version set voted_on = $3, voted_body = $4, voted_at = $5, voted_by = $6 where place_id = $1 and id = $2",
		tx.Who.Place, v.ID, v.On, v.Body, v.At, v.By)
}

func deleteVersion(ctx context.Context, tx *db.Tx, id ID) error {
	if err := deleteLines(ctx, tx, id); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "delete from budget_gap where place_id = $1 and version_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from budget_version where place_id = $1 and id = $2", tx.Who.Place, id)
}

func deleteLines(ctx context.Context, tx *db.Tx, id ID) error {
	if _, err := tx.Exec(ctx, "delete from budget_amount where place_id = $1 and version_id = $2", tx.Who.Place, id); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "delete from budget_line where place_id = $1 and version_id = $2", tx.Who.Place, id)
	return err
}

// linesOf reads the lines of a version with their months.
func linesOf(ctx context.Context, r db.Reader, place base.PlaceID, v Version) ([]Line, error) {
	months := v.Months()
	at := map[string]int{}
	for i, m := range months {
		at[m] = i
	}
	all, err := db.All(ctx, r, func(r db.Row) (l Line, err error) {
		l.Months = make([]money.Cents, len(months))
		return l, r.Scan(&l.ID, &l.Account, &l.Activity, &l.Project, &l.Site)
	}, "select id, account, activity_id, project_id, site_id from budget_line where place_id = $1 and version_id = $2 order by position, id", place, v.ID)
	if err != nil {
		return nil, err
	}
	of := map[LineID]*Line{}
	for i := range all {
		of[all[i].ID] = &all[i]
	}
	return all, db.Each(ctx, r, func(r db.Row) error {
		var id LineID
		var month string
		var amount money.Cents
		if err := r.Scan(&id, &month, &amount); err != nil {
			return err
		}
		if i, within := at[month]; within && of[id] != nil {
			of[id].Months[i] = amount
		}
		return nil
	}, "select line_id, month, amount from budget_amount where place_id = $1 and version_id = $2", place, v.ID)
}

func insertLine(ctx context.Context, tx *db.Tx, v Version, position int, l Line) error {
	if _, err := tx.Exec(ctx, `insert into budget_line (place_id, version_id, id, account, activity_id, project_id, site_id, position)
		values ($1, $2, $3, $4, $5, $6, $7, $8)`, tx.Who.Place, v.ID, l.ID, l.Account, l.Activity, l.Project, l.Site, position); err != nil {
		return err
	}
	for i, month := range v.Months() {
		if l.Months[i] == 0 {
			continue
		}
		if _, err := tx.Exec(ctx, "insert into budget_amount (place_id, version_id, line_id, month, amount) values ($1, $2, $3, $4, $5)",
			tx.Who.Place, v.ID, l.ID, month, l.Months[i]); err != nil {
			return err
		}
	}
	return nil
}

func remarks(ctx context.Context, r db.Reader, place base.PlaceID, id ID) (map[string]string, error) {
	out := map[string]string{}
	err := db.Each(ctx, r, func(r db.Row) error {
		var account, remark string
		if err := r.Scan(&account, &remark); err != nil {
			return err
		}
		out[account] = remark
		return nil
	}, "select account, remark from budget_gap where place_id = $1 and version_id = $2", place, id)
	return out, err
}

func putRemark(ctx context.Context, tx *db.Tx, id ID, account, remark string) error {
	_, err := tx.Exec(ctx, `insert into budget_gap (place_id, version_id, account, remark, said_at, said_by) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, version_id, account) do update set remark = excluded.remark, said_at = excluded.said_at, said_by = excluded.said_by`,
		tx.Who.Place, id, account, remark, tx.Now, tx.Who.Account)
	return err
}
