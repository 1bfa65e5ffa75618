package forecast

import (
	"fmt"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/money"
)

// The bounds of what is reckoned: an amount of a month, times any factor, stays exact.
const (
	MonthsMax = 60
	LinesMax  = 400
	DrawsMax  = 100000
	amountMax = money.Cents(1e10) // a hundred million euros a month
	rateMax   = money.Rate(points)
	factorMax = 10 * points
	// seasonMax is a month that holds the whole year.
	seasonMax = 12 * points
	termsMax  = 600
)

// ofVAT begins the names of the fields about VAT.
const ofVAT = "vat."

// checking gathers what is wrong, each with the place where it was written.
type checking struct {
	base.Checks
	h    Hypotheses
	keys map[string]bool
}

// check refuses hypotheses that cannot be reckoned, and names every field that is wrong.
func (h Hypotheses) check() error {
	c := checking{h: h, keys: map[string]bool{EverySale: true, EveryCost: true, EveryWage: true}}
	c.month("start", h.Start, true)
	c.that(h.Months >= 1 && h.Months <= MonthsMax, "months", "forecast.months_bounds", base.Args{"max": MonthsMax})
	c.that(h.lines() <= LinesMax, "sales", "forecast.too_many", base.Args{"max": LinesMax})
	c.that(h.Draws >= 0 && h.Draws <= DrawsMax, "draws", "forecast.draws_bounds", base.Args{"max": DrawsMax})
	c.rate("inflation_bp", h.Inflation)
	c.that(slices.Contains([]Regime{NoVAT, Real}, h.VAT.Regime), ofVAT+"regime", "base.not_a_choice", nil)
	c.that(h.VAT.Coefficient >= 0 && h.VAT.Coefficient <= points, ofVAT+"coefficient_bp", "forecast.share_bounds", nil)
	if err := c.Fault(); err != nil {
		return err
	}
	c.opening()
	c.sales()
	c.costs()
	c.staff()
	c.grants()
	c.investments()
	c.loans()
	c.flows()
	c.scenario()
	c.risks()
	return c.Fault()
}

func (h Hypotheses) lines() int {
	return len(h.Sales) + len(h.Costs) + len(h.Staff) + len(h.Grants) + len(h.Investments) + len(h.Endowments) + len(h.Loans) + len(h.Flows)
}

func (c *checking) that(holds bool, field, key string, args base.Args) {
	if !holds {
		c.Wrong(field, key, args)
	}
}

// in names the fields of one row: "sales[2].amount".
func in(list string, i int, field string) string { return list + "[" + strconv.Itoa(i) + "]." + field }

func (c *checking) month(field string, m Month, needed bool) bool {
	if m == "" {
		c.that(!needed, field, "base.required", nil)
		return !needed
	}
	_, err := ParseMonth(string(m))
	c.that(err == nil, field, "forecast.not_a_month", nil)
	return err == nil
}

func (c *checking) rate(field string, r money.Rate) {
	c.that(r > -rateMax && r <= rateMax, field, "forecast.rate_bounds", nil)
}

func (c *checking) amount(field string, a money.Cents) {
	c.that(a >= 0 && a <= amountMax, field, "forecast.amount_bounds", nil)
}

// head checks what names a hypothesis; its account is of the classes that are named.
func (c *checking) head(list string, i int, h Head, classes string) {
	c.that(h.Key != "", in(list, i, "key"), "base.required", nil)
	c.that(!c.keys[h.Key], in(list, i, "key"), "forecast.key_twice", base.Args{"key": h.Key})
	c.keys[h.Key] = true
	c.account(in(list, i, "account"), h.Account, classes)
}

func (c *checking) account(field, account, classes string) {
	ok := len(account) == 6 && slices.Contains([]byte(classes), account[0])
	for _, r := range account {
		ok = ok && r >= '0' && r <= '9'
	}
	c.that(ok, field, "forecast.account", base.Args{"classes": classes})
}

func (c *checking) series(field string, s Series, top int64) {
	for i, step := range s {
		from := in(field, i, "from")
		c.month(from, step.From, i > 0)
		c.that(i == 0 || step.From > s[i-1].From, from, "forecast.steps_order", nil)
		c.that(step.Value >= 0 && step.Value <= top, in(field, i, "value"), "forecast.amount_bounds", nil)
	}
}

// DelayMax is the longest term of payment, in days.
const DelayMax = 365

func (c *checking) delay(field string, days int) {
	c.that(days >= 0 && days <= DelayMax, field, "forecast.delay_bounds", nil)
}

func (c *checking) opening() {
	sum := money.Cents(0)
	for i, b := range c.h.Opening {
		c.account(in("opening", i, "account"), b.Account, "12345")
		c.that(b.Cents.Abs() <= amountMax, in("opening", i, "cents"), "forecast.amount_bounds", nil)
		c.month(in("opening", i, "settled"), b.Settled, false)
		sum += b.Cents
	}
	c.that(sum == 0, "opening", "forecast.opening_unbalanced", base.Args{"gap": sum})
}

