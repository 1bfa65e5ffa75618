package dossier

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/budget"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
)

// tableOf lays out the table of the grant form (Cerfa 12156*06, budget); nil where the file
// has none. Without an outcome a table of the forecast is not drawn.
func (d *Desk) tableOf(ctx context.Context, who base.Actor, c Content, o *forecast.Outcome) (*budget.Grant, error) {
	id, ofBudget := strings.CutPrefix(c.Table, FromBudget)
	switch {
	case ofBudget:
		g, err := d.Budgets.Grant(ctx, who, budget.ID(id), c.Project)
		return &g, err
	case c.Table == FromForecast && o != nil:
		g := laid(o)
		return &g, nil
	}
	return nil, nil
}

// laid is the first year of a forecast in the form: each grant to run the place goes to the
// line of its funder, the rest by account.
func laid(o *forecast.Outcome) budget.Grant {
	h, end := o.Hypotheses(), min(12, len(o.Months()))
	funders := map[budget.LineID]string{}
	left := map[string]money.Cents{}
	for account, c := range o.Trial(0, end).Moved {
		if !yields(account) {
			continue
		}
		if account[0] == '7' {
			c = -c
		}
		left[account] = c
	}
	var lines []budget.Line
	put := func(id budget.LineID, account string, c money.Cents) {
		if c != 0 {
			lines = append(lines, budget.Line{ID: id, Account: account, Months: []money.Cents{c}})
		}
	}
	for i, item := range o.Items() {
		if item.Kind != forecast.OfGrants {
			continue
		}
		account, c := head(h, item).Account, added(o.Earned(i)[:end])
		left[account] -= c
		id := budget.LineID(item.Key)
		funders[id] = funder(h, item.Key) + " " + item.Label
		put(id, account, c)
	}
	for account, c := range left {
		put("", account, c)
	}
	return budget.Lay(lines, func(l budget.Line) string { return funders[l.ID] })
}

func funder(h forecast.Hypotheses, key string) string {
	for _, g := range h.Grants {
		if g.Key == key {
			return g.Funder
		}
	}
	return ""
}
