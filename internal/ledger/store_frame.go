package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const yearColumns = "id, starts_on, ends_on, chart, closed_on"

func scanYear(r db.Row) (y Year, err error) {
	err = r.Scan(&y.ID, &y.From, &y.To, &y.Chart, &y.ClosedOn)
	return y, err
}

func years(ctx context.Context, r db.Reader, place base.PlaceID) ([]Year, error) {
	return db.All(ctx, r, scanYear, "select "+yearColumns+" from fiscal_year where place_id = $1 order by starts_on desc", place)
}

func getYear(ctx context.Context, r db.Reader, place base.PlaceID, id YearID) (Year, error) {
	return db.One(ctx, r, scanYear, "select "+yearColumns+" from fiscal_year where place_id = $1 and id = $2", place, id)
}

func yearOf(ctx context.Context, r db.Reader, place base.PlaceID, d day.Day) (Year, bool, error) {
	return db.Maybe(ctx, r, scanYear, "select "+yearColumns+" from fiscal_year where place_id = $1 and starts_on <= $2 and ends_on >= $2", place, d)
}

func insertYear(ctx context.Context, tx *db.Tx, y Year) error {
	_, err := tx.Exec(ctx, "insert into fiscal_year (place_id, id, starts_on, ends_on, chart, closed_on, closed_by) values ($1, $2, $3, $4, $5, '', '')",
		tx.Who.Place, y.ID, y.From, y.To, y.Chart)
	return err
}

func closeYear(ctx context.Context, tx *db.Tx, id YearID, on day.Day) error {
	return tx.ExecOne(ctx, "update fiscal_year set closed_on = $3, closed_by = $4 where place_id = $1 and id = $2", tx.Who.Place, id, on, tx.Who.Account)
}

func scanAccount(r db.Row) (a Account, err error) {
	err = r.Scan(&a.Code, &a.Label, &a.Opened, &a.ClosedOn)
	return a, err
}

func accounts(ctx context.Context, r db.Reader, place base.PlaceID) ([]Account, error) {
	return db.All(ctx, r, scanAccount, "select code, label, opened, closed_on from ledger_account where place_id = $1 order by code", place)
}

func putAccount(ctx context.Context, tx *db.Tx, a Account) error {
	_, err := tx.Exec(ctx, `insert into ledger_account (place_id, code, label, search, opened, closed_on) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, code) do update set label = excluded.label, search = excluded.search, opened = excluded.opened, closed_on = excluded.closed_on`,
		tx.Who.Place, a.Code, a.Label, base.Fold(a.Code+" "+a.Label), a.Opened, a.ClosedOn)
	return err
}

func deleteAccount(ctx context.Context, tx *db.Tx, code string) error {
	return tx.ExecOne(ctx, "delete from ledger_account where place_id = $1 and code = $2", tx.Who.Place, code)
}

// accountUsed tells whether an account has lines, validated or not.
func accountUsed(ctx context.Context, r db.Reader, place base.PlaceID, code string) (bool, error) {
	_, used, err := db.Maybe(ctx, r, db.Col[string], `select account from ledger_month where place_id = $1 and account = $2
		union all select l.account from entry e join entry_line l on l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id
		where e.place_id = $1 and e.rank = 0 and l.account = $2 limit 1`, place, code)
	return used, err
}

func scanJournal(r db.Row) (j Journal, err error) {
	err = r.Scan(&j.Code, &j.Label, &j.Kind, &j.ClosedOn)
	return j, err
}

func journals(ctx context.Context, r db.Reader, place base.PlaceID) ([]Journal, error) {
	return db.All(ctx, r, scanJournal, "select code, label, kind, closed_on from journal where place_id = $1 order by code", place)
}

func putJournal(ctx context.Context, tx *db.Tx, j Journal) error {
	_, err := tx.Exec(ctx, `insert into journal (place_id, code, label, kind, closed_on) values ($1, $2, $3, $4, $5)
		on conflict (place_id, code) do update set label = excluded.label, kind = excluded.kind, closed_on = excluded.closed_on`,
		tx.Who.Place, j.Code, j.Label, j.Kind, j.ClosedOn)
	return err
}

func scanThird(r db.Row) (t Third, err error) {
	err = r.Scan(&t.Code, &t.Label, &t.Person, &t.ClosedOn)
	return t, err
}

func thirds(ctx context.Context, r db.Reader, place base.PlaceID) ([]Third, error) {
	return db.All(ctx, r, scanThird, "select code, label, person_id, closed_on from third_party where place_id = $1 order by code", place)
}

func getThird(ctx context.Context, r db.Reader, place base.PlaceID, code string) (Third, bool, error) {
	return db.Maybe(ctx, r, scanThird, "select code, label, person_id, closed_on from third_party where place_id = $1 and code = $2", place, code)
}

func putThird(ctx context.Context, tx *db.Tx, t Third) error {
	_, err := tx.Exec(ctx, `insert into third_party (place_id, code, label, search, person_id, closed_on) values ($1, $2, $3, $4, $5, $6)
		on conflict (place_id, code) do update set label = excluded.label, search = excluded.search, person_id = excluded.person_id, closed_on = excluded.closed_on`,
		tx.Who.Place, t.Code, t.Label, base.Fold(t.Code+" "+t.Label), t.Person, t.ClosedOn)
	return err
}

// frameOf loads what the entries of a year are checked against.
func frameOf(ctx context.Context, r db.Reader, place base.PlaceID, y Year) (frame, error) {
	f := frame{year: y, accounts: map[string]Account{}, journals: map[string]Journal{}, thirds: map[string]Third{}}
	as, err := accounts(ctx, r, place)
	if err != nil {
		return f, err
	}
	js, err := journals(ctx, r, place)
	if err != nil {
		return f, err
	}
	ts, err := thirds(ctx, r, place)
	if err != nil {
		return f, err
	}
	for _, a := range as {
		f.accounts[a.Code] = a
	}
	for _, j := range js {
		f.journals[j.Code] = j
	}
	for _, t := range ts {
		f.thirds[t.Code] = t
	}
	return f, nil
}

func getAccount(ctx context.Context, r db.Reader, place base.PlaceID, code string) (Account, error) {
	return db.One(ctx, r, scanAccount, "select code, label, opened, closed_on from ledger_account where place_id = $1 and code = $2", place, code)
}

func scanAxis(r db.Row) (v AxisValue, err error) {
	err = r.Scan(&v.ID, &v.Axis, &v.Name, &v.Funder, &v.ClosedOn)
	return v, err
}

func axisValues(ctx context.Context, r db.Reader, place base.PlaceID) ([]AxisValue, error) {
	return db.All(ctx, r, scanAxis, "select id, axis, name, funder, closed_on from axis_value where place_id = $1 order by axis, search, id", place)
}

func putAxis(ctx context.Context, tx *db.Tx, v AxisValue) error {
	_, err := tx.Exec(ctx, `insert into axis_value (place_id, id, axis, name, search, funder, closed_on) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (place_id, id) do update set name = excluded.name, search = excluded.search, funder = excluded.funder, closed_on = excluded.closed_on`,
		tx.Who.Place, v.ID, v.Axis, v.Name, base.Fold(v.Name), v.Funder, v.ClosedOn)
	return err
}
