package quality

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Note is one thing of the journal: a watch on laws, trades and ways of teaching, an exchange
// with those who help with disability, a call to a trainee who drops out. What follows from
// it is told later.
type Note struct {
	ID        base.ID[Note]
	Indicator int
	On        day.Day
	Source    string // where it was read, or with whom
	Text      string
	Result    string // what it changed here
	By        string
}

// journalled are the indicators that the journal shows: keeping trainees, watch on the law,
// on trades, on teaching, partners for disability.
var journalled = []int{12, 23, 24, 25, 26}

// used are those of which something must follow: a watch that changes nothing is half a watch.
var used = []int{23, 24, 25}

func (n Note) check(today day.Day) error {
	var wrong base.Checks
	if !slices.Contains(journalled, n.Indicator) {
		wrong.Wrong("indicator", "base.not_a_choice")
	}
	needDay(&wrong, "on", n.On, today)
	needShort(&wrong, "source", n.Source)
	needLong(&wrong, "text", n.Text)
	long(&wrong, "result", n.Result)
	return wrong.Fault()
}

// Write adds something to the journal.
func (d *Desk) Write(ctx context.Context, who base.Actor, n Note) (Note, error) {
	n.Source, n.Text, n.Result, n.By = base.Tidy(n.Source), strings.TrimSpace(n.Text), strings.TrimSpace(n.Result), who.Name
	if err := n.check(d.today(who)); err != nil {
		return n, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		n.ID = base.NewID[Note](tx.Now)
		if err := insertNote(ctx, tx, n); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(n.ID), "noted", db.Detail{"indicator": n.Indicator})
	})
	return n, err
}

// Follow tells what something of the journal changed here.
func (d *Desk) Follow(ctx context.Context, who base.Actor, id base.ID[Note], result string) error {
	result = strings.TrimSpace(result)
	var wrong base.Checks
	needLong(&wrong, "result", result)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := followNote(ctx, tx, id, result); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(id), "followed", nil)
	})
}

// Journal lists what was noted, the last first.
func (d *Desk) Journal(ctx context.Context, who base.Actor) ([]Note, error) {
	return notes(ctx, d.DB, who.Place)
}
