package account

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Find finds the account of an address, for the command line.
func (d *Desk) Find(ctx context.Context, email string) (Account, error) {
	a, found, err := byEmail(ctx, d.DB, tidyEmail(email))
	if err == nil && !found {
		err = base.Wrong("email", "account.nobody_there")
	}
	return a, err
}

// Address gives the address of mail of whoever acts, "" where it is no account.
func (d *Desk) Address(ctx context.Context, who base.Actor) (string, error) {
	if who.Account == "" {
		return "", nil
	}
	a, err := byID(ctx, d.DB, who.Account)
	return a.Email, err
}

// List gives accounts in the order of their addresses, after one of them ("" for
// the first), for the command line.
func (d *Desk) List(ctx context.Context, after string, limit int) ([]Account, error) {
	return accounts(ctx, d.DB, after, limit)
}

// Disable closes an account and every session of it, or opens it again.
func (d *Desk) Disable(ctx context.Context, who base.Actor, id base.AccountID, closed bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := setDisabled(ctx, tx, id, closed); err != nil {
			return err
		}
		act := "account_opened_again"
		if closed {
			act = "account_closed"
			if err := endSessions(ctx, tx, id, ""); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "role", string(id), act, nil)
	})
}
