package outlook

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/forecast"
	"pilotis/internal/law"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// rows is how many rows a series shows: those it has, those that were typed, and one more.
func (p linePage) rows(s forecast.Series, name string) int {
	n := len(s)
	for p.Values.Get(name+"["+strconv.Itoa(n)+"].value") != "" {
		n++
	}
	return min(n+1, stepsMax)
}

func stepAt(s forecast.Series, i int) forecast.Step {
	if i < len(s) {
		return s[i]
	}
	return forecast.Step{}
}

// typedOf writes hundredths as a field of the language shows them: "1500", "12,5".
func typedOf(ctx context.Context, c money.Cents) string {
	text := words.Plain(ui.In(ctx).Lang, c)
	return strings.TrimSuffix(strings.TrimSuffix(text, ",00"), ".00")
}

// plainOf is typedOf of a step that is there.
func plainOf(ctx context.Context, s forecast.Step, there bool) string {
	if !there {
		return ""
	}
	return typedOf(ctx, money.Cents(s.Value))
}

func moneyOf(ctx context.Context, c money.Cents) string {
	if c == 0 {
		return ""
	}
	return typedOf(ctx, c)
}

func moneyIf(ctx context.Context, c *money.Cents) string {
	if c == nil {
		return ""
	}
	return typedOf(ctx, *c)
}

func rateOf(ctx context.Context, r money.Rate) string { return moneyOf(ctx, money.Cents(r)) }

func growthOf(ctx context.Context, r *money.Rate) string {
	if r == nil {
		return ""
	}
	return typedOf(ctx, money.Cents(*r))
}

func weightAt(ctx context.Context, weights []int64, m int) string {
	if len(weights) != 12 {
		return "100"
	}
	return typedOf(ctx, money.Cents(weights[m]))
}

func ticked(yes bool) string {
	if yes {
		return "on"
	}
	return ""
}

func spaced(keys []string) string { return strings.Join(keys, " ") }

func or(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

func driverOf(s forecast.Sale) forecast.Driver {
	if s.Driver == nil {
		return forecast.Driver{Capacity: 1, Openings: forecast.Always(1)}
	}
	return *s.Driver
}

func saleWay(s forecast.Sale) string {
	if s.Driver != nil {
		return byDriver
	}
	return byAmount
}

func costWay(c forecast.Cost) string {
	if len(c.Of) > 0 {
		return byShare
	}
	return byAmount
}

func flowWay(f forecast.Flow) string {
	if f.Cents < 0 {
		return paidOut
	}
	return received
}

// withAccount offers an account where none is written yet.
func withAccount(h forecast.Head, account string) forecast.Head {
	if h.Account == "" {
		h.Account = account
	}
	return h
}

// delays are the delays that people agree on, with the one that is written.
func delays(ctx context.Context, written int) []ui.Option {
	out := ui.OptionsOf(ctx, "", "outlook.delay_", "0", "30", "45", "60", "90")
	for _, o := range out {
		if o.Value == strconv.Itoa(written) {
			return out
		}
	}
	return append(out, ui.Option{Value: strconv.Itoa(written), Label: strconv.Itoa(written)})
}

func (p linePage) saleOptions(ctx context.Context) (out []ui.Option) {
	for _, h := range heads(p.h(), forecast.OfSales) {
		out = append(out, ui.Option{Value: h.Key, Label: labelOf(ctx, h)})
	}
	return out
}

func (p linePage) investmentOptions(ctx context.Context) (out []ui.Option) {
	for _, h := range heads(p.h(), forecast.OfInvestments) {
		out = append(out, ui.Option{Value: h.Key, Label: labelOf(ctx, h)})
	}
	return out
}

// instalmentAt is an instalment that is written, or half of the grant where none is.
func instalmentAt(g forecast.Grant, i int, start forecast.Month) forecast.Instalment {
	switch {
	case i < len(g.Instalments):
		return g.Instalments[i]
	case len(g.Instalments) == 0:
		return forecast.Instalment{Month: start.Add(2 + 7*i), Share: 5000}
	}
	return forecast.Instalment{}
}

func shareOf(ctx context.Context, i forecast.Instalment) string { return rateOf(ctx, i.Share) }

func refundAt(all []forecast.Refund, i int) forecast.Refund {
	if i < len(all) {
		return all[i]
	}
	return forecast.Refund{}
}

// ofStock and ofAdvances begin the names of the fields about a stock, and about the instalments of
// the tax.
const (
	ofStock    = "stock."
	ofAdvances = "tax_advances."
)

func stockAccount(s *forecast.Stock) string {
	if s == nil {
		return ""
	}
	return s.Account
}

func stockDays(s *forecast.Stock) string {
	if s == nil {
		return ""
	}
	return strconv.Itoa(s.Days)
}

// advancesOf are the instalments of the tax, as the form begins with them: the threshold of the law
// where nothing was said.
func advancesOf(h *forecast.Hypotheses) forecast.Advances {
	if h.Advances != nil {
		return *h.Advances
	}
	spared, err := law.On(advanceThreshold, h.Start.First())
	if err != nil {
		return forecast.Advances{}
	}
	return forecast.Advances{Spared: spared.Value.Cents()}
}

// taxRate is the reduced rate of the tax on results, or the full one.
func taxRate(ctx context.Context, bands []forecast.Band, reduced bool) string {
	switch {
	case reduced && len(bands) > 1:
		return rateOf(ctx, bands[0].Rate)
	case !reduced && len(bands) > 0:
		return rateOf(ctx, bands[len(bands)-1].Rate)
	}
	return ""
}

func taxLimit(ctx context.Context, bands []forecast.Band) string {
	if len(bands) < 2 {
		return ""
	}
	return moneyOf(ctx, bands[0].UpTo)
}
