package outlook

import (
	"context"
	"strings"

	"pilotis/internal/activity"
	"pilotis/internal/asset"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/space"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Ledger     *ledger.Desk
	Assets     *asset.Desk
	Activities *activity.Desk
	Spaces     *space.Desk
	// Taxed tells whether a place charges VAT.
	Taxed func(ctx context.Context, who base.Actor) (bool, error)
	// Wage estimates what an employee is paid and what the employer pays beside, from a gross
	// monthly wage at a day; nil where nobody can tell.
	Wage func(ctx context.Context, who base.Actor, gross Gross) (Wage, error)
}

// namesMax bounds the name of a forecast.
const namesMax = 120

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// List reads the forecasts of a place, the one that changed last first.
func (d *Desk) List(ctx context.Context, who base.Actor) ([]Outlook, error) {
	return list(ctx, d.DB, who.Place)
}

// Get reads one forecast.
func (d *Desk) Get(ctx context.Context, who base.Actor, id ID) (Outlook, error) {
	return get(ctx, d.DB, who.Place, id)
}

// Begin keeps a new forecast.
func (d *Desk) Begin(ctx context.Context, who base.Actor, name string, b Body) (Outlook, error) {
	o := Outlook{Name: strings.TrimSpace(name), Body: b}
	if err := d.sound(ctx, who, o); err != nil {
		return o, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		o.ID, o.Revision = base.NewID[Outlook](tx.Now), 1
		o.MadeAt, o.MadeBy, o.ChangedAt, o.ChangedBy = tx.Now, tx.Who.Account, tx.Now, tx.Who.Account
		if err := insert(ctx, tx, o); err != nil {
			return err
		}
		return tx.Record(ctx, "outlook", string(o.ID), "begun", db.Detail{"name": o.Name})
	})
	return o, err
}

// Save writes a forecast anew. Who read an older revision is told, and nothing is written
// over.
func (d *Desk) Save(ctx context.Context, who base.Actor, o Outlook) (Outlook, error) {
	o.Name = strings.TrimSpace(o.Name)
	if err := d.sound(ctx, who, o); err != nil {
		return o, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		was, err := get(ctx, tx, who.Place, o.ID)
		if err != nil {
			return err
		}
		if was.Revision != o.Revision {
			return base.Refuse(base.Conflict, "base.conflict")
		}
		o.Revision++
		o.MadeAt, o.MadeBy, o.ChangedAt, o.ChangedBy = was.MadeAt, was.MadeBy, tx.Now, tx.Who.Account
		if err := update(ctx, tx, o); err != nil {
			return err
		}
		return tx.Record(ctx, "outlook", string(o.ID), "saved", db.Detail{"name": o.Name})
	})
	return o, err
}

// Drop takes a forecast away.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id ID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		o, err := get(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := remove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "outlook", string(id), "dropped", db.Detail{"name": o.Name})
	})
}

// sound refuses a forecast that cannot be reckoned, in any of its scenarios.
func (d *Desk) sound(ctx context.Context, who base.Actor, o Outlook) error {
	var wrong base.Checks
	wrong.Require("name", o.Name)
	if len([]rune(o.Name)) > namesMax {
		wrong.Wrong("name", "base.too_long", base.Args{"max": namesMax})
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	if _, err := d.Reckon(ctx, who, o.Body.Hypotheses); err != nil {
		return err
	}
	for _, s := range o.Body.Scenarios {
		if _, err := d.Reckon(ctx, who, o.Body.In(s.Scenario)); err != nil {
			return err
		}
	}
	return nil
}

// In are the hypotheses of a scenario.
func (b Body) In(s forecast.Scenario) forecast.Hypotheses {
	h := b.Hypotheses
	h.Scenario = s
	return h
}

// Reckon tells what hypotheses lead to; wages that are not told are estimated.
func (d *Desk) Reckon(ctx context.Context, who base.Actor, h forecast.Hypotheses) (*forecast.Outcome, error) {
	h, err := d.complete(ctx, who, h)
	if err != nil {
		return nil, err
	}
	m, err := forecast.Compile(h)
	if err != nil {
		return nil, err
	}
	return m.Run(), nil
}

// Risked draws many futures of hypotheses.
func (d *Desk) Risked(ctx context.Context, who base.Actor, h forecast.Hypotheses) (*forecast.Draws, error) {
	h, err := d.complete(ctx, who, h)
	if err != nil {
		return nil, err
	}
	return forecast.Draw(ctx, h)
}

// complete estimates the wages that are not told.
func (d *Desk) complete(ctx context.Context, who base.Actor, h forecast.Hypotheses) (forecast.Hypotheses, error) {
	if d.Wage == nil {
		return h, nil
	}
	return Waged(h, func(g Gross) (Wage, error) { return d.Wage(ctx, who, g) })
}
