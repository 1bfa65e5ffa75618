package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const entryColumns = "e.id, e.year_id, e.rank, e.number, e.validated_on, e.hash, e.made_by, e.journal, e.day, e.piece, e.piece_day, e.label, e.source, e.reverses_id"

func scanEntry(r db.Row) (e Entry, err error) {
	err = r.Scan(&e.ID, &e.Year, &e.Rank, &e.Number, &e.ValidatedOn, &e.Hash, &e.MadeBy, &e.Journal, &e.Day, &e.Piece, &e.PieceDay, &e.Label, &e.Source, &e.Reverses)
	return e, err
}

const lineColumns = "l.entry_id, l.account, l.third, l.label, l.piece, l.piece_day, l.debit, l.credit, l.currency, l.foreign_sum, l.letter, l.lettered_on, l.activity_id, l.project_id, l.site_id, l.split_id"

// lineOf is a line with the entry it belongs to.
type lineOf struct {
	entry EntryID
	Line
}

func scanLine(r db.Row) (l lineOf, err error) {
	err = r.Scan(&l.entry, &l.Account, &l.Third, &l.Label, &l.Piece, &l.PieceDay, &l.Debit, &l.Credit, &l.Currency, &l.Foreign,
		&l.Letter, &l.Lettered, &l.Activity, &l.Project, &l.Site, &l.Split)
	return l, err
}

func getEntry(ctx context.Context, r db.Reader, place base.PlaceID, id EntryID) (Entry, error) {
	e, err := db.One(ctx, r, scanEntry, "select "+entryColumns+" from entry e where e.place_id = $1 and e.id = $2", place, id)
	if err != nil {
		return e, err
	}
	lines, err := db.All(ctx, r, scanLine, "select "+lineColumns+` from entry_line l
		where l.place_id = $1 and l.day = $2 and l.entry_id = $3 order by l.position`, place, e.Day, id)
	for _, l := range lines {
		e.Lines = append(e.Lines, l.Line)
	}
	return e, err
}

// withSource finds the entry that booked a fact already.
func withSource(ctx context.Context, r db.Reader, place base.PlaceID, source string) (EntryID, bool, error) {
	return db.Maybe(ctx, r, db.Col[EntryID], "select id from entry where place_id = $1 and source = $2", place, source)
}

func insertEntry(ctx context.Context, tx *db.Tx, e Entry) error {
	_, err := tx.Exec(ctx, `insert into entry (place_id, id, year_id, rank, number, journal, day, piece, piece_day, label, validated_on, source, reverses_id, made_at, made_by, hash, search)
		values ($1, $2, $3, 0, '', $4, $5, $6, $7, $8, '', $9, $10, $11, $12, '', $13)`,
		tx.Who.Place, e.ID, e.Year, e.Journal, e.Day, e.Piece, e.PieceDay, e.Label, e.Source, e.Reverses, tx.Now, e.MadeBy, searched(e))
	return err
}

func updateEntry(ctx context.Context, tx *db.Tx, e Entry) error {
	return tx.ExecOne(ctx, `update entry set year_id = $3, journal = $4, day = $5, piece = $6, piece_day = $7, label = $8, search = $9
		where place_id = $1 and id = $2`, tx.Who.Place, e.ID, e.Year, e.Journal, e.Day, e.Piece, e.PieceDay, e.Label, searched(e))
}

func rankEntry(ctx context.Context, tx *db.Tx, e Entry) error {
	return tx.ExecOne(ctx, "update entry set rank = $3, number = $4, validated_on = $5, hash = $6, search = $7 where place_id = $1 and id = $2",
		tx.Who.Place, e.ID, e.Rank, e.Number, e.ValidatedOn, e.Hash, searched(e))
}

func deleteEntry(ctx context.Context, tx *db.Tx, e Entry) error {
	if err := deleteAttachments(ctx, tx, e.ID); err != nil {
		return err
	}
	if err := deleteLines(ctx, tx, e); err != nil {
		return err
	}
	return tx.ExecOne(ctx, "delete from entry where place_id = $1 and id = $2", tx.Who.Place, e.ID)
}

func deleteLines(ctx context.Context, tx *db.Tx, e Entry) error {
	_, err := tx.Exec(ctx, "delete from entry_line where place_id = $1 and day = $2 and entry_id = $3", tx.Who.Place, e.Day, e.ID)
	return err
}

func insertLines(ctx context.Context, tx *db.Tx, e Entry, f frame) error {
	waits, err := f.waits(ctx, tx, e.Journal)
	if err != nil {
		return err
	}
	for i, l := range e.Lines {
		if _, err := tx.Exec(ctx, `insert into entry_line (place_id, day, entry_id, position, account, third, label, piece, piece_day, debit, credit,
			currency, foreign_sum, open, letter, lettered_on, activity_id, project_id, site_id, split_id)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
			tx.Who.Place, e.Day, e.ID, i, l.Account, l.Third, l.Label, l.Piece, l.PieceDay, l.Debit, l.Credit, l.Currency, l.Foreign,
			waits && f.accounts[l.Account].Opened && l.Letter == "", l.Letter, l.Lettered, l.Activity, l.Project, l.Site, l.Split); err != nil {
			return err
		}
	}
	return nil
}

// tail is the end of the chain of a year: the last rank and its hash.
type tail struct {
	rank int64
	hash string
}

func endOf(ctx context.Context, r db.Reader, place base.PlaceID, year YearID) (tail, error) {
	t, _, err := db.Maybe(ctx, r, func(r db.Row) (t tail, err error) { return t, r.Scan(&t.rank, &t.hash) },
		"select rank, hash from entry where place_id = $1 and year_id = $2 and rank > 0 order by rank desc limit 1", place, year)
	return t, err
}

func reversalOf(ctx context.Context, r db.Reader, place base.PlaceID, id EntryID) (EntryID, bool, error) {
	return db.Maybe(ctx, r, db.Col[EntryID], "select id from entry where place_id = $1 and reverses_id = $2", place, id)
}

func drafts(ctx context.Context, r db.Reader, place base.PlaceID, year YearID) (int64, error) {
	return db.One(ctx, r, db.Col[int64], "select count(*) from entry where place_id = $1 and year_id = $2 and rank = 0", place, year)
}
