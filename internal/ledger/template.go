package ledger

import (
	"context"
	"errors"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// Template is an entry that comes back, with its amounts: used by hand, or proposed
// as a draft each month from a day on.
type Template struct {
	ID    base.ID[Template]
	Name  string
	From  day.Day // the first day it is proposed; empty for by hand only
	Until day.Day // no day after this one; empty without an end
	Last  string  // 2027-03: the last month that was proposed
	Draft         // without its day
}

// RecurringKind names the daily job that proposes what comes back.
const RecurringKind = "ledger.recurring"

const (
	templatesMax = 200
	// proposedMax bounds what one job proposes of one template, however long it slept.
	proposedMax = 24
	// proposeAt is the hour of the wall at which drafts are proposed.
	proposeAt = 5
)

// Due are the days up to today on which a template is to be proposed, one a month.
func (t Template) Due(today day.Day) []day.Day {
	var due []day.Day
	if t.From == "" {
		return nil
	}
	for n := 0; len(due) < proposedMax; n++ {
		on := t.From.AddMonths(n)
		if on > today || t.Until != "" && on > t.Until {
			break
		}
		if monthOf(on) > t.Last {
			due = append(due, on)
		}
	}
	return due
}

// Templates reads them, by name.
func (d *Desk) Templates(ctx context.Context, who base.Actor) ([]Template, error) {
	return templates(ctx, d.DB, who.Place)
}

// Template reads one.
func (d *Desk) Template(ctx context.Context, who base.Actor, id base.ID[Template]) (Template, error) {
	return getTemplate(ctx, d.DB, who.Place, id)
}

// SetTemplate keeps a new template (no ID) or changes one; one that comes back by
// itself has its daily job.
func (d *Desk) SetTemplate(ctx context.Context, who base.Actor, t Template) (Template, error) {
	t.Draft = t.Draft.tidy()
	if err := t.check(); err != nil {
		return t, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if t.ID == "" {
			there, err := templates(ctx, tx, who.Place)
			if err != nil {
				return err
			}
			if len(there) >= templatesMax {
				return base.Refuse(base.Invalid, "ledger.too_many_templates", base.Args{"max": templatesMax})
			}
			t.ID = base.NewID[Template](tx.Now)
		} else if before, err := getTemplate(ctx, tx, who.Place, t.ID); err != nil {
			return err
		} else if t.Last = before.Last; t.From != before.From {
			t.Last = ""
		}
		if err := putTemplate(ctx, tx, t); err != nil {
			return err
		}
		if t.From != "" {
			if err := post.Daily(ctx, tx, RecurringKind, day.Clock{Hour: proposeAt}, who.Zone); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "ledger", string(t.ID), "template_set", db.Detail{"name": t.Name})
	})
	return t, err
}

func (t Template) check() error {
	var wrong base.Checks
	wrong.Require("name", t.Name)
	tooLong(&wrong, "name", t.Name, labelMax)
	wrong.Require("label", t.Label)
	tooLong(&wrong, "label", t.Label, labelMax)
	wrong.Require("journal", t.Journal)
	for _, d := range []struct {
		name string
		day  day.Day
	}{{"from", t.From}, {"until", t.Until}} {
		if d.day != "" && !real(d.day) {
			wrong.Wrong(d.name, "ledger.no_such_day")
		}
	}
	if t.Until != "" && t.Until < t.From {
		wrong.Wrong("until", "ledger.until_before_from")
	}
	if len(t.Lines) < 2 {
		wrong.Wrong("lines", "ledger.two_lines")
	}
	return wrong.Fault()
}

// DropTemplate takes a template out; what it proposed stays.
func (d *Desk) DropTemplate(ctx context.Context, who base.Actor, id base.ID[Template]) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		t, err := getTemplate(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := deleteTemplate(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(id), "template_dropped", db.Detail{"name": t.Name})
	})
}

// Recur is the worker of the daily job: it proposes what has come due.
func (d *Desk) Recur(ctx context.Context, task post.Task) error {
	var m post.Morning
	if err := task.Into(&m); err != nil {
		return post.Hopeless{Err: err}
	}
	_, err := d.Propose(ctx, task.Who(), m.Day)
	return err
}

// Propose writes the drafts that come back up to a day and tells how many. A month is
// proposed once, even if its draft was dropped; one that the books refuse (no year for
// it yet, a closed account) is tried again the next day.
func (d *Desk) Propose(ctx context.Context, who base.Actor, today day.Day) (int, error) {
	all, err := d.Templates(ctx, who)
	if err != nil {
		return 0, err
	}
	written := 0
	for _, t := range all {
		for _, on := range t.Due(today) {
			err := d.proposeOn(ctx, who, t, on)
			if kind := base.KindOf(err); err != nil && (kind == base.Invalid || kind == base.Conflict) {
				break
			}
			if err != nil {
				return written, err
			}
			written++
		}
	}
	return written, nil
}

// proposeOn writes the draft of one month, and that the month is done.
func (d *Desk) proposeOn(ctx context.Context, who base.Actor, t Template, on day.Day) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		draft := t.Draft
		draft.Day, draft.Source = on, "template:"+string(t.ID)+":"+monthOf(on)
		if _, err := d.Book(ctx, tx, draft); err != nil && !bookedAlready(err) {
			return err
		}
		return setProposed(ctx, tx, t.ID, monthOf(on))
	})
}

// bookedAlready tells whether a refusal says that the fact is in the books.
func bookedAlready(err error) bool {
	var f *base.Fault
	return errors.As(err, &f) && f.Key == "ledger.booked_already"
}

// Filled is the template's draft on a day, to be written by hand.
func (t Template) Filled(on day.Day) Draft {
	draft := t.Draft
	draft.Day = on
	return draft
}

// said tells when a template comes back.
func (t Template) said(lang string) string {
	switch {
	case t.From == "":
		return words.T(lang, "ledger.template_by_hand")
	case t.Until == "":
		return words.T(lang, "ledger.template_monthly", base.Args{"from": words.Day(t.From)})
	}
	return words.T(lang, "ledger.template_until", base.Args{"from": words.Day(t.From), "until": words.Day(t.Until)})
}
