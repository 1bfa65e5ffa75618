package budget

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// blankRows is how many empty rows the grid ends with.
const blankRows = 5

func (d *Desk) gridPage(c *web.Call) (p gridPage, err error) {
	ctx := c.Context()
	if p.Version, p.Lines, err = d.Get(ctx, c.Who, ID(c.Path("id"))); err != nil {
		return p, err
	}
	if p.Labels, err = d.labels(ctx, c.Who); err != nil {
		return p, err
	}
	if p.Activities, err = d.Activities.Living(ctx, c.Who); err != nil {
		return p, err
	}
	values, err := d.Ledger.AxisValues(ctx, d.DB, c.Who)
	for _, v := range values {
		if v.Axis == ledger.Project {
			p.Projects = append(p.Projects, v)
		}
	}
	return p, err
}

func (d *Desk) showGrid(c *web.Call) error {
	p, err := d.gridPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func field(i int, name string) string { return fmt.Sprintf("lines[%d].%s", i, name) }

// typed reads the rows of the grid. What was planned by month stays in its proportions
// where only the year changed. It gives the row of each line, for empty rows are skipped.
func typed(c *web.Call, v Version, before []Line) (lines []Line, rows []int, err error) {
	var wrong base.Checks
	for i := 0; i < linesMax+blankRows && c.Form().Has(field(i, "account")); i++ {
		account, year := strings.TrimSpace(c.Value(field(i, "account"))), c.Value(field(i, "year"))
		if account == "" && year == "" {
			continue
		}
		l := Line{Months: make([]money.Cents, len(v.Months()))}
		if at := slices.IndexFunc(before, func(l Line) bool { return string(l.ID) == c.Value(field(i, "id")) }); at >= 0 {
			l = before[at]
		}
		l.Account = strings.Fields(account + " -")[0]
		l.Activity, l.Project = base.ActivityID(c.Value(field(i, "activity"))), ledger.AxisID(c.Value(field(i, "project")))
		l.Months = Spread(c.Amount(field(i, "year"), &wrong), l.Months)
		lines, rows = append(lines, l), append(rows, i)
	}
	return lines, rows, wrong.Fault()
}

// onRows numbers the lines of a fault as the grid does.
func onRows(err error, rows []int) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	placed := *f
	placed.Fields = slices.Clone(f.Fields)
	for i, one := range placed.Fields {
		var n int
		var name string
		if _, bad := fmt.Sscanf(strings.NewReplacer("[", " ", "].", " ").Replace(one.Name), "lines %d %s", &n, &name); bad == nil && n < len(rows) {
			placed.Fields[i].Name = field(rows[n], name)
		}
	}
	return &placed
}

func (d *Desk) postGrid(c *web.Call) error {
	p, err := d.gridPage(c)
	if err != nil {
		return err
	}
	lines, rows, err := typed(c, p.Version, p.Lines)
	if err == nil {
		err = onRows(d.Fill(c.Context(), c.Who, p.Version.ID, lines), rows)
	}
	if err != nil {
		if kind := base.KindOf(err); kind != base.Invalid && kind != base.Conflict {
			return err
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/budgets/%s/grid", p.Version.ID), "budget.said_filled")
}

func (d *Desk) monthsPage(c *web.Call) (monthsPage, error) {
	v, lines, err := d.Get(c.Context(), c.Who, ID(c.Path("id")))
	if err != nil {
		return monthsPage{}, err
	}
	labels, err := d.labels(c.Context(), c.Who)
	for _, l := range lines {
		if string(l.ID) == c.Path("line") {
			return monthsPage{Version: v, Line: l, Label: name(labels, l.Account), all: lines}, err
		}
	}
	return monthsPage{}, base.Refuse(base.NotFound, "base.not_found")
}

func (d *Desk) showMonths(c *web.Call) error {
	p, err := d.monthsPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postMonths(c *web.Call) error {
	p, err := d.monthsPage(c)
	if err != nil {
		return err
	}
	var wrong base.Checks
	months := make([]money.Cents, len(p.Version.Months()))
	for i, m := range p.Version.Months() {
		months[i] = c.Amount(m, &wrong)
	}
	err = wrong.Fault()
	if err == nil {
		for i := range p.all {
			if p.all[i].ID == p.Line.ID {
				p.all[i].Months = months
			}
		}
		err = d.Fill(c.Context(), c.Who, p.Version.ID, p.all)
	}
	if err != nil {
		if kind := base.KindOf(err); kind != base.Invalid && kind != base.Conflict {
			return err
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/budgets/%s/grid", p.Version.ID), "budget.said_filled")
}
