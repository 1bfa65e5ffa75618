package vat

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Watch holds the turnover of a calendar year against the thresholds of the franchise:
// services alone, then everything.
func (d *Desk) Watch(ctx context.Context, r db.Reader, who base.Actor, year int) ([]Meter, error) {
	limits, err := d.limits(ctx, r, who, day.Date(year, 1, 1))
	if err != nil {
		return nil, err
	}
	sold, err := d.soldByMonth(ctx, r, who, year)
	if err != nil {
		return nil, err
	}
	rough := []Meter{Measure(sold, year, true, limits[0]), Measure(sold, year, false, limits[1])}
	for _, m := range rough {
		for _, passed := range []day.Day{m.Alert, m.Exit} {
			if sold, err = d.dayByDay(ctx, r, who, sold, passed); err != nil {
				return nil, err
			}
		}
	}
	out := []Meter{Measure(sold, year, true, limits[0]), Measure(sold, year, false, limits[1])}
	return out, d.sinceLast(ctx, r, who, out)
}

// sinceLast ends the franchise on the first of January where the first threshold was passed
// in the year before, under the franchise.
func (d *Desk) sinceLast(ctx context.Context, r db.Reader, who base.Actor, now []Meter) error {
	all, err := regimes(ctx, r, who.Place)
	if err != nil {
		return err
	}
	last := now[0].Year - 1
	if g, told := On(all, day.Date(last, 12, 31)); !told || g.Kind != Franchise {
		return nil
	}
	limits, err := d.limits(ctx, r, who, day.Date(last, 12, 31))
	if err != nil {
		return err
	}
	sold, err := d.soldByMonth(ctx, r, who, last)
	for i := range now {
		if Measure(sold, last, now[i].Services, limits[i]).Alert != "" {
			now[i].Exit, now[i].Before = day.Date(now[i].Year, 1, 1), true
		}
	}
	return err
}

// limits are the thresholds of services and of everything.
func (d *Desk) limits(ctx context.Context, r db.Reader, who base.Actor, on day.Day) (out [2]Limit, err error) {
	for i, key := range []string{"vat_franchise_services", "vat_franchise_goods"} {
		if out[i].First, err = d.Law.On(ctx, r, who, key, on); err != nil {
			return out, err
		}
		if out[i].Second, err = d.Law.On(ctx, r, who, key+"_plus", on); err != nil {
			return out, err
		}
	}
	return out, nil
}

// soldByMonth reads the turnover of a calendar year from monthly totals, each month on its
// first day.
func (d *Desk) soldByMonth(ctx context.Context, r db.Reader, who base.Actor, year int) ([]Sold, error) {
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil {
		return nil, err
	}
	first, last := day.Date(year, 1, 1), day.Date(year, 12, 31)
	var out []Sold
	for _, y := range years {
		if y.To < first || y.From > last {
			continue
		}
		all, err := d.Ledger.Totals(ctx, r, who, y.ID, string(first[:7]), string(last[:7]))
		if err != nil {
			return nil, err
		}
		for _, t := range all {
			if strings.HasPrefix(t.Account, "70") && !t.Opening {
				out = append(out, Sold{day.Day(t.Month + "-01"), IsGoods(t.Account), -t.Net()})
			}
		}
	}
	return out, nil
}

// dayByDay puts the days of a month in place of its total.
func (d *Desk) dayByDay(ctx context.Context, r db.Reader, who base.Actor, sold []Sold, month day.Day) ([]Sold, error) {
	if month == "" || month.Dom() != 1 {
		return sold, nil
	}
	var out []Sold
	for _, s := range sold {
		if s.Day[:7] != month[:7] {
			out = append(out, s)
		}
	}
	chart, err := d.Ledger.Accounts(ctx, r, who)
	for _, a := range chart {
		if !strings.HasPrefix(a.Code, "70") {
			continue
		}
		lines, err := d.Ledger.Lines(ctx, r, who, a.Code, month, month.AddMonths(1).Add(-1))
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			out = append(out, Sold{l.Day, IsGoods(a.Code), -l.Amount()})
		}
	}
	return out, err
}

// exit is the day of a calendar year from which the franchise is lost, empty where it holds.
func (d *Desk) exit(ctx context.Context, r db.Reader, who base.Actor, year int) (day.Day, error) {
	meters, err := d.Watch(ctx, r, who, year)
	var first day.Day
	for _, m := range meters {
		if m.Exit != "" && (first == "" || m.Exit < first) {
			first = m.Exit
		}
	}
	return first, err
}

// Guard refuses VAT to a place that may not charge nor deduct it (CGI, art. 293 E and
// 283, 3). What carries balances forward and what undoes an entry pass, and so does VAT
// from the day on which the franchise was lost.
func (d *Desk) Guard(ctx context.Context, tx *db.Tx, e ledger.Entry) error {
	at := charging(e.Lines)
	if at < 0 || e.Reverses != "" || strings.HasPrefix(e.Source, source) {
		return nil
	}
	all, err := regimes(ctx, tx, tx.Who.Place)
	if err != nil {
		return err
	}
	g, told := On(all, e.Day)
	if !told || g.Kind == Real {
		return nil
	}
	if opening, err := d.opens(ctx, tx, e); err != nil || opening {
		return err
	}
	if g.Kind == Franchise {
		lost, err := d.exit(ctx, tx, tx.Who, e.Day.Year())
		if err != nil || lost != "" && lost <= e.Day {
			return err
		}
	}
	return base.Wrong("lines", "vat.refused_"+string(g.Kind), base.Args{"line": at + 1, "account": e.Lines[at].Account})
}

// charging finds the first line that charges VAT or deducts it.
func charging(lines []ledger.Line) int {
	for i, l := range lines {
		switch UseOf(l.Account) {
		case Collected, Acquired, WaitingSales:
			if l.Credit > 0 {
				return i
			}
		case OnAssets, OnCosts, WaitingCosts:
			if l.Debit > 0 {
				return i
			}
		}
	}
	return -1
}

// opens tells whether an entry carries balances forward.
func (d *Desk) opens(ctx context.Context, tx *db.Tx, e ledger.Entry) (bool, error) {
	all, err := d.Ledger.Journals(ctx, tx, tx.Who)
	for _, j := range all {
		if j.Code == e.Journal && j.Kind == ledger.Opening {
			return true, err
		}
	}
	return false, err
}
