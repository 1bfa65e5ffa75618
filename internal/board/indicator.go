package board

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Bounds of what is typed, in characters.
const (
	nameMax   = 80
	unitMax   = 12
	remarkMax = 600
	whatMax   = 300
)

// Indicators lists those that are on the board, each with who answers for it.
func (d *Desk) Indicators(ctx context.Context, who base.Actor) ([]Line, error) {
	all, err := indicators(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	b := book{all: all}
	if b.team, err = d.Team(ctx, who); err != nil {
		return nil, err
	}
	var out []Line
	for _, i := range b.living() {
		out = append(out, Line{Indicator: i, OwnerName: b.name(i.Owner)})
	}
	return out, nil
}

// Indicator reads one that is on the board.
func (d *Desk) Indicator(ctx context.Context, who base.Actor, id IndicatorID) (Indicator, error) {
	return getIndicator(ctx, d.DB, who.Place, id)
}

// Begin puts the first seven on a board that is empty; whoever does it answers for them until
// somebody else is named.
func (d *Desk) Begin(ctx context.Context, who base.Actor) (made []Indicator, err error) {
	var wrong base.Checks
	if err := d.onTeam(ctx, who, "owner", who.Account, &wrong); err != nil {
		return nil, err
	}
	if err := wrong.Fault(); err != nil {
		return nil, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		made = nil
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if slot, err := freeSlot(ctx, tx); err != nil || slot != 1 {
			return orElse(err, base.Refuse(base.Conflict, "board.begun_already"))
		}
		for n, s := range starters() {
			i := Indicator{ID: base.NewID[Indicator](tx.Now), Slot: n + 1, Name: words.T(who.Lang, "board.first_"+s.Key), Owner: who.Account, Source: s.Source, Low: s.Low, MadeAt: tx.Now}
			if s.Unit != "" {
				i.Unit = words.T(who.Lang, s.Unit)
			}
			if err := putIndicator(ctx, tx, i); err != nil {
				return err
			}
			made = append(made, i)
		}
		if err := follow(ctx, tx); err != nil {
			return err
		}
		return tx.Record(ctx, "board", string(made[0].ID), "begun", db.Detail{"indicators": len(made)})
	})
	return made, err
}

// freeSlot is the first rank of the board that nothing holds, 0 where it is full.
func freeSlot(ctx context.Context, tx *db.Tx) (int, error) {
	all, err := indicators(ctx, tx, tx.Who.Place)
	for slot := 1; slot <= Most; slot++ {
		if !slices.ContainsFunc(all, func(i Indicator) bool { return i.Slot == slot }) {
			return slot, err
		}
	}
	return 0, err
}

func orElse(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

// sound tells what is wrong with an indicator.
func (d *Desk) sound(ctx context.Context, who base.Actor, i *Indicator) error {
	i.Name, i.Unit = base.Tidy(i.Name), base.Tidy(i.Unit)
	var wrong base.Checks
	wrong.Require("name", i.Name)
	long(&wrong, "name", i.Name, nameMax)
	long(&wrong, "unit", i.Unit, unitMax)
	if !i.Source.known() {
		wrong.Wrong("source", "base.required")
	}
	if i.Source != Typed {
		i.Unit = ""
	}
	if i.Source != BySales {
		i.Activity = ""
	} else if i.Activity == "" {
		wrong.Wrong("activity", "base.required")
	} else if _, err := d.Activities.Get(ctx, who, i.Activity); err != nil {
		return err
	}
	if i.Low != nil && i.High != nil && *i.Low > *i.High {
		wrong.Wrong("high", "board.crossed")
	}
	if err := d.onTeam(ctx, who, "owner", i.Owner, &wrong); err != nil {
		return err
	}
	return wrong.Fault()
}

func long(wrong *base.Checks, field, text string, most int) {
	if base.Longer(text, most) {
		wrong.Wrong(field, "base.too_long", base.Args{"max": most})
	}
}

// Add puts an indicator on the board, or refuses it where the board is full.
func (d *Desk) Add(ctx context.Context, who base.Actor, i Indicator) (Indicator, error) {
	if err := d.sound(ctx, who, &i); err != nil {
		return i, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if i.Slot, err = freeSlot(ctx, tx); err != nil || i.Slot == 0 {
			return orElse(err, base.Refuse(base.Invalid, "board.full", base.Args{"max": Most}))
		}
		i.ID, i.MadeAt = base.NewID[Indicator](tx.Now), tx.Now
		if err := putIndicator(ctx, tx, i); err != nil {
			return err
		}
		if err := follow(ctx, tx); err != nil {
			return err
		}
		return tx.Record(ctx, "board", string(i.ID), "added", db.Detail{"name": i.Name})
	})
	return i, err
}

// Change writes an indicator anew; the months that are closed keep it as it was. What it counts
// stays: another figure is another indicator, with a trend of its own.
func (d *Desk) Change(ctx context.Context, who base.Actor, i Indicator) (Indicator, error) {
	was, err := d.Indicator(ctx, who, i.ID)
	if err != nil {
		return i, err
	}
	if i.Source != was.Source || i.Activity != was.Activity {
		return i, base.Wrong("source", "board.other_source")
	}
	if err := d.sound(ctx, who, &i); err != nil {
		return i, err
	}
	return d.rewrite(ctx, who, i.ID, "changed", func(was *Indicator) {
		i.Slot, i.MadeAt = was.Slot, was.MadeAt
		*was = i
	})
}

// TakeOff takes an indicator off the board; the months that are closed keep it.
func (d *Desk) TakeOff(ctx context.Context, who base.Actor, id IndicatorID) error {
	_, err := d.rewrite(ctx, who, id, "taken_off", func(was *Indicator) { was.Slot = 0 })
	return err
}

func (d *Desk) rewrite(ctx context.Context, who base.Actor, id IndicatorID, act string, do func(*Indicator)) (i Indicator, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if i, err = getIndicator(ctx, tx, who.Place, id); err != nil {
			return err
		}
		do(&i)
		if err := putIndicator(ctx, tx, i); err != nil {
			return err
		}
		return tx.Record(ctx, "board", string(id), act, db.Detail{"name": i.Name})
	})
	return i, err
}

// tidied trims a text of several lines.
func tidied(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) }
