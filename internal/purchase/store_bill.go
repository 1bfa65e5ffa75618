package purchase

import (
	"context"
	"fmt"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

const billColumns = `b.id, b.third, b.credit, b.number, b.mark, b.twin_of, b.issued_on, b.due_on, b.recovers, b.net, b.tax,
	b.entered_at, b.approved_at, b.approved_by, b.entry_id, b.turns, b.payment_id,
	coalesce((select f.id from purchase_file f where f.place_id = b.place_id and f.fact_id = b.id), '')`

func scanBill(r db.Row) (b Bill, err error) {
	return b, r.Scan(&b.ID, &b.Supplier.Third, &b.Credit, &b.Number, &b.mark, &b.Twin, &b.Issued, &b.Due, &b.Recovers, &b.Net, &b.Tax,
		&b.EnteredAt, &b.ApprovedAt, &b.ApprovedBy, &b.Entry, &b.Turns, &b.Payment, &b.File)
}

// bill reads one whole, but for the supplier's name and what is left to pay.
func bill(ctx context.Context, r db.Reader, place base.PlaceID, id BillID) (Bill, error) {
	b, err := db.One(ctx, r, scanBill, "select "+billColumns+" from bill b where b.place_id = $1 and b.id = $2", place, id)
	if err != nil {
		return b, err
	}
	b.Lines, err = db.All(ctx, r, func(r db.Row) (l Line, err error) {
		return l, r.Scan(&l.Label, &l.Account, &l.Net, &l.Tax, &l.Activity, &l.Project)
	}, "select label, account, net, tax, activity_id, project_id from bill_line where place_id = $1 and bill_id = $2 order by position", place, id)
	return b, err
}

func insertBill(ctx context.Context, tx *db.Tx, b Bill) error {
	_, err := tx.Exec(ctx, `insert into bill (place_id, id, third, credit, number, mark, twin_of, issued_on, due_on, recovers, net, tax, search,
			entered_at, approved_at, approved_by, entry_id, turns, payment_id)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, '', '', '', 0, '')`,
		tx.Who.Place, b.ID, b.Supplier.Third, b.Credit, b.Number, b.mark, b.Twin, b.Issued, b.Due, b.Recovers, b.Net, b.Tax, b.searched(), b.EnteredAt)
	if err != nil {
		return err
	}
	return insertLines(ctx, tx, b)
}

func updateBill(ctx context.Context, tx *db.Tx, b Bill) error {
	if err := tx.ExecOne(ctx, `update bill set third = $3, credit = $4, number = $5, mark = $6, twin_of = $7, issued_on = $8, due_on = $9,
			recovers = $10, net = $11, tax = $12, search = $13 where place_id = $1 and id = $2`,
		tx.Who.Place, b.ID, b.Supplier.Third, b.Credit, b.Number, b.mark, b.Twin, b.Issued, b.Due, b.Recovers, b.Net, b.Tax, b.searched()); err != nil {
		return err
	}
	if err := deleteLines(ctx, tx, b.ID); err != nil {
		return err
	}
	return insertLines(ctx, tx, b)
}

func insertLines(ctx context.Context, tx *db.Tx, b Bill) error {
	for i, l := range b.Lines {
		if _, err := tx.Exec(ctx, `insert into bill_line (place_id, bill_id, position, label, account, net, tax, activity_id, project_id)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, tx.Who.Place, b.ID, i, l.Label, l.Account, l.Net, l.Tax, l.Activity, l.Project); err != nil {
			return err
		}
	}
	return nil
}

func deleteLines(ctx context.Context, tx *db.Tx, id BillID) error {
	_, err := tx.Exec(ctx, "delete from bill_line where place_id = $1 and bill_id = $2", tx.Who.Place, id)
	return err
}

func deleteBill(ctx context.Context, tx *db.Tx, id BillID) error {
	if err := deleteLines(ctx, tx, id); err != nil {
		return err
	}
	if err := deleteFiles(ctx, tx, string(id)); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from bill where place_id = $1 and id = $2", tx.Who.Place, id)
}

// firstMarked finds the bill that bears a mark already, "" for none.
func firstMarked(ctx context.Context, r db.Reader, place base.PlaceID, mark string, but BillID) (BillID, error) {
	id, _, err := db.Maybe(ctx, r, db.Col[BillID], "select id from bill where place_id = $1 and mark = $2 and twin_of = '' and id <> $3", place, mark, but)
	return id, err
}

func doubles(ctx context.Context, r db.Reader, place base.PlaceID, of BillID) ([]Bill, error) {
	return db.All(ctx, r, scanBill, "select "+billColumns+" from bill b where b.place_id = $1 and b.twin_of = $2 order by b.id", place, of)
}

func setTwin(ctx context.Context, tx *db.Tx, id, of BillID) error {
	return tx.ExecOne(ctx, "update bill set twin_of = $3 where place_id = $1 and id = $2", tx.Who.Place, id, of)
}

func setApproval(ctx context.Context, tx *db.Tx, b Bill) error {
	return tx.ExecOne(ctx, "update bill set approved_at = $3, approved_by = $4, entry_id = $5, turns = $6 where place_id = $1 and id = $2",
		tx.Who.Place, b.ID, b.ApprovedAt, b.ApprovedBy, b.Entry, b.Turns)
}

// recovered is what was last said of a tax claimed back.
func recovered(ctx context.Context, r db.Reader, place base.PlaceID) (bool, error) {
	said, _, err := db.Maybe(ctx, r, db.Col[int64], "select recovers from bill where place_id = $1 order by id desc limit 1", place)
	return said == 1, err
}

// page reads bills the latest first, from a cursor on.
func page(ctx context.Context, r db.Reader, place base.PlaceID, f Filter) ([]Bill, error) {
	text, args := "select "+billColumns+" from bill b where b.place_id = $1", []any{place}
	arg := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	if f.Show == ShowCheck {
		text += " and b.approved_at = ''"
	}
	for _, word := range strings.Fields(base.Fold(f.Query)) {
		text += " and b.search like " + arg("% "+word+"%")
	}
	if on, id, found := strings.Cut(f.Cursor, "."); found {
		text += " and (b.issued_on < " + arg(on) + " or b.issued_on = " + arg(on) + " and b.id < " + arg(id) + ")"
	}
	return db.All(ctx, r, scanBill, text+" order by b.issued_on desc, b.id desc limit "+arg(f.Limit+1), args...)
}

// booking reads the bills whose entries are among some, the first due first.
func booking(ctx context.Context, r db.Reader, place base.PlaceID, entries []ledger.EntryID) ([]Bill, error) {
	const most = 400 // of what one statement is asked
	var out []Bill
	for len(entries) > 0 {
		n := min(most, len(entries))
		args, marks := []any{place}, make([]string, n)
		for i, e := range entries[:n] {
			args, marks[i] = append(args, e), fmt.Sprintf("$%d", i+2)
		}
		some, err := db.All(ctx, r, scanBill, "select "+billColumns+" from bill b where b.place_id = $1 and b.entry_id in ("+strings.Join(marks, ", ")+")", args...)
		if err != nil {
			return nil, err
		}
		out, entries = append(out, some...), entries[n:]
	}
	return out, nil
}

// waiting counts and adds up the bills to be checked.
func waiting(ctx context.Context, r db.Reader, place base.PlaceID) (n int, sum money.Cents, err error) {
	_, err = db.One(ctx, r, func(r db.Row) (struct{}, error) { return struct{}{}, r.Scan(&n, &sum) },
		"select count(*), coalesce(sum(case when credit = 1 then -net - tax else net + tax end), 0) from bill where place_id = $1 and approved_at = '' and twin_of = ''", place)
	return n, sum, err
}

// lastDay is beyond every due date.
const lastDay day.Day = "9999-12-31"
