package account

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Opening is an account to open.
type Opening struct {
	Email, Name string
	Password    string // "" for somebody who will sign in by mail
	Lang        string
}

// Open opens an account. An address has one account only.
func (d *Desk) Open(ctx context.Context, who base.Actor, o Opening) (a Account, err error) {
	hashed, err := o.check(ctx)
	if err != nil {
		return a, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		a, err = openIn(ctx, tx, o, hashed)
		return err
	})
	return a, err
}

// check tidies an opening, and hashes its password before any transaction holds a writer.
func (o *Opening) check(ctx context.Context) (hashed string, err error) {
	o.Email, o.Name = tidyEmail(o.Email), strings.TrimSpace(o.Name)
	var wrong base.Checks
	checkName(&wrong, "name", o.Name)
	checkEmail(&wrong, "email", o.Email)
	if o.Password != "" {
		checkPassword(&wrong, "password", o.Password, o.Email)
	}
	if err := wrong.Fault(); err != nil || o.Password == "" {
		return "", err
	}
	return hash(ctx, o.Password)
}

func openIn(ctx context.Context, tx *db.Tx, o Opening, hashed string) (Account, error) {
	a := Account{ID: base.NewID[base.KindAccount](tx.Now), Email: o.Email, Name: o.Name, Lang: o.Lang, Opened: tx.Now, password: hashed}
	if err := insertAccount(ctx, tx, a); db.Taken(err) {
		return a, base.Wrong("email", "account.email_taken")
	} else if err != nil {
		return a, err
	}
	return a, tx.Record(ctx, "role", string(a.ID), "account_opened", db.Detail{"email": a.Email, "name": a.Name})
}
