package purchase

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const paymentColumns = "id, message, on_day, payer, iban, count, sum, made_at, made_by, back_at, back_by"

func scanPayment(r db.Row) (p Payment, err error) {
	return p, r.Scan(&p.ID, &p.Message, &p.On, &p.Payer, &p.IBAN, &p.Count, &p.Sum, &p.MadeAt, &p.MadeBy, &p.BackAt, &p.BackBy)
}

// paymentsShown bounds a list that grows by a few a month.
const paymentsShown = 100

func payments(ctx context.Context, r db.Reader, place base.PlaceID) ([]Payment, error) {
	return db.All(ctx, r, scanPayment, "select "+paymentColumns+" from payment_file where place_id = $1 order by made_at desc, id desc limit $2", place, paymentsShown)
}

func payment(ctx context.Context, r db.Reader, place base.PlaceID, id PaymentID) (Payment, []byte, error) {
	var content []byte
	p, err := db.One(ctx, r, func(r db.Row) (p Payment, err error) {
		return p, r.Scan(&p.ID, &p.Message, &p.On, &p.Payer, &p.IBAN, &p.Count, &p.Sum, &p.MadeAt, &p.MadeBy, &p.BackAt, &p.BackBy, &content)
	}, "select "+paymentColumns+", content from payment_file where place_id = $1 and id = $2", place, id)
	return p, content, err
}

func paymentLines(ctx context.Context, r db.Reader, place base.PlaceID, id PaymentID) ([]Payable, error) {
	return db.All(ctx, r, func(r db.Row) (p Payable, err error) {
		return p, r.Scan(&p.Fact, &p.Name, &p.IBAN, &p.Amount, &p.Reference, &p.Claimed)
	}, `select l.fact_id, l.name, l.iban, l.amount, coalesce(b.number, ''), case when b.id is null then 1 else 0 end from payment_line l
		left join bill b on b.place_id = l.place_id and b.id = l.fact_id where l.place_id = $1 and l.payment_id = $2 order by l.position`, place, id)
}

func insertPayment(ctx context.Context, tx *db.Tx, p Payment, content []byte) error {
	_, err := tx.Exec(ctx, `insert into payment_file (place_id, id, message, on_day, payer, iban, count, sum, content, made_at, made_by, back_at, back_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '')`,
		tx.Who.Place, p.ID, p.Message, p.On, p.Payer, p.IBAN, p.Count, p.Sum, content, p.MadeAt, p.MadeBy)
	return err
}

func putInPayment(ctx context.Context, tx *db.Tx, id PaymentID, position int, p Payable) error {
	if _, err := tx.Exec(ctx, `insert into payment_line (place_id, payment_id, position, fact_id, name, iban, amount, live) values ($1, $2, $3, $4, $5, $6, $7, 1)`,
		tx.Who.Place, id, position, p.Fact, p.Name, p.IBAN, p.Amount); err != nil {
		return err
	}
	text := "update bill set payment_id = $3 where place_id = $1 and id = $2"
	if p.Claimed {
		text = "update expense_claim set payment_id = $3 where place_id = $1 and id = $2"
	}
	return tx.ExecOne(ctx, text, tx.Who.Place, p.Fact, id)
}

func takeBack(ctx context.Context, tx *db.Tx, p Payment) error {
	for _, text := range []string{
		"update payment_line set live = 0 where place_id = $1 and payment_id = $2",
		"update bill set payment_id = '' where place_id = $1 and payment_id = $2",
		"update expense_claim set payment_id = '' where place_id = $1 and payment_id = $2",
	} {
		if _, err := tx.Exec(ctx, text, tx.Who.Place, p.ID); err != nil {
			return err
		}
	}
	return tx.ExecOne(ctx, "update payment_file set back_at = $3, back_by = $4 where place_id = $1 and id = $2", tx.Who.Place, p.ID, p.BackAt, p.BackBy)
}
