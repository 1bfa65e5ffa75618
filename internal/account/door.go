package account

import (
	"context"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Session tells who a session's secret stands for, and keeps a session in use alive.
func (d *Desk) Session(ctx context.Context, secret string) (web.Visitor, bool, error) {
	v, seen, err := visitor(ctx, d.DB, digest(secret), d.DB.Now())
	if err != nil || v.Account == "" {
		return v, false, err
	}
	if d.DB.Now().Sub(seen) > seenEvery {
		err = d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
			return touchSession(ctx, tx, v.Session)
		})
	}
	return v, true, err
}

// Enter gives the place of an address and the visitor's role in it.
func (d *Desk) Enter(ctx context.Context, v web.Visitor, slug string) (base.Actor, ui.Place, error) {
	e, err := enter(ctx, d.DB, slug, v.Account)
	if err != nil {
		return base.Actor{}, ui.Place{}, err
	}
	who := base.Actor{Account: v.Account, Name: v.Name, Lang: v.Lang, Place: e.place, Role: e.role, Person: e.person}
	who.Zone, err = day.Zone(e.zone)
	school := e.keeps || slices.Contains(strings.Fields(e.families), trains)
	return who, ui.Place{Slug: slug, Name: e.name, School: school, Candidate: e.candidate, Juror: e.juror, Learner: e.learner}, err
}

// trains is what a place says of itself where people learn in it.
const trains = "training"

// Actor is an account acting in the place of an address: for what is done on
// somebody's behalf without their browser.
func (d *Desk) Actor(ctx context.Context, account base.AccountID, slug string) (base.Actor, error) {
	a, err := byID(ctx, d.DB, account)
	if err != nil {
		return base.Actor{}, err
	}
	who, _, err := d.Enter(ctx, web.Visitor{Account: a.ID, Name: a.Name, Lang: a.Lang}, slug)
	return who, err
}

// Keeper is the program acting by itself in the place of an address: the command line.
func (d *Desk) Keeper(ctx context.Context, slug string) (base.Actor, error) {
	e, err := enter(ctx, d.DB, slug, "")
	if err != nil {
		return base.Actor{}, err
	}
	zone, err := day.Zone(e.zone)
	return base.System(e.place, zone), err
}

// Token tells who a token stands for in the place of an address, "" for its own. Outside
// of its own place a token knows of nothing.
func (d *Desk) Token(ctx context.Context, secret, slug string) (base.Actor, bool, error) {
	t, found, err := tokenOf(ctx, d.DB, digest(secret), d.DB.Now())
	if err != nil || !found {
		return base.Actor{}, false, err
	}
	if slug != "" && t.slug != slug {
		return base.Actor{}, true, base.Refuse(base.NotFound, "base.not_found")
	}
	who := base.Actor{Name: t.Label, Place: t.place, Role: t.Role, Scopes: t.Scopes, Token: t.ID}
	if who.Zone, err = day.Zone(t.zone); err != nil {
		return who, true, err
	}
	if d.DB.Now().Sub(t.Seen) > tokenSeenEvery {
		err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return touchToken(ctx, tx, t.ID) })
	}
	return who, true, err
}

// tokenSeenEvery is how exactly the latest use of a token is kept.
const tokenSeenEvery = 10 * time.Minute
