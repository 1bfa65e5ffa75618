package outlook

import (
	"fmt"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// ofVAT begins the names of the fields about VAT.
const ofVAT = "vat."

func (d *Desk) showFrame(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(framePage{Outlook: o})
}

// postFrame writes what holds for the whole forecast: its name, its months, VAT, tax.
func (d *Desk) postFrame(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	was := o
	r := reading{Call: c}
	h := &o.Body.Hypotheses
	o.Name, h.Start, h.Months, h.Inflation = c.Value("name"), r.month("start"), r.whole("months"), r.rate("inflation_bp")
	h.VAT.Regime, h.VAT.Coefficient, h.VAT.Quarterly = forecast.Regime(c.Value(ofVAT+"regime")), r.rate(ofVAT+"coefficient_bp"), c.Checked(ofVAT+"quarterly")
	h.VAT.Refunds, h.Tax, h.Advances = r.refunds(), r.bands(), r.advances()
	o.Revision = r.whole("revision")
	if err = r.Fault(); err == nil {
		o, err = d.Save(c.Context(), c.Who, o)
	}
	if err != nil {
		return c.Again(framePage{Outlook: was, Form: ui.FormOf(c.Form(), err)}, err)
	}
	return c.Goto(c.At("/forecasts/%s", o.ID), "outlook.said_saved")
}

// refunds reads the credits of VAT that are asked back.
func (r *reading) refunds() (out []forecast.Refund) {
	for i := range stepsMax {
		asked, paid := fmt.Sprintf("%srefunds[%d].asked", ofVAT, i), fmt.Sprintf("%srefunds[%d].paid", ofVAT, i)
		if !r.Form().Has(asked) {
			break
		}
		if r.Value(asked)+r.Value(paid) != "" {
			out = append(out, forecast.Refund{Asked: r.month(asked), Paid: r.month(paid)})
		}
	}
	return out
}

// bands reads the tax on results: a reduced rate under a limit, and the rate above it.
func (r *reading) bands() []forecast.Band {
	if r.Value("tax[1].rate_bp") == "" {
		return nil
	}
	last := forecast.Band{Rate: r.rate("tax[1].rate_bp")}
	if r.Value("tax[0].rate_bp") == "" {
		return []forecast.Band{last}
	}
	return []forecast.Band{{UpTo: r.amount("tax[0].up_to_cents"), Rate: r.rate("tax[0].rate_bp")}, last}
}

// advances reads the instalments of the tax, where there are any.
func (r *reading) advances() *forecast.Advances {
	if !r.Checked("tax_advances") {
		return nil
	}
	return &forecast.Advances{Before: r.amount(ofAdvances + "before_cents"), Spared: r.amount(ofAdvances + "spared_cents")}
}

// factorOf makes a factor of a percentage.
func factorOf(percent int) money.Rate { return money.Rate(percent * 100) }
