package ui

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// run is a stretch of a line of one kind: what is forecast is drawn apart from
// what was, and joins it.
type run struct {
	kind   Kind
	points string
}

// runs cuts a series into stretches of one kind, in a drawing 100 wide.
func (c Chart) runs(sc scale, s Series) []run {
	var out []run
	var points []string
	kind := Kind(-1)
	flush := func() {
		if len(points) > 1 {
			out = append(out, run{kind, strings.Join(points, " ")})
		}
	}
	for i, m := range s.Marks {
		if m.None {
			flush()
			points, kind = nil, -1
			continue
		}
		at := px2(c.middle(i)*100) + "," + px(sc.y(m.Value))
		if m.Kind != kind && len(points) > 0 {
			flush()
			points = points[len(points)-1:]
		}
		points, kind = append(points, at), m.Kind
	}
	flush()
	return out
}

// last is the index of the last value of a series, which bears its name and figure.
func (s Series) last() int {
	for i := len(s.Marks) - 1; i >= 0; i-- {
		if !s.Marks[i].None {
			return i
		}
	}
	return 0
}

// labelGap is the least height between the words of two lines that end side by side.
const labelGap = 17

// labelY is how high the words of a line stand: beside its end, pushed down by those of lines
// that end just above.
func (c Chart) labelY(s Series) float64 {
	ends := slices.Clone(c.Series)
	slices.SortStableFunc(ends, func(a, b Series) int { return cmp.Compare(c.beside(a), c.beside(b)) })
	at := math.Inf(-1)
	for _, other := range ends {
		if other.last() != s.last() {
			continue
		}
		at = max(c.beside(other), at+labelGap)
		if other.Name == s.Name {
			break
		}
	}
	return at
}

// beside is how high words stand that belong to the end of a line: over its last quarter, or
// under it where the line comes down to its end and there is room.
func (c Chart) beside(s Series) float64 {
	last := s.last()
	top := c.scale().y(s.Marks[last].Value)
	foot := top
	for _, m := range s.Marks[max(0, last-len(s.Marks)/4):last] {
		if y := c.scale().y(m.Value); !m.None {
			top, foot = min(top, y), max(foot, y)
		}
	}
	before := s.Marks[max(0, last-len(s.Marks)/8-1)]
	if !before.None && before.Value > s.Marks[last].Value && foot+20 < plotTop+plotHeight {
		return foot + 19
	}
	return top - 9
}

// pointSize is the radius of a point: where many stand side by side they are small.
func (c Chart) pointSize() string {
	if len(c.Labels) > labelsMax {
		return "2"
	}
	return "3.5"
}

// footed is where a label stands under the drawing, and by which end: of many that are long,
// the last one stays within the edge.
func (c Chart) footed(i int) (x, anchor string) {
	if i == len(c.Labels)-1 && len(c.Labels) > 8 && utf8.RuneCountInString(c.under(i)) > 5 {
		return pct(1), "end"
	}
	return pct(c.middle(i)), "middle"
}

// ends is where the words of a line stand: at the edge, or at its last value where the line
// stops before.
func (c Chart) ends(i int) string {
	if i == len(c.Labels)-1 {
		return pct(1)
	}
	return pct(c.middle(i))
}

// sparkPoints lays values out in a drawing of 100 by 28.
func sparkPoints(values []float64) string {
	var points []string
	for i := range values {
		x := 100 * float64(i) / float64(max(len(values)-1, 1))
		points = append(points, px2(x)+","+px(sparkY(values, i)))
	}
	return strings.Join(points, " ")
}

func sparkY(values []float64, i int) float64 {
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if high == low {
		return 14
	}
	return 25 - 22*(values[i]-low)/(high-low)
}
