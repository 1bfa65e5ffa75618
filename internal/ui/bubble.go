package ui

import (
	"context"
	"math"

	"github.com/a-h/templ"
)

// Bubbles compares things by three measures: across, up, and size.
type Bubbles struct {
	Title       string
	Note        string
	Across, Up  string // what the two axes measure
	Size        string // and what the size of a disc does
	List        []BubbleMark
	WriteAcross func(float64) string
	WriteUp     func(float64) string
	WriteSize   func(float64) string
}

// BubbleMark is one thing compared.
type BubbleMark struct {
	Name       string
	Hue        Hue
	Across, Up float64
	Size       float64
	Href       templ.SafeURL
}

const (
	bubbleHeight = 300.0
	bubbleMost   = 34.0 // radius of the greatest
	bubblePad    = 0.14 // kept free at either side, a share of the width
)

// place gives where a disc stands: a share of the width, a height, a radius.
func (b Bubbles) place(m BubbleMark) (x, y, r float64) {
	across, up, most := b.scales()
	x = bubblePad + (1-2*bubblePad)*(m.Across-across.low)/(across.high-across.low)
	y = bubbleHeight - 40 - (bubbleHeight-80)*(m.Up-up.low)/(up.high-up.low)
	r = max(bubbleMost*math.Sqrt(m.Size/most), 5)
	return x, y, r
}

func (b Bubbles) scales() (across, up scale, most float64) {
	var a, u [2]float64
	for _, m := range b.List {
		a[0], a[1] = min(a[0], m.Across), max(a[1], m.Across)
		u[0], u[1] = min(u[0], m.Up), max(u[1], m.Up)
		most = max(most, m.Size)
	}
	return scaleOf(a[0], a[1]), scaleOf(u[0], u[1]), max(most, 1)
}

// zero gives where nothing across and nothing up stand: the cross of the drawing.
func (b Bubbles) zero() (x, y float64) {
	x, y, _ = b.place(BubbleMark{})
	return x, y
}

// heard is what a disc says to those who hear the page.
func (b Bubbles) heard(ctx context.Context, m BubbleMark) string {
	return said(ctx, m.Name, b.Across+" "+b.WriteAcross(m.Across)+", "+b.Up+" "+b.WriteUp(m.Up)+", "+b.Size+" "+b.WriteSize(m.Size))
}
