package statement

import (
	"context"
	"slices"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// reportPage is the income statement or the sheet, or (Trial) the trial balance.
type reportPage struct {
	Kind   string
	Period Period
	Rows   Rows
	Trial  []Weighed
	Plan   bool // a budget stands beside
}

func (p reportPage) titleKey() string                 { return "statement.title_" + p.Kind }
func (p reportPage) Title(ctx context.Context) string { return ui.T(ctx, p.titleKey()) }
func (p reportPage) Body() templ.Component            { return p.body() }

func (p reportPage) files(ctx context.Context) []ui.Link {
	return files(ctx, func(f paper.Format) templ.SafeURL {
		return over(ctx, p.Kind+"/files/"+string(f), p.Period.From, p.Period.To)
	})
}

// opens is the page of what a figure is made of.
func (p reportPage) opens(ctx context.Context, s step) templ.SafeURL {
	switch s.Key {
	case "":
		return ""
	case chart.ResultKey:
		return over(ctx, "income", p.Period.Year.From, p.Period.To)
	}
	return over(ctx, p.Kind+"/lines/"+s.Key, p.Period.From, p.Period.To)
}

// opensLast is the same a year before.
func (p reportPage) opensLast(ctx context.Context, s step) templ.SafeURL {
	if p.Period.Before == nil || s.Key == "" {
		return ""
	}
	was := reportPage{Kind: p.Kind, Period: Period{Year: *p.Period.Before}}
	was.Period.From, was.Period.To = p.Period.last()
	if p.Kind == "sheet" {
		was.Period.From, was.Period.To = p.Period.Before.From, p.Period.Before.To
	}
	return was.opens(ctx, s)
}

func (d *Desk) showReport(c *web.Call) error {
	if !slices.Contains(shelf, c.Path("kind")) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return d.Ledger.Begun(func(c *web.Call) error {
		p, err := d.page(c)
		if err != nil {
			return err
		}
		return c.Page(p)
	})(c)
}

func (d *Desk) page(c *web.Call) (reportPage, error) {
	p, err := d.span(c)
	if err != nil {
		return reportPage{}, err
	}
	return d.report(c.Context(), c.Who, c.Path("kind"), p)
}

// report reads the income statement, the sheet or the trial balance.
func (d *Desk) report(ctx context.Context, who base.Actor, kind string, over Period) (p reportPage, err error) {
	p.Kind, p.Period = kind, over
	switch kind {
	case "income":
		if p.Rows, err = d.Income(ctx, who, over); err == nil {
			p.Plan, err = d.plan(ctx, who, over, p.Rows)
		}
	case "sheet":
		p.Rows, err = d.Sheet(ctx, who, over)
	case "balance":
		p.Trial, err = d.Trial(ctx, who, over)
	default:
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return p, err
}

func (d *Desk) sendReport(c *web.Call) error {
	p, err := d.page(c)
	if err != nil {
		return err
	}
	return send(c, p.Period.To, func() (paper.Print, error) {
		return d.print(c.Context(), p.Kind, p.Period, p.tables(c.Context())...), nil
	})
}

// Print lays the income statement ("income"), the sheet or the trial balance ("balance") out on
// paper, in the language and for the place of the scene.
func (d *Desk) Print(ctx context.Context, who base.Actor, kind string, over Period) (paper.Print, error) {
	p, err := d.report(ctx, who, kind, over)
	if err != nil {
		return paper.Print{}, err
	}
	return d.print(ctx, kind, over, p.tables(ctx)...), nil
}

// piecesPage is what a figure of a statement is made of: accounts, and third parties on them.
type piecesPage struct {
	reportPage
	Key    string
	Pieces []piece
	Sum    money.Cents
	Names  map[string]string // of accounts
	Thirds map[string]string
}

// Title names the figure.
func (p piecesPage) Title(ctx context.Context) string { return p.Rows.name(p.Key, ui.In(ctx).Lang) }

// Body draws the page.
func (p piecesPage) Body() templ.Component { return p.body() }

// opens is the page of the lines of a piece.
func (p piecesPage) opens(ctx context.Context, h Held, apart bool) templ.SafeURL {
	if h.Account == "" {
		return over(ctx, "income", p.Period.Year.From, p.Period.To)
	}
	from, third := linesOf(p.Period, p.Kind, h, apart)
	return over(ctx, "ledger", from, p.Period.To, "account", h.Account, "third", third)
}

func (d *Desk) showPieces(c *web.Call) error {
	report, err := d.page(c)
	if err != nil {
		return err
	}
	p := piecesPage{reportPage: report, Key: c.Path("key")}
	if p.Pieces, p.Sum = report.Rows.pieces(p.Key); len(p.Pieces) == 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	if p.Thirds, err = d.thirds(c.Context(), c.Who); err != nil {
		return err
	}
	if p.Names, err = d.labels(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

// before is the page of what an account held before the days of the report.
func (p reportPage) before(ctx context.Context, code string) templ.SafeURL {
	if p.Period.From == p.Period.Year.From {
		return over(ctx, "ledger", p.Period.From, p.Period.To, "account", code, "forward", "1")
	}
	return over(ctx, "ledger", p.Period.Year.From, p.Period.From.Add(-1), "account", code)
}
