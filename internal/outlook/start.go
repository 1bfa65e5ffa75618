package outlook

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/payroll"
	"pilotis/internal/words"
)

// The figures that a forecast begins with where nobody said any: what people then change.
const (
	usualInflation = money.Rate(200)
	usualVAT       = money.Rate(2000)
	evenOdds       = money.Rate(5000)
)

// Blank is a forecast without hypotheses, from the first of January to come.
func (d *Desk) Blank(ctx context.Context, who base.Actor, months int) (Body, error) {
	start := day.Date(d.today(who).Year()+1, 1, 1)
	return d.frame(ctx, who, forecast.MonthOf(start), months)
}

// frame is what every forecast of a place has.
func (d *Desk) frame(ctx context.Context, who base.Actor, start forecast.Month, months int) (b Body, err error) {
	h := forecast.Hypotheses{Start: start, Months: months, Association: true, Inflation: usualInflation, VAT: forecast.VAT{Regime: forecast.NoVAT}}
	if taxed, err := d.Taxed(ctx, who); err != nil {
		return b, err
	} else if taxed {
		h.VAT.Regime = forecast.Real
	}
	return Body{Hypotheses: h}, nil
}

// FromYear is a forecast that goes on from a year of the books: it opens with what the year
// leaves, to the cent, and expects each activity to sell and to cost what it did, in the
// same months. What it says of grants is to be confirmed, and loans to be written down.
func (d *Desk) FromYear(ctx context.Context, who base.Actor, id ledger.YearID, months int) (b Body, err error) {
	y, err := d.Ledger.Year(ctx, d.DB, who, id)
	if err != nil {
		return b, err
	}
	if b, err = d.frame(ctx, who, forecast.MonthOf(y.To.Add(1)), months); err != nil {
		return b, err
	}
	totals, err := d.Ledger.Totals(ctx, d.DB, who, id, "", "")
	if err != nil {
		return b, err
	}
	accounts, err := d.Ledger.Accounts(ctx, d.DB, who)
	if err != nil {
		return b, err
	}
	labels := map[string]string{}
	for _, a := range accounts {
		labels[a.Code] = a.Label
	}
	names, err := d.names(ctx, who)
	if err != nil {
		return b, err
	}
	h := &b.Hypotheses
	if h.Association = chart.ID(y.Chart).Association(); !h.Association {
		if h.Tax, err = law.CompanyBands(y.To.Add(1), law.On); err != nil {
			return b, err
		}
		if h.Advances, err = advances(totals, y.To.Add(1), law.On); err != nil {
			return b, err
		}
	}
	h.Opening = openings(totals)
	source := words.T(who.Lang, "outlook.from_books", base.Args{"year": y.Name()})
	lived{h, labels, names, source}.take(totals)
	keepStocks(h)
	return b, d.equip(ctx, who, h)
}

// openings are what the accounts of the sheet hold at the end of a year, its result included.
func openings(totals []ledger.Total) (out []forecast.Balance) {
	held := map[string]money.Cents{}
	var result money.Cents
	for _, t := range totals {
		switch t.Account[0] {
		case '1', '2', '3', '4', '5':
			held[six(t.Account)] += t.Net()
		case '6', '7':
			result += t.Net()
		}
	}
	if result < 0 {
		held["120000"] += result
	} else {
		held["129000"] += result
	}
	doubtful(held)
	for account, c := range held {
		if c != 0 {
			out = append(out, forecast.Balance{Account: account, Cents: c})
		}
	}
	slices.SortFunc(out, func(a, b forecast.Balance) int { return cmp.Compare(a.Account, b.Account) })
	return out
}

// doubtful takes what customers may never pay off what they owe: it is the rest that is
// expected to come in.
func doubtful(held map[string]money.Cents) {
	const owed, lost = "416000", "491000"
	if off := min(-held[lost], held[owed]); off > 0 {
		held[owed] -= off
		held[lost] += off
	}
}

// six writes the code of an account with six figures.
func six(code string) string { return (code + "000000")[:6] }

// lived makes hypotheses of what a year was.
type lived struct {
	h      *forecast.Hypotheses
	labels map[string]string // of accounts
	names  map[string]string // of activities
	source string
}

// run is what an activity earned or spent on an account, by month of the year.
type run struct {
	account, activity string
	months            map[int]money.Cents // of the calendar, from 1
	sum               money.Cents
}

func (l lived) take(totals []ledger.Total) {
	for _, r := range runs(totals) {
		switch {
		case inClass(r.account, "70", "756", "751", "752", "758", "754"):
			l.sale(r)
		case inClass(r.account, "73", "74") && !inClass(r.account, "747"):
			l.grant(r)
		case inClass(r.account, "60", "61", "62", "63", "65") && !inClass(r.account, "603", "652", "657"):
			l.cost(r)
		}
	}
	l.wages(totals)
}

