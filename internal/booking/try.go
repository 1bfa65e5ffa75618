package booking

import (
	"context"
	"errors"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// errTried undoes a transaction that was only a question.
var errTried = errors.New("only tried")

// Try asks without booking: it answers as Ask would, and nothing stays of it.
func (d *Desk) Try(ctx context.Context, who base.Actor, w Wanted) (done Done, err error) {
	a, err := read(who, w)
	if err != nil {
		return done, err
	}
	err = d.try(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		done, err = d.ask(ctx, tx, a)
		return err
	})
	return done, err
}

// TryChange answers as Change would, and nothing stays of it.
func (d *Desk) TryChange(ctx context.Context, who base.Actor, id ID, scope Scope, ch Changes) (done Done, err error) {
	err = d.try(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		b, err := d.mine(ctx, tx, id)
		if err != nil {
			return err
		}
		all, err := inScope(ctx, tx, who.Place, b, scope, tx.Now)
		if err != nil {
			return err
		}
		done, err = d.change(ctx, tx, b, all, ch)
		return err
	})
	return done, err
}

func (d *Desk) try(ctx context.Context, who base.Actor, do func(context.Context, *db.Tx) error) error {
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := do(ctx, tx); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return nil
	}
	return err
}
