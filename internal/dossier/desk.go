package dossier

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/outlook"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB       *db.DB
	Ledger   *ledger.Desk
	Budgets  *budget.Desk
	Outlooks *outlook.Desk
	// Facts tells what is known of a place beside its accounts.
	Facts func(ctx context.Context, who base.Actor) (Facts, error)
}

// List reads the files of a place in which every word typed is found, the one that changed
// last first.
func (d *Desk) List(ctx context.Context, who base.Actor, typed string) ([]Dossier, error) {
	return list(ctx, d.DB, who.Place, typed)
}

// Get reads one file.
func (d *Desk) Get(ctx context.Context, who base.Actor, id ID) (Dossier, error) {
	return get(ctx, d.DB, who.Place, id)
}

// Begin keeps a new file; the sections that facts can tell are drafted.
func (d *Desk) Begin(ctx context.Context, who base.Actor, c Content) (Dossier, error) {
	f := Dossier{Content: c.trimmed(), Revision: 1}
	if err := d.sound(ctx, who, f.Content, Content{}); err != nil {
		return f, err
	}
	if err := d.draft(ctx, who, &f.Content); err != nil {
		return f, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		f.ID = base.NewID[Dossier](tx.Now)
		f.MadeAt, f.MadeBy, f.ChangedAt, f.ChangedBy = tx.Now, tx.Who.Account, tx.Now, tx.Who.Account
		if err := insert(ctx, tx, f); err != nil {
			return err
		}
		return tx.Record(ctx, "dossier", string(f.ID), "begun", db.Detail{"name": f.Name})
	})
	return f, err
}

// Save writes a file anew. Who read an older revision is told, and nothing is written over.
func (d *Desk) Save(ctx context.Context, who base.Actor, f Dossier) (Dossier, error) {
	f.Content = f.Content.trimmed()
	was, err := d.Get(ctx, who, f.ID)
	if err != nil {
		return f, err
	}
	if err := d.sound(ctx, who, f.Content, was.Content); err != nil {
		return f, err
	}
	return f, d.write(ctx, who, &f, "saved")
}

// Draft writes the empty sections that facts can tell. What somebody typed is never touched.
func (d *Desk) Draft(ctx context.Context, who base.Actor, id ID) (Dossier, error) {
	f, err := d.Get(ctx, who, id)
	if err != nil {
		return f, err
	}
	if err := d.draft(ctx, who, &f.Content); err != nil {
		return f, err
	}
	return f, d.write(ctx, who, &f, "drafted")
}

func (d *Desk) draft(ctx context.Context, who base.Actor, c *Content) error {
	facts, err := d.Facts(ctx, who)
	if err != nil {
		return err
	}
	drafted := facts.drafted(who.Lang, *c)
	for _, s := range c.empty() {
		if text := drafted[s]; text != "" {
			c.Texts[s] = text
		}
	}
	return nil
}

// write keeps a file that was read at its revision.
func (d *Desk) write(ctx context.Context, who base.Actor, f *Dossier, act string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		was, err := d.locked(ctx, tx, f.ID)
		if err != nil {
			return err
		}
		if was.Revision != f.Revision {
			return base.Refuse(base.Conflict, "dossier.conflict")
		}
		f.Revision++
		f.MadeAt, f.MadeBy, f.ChangedAt, f.ChangedBy = was.MadeAt, was.MadeBy, tx.Now, tx.Who.Account
		if err := update(ctx, tx, *f); err != nil {
			return err
		}
		return tx.Record(ctx, "dossier", string(f.ID), act, db.Detail{"name": f.Name})
	})
}

// locked reads a file that is to be changed.
func (d *Desk) locked(ctx context.Context, tx *db.Tx, id ID) (Dossier, error) {
	if err := tx.Lock(ctx, "dossier:"+string(id)); err != nil {
		return Dossier{}, err
	}
	return get(ctx, tx, tx.Who.Place, id)
}

// Drop deletes a file of which nothing was sent.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id ID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		f, err := d.locked(ctx, tx, id)
		if err != nil {
			return err
		}
		sent, err := sendings(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if len(sent) > 0 {
			return base.Refuse(base.Conflict, "dossier.sent_stays")
		}
		if err := remove(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "dossier", string(id), "dropped", db.Detail{"name": f.Name})
	})
}

// sound refuses a content that is wrong, or that rests on what the place does not have. What
// it rested on before may be gone: that is said on the page, and keeps nobody from writing.
func (d *Desk) sound(ctx context.Context, who base.Actor, c, was Content) error {
	wrong := c.check()
	if c.Forecast != "" && (c.Forecast != was.Forecast || c.Scenario != was.Scenario) {
		o, err := d.Outlooks.Get(ctx, who, c.Forecast)
		switch {
		case base.KindOf(err) == base.NotFound:
			wrong.Wrong("forecast", "dossier.no_forecast")
		case err != nil:
			return err
		case !scenes(o, c.Scenario):
			wrong.Wrong("scenario", "dossier.no_scenario")
		}
	}
	if c.Table != was.Table || c.Project != was.Project {
		_, err := d.tableOf(ctx, who, c, nil)
		if base.KindOf(err) == base.NotFound {
			wrong.Wrong("table", "dossier.no_budget")
		} else if err != nil {
			return err
		}
	}
	return wrong.Fault()
}

// scenes tells whether a forecast has a scenario.
func scenes(o outlook.Outlook, name string) bool {
	return name == "" || slices.ContainsFunc(o.Body.Scenarios, func(v outlook.Variant) bool { return v.Name == name })
}
