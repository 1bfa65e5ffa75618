package intake

import (
	"context"
	"encoding/json"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
)

// write writes all that a plan adds and changes, and remembers how to undo it.
func (p *plan) write(ctx context.Context, tx *db.Tx, d *Desk, id base.ID[Draft]) error {
	begun := make([]people.Household, len(p.begun))
	for i, h := range p.begun {
		begun[i] = *h
	}
	var gained []*figure
	var gains []people.Gain
	for _, f := range p.all {
		if f.line > 0 || len(f.changed) > 0 {
			gained, gains = append(gained, f), append(gains, f.gain(id))
		}
	}
	marks, err := d.People.Gather(ctx, tx, begun, gains)
	if err != nil {
		return err
	}
	b := tx.Batch(lineRows)
	for i, f := range gained {
		if f.line > 0 {
			b.Add(lineRows, id, f.line, f.ID, New, "", "")
			continue
		}
		text, err := json.Marshal(marks[i])
		if err != nil {
			return err
		}
		b.Add(lineRows, id, 0, f.ID, Changes, "", string(text))
	}
	for _, v := range p.verdicts {
		if v.Outcome == Refused {
			b.Add(lineRows, id, v.Line, "", v.Outcome, faultsText(v.Faults), "")
		}
	}
	return b.Write(ctx)
}

// gain is all that a file brings of somebody.
func (f *figure) gain(id base.ID[Draft]) people.Gain {
	g := f.added
	g.Person, g.New, g.Before, g.Identity = f.Person, f.line > 0, f.before, f.identity
	g.Detail = db.Detail{"import": id}
	if g.New {
		g.Detail["line"] = f.line
	} else {
		g.Detail["fields"] = f.changed
	}
	return g
}

// faultsText keeps what is wrong with a line, but for what stood in its cells.
func faultsText(faults []CellFault) string {
	type kept struct{ Column, Key string }
	var out []kept
	for _, f := range faults {
		out = append(out, kept{f.Column, f.key})
	}
	text, err := json.Marshal(out)
	if err != nil {
		panic(err) // two texts always have a JSON form
	}
	return string(text)
}
