package board

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "board"), base.To(base.Run, "board")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/reports/board", Need: see, Name: "report-board",
		Summary: "Tell the monthly board: the months that were closed as they were kept, the others as they are now"}, d.apiReport)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/board/indicators", Need: see, Name: "list-indicators", Summary: "List what the board follows"}, d.apiIndicators)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/board/indicators", Need: run, Name: "add-indicator", Status: http.StatusCreated, Creates: true,
		Summary: "Put an indicator on the board, which bears twelve"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/board/indicators/{id}", Need: run, Name: "change-indicator", Summary: "Write an indicator anew; what it counts stays"}, d.apiChange)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/board/indicators/{id}", Need: run, Name: "take-off-indicator", Status: http.StatusNoContent,
		Summary: "Take an indicator off the board; the months that are closed keep it"}, d.apiTakeOff)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/board/months/{month}/readings/{id}", Need: base.To(base.Join, "board"), Name: "say-of-indicator", Status: http.StatusNoContent,
		Summary: "Comment on an indicator in a month that is open, or type its value"}, d.apiSay)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/board/months/{month}/closing", Need: run, Name: "close-month", Summary: "Close a month that is over: its board is kept for good"}, d.apiClose)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/board/months/{month}/sendings", Need: run, Name: "send-board-to-team", Status: http.StatusCreated, Creates: true,
		Summary: "Send the board of a month to people of the team, as a page to print"}, d.apiSend)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/board/decisions", Need: see, Name: "list-decisions", Summary: "List the decisions that are open, and those settled in a year"}, d.apiDecisions)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/board/decisions", Need: run, Name: "add-decision", Status: http.StatusCreated, Creates: true,
		Summary: "Note what the board of a month led to, and who carries it"}, d.apiDecide)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/board/decisions/{id}/outcome", Need: run, Name: "settle-decision", Summary: "Say that a decision was done, or dropped and why"}, d.apiSettle)
}

type one[T any] struct{ Body T }

func (d *Desk) apiReport(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	From day.Day `query:"from"`
	To   day.Day `query:"to"`
}) (*one[BoardReport], error) {
	r, err := d.Report(ctx, who, in.From, in.To)
	return &one[BoardReport]{r}, err
}

// IndicatorJSON is an indicator as programs read and write it.
type IndicatorJSON struct {
	ID       IndicatorID     `json:"id" readOnly:"true" required:"false"`
	Name     string          `json:"name" maxLength:"80"`
	Owner    base.AccountID  `json:"owner" doc:"an account of the team"`
	Source   Source          `json:"source" enum:"sales,sales_of,occupancy,cash_ahead,cash,free_cash,unpaid,grants,budget_gap,volunteering,members,typed"`
	Activity base.ActivityID `json:"activity,omitempty" doc:"of sales_of"`
	Unit     string          `json:"unit,omitempty" maxLength:"12" doc:"of typed"`
	Low      *int64          `json:"low_hundredths,omitempty" doc:"an alert under it"`
	High     *int64          `json:"high_hundredths,omitempty" doc:"an alert over it"`
}

func jsonOf(i Indicator) IndicatorJSON {
	return IndicatorJSON{i.ID, i.Name, i.Owner, i.Source, i.Activity, i.Unit, i.Low, i.High}
}

func (j IndicatorJSON) indicator(id IndicatorID) Indicator {
	return Indicator{ID: id, Name: j.Name, Owner: j.Owner, Source: j.Source, Activity: j.Activity, Unit: j.Unit, Low: j.Low, High: j.High}
}

func (d *Desk) apiIndicators(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[IndicatorJSON]], error) {
	all, err := d.Indicators(ctx, who)
	out := &one[web.List[IndicatorJSON]]{web.List[IndicatorJSON]{Items: []IndicatorJSON{}}}
	for _, l := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(l.Indicator))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body IndicatorJSON
}) (*one[IndicatorJSON], error) {
	i, err := d.Add(ctx, who, in.Body.indicator(""))
	return &one[IndicatorJSON]{jsonOf(i)}, err
}

