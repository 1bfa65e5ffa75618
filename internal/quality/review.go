package quality

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Read keeps what somebody concluded of an indicator, and when it is to be read again.
func (d *Desk) Read(ctx context.Context, who base.Actor, number int, note string, next day.Day) error {
	note = strings.TrimSpace(note)
	var wrong base.Checks
	needLong(&wrong, "note", note)
	optionalDay(&wrong, "next_on", next)
	needIndicator(&wrong, "number", number)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "quality"); err != nil {
			return err
		}
		if err := keepReview(ctx, tx, number, Review{On: day.Of(tx.Now, tx.Who.Zone), Next: next, Note: note, By: tx.Who.Name}); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", National().Indicators[number-1].name(), "read", nil)
	})
}
