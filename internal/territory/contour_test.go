package territory

import (
	"math"
	"os"
	"strings"
	"testing"

	"pilotis/internal/testkit"
)

func square(west, south, side float64) Ring {
	return Ring{{south, west}, {south, west + side}, {south + side, west + side}, {south + side, west}, {south, west}}
}

func TestAPointIsInsideAContourUnlessItIsInAHole(t *testing.T) {
	t.Parallel()
	c := Contour{Code: "23", Parts: []Polygon{
		NewPolygon([]Ring{square(0, 45, 4), square(1, 46, 1)}),
		NewPolygon([]Ring{square(6, 45, 1)}),
	}}
	for p, want := range map[Point]bool{
		{47.5, 2}: true, {46.5, 1.5}: false, {45.5, 6.5}: true, {44, 2}: false, {47.5, 5}: false, {45.1, 0.1}: true,
	} {
		if got := c.Holds(p); got != want {
			t.Errorf("%v: %v", p, got)
		}
	}
}

func TestDistancesAreThoseOfTheGlobe(t *testing.T) {
	t.Parallel()
	paris, lyon := Point{48.8566, 2.3522}, Point{45.7640, 4.8357}
	if d := Metres(paris, lyon) / 1000; math.Abs(d-391.5) > 1 {
		t.Errorf("%.1f km", d)
	}
	c := Contour{Parts: []Polygon{NewPolygon([]Ring{square(2, 48, 1)})}}
	if d := c.Metres(Point{48.5, 1.99}); math.Abs(d-737) > 2 { // a hundredth of a degree at 48.5° north
		t.Errorf("%.0f m", d)
	}
	nearest, far, ok := Locate([]Contour{c}, Point{48.5, 2.5})
	if !ok || far != 0 || len(nearest.Parts) != 1 {
		t.Error(nearest, far, ok)
	}
	if _, _, ok := Locate(nil, paris); ok {
		t.Error("found where there is nothing")
	}
}

func TestLambert93AgreesWithTheSurveyors(t *testing.T) {
	t.Parallel()
	for p, want := range map[Point][2]float64{
		{46.5, 3}:               {700000, 6600000},
		{48.8583701, 2.2944813}: {648237, 6862271}, // the Eiffel tower
		{43.296482, 5.36978}:    {892390, 6247035}, // Marseille
	} {
		x, y := lambert93(p)
		if math.Abs(x-want[0]) > 60 || math.Abs(y-want[1]) > 60 {
			t.Errorf("%v: %.0f %.0f, want %v", p, x, y, want)
		}
	}
}

func TestAFileOfContoursIsReadUnderAnyOfItsUsualNames(t *testing.T) {
	t.Parallel()
	for _, properties := range []string{`"code":"23","nom":"Creuse"`, `"INSEE_DEP":"23","NOM_DEP":"CREUSE"`, `"code":"23"`} {
		contours, others, err := ReadContours(strings.NewReader(`{"type":"FeatureCollection","features":[
			{"type":"Feature","properties":{` + properties + `},"geometry":{"type":"Polygon","coordinates":[[[1,46],[2,46],[2,47],[1,46]]]}},
			{"type":"Feature","properties":{"code":"11","nom":"Île-de-France"},"geometry":{"type":"Polygon","coordinates":[[[1,46],[2,46],[2,47],[1,46]]]}},
			{"type":"Feature","properties":{"code":"23","nom":"Creuse"},"geometry":{"type":"Point","coordinates":[1,46]}}]}`))
		if err != nil || len(contours) != 1 || others != 2 || contours[0].Code != "23" || contours[0].Name != "Creuse" {
			t.Errorf("%s: %v, %d, %v", properties, contours, others, err)
		}
	}
	for _, text := range []string{``, `{}`, `[]`, `{"type":"FeatureCollection","features":[]}`,
		`{"type":"FeatureCollection","features":[{"properties":{"code":"23"},"geometry":{"type":"Polygon","coordinates":[[[1,46],[2,46]]]}}]}`,
		`{"type":"FeatureCollection","features":[{"properties":{"code":"23"},"geometry":{"type":"Polygon","coordinates":[[[1,460],[2,46],[2,47]]]}}]}`,
		`{"type":"FeatureCollection","features":[{"properties":{"code":"23"},"geometry":{"type":"Polygon","coordinates":"x"}}]}`} {
		if _, _, err := ReadContours(strings.NewReader(text)); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestTheOutlineOfTheCountryIsLight(t *testing.T) {
	t.Parallel()
	file, err := os.Open(testkit.File(t, "outside/network/france-geojson/departements-version-simplifiee.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	contours, others, err := ReadContours(file)
	if err != nil || len(contours) != 96 || others != 0 {
		t.Fatal(len(contours), others, err)
	}
	path := outline(contours)
	if n := strings.Count(path, "M"); n < 96 {
		t.Errorf("%d lines drawn for 96 departments", n)
	}
	if len(path) > 20_000 {
		t.Errorf("the outline weighs %d bytes", len(path))
	}
}

func FuzzReadContours(f *testing.F) {
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"properties":{"code":"23"},"geometry":{"type":"MultiPolygon","coordinates":[[[[1,46],[2,46],[2,47],[1,46]]]]}}]}`))
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"properties":{"code":1},"geometry":{"type":"Polygon","coordinates":[[]]}}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		contours, _, err := ReadContours(strings.NewReader(string(raw)))
		if err != nil {
			return
		}
		for _, c := range contours {
			c.Holds(Point{46.5, 1.5})
			c.Metres(Point{46.5, 1.5})
		}
		_ = outline(contours)
	})
}
