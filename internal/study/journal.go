package study

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

// entryMax bounds a page of a journal, in characters.
const entryMax = 10_000

// Journal is what a trainee wrote; of others, what a trainer may read.
type Journal struct {
	Group
	Entries []Entry // the last day first
}

// Journal gives a trainee their own journal, and the trainers of a session the pages that were
// shared with them. The school's other people read none.
func (d *Desk) Journal(ctx context.Context, who base.Actor, session base.ID[training.Session]) (j Journal, err error) {
	if j.Group, err = d.Group(ctx, d.DB, who, session); err != nil {
		return j, err
	}
	j.Entries, err = d.entries(ctx, d.DB, who, j.Group)
	return j, err
}

// entries are those that whoever looks may read.
func (d *Desk) entries(ctx context.Context, r db.Reader, who base.Actor, g Group) ([]Entry, error) {
	all, err := entries(ctx, r, who.Place, g.ID)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(e Entry) bool { return e.Trainee != g.Me.ID && !(g.Trains && e.Shared) })
	said, err := answers(ctx, r, who.Place, g.ID)
	for i := range all {
		all[i].Answers = said[all[i].ID]
	}
	return all, err
}

// entry gives one that whoever looks may read.
func (d *Desk) entry(ctx context.Context, r db.Reader, who base.Actor, g Group, id base.ID[Entry]) (Entry, error) {
	all, err := d.entries(ctx, r, who, g)
	if err != nil {
		return Entry{}, err
	}
	i := slices.IndexFunc(all, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		return Entry{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return all[i], nil
}

// Note writes a page of one's own journal, or writes it anew where it has an identifier.
func (d *Desk) Note(ctx context.Context, who base.Actor, e Entry) (Entry, error) {
	e.Text = paragraphs(e.Text)
	err := d.change(ctx, who, e.Session, func(ctx context.Context, tx *db.Tx, g Group) error {
		if g.Me.ID == "" {
			return base.Refuse(base.Forbidden, "study.no_journal")
		}
		if err := e.sound(g); err != nil {
			return err
		}
		act := "rewritten"
		if e.ID == "" {
			act, e.ID = "written", base.NewID[Entry](tx.Now)
		} else if was, err := d.entry(ctx, tx, who, g, e.ID); err != nil {
			return err
		} else if was.Trainee != g.Me.ID {
			return base.Refuse(base.Forbidden, "study.not_your_page")
		}
		e.Trainee = g.Me.ID
		if err := putEntry(ctx, tx, e); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(g.ID), act, db.Detail{"on": e.On, "shared": e.Shared})
	})
	return e, err
}

func (e Entry) sound(g Group) error {
	var wrong base.Checks
	wrong.Require("text", e.Text)
	atMost(&wrong, "text", e.Text, entryMax)
	if _, err := day.Parse(string(e.On)); err != nil {
		wrong.Wrong("on", "base.not_a_day")
	} else if e.On > g.Today {
		wrong.Wrong("on", "study.ahead")
	}
	if !g.knows(e.Competences...) {
		wrong.Wrong("competences", "base.not_a_choice")
	}
	return wrong.Fault()
}

// Tear takes a page out of one's own journal, with what was answered to it.
func (d *Desk) Tear(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Entry]) error {
	return d.change(ctx, who, session, func(ctx context.Context, tx *db.Tx, g Group) error {
		e, err := d.entry(ctx, tx, who, g, id)
		if err != nil {
			return err
		}
		if e.Trainee != g.Me.ID {
			return base.Refuse(base.Forbidden, "study.not_your_page")
		}
		if err := deleteEntry(ctx, tx, e.ID); err != nil {
			return err
		}
		return tx.Record(ctx, "study", string(g.ID), "torn", db.Detail{"on": e.On})
	})
}

// Answer keeps what a trainer says of a page that was shared, or what its writer says in turn;
// the writer is told by mail of what a trainer says.
func (d *Desk) Answer(ctx context.Context, who base.Actor, session base.ID[training.Session], id base.ID[Entry], text string) (a Answer, err error) {
	text = paragraphs(text)
	var wrong base.Checks
	wrong.Require("answer", text)
	atMost(&wrong, "answer", text, messageMax)
	if err := wrong.Fault(); err != nil {
		return a, err
	}
	err = d.change(ctx, who, session, func(ctx context.Context, tx *db.Tx, g Group) error {
		e, err := d.entry(ctx, tx, who, g, id)
		if err != nil {
			return err
		}
		a = Answer{ID: base.NewID[Answer](tx.Now), Entry: e.ID, Text: text, Author: who.Name, At: tx.Now}
		if err := insertAnswer(ctx, tx, a); err != nil {
			return err
		}
		if e.Trainee != g.Me.ID {
			if err := d.tell(ctx, tx, g, letter{key: "answered", id: string(a.ID), path: "journal", text: text, about: string(e.ID)}, g.emailOf(e.Trainee)); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "study", string(g.ID), "answered", nil)
	})
	return a, err
}

// emailOf is the address of a trainee.
func (g Group) emailOf(id base.ID[training.Trainee]) string {
	for _, t := range g.Trainees {
		if t.ID == id {
			return t.Email
		}
	}
	return ""
}
