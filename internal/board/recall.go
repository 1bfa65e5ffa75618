package board

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/post"
)

// RecallKind names the daily job that recalls a month which is soon to be closed.
const RecallKind = "board.recall"

// recallAt is the hour at which it is recalled, by the clocks of the place; recalls are how many
// days before the last one.
const recallAt = 8

var recalls = []int{7, 1}

// follow has the months of the place recalled, as long as it follows something.
func follow(ctx context.Context, tx *db.Tx) error {
	return post.Daily(ctx, tx, RecallKind, day.Clock{Hour: recallAt}, tx.Who.Zone)
}

// Recalled gives the board of the last month, where it is to be recalled on a morning and mornings
// up to last were seen to: it is not closed, and its day comes.
func (d *Desk) Recalled(ctx context.Context, who base.Actor, last, today day.Day) (s Sheet, due bool, err error) {
	m := forecast.MonthOf(today).Add(-1)
	due = today <= Due(m) && slices.ContainsFunc(recalls, func(ahead int) bool {
		on := Due(m).Add(-ahead)
		return last < on && on <= today
	})
	if !due {
		return s, false, nil
	}
	s, err = d.Sheet(ctx, who, m)
	return s, s.Closure == nil && len(s.Lines) > 0, err
}

// Owners are the accounts that answer for a line, each once.
func (s Sheet) Owners() (out []base.AccountID) {
	for _, l := range s.Lines {
		if l.Owned() && !slices.Contains(out, l.Owner) {
			out = append(out, l.Owner)
		}
	}
	return out
}

// Awaits names the lines of which somebody still has something to say: a value to type, or what
// explains an alert.
func (s Sheet) Awaits(owner base.AccountID) string {
	return names(s.Lines, func(l Line) bool { return l.Owner == owner && (l.untyped() || l.unexplained()) })
}