func (c *checking) sales() {
	for i, s := range c.h.Sales {
		c.head("sales", i, s.Head, "7")
		c.rate(in("sales", i, "growth_bp"), s.Growth)
		c.that(s.VATRate >= 0 && s.VATRate <= points, in("sales", i, "vat_bp"), "forecast.share_bounds", nil)
		c.delay(in("sales", i, "delay_days"), s.Delay)
		c.season(in("sales", i, "season_bp"), s.Season)
		c.that(s.Driver == nil || len(s.Amount) == 0, in("sales", i, "amount"), "forecast.amount_or_driver", nil)
		c.series(in("sales", i, "amount"), s.Amount, int64(amountMax))
		if s.Driver != nil {
			c.driver(in("sales", i, "driver."), *s.Driver)
		}
	}
}

func (c *checking) driver(at string, d Driver) {
	c.that(d.Capacity >= 0 && d.Capacity <= 100000, at+"capacity", "forecast.amount_bounds", nil)
	c.series(at+"openings", d.Openings, 1000)
	c.series(at+"occupancy_bp", d.Occupancy, points)
	c.series(at+"price_cents", d.Price, 1e9)
	c.that(d.most() <= int64(amountMax), at+"price_cents", "forecast.amount_bounds", nil)
}

// season checks the weights of the twelve months.
func (c *checking) season(field string, season []int64) {
	c.that(len(season) == 0 || len(season) == 12, field, "forecast.season_length", nil)
	for i, s := range season {
		c.that(s >= 0 && s <= seasonMax, fmt.Sprintf("%s[%d]", field, i), "forecast.rate_bounds", nil)
	}
}

// most is what a driver would bring in a month if everything were sold at the highest price.
func (d Driver) most() int64 {
	top := func(s Series) (v int64) {
		for _, step := range s {
			v = max(v, step.Value)
		}
		return v
	}
	return d.Capacity * top(d.Openings) * top(d.Price)
}

func (c *checking) costs() {
	sold := c.h.saleKeys()
	for i, cost := range c.h.Costs {
		c.head("costs", i, cost.Head, "6")
		if cost.Growth != nil {
			c.rate(in("costs", i, "growth_bp"), *cost.Growth)
		}
		c.that(cost.VATRate >= 0 && cost.VATRate <= points, in("costs", i, "vat_bp"), "forecast.share_bounds", nil)
		c.delay(in("costs", i, "delay_days"), cost.Delay)
		c.series(in("costs", i, "amount"), cost.Amount, int64(amountMax))
		c.season(in("costs", i, "season_bp"), cost.Season)
		c.that(len(cost.Of) == 0 || len(cost.Amount) == 0, in("costs", i, "amount"), "forecast.amount_or_share", nil)
		c.that(cost.Share >= 0 && cost.Share <= factorMax, in("costs", i, "share_bp"), "forecast.rate_bounds", nil)
		c.stock(i, cost)
		for _, key := range cost.Of {
			c.that(slices.Contains(sold, key), in("costs", i, "of"), "forecast.unknown_key", base.Args{"key": key})
		}
	}
}

// stock checks what a cost keeps: no two share an account, which holds one of them only.
func (c *checking) stock(i int, cost Cost) {
	if cost.Stock == nil {
		return
	}
	at, s := in("costs", i, "stock."), *cost.Stock
	c.that(len(s.Account) == 6 && base.Digits(s.Account) && slices.Contains([]string{"31", "32", "37"}, s.Account[:2]), at+"account", "forecast.stock_account", nil)
	c.that(s.Days >= 0 && s.Days <= stockDaysMax, at+"days", "forecast.delay_bounds", nil)
	twice := slices.ContainsFunc(c.h.Costs[:i], func(o Cost) bool { return o.Stock != nil && o.Stock.Account == s.Account })
	c.that(!twice, at+"account", "forecast.stock_twice", base.Args{"account": s.Account})
}

func (c *checking) staff() {
	for i, s := range c.h.Staff {
		c.head("staff", i, s.Head, "6")
		c.month(in("staff", i, "from"), s.From, true)
		c.month(in("staff", i, "to"), s.To, false)
		c.rate(in("staff", i, "growth_bp"), s.Growth)
		c.that(s.Heads >= 0 && s.Heads <= 10000, in("staff", i, "heads"), "forecast.amount_bounds", nil)
		c.amount(in("staff", i, "gross_cents"), s.Gross)
		for field, v := range map[string]*money.Cents{"net_cents": s.Net, "employer_cents": s.Employer} {
			if v == nil {
				c.Wrong(in("staff", i, field), "base.required")
				continue
			}
			c.amount(in("staff", i, field), *v)
		}
		c.that(s.Net == nil || *s.Net <= s.Gross, in("staff", i, "net_cents"), "forecast.net_above_gross", nil)
	}
}

