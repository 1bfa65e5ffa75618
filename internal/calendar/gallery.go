package calendar

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	member, manager := sampleScene(base.Member), sampleScene(base.Manager)
	return []ui.Sample{
		{Name: "calendar: a day", Page: sampleCalendar(look{View: viewDay}), Scene: member},
		{Name: "calendar: a week of all spaces", Page: sampleCalendar(look{View: viewWeek}), Scene: manager},
		{Name: "calendar: a week of one space", Page: sampleCalendar(look{View: viewWeek, Space: "petite"}), Scene: member},
		{Name: "calendar: a month", Page: sampleCalendar(look{View: viewMonth}), Scene: member},
		{Name: "calendar: a month of one space", Page: sampleCalendar(look{View: viewMonth, Space: "petite"}), Scene: member},
		{Name: "calendar: a list", Page: sampleCalendar(look{View: viewList}), Scene: manager},
		{Name: "calendar: an empty day", Page: sampleCalendar(look{View: viewDay, On: "2027-05-09"}), Scene: member},
		{Name: "calendar: no space yet", Page: calendarPage{look: look{On: sampleDay}, Today: sampleDay}, Scene: manager},
		{Name: "calendar: mine", Page: minePage{Days: underDays(sampleMine(), sampleZone)}, Scene: member},
		{Name: "calendar: mine, none", Page: minePage{}, Scene: member},
		{Name: "calendar: mine, none past", Page: minePage{Past: true}, Scene: member},
	}
}

func sampleMine() []entry {
	var out []entry
	for _, e := range sampleEntries() {
		if e.Mine && e.From.After(sampleNow) {
			out = append(out, e)
		}
	}
	return out
}
