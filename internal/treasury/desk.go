package treasury

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/vat"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Ledger    *ledger.Desk
	Purchases *purchase.Desk
	Vat       *vat.Desk
	// Expected tells what the forecast in use expects of some months; nil, or nothing told,
	// where there is none.
	Expected func(ctx context.Context, who base.Actor, from forecast.Month, months int) ([]Month, error)
}

// View is what the room tells at once.
type View struct {
	Plan
	Free    Free
	Ahead   []Point // the bank at the end of each month, as it was and as it will be
	Own     []Line  // what somebody wrote
	ByBooks bool    // whether what is expected comes from last year's books, for want of a forecast
}

// Point is what is at hand at the end of a month.
type Point struct {
	Month   forecast.Month
	In, Out money.Cents
	End     money.Cents
	Actual  bool
}

// usual delays, in days, where nothing says when money passes.
const (
	usualDelay = 30
	grantDelay = 60
)

// monthsAhead and monthsBehind are how far the rolling view looks.
const (
	monthsAhead  = 12
	monthsBehind = 6
)

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// Look tells how the bank stands and what is ahead.
func (d *Desk) Look(ctx context.Context, who base.Actor) (v View, err error) {
	on := d.today(who)
	b, err := d.books(ctx, who, on)
	if err != nil {
		return v, err
	}
	promised, err := d.promised(ctx, who, on, b)
	if err != nil {
		return v, err
	}
	if v.Own, err = lines(ctx, d.DB, who.Place); err != nil {
		return v, err
	}
	for _, l := range v.Own {
		if l.Day >= on {
			promised = append(promised, Flow{Kind: forecast.OfFlows, Label: l.Label, Day: l.Day, Cents: l.Cents, Sure: l.Sure})
		}
	}
	months, err := d.expected(ctx, who, on)
	if err != nil {
		return v, err
	}
	if v.ByBooks = len(months) == 0; v.ByBooks {
		months = b.lastYear(on)
	}
	flows := slices.Concat(promised, Expect(on, months, promised))
	v.Plan = Place(on, b.cash(), flows, Weeks)
	v.Free = b.free(on, promised)
	v.Ahead = append(b.behind(on, monthsBehind), ahead(on, b.cash(), flows)...)
	return v, nil
}

// Behind tells what was at hand at the end of each of some months that were, then what is at
// hand today; nothing where there are no books.
func (d *Desk) Behind(ctx context.Context, who base.Actor, months int) ([]Point, error) {
	on := d.today(who)
	b, err := d.books(ctx, who, on)
	if err != nil || len(b.held) == 0 {
		return nil, err
	}
	now := forecast.MonthOf(on)
	return append(b.behind(on, months), Point{now, b.turned[now].in, b.turned[now].out, b.cash(), true}), nil
}

func (d *Desk) expected(ctx context.Context, who base.Actor, on day.Day) ([]Month, error) {
	if d.Expected == nil {
		return nil, nil
	}
	return d.Expected(ctx, who, forecast.MonthOf(on), monthsAhead)
}

