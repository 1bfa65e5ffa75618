package statement

import (
	"context"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/chart"
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
		{Pattern: "GET /reports/{kind}/table", Need: see, Do: d.sendTable},
		{Pattern: "GET /api/schemas/{name}", Need: base.Anyone(), Do: showSchema},
	}
}

// showSchema publishes the schema of a report: "report-balance.json".
func showSchema(c *web.Call) error {
	name, ours := strings.CutPrefix(strings.TrimSuffix(c.Path("name"), ".json"), "report-")
	body := Schema(name)
	if !ours || body == nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return c.Show("application/schema+json", body)
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

// reportPage is the income statement or the sheet, or (Trial) the trial balance.
type reportPage struct {
	Kind   string
	Period Period
	Rows   Rows
	Trial  []Weighed
}

func (p reportPage) Title(ctx context.Context) string { return ui.T(ctx, "statement.title_"+p.Kind) }
func (p reportPage) Body() templ.Component            { return p.body() }

// parts are those of the statement shown.
func (p reportPage) parts() []chart.Part {
	if p.Kind == "sheet" {
		return append(append([]chart.Part{}, assetParts...), liabilityParts...)
	}
	return incomeParts
}

// tabs lead to the other reports over the same days.
func (p reportPage) tabs(ctx context.Context) []ui.Link {
	var out []ui.Link
	for _, kind := range []string{"income", "sheet", "balance"} {
		out = append(out, ui.Link{Label: ui.T(ctx, "statement.title_"+kind), Href: p.at(ctx, kind, ""), Here: kind == p.Kind})
	}
	return out
}

func (p reportPage) at(ctx context.Context, kind, under string) templ.SafeURL {
	return ui.At(ctx, "/reports/%s", kind) + templ.SafeURL(under+"?from="+string(p.Period.From)+"&to="+string(p.Period.To))
}

func (d *Desk) showReport(c *web.Call) error {
	p, err := d.page(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) page(c *web.Call) (p reportPage, err error) {
	p.Kind = c.Path("kind")
	if p.Period, err = d.asked(c.Context(), c.Who, day.Day(c.Query("from")), day.Day(c.Query("to"))); err != nil {
		return p, err
	}
	switch p.Kind {
	case "income":
		p.Rows, err = d.Income(c.Context(), c.Who, p.Period)
	case "sheet":
		p.Rows, err = d.Sheet(c.Context(), c.Who, p.Period)
	case "balance":
		p.Trial, err = d.Trial(c.Context(), c.Who, p.Period)
	default:
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return p, err
}

// sendTable answers with what the page shows, for a spreadsheet.
func (d *Desk) sendTable(c *web.Call) error {
	p, err := d.page(c)
	if err != nil {
		return err
	}
	head, rows := p.table(c.Context())
	return c.Send(p.Kind+"-"+string(p.Period.To)+".csv", "text/csv; charset=utf-8", paper.WriteSheet(c.Who.Lang, head, rows))
}
