package statement

import (
	"context"
	"slices"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/ledger"
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
	p, err := d.page(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) page(c *web.Call) (p reportPage, err error) {
	p.Kind = c.Path("kind")
	if p.Period, err = d.span(c); err != nil {
		return p, err
	}
	switch p.Kind {
	case "income":
		if p.Rows, err = d.Income(c.Context(), c.Who, p.Period); err == nil {
			p.Plan, err = d.plan(c.Context(), c.Who, p.Period, p.Rows)
		}
	case "sheet":
		p.Rows, err = d.Sheet(c.Context(), c.Who, p.Period)
	case "balance":
		p.Trial, err = d.Trial(c.Context(), c.Who, p.Period)
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

// piecesPage is what a figure of a statement is made of: accounts, and third parties on them.
type piecesPage struct {
	reportPage
	Key    string
	Pieces []piece
	Sum    money.Cents
	Names  map[string]string // of accounts
	Thirds map[string]string
}

// piece is what an account brings to a figure, read as the figure is.
type piece struct {
	Held
	Amount money.Cents
}

// Title names the figure.
func (p piecesPage) Title(ctx context.Context) string {
	for _, r := range p.Rows {
		if r.Key == p.Key {
			return r.In(ui.In(ctx).Lang)
		}
	}
	if slices.Contains(partsOf(p.Key), chart.Part(p.Key)) {
		return ui.T(ctx, "statement.part_"+p.Key)
	}
	return ui.T(ctx, "statement."+p.Key)
}

// Body draws the page.
func (p piecesPage) Body() templ.Component { return p.body() }

// opens is the page of the lines of a piece: those of the days of the statement, or
// since the first of the year for what the sheet holds.
func (p piecesPage) opens(ctx context.Context, h Held, apart bool) templ.SafeURL {
	if h.Account == "" {
		return over(ctx, "income", p.Period.Year.From, p.Period.To)
	}
	from, third := p.Period.From, h.Third
	if p.Kind == "sheet" {
		from = p.Period.Year.From
	}
	if third == "" && apart {
		third = ledger.NoThird
	}
	return over(ctx, "ledger", from, p.Period.To, "account", h.Account, "third", third)
}

// apart tells whether third parties are told apart on the account of a piece.
func (p piecesPage) apart(account string) bool {
	for _, h := range p.Pieces {
		if h.Account == account && h.Third != "" {
			return true
		}
	}
	return false
}

func (d *Desk) showPieces(c *web.Call) error {
	report, err := d.page(c)
	if err != nil {
		return err
	}
	p := piecesPage{reportPage: report, Key: c.Path("key"), Thirds: map[string]string{}}
	if p.Pieces = report.Rows.pieces(p.Key); len(p.Pieces) == 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	for _, h := range p.Pieces {
		p.Sum += h.Amount
	}
	thirds, err := d.Ledger.Thirds(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	for _, t := range thirds {
		p.Thirds[t.Code] = t.Label
	}
	if p.Names, err = d.labels(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

// pieces are what a line, a part or a result is made of; what is set against others counts less.
func (all Rows) pieces(key string) []piece {
	var out []piece
	against := results[key][1]
	for _, r := range all {
		if r.Key != key && !slices.Contains(partsOf(key), r.Part) {
			continue
		}
		for _, h := range r.Held {
			amount := h.Net
			if r.Part.Income() || r.Part.Liability() {
				amount = -amount
			}
			if slices.Contains(against, r.Part) {
				amount = -amount
			}
			out = append(out, piece{h, amount})
		}
		if rest := r.Net() - sumOf(r.Held, r.Part); rest != 0 { // the result, which no account bears yet
			out = append(out, piece{Held{}, rest})
		}
	}
	return out
}

// sumOf adds up what accounts bring to a line, read as the line is.
func sumOf(held []Held, part chart.Part) (sum money.Cents) {
	for _, h := range held {
		sum += h.Net
	}
	if part.Income() || part.Liability() {
		return -sum
	}
	return sum
}

// before is the page of what an account held before the days of the report.
func (p reportPage) before(ctx context.Context, code string) templ.SafeURL {
	if p.Period.From == p.Period.Year.From {
		return over(ctx, "ledger", p.Period.From, p.Period.To, "account", code, "forward", "1")
	}
	return over(ctx, "ledger", p.Period.Year.From, p.Period.From.Add(-1), "account", code)
}
