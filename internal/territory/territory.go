// Package territory knows the ground of France: communes of today and of
// yesterday, departments and their contours, time zones, and how to draw it all
// as a map without asking anybody. It announces nothing. It must never know a
// place or a person.
package territory

import (
	"math"
	"strconv"
	"strings"
)

// Point is a spot on the globe, in degrees; the zero Point is unknown.
type Point struct{ Lat, Lon float64 }

// Known tells whether the point was given at all.
func (p Point) Known() bool { return p != Point{} }

// Valid tells whether there is such a spot.
func (p Point) Valid() bool { return math.Abs(p.Lat) <= 90 && math.Abs(p.Lon) <= 180 }

// Micro gives the point in whole millionths of a degree, as it is stored.
func (p Point) Micro() (lat, lon int64) {
	return int64(math.Round(p.Lat * 1e6)), int64(math.Round(p.Lon * 1e6))
}

// FromMicro reads a point as it is stored.
func FromMicro(lat, lon int64) Point { return Point{float64(lat) / 1e6, float64(lon) / 1e6} }

const (
	earth  = 6371008.8 // mean radius, in metres
	radian = math.Pi / 180
)

// Metres is the distance between two points along the globe.
func Metres(a, b Point) float64 {
	sinLat, sinLon := math.Sin((b.Lat-a.Lat)*radian/2), math.Sin((b.Lon-a.Lon)*radian/2)
	h := sinLat*sinLat + math.Cos(a.Lat*radian)*math.Cos(b.Lat*radian)*sinLon*sinLon
	return 2 * earth * math.Asin(math.Sqrt(min(h, 1)))
}

// ParseDegrees reads an angle written with a point or a comma.
func ParseDegrees(text string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimSpace(text), ",", "."), 64)
	return n, err == nil
}
