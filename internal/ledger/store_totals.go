package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

func addMonth(ctx context.Context, tx *db.Tx, k cell, m moved) error {
	_, err := tx.Exec(ctx, `insert into ledger_month (place_id, year_id, month, account, opening, activity_id, project_id, site_id, split_id, debit, credit, lines)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		on conflict (place_id, year_id, month, account, opening, activity_id, project_id, site_id, split_id)
		do update set debit = ledger_month.debit + excluded.debit, credit = ledger_month.credit + excluded.credit, lines = ledger_month.lines + excluded.lines`,
		tx.Who.Place, k.year, k.month, k.account, k.opening, k.Activity, k.Project, k.Site, k.Split, m.debit, m.credit, m.lines)
	return err
}

func addThird(ctx context.Context, tx *db.Tx, k owed, m moved) error {
	_, err := tx.Exec(ctx, `insert into third_month (place_id, year_id, month, account, third, debit, credit)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (place_id, year_id, month, account, third)
		do update set debit = third_month.debit + excluded.debit, credit = third_month.credit + excluded.credit`,
		tx.Who.Place, k.year, k.month, k.account, k.third, m.debit, m.credit)
	return err
}

func totals(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, from, to string) ([]Total, error) {
	if to == "" {
		to = "9999-12"
	}
	return db.All(ctx, r, func(r db.Row) (t Total, err error) {
		return t, r.Scan(&t.Account, &t.Month, &t.Opening, &t.Activity, &t.Project, &t.Site, &t.Split, &t.Debit, &t.Credit, &t.Lines)
	}, `select account, month, opening, activity_id, project_id, site_id, split_id, debit, credit, lines from ledger_month
		where place_id = $1 and year_id = $2 and month >= $3 and month <= $4 order by account, month, opening desc`, place, year, from, to)
}

func owedUpTo(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, to string) ([]Owed, error) {
	if to == "" {
		to = "9999-12"
	}
	return db.All(ctx, r, func(r db.Row) (o Owed, err error) {
		return o, r.Scan(&o.Account, &o.Third, &o.Debit, &o.Credit)
	}, `select account, third, cast(sum(debit) as bigint), cast(sum(credit) as bigint) from third_month
		where place_id = $1 and year_id = $2 and month <= $3 group by account, third order by account, third`, place, year, to)
}

func linesOf(ctx context.Context, r db.Reader, place base.PlaceID, account string, from, to day.Day) ([]Placed, error) {
	return db.All(ctx, r, scanPlaced, "select "+placedColumns+placedFrom+`
		where l.place_id = $1 and l.day >= $2 and l.day <= $3 and l.account = $4 and e.rank > 0
		order by l.day, e.rank, l.position`, place, from, to, account)
}
