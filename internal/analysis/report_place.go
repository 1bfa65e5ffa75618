package analysis

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/money"
	"pilotis/internal/statement"
)

// CausesReport leads from the result of a year before to that of a stretch.
type CausesReport struct {
	Known    bool        `json:"known" doc:"whether there is a year before"`
	Last     money.Cents `json:"last_result_cents"`
	LastOnce money.Cents `json:"last_once_cents" doc:"what in it happened once"`
	Now      money.Cents `json:"result_cents"`
	NowOnce  money.Cents `json:"once_cents"`
	Causes   []CauseOut  `json:"causes" nullable:"false" doc:"between two results without what happens once; they add up"`
}

// CauseOut is a reason why a result is not that of the year before.
type CauseOut struct {
	Key      string          `json:"key" doc:"volume, price, sales, or a nature of income and costs"`
	Activity base.ActivityID `json:"activity,omitempty"`
	Cents    money.Cents     `json:"amount_cents"`
}

// CausesOf tells why a result is not that of the year before, as programs read it.
func (d *Desk) CausesOf(ctx context.Context, who base.Actor, p statement.Period) (CausesReport, error) {
	c, known, err := d.Explain(ctx, who, p)
	out := CausesReport{known, c.Last.Cents, c.LastOnce.Cents, c.Now.Cents, c.NowOnce.Cents, []CauseOut{}}
	for _, cause := range c.All {
		out.Causes = append(out.Causes, CauseOut(cause))
	}
	return out, err
}

// MarginsReport is what each activity leaves.
type MarginsReport struct {
	Activities []MarginOut `json:"activities" nullable:"false" doc:"those that leave the most first; what is of none is last"`
}

// MarginOut is what an activity leaves, and what it uses of the place.
type MarginOut struct {
	Activity  base.ActivityID `json:"activity"`
	Income    money.Cents     `json:"income_cents"`
	Direct    money.Cents     `json:"direct_costs_cents"`
	Shared    money.Cents     `json:"shared_costs_cents" doc:"its part, by a key, of costs that all share"`
	Result    money.Cents     `json:"result_cents"`
	Volunteer money.Cents     `json:"volunteering_cents" doc:"what the time given to it is worth; never in the result"`
	Desks     int             `json:"desks"`
	Surface   int             `json:"square_metres"`
	Minutes   int             `json:"open_minutes"`
}

// MarginsOf tells what each activity leaves, as programs read it.
func (d *Desk) MarginsOf(ctx context.Context, who base.Actor, p statement.Period) (MarginsReport, error) {
	all, err := d.Margins(ctx, who, p)
	out := MarginsReport{[]MarginOut{}}
	for _, m := range all {
		out.Activities = append(out.Activities, MarginOut{m.Activity, m.Income, m.Direct, m.Shared, m.Result(), m.Volunteer, m.Desks, m.Surface, m.Minutes})
	}
	return out, err
}
