package calendar

import (
	"strconv"
	"time"

	"pilotis/internal/day"
)

// column is one day as it is drawn, from the first hour shown to the last. Time
// runs along it as it passes, not as clocks say: the days on which clocks change
// are an hour shorter or longer, and a night booking keeps its length.
type column struct {
	Day        day.Day
	Begin, End time.Time
}

// hoursShown are the hours on the wall that are drawn, the same for every day.
type hoursShown struct{ From, To int }

// usual is what is drawn where nothing says when a place lives.
var usual = hoursShown{8, 20}

func (h hoursShown) column(d day.Day, zone *time.Location) column {
	begin, _ := d.At(day.Clock{Hour: h.From}, zone)
	end, _ := d.At(day.Clock{Hour: h.To}, zone)
	return column{d, begin, end}
}

// hours counts the hours that pass along the column.
func (c column) hours() int { return int((c.End.Sub(c.Begin) + time.Hour - 1) / time.Hour) }

// marks tells what the clock on the wall says at each hour that passes: in the
// spring night 0, 1, 3, 4; in the autumn night 1, 2, 2, 3.
func (c column) marks(zone *time.Location) []int {
	marks := make([]int, c.hours())
	for i := range marks {
		marks[i] = c.Begin.Add(time.Duration(i) * time.Hour).In(zone).Hour()
	}
	return marks
}

// stretch is where something stands in a column, in minutes after its begin; Cut
// says that it began before the first hour drawn, Torn that it goes on after the last.
type stretch struct {
	Start, Length int
	Cut, Torn     bool
}

// place tells where a time stands in the column; false where it lies outside.
func (c column) place(from, to time.Time) (stretch, bool) {
	s := stretch{Cut: from.Before(c.Begin), Torn: to.After(c.End)}
	if s.Cut {
		from = c.Begin
	}
	if s.Torn {
		to = c.End
	}
	if !from.Before(to) {
		return stretch{}, false
	}
	s.Start = int(from.Sub(c.Begin) / time.Minute)
	s.Length = max(int(to.Sub(from)/time.Minute), grain)
	return s, true
}

func (s stretch) end() int { return s.Start + s.Length }

// grain is the finest that a drawing shows, in minutes: less than a line's width.
const grain = 5

// class says to the style sheet where the stretch stands: "at h9 m30 H1" begins nine
// and a half hours after the first hour drawn and lasts one. Pages hold no style
// of their own, and a few dozen classes are enough for every hour of every day.
func (s stretch) class() string {
	b := append(make([]byte, 0, 24), "at"...)
	b = appendClass(b, 'h', s.Start/grain*grain/60)
	b = appendClass(b, 'm', s.Start/grain*grain%60)
	length := (s.Length + grain - 1) / grain * grain
	b = appendClass(b, 'H', length/60)
	b = appendClass(b, 'M', length%60)
	if s.Cut {
		b = append(b, " cut"...)
	}
	if s.Torn {
		b = append(b, " torn"...)
	}
	return string(b)
}

func appendClass(b []byte, name byte, n int) []byte {
	if n == 0 {
		return b
	}
	return strconv.AppendInt(append(b, ' ', name), int64(n), 10)
}

// widen makes the hours shown hold a time of a day; what lasts all day is open
// without hours and says nothing of them.
func (h *hoursShown) widen(d day.Day, from, to time.Time, zone *time.Location) {
	begin, end := d.Start(zone), d.Add(1).Start(zone)
	if !from.Before(end) || !to.After(begin) || !from.After(begin) && !to.Before(end) {
		return
	}
	first, last := 0, 24
	if from.After(begin) {
		first = day.ClockOf(from, zone).Hour
	}
	if to.Before(end) {
		last = (day.ClockOf(to, zone).Minutes() + 59) / 60
	}
	if h.To == 0 {
		*h = hoursShown{first, last}
		return
	}
	h.From, h.To = min(h.From, first), max(h.To, last)
}

// settled gives hours fit to be drawn: the usual ones where none were said, never
// fewer than six.
func (h hoursShown) settled() hoursShown {
	if h.To == 0 {
		return usual
	}
	for h.To-h.From < 6 {
		h.From, h.To = max(h.From-1, 0), min(h.To+1, 24)
	}
	return h
}
