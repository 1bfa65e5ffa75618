package bank

import (
	"context"
	"slices"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/wire"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Ledger     *ledger.Desk
	Activities *activity.Desk
}

// Accounts reads the accounts of the place, by code.
func (d *Desk) Accounts(ctx context.Context, r db.Reader, who base.Actor) ([]Account, error) {
	return accounts(ctx, r, who.Place)
}

// Statements reads what was taken in on an account, the latest first.
func (d *Desk) Statements(ctx context.Context, who base.Actor, account AccountID) ([]Statement, error) {
	return statements(ctx, d.DB, who.Place, account)
}

// Told tells whether any statement was taken in.
func (d *Desk) Told(ctx context.Context, r db.Reader, who base.Actor) (bool, error) {
	since, err := d.ToldSince(ctx, r, who)
	return since != "", err
}

// ToldSince is the first day that a statement tells of, "" where none was taken in.
func (d *Desk) ToldSince(ctx context.Context, r db.Reader, who base.Actor) (day.Day, error) {
	return firstTold(ctx, r, who.Place)
}

// ToldUntil is the day up to which the statements of every account at a bank lead: that of
// the account told least, "" where one has none or there is no account.
func (d *Desk) ToldUntil(ctx context.Context, r db.Reader, who base.Actor) (day.Day, error) {
	all, err := reaches(ctx, r, who.Place)
	if len(all) == 0 {
		return "", err
	}
	return slices.Min(all), err
}

// Waiting reads the moves that wait to be sorted, the oldest first, and how many they are.
func (d *Desk) Waiting(ctx context.Context, who base.Actor) ([]Move, int, error) {
	n, err := waitingCount(ctx, d.DB, who.Place)
	if err != nil {
		return nil, 0, err
	}
	moves, err := waiting(ctx, d.DB, who.Place, waitingShown)
	return moves, n, err
}

// waitingShown is how many moves are sorted at a time: once they are, the next come.
const waitingShown = 50

// Move reads one move.
func (d *Desk) Move(ctx context.Context, who base.Actor, id MoveID) (Move, error) {
	return getMove(ctx, d.DB, who.Place, id)
}

// Rules reads the rules, the first to be asked first.
func (d *Desk) Rules(ctx context.Context, r db.Reader, who base.Actor) ([]Rule, error) {
	return rules(ctx, r, who.Place)
}

// Open adds an account at a bank or a cash box.
func (d *Desk) Open(ctx context.Context, who base.Actor, a Account) (Account, error) {
	var wrong base.Checks
	wrong.Require("name", a.Name)
	wrong.Require("code", a.Code)
	if a.Kind != AtBank && a.Kind != Cash {
		wrong.Wrong("kind", "base.required")
	}
	if err := wrong.Fault(); err != nil {
		return a, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, found, err := accountCoded(ctx, tx, who.Place, a.Code); err != nil || found {
			return orTaken(err)
		}
		var err error
		a, err = d.Hold(ctx, tx, a)
		return err
	})
	return a, err
}

func orTaken(err error) error {
	if err != nil {
		return err
	}
	return base.Wrong("code", "bank.code_taken")
}

// Unlearn forgets how the bank of an account writes its tables.
func (d *Desk) Unlearn(ctx context.Context, who base.Actor, id AccountID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		a, err := getAccount(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		a.Profile = wire.Profile{}
		return keep(ctx, tx, a)
	})
}

// Forget takes out a move that was there twice. What is booked is undone first.
func (d *Desk) Forget(ctx context.Context, who base.Actor, id MoveID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		m, err := getMove(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		switch {
		case !m.Waits():
			return base.Refuse(base.Conflict, "bank.booked_already")
		case !m.Doubtful:
			return base.Refuse(base.Conflict, "bank.not_doubtful")
		}
		if err := deleteMove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "bank", string(id), "forgotten", db.Detail{"label": m.Label, "amount": m.Amount})
	})
}
