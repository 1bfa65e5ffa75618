package territory_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/territory"
	"pilotis/internal/testkit"
	"pilotis/internal/ui"
)

var ctx = context.Background()

const creuse = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"23","nom":"Creuse"},
	"geometry":{"type":"Polygon","coordinates":[[[1.4,45.7],[2.6,45.7],[2.6,46.4],[1.4,46.4],[1.4,45.7]]]}}]}`

func TestContoursImportedTwiceAreThereOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d, who := &territory.Desk{DB: store}, base.Actor{Name: "cli"}
		dry, err := d.ImportContours(ctx, who, "essai", strings.NewReader(creuse), true)
		if err != nil || dry.New != 1 {
			t.Fatal(dry, err)
		}
		if held, err := d.Contours(ctx); err != nil || len(held) != 0 {
			t.Fatal("a dry run left something", held, err)
		}
		for _, want := range []territory.ContoursReport{
			{Source: "essai", Contours: 1, New: 1, Points: 5}, {Source: "essai", Contours: 1, Updated: 1, Points: 5}} {
			if got, err := d.ImportContours(ctx, who, "essai", strings.NewReader(creuse), false); err != nil || got != want {
				t.Errorf("%+v, %v", got, err)
			}
		}
		held, err := d.Contours(ctx)
		if err != nil || len(held) != 1 || !held[0].Holds(territory.Point{Lat: 46.17, Lon: 1.87}) {
			t.Error(held, err)
		}
	})
}

func TestAMapIsDrawnWithOrWithoutContours(t *testing.T) {
	t.Parallel()
	d := &territory.Desk{DB: testkit.SQLite(t)}
	marks := []territory.Mark{{At: territory.Point{Lat: 46.17, Lon: 1.87}, Label: "La Grange", Href: "/x"},
		{At: territory.Point{Lat: -21.1, Lon: 55.5}, Label: "Runfablab", Href: "/y"}, {Label: "nulle part"}}
	draw := func() string {
		m, err := d.Draw(ctx, "Carte", marks, []territory.Point{{Lat: 48.85, Lon: 2.35}, {Lat: 48.851, Lon: 2.351}})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := m.View().Render(ui.With(ctx, ui.Scene{Lang: "fr"}), &out); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	bare := draw()
	if strings.Contains(bare, "map-ground") || !strings.Contains(bare, "map-lines") || strings.Count(bare, "map-mark") != 2 {
		t.Error(bare)
	}
	if _, err := d.ImportContours(ctx, base.Actor{}, "essai", strings.NewReader(creuse), false); err != nil {
		t.Fatal(err)
	}
	if with := draw(); !strings.Contains(with, "map-ground") || strings.Contains(with, "map-lines") {
		t.Error(with)
	}
}

func TestRealContoursHoldTheirTowns(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile(testkit.File(t, "outside/network/france-geojson/departements-version-simplifiee.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	d := &territory.Desk{DB: testkit.SQLite(t)}
	if _, err := d.ImportContours(ctx, base.Actor{}, "france-geojson", bytes.NewReader(raw), false); err != nil {
		t.Fatal(err)
	}
	held, err := d.Contours(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for code, p := range map[string]territory.Point{"23": {Lat: 46.17, Lon: 1.87}, "75": {Lat: 48.8566, Lon: 2.3522}, "2A": {Lat: 41.92, Lon: 8.73}, "29": {Lat: 48.39, Lon: -4.48}} {
		if c, far, ok := territory.Locate(held, p); !ok || far != 0 || c.Code != code {
			t.Errorf("%v: %s at %.0f m, want %s", p, c.Code, far, code)
		}
	}
}