// runs adds up what each activity earned and spent on each account; income is positive, and
// so are costs.
func runs(totals []ledger.Total) []run {
	at := map[[2]string]*run{}
	for _, t := range totals {
		if t.Opening || t.Account[0] != '6' && t.Account[0] != '7' {
			continue
		}
		key := [2]string{t.Account, string(t.Activity)}
		r := at[key]
		if r == nil {
			r = &run{account: t.Account, activity: string(t.Activity), months: map[int]money.Cents{}}
			at[key] = r
		}
		c := t.Net()
		if t.Account[0] == '7' {
			c = -c
		}
		r.months[int(forecast.Month(t.Month).Of())] += c
		r.sum += c
	}
	var out []run
	for _, r := range at {
		if r.sum > 0 {
			out = append(out, *r)
		}
	}
	slices.SortFunc(out, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.account, b.account), cmp.Compare(a.activity, b.activity))
	})
	return out
}

func inClass(account string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(account, p) })
}

// monthly is an average month, and the season around it.
func (r run) monthly() (forecast.Series, []int64) {
	average := r.sum.Ratio(1, 12)
	if average == 0 {
		return forecast.Always(int64(r.sum)), nil
	}
	season := make([]int64, 12)
	for m, c := range r.months {
		season[m-1] = min(int64(max(0, c).Ratio(10000, int64(average))), 12*int64(unbent))
	}
	return forecast.Always(int64(average)), season
}

func (l lived) head(kind forecast.Kind, r run) forecast.Head {
	label := l.labels[r.account]
	if name := l.names[r.activity]; name != "" && name != label {
		label += " · " + name
	}
	return forecast.Head{Key: fresh(l.h, kind), Label: label, Account: six(r.account), Activity: r.activity, Why: forecast.Why{Source: l.source, Confidence: forecast.Medium}}
}

func (l lived) sale(r run) {
	s := forecast.Sale{Head: l.head(forecast.OfSales, r)}
	s.Amount, s.Season = r.monthly()
	if l.h.VAT.Regime == forecast.Real && inClass(r.account, "70") {
		s.VATRate = usualVAT
	}
	l.h.Sales = append(l.h.Sales, s)
}

func (l lived) cost(r run) {
	c := forecast.Cost{Head: l.head(forecast.OfCosts, r), Variable: inClass(r.account, "601", "602", "607")}
	c.Amount, c.Season = r.monthly()
	if l.h.VAT.Regime == forecast.Real && inClass(r.account, "60", "61", "62") && !inClass(r.account, "616") {
		c.VATRate = usualVAT
	}
	l.h.Costs = append(l.h.Costs, c)
}

// grant expects a grant again in each whole year, as likely as not, half in March and half
// in October.
func (l lived) grant(r run) {
	for from := l.h.Start; from.Add(11).Sub(l.h.Start) < l.h.Months; from = from.Add(12) {
		g := forecast.Grant{Head: l.head(forecast.OfGrants, r), Cents: r.sum, State: forecast.Asked, Probability: evenOdds, From: from, To: from.Add(11),
			Instalments: []forecast.Instalment{{Month: from.Add(2), Share: 5000}, {Month: from.Add(9), Share: 5000}}}
		g.Label += " " + string(from[:4])
		l.h.Grants = append(l.h.Grants, g)
	}
}

// wages expects the payroll of the year again, as one line.
func (l lived) wages(totals []ledger.Total) {
	var gross, employer money.Cents
	months := map[string]bool{}
	for _, t := range totals {
		switch {
		case t.Opening:
		case inClass(t.Account, "641", "644", "648", "649"):
			gross += t.Net()
			months[t.Month] = true
		case inClass(t.Account, "645", "646", "647"):
			employer += t.Net()
		}
	}
	if gross <= 0 {
		return
	}
	n := int64(len(months))
	s := forecast.Hire{Head: l.head(forecast.OfStaff, run{account: "641100"}), From: l.h.Start, Gross: gross.Ratio(1, n), Growth: l.h.Inflation}
	net, part := payroll.NetShare.Of(s.Gross), max(0, employer.Ratio(1, n))
	s.Net, s.Employer = &net, &part
	l.h.Staff = append(l.h.Staff, s)
}

// equip goes on depreciating what the register of assets holds.
func (d *Desk) equip(ctx context.Context, who base.Actor, h *forecast.Hypotheses) error {
	all, err := d.Assets.List(ctx, who)
	if err != nil {
		return err
	}
	why := forecast.Why{Source: words.T(who.Lang, "outlook.from_assets"), Confidence: forecast.High}
	for _, a := range all {
		if a.DisposedOn != "" || a.From >= h.Start.First() || a.From.AddMonths(12*a.Years) <= h.Start.First() {
			continue
		}
		inv := forecast.Investment{Head: forecast.Head{Key: fresh(h, forecast.OfInvestments), Label: a.Label, Account: six(a.Account), Why: why},
			Cents: a.Cost - a.Residual, Month: forecast.MonthOf(a.From), Years: a.Years}
		h.Investments = append(h.Investments, inv)
		if a.Grant > 0 {
			h.Endowments = append(h.Endowments, forecast.Endowment{Head: forecast.Head{Key: fresh(h, forecast.OfEndowments), Label: a.Label, Why: why},
				Cents: a.Grant, State: forecast.Signed, Month: inv.Month, For: []string{inv.Key}})
		}
	}
	return nil
}
