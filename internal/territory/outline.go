package territory

import (
	"math"
	"strconv"
	"strings"
)

// spot is a point of a drawing, in its units.
type spot struct{ x, y float64 }

// outline draws the contours of the mainland as one path, in whole units: fine
// enough for a screen, and light enough for a page.
func outline(contours []Contour) string { return mainland.outline(contours) }

// tolerance is how far the drawn line may stray from the contour, in units.
const tolerance = 1.0

func (f Frame) outline(contours []Contour) string {
	var path strings.Builder
	for _, c := range contours {
		for _, part := range c.Parts {
			if ring := part.Rings[0]; f.holds(ring[0]) {
				f.trace(&path, ring)
			}
		}
	}
	return path.String()
}

// trace adds a ring to a path; one too small to be seen is left out.
func (f Frame) trace(path *strings.Builder, ring Ring) {
	line := make([]spot, len(ring))
	for i, p := range ring {
		line[i].x, line[i].y = f.project(p)
	}
	// a ring begins where it ends: it is simplified as two halves
	half := len(line) / 2
	kept := append(simplify(line[:half+1]), simplify(line[half:])[1:]...)
	var x, y int
	var steps []byte
	for i, s := range kept {
		sx, sy := int(math.Round(s.x)), int(math.Round(s.y))
		switch {
		case i == 0:
			steps = strconv.AppendInt(append(steps, 'M'), int64(sx), 10)
			steps = append(signed(steps, sy), 'l')
		case sx != x || sy != y:
			steps = signed(signed(steps, sx-x), sy-y)
		}
		x, y = sx, sy
	}
	if len(kept) > 3 && steps[len(steps)-1] != 'l' {
		path.Write(steps)
		path.WriteByte('z')
	}
}

// signed writes a number after another: a minus parts them by itself.
func signed(out []byte, n int) []byte {
	if n >= 0 && out[len(out)-1] != 'l' {
		out = append(out, ' ')
	}
	return strconv.AppendInt(out, int64(n), 10)
}

// simplify keeps the points that the line cannot do without (Douglas and Peucker).
func simplify(line []spot) []spot {
	if len(line) < 3 {
		return line
	}
	first, last := line[0], line[len(line)-1]
	far, at := 0.0, 0
	for i := 1; i < len(line)-1; i++ {
		if d := line[i].from(first, last); d > far {
			far, at = d, i
		}
	}
	if far <= tolerance {
		return []spot{first, last}
	}
	return append(simplify(line[:at+1]), simplify(line[at:])[1:]...)
}

// from is the distance of a spot from a segment.
func (s spot) from(a, b spot) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if long := dx*dx + dy*dy; long > 0 {
		t = min(max(((s.x-a.x)*dx+(s.y-a.y)*dy)/long, 0), 1)
	}
	return math.Hypot(a.x+t*dx-s.x, a.y+t*dy-s.y)
}

// graticule draws meridians and parallels every two degrees, for a map without contours.
func (f Frame) graticule() string {
	var path strings.Builder
	mark := func(kind byte, p Point) {
		x, y := f.project(p)
		path.WriteByte(kind)
		path.WriteString(strconv.Itoa(int(math.Round(x))) + " " + strconv.Itoa(int(math.Round(y))))
	}
	for lat := 42.0; lat <= 51; lat += 2 {
		for lon := -6.0; lon <= 10; lon += 2 {
			mark("ML"[min(int(lon+6), 1)], Point{lat, lon})
		}
	}
	for lon := -4.0; lon <= 10; lon += 2 {
		for lat := 41.0; lat <= 52; lat++ {
			mark("ML"[min(int(lat-41), 1)], Point{lat, lon})
		}
	}
	return path.String()
}

// dots draws points as one path of round strokes, each spot once.
func (f Frame) dots(points []Point) string {
	var path strings.Builder
	seen := map[[2]int]bool{}
	for _, p := range points {
		if !p.Known() || !f.holds(p) {
			continue
		}
		x, y := f.project(p)
		at := [2]int{int(math.Round(x)), int(math.Round(y))}
		if seen[at] {
			continue
		}
		seen[at] = true
		path.WriteString("M" + strconv.Itoa(at[0]) + " " + strconv.Itoa(at[1]) + "h0")
	}
	return path.String()
}
