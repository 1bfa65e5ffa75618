package booking

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// request is what the form of a booking says.
type request struct {
	Spaces   []base.SpaceID
	Day      day.Day
	From, To day.Clock
	Last     day.Day // the day on which it ends: the next where To is not after From
	Repeat   repeat
	Wanted   Wanted
}

// readRequest reads a form, and notes all that is wrong with it. A way out that was
// taken, "space from to", goes before what was typed.
func readRequest(f url.Values, wrong *base.Checks) request {
	f = takenWayOut(f)
	r := request{}
	for _, id := range append(f["space"], f["also"]...) {
		if id != "" && !slices.Contains(r.Spaces, base.SpaceID(id)) {
			r.Spaces = append(r.Spaces, base.SpaceID(id))
		}
	}
	r.Day = readDay(f, "day", wrong)
	r.From, r.To = readClock(f, "from", wrong), readClock(f, "to", wrong)
	r.Last = r.Day
	if f.Get("last") != "" {
		r.Last = readDay(f, "last", wrong)
	} else if r.Day != "" && r.To.Minutes() < r.From.Minutes() {
		r.Last = r.Day.Add(1)
	}
	if r.Day != "" {
		r.Repeat = readRepeat(f, r.Day, wrong)
	}
	seats, err := strconv.Atoi(f.Get("seats"))
	if f.Get("seats") != "" && err != nil {
		wrong.Wrong("seats", "base.not_a_number")
	}
	r.Wanted = Wanted{Spaces: r.Spaces, Start: string(r.Day) + "T" + r.From.String(), End: string(r.Last) + "T" + r.To.String(), Seats: seats,
		Title: f.Get("title"), Person: base.PersonID(f.Get("person")), Activity: base.ActivityID(f.Get("activity")),
		OnConflict: OnConflict(f.Get("on_conflict")), ConfirmPast: f.Has("confirm_past")}
	if r.Repeat.Every != "" && len(*wrong) == 0 {
		r.Wanted.Rule = r.Repeat.rule(r.Day)
		r.Wanted.Dates, r.Wanted.Instead = readChoices(f)
	}
	if f.Get("person") == "" && f.Get("person_text") != "" {
		wrong.Wrong("person", "booking.person_not_chosen")
	}
	return r
}

func readDay(f url.Values, name string, wrong *base.Checks) day.Day {
	d, err := day.Parse(f.Get(name))
	if f.Get(name) == "" {
		wrong.Require(name, "")
	} else if err != nil {
		wrong.Wrong(name, "base.not_a_day")
	}
	return d
}

func readClock(f url.Values, name string, wrong *base.Checks) day.Clock {
	c, err := day.ParseClock(f.Get(name))
	if f.Get(name) == "" {
		wrong.Require(name, "")
	} else if err != nil {
		wrong.Wrong(name, "base.not_an_hour")
	}
	return c
}

// wayOut writes a slot as the value of the button that takes it.
func wayOut(s Slot, zone *time.Location) string {
	return string(s.Space) + " " + civil(s.From, zone) + " " + civil(s.To, zone)
}

// takenWayOut puts the slot of a way out in the place of what was typed.
func takenWayOut(f url.Values) url.Values {
	part := strings.Fields(f.Get("take"))
	if len(part) != 3 || len(part[1]) != 16 || len(part[2]) != 16 {
		return f
	}
	out := url.Values{}
	for name, values := range f {
		out[name] = values
	}
	for name, value := range map[string]string{"space": part[0], "day": part[1][:10], "from": part[1][11:], "last": part[2][:10], "to": part[2][11:]} {
		out.Set(name, value)
	}
	return out
}

// faultNames are the fields of the form for those that the verbs name.
var faultNames = map[string]string{"start": "from", "end": "to", "rrule": "until"}

// forForm names what is wrong as the form does.
func forForm(err error) error {
	fault := asFault(err)
	if fault.Kind == base.Internal {
		return err
	}
	out := *fault
	out.Fields = slices.Clone(fault.Fields)
	for i, f := range out.Fields {
		if name, other := faultNames[f.Name]; other {
			out.Fields[i].Name = name
		}
	}
	return &out
}
