package purchase

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// askPage asks what somebody spent and drove: one item or several.
type askPage struct {
	ui.Form
	choices
	Rows   []Means
	Kept   []File // of the items, in their order
	Today  day.Day
	IBAN   string
	Scales map[int]Scale
}

// Title names the page.
func (p askPage) Title(ctx context.Context) string {
	return ui.T(ctx, "purchase.ask_"+string(p.Rows[0]))
}

func (d *Desk) askPage(c *web.Call, rows ...Means) (p askPage, err error) {
	p = askPage{Rows: rows, Kept: make([]File, len(rows)), Today: d.today(c.Who), Scales: map[int]Scale{}}
	if len(rows) == 0 {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	for _, m := range rows {
		if m != Spent && m != Drove {
			return p, base.Refuse(base.NotFound, "base.not_found")
		}
	}
	for _, power := range Powers() {
		if p.Scales[power], err = d.scale(c.Context(), d.DB, c.Who, power, p.Today); err != nil {
			return p, err
		}
	}
	if p.choices, err = d.choices(c.Context(), c.Who); err != nil {
		return p, err
	}
	p.IBAN, err = lastIBAN(c.Context(), d.DB, c.Who.Place, c.Who.Person)
	return p, err
}

func (d *Desk) showAsk(c *web.Call) error {
	p, err := d.askPage(c, Means(c.Query("means")))
	if err != nil {
		return err
	}
	return c.Page(p)
}

// meansIn are those of the items of the form that was sent.
func meansIn(c *web.Call) (rows []Means) {
	for i := 0; i < itemsMax && c.Form().Has(itemField(i, "means")); i++ {
		rows = append(rows, Means(c.Value(itemField(i, "means"))))
	}
	return rows
}

// postAsk sends the claim, or shows the form with one more item; the photos that came
// are kept in either case.
func (d *Desk) postAsk(c *web.Call) error {
	p, err := d.askPage(c, meansIn(c)...)
	if err != nil {
		return err
	}
	a := Ask{Waived: c.Checked("waived"), IBAN: c.Value("iban")}
	var wrong base.Checks
	var places []int
	for i, m := range p.Rows {
		kept, _, failed := d.fileIn(c, itemField(i, "photo"), itemField(i, "kept"))
		if failed != nil {
			err = onRows(failed, []int{i}, func(int, string) string { return itemField(i, "photo") })
		}
		p.Kept[i] = kept
		it := itemIn(c, i, m, &wrong)
		it.File = kept.ID
		if !it.blank() || len(p.Rows) == 1 {
			a.Items, places = append(a.Items, it), append(places, i)
		}
	}
	if more := Means(c.Value("do")); more == Spent || more == Drove {
		p.Rows, p.Kept = append(p.Rows, more), append(p.Kept, File{})
		p.Form = ui.FormOf(c.Form(), nil)
		return c.Page(p)
	}
	if err == nil {
		err = wrong.Fault()
	}
	if err == nil {
		if _, err = d.Claim(c.Context(), c.Who, a); err == nil {
			return c.Goto(c.At("/expenses"), "purchase.said_asked")
		}
		err = onRows(err, places, itemField)
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func itemIn(c *web.Call, i int, m Means, wrong *base.Checks) Item {
	at := func(name string) string { return itemField(i, name) }
	it := Item{Means: m, On: day.Day(c.Value(at("on"))), Label: c.Value(at("label")),
		Activity: base.ActivityID(c.Value(at("activity"))), Project: ledger.AxisID(c.Value(at("project")))}
	if m == Drove {
		it.Km, it.Power = c.Int(at("km"), wrong), c.Int(at("power"), wrong)
		return it
	}
	it.Purpose, it.Amount, it.Tax = Purpose(c.Value(at("purpose"))), c.Amount(at("amount"), wrong), c.Amount(at("tax"), wrong)
	return it
}

// powers offers the cars that the scale knows, each with what a kilometre comes to.
func (p askPage) powers(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, n := range Powers() {
		key := "purchase.power"
		switch n {
		case Powers()[0]:
			key = "purchase.power_least"
		case Powers()[len(Powers())-1]:
			key = "purchase.power_most"
		}
		out = append(out, ui.Option{Value: strconv.Itoa(n), Label: ui.T(ctx, key, base.Args{"n": n}), Note: p.Scales[n].Near.Said(ctx)})
	}
	return out
}
