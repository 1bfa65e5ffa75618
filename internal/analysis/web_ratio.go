package analysis

import (
	"context"
	"pilotis/internal/base"
	"pilotis/internal/statement"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showRatios(c *web.Call, p statement.Period) error {
	page, err := d.ratiosPage(c.Context(), asked(c, p))
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) ratiosPage(ctx context.Context, a scope) (ratiosPage, error) {
	all, err := d.Judge(ctx, a.Who, a.Period)
	return ratiosPage{view{all.Now, all.Last, a.Reading, a.Period.Year.Holds(d.today(a.Who))}, all}, err
}

func (d *Desk) showRatio(c *web.Call, p statement.Period) error {
	page, err := d.ratioPage(c, p)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) ratioPage(c *web.Call, p statement.Period) (page ratioPage, err error) {
	all, err := d.ratiosPage(c.Context(), asked(c, p))
	if err != nil {
		return page, err
	}
	j, known := all.All.Of(c.Path("ratio"))
	if !known {
		return page, base.Refuse(base.NotFound, "base.not_found")
	}
	return ratioPage{view: all.view, Judged: j}, nil
}

func (d *Desk) postMark(c *web.Call, p statement.Period) error {
	var wrong base.Checks
	m := Mark{Ratio: c.Path("ratio"), Less: c.Value("better") == "less", Source: OwnSource(c.Value("source"))}
	wrong.Require("good", c.Value("good"))
	m.Good = int64(c.Amount("good", &wrong))
	if c.Value("weak") != "" {
		weak := int64(c.Amount("weak", &wrong))
		m.Weak = &weak
	}
	err := wrong.Fault()
	if err == nil {
		err = d.SetMark(c.Context(), c.Who, m)
	}
	if err != nil {
		page, missing := d.ratioPage(c, p)
		if missing != nil {
			return missing
		}
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(at(c.Context(), "/ratios/"+m.Ratio, p, ""), "analysis.mark_kept")
}

func (d *Desk) postMarkRemoval(c *web.Call) error {
	if err := d.DropMark(c.Context(), c.Who, c.Path("ratio")); err != nil {
		return err
	}
	return c.Goto(c.At("/analysis/ratios/%s", c.Path("ratio")), "analysis.mark_gone")
}

func (d *Desk) showFigure(c *web.Call, p statement.Period) error {
	page := figurePage{Address: c.Path("figure"), Names: map[string]string{}, Thirds: map[string]string{}}
	var err error
	if page.view, err = d.view(c.Context(), asked(c, p)); err != nil {
		return err
	}
	found := false
	if page.Figure, found = page.Now.Find(page.Address, page.Reading); !found {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	accounts, err := d.Ledger.Accounts(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		page.Names[a.Code] = a.Label
	}
	thirds, err := d.Ledger.Thirds(c.Context(), d.DB, c.Who)
	for _, t := range thirds {
		page.Thirds[t.Code] = t.Label
	}
	if err != nil {
		return err
	}
	return c.Page(page)
}
