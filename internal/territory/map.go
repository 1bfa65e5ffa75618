package territory

import (
	"context"
	"slices"
	"strconv"

	"github.com/a-h/templ"
)

// Map is a map ready to be drawn: the mainland, and windows on what lies overseas.
type Map struct {
	Label   string // what it shows, for those who hear the page
	Windows []Window
}

// Window is one frame of the map with what is shown in it.
type Window struct {
	Frame
	Outline   string // contours, as a path; "" where none were imported
	Graticule string // instead of them
	Dots      string // what is only situated
	Marks     []Mark
}

// Mark is a thing shown on the map that leads somewhere.
type Mark struct {
	At    Point
	Label string
	Href  templ.SafeURL
	x, y  string
}

// Draw makes a map of marks, over points that are only situated.
func (d *Desk) Draw(ctx context.Context, label string, marks []Mark, others []Point) (Map, error) {
	g, err := d.ground(ctx)
	if err != nil {
		return Map{}, err
	}
	return g.draw(label, marks, others), nil
}

// Sketch is a map without contours: what Draw makes before any were imported.
func Sketch(label string, marks []Mark, others []Point) Map {
	return ground{}.draw(label, marks, others)
}

// Marked is the map with only the windows that have marks in them.
func (m Map) Marked() Map {
	m.Windows = slices.DeleteFunc(slices.Clone(m.Windows), func(w Window) bool { return len(w.Marks) == 0 })
	return m
}

func (g ground) draw(label string, marks []Mark, others []Point) Map {
	m := Map{Label: label, Windows: []Window{windowOf(mainland, marks, others)}}
	if g.outline != "" {
		m.Windows[0].Outline = g.outline
	} else {
		m.Windows[0].Graticule = mainland.graticule()
	}
	for i, f := range overseas {
		w := windowOf(f, marks, others)
		w.Outline = f.outline(g.contours)
		if i < alwaysDrawn || w.Dots != "" || len(w.Marks) > 0 {
			m.Windows = append(m.Windows, w)
		}
	}
	return m
}

func windowOf(f Frame, marks []Mark, others []Point) Window {
	w := Window{Frame: f, Dots: f.dots(others)}
	for _, mark := range marks {
		if mark.At.Known() && f.holds(mark.At) {
			x, y := f.project(mark.At)
			mark.x, mark.y = tenth(x), tenth(y)
			w.Marks = append(w.Marks, mark)
		}
	}
	return w
}

func tenth(n float64) string { return strconv.FormatFloat(n, 'f', 1, 64) }

func (w Window) viewBox() string { return "0 0 " + tenth(w.Width) + " " + tenth(w.Height) }

// overseas are the windows beside the mainland.
func (m Map) overseas() []Window {
	return slices.DeleteFunc(slices.Clone(m.Windows), func(w Window) bool { return w.Code == "" })
}
