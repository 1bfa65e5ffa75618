package board

import (
	"context"
	"slices"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
)

// trend is how many months a trend shows, the one of the board included.
const trend = 12

// book is all that is known of the boards of a span: what is kept, and what is measured.
type book struct {
	span
	all       []Indicator // those that were taken off too
	closed    map[forecast.Month]Closure
	frozen    map[forecast.Month][]Line
	said      map[forecast.Month]map[IndicatorID]reading
	decisions []Decision
	team      []account.Grant
	gauge     gauge
}

// read reads a span: in a number of queries that depends neither on how many indicators there
// are, nor on how many lines the books have.
func (d *Desk) read(ctx context.Context, who base.Actor, from, to forecast.Month) (*book, error) {
	b := &book{span: span{from, to, d.today(who)}}
	if err := b.load(ctx, d.DB, who.Place); err != nil {
		return nil, err
	}
	var err error
	if b.team, err = d.Team(ctx, who); err != nil {
		return nil, err
	}
	b.gauge, err = d.measure(ctx, who, b.followed(), b.open())
	return b, err
}

// load reads what the room itself keeps.
func (b *book) load(ctx context.Context, r db.Reader, place base.PlaceID) (err error) {
	if b.all, err = indicators(ctx, r, place); err != nil {
		return err
	}
	b.closed, b.frozen, b.said = map[forecast.Month]Closure{}, map[forecast.Month][]Line{}, map[forecast.Month]map[IndicatorID]reading{}
	shut, err := closures(ctx, r, place, b.from, b.to)
	if err != nil {
		return err
	}
	for _, c := range shut {
		b.closed[c.Month] = c.Closure
	}
	kept, err := values(ctx, r, place, b.from, b.to)
	if err != nil {
		return err
	}
	for _, f := range kept {
		b.frozen[f.Month] = append(b.frozen[f.Month], f.Line)
	}
	said, err := readings(ctx, r, place, b.from, b.to)
	if err != nil {
		return err
	}
	for _, v := range said {
		if b.said[v.Month] == nil {
			b.said[v.Month] = map[IndicatorID]reading{}
		}
		b.said[v.Month][v.Indicator] = v
	}
	b.decisions, err = decisions(ctx, r, place, b.from, b.to)
	return err
}

// open is what is left to measure: from the first month of the span that is not closed.
func (b *book) open() span {
	s := b.span
	for s.from <= s.to {
		if _, shut := b.closed[s.from]; !shut {
			break
		}
		s.from = s.from.Add(1)
	}
	return s
}

// living are the indicators that are on the board.
func (b *book) living() []Indicator {
	return slices.DeleteFunc(slices.Clone(b.all), func(i Indicator) bool { return i.Slot == 0 })
}

// followed are those that some month that is measured may show, each as it last was.
func (b *book) followed() []Indicator {
	if s := b.open(); s.from > s.to {
		return nil
	}
	return b.all
}

// value is that of an indicator in a month: as it was kept, or as it is now.
func (b *book) value(i Indicator, m forecast.Month) *int64 {
	if _, shut := b.closed[m]; shut {
		for _, l := range b.frozen[m] {
			if l.ID == i.ID {
				return l.Value
			}
		}
		return nil
	}
	if i.Source == Typed {
		return b.said[m][i.ID].Value
	}
	return b.gauge(i, m)
}

// sheet is the board of a month of the span.
func (b *book) sheet(m forecast.Month) Sheet {
	s := Sheet{Month: m, On: b.on}
	if c, shut := b.closed[m]; shut {
		s.Closure, s.Lines = &c, slices.Clone(b.frozen[m])
	} else {
		for _, i := range b.living() {
			v := b.value(i, m)
			running := m == forecast.MonthOf(b.on)
			s.Lines = append(s.Lines, Line{Indicator: i, OwnerName: b.name(i.Owner), Value: v, Remark: b.said[m][i.ID].Remark,
				Light: i.Light(v, running), Growing: running && i.Source.addsUp()})
		}
	}
	for k := range s.Lines {
		l := &s.Lines[k]
		l.Before = b.value(l.Indicator, m.Add(-1))
		for at := max(b.from, m.Add(1-trend)); at <= m; at = at.Add(1) {
			if v := b.value(l.Indicator, at); v != nil && (at < m || !l.Growing) {
				l.Trend = append(l.Trend, Point{at, *v})
			}
		}
	}
	for _, dec := range b.decisions {
		if dec.within(m) {
			s.Decisions = append(s.Decisions, b.named(dec))
		}
	}
	s.Decisions = inOrder(s.Decisions)
	return s
}

// name is that of somebody of the team, "" where they left it.
func (b *book) name(id base.AccountID) string {
	for _, g := range b.team {
		if g.Account == id {
			return g.Name
		}
	}
	return ""
}

// named tells who carries a decision, and which indicator it comes from.
func (b *book) named(dec Decision) Decision {
	dec.CarrierName = b.name(dec.Carrier)
	for _, i := range b.all {
		if i.ID == dec.Indicator {
			dec.IndicatorName = i.Name
		}
	}
	return dec
}

// Sheet reads the board of a month: as it was kept where it is closed, as it is now otherwise.
func (d *Desk) Sheet(ctx context.Context, who base.Actor, m forecast.Month) (Sheet, error) {
	if m > d.Now(who) {
		return Sheet{}, base.Refuse(base.NotFound, "base.not_found")
	}
	b, err := d.read(ctx, who, m.Add(-trend), m)
	if err != nil {
		return Sheet{}, err
	}
	s := b.sheet(m)
	if err := d.standing(ctx, who, &s); err != nil {
		return s, err
	}
	if s.Closure == nil && s.Over() {
		told, drafts, err := d.readiness(ctx, who, m)
		s.Steps = s.steps(told, drafts)
		return s, err
	}
	return s, nil
}

// standing finds the budget that a gap of the board is held against.
func (d *Desk) standing(ctx context.Context, who base.Actor, s *Sheet) error {
	if !slices.ContainsFunc(s.Lines, func(l Line) bool { return l.Source == BudgetGap }) {
		return nil
	}
	v, there, err := d.Budgets.Standing(ctx, who, s.Month.Last())
	if there {
		s.Budget = v.ID
	}
	return err
}

// Waiting lists the months that are over and not closed: since the first that ever was, or
// the last one where none was.
func (d *Desk) Waiting(ctx context.Context, who base.Actor) (out []forecast.Month, err error) {
	last := d.Now(who).Add(-1)
	first, err := firstClosed(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	if first == "" {
		first = last
	}
	first = max(first, last.Add(1-trend))
	shut, err := closures(ctx, d.DB, who.Place, first, last)
	for m := first; m <= last; m = m.Add(1) {
		if !slices.ContainsFunc(shut, func(c closed) bool { return c.Month == m }) {
			out = append(out, m)
		}
	}
	return out, err
}
