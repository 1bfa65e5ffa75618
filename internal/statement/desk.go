package statement

import (
	"context"
	"maps"
	"slices"
	"strings"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Desk is where the verbs of the room live; all of them read.
type Desk struct {
	DB         *db.DB
	Ledger     *ledger.Desk
	Activities *activity.Desk
	// Dues tells what invoices and expenses are to be paid up to a day; nil where nobody knows.
	Dues func(ctx context.Context, who base.Actor, until day.Day) (bills, claims money.Cents, err error)
	// Planned tells what the budget that holds plans by account over whole months, costs and
	// income alike positive; nil, or nothing told, where there is none.
	Planned func(ctx context.Context, who base.Actor, from, to day.Day) (map[string]money.Cents, error)
}

// Period is a stretch of one financial year.
type Period struct {
	Year     ledger.Year
	From, To day.Day
	Before   *ledger.Year // the year before, where the books have it
}

// Model is the way in which the year's statements are drawn up.
func (p Period) Model() chart.Model { return chart.ModelOf(chart.ID(p.Year.Chart)) }

// Period finds the year of a stretch of days. Without a last day it is the year of
// today, or the latest; without a first day the stretch begins with the year.
func (d *Desk) Period(ctx context.Context, who base.Actor, from, to day.Day) (Period, error) {
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return Period{}, err
	}
	if len(years) == 0 {
		return Period{}, base.Refuse(base.NotFound, "statement.no_books")
	}
	p := Period{Year: years[0], From: from, To: to}
	on := to
	if on == "" {
		on = day.Of(d.DB.Now(), who.Zone)
	}
	at := slices.IndexFunc(years, func(y ledger.Year) bool { return y.Holds(on) })
	switch {
	case at >= 0:
		p.Year = years[at]
	case to != "":
		return p, base.Wrong("to", "statement.no_year")
	default:
		at = 0
	}
	if to == "" {
		p.To = p.Year.To
	}
	if from == "" {
		p.From = p.Year.From
	}
	if !p.Year.Holds(p.From) || p.To < p.From {
		return p, base.Wrong("from", "statement.one_year")
	}
	if at+1 < len(years) {
		p.Before = &years[at+1]
	}
	return p, nil
}

// last is the same stretch a year before, within the year before; the sheet's is its end.
func (p Period) last() (from, to day.Day) {
	if p.From == p.Year.From && p.To == p.Year.To {
		return p.Before.From, p.Before.To
	}
	return max(p.From.AddMonths(-12), p.Before.From), min(p.To.AddMonths(-12), p.Before.To)
}

// Past is the same stretch a year before, where the books have it.
func (p Period) Past() (Period, bool) {
	if p.Before == nil {
		return Period{}, false
	}
	was := Period{Year: *p.Before}
	was.From, was.To = p.last()
	return was, was.From <= was.To
}

// Income is the income statement of a stretch, what was carried forward left out.
func (d *Desk) Income(ctx context.Context, who base.Actor, p Period) (Rows, error) {
	now, err := d.flows(ctx, who, p.Year, p.From, p.To)
	if err != nil || p.Before == nil {
		return Draw(p.Model(), now), err
	}
	from, to := p.last()
	last, err := d.flows(ctx, who, *p.Before, from, to)
	return Draw(p.Model(), now).Beside(Draw(p.Model(), last)), err
}

// plan sets beside an income statement what the budget plans for its days, where they are
// whole months, and tells whether there is a budget.
func (d *Desk) plan(ctx context.Context, who base.Actor, p Period, rows Rows) (bool, error) {
	if d.Planned == nil || p.From.Dom() != 1 || p.To.Add(1).Dom() != 1 {
		return false, nil
	}
	planned, err := d.Planned(ctx, who, p.From, p.To)
	if err != nil || len(planned) == 0 {
		return false, err
	}
	var held []Held
	for code, c := range planned {
		if code[0] == '7' || strings.HasPrefix(code, "87") {
			c = -c
		}
		held = append(held, Held{Account: code, Net: c})
	}
	for i, r := range Draw(p.Model(), held) {
		rows[i].Plan = r.Net()
	}
	return true, nil
}

// flows are the movements of classes 6, 7 and 8.
func (d *Desk) flows(ctx context.Context, who base.Actor, y ledger.Year, from, to day.Day) ([]Held, error) {
	all, err := d.Ledger.ByAccount(ctx, d.DB, who, y, from, to)
	if err != nil {
		return nil, err
	}
	balance := map[string]money.Cents{}
	for _, t := range all {
		if t.Account[0] >= '6' && !t.Opening {
			balance[t.Account] += t.Net()
		}
	}
	return Pieces(balance, nil), nil
}

// Sheet is the balance sheet on the last day of a stretch, beside that at the end of
// the year before.
func (d *Desk) Sheet(ctx context.Context, who base.Actor, p Period) (Rows, error) {
	now, err := d.held(ctx, who, p.Year, p.To)
	if err != nil || p.Before == nil {
		return Draw(p.Model(), now), err
	}
	last, err := d.held(ctx, who, *p.Before, p.Before.To)
	return Draw(p.Model(), now).Beside(Draw(p.Model(), last)), err
}

