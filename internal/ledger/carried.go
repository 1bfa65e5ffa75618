package ledger

import (
	"context"

	"pilotis/internal/db"
)

// What a third party owes at the end of a year is in the books twice from then on: in the
// lines that made it, and in the opening of the next year, which adds them up. One of them
// waits to be lettered, never both.

// waits tells whether the lines of a journal wait: those of an opening do not where the
// books have the year before, whose lines do.
func (f frame) waits(ctx context.Context, tx *db.Tx, journal string) (bool, error) {
	if f.journals[journal].Kind != Opening {
		return true, nil
	}
	before, err := keptBefore(ctx, tx, f.year)
	return !before, err
}

// carry settles which lines wait once a year was taken in from elsewhere: there, letters
// never cross the end of a year, so that its opening waits, and no line of before.
func (b *bulk) carry(ctx context.Context) error {
	if b.sums.opened() {
		if err := unwait(ctx, b.tx, "", b.year.From.Add(-1)); err != nil {
			return err
		}
	}
	after, err := openedAfter(ctx, b.tx, b.year)
	if err != nil || !after {
		return err
	}
	return unwait(ctx, b.tx, b.year.From, b.year.To)
}
