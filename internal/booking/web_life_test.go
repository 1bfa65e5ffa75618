package booking_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestP64WhoMayNotCancelReadsWhyAndUntilWhen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", space.KindRoom, 8, true, space.Setting{Rule: space.Cancel, Value: "1440"})
		soon := "/bookings/" + string(h.lend("member.ana", "Salle", "Demain", "2027-05-05T09:00", "2027-05-05T10:00").ID)
		late := "/bookings/" + string(h.lend("member.ana", "Salle", "Plus tard", "2027-05-07T14:00", "2027-05-07T15:00").ID)
		h.check([]asked{
			{"member.ana", "GET", soon, "", 200, []string{"Trop tard pour annuler soi-même", "au plus tard 24 h avant le début", "mardi 4 mai 2027 à 9 h"}, []string{"Annuler pour de bon"}},
			{"member.ana@en", "GET", soon, "", 200, []string{"Too late to cancel by oneself"}, []string{"Cancel for good"}},
			{"member.ana", "POST", soon + "/cancellation", "", 422, []string{"au plus tard 24 h avant le début"}, nil},
			{"team", "GET", soon, "", 200, []string{"Annuler pour de bon", "Annuler malgré le délai dépassé"}, nil},
			{"team", "POST", soon + "/cancellation", "", 422, []string{"au plus tard 24 h avant le début", "Annuler malgré le délai dépassé"}, nil},
			{"team", "POST", soon + "/cancellation", "late=on&reason=Fuite", 303, nil, nil},
			{"member.ana", "GET", soon, "", 200, []string{"Annulée, mardi 4 mai 2027 à 10 h", "Fuite", "a annulé"}, []string{"Déplacer ou modifier"}},
			{"member.ana", "GET", late, "", 200, []string{"Annulation possible jusqu’au", "jeudi 6 mai 2027 à 14 h", "Annuler pour de bon"}, nil},
			{"member.ana", "POST", late + "/cancellation", "", 303, nil, nil},
			{"member.ana", "GET", "/bookings/mine?past=on", "", 200, []string{"Demain", "Plus tard", "Annulée"}, nil},
			{"member.ana", "GET", "/bookings", "", 200, nil, []string{"Plus tard"}},
		})
	})
}

func TestABookingIsMovedByItsFormStepByStep(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", space.KindRoom, 8, true)
		h.draw("Bureau", space.KindRoom, 2, true)
		h.lend("member.bob", "Salle", "Entretien", "2027-05-05T11:00", "2027-05-05T12:00")
		at := "/bookings/" + string(h.lend("member.ana", "Salle", "Couture", "2027-05-05T09:00", "2027-05-05T10:00").ID)
		plain := form("space", "{Salle}", "day", "2027-05-05", "from", "10:30", "to", "11:30", "title", "Couture")
		h.check([]asked{
			{"member.ana", "GET", at + "/change", "", 200, []string{`value="09:00"`, `value="2027-05-05"`, `value="Couture"`}, nil},
			{"member.ana", "GET", at + "/change?day=2027-05-05&from=09:00&to=10:00&nudge=later", "", 200, []string{`value="09:15"`, `value="10:15"`}, nil},
			{"member.ana", "GET", at + "/change?day=2027-05-05&from=09:00&to=10:00&nudge=day_after", "", 200, []string{`value="2027-05-06"`, `value="09:00"`}, nil},
			{"member.ana", "GET", at + "/change?day=2027-05-05&from=09:00&to=10:00&nudge=longer", "", 200, []string{`value="09:00"`, `value="10:15"`}, nil},
			{"member.ana", "GET", at + "/change?day=2027-05-05&from=00:00&to=01:00&nudge=earlier", "", 200, []string{`value="00:00"`, `value="01:00"`}, nil},
			{"member.ana", "POST", at + "/verdict", plain, 200, []string{"n’est pas libre"}, nil},
			{"member.ana", "POST", at + "/change", plain, 409, []string{"n’est pas libre mercredi 5 mai 2027, de 11 h à 12 h", `value="10:30"`, "Bureau, de 10 h 30 à 11 h 30"}, nil},
			{"member.bob", "POST", at + "/change", plain, 403, nil, nil},
			{"member.ana", "POST", at + "/change", plain + "&take={Bureau}+2027-05-05T10:30+2027-05-05T11:30", 303, nil, nil},
			{"member.ana", "GET", at, "", 200, []string{"de 10 h 30 à 11 h 30", "Bureau", "a changé la réservation", "Avant : mercredi 5 mai 2027 à 9 h"}, nil},
		})
	})
}

