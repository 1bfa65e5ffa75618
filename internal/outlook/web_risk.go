package outlook

import (
	"fmt"

	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// riskPage reads what the page needs but its draws.
func (d *Desk) riskPage(c *web.Call) (p riskPage, err error) {
	p.Told, err = d.one(c)
	return p, err
}

// showRisk draws many futures while the reader waits, and stops when the reader leaves.
func (d *Desk) showRisk(c *web.Call) error {
	p, err := d.riskPage(c)
	if err != nil {
		return err
	}
	h, err := d.complete(c.Context(), c.Who, p.Outlook.Body.Hypotheses)
	if err != nil {
		return err
	}
	if p.Middle, p.Sways, err = forecast.Tornado(h); err != nil {
		return err
	}
	if len(p.Sways) > 0 {
		if p.Draws, err = forecast.Draw(c.Context(), h); err != nil {
			return err
		}
	}
	return c.Page(p)
}

// postRisk writes what may vary, what goes together, and how many futures are drawn.
func (d *Desk) postRisk(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	r := reading{Call: c}
	h := &o.Body.Hypotheses
	var risks, links []int
	h.Risks, risks = r.risks()
	h.Links, links = r.links()
	h.Draws, h.Seed = r.whole("draws"), uint64(max(0, r.whole("seed")))
	if err = r.Fault(); err == nil {
		err = byRow(byRow(d.keep(c, &o), "risks", risks), "links", links)
	}
	if err != nil {
		p, missing := d.riskPage(c)
		if missing != nil {
			return missing
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/forecasts/%s/risk", o.ID), "outlook.said_saved")
}

// rowsMax bounds the rows of a form of risks.
const rowsMax = 200

// risks reads what may vary, and the row of each.
func (r *reading) risks() (out []forecast.Risk, rows []int) {
	for i := range rowsMax {
		at := func(field string) string { return fmt.Sprintf("risks[%d].%s", i, field) }
		if !r.Form().Has(at("key")) {
			break
		}
		if r.Value(at("key")) == "" {
			continue
		}
		out = append(out, forecast.Risk{Key: r.Value(at("key")), Shape: forecast.Shape(r.Value(at("shape"))),
			Low: int64(r.rate(at("low_bp"))), Mode: int64(r.rate(at("mode_bp"))), High: int64(r.rate(at("high_bp")))})
		rows = append(rows, i)
	}
	return out, rows
}

// links reads which risks go together: a degree in words, or a number.
func (r *reading) links() (out []forecast.Link, rows []int) {
	for i := range rowsMax {
		at := func(field string) string { return fmt.Sprintf("links[%d].%s", i, field) }
		if !r.Form().Has(at("a")) {
			break
		}
		if r.Value(at("a")) == "" && r.Value(at("b")) == "" {
			continue
		}
		l := forecast.Link{A: r.Value(at("a")), B: r.Value(at("b")), Rho: int64(r.whole(at("degree")))}
		if r.Value(at("rho_bp")) != "" {
			l.Rho = int64(r.rate(at("rho_bp")))
		}
		out, rows = append(out, l), append(rows, i)
	}
	return out, rows
}

// degrees are how far two risks go together, in three steps each way.
var degrees = []int64{9000, 6000, 3000, -3000, -6000, -9000}

// usually is what a risk begins with in the form: a tenth less, as said, a tenth more.
var usually = forecast.Risk{Shape: forecast.Triangular, Low: 9000, Mode: 10000, High: 11000}

// What of an effect a tornado draws.
func lowestOf(e forecast.Effect) money.Cents { return e.Lowest }

func resultOf(e forecast.Effect) money.Cents { return e.Result }
