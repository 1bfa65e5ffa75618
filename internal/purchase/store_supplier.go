package purchase

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func scanSupplier(r db.Row) (s Supplier, err error) {
	return s, r.Scan(&s.Third, &s.Siren, &s.IBAN, &s.Terms.Days, &s.Terms.MonthEnd, &s.Account)
}

const supplierColumns = "third, siren, iban, days, month_end, account"

func suppliers(ctx context.Context, r db.Reader, place base.PlaceID) ([]Supplier, error) {
	return db.All(ctx, r, scanSupplier, "select "+supplierColumns+" from supplier where place_id = $1 order by third", place)
}

func supplier(ctx context.Context, r db.Reader, place base.PlaceID, third string) (Supplier, error) {
	return db.One(ctx, r, scanSupplier, "select "+supplierColumns+" from supplier where place_id = $1 and third = $2", place, third)
}

func putSupplier(ctx context.Context, tx *db.Tx, s Supplier) error {
	_, err := tx.Exec(ctx, `insert into supplier (place_id, third, siren, iban, days, month_end, account) values ($1, $2, $3, $4, $5, $6, $7)
		on conflict (place_id, third) do update set siren = excluded.siren, iban = excluded.iban, days = excluded.days,
			month_end = excluded.month_end, account = excluded.account`,
		tx.Who.Place, s.Third, s.Siren, s.IBAN, s.Terms.Days, s.Terms.MonthEnd, s.Account)
	return err
}

// withSiren tells whether another supplier has a number.
func withSiren(ctx context.Context, r db.Reader, place base.PlaceID, siren, but string) (bool, error) {
	_, found, err := db.Maybe(ctx, r, db.Col[string], "select third from supplier where place_id = $1 and siren = $2 and siren <> '' and third <> $3", place, siren, but)
	return found, err
}
