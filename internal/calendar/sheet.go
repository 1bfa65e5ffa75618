package calendar

import (
	"cmp"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/space"
)

// entry is a booking as one reader may see it.
type entry struct {
	ID       string
	Takes    []space.Unit // leaves and seats
	From, To time.Time
	Title    string // "" where the reader may only know that it is taken
	Who      string // "" likewise
	Where    string // the spaces, by name
	Activity base.ActivityID
	Hue      int // of the activity, 0 for none
	Mine     bool
	Movable  bool          // by the reader
	Awaits   bool          // a request nobody has answered yet
	Ended    booking.State // cancelled or refused
	Faint    bool          // outside of what the reader filtered for
}

// ground is what a sheet asks of the spaces: space.Plan answers.
type ground interface {
	Openings(id base.SpaceID, from, to time.Time) []space.Span
	Units(id base.SpaceID, seats int) []space.Unit
}

// sheet is spaces over days, ready to be drawn.
type sheet struct {
	Columns []column
	Lines   []line
}

// line is one space over the days of the sheet; one that only heads others has no cells.
type line struct {
	Space space.Space
	Cells []cell
}

// cell is one space on one day.
type cell struct {
	Shut   []stretch // closed within the hours drawn
	Bars   []bar
	Levels []level // of a space that is lent by the seat: how many are taken
	Lanes  int     // how many bars stand beside each other at most
	Count  int     // of the bookings of the day
	Full   fullness
}

// bar is a booking in a cell. Part says that it takes only a part of the space.
type bar struct {
	stretch
	entry
	Lane int
	Part bool
}

// level is how many seats are taken during a stretch.
type level struct {
	stretch
	Taken, Of int
}

// tenths tells how high the level stands, never empty where a seat is taken nor
// full where one is free.
func (l level) tenths() int {
	if l.Taken >= l.Of {
		return 10
	}
	return min(max(l.Taken*10/l.Of, 1), 9)
}

func (l level) args() base.Args { return base.Args{"taken": l.Taken, "of": l.Of} }

// fullness says in a word how a space stands on a day.
type fullness string

const (
	allShut   fullness = "shut"
	allFree   fullness = "free"
	partTaken fullness = "part"
	allTaken  fullness = "taken"
)

// drawSheet lays spaces and their bookings, in the order of their beginning, out over days.
func drawSheet(g ground, spaces []space.Space, entries []entry, days []day.Day, zone *time.Location) sheet {
	from, to := days[0].Start(zone), days[len(days)-1].Add(1).Start(zone)
	onLeaf := byLeaf(entries)
	openings := make([][]space.Span, len(spaces))
	taken := make([][]bar, len(spaces))
	var hours hoursShown
	for i, s := range spaces {
		if heads(spaces, i) {
			continue
		}
		openings[i] = g.Openings(s.ID, from, to)
		taken[i] = onSpace(g.Units(s.ID, 0), entries, onLeaf)
		for _, d := range days {
			for _, o := range openings[i] {
				hours.widen(d, o.From, o.To, zone)
			}
			for _, t := range taken[i] {
				hours.widen(d, t.From, t.To, zone)
			}
		}
	}
	out := sheet{Lines: make([]line, len(spaces))}
	for _, d := range days {
		out.Columns = append(out.Columns, hours.settled().column(d, zone))
	}
	for i, s := range spaces {
		out.Lines[i].Space = s
		if heads(spaces, i) {
			continue
		}
		out.Lines[i].Cells = make([]cell, len(days))
		for k, c := range out.Columns {
			out.Lines[i].Cells[k] = drawCell(c, s, openings[i], taken[i])
		}
	}
	return out
}

// heads tells whether a space stands in a sheet only as the title of those in it.
func heads(spaces []space.Space, i int) bool {
	s := spaces[i]
	return (s.Kind == space.KindBuilding || s.Kind == space.KindFloor) && i+1 < len(spaces) && spaces[i+1].Depth > s.Depth
}

