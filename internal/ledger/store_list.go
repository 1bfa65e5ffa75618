package ledger

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const listedColumns = entryColumns + `,
	coalesce((select cast(sum(l.debit) as bigint) from entry_line l where l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id), 0),
	(select count(*) from attachment a where a.place_id = e.place_id and a.entry_id = e.id)`

func scanListed(r db.Row) (e Listed, err error) {
	return e, r.Scan(&e.ID, &e.Year, &e.Rank, &e.Number, &e.ValidatedOn, &e.Hash, &e.MadeBy, &e.Journal, &e.Day, &e.Piece, &e.PieceDay, &e.Label,
		&e.Source, &e.Reverses, &e.Sum, &e.Vouchers)
}

// listEntries reads one more than the limit, to tell whether there is a next page.
func listEntries(ctx context.Context, r db.Reader, place base.PlaceID, f Filter) ([]Listed, error) {
	where := []string{"e.place_id = $1", "e.day >= $2", "e.day <= $3"}
	args := []any{place, f.From, f.To}
	and := func(text string, values ...any) {
		for _, v := range values {
			args = append(args, v)
			text = strings.Replace(text, "?", "$"+strconv.Itoa(len(args)), 1)
		}
		where = append(where, text)
	}
	switch f.State {
	case Waiting:
		and("e.rank = 0")
	case Sealed:
		and("e.rank > 0")
	}
	if f.Journal != "" {
		and("e.journal = ?", f.Journal)
	}
	for _, word := range strings.Fields(base.Fold(f.Query)) {
		and("e.search like ?", "% "+word+"%")
	}
	if f.Amount != 0 {
		and(`exists (select 1 from entry_line l where l.place_id = e.place_id and l.day = e.day and l.entry_id = e.id and (l.debit = ? or l.credit = ?))`,
			f.Amount, f.Amount)
	}
	if on, id, cut := strings.Cut(f.Cursor, "."); cut {
		and("(e.day < ? or e.day = ? and e.id < ?)", on, on, id)
	}
	args = append(args, f.Limit+1)
	return db.All(ctx, r, scanListed, "select "+listedColumns+" from entry e where "+strings.Join(where, " and ")+
		" order by e.day desc, e.id desc limit $"+strconv.Itoa(len(args)), args...)
}
