package ledger

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Journals reads the journals, by code.
func (d *Desk) Journals(ctx context.Context, r db.Reader, who base.Actor) ([]Journal, error) {
	return journals(ctx, r, who.Place)
}

// Keep adds journals or changes those of the same code, within a transaction.
func (d *Desk) Keep(ctx context.Context, tx *db.Tx, all ...Journal) error {
	for _, j := range all {
		var wrong base.Checks
		wrong.Require("code", j.Code)
		wrong.Require("label", j.Label)
		tooLong(&wrong, "code", j.Code, codeMax)
		if !slices.Contains(Kinds(), j.Kind) {
			wrong.Wrong("kind", "ledger.no_such_kind")
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := putJournal(ctx, tx, j); err != nil {
			return err
		}
	}
	return tx.Record(ctx, "ledger", "journals", "journals_set", db.Detail{"count": len(all)})
}

// Thirds reads the third parties, by code.
func (d *Desk) Thirds(ctx context.Context, r db.Reader, who base.Actor) ([]Third, error) {
	return thirds(ctx, r, who.Place)
}

// Name adds third parties or changes those of the same code, within a transaction.
func (d *Desk) Name(ctx context.Context, tx *db.Tx, all ...Third) error {
	for _, t := range all {
		var wrong base.Checks
		wrong.Require("code", t.Code)
		wrong.Require("label", t.Label)
		tooLong(&wrong, "code", t.Code, pieceMax)
		tooLong(&wrong, "label", t.Label, labelMax)
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := putThird(ctx, tx, t); err != nil {
			return err
		}
	}
	return tx.Record(ctx, "ledger", "thirds", "thirds_set", db.Detail{"count": len(all)})
}

// AxisValues reads projects and sites, by name.
func (d *Desk) AxisValues(ctx context.Context, r db.Reader, who base.Actor) ([]AxisValue, error) {
	return axisValues(ctx, r, who.Place)
}

// SetAxis adds a project or a site (no ID), or changes it.
func (d *Desk) SetAxis(ctx context.Context, who base.Actor, v AxisValue) (AxisValue, error) {
	var wrong base.Checks
	wrong.Require("name", v.Name)
	tooLong(&wrong, "name", v.Name, labelMax)
	if v.Axis != Project && v.Axis != Site {
		wrong.Wrong("axis", "ledger.no_such_axis")
	}
	if err := wrong.Fault(); err != nil {
		return v, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if v.ID == "" {
			v.ID = base.NewID[AxisValue](tx.Now)
		}
		if err := putAxis(ctx, tx, v); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(v.ID), "axis_set", db.Detail{"name": v.Name})
	})
	return v, err
}

// Basics are the journals that a place starts with, named in its language.
func Basics(lang string) []Journal {
	all := []Journal{{Code: "VT", Kind: Sales}, {Code: "AC", Kind: Purchases}, {Code: "BQ", Kind: Bank}, {Code: "CA", Kind: Cash},
		{Code: "OD", Kind: General}, {Code: "AN", Kind: Opening}, {Code: "IN", Kind: Closing}}
	for i := range all {
		all[i].Label = words.T(lang, "ledger.journal_"+string(all[i].Kind))
	}
	return all
}
