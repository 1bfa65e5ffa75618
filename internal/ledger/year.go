package ledger

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// monthsMax bounds a financial year: the first may be long, none is longer.
const monthsMax = 24

// OpenYear opens a financial year. Years do not overlap.
func (d *Desk) OpenYear(ctx context.Context, who base.Actor, from, to day.Day, follows string) (Year, error) {
	var y Year
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		y, err = d.Begin(ctx, tx, from, to, follows)
		return err
	})
	return y, err
}

// Begin opens a year within a transaction.
func (d *Desk) Begin(ctx context.Context, tx *db.Tx, from, to day.Day, follows string) (Year, error) {
	if !real(from) || !real(to) {
		return Year{}, base.Wrong("from", "ledger.no_such_day")
	}
	if to < from || to > from.AddMonths(monthsMax).Add(-1) {
		return Year{}, base.Wrong("to", "ledger.year_length", base.Args{"max": monthsMax})
	}
	if follows != "" && !slices.Contains(chart.All(), chart.ID(follows)) {
		return Year{}, base.Wrong("chart", "base.not_a_choice")
	}
	if err := lock(ctx, tx); err != nil {
		return Year{}, err
	}
	all, err := years(ctx, tx, tx.Who.Place)
	if err != nil {
		return Year{}, err
	}
	for _, y := range all {
		if from <= y.To && y.From <= to {
			return Year{}, base.Wrong("from", "ledger.year_overlaps", base.Args{"from": words.Day(y.From), "to": words.Day(y.To)})
		}
	}
	y := Year{ID: base.NewID[Year](tx.Now), From: from, To: to, Chart: follows}
	if err := insertYear(ctx, tx, y); err != nil {
		return y, err
	}
	return y, tx.Record(ctx, "ledger", string(y.ID), "year_opened", db.Detail{"from": from, "to": to})
}

// Years reads the financial years, the latest first.
func (d *Desk) Years(ctx context.Context, r db.Reader, who base.Actor) ([]Year, error) {
	return years(ctx, r, who.Place)
}

// Year reads one year.
func (d *Desk) Year(ctx context.Context, r db.Reader, who base.Actor, id YearID) (Year, error) {
	return getYear(ctx, r, who.Place, id)
}

// YearOn finds the year of a day.
func (d *Desk) YearOn(ctx context.Context, r db.Reader, who base.Actor, on day.Day) (Year, bool, error) {
	return yearOf(ctx, r, who.Place, on)
}

// CloseYear locks a year within a transaction: it refuses everything afterwards. What
// must be done before is the closing's to ask.
func (d *Desk) CloseYear(ctx context.Context, tx *db.Tx, id YearID) error {
	if err := lock(ctx, tx); err != nil {
		return err
	}
	y, err := getYear(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	if err := open(y); err != nil {
		return err
	}
	waiting, err := drafts(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	if waiting > 0 {
		return base.Refuse(base.Conflict, "ledger.drafts_left", base.Args{"n": waiting})
	}
	if err := closeYear(ctx, tx, id, day.Of(tx.Now, tx.Who.Zone)); err != nil {
		return err
	}
	return tx.Record(ctx, "ledger", string(id), "year_closed", nil)
}
