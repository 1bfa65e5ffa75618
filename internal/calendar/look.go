package calendar

import (
	"net/url"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// view names a way of seeing bookings; it is also the end of its address.
type view string

const (
	viewDay   view = ""
	viewWeek  view = "/week"
	viewMonth view = "/month"
	viewList  view = "/list"
)

// look is what a reader asked to see: when, and which spaces.
type look struct {
	View     view
	On       day.Day
	Space    base.SpaceID // one alone, and what it is made of
	Kind     space.Kind
	Activity base.ActivityID
	Access   []space.Feature
	FreeNow  bool
}

// readLook reads an address; what it cannot read is as if it were not asked.
func readLook(v view, q url.Values, today day.Day) look {
	w := look{View: v, On: today, Space: base.SpaceID(q.Get("space")), Activity: base.ActivityID(q.Get("activity")), FreeNow: q.Has("free")}
	if on, err := day.Parse(q.Get("on")); err == nil {
		w.On = on
	}
	w.Kind, _ = space.ParseKind(q.Get("kind"))
	for _, name := range q["access"] {
		if f, known := space.ParseFeature(name); known {
			w.Access = append(w.Access, f)
		}
	}
	return w
}

// query writes what readLook reads, without what is not asked.
func (w look) query(today day.Day) string {
	q := url.Values{}
	set := func(name, value string) {
		if value != "" {
			q.Set(name, value)
		}
	}
	if w.On != today {
		set("on", string(w.On))
	}
	set("space", string(w.Space))
	set("kind", string(w.Kind))
	set("activity", string(w.Activity))
	for _, f := range w.Access {
		q.Add("access", string(f))
	}
	if w.FreeNow {
		set("free", "on")
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// filtered tells whether some spaces or bookings are left out.
func (w look) filtered() bool {
	return w.Space != "" || w.Kind != "" || w.Activity != "" || len(w.Access) > 0 || w.FreeNow
}

// days lists the days that the view shows.
func (w look) days() []day.Day {
	first, count := w.On, 1
	switch w.View {
	case viewWeek, viewList:
		first, count = w.On.Monday(), 7
	case viewMonth:
		first = w.On.FirstOfMonth().Monday()
		end := w.On.FirstOfMonth().AddMonths(1)
		count = (end.Sub(first) + 6) / 7 * 7
	}
	out := make([]day.Day, count)
	for i := range out {
		out[i] = first.Add(i)
	}
	return out
}

// turned is the same view n days, weeks or months later.
func (w look) turned(n int) look {
	switch w.View {
	case viewDay:
		w.On = w.On.Add(n)
	case viewMonth:
		w.On = w.On.FirstOfMonth().AddMonths(n)
	default:
		w.On = w.On.Add(7 * n)
	}
	return w
}

// on is the same on another day, seen in another way.
func (w look) on(v view, d day.Day) look {
	w.View, w.On = v, d
	return w
}

// chosen keeps the spaces asked for, in their order. A space that only heads others
// stays where one of them does.
func (w look) chosen(spaces []space.Space, free func(base.SpaceID) bool) []space.Space {
	keep := make([]bool, len(spaces))
	inside := -1 // depth of the one space asked for, while within it
	for i, s := range spaces {
		if w.Space != "" {
			if inside >= 0 && s.Depth <= inside {
				inside = -1
			}
			if s.ID == w.Space {
				inside = s.Depth
			}
			keep[i] = inside >= 0
			continue
		}
		keep[i] = (w.Kind == "" || s.Kind == w.Kind) && s.Has(w.Access) && (!w.FreeNow || free(s.ID))
	}
	var out []space.Space
	for i, s := range spaces {
		if heads(spaces, i) && (w.filtered() && w.Space == "") {
			keep[i] = keepsBelow(spaces, keep, i)
		}
		if keep[i] {
			out = append(out, s)
		}
	}
	return out
}

func keepsBelow(spaces []space.Space, keep []bool, i int) bool {
	for k := i + 1; k < len(spaces) && spaces[k].Depth > spaces[i].Depth; k++ {
		if keep[k] && !heads(spaces, k) {
			return true
		}
	}
	return false
}
