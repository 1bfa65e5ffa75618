package ui

import "github.com/a-h/templ"

// Cascade goes from one amount to another by what adds to it and takes from it, one line a
// step, so that it reads on any screen; its title is the answer.
type Cascade struct {
	Title string
	Note  string
	steps []fall
	at    float64
}

// fall is one step: where it begins and ends, on one scale with the others.
type fall struct {
	label, words string
	from, to     float64
	reached      bool // an amount that was reached, drawn from zero
	href         templ.SafeURL
}

// Reach shows an amount as it stands.
func (c *Cascade) Reach(label string, v float64, write func(float64) string, href templ.SafeURL) {
	c.steps = append(c.steps, fall{label, write(v), 0, v, true, href})
	c.at = v
}

// Fall shows what adds to the amount before it, or takes from it.
func (c *Cascade) Fall(label string, v float64, write func(float64) string, href templ.SafeURL) {
	text := write(v)
	if v > 0 {
		text = "+" + text
	}
	c.steps = append(c.steps, fall{label, text, c.at, c.at + v, false, href})
	c.at += v
}

// bounds are the lowest and the highest amount passed through; zero is between them.
func (c Cascade) bounds() (low, high float64) {
	for _, s := range c.steps {
		low, high = min(low, s.from, s.to), max(high, s.from, s.to)
	}
	if low == high {
		high = low + 1
	}
	return low, high
}

// place is where an amount stands in the width.
func (c Cascade) place(v float64) float64 {
	low, high := c.bounds()
	return (v - low) / (high - low)
}

func (c Cascade) box(s fall) columnBox {
	from, to := c.place(min(s.from, s.to)), c.place(max(s.from, s.to))
	return columnBox{x: from, width: max(to-from, 0.003)}
}

// hue tells what adds from what takes; the sign of the words does too.
func (s fall) hue() Hue {
	switch {
	case s.reached && s.to >= 0:
		return 6
	case s.to < s.from:
		return 2
	}
	return 3
}