// byLeaf finds the bookings that take a leaf, in the order given.
func byLeaf(entries []entry) map[base.SpaceID][]int {
	out := make(map[base.SpaceID][]int, len(entries))
	for i, e := range entries {
		for _, u := range e.Takes {
			out[u.Space] = append(out[u.Space], i)
		}
	}
	return out
}

// onSpace gathers the bookings that take something of a space, each once, in the
// order given: that of their beginning.
func onSpace(units []space.Unit, entries []entry, onLeaf map[base.SpaceID][]int) []bar {
	leaves := map[int]int{}
	var found []int
	for _, u := range units {
		for _, i := range onLeaf[u.Space] {
			if leaves[i]++; leaves[i] == 1 {
				found = append(found, i)
			}
		}
	}
	slices.Sort(found)
	out := make([]bar, len(found))
	for k, i := range found {
		out[k] = bar{entry: entries[i], Part: leaves[i] < len(units)}
	}
	return out
}

func drawCell(c column, s space.Space, open []space.Span, taken []bar) cell {
	out := cell{Shut: shutIn(c, open)}
	seats := s.Kind == space.KindDesk && s.Capacity > 1
	for _, t := range taken {
		where, drawn := c.place(t.From, t.To)
		if !drawn {
			continue
		}
		out.Count++
		if seats && !t.Mine {
			continue
		}
		t.stretch = where
		out.Bars = append(out.Bars, t)
	}
	if seats {
		out.Levels = levelsIn(c, s.ID, s.Capacity, taken)
	}
	out.Lanes = lay(out.Bars)
	out.Full = out.fullIn(c)
	return out
}

// shutIn is what the openings leave of a column.
func shutIn(c column, open []space.Span) []stretch {
	var shut []stretch
	at := c.Begin
	for _, o := range open {
		if s, drawn := c.place(at, o.From); drawn && o.From.After(at) {
			shut = append(shut, stretch{Start: s.Start, Length: s.Length})
		}
		if o.To.After(at) {
			at = o.To
		}
	}
	if s, drawn := c.place(at, c.End); drawn {
		shut = append(shut, stretch{Start: s.Start, Length: s.Length})
	}
	return shut
}

// lay gives each bar the first lane that is free, and tells how many there are.
func lay(bars []bar) int {
	var ends []int
	for i := range bars {
		lane := slices.IndexFunc(ends, func(end int) bool { return end <= bars[i].Start })
		if lane < 0 {
			lane = len(ends)
			ends = append(ends, 0)
		}
		ends[lane] = bars[i].end()
		bars[i].Lane = lane
	}
	return len(ends)
}

// levelsIn counts the seats taken along a column.
func levelsIn(c column, id base.SpaceID, capacity int, taken []bar) []level {
	type turn struct{ at, seats int }
	var turns []turn
	for _, t := range taken {
		where, drawn := c.place(t.From, t.To)
		if !drawn {
			continue
		}
		for _, u := range t.Takes {
			if u.Space == id {
				turns = append(turns, turn{where.Start, u.Seats}, turn{where.end(), -u.Seats})
			}
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return cmp.Compare(a.at, b.at) })
	var out []level
	at, seats := 0, 0
	for _, t := range turns {
		if seats > 0 && t.at > at {
			if k := len(out) - 1; k >= 0 && out[k].Taken == seats && out[k].end() == at {
				out[k].Length += t.at - at
			} else {
				out = append(out, level{stretch{Start: at, Length: t.at - at}, seats, capacity})
			}
		}
		at, seats = t.at, seats+t.seats
	}
	return out
}

// fullIn weighs what is open against what is taken of it.
func (c cell) fullIn(col column) fullness {
	whole := int(col.End.Sub(col.Begin) / time.Minute)
	open := whole
	for _, s := range c.Shut {
		open -= s.Length
	}
	full := 0
	for _, l := range c.Levels {
		if l.Taken >= l.Of {
			full += l.Length
		}
	}
	if c.Levels == nil {
		for _, s := range c.Bars {
			full += s.Length
		}
	}
	switch {
	case open <= 0 && c.Count == 0:
		return allShut
	case c.Count == 0:
		return allFree
	case full >= open:
		return allTaken
	}
	return partTaken
}
