package ui

import "github.com/a-h/templ"

// Figure is a big figure and what it opens: every figure leads to its lines.
type Figure struct {
	Label string
	Value string
	Unit  string
	Note  string // against what: "+12 % en un an"
	Tone  Tone   // of the note
	Href  templ.SafeURL
}

// Gauge is a part of a whole, in hundredths.
type Gauge struct {
	Label   string
	Percent int
	Words   string // "7 sur 12"; the percentage where it is empty
	Tone    Tone
	Hue     Hue
}

// width keeps the drawing within its frame.
func (g Gauge) width() int { return min(max(g.Percent, 0), 100) }
