package statement

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
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

type bookIn struct {
	web.PlaceIn
	From    day.Day `query:"from" doc:"first day; the first of the year where empty"`
	To      day.Day `query:"to" doc:"last day; the last of the year where empty"`
	Journal string  `query:"journal" doc:"code of a journal; all where empty"`
	Code    string  `query:"code" doc:"first figures of the accounts of the general ledger; all where empty"`
	ByThird bool    `query:"by_third" doc:"the general ledger third party by third party"`
	Cursor  string  `query:"cursor" doc:"next of the page before"`
}

type answer[T any] struct{ Body T }

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	report(api, d, web.Op{Path: "/reports/balance", Name: "report-balance", Summary: "The trial balance of a period."}, d.balanceReport)
	report(api, d, web.Op{Path: "/reports/income", Name: "report-income", Summary: "The income statement of a period, a year before beside."}, d.incomeReport)
	report(api, d, web.Op{Path: "/reports/sheet", Name: "report-sheet", Summary: "The balance sheet on the last day of a period."}, d.sheetReport)
	book(api, d, web.Op{Path: "/reports/journal", Name: "report-journal", Summary: "The validated entries of a period, page by page."}, d.journalReport)
	book(api, d, web.Op{Path: "/reports/ledger", Name: "report-ledger", Summary: "The general ledger of a period, account by account, page by page."}, d.ledgerReport)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/reports/activity", Need: base.To(base.See, "ledger"),
		Name: "report-activity", Summary: "Income and costs by activity, project or site, shared costs parted by their keys."},
		func(ctx context.Context, who base.Actor, in *sharesIn) (*answer[ActivityReport], error) {
			p, err := d.Asked(ctx, who, in.From, in.To)
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
			p, err := d.Asked(ctx, who, in.From, in.To)
			if err != nil {
				return nil, err
			}
			out, err := draw(ctx, who, p)
			return &answer[T]{out}, err
		})
}

func book[T any](api *web.API, d *Desk, op web.Op, read func(context.Context, base.Actor, Period, ledger.Book, string) (T, error)) {
	op.Method, op.Need = http.MethodGet, base.To(base.See, "ledger")
	web.Add(api, op,
		func(ctx context.Context, who base.Actor, in *bookIn) (*answer[T], error) {
			p, b, err := d.wanted(ctx, who, Wanted{string(in.From), string(in.To), in.Code, in.Journal, in.ByThird})
			if err != nil {
				return nil, err
			}
			out, err := read(ctx, who, p, b, in.Cursor)
			return &answer[T]{out}, err
		})
}

// Asked reads days as typed and finds their period.
func (d *Desk) Asked(ctx context.Context, who base.Actor, from, to day.Day) (Period, error) {
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
	p, err := d.Asked(ctx, who, day.Day(from), day.Day(to))
	if err != nil {
		return nil, err
	}
	return d.Report(ctx, who, kind, p)
}