// promised gathers what the place owes and is owed, each on the day when it should pass.
func (d *Desk) promised(ctx context.Context, who base.Actor, on day.Day, b books) ([]Flow, error) {
	bills, err := d.Purchases.Payables(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	var out []Flow
	for _, p := range bills {
		f := Flow{Kind: forecast.OfCosts, Label: p.Name + " · " + p.Reference, Day: p.Due, Cents: -p.Amount, Sure: true, Source: "bill:" + p.Fact, Path: "/bills/" + p.Fact}
		if p.Claimed {
			f.Source, f.Path = "claim:"+p.Fact, "/claims/"+p.Fact
		}
		out = append(out, f)
	}
	aged, err := d.Ledger.AgedBalance(ctx, d.DB, who, on)
	if err != nil {
		return nil, err
	}
	for _, a := range aged {
		if f, owed := receivable(a); owed {
			out = append(out, f)
		}
	}
	state, err := d.state(ctx, who, on, b)
	if err != nil {
		return nil, err
	}
	out = append(out, state...)
	delayed, err := delays(ctx, d.DB, who.Place)
	for i, f := range out {
		if to, there := delayed[f.Source]; there && to.Day >= on {
			out[i].Day = to.Day
		}
	}
	return out, err
}

// receivable is what a customer or a funder owes, expected a while after the oldest of it.
func receivable(a ledger.Aged) (f Flow, owed bool) {
	total := a.Total()
	f = Flow{Kind: forecast.OfSales, Label: a.Name, Day: a.Oldest.Add(usualDelay), Cents: total, Sure: true, Source: "owed:" + a.Account + ":" + a.Third, Path: "/ledger/thirds"}
	if strings.HasPrefix(a.Account, "44") {
		f.Kind, f.Day = forecast.OfGrants, a.Oldest.Add(grantDelay)
	}
	return f, total > 0 && (strings.HasPrefix(a.Account, "41") || strings.HasPrefix(a.Account, "441") || strings.HasPrefix(a.Account, "46"))
}

// state is what wages, contributions and VAT leave to pay: what their accounts hold.
func (d *Desk) state(ctx context.Context, who base.Actor, on day.Day, b books) (out []Flow, err error) {
	next := on.FirstOfMonth().AddMonths(1)
	add := func(kind forecast.Kind, label string, pays day.Day, prefixes ...string) {
		if owed := -b.sum(prefixes...); owed > 0 {
			out = append(out, Flow{Kind: kind, Label: label, Day: pays, Cents: -owed, Sure: true, Source: "state:" + prefixes[0], Path: "/reports/sheet"})
		}
	}
	add(forecast.OfStaff, "treasury.wages", next.Add(-1), "421", "427", "428")
	add(forecast.OfStaff, "treasury.contributions", next.Add(14), "43")
	due := next.Add(19)
	duties, err := d.Vat.Duties(ctx, d.DB, who, on)
	for _, u := range duties {
		if u.DueOn >= on {
			due = min(due, u.DueOn)
		}
	}
	add(forecast.OfVAT, "treasury.vat", due, "4455")
	return out, err
}

// Add keeps a line that somebody knows of.
func (d *Desk) Add(ctx context.Context, who base.Actor, l Line) (Line, error) {
	l.Label = strings.TrimSpace(l.Label)
	var wrong base.Checks
	wrong.Require("label", l.Label)
	if _, err := day.Parse(string(l.Day)); err != nil {
		wrong.Wrong("day", "base.not_a_day")
	} else if l.Day < d.today(who) {
		wrong.Wrong("day", "treasury.past")
	}
	if l.Cents == 0 {
		wrong.Wrong("amount", "base.required")
	}
	if len([]rune(l.Label)) > labelMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": labelMax})
	}
	if err := wrong.Fault(); err != nil {
		return l, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		l.ID = base.NewID[Line](tx.Now)
		if err := insertLine(ctx, tx, l); err != nil {
			return err
		}
		return tx.Record(ctx, "treasury", string(l.ID), "added", db.Detail{"label": l.Label, "day": l.Day, "amount": l.Cents})
	})
	return l, err
}

const labelMax = 120

// Drop takes a line away.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id LineID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := deleteLine(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "treasury", string(id), "dropped", nil)
	})
}

// Delay says that something owed will be paid on another day, and why.
func (d *Desk) Delay(ctx context.Context, who base.Actor, source string, to day.Day, reason string) error {
	var wrong base.Checks
	if _, err := day.Parse(string(to)); err != nil || to < d.today(who) {
		wrong.Wrong("day", "treasury.past")
	}
	wrong.Require("reason", reason)
	if err := wrong.Fault(); err != nil {
		return err
	}
	v, err := d.Look(ctx, who)
	if err != nil {
		return err
	}
	if !v.holds(source) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putDelay(ctx, tx, delay{source, to, strings.TrimSpace(reason)}); err != nil {
			return err
		}
		return tx.Record(ctx, "treasury", source, "delayed", db.Detail{"day": to, "reason": reason})
	})
}

// holds tells whether a source is among what is promised.
func (p Plan) holds(source string) bool {
	for _, w := range p.Weeks {
		for _, f := range w.Flows {
			if source != "" && f.Source == source {
				return true
			}
		}
	}
	return false
}
