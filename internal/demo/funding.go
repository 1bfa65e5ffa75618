package demo

import (
	"context"
	"strconv"

	"pilotis/internal/budget"
	"pilotis/internal/day"
	"pilotis/internal/dossier"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
)

// application is the file of a funder: what is asked, for what, and when it went out.
type application struct {
	Name, Funder, Purpose string
	Cents                 money.Cents
	Sent                  int // days after it was begun; 0 while it is being written
	Budget                *struct {
		Label string
		Lines []struct {
			Account, Project string
			Cents            money.Cents // of the year
		}
	}
	Texts map[dossier.Section]string
}

// file writes a funder's file, and sends it where it was sent.
func (k *keeping) file(ctx context.Context, o outlook.Outlook, a application) error {
	c := dossier.Content{Name: a.Name, Funder: a.Funder, Purpose: a.Purpose, Forecast: o.ID, Asked: a.Cents, Texts: a.Texts}
	if a.Budget != nil {
		id, err := k.estimate(ctx, a)
		if err != nil {
			return err
		}
		c.Table = dossier.FromBudget + string(id)
	}
	made, err := k.house.Dossiers.Begin(ctx, k.owner, c)
	if err != nil || a.Sent == 0 {
		return err
	}
	k.at(day.Of(k.now, k.place.Zone).Add(a.Sent))
	_, err = k.house.Dossiers.Send(ctx, k.owner, made.ID, made.Revision, day.Of(k.now, k.place.Zone))
	return err
}

// estimate makes the budget of what a file asks for, in the year to come.
func (k *keeping) estimate(ctx context.Context, a application) (budget.ID, error) {
	from := k.year.To.Add(1)
	v, err := k.house.Budgets.Begin(ctx, k.owner, budget.Asked{Label: a.Budget.Label + " " + strconv.Itoa(from.Year()), From: from, To: from.AddMonths(12).Add(-1)})
	if err != nil {
		return v.ID, err
	}
	var lines []budget.Line
	for _, l := range a.Budget.Lines {
		lines = append(lines, budget.Line{Account: l.Account, Months: l.Cents.Spread(12), Axes: budget.Axes{Project: k.projects[l.Project]}})
	}
	return v.ID, k.house.Budgets.Fill(ctx, k.owner, v.ID, lines)
}
