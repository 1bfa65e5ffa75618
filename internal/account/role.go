package account

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Grant is what an account is to a place, and since when.
type Grant struct {
	Account base.AccountID
	Name    string
	Email   string
	Lang    string // "" where not chosen
	Role    base.Role
	Person  base.PersonID // the account's own record in the people of the place, if any
	Since   time.Time
}

// Grants lists who has a role in the actor's place, the owners first.
func (d *Desk) Grants(ctx context.Context, who base.Actor) ([]Grant, error) {
	return grants(ctx, d.DB, who.Place)
}

// GrantOf tells what one account is to the actor's place.
func (d *Desk) GrantOf(ctx context.Context, who base.Actor, account base.AccountID) (Grant, error) {
	return grantOf(ctx, d.DB, who.Place, account)
}

// Grant gives an account a role in the place of the transaction, in place of the
// one it had. An act of the program itself, without an account, gives nothing.
func (d *Desk) Grant(ctx context.Context, tx *db.Tx, account base.AccountID, role base.Role, person base.PersonID) error {
	if account == "" {
		return nil
	}
	if err := putGrant(ctx, tx, account, role, person); err != nil {
		return err
	}
	return tx.Record(ctx, "role", string(account), "role_given", db.Detail{"role": role.String()})
}

// Admit gives an account a role in the actor's place, whether it had one or not.
func (d *Desk) Admit(ctx context.Context, who base.Actor, account base.AccountID, role base.Role) error {
	err := d.GiveRole(ctx, who, account, role)
	if base.KindOf(err) != base.NotFound {
		return err
	}
	if !mayGive(who, role) {
		return base.Wrong("role", "account.role_above_own")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.Grant(ctx, tx, account, role, "") })
}

// GiveRole changes what an account is to the actor's place.
func (d *Desk) GiveRole(ctx context.Context, who base.Actor, account base.AccountID, role base.Role) error {
	if role == base.Stranger {
		return base.Wrong("role", "base.not_a_choice")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		was, err := d.changeable(ctx, tx, account, role)
		if err != nil {
			return err
		}
		if err := putGrant(ctx, tx, account, role, was.Person); err != nil {
			return err
		}
		return tx.Record(ctx, "role", string(account), "role_given", db.Detail{"role": db.Was(was.Role.String(), role.String()), "name": was.Name})
	})
}

// TakeRole takes an account's role in the actor's place: it no longer enters.
func (d *Desk) TakeRole(ctx context.Context, who base.Actor, account base.AccountID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		was, err := d.changeable(ctx, tx, account, base.Stranger)
		if err != nil {
			return err
		}
		if err := deleteGrant(ctx, tx, account); err != nil {
			return err
		}
		return tx.Record(ctx, "role", string(account), "role_taken", db.Detail{"role": was.Role.String(), "name": was.Name})
	})
}

// changeable gives what an account is now, and refuses a change that only an owner
// may make or that would leave the place without any.
func (d *Desk) changeable(ctx context.Context, tx *db.Tx, account base.AccountID, to base.Role) (Grant, error) {
	if err := tx.Lock(ctx, "roles:"+string(tx.Who.Place)); err != nil {
		return Grant{}, err
	}
	was, err := grantOf(ctx, tx, tx.Who.Place, account)
	if err != nil {
		return was, err
	}
	if !mayGive(tx.Who, was.Role) || !mayGive(tx.Who, to) {
		return was, base.Wrong("role", "account.role_above_own")
	}
	if was.Role == base.Owner && to != base.Owner {
		owners, err := countOwners(ctx, tx)
		if err != nil {
			return was, err
		}
		if owners < 2 {
			return was, base.Wrong("role", "account.last_owner")
		}
	}
	return was, nil
}
