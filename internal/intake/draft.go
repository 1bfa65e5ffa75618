package intake

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
)

// draftKept is how long a file waits to be taken in.
const draftKept = 24 * time.Hour

// fileMax bounds the file of a draft.
const fileMax = 10 << 20

// Prepare keeps a file of people, with the columns guessed, to be looked at before
// it is taken in.
func (d *Desk) Prepare(ctx context.Context, who base.Actor, file string, body []byte) (base.ID[Draft], error) {
	if len(body) > fileMax {
		return "", base.Wrong("file", "base.too_large", base.Args{"max": 10})
	}
	_, m, err := readFile(body, nil)
	if err != nil {
		return "", err
	}
	var id base.ID[Draft]
	return id, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := forgetDrafts(ctx, tx, tx.Now.Add(-draftKept)); err != nil {
			return err
		}
		id = base.NewID[Draft](tx.Now)
		if err := insertDraft(ctx, tx, Draft{ID: id, File: file, Body: body, Mapping: m}); err != nil {
			return err
		}
		return tx.Record(ctx, "people", string(id), "import_prepared", db.Detail{"file": file})
	})
}

// Remap corrects what the columns of a draft are.
func (d *Desk) Remap(ctx context.Context, who base.Actor, id base.ID[Draft], m Mapping) error {
	var wrong base.Checks
	for _, c := range m.Columns {
		if c != "" && !slices.Contains(Columns(), c) {
			wrong.Wrong("columns", "base.not_a_choice")
		}
	}
	if m.Relation != "" && !slices.Contains(people.Relations(), m.Relation) {
		wrong.Wrong("relation", "base.not_a_choice")
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := d.draft(ctx, tx, who, id); err != nil {
			return err
		}
		if err := remapDraft(ctx, tx, id, m); err != nil {
			return err
		}
		return tx.Record(ctx, "people", string(id), "import_mapped", nil)
	})
}

// Draft gives a file that was brought, whatever became of it.
func (d *Desk) Draft(ctx context.Context, who base.Actor, id base.ID[Draft]) (Draft, error) {
	return draftOf(ctx, d.DB, who.Place, id)
}

// Drafts lists the files of people that were brought, newest first, at most twenty.
func (d *Desk) Drafts(ctx context.Context, who base.Actor) ([]Draft, error) {
	return drafts(ctx, d.DB, who.Place)
}

// draft gives a file that still waits to be taken in.
func (d *Desk) draft(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Draft]) (Draft, error) {
	draft, err := draftOf(ctx, r, who.Place, id)
	if err == nil && (!draft.Done.IsZero() || len(draft.Body) == 0) {
		return draft, base.Refuse(base.Conflict, "intake.import_done_already")
	}
	return draft, err
}

// Rehearse judges every line of a draft and writes nothing.
func (d *Desk) Rehearse(ctx context.Context, who base.Actor, id base.ID[Draft]) (Report, error) {
	draft, err := d.draft(ctx, d.DB, who, id)
	if err != nil {
		return Report{}, err
	}
	return d.Import(ctx, who, Asked{File: draft.File, Body: draft.Body, Mapping: &draft.Mapping, DryRun: true})
}

// Complete takes a draft in.
func (d *Desk) Complete(ctx context.Context, who base.Actor, id base.ID[Draft]) (Report, error) {
	var report Report
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "import:"+string(id)); err != nil {
			return err
		}
		draft, err := d.draft(ctx, tx, who, id)
		if err != nil {
			return err
		}
		s, m, err := readFile(draft.Body, &draft.Mapping)
		if err != nil {
			return err
		}
		report, err = d.takeIn(ctx, tx, id, Asked{File: draft.File}, s, m)
		return err
	})
	return report, err
}

// Abandon forgets a draft that will not be taken in.
func (d *Desk) Abandon(ctx context.Context, who base.Actor, id base.ID[Draft]) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := d.draft(ctx, tx, who, id); err != nil {
			return err
		}
		if err := deleteDraft(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "people", string(id), "import_abandoned", nil)
	})
}

// Lines gives what became of the lines of a file that was taken in, those that
// were refused first, from one on.
func (d *Desk) Lines(ctx context.Context, who base.Actor, id base.ID[Draft], outcome Outcome, after int) ([]Verdict, error) {
	lines, err := linesOf(ctx, d.DB, who.Place, id, outcome, after)
	if err != nil {
		return nil, err
	}
	out := make([]Verdict, len(lines))
	for i, l := range lines {
		out[i] = Verdict{Line: l.line, Outcome: l.outcome, Person: l.person, Name: l.name}
		var said []struct{ Column, Key string }
		if l.said != "" {
			if err := json.Unmarshal([]byte(l.said), &said); err != nil {
				return nil, err
			}
		}
		for _, s := range said {
			f := CellFault{Column: s.Column, key: "intake" + s.Key[strings.LastIndexByte(s.Key, '.'):]} // once "people.row_…"
			f.say(who.Lang)
			out[i].Faults = append(out[i].Faults, f)
		}
	}
	return out, nil
}
