package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/outlook"
)

// expecting is what the place expects beyond what its books say, and the files that it makes of
// it for funders.
type expecting struct {
	Name string
	// Beyond are hypotheses; their months are of the years 0001, 0002… of the forecast,
	// 0000 being the year before.
	Beyond json.RawMessage
	// Instead are hypotheses drawn from the books that these take the place of.
	Instead []string // accounts
	// Gone are costs drawn from the books that will not be again: account and activity.
	Gone []string
	// Sure tells how sure the grants of each year are, and how they are paid.
	Sure      []certain
	Scenarios []outlook.Variant
	Funders   map[string]string // of the grants drawn from the books, by activity; "" for the whole place
	Asks      []application
}

// certain is how sure the grants of a year are.
type certain struct {
	State       forecast.State
	Probability money.Rate
	Share       money.Rate // of what the year before gave
	Source      string
	Paid        map[string]money.Rate // share by month: "04"
}

// foreseen is how long the forecast of the demo is, in months.
const foreseen = 36

// foresee makes the forecast of three years as the place did when the books of its last whole
// year were written, then the files for the funders.
func (k *keeping) foresee(ctx context.Context) error {
	present := k.now
	defer func() { k.now = present }()
	k.now = day.Date(k.today.Year(), time.January, 20).Start(k.place.Zone).Add(15 * time.Hour)
	if k.now.After(present) {
		k.now = present
	}
	years, err := k.house.Ledger.Years(ctx, k.house.DB, k.owner)
	if err != nil {
		return err
	}
	for _, y := range years {
		if y.To == day.Date(k.today.Year(), time.January, 1).Add(-1) {
			o, err := k.expect(ctx, y.ID)
			if err != nil {
				return fmt.Errorf("forecast: %w", err)
			}
			for _, a := range k.Outlook.Asks {
				if err := k.file(ctx, o, a); err != nil {
					return fmt.Errorf("file %s: %w", a.Name, err)
				}
			}
			return nil
		}
	}
	return nil
}

func (k *keeping) expect(ctx context.Context, from ledger.YearID) (outlook.Outlook, error) {
	desk := k.house.Outlooks
	body, err := desk.FromYear(ctx, k.owner, from, foreseen)
	if err != nil {
		return outlook.Outlook{}, err
	}
	h := &body.Hypotheses
	more, err := k.Outlook.beyond(h.Start, k.activities)
	if err != nil {
		return outlook.Outlook{}, err
	}
	k.Outlook.sure(h, k.activities)
	h.Sales = append(without(h.Sales, k.Outlook.Instead), more.Sales...)
	h.Costs = append(k.Outlook.lasting(h.Costs, k.activities), more.Costs...)
	h.Staff = append(h.Staff, more.Staff...)
	h.Grants = append(h.Grants, more.Grants...)
	h.Investments, h.Endowments = append(h.Investments, more.Investments...), append(h.Endowments, more.Endowments...)
	h.Loans, h.Flows = append(h.Loans, more.Loans...), append(h.Flows, more.Flows...)
	h.Risks, h.Links = more.Risks, more.Links
	body.Scenarios = k.Outlook.Scenarios
	return desk.Begin(ctx, k.owner, k.Outlook.Name, body)
}

// beyond reads the hypotheses, with the months and the activities of the place.
func (e expecting) beyond(start forecast.Month, activities map[string]base.ActivityID) (h forecast.Hypotheses, err error) {
	text := string(e.Beyond)
	for n := range foreseen/12 + 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("%04d-", n), strconv.Itoa(start.First().Year()+n-1)+"-")
	}
	for key, id := range activities {
		text = strings.ReplaceAll(text, `"activity": "`+key+`"`, `"activity": "`+string(id)+`"`)
	}
	return h, json.Unmarshal([]byte(text), &h)
}

// without leaves out the sales of some accounts.
func without(all []forecast.Sale, accounts []string) (out []forecast.Sale) {
	for _, s := range all {
		if !slices.Contains(accounts, s.Account) {
			out = append(out, s)
		}
	}
	return out
}

// lasting leaves out the costs that will not be again.
func (e expecting) lasting(all []forecast.Cost, activities map[string]base.ActivityID) []forecast.Cost {
	return slices.DeleteFunc(all, func(c forecast.Cost) bool {
		return slices.ContainsFunc(e.Gone, func(gone string) bool {
			account, activity, _ := strings.Cut(gone, " ")
			return c.Account == account && c.Activity == string(activities[activity])
		})
	})
}

// sure says of the grants that are drawn from the books how far each is certain.
func (e expecting) sure(h *forecast.Hypotheses, activities map[string]base.ActivityID) {
	for i := range h.Grants {
		g := &h.Grants[i]
		c := e.Sure[min(g.From.Sub(h.Start)/12, len(e.Sure)-1)]
		g.State, g.Probability, g.Source, g.Cents = c.State, c.Probability, c.Source, c.Share.Of(g.Cents)
		for activity, funder := range e.Funders {
			if string(activities[activity]) == g.Activity {
				g.Funder = funder
			}
		}
		g.Instalments = nil
		for month, share := range c.Paid {
			g.Instalments = append(g.Instalments, forecast.Instalment{Month: forecast.Month(string(g.From[:5]) + month), Share: share})
		}
	}
}
