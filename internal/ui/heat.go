package ui

import "github.com/a-h/templ"

// Heat is how full things are by two measures: hours down, days across. Each cell
// is a percentage that leads to what it is made of.
type Heat struct {
	Title string
	Note  string
	Axis  string   // what the rows are
	Rows  []string // "9 h"
	Cols  []string // "lundi"
	Short []string // the same in a few letters
	Cells [][]HeatCell
}

// HeatCell is one cell.
type HeatCell struct {
	Percent int
	Href    templ.SafeURL
	None    bool // closed then: nothing to measure
}

// level is the step of colour of a cell, 0 to 5.
func (c HeatCell) level() string {
	if c.None {
		return "none"
	}
	return string('0' + rune(min(max((c.Percent+19)/20, 0), 5)))
}
