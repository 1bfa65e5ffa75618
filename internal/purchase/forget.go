package purchase

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Forget takes somebody's name and account number off what they asked back or gave. What
// is in no book goes, with its photos. What is stays without them: its amounts and
// receipts are vouchers, kept ten years (Code de commerce, art. L. 123-22), which the
// right to be forgotten does not reach (RGPD, art. 17, 3, b). So do the validated entry,
// which nothing changes, and the file that the bank was given.
func (d *Desk) Forget(ctx context.Context, tx *db.Tx, person base.PersonID) error {
	if err := lock(ctx, tx); err != nil {
		return err
	}
	all, err := claimsOf(ctx, tx, tx.Who.Place, person)
	if err != nil {
		return err
	}
	for _, id := range all {
		c, err := claim(ctx, tx, tx.Who.Place, id)
		if err != nil {
			return err
		}
		if c.Entry == "" {
			err = deleteClaim(ctx, tx, c)
		} else {
			err = unname(ctx, tx, id, words.T(tx.Who.Lang, "purchase.forgotten"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
