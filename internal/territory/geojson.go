package territory

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"pilotis/internal/base"
)

// contoursMax bounds a file of contours, in bytes: the whole country in detail is
// twenty times smaller.
const contoursMax = 64 << 20

// feature is one thing of a GeoJSON file (RFC 7946).
type feature struct {
	Properties map[string]any `json:"properties"`
	Geometry   struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	} `json:"geometry"`
}

// Names under which files of contours write the code and the name, folded.
var (
	codeNames = []string{"code", "insee dep", "code insee", "code dept", "dep", "insee", "code dep", "ccod dep"}
	nameNames = []string{"nom", "name", "nom dep", "nom dept", "libelle", "nom officiel"}
)

// ReadContours reads a GeoJSON file of departments. What it holds besides is
// counted in others: regions, points, things without a known code.
func ReadContours(r io.Reader) (contours []Contour, others int, err error) {
	var file struct {
		Type     string    `json:"type"`
		Features []feature `json:"features"`
	}
	raw, err := io.ReadAll(io.LimitReader(r, contoursMax+1))
	if err != nil {
		return nil, 0, err
	}
	if len(raw) > contoursMax {
		return nil, 0, base.Refuse(base.Invalid, "base.too_large", base.Args{"max": 64})
	}
	if err := json.Unmarshal(raw, &file); err != nil || file.Type != "FeatureCollection" {
		return nil, 0, &base.Fault{Kind: base.Invalid, Key: "territory.not_geojson", Cause: err}
	}
	for _, f := range file.Features {
		c, err := f.contour()
		switch {
		case errors.Is(err, errOther):
			others++
		case err != nil:
			return nil, 0, err
		default:
			contours = append(contours, c)
		}
	}
	if len(contours) == 0 {
		return nil, others, base.Refuse(base.Invalid, "territory.no_contour")
	}
	return contours, others, nil
}

var errOther = errors.New("not the contour of a department")

func (f feature) contour() (Contour, error) {
	c := Contour{Code: strings.ToUpper(f.text(codeNames)), Name: f.text(nameNames)}
	known := DepartmentName(c.Code)
	if len(c.Code) == 1 {
		known = DepartmentName("0" + c.Code)
		c.Code = "0" + c.Code
	}
	// codes of regions are also those of departments: the name tells
	if known == "" || c.Name != "" && base.Fold(c.Name) != base.Fold(known) {
		return c, errOther
	}
	c.Name = known
	var err error
	c.Parts, err = f.polygons()
	return c, err
}

// text gives the first property that bears one of the names.
func (f feature) text(names []string) string {
	for _, name := range names {
		for key, value := range f.Properties {
			if text, ok := value.(string); ok && base.Fold(key) == name {
				return strings.TrimSpace(text)
			}
		}
	}
	return ""
}

func (f feature) polygons() ([]Polygon, error) {
	var many [][][][]float64
	var err error
	switch f.Geometry.Type {
	case "Polygon":
		var one [][][]float64
		err = json.Unmarshal(f.Geometry.Coordinates, &one)
		many = append(many, one)
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &many)
	default:
		return nil, errOther
	}
	if err != nil {
		return nil, &base.Fault{Kind: base.Invalid, Key: "territory.not_geojson", Cause: err}
	}
	var out []Polygon
	for _, rings := range many {
		p, ok := polygonOf(rings)
		if !ok {
			return nil, base.Refuse(base.Invalid, "territory.bad_ring", base.Args{"name": f.text(nameNames)})
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return nil, errOther
	}
	return out, nil
}

func polygonOf(rings [][][]float64) (Polygon, bool) {
	var out []Ring
	for _, line := range rings {
		ring := make(Ring, 0, len(line)+1)
		for _, at := range line {
			if len(at) < 2 || !(Point{at[1], at[0]}).Valid() {
				return Polygon{}, false
			}
			ring = append(ring, Point{at[1], at[0]})
		}
		if len(ring) > 0 && ring[0] != ring[len(ring)-1] {
			ring = append(ring, ring[0])
		}
		if len(ring) < 4 {
			return Polygon{}, false
		}
		out = append(out, ring)
	}
	if len(out) == 0 {
		return Polygon{}, false
	}
	return NewPolygon(out), true
}
