package ui

// columnBox is where one bar of a group of bars stands.
type columnBox struct{ x, width, y, height float64 }

// column places the bar of series k under label i.
func (c Chart) column(sc scale, k, i int) columnBox {
	slot := 1 / float64(len(c.Labels))
	inner := slot * 0.72
	each := inner / float64(len(c.Series))
	top, foot := sc.y(max(c.Series[k].Marks[i].Value, 0)), sc.y(min(c.Series[k].Marks[i].Value, 0))
	return columnBox{
		x:      slot*float64(i) + (slot-inner)/2 + each*float64(k),
		width:  each * 0.92,
		y:      top,
		height: max(foot-top, 1),
	}
}

// middle is where the label i stands.
func (c Chart) middle(i int) float64 { return (float64(i) + 0.5) / float64(len(c.Labels)) }

// labelsMax is how many labels stand side by side on a wide screen.
const labelsMax = 14

// thinned tells whether a label gives way on a narrow screen: of more than eight,
// one in four stays, the last one among them; of years of months, the first of each.
func (c Chart) thinned(i int) bool {
	if len(c.Labels) > labelsMax {
		return i%12 != 0
	}
	return len(c.Labels) > 8 && (len(c.Labels)-1-i)%4 != 0
}

// dropped tells whether a label gives way everywhere: of years of months, one stays for each
// quarter, or for each half beyond two years.
func (c Chart) dropped(i int) bool {
	step := 3
	if len(c.Labels) > 24 {
		step = 6
	}
	return len(c.Labels) > labelsMax && i%step != 0
}

// highest is the index of the greatest value of a series, which bears its figure.
func (s Series) highest() int {
	best := 0
	for i, m := range s.Marks {
		if !m.None && m.Value > s.Marks[best].Value {
			best = i
		}
	}
	return best
}

// bears tells whether the bar of series k under label i bears its figure: the highest of a
// series alone, the highest of all where several stand side by side.
func (c Chart) bears(k, i int) bool {
	m := c.Series[k].Marks[i]
	if i != c.Series[k].highest() || m.Value <= 0 {
		return false
	}
	for _, s := range c.Series {
		if top := s.Marks[s.highest()]; !top.None && top.Value > m.Value {
			return false
		}
	}
	return true
}

// share is a value's part of the greatest in the chart, for bars that lie down.
func (c Chart) share(m Mark) float64 {
	high := c.High
	for _, s := range c.Series {
		for _, other := range s.Marks {
			high = max(high, other.Value)
		}
	}
	if high == 0 {
		return 0
	}
	return min(max(m.Value/high, 0), 1)
}

// stack places the parts of the row i one after the other, in a width of 1.
func (c Chart) stack(i int) []columnBox {
	whole := 0.0
	for row := range c.Labels {
		sum := 0.0
		for _, s := range c.Series {
			sum += s.Marks[row].Value
		}
		whole = max(whole, sum)
	}
	out := make([]columnBox, len(c.Series))
	x := 0.0
	for k, s := range c.Series {
		width := 0.0
		if whole > 0 {
			width = s.Marks[i].Value / whole
		}
		out[k] = columnBox{x: x, width: width}
		x += width
	}
	return out
}
