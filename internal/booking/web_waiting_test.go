package booking_test

import (
	"testing"

	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestATakenSlotIsWaitedForOnScreenAndBookedWhenItIsOffered(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", space.KindRoom, 8, true)
		taken := h.lend("member.bob", "Salle", "Entretien", "2027-05-05T11:00", "2027-05-05T12:00")
		wish := form("space", "{Salle}", "day", "2027-05-05", "from", "11:00", "to", "12:00", "title", "Couture")
		h.check([]asked{
			{"member.ana", "GET", "/bookings/waiting", "", 200, []string{"Vous n’attendez aucun créneau"}, nil},
			{"member.ana", "POST", "/bookings", wish, 409, []string{"M’inscrire sur la liste d’attente"}, nil},
			{"visitor", "POST", "/bookings/waiting", wish, 403, nil, nil},
			{"member.ana", "POST", "/bookings/waiting", wish, 303, nil, nil},
			{"member.ana", "POST", "/bookings/waiting", wish, 409, []string{"déjà sur la liste d’attente"}, nil},
			{"member.ana", "GET", "/bookings/waiting", "", 200, []string{"Couture", "Ne plus attendre"}, []string{"Réserver cette place"}},
			{"member.bob", "POST", "/bookings/" + string(taken.ID) + "/cancellation", "", 303, nil, nil},
			{"member.ana", "GET", "/bookings/waiting", "", 200, []string{"Réserver cette place"}, nil},
		})
		list, err := h.desk.WaitingList(ctx, as("manager"), false)
		if err != nil || len(list) != 1 || list[0].State != booking.Offered {
			t.Fatal(list, err)
		}
		at := "/bookings/waiting/" + string(list[0].ID)
		h.check([]asked{
			{"member.bob", "POST", at + "/booking", "", 403, nil, nil},
			{"member.ana", "POST", at + "/booking", "", 303, nil, nil},
			{"member.ana", "POST", at + "/end", "", 409, []string{"déjà close"}, nil},
		})
	})
}
