package account

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Follow leads whoever signs in as one person of the place to the record of another,
// who is the same after all; to none where into is empty. It joins a transaction.
func (d *Desk) Follow(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	return movePerson(ctx, tx, from, into)
}
