package intake

import (
	"bytes"
	"context"
	"fmt"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Import takes in a file of people in one transaction, or judges it only. The same
// file a second time creates nothing. A file that is no table is refused; a line
// that is wrong is refused alone, and the others are taken.
func (d *Desk) Import(ctx context.Context, who base.Actor, a Asked) (Report, error) {
	s, m, err := readFile(a.Body, a.Mapping)
	if err != nil {
		return Report{}, err
	}
	if a.DryRun {
		p, err := d.planFor(ctx, d.DB, who, s, m, a.File)
		if err != nil {
			return Report{}, err
		}
		return p.report(a, s), nil
	}
	var report Report
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		id := base.NewID[Draft](tx.Now)
		if err := insertDraft(ctx, tx, Draft{ID: id, At: tx.Now, File: a.File, Mapping: m}); err != nil {
			return err
		}
		var err error
		report, err = d.takeIn(ctx, tx, id, a, s, m)
		return err
	})
	return report, err
}

// takeIn writes what a file says, once everybody is held still: two files at the
// same time are taken one after the other.
func (d *Desk) takeIn(ctx context.Context, tx *db.Tx, id base.ID[Draft], a Asked, s paper.Sheet, m Mapping) (Report, error) {
	if err := tx.Lock(ctx, "people-import:"+string(tx.Who.Place)); err != nil {
		return Report{}, err
	}
	p, err := d.planFor(ctx, tx, tx.Who, s, m, a.File)
	if err != nil {
		return Report{}, err
	}
	if err := p.write(ctx, tx, d, id); err != nil {
		return Report{}, err
	}
	r := p.report(a, s)
	r.Import = id
	if err := finishDraft(ctx, tx, id, r.Counts); err != nil {
		return r, err
	}
	return r, tx.Record(ctx, "people", string(id), "imported", db.Detail{"file": a.File, "new": r.New, "changed": r.Changed, "refused": r.Refused})
}

// readFile reads a file of people and says what its columns are.
func readFile(body []byte, asked *Mapping) (paper.Sheet, Mapping, error) {
	s, err := paper.ReadSheet(bytes.NewReader(body))
	if err != nil {
		return s, Mapping{}, err
	}
	m := Guess(s.Head)
	if asked != nil {
		m = *asked
	}
	if m.NoHead {
		s = headless(s)
	}
	for len(m.Columns) < len(s.Head) {
		m.Columns = append(m.Columns, "")
	}
	m.Columns = m.Columns[:len(s.Head)]
	if len(s.Lines) > RowsMax {
		return s, m, base.Wrong("file", "intake.import_too_long", base.Args{"n": len(s.Lines), "max": RowsMax})
	}
	return s, m, nil
}

// headless makes the first line of a file one about somebody.
func headless(s paper.Sheet) paper.Sheet {
	s.Lines = append([]paper.Line{{Number: 1, Cells: s.Head}}, s.Lines...)
	head := make([]string, len(s.Head))
	for i := range head {
		head[i] = fmt.Sprint(i + 1)
	}
	s.Head = head
	return s
}

func (d *Desk) planFor(ctx context.Context, r db.Reader, who base.Actor, s paper.Sheet, m Mapping, file string) (*plan, error) {
	c, err := crowdOf(ctx, r, who.Place)
	if err != nil {
		return nil, err
	}
	source := words.T(who.Lang, "intake.import_source", base.Args{"file": short(file)})
	return planOf(c, s, newReader(s, m, d.today(who), who.Lang), d.DB.Now(), source), nil
}

func (p *plan) report(a Asked, s paper.Sheet) Report {
	r := Report{File: a.File, DryRun: a.DryRun, Encoding: s.Encoding, Separator: string(s.Comma), Rows: len(s.Lines), Verdicts: p.verdicts}
	for i, heading := range s.Head {
		r.Columns = append(r.Columns, ReadColumn{heading, p.reader.mapping.Columns[i], sampleOf(s, i)})
	}
	for i, v := range r.Verdicts {
		switch v.Outcome {
		case New:
			r.New++
		case Same:
			r.Same++
		case Changes:
			r.Changed++
		case Refused:
			r.Refused++
		}
		if a.DryRun && v.Outcome == New {
			r.Verdicts[i].Person = "" // nobody yet
		}
	}
	for _, f := range p.all {
		if f.implied {
			r.Implied++
		}
	}
	return r
}

func sampleOf(s paper.Sheet, column int) string {
	for _, l := range s.Lines {
		if cell := l.Cell(column); cell != "" {
			return short(base.Tidy(cell))
		}
	}
	return ""
}
