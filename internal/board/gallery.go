package board

import (
	"time"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	team := []account.Grant{{Account: "a1", Name: "Zoé Roux", Role: base.Manager}, {Account: "a2", Name: "Amel Kaci", Role: base.Treasurer}}
	running, over, closed := sample("2027-03"), sample("2027-02"), sample("2027-01")
	over.Steps = over.steps("2027-02-28", true)
	closed.Closure = &Closure{Due: Due("2027-01"), On: "2027-02-12", Name: "Zoé Roux"}
	late := closed
	late.Closure = &Closure{Due: Due("2027-01"), On: "2027-02-20", Name: "Zoé Roux", Undecided: say("sample_remark")}
	late.Decisions = nil
	sent := []Sending{{Name: "Amel Kaci", Email: "amel@example.org", At: time.Date(2027, 2, 12, 9, 0, 0, 0, time.UTC), By: "Zoé Roux"}}
	unread := base.Checks{{Name: "read", Key: "board.unread"}, {Name: StepRemarks, Key: "board.unexplained", Args: base.Args{"names": over.Lines[1].Name}}}
	one := over.Lines[1].Indicator
	return []ui.Sample{
		{Name: "board: none yet", Page: monthPage{Sheet: Sheet{Month: "2027-03", On: "2027-03-10"}}, Scene: as(base.Manager)},
		{Name: "board: the month that runs", Page: monthPage{Sheet: running, Team: team, Waiting: []forecast.Month{"2027-02"}}, Scene: as(base.Manager)},
		{Name: "board: a month to close", Page: monthPage{Sheet: over, Team: team}, Scene: as(base.Manager)},
		{Name: "board: a closing refused", Page: monthPage{Sheet: over, Team: team, Of: partClosing, Form: ui.FormOf(nil, unread.Fault())}, Scene: as(base.Manager)},
		{Name: "board: a closed month", Page: monthPage{Sheet: closed, Team: team, Sent: sent}, Scene: as(base.Board)},
		{Name: "board: closed late, nothing decided", Page: monthPage{Sheet: late, Team: team, Sent: sent}, Scene: as(base.Manager)},
		{Name: "board: months side by side", Page: monthsPage{Compared: sideBySide(closed, over), Waiting: []forecast.Month{"2027-02"}, On: "2027-03-20"}, Scene: as(base.Board)},
		{Name: "board: no month closed", Page: monthsPage{}, Scene: as(base.Board)},
		{Name: "board: decisions", Page: decisionsPage{All: running.Decisions, On: "2027-03-10"}, Scene: as(base.Manager)},
		{Name: "board: no decision", Page: decisionsPage{}, Scene: as(base.Board)},
		{Name: "board: indicators", Page: indicatorsPage{running.Lines}, Scene: as(base.Manager)},
		{Name: "board: no indicator", Page: indicatorsPage{}, Scene: as(base.Manager)},
		{Name: "board: a new indicator", Page: indicatorPage{Team: team, Activities: []activity.Activity{{ID: "x", Draft: activity.Draft{Name: "Café", Hue: 2}}}}, Scene: as(base.Manager)},
		{Name: "board: a thirteenth indicator refused", Page: indicatorPage{Team: team, Form: ui.FormOf(nil, base.Refuse(base.Invalid, "board.full", base.Args{"max": Most}))}, Scene: as(base.Manager)},
		{Name: "board: an indicator", Page: indicatorPage{Indicator: one, Team: team}, Scene: as(base.Manager)},
	}
}

func say(key string) string { return words.T(words.Languages[0], "board."+key) }

// sample is a board on the tenth of March: one light well, one alert, one unlit, one value to type.
func sample(m forecast.Month) Sheet {
	low, high := int64(250000), int64(120000)
	s := Sheet{Month: m, On: "2027-03-10"}
	for i, of := range []struct {
		source    Source
		name      string
		value     *int64
		low, high *int64
		remark    string
	}{
		{Sales, "first_sales", some(int64(412550)), &low, nil, ""},
		{Unpaid, "first_unpaid", some(int64(184000)), nil, &high, ""},
		{Occupancy, "first_occupancy", some(int64(4270)), nil, nil, say("sample_remark")},
		{Typed, "first_hours", nil, nil, nil, ""},
	} {
		l := Line{Indicator: Indicator{ID: IndicatorID(of.name), Slot: i + 1, Name: say(of.name), Source: of.source, Low: of.low, High: of.high, Owner: "a1"},
			OwnerName: "Zoé Roux", Value: of.value, Remark: of.remark}
		l.Light = l.Indicator.Light(of.value, m == "2027-03")
		if of.source == Typed {
			l.Unit, l.OwnerName = say("unit_hours"), ""
		}
		if of.value != nil {
			l.Before = some(*of.value * 94 / 100)
			for k := range 6 {
				l.Trend = append(l.Trend, Point{m.Add(k - 5), *of.value * int64(100-(5-k)*(k+1)) / 100})
			}
		}
		s.Lines = append(s.Lines, l)
	}
	s.Decisions = inOrder([]Decision{
		{ID: "d1", Month: "2027-01", What: say("sample_decision"), CarrierName: "Amel Kaci", Due: "2027-03-01", IndicatorName: say("first_unpaid")},
		{ID: "d2", Month: "2027-01", What: say("sample_decision"), CarrierName: "Zoé Roux", Due: "2027-02-20", Outcome: Done, SettledOn: "2027-02-18", Reason: say("sample_reason")},
	})
	return s
}

// sideBySide compares samples as if they were closed.
func sideBySide(all ...Sheet) Compared {
	c := Compared{To: "2027-03"}
	var kept []frozen
	for _, s := range all {
		c.Closed = append(c.Closed, closed{s.Month, Closure{Due: Due(s.Month), On: Due(s.Month), Name: "Zoé Roux"}})
		for _, l := range s.Lines {
			kept = append(kept, frozen{s.Month, l})
		}
	}
	c.Rows = rows(kept)
	return c
}
