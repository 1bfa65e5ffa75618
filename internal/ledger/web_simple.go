package ledger

import (
	"context"
	"errors"
	"io"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// simplePage asks for an entry in plain words.
type simplePage struct {
	ui.Form
	choices
	Way   Way
	Today day.Day
	From  string // account of the purse to begin with
}

// Title names the page.
func (p simplePage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.way_"+string(p.Way)) }

func (d *Desk) showSimple(c *web.Call) error {
	page, err := d.simplePage(c, Way(c.Query("way")))
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) simplePage(c *web.Call, way Way) (simplePage, error) {
	if !slices.Contains(Ways(), way) {
		way = Paid
	}
	ch, err := d.choices(c.Context(), c.Who)
	return simplePage{choices: ch, Way: way, Today: d.today(c.Who), From: c.Query("from")}, err
}

func (d *Desk) postSimple(c *web.Call) error {
	e, err := d.tell(c)
	if err == nil {
		return c.Goto(c.At("/ledger/entries/%s", e.ID), "ledger.said_told")
	}
	page, failed := d.simplePage(c, Way(c.Value("way")))
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(c.Form(), inSimple(err))
	return c.Again(page, err)
}

// tell reads the form and writes its draft, with the photo that came along.
func (d *Desk) tell(c *web.Call) (Entry, error) {
	var wrong base.Checks
	s := Simple{Way: Way(c.Value("way")), What: c.Value("what"), Amount: c.Amount("amount", &wrong), Day: day.Day(c.Value("day")),
		For: c.Value("for"), From: c.Value("from"), Voucher: c.Value("piece"), Axes: AxesIn(c, "")}
	if err := wrong.Fault(); err != nil {
		return Entry{}, err
	}
	var err error
	if s.Third, err = d.ThirdIn(c, "third"); err != nil {
		return Entry{}, err
	}
	photo, err := c.File("voucher")
	switch {
	case err == nil && photo.Size > 0:
		return d.Tell(c.Context(), c.Who, s, photo.Name, photo.Body)
	case err != nil && base.KindOf(err) != base.Invalid:
		return Entry{}, err
	}
	return d.Tell(c.Context(), c.Who, s, "", io.Reader(nil))
}

// inSimple names what is wrong by the fields of the plain form, which has no lines.
func inSimple(err error) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	plain := *f
	plain.Fields = nil
	names := map[string]string{"lines[0].account": "for", "lines[1].account": "from", "lines[0].third": "third", "lines[0].debit": "amount",
		"lines[1].debit": "amount", "label": "what"}
	for _, field := range f.Fields {
		if name := names[field.Name]; name != "" {
			field.Name = name
		}
		if field.Name == "third" {
			field.Key = "ledger.third_unknown"
		}
		plain.Fields = append(plain.Fields, field)
	}
	return &plain
}

// givenPage asks for volunteer time.
type givenPage struct {
	ui.Form
	choices
	Today day.Day
}

// Title names the page.
func (p givenPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.volunteering") }

func (d *Desk) showGiven(c *web.Call) error {
	ch, err := d.choices(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(givenPage{choices: ch, Today: d.today(c.Who)})
}

func (d *Desk) postGiven(c *web.Call) error {
	e, err := d.give(c)
	if err == nil {
		return c.Goto(c.At("/ledger/entries/%s", e.ID), "ledger.said_told")
	}
	ch, failed := d.choices(c.Context(), c.Who)
	if failed != nil {
		return failed
	}
	return c.Again(givenPage{Form: ui.FormOf(c.Form(), inSimple(err)), choices: ch, Today: d.today(c.Who)}, err)
}

func (d *Desk) give(c *web.Call) (Entry, error) {
	var wrong base.Checks
	hours := c.Amount("hours", &wrong) // hundredths of an hour are typed as cents are
	g := Given{What: c.Value("what"), Minutes: int64(money.Cents(hours).Ratio(60, 100)), Hourly: c.Amount("hourly", &wrong),
		Day: day.Day(c.Value("day")), Axes: AxesIn(c, "")}
	if err := wrong.Fault(); err != nil {
		return Entry{}, err
	}
	return d.Value(c.Context(), c.Who, g)
}
