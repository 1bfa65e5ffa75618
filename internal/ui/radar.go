package ui

import (
	"math"
	"strings"
)

const (
	radarWidth  = 320.0
	radarHeight = 264.0
	radarMost   = 84.0 // length of a full spoke
)

// spoke gives the point of the label i at a share of its spoke.
func (c Chart) spoke(i int, share float64) (x, y float64) {
	angle := 2*math.Pi*float64(i)/float64(len(c.Labels)) - math.Pi/2
	return radarWidth/2 + radarMost*share*math.Cos(angle), radarHeight/2 + radarMost*share*math.Sin(angle)
}

// ring draws all spokes at one share.
func (c Chart) ring(share float64) string {
	return c.polygon(func(int) float64 { return share })
}

// web draws the values of a series.
func (c Chart) web(s Series) string {
	return c.polygon(func(i int) float64 { return c.share(s.Marks[i]) })
}

func (c Chart) polygon(share func(i int) float64) string {
	points := make([]string, len(c.Labels))
	for i := range points {
		x, y := c.spoke(i, share(i))
		points[i] = px(x) + "," + px(y)
	}
	return strings.Join(points, " ")
}

// anchor turns the words of a spoke away from the middle.
func (c Chart) anchor(i int) string {
	x, _ := c.spoke(i, 1)
	switch {
	case x < radarWidth/2-1:
		return "end"
	case x > radarWidth/2+1:
		return "start"
	}
	return "middle"
}
