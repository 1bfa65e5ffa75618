package ui

import (
	"context"
	"math"
	"strconv"
	"unicode/utf8"

	"github.com/a-h/templ"
)

// Kind tells what a value is made of, and so how it is drawn, everywhere: actual
// is solid, forecast is dashed, committed is hatched.
type Kind int

// The kinds of value.
const (
	Actual Kind = iota
	Forecast
	Committed
)

var kindNames = [...]string{"actual", "forecast", "committed"}

func (k Kind) class() string { return kindNames[k] }

// Mark is one value of a chart, and the page of the lines it is made of.
type Mark struct {
	Value float64
	Words string // with its unit, as people read it: "412 h"
	Href  templ.SafeURL
	Kind  Kind
	None  bool // there is no value here
}

// Series is a run of values of one thing, one for each label of the chart.
type Series struct {
	Name  string
	Hue   Hue
	Marks []Mark
}

// Chart is a drawing that answers a question; its title is the answer.
type Chart struct {
	Title  string
	Note   string   // period and source
	Axis   string   // what the labels are, as the head of the table: "Mois"
	Labels []string // one for each mark of a series
	Short  []string // the same, shorter, under the drawing; Labels where nil
	Series []Series
	Levels []Level              // what the values are held against: a threshold
	High   float64              // the top of the scale, where it is known: 5 of a mark out of 5
	Write  func(float64) string // writes a value of the scale; whole numbers where nil
}

// Level is a value that others are held against, drawn across the whole chart. Of two
// that are close, the lower one bears its words below.
type Level struct {
	Value float64
	Words string
	Hue   Hue
	Below bool // its words stand under it
}

func (l Level) dy() float64 {
	if l.Below {
		return 16
	}
	return -6
}

func (c Chart) under(i int) string {
	if c.Short != nil {
		return c.Short[i]
	}
	return c.Labels[i]
}

// has tells whether some value is of a kind.
func (c Chart) has(k Kind) bool {
	for _, s := range c.Series {
		for _, m := range s.Marks {
			if m.Kind == k && !m.None {
				return true
			}
		}
	}
	return false
}

// keyed tells whether the drawing needs a key: several series, or several kinds.
func (c Chart) keyed() bool { return len(c.Series) > 1 || c.has(Forecast) || c.has(Committed) }

// kind is that of a whole series; mixed where its values are of several.
func (s Series) kind() (k Kind, mixed bool) {
	first := true
	for _, m := range s.Marks {
		switch {
		case m.None:
		case first:
			k, first = m.Kind, false
		case m.Kind != k:
			return Actual, true
		}
	}
	return k, false
}

// kindsApart tells whether the key must tell kinds beside series: one series, or one that
// holds several.
func (c Chart) kindsApart() bool {
	for _, s := range c.Series {
		if _, mixed := s.kind(); mixed {
			return true
		}
	}
	return len(c.Series) == 1
}

// scale is the stretch of values drawn, and where its lines stand.
type scale struct {
	low, high, step float64
}

// scaleOf takes in all values and zero, and ends on round ones.
func scaleOf(low, high float64) scale {
	low, high = min(low, 0), max(high, 0)
	if high == low {
		high = low + 1
	}
	step := roundStep((high - low) / 3)
	return scale{math.Floor(low/step) * step, math.Ceil(high/step) * step, step}
}

// roundStep gives the smallest of 1, 2, 2.5, 5 or 10 × 10ⁿ that is no less than v.
func roundStep(v float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 2.5, 5} {
		if m*unit >= v*(1-1e-9) {
			return m * unit
		}
	}
	return 10 * unit
}

func (s scale) lines() []float64 {
	var out []float64
	for v := s.low; v <= s.high+s.step/2; v += s.step {
		out = append(out, v)
	}
	return out
}

func (c Chart) scale() scale {
	low, high := 0.0, c.High
	for _, l := range c.Levels {
		low, high = min(low, l.Value), max(high, l.Value)
	}
	for _, s := range c.Series {
		for _, m := range s.Marks {
			low, high = min(low, m.Value), max(high, m.Value)
		}
	}
	return scaleOf(low, high)
}

// The drawing of values over time: a band of headroom, the plot, the labels below.
const (
	plotTop    = 22.0
	plotHeight = 168.0
	plotFoot   = 26.0
)

// y is where a value stands in the drawing.
func (s scale) y(v float64) float64 {
	return plotTop + plotHeight*(s.high-v)/(s.high-s.low)
}

// pct writes a share of the width, so that a drawing fits any screen while its
// words keep their size.
func pct(share float64) string {
	return strconv.FormatFloat(math.Round(share*10000)/100, 'f', -1, 64) + "%"
}

func (c Chart) write(ctx context.Context, v float64) string {
	if c.Write != nil {
		return c.Write(v)
	}
	return Int(ctx, int(math.Round(v)))
}

// ticksWidth is the room that the values of the scale need at its side.
func (c Chart) ticksWidth(ctx context.Context) float64 {
	most := 0
	for _, v := range c.scale().lines() {
		most = max(most, utf8.RuneCountInString(c.write(ctx, v)))
	}
	return 10 + 7.5*float64(most)
}

// heard is what a mark says to those who hear the page.
func (c Chart) heard(ctx context.Context, s Series, i int) string {
	text := said(ctx, c.Labels[i], s.Marks[i].Words)
	if len(c.Series) > 1 {
		return s.Name + ", " + text
	}
	return text
}
