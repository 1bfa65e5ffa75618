package ledger

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// Given is volunteer time, valued: it shows at the foot of the income statement, on
// both sides, and never changes the result (ANC 2018-06, art. 211-1 and following).
type Given struct {
	What    string
	Minutes int64
	Hourly  money.Cents // what an hour is worth
	Day     day.Day
	Axes
}

// Value is what the time is worth.
func (g Given) Value() money.Cents { return g.Hourly.Ratio(g.Minutes, 60) }

// Value writes the draft of volunteer time on the accounts of the chart in use.
func (d *Desk) Value(ctx context.Context, who base.Actor, g Given) (Entry, error) {
	var wrong base.Checks
	wrong.Require("what", g.What)
	if g.Minutes <= 0 {
		wrong.Wrong("hours", "ledger.hours_positive")
	}
	if g.Hourly <= 0 || g.Hourly > money.Max {
		wrong.Wrong("hourly", "ledger.amount_positive")
	}
	if err := wrong.Fault(); err != nil {
		return Entry{}, err
	}
	all, err := d.Accounts(ctx, d.DB, who)
	if err != nil {
		return Entry{}, err
	}
	books, err := d.Journals(ctx, d.DB, who)
	if err != nil {
		return Entry{}, err
	}
	work, gift := firstOf(all, "864"), firstOf(all, "875")
	if work == "" || gift == "" {
		return Entry{}, base.Refuse(base.Invalid, "ledger.no_volunteer_accounts")
	}
	used, given := Side(work, g.Value()), Side(gift, -g.Value())
	used.Axes, given.Axes = g.Axes, g.Axes
	return d.Write(ctx, who, Draft{Journal: ofKind(books, General), Day: g.Day, Label: g.What, Lines: []Line{used, given}})
}

// firstOf finds the first open account that begins by figures.
func firstOf(all []Account, prefix string) string {
	for _, a := range all {
		if strings.HasPrefix(a.Code, prefix) && a.ClosedOn == "" {
			return a.Code
		}
	}
	return ""
}

// ofKind finds the first open journal of a kind.
func ofKind(all []Journal, kind Kind) string {
	for _, j := range all {
		if j.Kind == kind && j.ClosedOn == "" {
			return j.Code
		}
	}
	return ""
}
