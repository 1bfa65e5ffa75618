package demo

import (
	"context"
	"strconv"
	"time"

	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

// plan is what the place says of its budgets.
type plan struct {
	Label, Body string
	Gaps        map[string]string // what explains a gap, by account
}

// What a budget adds to the year that it is made from.
const (
	plannedMore money.Rate = 300
	nextMore    money.Rate = 200
)

// votedOn is the day of January on which the assembly votes the budget.
const votedOn = 20

// plan votes the budget of the running year, made from the year before, and leaves that of
// the next one in preparation.
func (f *filling) plan(ctx context.Context, p plan, today day.Day) error {
	years, err := f.house.Ledger.Years(ctx, f.house.DB, f.owner) // the latest first
	if err != nil || len(years) < 2 {
		return err
	}
	year, desk := today.Year(), f.house.Budgets
	asked := budget.Asked{Label: p.Label + " " + strconv.Itoa(year), From: day.Date(year, time.January, 1), To: day.Date(year, time.December, 31), Year: years[1].ID, By: plannedMore}
	v, err := desk.Begin(ctx, f.owner, asked)
	if err != nil {
		return err
	}
	for account, remark := range p.Gaps {
		if err := desk.Explain(ctx, f.owner, v.ID, account, remark); err != nil {
			return err
		}
	}
	if _, err := desk.Decide(ctx, f.owner, v.ID, min(day.Date(year, time.January, votedOn), today), p.Body); err != nil {
		return err
	}
	next := budget.Asked{Label: p.Label + " " + strconv.Itoa(year+1), From: asked.To.Add(1), To: day.Date(year+1, time.December, 31), Version: v.ID, By: nextMore}
	_, err = desk.Begin(ctx, f.owner, next)
	return err
}
