package ledger

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// entryPage is one entry: its lines, its vouchers, what undid it, who did what.
type entryPage struct {
	ui.Form
	choices
	Entry    Entry
	Year     Year
	Vouchers []Attachment
	UndoneBy EntryID // the entry that reverses it, "" for none
	Origin   Named   // the page of the fact that it books: its path and a message key
	Thirds   map[string]string
	History  []ui.Event
	Today    day.Day
}

// Title names the page.
func (p entryPage) Title(ctx context.Context) string { return p.Entry.Label }

// changeable tells whether anything about the entry may still change.
func (p entryPage) changeable(ctx context.Context) bool { return mayRun(ctx) && !p.Year.Closed() }

func (d *Desk) showEntry(c *web.Call) error {
	page, err := d.entryPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) entryPage(c *web.Call) (p entryPage, err error) {
	ctx, place := c.Context(), c.Who.Place
	if p.Entry, err = getEntry(ctx, d.DB, place, EntryID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.Year, err = getYear(ctx, d.DB, place, p.Entry.Year); err != nil {
		return p, err
	}
	if p.choices, err = d.choices(ctx, c.Who); err != nil {
		return p, err
	}
	if p.Vouchers, err = attachments(ctx, d.DB, place, p.Entry.ID); err != nil {
		return p, err
	}
	if p.UndoneBy, _, err = reversalOf(ctx, d.DB, place, p.Entry.ID); err != nil {
		return p, err
	}
	p.Thirds = map[string]string{}
	for _, l := range p.Entry.Lines {
		if l.Third == "" {
			continue
		}
		t, _, err := getThird(ctx, d.DB, place, l.Third)
		if err != nil {
			return p, err
		}
		p.Thirds[l.Third] = t.Label
	}
	if d.Origin != nil {
		p.Origin.Name, p.Origin.ID = d.Origin(p.Entry.Source)
	}
	p.Today = d.today(c.Who)
	p.History, err = d.history(ctx, place, string(p.Entry.ID))
	return p, err
}

func (d *Desk) history(ctx context.Context, place base.PlaceID, thing string) ([]ui.Event, error) {
	trail, err := db.Trail(ctx, d.DB, place, room, thing)
	out := make([]ui.Event, len(trail))
	for i, e := range trail {
		out[i] = ui.Event{Who: e.Who, When: ui.Moment(ctx, e.At), What: ui.T(ctx, "ledger.did_"+e.Act)}
	}
	return out, err
}

// again shows the entry with what one of its buttons was refused for.
func (d *Desk) again(c *web.Call, err error) error {
	page, failed := d.entryPage(c)
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(c.Form(), err)
	return c.Again(page, err)
}

// here is the address of the entry.
func here(c *web.Call) (string, EntryID) { return "/ledger/entries/%s", EntryID(c.Path("id")) }

func (d *Desk) postValidation(c *web.Call) error {
	path, id := here(c)
	if _, err := d.Validate(c.Context(), c.Who, id); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At(path, id), "ledger.said_validated", base.Args{"n": 1})
}

func (d *Desk) postRemoval(c *web.Call) error {
	_, id := here(c)
	if err := d.Drop(c.Context(), c.Who, id); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/ledger/entries"), "ledger.said_dropped")
}

func (d *Desk) postReversal(c *web.Call) error {
	path, id := here(c)
	undone, err := d.Reverse(c.Context(), c.Who, id, day.Day(c.Value("day")))
	if err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At(path, undone.ID), "ledger.said_reversed")
}

func (d *Desk) postVoucher(c *web.Call) error {
	path, id := here(c)
	sent, err := c.File("voucher")
	if err == nil {
		_, err = d.Attach(c.Context(), c.Who, id, sent.Name, sent.Body)
	}
	if err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At(path, id), "ledger.said_attached")
}

func (d *Desk) showVoucher(c *web.Call) error {
	a, content, err := d.Voucher(c.Context(), c.Who, base.ID[Attachment](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Show(a.Kind, content)
}

func (d *Desk) postVoucherRemoval(c *web.Call) error {
	of, err := d.Detach(c.Context(), c.Who, base.ID[Attachment](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Goto(c.At("/ledger/entries/%s", of), "ledger.said_detached")
}

// postTemplate keeps the entry as a template.
func (d *Desk) postTemplate(c *web.Call) error {
	_, id := here(c)
	e, err := d.Entry(c.Context(), c.Who, id)
	if err != nil {
		return err
	}
	t := Template{Name: c.Value("name"), From: day.Day(c.Value("from")), Until: day.Day(c.Value("until")), Draft: e.Draft}
	if _, err := d.SetTemplate(c.Context(), c.Who, t); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/ledger/templates"), "ledger.said_template")
}

// linePage says anew what one line is for.
type linePage struct {
	ui.Form
	choices
	Entry Entry
	At    int
}

// Title names the page.
func (p linePage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.axes_of_line") }

func (d *Desk) linePage(c *web.Call) (p linePage, err error) {
	if p.Entry, err = getEntry(c.Context(), d.DB, c.Who.Place, EntryID(c.Path("id"))); err != nil {
		return p, err
	}
	n, bad := strconv.Atoi(c.Path("line"))
	if p.At = n - 1; bad != nil || n < 1 || n > len(p.Entry.Lines) {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	p.choices, err = d.choices(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showLine(c *web.Call) error {
	page, err := d.linePage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) postLine(c *web.Call) error {
	page, err := d.linePage(c)
	if err != nil {
		return err
	}
	if err = d.Retag(c.Context(), c.Who, At{page.Entry.ID, page.At}, AxesIn(c, "")); err != nil {
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/ledger/entries/%s", page.Entry.ID), "ledger.said_retagged")
}