// IndicatorIn names an indicator.
type IndicatorIn struct {
	web.PlaceIn
	ID IndicatorID `path:"id"`
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	IndicatorIn
	Body IndicatorJSON
}) (*one[IndicatorJSON], error) {
	i, err := d.Change(ctx, who, in.Body.indicator(in.ID))
	return &one[IndicatorJSON]{jsonOf(i)}, err
}

func (d *Desk) apiTakeOff(ctx context.Context, who base.Actor, in *IndicatorIn) (*struct{}, error) {
	return nil, d.TakeOff(ctx, who, in.ID)
}

func (d *Desk) apiSay(ctx context.Context, who base.Actor, in *struct {
	IndicatorIn
	Month string `path:"month"`
	Body  struct {
		Value  *int64 `json:"value_hundredths,omitempty" doc:"of what is typed by hand"`
		Remark string `json:"remark,omitempty" maxLength:"600"`
	}
}) (*struct{}, error) {
	m, err := forecast.ParseMonth(in.Month)
	if err != nil {
		return nil, err
	}
	return nil, d.Say(ctx, who, m, in.ID, Said{in.Body.Value, in.Body.Remark})
}

func (d *Desk) apiClose(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Month string `path:"month"`
	Body  struct {
		Read      bool   `json:"figures_read"`
		Undecided string `json:"undecided,omitempty" maxLength:"300" doc:"why nothing is decided, where nothing is"`
	}
}) (*one[BoardMonth], error) {
	m, err := forecast.ParseMonth(in.Month)
	if err != nil {
		return nil, err
	}
	if _, err := d.Close(ctx, who, m, Closing{in.Body.Read, in.Body.Undecided}); err != nil {
		return nil, err
	}
	s, err := d.Sheet(ctx, who, m)
	return &one[BoardMonth]{monthOut(s)}, err
}

// BoardSending is a board that was sent to somebody.
type BoardSending struct {
	Name  string    `json:"name"`
	Email string    `json:"email"`
	At    time.Time `json:"sent_at"`
	By    string    `json:"sent_by"`
}

func (d *Desk) apiSend(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Month string `path:"month"`
	Body  struct {
		To []base.AccountID `json:"to" nullable:"false" doc:"accounts of the team"`
	}
}) (*one[web.List[BoardSending]], error) {
	m, err := forecast.ParseMonth(in.Month)
	if err != nil {
		return nil, err
	}
	sent, err := d.Send(ctx, who, m, in.Body.To...)
	out := &one[web.List[BoardSending]]{web.List[BoardSending]{Items: []BoardSending{}}}
	for _, s := range sent {
		out.Body.Items = append(out.Body.Items, BoardSending(s))
	}
	return out, err
}

func (d *Desk) apiDecisions(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[BoardDecision]], error) {
	all, err := d.Decisions(ctx, who)
	out := &one[web.List[BoardDecision]]{web.List[BoardDecision]{Items: []BoardDecision{}}}
	for _, dec := range all {
		out.Body.Items = append(out.Body.Items, decisionOut(dec, d.today(who)))
	}
	return out, err
}

func (d *Desk) apiDecide(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Month     forecast.Month `json:"month"`
		What      string         `json:"what" maxLength:"300"`
		Carrier   base.AccountID `json:"carrier" doc:"an account of the team"`
		Due       day.Day        `json:"due_on" format:"date"`
		Indicator IndicatorID    `json:"indicator,omitempty"`
	}
}) (*one[BoardDecision], error) {
	b := in.Body
	dec, err := d.Decide(ctx, who, Decision{Month: b.Month, What: b.What, Carrier: b.Carrier, Due: b.Due, Indicator: b.Indicator})
	return &one[BoardDecision]{decisionOut(dec, d.today(who))}, err
}

func (d *Desk) apiSettle(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   DecisionID `path:"id"`
	Body struct {
		Outcome Outcome `json:"outcome" enum:"done,dropped"`
		Reason  string  `json:"reason,omitempty" maxLength:"300"`
	}
}) (*one[BoardDecision], error) {
	dec, err := d.Settle(ctx, who, in.ID, in.Body.Outcome, in.Body.Reason)
	return &one[BoardDecision]{decisionOut(dec, d.today(who))}, err
}
