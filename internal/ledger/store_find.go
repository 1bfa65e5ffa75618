package ledger

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// matching says that each word begins a word of a searched column; arguments follow the first n.
func matching(column, words string, args []any) (string, []any) {
	var out strings.Builder
	for _, word := range strings.Fields(base.Fold(words)) {
		args = append(args, "% "+word+"%")
		out.WriteString(" and (' ' || " + column + ") like $" + strconv.Itoa(len(args)))
	}
	return out.String(), args
}

// findAccounts reads the first open accounts whose code or label the words begin.
func findAccounts(ctx context.Context, r db.Reader, place base.PlaceID, typed string, limit int) ([]Account, error) {
	where, args := matching("search", typed, []any{place, limit})
	return db.All(ctx, r, scanAccount, "select code, label, opened, closed_on from ledger_account where place_id = $1 and closed_on = ''"+where+" order by code limit $2", args...)
}

// findThirds reads the first third parties in use whose code or name the words begin.
func findThirds(ctx context.Context, r db.Reader, place base.PlaceID, typed string, limit int) ([]Third, error) {
	where, args := matching("search", typed, []any{place, limit})
	return db.All(ctx, r, scanThird, "select code, label, person_id, closed_on from third_party where place_id = $1 and closed_on = ''"+where+" order by label, code limit $2", args...)
}
