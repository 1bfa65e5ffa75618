package budget

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// linesShown is how many entries explain a gap at most: the largest.
const linesShown = 30

func (d *Desk) accountPage(c *web.Call) (p accountPage, err error) {
	of, err := d.compared(c)
	if err != nil {
		return p, err
	}
	at := slices.IndexFunc(of.Rows, func(r Row) bool { return r.Account == c.Path("account") })
	if at < 0 {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	p = accountPage{Version: of.Version, Row: of.Rows[at], Done: of.Done}
	for _, code := range p.Codes {
		lines, err := d.Ledger.Lines(c.Context(), d.DB, c.Who, code, p.From, p.Version.To)
		if err != nil {
			return p, err
		}
		p.Lines = append(p.Lines, lines...)
	}
	p.Found = len(p.Lines)
	slices.SortStableFunc(p.Lines, func(a, b ledger.Placed) int { return int(b.Amount().Abs() - a.Amount().Abs()) })
	p.Lines = p.Lines[:min(len(p.Lines), linesShown)]
	return p, nil
}

func (d *Desk) showAccount(c *web.Call) error {
	p, err := d.accountPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postRemark(c *web.Call) error {
	if err := d.Explain(c.Context(), c.Who, ID(c.Path("id")), c.Path("account"), c.Value("remark")); err != nil {
		if base.KindOf(err) != base.Invalid {
			return err
		}
		p, missing := d.accountPage(c)
		if missing != nil {
			return missing
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/budgets/%s/accounts/%s", c.Path("id"), c.Path("account")), "budget.said_explained")
}

func (d *Desk) grantPage(c *web.Call) (p grantPage, err error) {
	ctx := c.Context()
	if p.Version, err = getVersion(ctx, d.DB, c.Who.Place, ID(c.Path("id"))); err != nil {
		return p, err
	}
	values, err := d.Ledger.AxisValues(ctx, d.DB, c.Who)
	if err != nil {
		return p, err
	}
	for _, v := range values {
		if v.Axis == ledger.Project && v.ClosedOn == "" {
			p.Projects = append(p.Projects, v)
		}
	}
	p.Project, _ = chosen(values, ledger.AxisID(c.Query("project")))
	p.Asked, _ = money.Parse(c.Query("asked"))
	p.Grant, err = d.Grant(ctx, c.Who, p.Version.ID, ledger.AxisID(c.Query("project")))
	return p, err
}

func (d *Desk) showGrant(c *web.Call) error {
	p, err := d.grantPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// sendGrant answers with the form's table, or refuses it with the difference.
func (d *Desk) sendGrant(c *web.Call) error {
	p, err := d.grantPage(c)
	if err != nil {
		return err
	}
	if err := p.Fault(); err != nil {
		return c.Again(p, err)
	}
	return d.send(c, p.Version, ui.T(c.Context(), "budget.tab_grant"), p.table(c.Context()))
}
