package statement

import (
	"context"
	"io"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see := base.To(base.See, "ledger")
	return []web.Route{
		{Pattern: "GET /money", Need: see, Do: d.showMoney},
		{Pattern: "GET /reports/{kind}", Need: see, Do: d.showReport},
		{Pattern: "GET /reports/{kind}/files/{format}", Need: see, Do: d.sendReport},
		{Pattern: "GET /reports/{kind}/lines/{key}", Need: see, Do: d.showPieces},
		{Pattern: "GET /reports/journal", Need: see, Do: d.Ledger.Begun(d.showJournal)},
		{Pattern: "GET /reports/journal/files/{format}", Need: see, Do: d.sendJournal},
		{Pattern: "GET /reports/ledger", Need: see, Do: d.Ledger.Begun(d.showLedger)},
		{Pattern: "GET /reports/ledger/files/{format}", Need: see, Do: d.sendLedger},
		{Pattern: "GET /reports/activity", Need: see, Do: d.Ledger.Begun(d.showShares)},
		{Pattern: "GET /reports/activity/lines", Need: see, Do: d.showShare},
		{Pattern: "GET /reports/activity/files/{format}", Need: see, Do: d.sendShares},
		{Pattern: "GET /reports/annex", Need: see, Do: d.Ledger.Begun(d.showAnnex)},
		{Pattern: "GET /reports/annex/files/{format}", Need: see, Do: d.sendAnnex},
	}
}

// showMoney is the page of who manages the place: what came, what went, what is left.
func (d *Desk) showMoney(c *web.Call) error {
	m, err := d.Money(c.Context(), c.Who)
	if base.KindOf(err) == base.NotFound {
		return c.Page(moneyPage{})
	}
	if err != nil {
		return err
	}
	return c.Page(moneyPage{Money: m})
}

// span is the stretch of days that an address asks for.
func (d *Desk) span(c *web.Call) (Period, error) {
	return d.Asked(c.Context(), c.Who, day.Day(c.Query("from")), day.Day(c.Query("to")))
}

// over is the address of a report over some days, with further names and values.
func over(ctx context.Context, path string, from, to day.Day, more ...string) templ.SafeURL {
	q := url.Values{"from": {string(from)}, "to": {string(to)}}
	for i := 0; i+1 < len(more); i += 2 {
		if more[i+1] != "" {
			q.Set(more[i], more[i+1])
		}
	}
	return ui.At(ctx, "/reports/") + templ.SafeURL(path+"?"+q.Encode())
}

// shelf are the reports, in the order in which they are offered.
var shelf = []string{"income", "sheet", "activity", "balance", "journal", "ledger", "annex"}

// tabs lead to the other reports over the same days.
func tabs(ctx context.Context, here string, p Period) []ui.Link {
	var out []ui.Link
	for _, kind := range shelf {
		out = append(out, ui.Link{Label: ui.T(ctx, "statement.title_"+kind), Href: over(ctx, kind, p.From, p.To), Here: kind == here})
	}
	return out
}

// files are the forms in which a report can be kept; to gives the address of each.
func files(ctx context.Context, to func(f paper.Format) templ.SafeURL) []ui.Link {
	var out []ui.Link
	for _, f := range paper.Formats() {
		out = append(out, ui.Link{Label: ui.T(ctx, "statement.as_"+string(f)), Href: to(f), Icon: ui.IconDownload})
	}
	return out
}

// send answers with a print as a file.
func send(c *web.Call, to day.Day, made func() (paper.Print, error)) error {
	f, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	p, err := made()
	if err != nil {
		return err
	}
	return c.Spool(fileName(p, to, f), f.Media(), func(w io.Writer) error { return p.Write(w, f) })
}
