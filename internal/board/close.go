package board

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
)

// Said is what somebody says of an indicator in a month.
type Said struct {
	Value  *int64 // typed by hand; nil where it is not known, or where another room tells it
	Remark string
}

// heeds tells whether somebody may speak of an indicator: those who keep the board, and who answers for it.
func (i Indicator) heeds(who base.Actor) bool {
	return who.May(base.Run, "board") || i.Owner != "" && i.Owner == who.Account && who.May(base.Join, "board")
}

// Say keeps what is said of an indicator in a month that is open; others than those who
// keep the board speak of what they answer for alone.
func (d *Desk) Say(ctx context.Context, who base.Actor, m forecast.Month, id IndicatorID, s Said) error {
	s.Remark = tidied(s.Remark)
	var wrong base.Checks
	long(&wrong, "remark", s.Remark, remarkMax)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		i, err := getIndicator(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if !i.heeds(who) {
			return base.Refuse(base.Forbidden, "board.not_yours")
		}
		if err := stillOpen(ctx, tx, m); err != nil {
			return err
		}
		if i.Source != Typed {
			s.Value = nil
		}
		if err := putReading(ctx, tx, reading{m, id, s.Value, s.Remark, who.Name, tx.Now}); err != nil {
			return err
		}
		return tx.Record(ctx, "board", string(id), "said", db.Detail{"month": m, "value": s.Value, "remark": s.Remark})
	})
}

// Closed gives the months closed from a month to a month, both included, the oldest first.
func (d *Desk) Closed(ctx context.Context, who base.Actor, from, to forecast.Month) (out []forecast.Month, err error) {
	all, err := closures(ctx, d.DB, who.Place, from, to)
	for _, c := range all {
		out = append(out, c.Month)
	}
	return out, err
}

// readiness tells how far the bank is told, and whether entries of a month wait to be validated.
func (d *Desk) readiness(ctx context.Context, who base.Actor, m forecast.Month) (told day.Day, drafts bool, err error) {
	if told, err = d.Bank.ToldUntil(ctx, d.DB, who); err != nil {
		return told, false, err
	}
	left, err := d.Ledger.List(ctx, who, ledger.Filter{State: ledger.Waiting, To: m.Last(), Limit: 1})
	return told, len(left.Rows) > 0, err
}

// Close closes a month that is over: its board is kept as it was read, for good.
func (d *Desk) Close(ctx context.Context, who base.Actor, m forecast.Month, said Closing) (c Closure, err error) {
	b, err := d.read(ctx, who, m, m)
	if err != nil {
		return c, err
	}
	told, drafts, err := d.readiness(ctx, who, m)
	if err != nil {
		return c, err
	}
	said.Undecided = tidied(said.Undecided)
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if err := stillOpen(ctx, tx, m); err != nil {
			return err
		}
		b.on = day.Of(tx.Now, tx.Who.Zone)
		if err := b.load(ctx, tx, who.Place); err != nil {
			return err
		}
		s := b.sheet(m)
		if err := s.mayClose(said); err != nil {
			return err
		}
		for _, l := range s.Lines {
			if err := insertValue(ctx, tx, m, l); err != nil {
				return err
			}
		}
		c = Closure{Due: Due(m), On: b.on, At: tx.Now, By: tx.Who.Account, Name: tx.Who.Name, ToldUntil: told, Drafts: drafts, Undecided: said.Undecided}
		if len(s.Own()) > 0 {
			c.Undecided = ""
		}
		if err := insertMonth(ctx, tx, m, c); err != nil {
			return err
		}
		if err := follow(ctx, tx); err != nil { // a board from before there were recalls
			return err
		}
		return tx.Record(ctx, "board", string(m), "closed", db.Detail{"month": m, "late": c.Late()})
	})
	return c, err
}
