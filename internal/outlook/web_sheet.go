package outlook

import (
	"context"
	"io"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Take reads a spreadsheet of hypotheses into a forecast. Where a cell is refused nothing is
// taken, unless partial: then the lines that are sound are.
func (d *Desk) Take(ctx context.Context, who base.Actor, o Outlook, file io.Reader, partial bool) (Outlook, Taken, error) {
	sheet, err := paper.ReadTable(file)
	if err != nil {
		return o, Taken{}, err
	}
	t, err := take(o.Body, sheet, func(h forecast.Hypotheses) error {
		_, err := d.Reckon(ctx, who, h)
		return err
	})
	if err != nil || len(t.Refused) > 0 && !partial || t.Added+t.Changed == 0 {
		return o, t, err
	}
	o.Body = t.Body
	o, err = d.Save(ctx, who, o)
	return o, t, err
}

func (d *Desk) showSheet(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(sheetPage{Outlook: o})
}

func (d *Desk) postSheet(c *web.Call) error {
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	p := sheetPage{Outlook: o}
	sent, err := c.File("file")
	if err == nil {
		o, p.Taken, err = d.Take(c.Context(), c.Who, o, sent.Body, c.Checked("partial"))
	}
	if err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	p.Done = o.Revision != p.Outlook.Revision
	if len(p.Taken.Refused) > 0 {
		p.Form = ui.FormOf(c.Form(), nil)
		return c.Page(p)
	}
	return c.Goto(c.At("/forecasts/%s", o.ID), "outlook.said_sheet", base.Args{"added": p.Taken.Added, "changed": p.Taken.Changed, "same": p.Taken.Same})
}

// sendSheet answers with the hypotheses as a sheet to fill in and send back.
func (d *Desk) sendSheet(c *web.Call) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil || f == paper.PDF {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	o, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return err
	}
	p := paper.Print{Lang: c.Who.Lang, Title: o.Name, Tables: []paper.Table{tabled(o.Name, o.Body.Hypotheses, c.Who.Lang)}}
	name := strings.Join(strings.Fields(base.Fold(o.Name)), "-") + "." + string(f)
	return c.Spool(name, f.Media(), func(w io.Writer) error { return p.Write(w, f) })
}
