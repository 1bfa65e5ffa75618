package ui

import (
	"context"
	"strings"
)

// Spread is a chart of what may happen: its series go from the least to the greatest, three
// of them (low, middle, high) or five, where the second and the fourth hold the likelier half.
type Spread struct {
	Chart
	Wide   string // what the whole band is: "9 cas sur 10"
	Narrow string // what the inner band is, where there is one
	Middle string // what the line in the middle is
}

// band is a stretch between two series.
type band struct{ low, high Series }

// bands are the whole band, and the inner one where there is one.
func (s Spread) bands() []band {
	all := s.Series
	out := []band{{all[0], all[len(all)-1]}}
	if len(all) == 5 {
		out = append(out, band{all[1], all[3]})
	}
	return out
}

func (s Spread) middleSeries() Series { return s.Series[len(s.Series)/2] }

// outline goes along the highs and comes back along the lows, in a drawing 100 wide.
func (s Spread) outline(b band) string {
	var points []string
	at := func(i int, v float64) { points = append(points, px2(s.middle(i)*100)+","+px(s.scale().y(v))) }
	for i, m := range b.high.Marks {
		at(i, m.Value)
	}
	for i := len(b.low.Marks) - 1; i >= 0; i-- {
		at(i, b.low.Marks[i].Value)
	}
	return strings.Join(points, " ")
}

// across is where a value stands in the width, from 0 to 1.
func (s Spread) across(v float64) float64 {
	low, high := s.Series[0].Marks[0].Value, s.Series[0].Marks[0].Value
	for _, series := range s.Series {
		for _, m := range series.Marks {
			low, high = min(low, m.Value), max(high, m.Value)
		}
	}
	if high == low {
		return 0.5
	}
	return (v - low) / (high - low)
}

// lying is where a band of row i stands, lying down; it is never too thin to be seen.
func (s Spread) lying(b band, i int) columnBox {
	from, to := s.across(min(b.low.Marks[i].Value, b.high.Marks[i].Value)), s.across(max(b.low.Marks[i].Value, b.high.Marks[i].Value))
	return columnBox{x: min(from, 0.995), width: max(to-from, 0.005)}
}

// spans tells whether zero stands within the drawing, and is worth a line.
func (s Spread) spans() bool { return s.across(0) > 0 && s.across(0) < 1 }

// ends are the least and the greatest of a row, in words.
func (s Spread) ends(i int) string {
	low, high := s.Series[0].Marks[i], s.Series[len(s.Series)-1].Marks[i]
	if low.Value > high.Value {
		low, high = high, low
	}
	return low.Words + " … " + high.Words
}

// heardSpread says one label's band to those who hear the page.
func (s Spread) heardSpread(ctx context.Context, i int) string {
	parts := make([]string, len(s.Series))
	for k, series := range s.Series {
		parts[k] = series.Marks[i].Words
	}
	return said(ctx, s.Labels[i], strings.Join(parts, " … "))
}
