package board

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/web"
)

func init() { web.Publish[BoardReport]("report-board") }

// BoardReport is the board of some months as programs read it. Values are in hundredths of
// their unit: cents, hundredths of a percent, hundredths of an hour.
type BoardReport struct {
	From   forecast.Month `json:"from"`
	To     forecast.Month `json:"to"`
	Months []BoardMonth   `json:"months" nullable:"false" doc:"the oldest first"`
}

// BoardMonth is the board of a month: as it was kept where it is closed, as it is now otherwise.
type BoardMonth struct {
	Month      forecast.Month  `json:"month"`
	State      string          `json:"state" enum:"running,open,closed"`
	Due        day.Day         `json:"due_on" doc:"the last day on which it is closed in time"`
	ClosedOn   day.Day         `json:"closed_on,omitempty"`
	ClosedBy   string          `json:"closed_by,omitempty"`
	Late       bool            `json:"late" doc:"closed after that day, or open since"`
	Undecided  string          `json:"undecided,omitempty" doc:"why nothing was decided"`
	Indicators []BoardLine     `json:"indicators" nullable:"false"`
	Decisions  []BoardDecision `json:"decisions" nullable:"false" doc:"made on this board, or open as its month began"`
}

// BoardLine is an indicator in a month.
type BoardLine struct {
	ID       IndicatorID     `json:"id"`
	Name     string          `json:"name"`
	Owner    string          `json:"owner" doc:"empty where nobody of the team answers for it"`
	Source   Source          `json:"source"`
	Activity base.ActivityID `json:"activity,omitempty"`
	Measure  Measure         `json:"measure" enum:"euros,percent,number"`
	Unit     string          `json:"unit,omitempty"`
	Value    *int64          `json:"value_hundredths,omitempty" doc:"absent where it is not known"`
	Low      *int64          `json:"low_hundredths,omitempty" doc:"an alert under it"`
	High     *int64          `json:"high_hundredths,omitempty" doc:"an alert over it"`
	Light    Light           `json:"light" enum:"well,alert,unlit"`
	Remark   string          `json:"remark,omitempty"`
}

// BoardDecision is a decision as programs read it.
type BoardDecision struct {
	ID          DecisionID     `json:"id"`
	Month       forecast.Month `json:"month"`
	Indicator   IndicatorID    `json:"indicator,omitempty"`
	What        string         `json:"what"`
	Carrier     base.AccountID `json:"carrier"`
	CarrierName string         `json:"carrier_name" doc:"empty where they left the team"`
	Due         day.Day        `json:"due_on"`
	Late        bool           `json:"late"`
	Outcome     Outcome        `json:"outcome" enum:",done,dropped" doc:"empty while it is open"`
	Reason      string         `json:"reason,omitempty"`
	SettledOn   day.Day        `json:"settled_on,omitempty"`
}

// monthsMax is how many months a report tells at most.
const monthsMax = 36

// Report draws up the boards of the months of some days; without days, of a year up to now.
func (d *Desk) Report(ctx context.Context, who base.Actor, from, to day.Day) (BoardReport, error) {
	out := BoardReport{To: d.Now(who), Months: []BoardMonth{}}
	var wrong base.Checks
	for name, on := range map[string]day.Day{"from": from, "to": to} {
		if _, err := day.Parse(string(on)); on != "" && err != nil {
			wrong.Wrong(name, "base.not_a_day")
		}
	}
	if err := wrong.Fault(); err != nil {
		return out, err
	}
	if to != "" {
		out.To = min(out.To, forecast.MonthOf(to))
	}
	out.From = out.To.Add(1 - trend)
	if from != "" {
		out.From = forecast.MonthOf(from)
	}
	if n := out.To.Sub(out.From) + 1; n < 1 || n > monthsMax {
		return out, base.Wrong("from", "board.span", base.Args{"max": monthsMax})
	}
	b, err := d.read(ctx, who, out.From, out.To)
	if err != nil {
		return out, err
	}
	for _, m := range b.months() {
		out.Months = append(out.Months, monthOut(b.sheet(m)))
	}
	return out, nil
}

func monthOut(s Sheet) BoardMonth {
	out := BoardMonth{Month: s.Month, State: "open", Due: Due(s.Month), Late: s.Late(), Indicators: []BoardLine{}, Decisions: []BoardDecision{}}
	switch {
	case s.Closure != nil:
		out.State, out.ClosedOn, out.ClosedBy, out.Undecided = "closed", s.Closure.On, s.Closure.Name, s.Closure.Undecided
	case !s.Over():
		out.State = "running"
	}
	for _, l := range s.Lines {
		out.Indicators = append(out.Indicators, lineOut(l))
	}
	for _, dec := range s.Decisions {
		out.Decisions = append(out.Decisions, decisionOut(dec, s.On))
	}
	return out
}

func lineOut(l Line) BoardLine {
	return BoardLine{l.ID, l.Name, l.OwnerName, l.Source, l.Activity, l.Source.Measure(), l.Unit, l.Value, l.Low, l.High, l.Light, l.Remark}
}

func decisionOut(d Decision, on day.Day) BoardDecision {
	return BoardDecision{d.ID, d.Month, d.Indicator, d.What, d.Carrier, d.CarrierName, d.Due, d.Late(on), d.Outcome, d.Reason, d.SettledOn}
}
