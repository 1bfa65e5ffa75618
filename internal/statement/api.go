package statement

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

type reportIn struct {
	web.PlaceIn
	From day.Day `query:"from" doc:"first day; the first of the year where empty"`
	To   day.Day `query:"to" doc:"last day; the last of the year where empty"`
}

type sharesIn struct {
	web.PlaceIn
	From day.Day `query:"from" doc:"first day; the first of the year where empty"`
	To   day.Day `query:"to" doc:"last day; the last of the year where empty"`
	Axis string  `query:"axis" enum:"activity,project,site" default:"activity"`
}

type answer[T any] struct{ Body T }

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	report(api, d, web.Op{Path: "/reports/balance", Name: "report-balance", Summary: "The trial balance of a period."}, d.balanceReport)
	report(api, d, web.Op{Path: "/reports/income", Name: "report-income", Summary: "The income statement of a period, a year before beside."}, d.incomeReport)
	report(api, d, web.Op{Path: "/reports/sheet", Name: "report-sheet", Summary: "The balance sheet on the last day of a period."}, d.sheetReport)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/reports/activity", Need: base.To(base.See, "ledger"),
		Name: "report-activity", Summary: "Income and costs by activity, project or site, shared costs parted by their keys."},
		func(ctx context.Context, who base.Actor, in *sharesIn) (*answer[ActivityReport], error) {
			p, err := d.asked(ctx, who, in.From, in.To)
			if err != nil {
				return nil, err
			}
			out, err := d.activityReport(ctx, who, p, in.Axis)
			return &answer[ActivityReport]{out}, err
		})
}

func report[T any](api *web.API, d *Desk, op web.Op, draw func(context.Context, base.Actor, Period) (T, error)) {
	op.Method, op.Need = http.MethodGet, base.To(base.See, "ledger")
	web.Add(api, op,
		func(ctx context.Context, who base.Actor, in *reportIn) (*answer[T], error) {
			p, err := d.asked(ctx, who, in.From, in.To)
			if err != nil {
				return nil, err
			}
			out, err := draw(ctx, who, p)
			return &answer[T]{out}, err
		})
}

// asked reads days as typed and finds their period.
func (d *Desk) asked(ctx context.Context, who base.Actor, from, to day.Day) (Period, error) {
	var wrong base.Checks
	for name, on := range map[string]day.Day{"from": from, "to": to} {
		if _, err := day.Parse(string(on)); on != "" && err != nil {
			wrong.Wrong(name, "base.not_a_day")
		}
	}
	if err := wrong.Fault(); err != nil {
		return Period{}, err
	}
	return d.Period(ctx, who, from, to)
}

// Ask draws up a report by its name, over days as typed.
func (d *Desk) Ask(ctx context.Context, who base.Actor, kind, from, to string) (any, error) {
	p, err := d.asked(ctx, who, day.Day(from), day.Day(to))
	if err != nil {
		return nil, err
	}
	return d.Report(ctx, who, kind, p)
}
