package demo

import (
	"context"
	"slices"
	"strconv"

	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// plan is what the place says of its budgets.
type plan struct {
	Label, Body string
	Gaps        map[string]string // what explains a gap, by account
	Amendment   struct {
		moment
		Label, Body string
		More        map[string]money.Cents // by account, over what is left of the year
	}
}

// What a budget adds to the year that it is made from.
const (
	plannedMore money.Rate = 300
	nextMore    money.Rate = 200
)

// vote votes the budget of the running year on a day, made from the year before.
func (k *keeping) vote(ctx context.Context, before ledger.Year, on day.Day) error {
	desk := k.house.Budgets
	v, err := desk.Begin(ctx, k.owner, budget.Asked{Label: k.Budget.Label + " " + strconv.Itoa(k.year.From.Year()), From: k.year.From, To: k.year.To, Year: before.ID, By: plannedMore})
	if err != nil {
		return err
	}
	if v, err = desk.Decide(ctx, k.owner, v.ID, on, k.Budget.Body); err == nil {
		k.voted = v
	}
	return err
}

// amend votes the budget of the running year anew, with what became of it meanwhile.
func (k *keeping) amend(ctx context.Context) error {
	desk, a := k.house.Budgets, k.Budget.Amendment
	v, err := desk.Amend(ctx, k.owner, k.voted.ID, a.Label+" "+strconv.Itoa(k.year.From.Year()))
	if err != nil {
		return err
	}
	_, lines, err := desk.Get(ctx, k.owner, v.ID)
	if err != nil {
		return err
	}
	on := a.on(k.today)
	for account, more := range a.More {
		if i := slices.IndexFunc(lines, func(l budget.Line) bool { return l.Account == account }); i >= 0 {
			left := lines[i].Months[on.Month():]
			for m := range left {
				left[m] += more.Ratio(1, int64(len(left)))
			}
		}
	}
	if err := desk.Fill(ctx, k.owner, v.ID, lines); err != nil {
		return err
	}
	if v, err = desk.Decide(ctx, k.owner, v.ID, on, a.Body); err == nil {
		k.voted = v
	}
	return err
}

// next explains the gaps of the running year, and leaves the budget of the next one in
// preparation.
func (k *keeping) next(ctx context.Context) error {
	desk := k.house.Budgets
	for account, remark := range k.Budget.Gaps {
		if err := desk.Explain(ctx, k.owner, k.voted.ID, account, remark); err != nil {
			return err
		}
	}
	from := k.year.To.Add(1)
	_, err := desk.Begin(ctx, k.owner, budget.Asked{Label: k.Budget.Label + " " + strconv.Itoa(from.Year()), From: from, To: from.AddMonths(12).Add(-1), Version: k.voted.ID, By: nextMore})
	return err
}