// held is what each account holds on a day, third party by third party.
func (d *Desk) held(ctx context.Context, who base.Actor, y ledger.Year, on day.Day) ([]Held, error) {
	all, err := d.Ledger.ByAccount(ctx, d.DB, who, y, y.From, on)
	if err != nil {
		return nil, err
	}
	owed, err := d.Ledger.OwedOn(ctx, d.DB, who, y, on)
	if err != nil {
		return nil, err
	}
	thirds := make([]Held, len(owed))
	for i, o := range owed {
		thirds[i] = Held{o.Account, o.Third, o.Debit - o.Credit}
	}
	return Pieces(ledger.Balance(all), thirds), nil
}

// Held is what accounts hold over a stretch: income and costs of its days alone, and of the
// days of the year before it apart, the rest as it stands on the last day, third party by
// third party.
func (d *Desk) Held(ctx context.Context, who base.Actor, p Period) (all, earlier []Held, err error) {
	stands, err := d.held(ctx, who, p.Year, p.To)
	if err != nil || p.From == p.Year.From {
		return stands, nil, err
	}
	for _, h := range stands {
		if h.Account[0] < '6' {
			all = append(all, h)
		}
	}
	moved, err := d.flows(ctx, who, p.Year, p.From, p.To)
	if err != nil {
		return nil, nil, err
	}
	earlier, err = d.flows(ctx, who, p.Year, p.Year.From, p.From.Add(-1))
	return append(all, moved...), earlier, err
}

// Weighed is a row of the trial balance: what an account held before the stretch,
// what moved in it, what it holds after.
type Weighed struct {
	Code, Label   string
	Before        money.Cents // debit less credit; what was carried forward is before
	Debit, Credit money.Cents
	Lines         int64 // that moved it
}

// After is what the account holds at the end.
func (w Weighed) After() money.Cents { return w.Before + w.Debit - w.Credit }

// total adds up a trial balance.
func total(all []Weighed) (sum Weighed) {
	for _, w := range all {
		sum.Before, sum.Debit, sum.Credit = sum.Before+w.Before, sum.Debit+w.Debit, sum.Credit+w.Credit
	}
	return sum
}

// Trial is the trial balance of a stretch.
func (d *Desk) Trial(ctx context.Context, who base.Actor, p Period) ([]Weighed, error) {
	labels, err := d.labels(ctx, who)
	if err != nil {
		return nil, err
	}
	all, err := d.weigh(ctx, d.DB, who, p)
	for i, w := range all {
		all[i].Label = labels[w.Code]
	}
	return all, err
}

// weigh draws the trial balance, its labels left out.
func (d *Desk) weigh(ctx context.Context, r db.Reader, who base.Actor, p Period) ([]Weighed, error) {
	moved, err := d.Ledger.ByAccount(ctx, r, who, p.Year, p.From, p.To)
	if err != nil {
		return nil, err
	}
	rows, lines := map[string]*Weighed{}, map[string]int64{}
	row := func(code string) *Weighed {
		if rows[code] == nil {
			rows[code] = &Weighed{Code: code}
		}
		return rows[code]
	}
	for _, t := range moved {
		lines[t.Account] += t.Lines
		if t.Opening {
			row(t.Account).Before += t.Net()
			continue
		}
		r := row(t.Account)
		r.Debit, r.Credit, r.Lines = r.Debit+t.Debit, r.Credit+t.Credit, r.Lines+t.Lines
	}
	if p.From > p.Year.From {
		before, err := d.Ledger.ByAccount(ctx, r, who, p.Year, p.Year.From, p.From.Add(-1))
		if err != nil {
			return nil, err
		}
		for _, t := range before {
			lines[t.Account] += t.Lines
			row(t.Account).Before += t.Net()
		}
	}
	out := make([]Weighed, 0, len(rows))
	for _, code := range slices.Sorted(maps.Keys(rows)) {
		if lines[code] > 0 { // what moved later only, in a month counted whole, did not move
			out = append(out, *rows[code])
		}
	}
	return out, nil
}

// labels names the accounts of the place.
func (d *Desk) labels(ctx context.Context, who base.Actor) (map[string]string, error) {
	all, err := d.Ledger.Accounts(ctx, d.DB, who)
	labels := make(map[string]string, len(all))
	for _, a := range all {
		labels[a.Code] = a.Label
	}
	return labels, err
}

// thirds names the third parties of the place.
func (d *Desk) thirds(ctx context.Context, who base.Actor) (map[string]string, error) {
	all, err := d.Ledger.Thirds(ctx, d.DB, who)
	names := make(map[string]string, len(all))
	for _, t := range all {
		names[t.Code] = t.Label
	}
	return names, err
}
