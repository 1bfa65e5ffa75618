package treasury

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

func init() { web.Publish[CashReport]("report-cash") }

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/reports/cash", Need: see, Name: "report-cash", Summary: "Tell what is at hand, and what is ahead week by week"}, d.apiReport)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/cash/lines", Need: run, Name: "add-cash-line", Status: http.StatusCreated, Creates: true,
		Summary: "Keep a receipt or a payment to come that nothing else tells"}, d.apiAdd)
}

// CashReport is the cash of a place as programs read it.
type CashReport struct {
	On     day.Day     `json:"on"`
	Cash   money.Cents `json:"cash_cents" doc:"at hand today"`
	Free   FreeOut     `json:"free"`
	Lowest money.Cents `json:"lowest_cents" doc:"the least at the end of a week of the quarter"`
	Red    day.Day     `json:"first_red,omitempty" doc:"first day of the first week that ends under zero"`
	Weeks  []WeekOut   `json:"weeks" nullable:"false"`
	Months []PointOut  `json:"months" nullable:"false" doc:"as they were and as they will be"`
}

// FreeOut takes apart what may be spent.
type FreeOut struct {
	Cents     money.Cents `json:"free_cents"`
	Earmarked money.Cents `json:"earmarked_cents"`
	Ahead     money.Cents `json:"received_in_advance_cents"`
	Soon      money.Cents `json:"due_within_30_days_cents"`
}

// WeekOut is one week.
type WeekOut struct {
	From  day.Day     `json:"from"`
	To    day.Day     `json:"to"`
	In    money.Cents `json:"in_cents"`
	Out   money.Cents `json:"out_cents"`
	End   money.Cents `json:"cash_end_cents"`
	Flows []FlowOut   `json:"lines" nullable:"false"`
}

// FlowOut is one line of a week.
type FlowOut struct {
	Kind  forecast.Kind `json:"kind"`
	Label string        `json:"label"`
	Day   day.Day       `json:"day"`
	Cents money.Cents   `json:"amount_cents"`
	Sure  bool          `json:"promised"`
	Late  bool          `json:"late"`
}

// PointOut is one month.
type PointOut struct {
	Month  forecast.Month `json:"month"`
	In     money.Cents    `json:"in_cents"`
	Out    money.Cents    `json:"out_cents"`
	End    money.Cents    `json:"cash_end_cents"`
	Actual bool           `json:"actual"`
}

// Report draws up the cash report; days narrow what it tells, and either may be empty.
func (d *Desk) Report(ctx context.Context, who base.Actor, from, to day.Day) (CashReport, error) {
	v, err := d.Look(ctx, who)
	if err != nil {
		return CashReport{}, err
	}
	r := CashReport{On: v.On, Cash: v.Cash, Free: FreeOut{v.Free.Cents(), v.Free.Earmarked, v.Free.Ahead, v.Free.Soon}, Lowest: v.Lowest().End, Weeks: []WeekOut{}, Months: []PointOut{}}
	if red, there := v.Red(); there {
		r.Red = red.From
	}
	within := func(a, b day.Day) bool { return (to == "" || a <= to) && b >= from }
	for _, w := range v.Weeks {
		if within(w.From, w.To) {
			r.Weeks = append(r.Weeks, weekOut(w, who.Lang))
		}
	}
	for _, m := range v.Ahead {
		if within(m.Month.First(), m.Month.Last()) {
			r.Months = append(r.Months, PointOut(m))
		}
	}
	return r, nil
}

func weekOut(w Week, lang string) WeekOut {
	out := WeekOut{w.From, w.To, w.In, w.Out, w.End, []FlowOut{}}
	for _, f := range w.Flows {
		label := f.Label
		if words.Has(words.Languages[0], label) {
			label = words.T(lang, label)
		}
		out.Flows = append(out.Flows, FlowOut{f.Kind, label, f.Day, f.Cents, f.Sure, f.Late})
	}
	return out
}

func (d *Desk) apiReport(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	From day.Day `query:"from"`
	To   day.Day `query:"to"`
}) (*struct{ Body CashReport }, error) {
	r, err := d.Report(ctx, who, in.From, in.To)
	return &struct{ Body CashReport }{r}, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body CashLineJSON
}) (*struct{ Body CashLineJSON }, error) {
	l, err := d.Add(ctx, who, Line{Day: in.Body.Day, Label: in.Body.Label, Cents: in.Body.Cents, Sure: in.Body.Sure})
	return &struct{ Body CashLineJSON }{CashLineJSON(l)}, err
}

// CashLineJSON is a line that somebody wrote.
type CashLineJSON struct {
	ID    LineID      `json:"id" readOnly:"true" required:"false"`
	Day   day.Day     `json:"day" format:"date"`
	Label string      `json:"label" maxLength:"120"`
	Cents money.Cents `json:"amount_cents" doc:"received; less than nothing where paid"`
	Sure  bool        `json:"promised,omitempty"`
}
