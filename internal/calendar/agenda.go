package calendar

import (
	"time"

	"pilotis/internal/day"
)

// agenda is the bookings of one day, by their beginning.
type agenda struct {
	Day     day.Day
	Entries []entry
	Shut    bool // nothing is open
}

// drawAgenda sorts bookings into the days on which they are; one that passes
// midnight is told on each of its days.
func drawAgenda(entries []entry, days []day.Day, open map[day.Day]bool, zone *time.Location) []agenda {
	out := make([]agenda, len(days))
	for i, d := range days {
		out[i] = agenda{Day: d, Shut: !open[d]}
	}
	for _, e := range entries {
		eachDay(e.From, e.To, zone, func(d day.Day, _ time.Duration) {
			if k := d.Sub(days[0]); k >= 0 && k < len(days) {
				out[k].Entries = append(out[k].Entries, e)
			}
		})
	}
	return out
}

// underDays puts bookings under the day on which they begin, in the order given.
func underDays(entries []entry, zone *time.Location) []agenda {
	var out []agenda
	for _, e := range entries {
		d := day.Of(e.From, zone)
		if k := len(out) - 1; k >= 0 && out[k].Day == d {
			out[k].Entries = append(out[k].Entries, e)
		} else {
			out = append(out, agenda{Day: d, Entries: []entry{e}})
		}
	}
	return out
}
