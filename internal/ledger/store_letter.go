package ledger

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const placedColumns = "l.entry_id, l.position, l.day, e.number, e.label, e.piece, e.journal, e.reverses_id, l.account, l.third, l.label, l.piece, l.piece_day, l.debit, l.credit, l.currency, l.foreign_sum, l.letter, l.lettered_on, l.activity_id, l.project_id, l.site_id, l.split_id"

const placedFrom = " from entry_line l join entry e on e.place_id = l.place_id and e.id = l.entry_id "

func scanPlaced(r db.Row) (p Placed, err error) {
	err = r.Scan(p.columns()...)
	return p, err
}

// columns are where a row of placedColumns goes.
func (p *Placed) columns() []any {
	return []any{&p.Entry, &p.Position, &p.Day, &p.Number, &p.EntryText, &p.Voucher, &p.Journal, &p.Reverses, &p.Account, &p.Third, &p.Label, &p.Piece, &p.PieceDay,
		&p.Debit, &p.Credit, &p.Currency, &p.Foreign, &p.Letter, &p.Lettered, &p.Activity, &p.Project, &p.Site, &p.Split}
}

func openLines(ctx context.Context, r db.Reader, place base.PlaceID, account, third string) ([]Placed, error) {
	return db.All(ctx, r, scanPlaced, "select "+placedColumns+placedFrom+`
		where l.place_id = $1 and l.open = 1 and l.account = $2 and ($3 = '' or l.third = $3) and e.rank > 0
		order by l.third, l.day, l.entry_id, l.position`, place, account, third)
}

func lineAt(ctx context.Context, r db.Reader, place base.PlaceID, at At) (Placed, error) {
	return db.One(ctx, r, scanPlaced, "select "+placedColumns+` from entry e join entry_line l on l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id
		where e.place_id = $1 and e.id = $2 and l.position = $3`, place, at.Entry, at.Position)
}

// lastLetter is the highest letter of an account, longer ones after shorter ones.
func lastLetter(ctx context.Context, r db.Reader, place base.PlaceID, account string) (string, error) {
	last, _, err := db.Maybe(ctx, r, db.Col[string], `select letter from entry_line where place_id = $1 and account = $2 and letter <> ''
		order by length(letter) desc, upper(letter) desc limit 1`, place, account)
	return strings.ToUpper(last), err
}

func setLetter(ctx context.Context, tx *db.Tx, l Placed, letter string, on day.Day, open bool) error {
	return tx.ExecOne(ctx, "update entry_line set letter = $5, lettered_on = $6, open = $7 where place_id = $1 and day = $2 and entry_id = $3 and position = $4",
		tx.Who.Place, l.Day, l.Entry, l.Position, letter, on, open)
}

func clearLetter(ctx context.Context, tx *db.Tx, account, letter string) (int64, error) {
	return tx.Exec(ctx, "update entry_line set letter = '', lettered_on = '', open = 1 where place_id = $1 and account = $2 and letter = $3",
		tx.Who.Place, account, letter)
}

// openOf reads what waits of a third party on any account.
func openOf(ctx context.Context, r db.Reader, place base.PlaceID, third string) ([]Placed, error) {
	return db.All(ctx, r, scanPlaced, "select "+placedColumns+placedFrom+`
		where l.place_id = $1 and l.open = 1 and l.third = $2 and e.rank > 0
		order by l.account, l.day, l.entry_id, l.position limit $3`, place, third, lettersShown)
}

// letters reads the latest groups of an account, of one third party or (empty) of all.
func letters(ctx context.Context, r db.Reader, place base.PlaceID, account, third string, limit int) ([]lettered, error) {
	return db.All(ctx, r, func(r db.Row) (g lettered, err error) {
		return g, r.Scan(&g.Letter, &g.On, &g.Lines, &g.Sum)
	}, `select letter, max(lettered_on), count(*), cast(sum(debit) as bigint) from entry_line
		where place_id = $1 and account = $2 and letter <> '' and ($3 = '' or third = $3)
		group by letter order by max(lettered_on) desc, length(letter) desc, letter desc limit $4`, place, account, third, limit)
}
