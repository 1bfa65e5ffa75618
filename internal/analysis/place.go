package analysis

import (
	"context"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/space"
	"pilotis/internal/statement"
)

// Explain says why the result of a stretch is not that of a year before; not known where the
// books do not have that year.
func (d *Desk) Explain(ctx context.Context, who base.Actor, p statement.Period) (c Causes, known bool, err error) {
	now, last, err := d.Beside(ctx, who, p)
	if err != nil || last == nil {
		return c, false, err
	}
	soldNow, err := d.sold(ctx, who, now.Period)
	if err != nil {
		return c, false, err
	}
	soldLast, err := d.sold(ctx, who, last.Period)
	return Explain(last.Books, now.Books, soldLast, soldNow), true, err
}

// sold tells what each activity sold, and how long its spaces were lent.
func (d *Desk) sold(ctx context.Context, who base.Actor, p statement.Period) (map[base.ActivityID]Sold, error) {
	all, keys, err := d.totals(ctx, who, p)
	if err != nil {
		return nil, err
	}
	out := map[base.ActivityID]Sold{}
	for _, t := range all {
		if t.Opening || !salesAll.holds(t.Account) {
			continue
		}
		for value, net := range t.Parts("activity", keys) {
			s := out[base.ActivityID(value)]
			if salesLent.holds(t.Account) {
				s.Lent -= net
			} else {
				s.Rest -= net
			}
			out[base.ActivityID(value)] = s
		}
	}
	lent, err := booking.Totals(ctx, d.DB, who.Place, p.From, p.To.Add(1))
	for _, t := range lent {
		if s, sells := out[t.Activity]; sells && t.Activity != "" {
			s.Minutes += int64(t.Minutes)
			out[t.Activity] = s
		}
	}
	return out, err
}

// totals are those of a stretch, and the keys that share them out.
func (d *Desk) totals(ctx context.Context, who base.Actor, p statement.Period) ([]ledger.Total, map[ledger.SplitID]ledger.SplitKey, error) {
	all, err := d.Ledger.Between(ctx, d.DB, who, p.Year, p.From, p.To)
	if err != nil {
		return nil, nil, err
	}
	keys, err := d.Ledger.Keyed(ctx, d.DB, who)
	return all, keys, err
}

// Months tells how far a stretch had come at the end of each month.
func (d *Desk) Months(ctx context.Context, who base.Actor, p statement.Period) ([]Reached, error) {
	all, err := d.Ledger.Between(ctx, d.DB, who, p.Year, p.From, p.To)
	return Months(all, p.From, p.To), err
}

// Margins tells what each activity leaves, and what it uses of the place.
func (d *Desk) Margins(ctx context.Context, who base.Actor, p statement.Period) ([]Margin, error) {
	all, keys, err := d.totals(ctx, who, p)
	if err != nil {
		return nil, err
	}
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	return Margins(all, keys, usesOf(plan, p.From, min(p.To, d.today(who)))), nil
}

// named gives the activities of the place by their identifiers, those that ended too.
func (d *Desk) named(ctx context.Context, who base.Actor) (map[base.ActivityID]activity.Activity, error) {
	all, err := d.Activities.List(ctx, who)
	out := make(map[base.ActivityID]activity.Activity, len(all))
	for _, a := range all {
		out[a.ID] = a
	}
	return out, err
}

// usesOf tells what activities use of a place: desks, square metres, and how long the space
// of theirs that opens most was open.
func usesOf(plan *space.Plan, from, to day.Day) map[base.ActivityID]Use {
	out := map[base.ActivityID]Use{}
	for _, s := range plan.Ordered() {
		if s.Activity == "" || !s.Retired.IsZero() {
			continue
		}
		u := out[s.Activity]
		if s.Kind == space.KindDesk {
			u.Desks += s.Capacity
		}
		if !within(plan, s) {
			u.Surface += s.Surface
		}
		minutes := 0
		for _, open := range plan.Openings(s.ID, from.Start(plan.Zone()), to.Add(1).Start(plan.Zone())) {
			minutes += int(open.To.Sub(open.From).Minutes())
		}
		u.Minutes = max(u.Minutes, minutes)
		out[s.Activity] = u
	}
	return out
}

// within tells whether a space lies in one of the same activity whose surface is known, and
// which it is a part of.
func within(plan *space.Plan, s space.Space) bool {
	for _, above := range plan.Path(s.ID) {
		if above.ID != s.ID && above.Activity == s.Activity && above.Surface > 0 {
			return true
		}
	}
	return false
}
