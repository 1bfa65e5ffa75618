package territory

import "math"

// Contour is the outline of a department or a region, as simplified as its file.
type Contour struct {
	Code, Name string
	Parts      []Polygon
}

// Polygon is a ground and the holes in it.
type Polygon struct {
	Rings    []Ring // the first is the outer one
	low, top Point  // the box around it
}

// Ring is a closed line; its last point is its first.
type Ring []Point

// NewPolygon makes a polygon of its rings.
func NewPolygon(rings []Ring) Polygon {
	p := Polygon{Rings: rings, low: Point{math.Inf(1), math.Inf(1)}, top: Point{math.Inf(-1), math.Inf(-1)}}
	for _, at := range rings[0] {
		p.low = Point{min(p.low.Lat, at.Lat), min(p.low.Lon, at.Lon)}
		p.top = Point{max(p.top.Lat, at.Lat), max(p.top.Lon, at.Lon)}
	}
	return p
}

// Holds tells whether a point lies within the contour.
func (c Contour) Holds(p Point) bool {
	for _, part := range c.Parts {
		if part.holds(p) {
			return true
		}
	}
	return false
}

func (g Polygon) holds(p Point) bool {
	if p.Lat < g.low.Lat || p.Lat > g.top.Lat || p.Lon < g.low.Lon || p.Lon > g.top.Lon || !g.Rings[0].holds(p) {
		return false
	}
	for _, hole := range g.Rings[1:] {
		if hole.holds(p) {
			return false
		}
	}
	return true
}

// holds counts how often a line eastwards from the point crosses the ring.
func (r Ring) holds(p Point) bool {
	inside := false
	for i := range len(r) - 1 {
		a, b := r[i], r[i+1]
		if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon < (b.Lon-a.Lon)*(p.Lat-a.Lat)/(b.Lat-a.Lat)+a.Lon {
			inside = !inside
		}
	}
	return inside
}

// Metres is the distance from a point to the line of the contour.
func (c Contour) Metres(p Point) float64 {
	best := math.Inf(1)
	for _, part := range c.Parts {
		for _, ring := range part.Rings {
			for i := range len(ring) - 1 {
				best = min(best, toSegment(p, ring[i], ring[i+1]))
			}
		}
	}
	return best
}

// toSegment is the distance from a point to a segment, on the plane that touches
// the globe at the point: exact enough for the few kilometres that matter.
func toSegment(p, a, b Point) float64 {
	x, y := earth*radian*math.Cos(p.Lat*radian), earth*radian
	ax, ay := (a.Lon-p.Lon)*x, (a.Lat-p.Lat)*y
	dx, dy := (b.Lon-a.Lon)*x, (b.Lat-a.Lat)*y
	t := 0.0
	if long := dx*dx + dy*dy; long > 0 {
		t = min(max(-(ax*dx+ay*dy)/long, 0), 1)
	}
	return math.Hypot(ax+t*dx, ay+t*dy)
}

// Locate tells which contour holds a point; metres is 0 there. Where none does it
// gives the nearest and how far it is; ok is false without any contour.
func Locate(contours []Contour, p Point) (nearest Contour, metres float64, ok bool) {
	for _, c := range contours {
		if c.Holds(p) {
			return c, 0, true
		}
	}
	metres = math.Inf(1)
	for _, c := range contours {
		if far := c.Metres(p); far < metres {
			nearest, metres = c, far
		}
	}
	return nearest, metres, len(contours) > 0
}
