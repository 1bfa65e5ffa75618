package booking

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	member, manager := sampleScene(base.Member), sampleScene(base.Manager)
	return []ui.Sample{
		{Name: "booking: a day", Page: sampleCalendar(look{View: viewDay}), Scene: member},
		{Name: "booking: a week of all spaces", Page: sampleCalendar(look{View: viewWeek}), Scene: manager},
		{Name: "booking: a week of one space", Page: sampleCalendar(look{View: viewWeek, Space: "petite"}), Scene: member},
		{Name: "booking: a month", Page: sampleCalendar(look{View: viewMonth}), Scene: member},
		{Name: "booking: a month of one space", Page: sampleCalendar(look{View: viewMonth, Space: "petite"}), Scene: member},
		{Name: "booking: a list", Page: sampleCalendar(look{View: viewList}), Scene: manager},
		{Name: "booking: an empty day", Page: sampleCalendar(look{View: viewDay, On: "2027-05-09"}), Scene: member},
		{Name: "booking: no space yet", Page: calendarPage{look: look{On: sampleDay}, Today: sampleDay}, Scene: manager},
	}
}
