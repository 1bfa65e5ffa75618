package ledger

import (
	"context"
	"regexp"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// codes are account numbers: three figures at least, as the tax office reads them
// (arrêté du 29 juillet 2013, LPF A47 A-1), then figures and letters.
var codes = regexp.MustCompile(`^[1-8][0-9]{2}[0-9A-Z]*$`)

// Accounts reads the chart in use, by code.
func (d *Desk) Accounts(ctx context.Context, r db.Reader, who base.Actor) ([]Account, error) {
	return accounts(ctx, r, who.Place)
}

// SetAccounts adds accounts, or changes the labels of those there are: their codes never change.
func (d *Desk) SetAccounts(ctx context.Context, who base.Actor, all ...Account) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.Chart(ctx, tx, all...) })
}

// Chart adds or changes accounts within a transaction.
func (d *Desk) Chart(ctx context.Context, tx *db.Tx, all ...Account) error {
	for _, a := range all {
		if len(a.Code) > codeMax || !codes.MatchString(a.Code) {
			return base.Wrong("code", "ledger.account_code", base.Args{"code": a.Code})
		}
		if a.Label == "" {
			return base.Wrong("label", "base.required")
		}
		if err := putAccount(ctx, tx, a); err != nil {
			return err
		}
	}
	return tx.Record(ctx, "ledger", "accounts", "accounts_set", db.Detail{"count": len(all)})
}

// CloseAccount refuses new lines to an account; those there are stay.
func (d *Desk) CloseAccount(ctx context.Context, who base.Actor, code string) error {
	return d.onAccount(ctx, who, code, "account_closed", func(ctx context.Context, tx *db.Tx, a Account) error {
		a.ClosedOn = day.Of(tx.Now, who.Zone)
		return putAccount(ctx, tx, a)
	})
}

// DeleteAccount takes out an account that never had a line; one that had is closed instead.
func (d *Desk) DeleteAccount(ctx context.Context, who base.Actor, code string) error {
	return d.onAccount(ctx, who, code, "account_deleted", func(ctx context.Context, tx *db.Tx, a Account) error {
		used, err := accountUsed(ctx, tx, who.Place, code)
		if err != nil {
			return err
		}
		if used {
			return base.Refuse(base.Conflict, "ledger.account_used", base.Args{"code": code})
		}
		return deleteAccount(ctx, tx, code)
	})
}

// RenumberAccount changes the code of an account that never had a line.
func (d *Desk) RenumberAccount(ctx context.Context, who base.Actor, code, to string) error {
	return d.onAccount(ctx, who, code, "account_renumbered", func(ctx context.Context, tx *db.Tx, a Account) error {
		used, err := accountUsed(ctx, tx, who.Place, code)
		if err != nil {
			return err
		}
		if used {
			return base.Refuse(base.Conflict, "ledger.account_used", base.Args{"code": code})
		}
		if err := deleteAccount(ctx, tx, code); err != nil {
			return err
		}
		a.Code = to
		return d.Chart(ctx, tx, a)
	})
}

func (d *Desk) onAccount(ctx context.Context, who base.Actor, code, act string, do func(context.Context, *db.Tx, Account) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		a, err := getAccount(ctx, tx, who.Place, code)
		if err != nil {
			return err
		}
		if err := do(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", code, act, nil)
	})
}