func TestOneDateOfASeriesIsCancelledOrAllOfThem(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", space.KindRoom, 8, true)
		done, err := h.desk.Ask(context.Background(), as("member.ana"), booking.Wanted{Spaces: []base.SpaceID{h.ids["Salle"]}, Title: "Yoga",
			Start: "2027-05-11T09:00", End: "2027-05-11T10:00", Rule: "FREQ=WEEKLY;COUNT=4"})
		if err != nil {
			t.Fatal(err)
		}
		second, third := "/bookings/"+string(done.Occurrences[1].ID), "/bookings/"+string(done.Occurrences[2].ID)
		h.check([]asked{
			{"member.ana", "GET", second, "", 200, []string{"chaque mardi, 4 fois", "Mardi 11 mai 2027", "Mardi 1er juin 2027", "Celle-ci et les suivantes"}, nil},
			{"member.ana", "POST", second + "/cancellation", "scope=one", 303, nil, nil},
			{"member.ana", "GET", third, "", 200, []string{"Mardi 11 mai 2027", "Mardi 25 mai 2027"}, []string{"Mardi 18 mai 2027"}},
			{"member.ana", "POST", third + "/extension", "until=2027-06-10", 303, nil, nil},
			{"member.ana", "GET", third, "", 200, []string{"Mardi 8 juin 2027"}, nil},
			{"member.ana", "POST", third + "/cancellation", "scope=following", 303, nil, nil},
			{"member.ana", "GET", "/bookings/mine", "", 200, []string{"Mardi 11 mai 2027"}, []string{"Mardi 25 mai 2027", "Mardi 8 juin 2027"}},
		})
	})
}

func TestRequestsAreAnsweredOnOnePage(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Laser", space.KindMachine, 1, true, space.Setting{Rule: space.Approval, Value: "1"})
		one := "/bookings/" + string(h.lend("member.ana", "Laser", "Boîtes", "2027-05-05T09:00", "2027-05-05T10:00").ID)
		two := "/bookings/" + string(h.lend("member.bob", "Laser", "Gravure", "2027-05-05T09:30", "2027-05-05T10:30").ID)
		h.check([]asked{
			{"member.ana", "GET", one, "", 200, []string{"En attente de l’accord de l’équipe", "La place est gardée jusqu’au jeudi 6 mai 2027 à 10 h"}, []string{"Accepter"}},
			{"team", "GET", "/bookings", "", 200, []string{"/bookings/requests", "awaits"}, nil},
			{"team", "GET", "/bookings/requests", "", 200, []string{"Boîtes", "Gravure", "par Ana", "par Bob", "Accepter", "Refuser"}, nil},
			{"team@en", "GET", "/bookings/requests", "", 200, []string{"Requests to answer", "Turn down"}, nil},
			{"member.ana", "POST", one + "/approval", "", 403, nil, nil},
			{"team", "POST", one + "/approval", "", 303, nil, nil},
			{"team", "POST", one + "/approval", "", 409, []string{"a déjà sa réponse"}, nil},
			{"team", "POST", two + "/approval", "", 409, []string{"Laser n’est pas libre"}, nil},
			{"member.bob", "GET", two, "", 200, []string{"Refusée", "Le créneau a été donné à une autre demande."}, nil},
			{"team", "GET", "/bookings/requests", "", 200, []string{"Aucune demande en attente"}, nil},
		})
	})
}

func TestABookingGoesToOnesOwnCalendar(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", space.KindRoom, 8, true)
		at := "/bookings/" + string(h.lend("member.ana", "Salle", "Couture", "2027-05-05T09:00", "2027-05-05T10:00").ID)
		h.check([]asked{{"member.ana", "GET", at + "/calendar", "", 200,
			[]string{"BEGIN:VTIMEZONE", "DTSTART;TZID=Europe/Paris:20270505T090000", "SUMMARY:Couture", "LOCATION:Salle\\, here", "STATUS:CONFIRMED"}, nil}})
	})
}

func TestP9HoursAreSaidToBeThoseOfThePlace(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-01-04T10:00:00+01:00")
		h.draw("Salle", space.KindRoom, 8, true)
		at := "/bookings/" + string(h.lend("member.ana", "Salle", "Couture", "2027-01-12T14:00", "2027-01-12T15:00").ID)
		h.check([]asked{
			{"member.ana", "GET", at, "", 200, []string{"de 14 h à 15 h", `data-zone="Europe/Paris" hidden`, "(heure du lieu)"}, nil},
			{"member.ana@en", "GET", at, "", 200, []string{"14:00", "(local time of the place)"}, nil},
			{"member.ana", "GET", at + "/calendar", "", 200, []string{"DTSTART;TZID=Europe/Paris:20270112T140000"}, nil},
		})
	})
}
