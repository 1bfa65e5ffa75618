package cockpit_test

import (
	"log/slog"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestTheFirstStepsOfAPlaceAreLedThroughUntilItsFirstBooking(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-03-25T10:00:00+01:00")
		h := app.New(d, slog.New(slog.DiscardHandler))
		p, err := h.Places.Open(ctx, base.Actor{Name: "Nadia"}, place.Identity{Name: "La Grange", Insee: "23096"})
		must(t, err)
		boss, member := testkit.As(base.Manager, p.ID), testkit.As(base.Member, p.ID)
		leads := func(want string) {
			t.Helper()
			steps, err := h.Cockpit.First(ctx, boss)
			must(t, err)
			got := ""
			for _, s := range steps {
				if !s.Done {
					got += s.Path + " "
				}
			}
			if got != want {
				t.Errorf("leads to %q, want %q", got, want)
			}
			if steps, err := h.Cockpit.First(ctx, member); len(steps) > 0 || err != nil {
				t.Error("a member is led", steps, err)
			}
		}
		leads("/activities/suggestions /spaces/new /people/import /bookings/new ")
		_, err = h.Activities.Add(ctx, boss, activity.Draft{Name: "Couture"})
		must(t, err)
		room, err := h.Spaces.Create(ctx, boss, space.Draft{Kind: space.KindRoom, Name: "L’Atelier", Capacity: 2}, space.Week{}, nil)
		must(t, err)
		leads("/people/import /bookings/new ")
		_, err = h.People.Add(ctx, boss, people.Card{Identity: people.Identity{FirstName: "Zoé", LastName: "Çelik"}})
		must(t, err)
		leads("/bookings/new ")
		_, err = h.Bookings.Ask(ctx, boss, booking.Wanted{Spaces: []base.SpaceID{room.ID}, Start: "2027-03-25T14:00", End: "2027-03-25T16:00", Title: "Essai"})
		must(t, err)
		leads("")
	})
}
