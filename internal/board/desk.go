package board

import (
	"context"
	"slices"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/analysis"
	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/space"
	"pilotis/internal/treasury"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Accounts   *account.Desk
	Places     *place.Desk
	Activities *activity.Desk
	Spaces     *space.Desk
	Ledger     *ledger.Desk
	Bank       *bank.Desk
	Analyses   *analysis.Desk
	Treasury   *treasury.Desk
	Budgets    *budget.Desk
	Post       *post.Desk
}

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// Now is the month that runs.
func (d *Desk) Now(who base.Actor) forecast.Month { return forecast.MonthOf(d.today(who)) }

// lock is what every change of a board takes: a month is closed on what it was checked on.
func lock(ctx context.Context, tx *db.Tx) error {
	return tx.Lock(ctx, "board:"+string(tx.Who.Place))
}

// Team lists who may answer for an indicator, carry a decision or be sent a board.
func (d *Desk) Team(ctx context.Context, who base.Actor) ([]account.Grant, error) {
	all, err := d.Accounts.Grants(ctx, who)
	return slices.DeleteFunc(all, func(g account.Grant) bool { return g.Role < base.Team }), err
}

// onTeam notes in wrong that an account is not one of the team.
func (d *Desk) onTeam(ctx context.Context, who base.Actor, field string, id base.AccountID, wrong *base.Checks) error {
	if id == "" {
		wrong.Wrong(field, "base.required")
		return nil
	}
	team, err := d.Team(ctx, who)
	if !slices.ContainsFunc(team, func(g account.Grant) bool { return g.Account == id }) {
		wrong.Wrong(field, "board.not_on_team")
	}
	return err
}

// stillOpen refuses what concerns a month that is closed, or has not begun.
func stillOpen(ctx context.Context, tx *db.Tx, m forecast.Month) error {
	if m > forecast.MonthOf(day.Of(tx.Now, tx.Who.Zone)) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	shut, err := isClosed(ctx, tx, tx.Who.Place, m)
	if err == nil && shut {
		return base.Refuse(base.Conflict, "board.already_closed")
	}
	return err
}
