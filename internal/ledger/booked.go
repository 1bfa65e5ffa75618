package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Booked finds the entry, draft or validated, that books a fact.
func (d *Desk) Booked(ctx context.Context, r db.Reader, who base.Actor, source string) (EntryID, bool, error) {
	return withSource(ctx, r, who.Place, source)
}

// Drafts counts the entries of a year that wait to be validated.
func (d *Desk) Drafts(ctx context.Context, r db.Reader, who base.Actor, year YearID) (int64, error) {
	return drafts(ctx, r, who.Place, year)
}
