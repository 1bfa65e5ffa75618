package diagnosis

import (
	"context"
	"strings"

	"pilotis/internal/analysis"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/statement"
	"pilotis/internal/treasury"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Statements *statement.Desk
	Analyses   *analysis.Desk
	Treasury   *treasury.Desk
}

// Standing is how a place stands on a day.
type Standing struct {
	statement.Period
	Lights []Light
	Free   treasury.Free
	Red    treasury.Week // first week that ends under zero, where there is one
	Short  bool
}

// Stand reads the books of the year up to today, or of the latest year, and what is ahead.
// Of a year that has hardly begun it says little: the year before is read until the books
// hold a quarter.
func (d *Desk) Stand(ctx context.Context, who base.Actor) (s Standing, err error) {
	if s.Period, err = d.period(ctx, who); err != nil {
		return s, err
	}
	j, err := d.Analyses.Judge(ctx, who, s.Period)
	if err != nil {
		return s, err
	}
	v, err := d.Treasury.Look(ctx, who)
	if err != nil {
		return s, err
	}
	s.Free, s.Lights = v.Free, Diagnose(j, v.Free)
	s.Red, s.Short = v.Red()
	return s, nil
}

// quarter is how many days a year must have lived for its ratios to mean something.
const quarter = 90

func (d *Desk) period(ctx context.Context, who base.Actor) (statement.Period, error) {
	p, err := d.Statements.Period(ctx, who, "", "")
	if err != nil {
		return p, err
	}
	today := day.Of(d.DB.Clock(), who.Zone)
	switch {
	case p.Year.To <= today:
		return p, nil
	case today.Sub(p.Year.From) < quarter && p.Before != nil:
		return d.Statements.Period(ctx, who, p.Before.From, p.Before.To)
	}
	return d.Statements.Period(ctx, who, p.Year.From, today)
}

// Notes lists the notes that were kept, the last first.
func (d *Desk) Notes(ctx context.Context, who base.Actor) ([]Note, error) {
	return notes(ctx, d.DB, who.Place)
}

// Note reads one note.
func (d *Desk) Note(ctx context.Context, who base.Actor, id NoteID) (Note, error) {
	return getNote(ctx, d.DB, who.Place, id)
}

// noteMax bounds a note, in characters.
const noteMax = 20000

// Keep keeps a note as a person wrote it. A note is never changed: what was told was told.
func (d *Desk) Keep(ctx context.Context, who base.Actor, text string) (n Note, err error) {
	n = Note{On: day.Of(d.DB.Clock(), who.Zone), Text: strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))}
	var wrong base.Checks
	wrong.Require("text", n.Text)
	if len([]rune(n.Text)) > noteMax {
		wrong.Wrong("text", "base.too_long", base.Args{"max": noteMax})
	}
	if err := wrong.Fault(); err != nil {
		return n, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		n.ID, n.MadeAt, n.MadeBy = base.NewID[Note](tx.Now), tx.Now, tx.Who.Account
		if err := insertNote(ctx, tx, n); err != nil {
			return err
		}
		return tx.Record(ctx, "diagnosis", string(n.ID), "noted", db.Detail{"day": n.On})
	})
	return n, err
}
