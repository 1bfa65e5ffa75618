package space

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// hoursPage asks for the week of a space, a line of words for each day.
type hoursPage struct {
	ui.Form
	touching
	Plan  *Plan
	Space Space
	Week  Week
}

// Title names the page.
func (p hoursPage) Title(ctx context.Context) string {
	return ui.T(ctx, "space.hours_title", base.Args{"name": p.Space.Name})
}

func (p hoursPage) name(i int) string { return "hours." + strconv.Itoa(i+1) }

// inherited says what holds where every day is left empty.
func (p hoursPage) inherited(ctx context.Context) string {
	if week, from := p.Plan.WeekOf(p.Space.Parent); from != "" && !week.Empty() {
		s, _ := p.Plan.Space(from)
		return ui.T(ctx, "space.hours_if_empty", base.Args{"name": s.Name})
	}
	return ui.T(ctx, "space.hours_if_empty_open")
}

// placeholder shows the hours that would be inherited on a day, while no day has any of its own.
func (p hoursPage) placeholder(ctx context.Context, i int) string {
	week, from := p.Plan.WeekOf(p.Space.Parent)
	if from == "" || !p.Week.Empty() {
		return ui.T(ctx, "space.shut")
	}
	if len(week[i]) == 0 {
		return ui.T(ctx, "space.shut")
	}
	return typeRanges(ui.In(ctx).Lang, week[i])
}

func (d *Desk) hours(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	return c.Page(hoursPage{Plan: p, Space: s, Week: p.OwnWeek(s.ID)})
}

func (d *Desk) setHours(c *web.Call) error {
	p, s, err := d.found(c)
	if err != nil {
		return err
	}
	page := hoursPage{Plan: p, Space: s, Week: p.OwnWeek(s.ID)}
	if days, _ := strconv.Atoi(c.Value("copy")); days > 0 {
		for i := 1; i < min(days, 7); i++ {
			c.Form().Set(page.name(i), c.Value(page.name(0)))
		}
		page.Form = ui.FormOf(c.Form(), nil)
		return c.Page(page)
	}
	week, err := readWeek(c, page)
	if err == nil {
		err = d.SetHours(c.Context(), c.Who, s.ID, week, telling(c, week))
	}
	if err == nil {
		return c.Goto(c.At("/spaces/%s", s.ID), "space.hours_set")
	}
	page.Form, page.touching = ui.FormOf(c.Form(), err), touchingOf(p, err, week)
	return c.Again(page, err)
}

func readWeek(c *web.Call, page hoursPage) (week Week, err error) {
	var wrong base.Checks
	for i := range week {
		if week[i], err = ParseRanges(c.Value(page.name(i))); err != nil {
			wrong.Wrong(page.name(i), "space.hours_unreadable")
		}
	}
	return week, wrong.Fault()
}
