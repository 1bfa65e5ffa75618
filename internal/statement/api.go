package statement

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/web"
)

// ReportIn asks for a report over some days.
type ReportIn struct {
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
	Account string  `query:"account" doc:"one account of the general ledger"`
	Third   string  `query:"third" doc:"one third party; - for the lines that name none"`
	ByThird bool    `query:"by_third" doc:"the general ledger third party by third party"`
	Cursor  string  `query:"cursor" doc:"next of the page before"`
}

type figureIn struct {
	ReportIn
	Kind string `path:"kind" enum:"income,sheet"`
	Line string `path:"line" doc:"key of a line, of a part, of a sum or of a result"`
}

type answer[T any] struct{ Body T }

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	report(api, d, web.Op{Path: "/reports/balance", Name: "report-balance", Summary: "The trial balance of a period."}, d.balanceReport)
	report(api, d, web.Op{Path: "/reports/income", Name: "report-income", Summary: "The income statement of a period, a year before beside."}, d.incomeReport)
	report(api, d, web.Op{Path: "/reports/sheet", Name: "report-sheet", Summary: "The balance sheet on the last day of a period."}, d.sheetReport)
	book(api, d, web.Op{Path: "/reports/journal", Name: "report-journal", Summary: "The validated entries of a period, page by page."}, d.journalReport)
	book(api, d, web.Op{Path: "/reports/ledger", Name: "report-ledger", Summary: "The general ledger of a period, account by account, page by page."}, d.ledgerReport)
	report(api, d, web.Op{Path: "/reports/annex", Name: "report-annex", Summary: "The movements of the annex: from what each account held to what it holds, and what falls due when."}, d.annexReport)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/reports/{kind}/lines/{line}", Need: base.To(base.See, "ledger"),
		Name: "report-figure", Summary: "What a figure of the income statement or of the balance sheet is made of, and where its lines are read."}, d.apiFigure)
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

func (d *Desk) apiFigure(ctx context.Context, who base.Actor, in *figureIn) (*answer[FigureReport], error) {
	p, err := d.Asked(ctx, who, in.From, in.To)
	if err != nil {
		return nil, err
	}
	out, err := d.figureReport(ctx, who, p, in.Kind, in.Line)
	return &answer[FigureReport]{out}, err
}

func report[T any](api *web.API, d *Desk, op web.Op, draw func(context.Context, base.Actor, Period) (T, error)) {
	op.Method, op.Need = http.MethodGet, base.To(base.See, "ledger")
	web.Add(api, op,
		func(ctx context.Context, who base.Actor, in *ReportIn) (*answer[T], error) {
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
			p, b, err := d.wanted(ctx, who, Wanted{string(in.From), string(in.To), in.Code, in.Account, in.Third, in.Journal, in.ByThird})
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