func (c *checking) grants() {
	for i, g := range c.h.Grants {
		c.head("grants", i, g.Head, "7")
		c.amount(in("grants", i, "cents"), g.Cents)
		c.state(in("grants", i, ""), g.State, g.Probability)
		if c.month(in("grants", i, "from"), g.From, true) && c.month(in("grants", i, "to"), g.To, true) {
			c.that(g.To >= g.From && g.To.Sub(g.From) < 10*12, in("grants", i, "to"), "forecast.ends_before", nil)
		}
		sum := money.Rate(0)
		for j, part := range g.Instalments {
			c.month(fmt.Sprintf("grants[%d].instalments[%d].month", i, j), part.Month, true)
			c.that(part.Share >= 0, fmt.Sprintf("grants[%d].instalments[%d].share_bp", i, j), "forecast.share_bounds", nil)
			sum += part.Share
		}
		c.that(sum == points, in("grants", i, "instalments"), "forecast.instalments_sum", nil)
	}
	for i, e := range c.h.Endowments {
		const list = "investment_grants"
		c.head(list, i, withAccount(e.Head, endowed), "1")
		c.amount(in(list, i, "cents"), e.Cents)
		c.state(in(list, i, ""), e.State, e.Probability)
		c.month(in(list, i, "month"), e.Month, true)
		c.that(len(e.For) > 0, in(list, i, "for"), "base.required", nil)
		for _, key := range e.For {
			c.that(slices.ContainsFunc(c.h.Investments, func(inv Investment) bool { return inv.Key == key }), in(list, i, "for"), "forecast.unknown_key", base.Args{"key": key})
		}
	}
}

func (c *checking) state(at string, s State, probability money.Rate) {
	c.that(slices.Contains([]State{Asked, Probable, Signed}, s), at+"state", "base.not_a_choice", nil)
	c.that(probability >= 0 && probability <= points, at+"probability_bp", "forecast.share_bounds", nil)
}

func (c *checking) investments() {
	for i, inv := range c.h.Investments {
		c.head("investments", i, inv.Head, "2")
		c.amount(in("investments", i, "cents"), inv.Cents)
		c.month(in("investments", i, "month"), inv.Month, true)
		c.that(inv.Years >= 0 && inv.Years <= 50, in("investments", i, "years"), "forecast.years_bounds", nil)
		c.that(inv.VATRate >= 0 && inv.VATRate <= points, in("investments", i, "vat_bp"), "forecast.share_bounds", nil)
	}
}

func (c *checking) loans() {
	for i, l := range c.h.Loans {
		c.head("loans", i, withAccount(l.Head, l.account()), "1")
		c.amount(in("loans", i, "cents"), l.Cents)
		c.that(l.Rate >= 0 && l.Rate <= points, in("loans", i, "rate_bp"), "forecast.share_bounds", nil)
		c.month(in("loans", i, "month"), l.Month, true)
		if c.month(in("loans", i, "first"), l.First, false) && l.First != "" {
			c.that(l.First >= l.Month, in("loans", i, "first"), "forecast.ends_before", nil)
		}
		c.that(l.Terms >= 1 && l.Terms <= termsMax, in("loans", i, "terms"), "forecast.terms_bounds", base.Args{"max": termsMax})
		c.that(l.Deferred >= 0 && l.Deferred < max(1, l.Terms), in("loans", i, "deferred"), "forecast.deferred_bounds", nil)
	}
}

func (c *checking) flows() {
	for i, f := range c.h.Flows {
		c.head("flows", i, f.Head, "1245")
		c.month(in("flows", i, "month"), f.Month, true)
		c.that(f.Cents.Abs() <= amountMax, in("flows", i, "cents"), "forecast.amount_bounds", nil)
	}
}

func (c *checking) scenario() {
	c.that(slices.Contains([]Policy{"", Weighted, SignedOnly, AllGrants}, c.h.Scenario.Grants), "scenario.grants", "base.not_a_choice", nil)
	for i, b := range c.h.Scenario.Bends {
		c.that(c.keys[b.Key], in("scenario.bends", i, "key"), "forecast.unknown_key", base.Args{"key": b.Key})
		c.that(b.Factor >= 0 && b.Factor <= factorMax, in("scenario.bends", i, "factor_bp"), "forecast.rate_bounds", nil)
		twice := slices.ContainsFunc(c.h.Scenario.Bends[:i], func(o Bend) bool { return o.Key == b.Key })
		c.that(!twice, in("scenario.bends", i, "key"), "forecast.key_twice", base.Args{"key": b.Key})
	}
	for i, r := range c.h.VAT.Refunds {
		if c.month(in(ofVAT+"refunds", i, "asked"), r.Asked, true) && c.month(in(ofVAT+"refunds", i, "paid"), r.Paid, true) {
			c.that(r.Paid >= r.Asked, in(ofVAT+"refunds", i, "paid"), "forecast.ends_before", nil)
		}
	}
	for i, b := range c.h.Tax {
		c.that(b.Rate >= 0 && b.Rate <= points, in("tax", i, "rate_bp"), "forecast.share_bounds", nil)
		last := i == len(c.h.Tax)-1
		c.that(last || b.UpTo > 0, in("tax", i, "up_to_cents"), "base.required", nil)
	}
	if a := c.h.Advances; a != nil {
		c.amount("tax_advances.before_cents", a.Before)
		c.amount("tax_advances.spared_cents", a.Spared)
	}
}

func withAccount(h Head, account string) Head {
	h.Account = account
	return h
}
