package cockpit_test

import (
	"log/slog"
	"strings"
	"testing"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestThePlanOfTheDayDrawsThePartsOfARoomInItsStead(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := app.New(d, slog.New(slog.DiscardHandler))
		p, err := h.Places.Open(ctx, base.Actor{Name: "Nadia"}, place.Identity{Name: "La Grange", Insee: "23096"})
		must(t, err)
		boss := testkit.As(base.Manager, p.ID)
		draw := func(parent base.SpaceID, kind space.Kind, name string, spot space.Spot) base.SpaceID {
			s, err := h.Spaces.Create(ctx, boss, space.Draft{Parent: parent, Kind: kind, Name: name, Capacity: 20, Spot: spot}, space.Week{}, nil)
			must(t, err)
			return s.ID
		}
		hall := draw("", space.KindRoom, "Grande salle", space.Spot{X: 0, Y: 0, W: 12, H: 4})
		draw(hall, space.KindPart, "Côté cour", space.Spot{X: 0, Y: 0, W: 5, H: 4})
		draw(hall, space.KindPart, "Côté rivière", space.Spot{X: 5, Y: 0, W: 7, H: 4})
		page := testkit.Page(t, testkit.Serve(d, h.Cockpit), "manager", "GET", "/p/"+string(p.ID), "").Text
		if strings.Count(page, `class="plan-room `) != 2 || !strings.Contains(page, ">Grande salle · Côté cour</a>") {
			t.Error(page)
		}
	})
}
