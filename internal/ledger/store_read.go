package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// eachSealed gives the validated entries of a year by rank, one at a time.
func eachSealed(ctx context.Context, r db.Reader, place base.PlaceID, year YearID, do func(Entry) error) error {
	return eachWithLines(ctx, r, do, "entry e", "e.place_id = $1 and e.year_id = $2 and e.rank > 0", "e.rank, l.position", place, year)
}

// eachWithLines gives entries with their lines, one at a time, in an order that keeps
// the lines of an entry together.
func eachWithLines(ctx context.Context, r db.Reader, do func(Entry) error, from, where, order string, args ...any) error {
	var e Entry
	flush := func() error {
		if e.ID == "" {
			return nil
		}
		return do(e)
	}
	err := db.Each(ctx, r, func(row db.Row) error {
		var next Entry
		var l lineOf
		var account *string
		if err := row.Scan(&next.ID, &next.Year, &next.Rank, &next.Number, &next.ValidatedOn, &next.Hash, &next.MadeBy, &next.Journal, &next.Day,
			&next.Piece, &next.PieceDay, &next.Label, &next.Source, &next.Reverses,
			&account, &l.Third, &l.Label, &l.Piece, &l.PieceDay, &l.Debit, &l.Credit, &l.Currency, &l.Foreign,
			&l.Letter, &l.Lettered, &l.Activity, &l.Project, &l.Site, &l.Split); err != nil {
			return err
		}
		if next.ID != e.ID {
			if err := flush(); err != nil {
				return err
			}
			e = next
		}
		if account != nil {
			l.Account = *account
			e.Lines = append(e.Lines, l.Line)
		}
		return nil
	}, "select "+entryColumns+`, l.account, coalesce(l.third, ''), coalesce(l.label, ''), coalesce(l.piece, ''), coalesce(l.piece_day, ''),
		coalesce(l.debit, 0), coalesce(l.credit, 0), coalesce(l.currency, ''), coalesce(l.foreign_sum, ''), coalesce(l.letter, ''), coalesce(l.lettered_on, ''),
		coalesce(l.activity_id, ''), coalesce(l.project_id, ''), coalesce(l.site_id, ''), coalesce(l.split_id, '')
		from `+from+` left join entry_line l on l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id
		where `+where+" order by "+order, args...)
	if err != nil {
		return err
	}
	return flush()
}
