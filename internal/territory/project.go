package territory

import "math"

// Frame is a window of the map: the mainland, or a territory overseas beside it.
type Frame struct {
	Code          string // of the department or territory, "" for the mainland
	Width, Height float64
	low, top      Point
	project       func(Point) (x, y float64)
}

// The mainland is drawn in Lambert-93, the projection of French maps, 1.925 km to
// the unit, from this corner at the north-west.
const (
	mainWidth, mainHeight = 600, 560
	mainWest, mainNorth   = 95_000, 7_115_000
	mainUnit              = 1_925
)

var mainland = Frame{Width: mainWidth, Height: mainHeight, low: Point{41, -5.8}, top: Point{51.6, 10},
	project: func(p Point) (float64, float64) {
		x, y := lambert93(p)
		return (x - mainWest) / mainUnit, (mainNorth - y) / mainUnit
	}}

// insetWidth is that of the window of a territory overseas; its height follows its shape.
const insetWidth = 120

// overseas are the windows beside the mainland. The first five are always drawn,
// the others where something is shown there.
var overseas = []Frame{
	inset("971", Point{15.82, -61.83}, Point{16.53, -60.98}),
	inset("972", Point{14.37, -61.25}, Point{14.90, -60.79}),
	inset("973", Point{2.0, -54.7}, Point{5.9, -51.5}),
	inset("974", Point{-21.42, 55.2}, Point{-20.85, 55.86}),
	inset("976", Point{-13.02, 45.0}, Point{-12.62, 45.32}),
	inset("975", Point{46.74, -56.42}, Point{47.15, -56.1}),
	inset("978", Point{17.85, -63.17}, Point{18.14, -62.77}), // with Saint-Barthélemy
	inset("986", Point{-14.4, -178.2}, Point{-13.2, -176.1}),
	inset("987", Point{-28, -155}, Point{-7.8, -134.4}),
	inset("988", Point{-22.75, 163.5}, Point{-19.5, 168.2}),
}

// alwaysDrawn is how many of the windows overseas are drawn even where empty.
const alwaysDrawn = 5

func inset(code string, low, top Point) Frame {
	squeeze := math.Cos((low.Lat + top.Lat) / 2 * radian) // a degree of longitude against one of latitude
	unit := insetWidth / ((top.Lon - low.Lon) * squeeze)
	return Frame{Code: code, Width: insetWidth, Height: math.Round((top.Lat - low.Lat) * unit), low: low, top: top,
		project: func(p Point) (float64, float64) { return (p.Lon - low.Lon) * squeeze * unit, (top.Lat - p.Lat) * unit }}
}

func (f Frame) holds(p Point) bool {
	return p.Lat >= f.low.Lat && p.Lat <= f.top.Lat && p.Lon >= f.low.Lon && p.Lon <= f.top.Lon
}

// lambert93 projects a point on the official plane of mainland France (EPSG:2154),
// in metres. The constants are IGN's (NTG 71).
func lambert93(p Point) (x, y float64) {
	const (
		n, c, e = 0.7256077650532670, 11754255.426096, 0.0818191910428158
		xs, ys  = 700000, 12655612.049876
	)
	sin := math.Sin(p.Lat * radian)
	isometric := math.Atanh(sin) - e*math.Atanh(e*sin)
	r, angle := c*math.Exp(-n*isometric), n*(p.Lon-3)*radian
	return xs + r*math.Sin(angle), ys - r*math.Cos(angle)
}
