package booking_test

import (
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestTheFormBeginsWithTheNextHoursThatCanBeBooked(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-05-07T18:30:00+02:00") // a Friday; open on weekdays from nine to seven
		rules := func(pairs ...string) (all []space.Setting) {
			for i := 0; i < len(pairs); i += 2 {
				all = append(all, space.Setting{Rule: space.Rule(pairs[i]), Value: pairs[i+1]})
			}
			return all
		}
		h.draw("Atelier", space.KindRoom, 8, true, rules("notice_minutes", "4320", "step_minutes", "120", "min_minutes", "120")...)
		proposes := func(path string, values ...string) asked {
			for i, v := range values {
				values[i] = `value="` + v + `"`
			}
			return asked{"member.ana", "GET", path, "", 200, values, nil}
		}
		h.check([]asked{
			proposes("/bookings/new", "2027-05-11", "10:00", "12:00"), // notice until Monday evening, hours of two
			proposes("/bookings/new?space={Atelier}", "2027-05-11", "10:00", "12:00"),
		})
		h.draw("Salle", space.KindRoom, 8, true)
		h.lend("manager", "Salle", "Conseil", "2027-05-10T09:00", "2027-05-10T12:00")
		h.check([]asked{
			proposes("/bookings/new?space={Salle}", "2027-05-10", "12:00", "13:00"),
			proposes("/bookings/new?space={Salle}&day=2027-05-23", "2027-05-24", "09:00", "10:00"), // a Sunday
			proposes("/bookings/new", "2027-05-10", "09:00", "10:00"),
		})
		h.draw("Cour", space.KindRoom, 8, false)
		testkit.At(d, "2027-05-07T23:10:00+02:00")
		h.check([]asked{
			proposes("/bookings/new?space={Cour}", "2027-05-08", "09:00", "10:00"), // always open, yet not at midnight
			proposes("/bookings/new?space={Cour}&day=2027-05-09", "2027-05-09", "09:00", "10:00"),
			{"team", "GET", "/bookings/new?space={Salle}&day=2027-05-05", "", 200, []string{`value="2027-05-05"`, `value="09:00"`}, nil}, // noted afterwards
		})
	})
}
