package law

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
}

// On finds the figure of a day for a place: its own where it entered one since.
func (d *Desk) On(ctx context.Context, r db.Reader, who base.Actor, key string, on day.Day) (Known, error) {
	own, err := ownValues(ctx, r, who.Place)
	if err != nil {
		return Known{}, err
	}
	return find(slices.Concat(published, own), key, on)
}

// All gives every figure on a day for a place, in the order of the file; those that are
// of no use on the day are left out.
func (d *Desk) All(ctx context.Context, who base.Actor, on day.Day) ([]Known, error) {
	own, err := ownValues(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	var all []Known
	together := slices.Concat(published, own)
	for _, key := range Keys() {
		if k, err := find(together, key, on); err == nil {
			all = append(all, k)
		}
	}
	return all, nil
}

// Entered is a figure that a place knows and the program does not yet.
type Entered struct {
	Key      string
	Value    string
	From, To day.Day // To empty: until further notice
	Source   string
}

const sourceMax = 200

// Enter keeps a place's own figure; the one it entered for the same first day is replaced.
func (d *Desk) Enter(ctx context.Context, who base.Actor, e Entered) (Parameter, error) {
	p, err := e.check()
	if err != nil {
		return p, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putOwn(ctx, tx, p); err != nil {
			return err
		}
		return tx.Record(ctx, "law", p.Key, "entered", db.Detail{"value": p.Value.Write(), "from": p.From, "to": p.To, "source": p.Source})
	})
	return p, err
}

func (e Entered) check() (Parameter, error) {
	p := Parameter{Key: e.Key, From: e.From, To: e.To, Confidence: Own, Source: strings.TrimSpace(e.Source)}
	var wrong base.Checks
	i := slices.IndexFunc(published, func(other Parameter) bool { return other.Key == e.Key })
	if i < 0 {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	p.Unit = published[i].Unit
	v, err := Parse(e.Value)
	if err != nil {
		wrong.Wrong("value", "law.not_a_figure")
	}
	p.Value = v
	if _, err := day.Parse(string(e.From)); err != nil {
		wrong.Wrong("from", "law.no_such_day")
	}
	if _, err := day.Parse(string(e.To)); e.To != "" && (err != nil || e.To < e.From) {
		wrong.Wrong("to", "law.ends_before")
	}
	wrong.Require("source", p.Source)
	if len([]rune(p.Source)) > sourceMax {
		wrong.Wrong("source", "base.too_long", base.Args{"max": sourceMax})
	}
	return p, wrong.Fault()
}
