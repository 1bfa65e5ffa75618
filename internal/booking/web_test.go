package booking_test

import (
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// form writes what a form sends, from pairs.
func form(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		value := pairs[i+1]
		if !strings.HasPrefix(value, "{") { // a space, named when it is sent
			value = url.QueryEscape(value)
		}
		parts = append(parts, pairs[i]+"="+value)
	}
	return strings.Join(parts, "&")
}

func TestEachReaderSeesWhatIsTheirs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Petite salle", space.KindRoom, 8, true)
		own := h.lend("member.ana", "Petite salle", "Point compta", "2027-05-04T14:00", "2027-05-04T15:00")
		at := "/bookings/" + string(own.ID)
		secret := []string{"Point compta", "Ana"}
		h.check([]asked{
			{"member.ana", "GET", at, "", 200, []string{"Point compta", "Mardi 4 mai 2027, de 14 h à 15 h", "Annuler", "a réservé"}, nil},
			{"member.bob", "GET", at, "", 200, []string{"Occupé", "Petite salle"}, append(secret, "Annuler", "a réservé")},
			{"visitor", "GET", at, "", 200, []string{"Occupé"}, secret},
			{"member.bob", "GET", at + "/change", "", 403, nil, secret},
			{"member.bob", "GET", at + "/calendar", "", 403, nil, secret},
			{"member.bob", "POST", at + "/cancellation", "", 403, nil, secret},
			{"member.ana", "GET", "/bookings/requests", "", 403, nil, nil},
			{"visitor", "GET", "/bookings/new", "", 403, nil, nil},
			{"member.ana", "GET", "/bookings/none", "", 404, nil, nil},
		})
	})
}

func TestASpaceIsBookedInThreePresses(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Petite salle", space.KindRoom, 8, true)
		h.draw("Bureau", space.KindRoom, 2, true)
		h.lend("member.bob", "Bureau", "Entretien", "2027-05-05T09:00", "2027-05-05T12:00")
		h.check([]asked{
			{"member.ana", "GET", "/bookings/new", "", 200, []string{"2 espaces libres mardi 4", "de 10h à 11h"}, nil},
			{"member.ana", "GET", "/bookings/new?day=2027-05-05", "", 200, []string{"1 espace libre", "Petite salle", "Bureau n’est pas libre"}, nil},
			{"member.ana@en", "GET", "/bookings/new?day=2027-05-05", "", 200, []string{"1 space free", "1 space is not available"}, nil},
			{"member.ana", "GET", "/bookings/new?day=2027-05-09", "", 200, []string{"Rien de libre", "hors de ses horaires"}, nil},
			{"member.ana", "GET", "/bookings/new?from=9h", "", 422, []string{"Ce n’est pas une heure"}, nil},
			{"member.ana", "GET", "/bookings/new?space={Petite salle}&day=2027-05-05&from=09:00&to=10:00", "", 200,
				[]string{"Réserver Petite salle", `value="09:00"`, `value="Ana"`, "Confirmer"}, []string{"Pour qui"}},
			{"team", "GET", "/bookings/new?space={Petite salle}", "", 200, []string{"Pour qui"}, nil},
			{"member.ana", "POST", "/bookings", form("space", "{Petite salle}", "day", "2027-05-05", "from", "09:00", "to", "10:00", "title", "Ana"), 303, nil, nil},
			{"member.ana", "GET", "/bookings/mine", "", 200, []string{"Mercredi 5 mai 2027", "9h–10h", "Petite salle"}, nil},
			{"member.ana", "GET", "/bookings?on=2027-05-05", "", 200, []string{"9h"}, nil},
		})
	})
}

func TestARefusalKeepsWhatWasTypedAndOffersWaysOut(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Petite salle", space.KindRoom, 8, true)
		h.draw("Bureau", space.KindRoom, 2, true)
		h.lend("member.bob", "Petite salle", "Entretien", "2027-05-05T10:00", "2027-05-05T11:00")
		typed := form("space", "{Petite salle}", "day", "2027-05-05", "from", "10:00", "to", "11:00", "title", "Atelier couture")
		h.check([]asked{
			{"member.ana", "POST", "/bookings", typed, 409, []string{"Petite salle n’est pas libre mercredi 5", "de 10 h à 11 h", `value="Atelier couture"`,
				"Petite salle, de 11 h à 12 h", "Bureau, de 10 h à 11 h", " 2027-05-05T11:00 2027-05-05T12:00"}, []string{"Entretien"}},
			{"team", "POST", "/bookings", typed, 409, []string{"À ce moment, l’espace est tenu par", "Entretien</a>", "10h–11h"}, nil},
			{"team", "POST", "/bookings/verdict", typed, 200, []string{"Entretien</a>"}, nil},
			{"member.bob", "POST", "/bookings", typed, 409, []string{"Entretien</a>"}, nil},
			{"member.ana@en", "POST", "/bookings", typed, 409, []string{"Petite salle, from 11:00 to 12:00", "What is possible"}, nil},
			{"member.ana", "POST", "/bookings/verdict", typed, 200, []string{"n’est pas libre", "Petite salle, de 11 h à 12 h"}, []string{"<html"}},
			{"member.ana", "POST", "/bookings/verdict", form("space", "{Bureau}", "day", "2027-05-05", "from", "10:00", "to", "11:00"), 200, []string{"C’est libre"}, nil},
			{"member.ana", "POST", "/bookings", form("space", "{Petite salle}", "day", "2027-05-04", "from", "09:00", "to", "09:30", "title", "Hier"), 422,
				[]string{"Ce moment est déjà passé", `value="Hier"`, `href="#f-from"`}, []string{"Je note ce qui"}},
			{"team", "POST", "/bookings", form("space", "{Petite salle}", "day", "2027-05-04", "from", "09:00", "to", "09:30", "title", "Hier"), 422,
				[]string{"Confirmez que vous notez", "Je note ce qui a déjà eu lieu"}, nil},
			{"team", "POST", "/bookings", form("space", "{Petite salle}", "day", "2027-05-04", "from", "09:00", "to", "09:30", "title", "Hier", "confirm_past", "on"), 303, nil, nil},
			{"member.ana", "POST", "/bookings", form("space", "{Petite salle}", "day", "", "from", "x", "to", "", "title", ""), 422, []string{"À remplir", "Ce n’est pas une heure"}, nil},
			{"member.ana", "POST", "/bookings", form("space", "none", "day", "2027-05-05", "from", "10:00", "to", "11:00", "title", "x"), 404, nil, nil},
			{"member.ana", "POST", "/bookings", typed + "&take=" + "{Bureau}+2027-05-05T10:00+2027-05-05T11:00", 303, nil, nil},
			{"member.ana", "GET", "/bookings/mine", "", 200, []string{"Atelier couture", "Bureau"}, nil},
		})
	})
}

func TestP4TheHourThatDoesNotExistIsRefusedOnScreen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-03-20T10:00:00+01:00")
		h.draw("Bureau", space.KindRoom, 2, false)
		h.check([]asked{
			{"member.ana", "POST", "/bookings", form("space", "{Bureau}", "day", "2027-03-28", "from", "02:30", "to", "04:00", "title", "Nuit"), 422, []string{"n’existe pas", `value="02:30"`}, nil},
			{"member.ana@en", "POST", "/bookings", form("space", "{Bureau}", "day", "2027-03-28", "from", "02:30", "to", "04:00", "title", "Nuit"), 422, []string{"does not exist"}, nil},
		})
	})
}

func TestP5TheHourThatComesTwiceIsSaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-10-20T10:00:00+02:00")
		h.draw("Bureau", space.KindRoom, 2, false)
		typed := form("space", "{Bureau}", "day", "2027-10-31", "from", "02:30", "to", "04:00", "title", "Nuit")
		h.check([]asked{{"member.ana", "POST", "/bookings/verdict", typed, 200, []string{"C’est libre", "l’heure arrive deux fois"}, nil}})
		if got := h.send("member.ana", "POST", "/bookings", typed); got.status != 303 {
			t.Errorf("%d", got.status)
		}
	})
}

func TestP18ConflictsOfASeriesAreListedAndChosen(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-01-04T10:00:00+01:00")
		h.draw("Salle", space.KindRoom, 8, true)
		h.lend("member.bob", "Salle", "Seul", "2027-02-02T10:30", "2027-02-02T11:30")
		typed := form("space", "{Salle}", "day", "2027-01-05", "from", "10:00", "to", "11:00", "title", "Série", "repeat", "week", "count", "10")
		h.check([]asked{
			{"member.ana", "POST", "/bookings/verdict", typed, 200, []string{"Une date n’est pas possible"}, nil},
			{"member.ana", "POST", "/bookings", typed, 409, []string{"Une date n’est pas possible", "Mardi 2 février 2027", "n’est pas libre",
				"Ce que vous en faites", "Sans cette date", "Ce jour-là, 9h30–10h30", "Réserver selon ces choix", "Réserver le reste", "Déplacer ces dates", "Renoncer", `value="Série"`}, []string{"Mardi 9 février 2027"}},
			{"member.ana", "POST", "/bookings", typed + "&on_conflict=skip", 303, nil, nil},
			{"member.ana", "GET", "/bookings/mine", "", 200, []string{"Mardi 26 janvier 2027", "Mardi 9 février 2027"}, []string{"Mardi 2 février 2027"}},
		})
	})
}

func TestP18EachDateOfASeriesIsDecidedForItself(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-01-04T10:00:00+01:00")
		h.draw("Salle", space.KindRoom, 8, true)
		h.draw("Bureau", space.KindRoom, 8, true)
		for _, on := range []string{"2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02"} {
			h.lend("member.bob", "Salle", "Seul", on+"T10:30", on+"T11:30")
		}
		h.lend("member.bob", "Bureau", "Seul", "2027-02-02T10:30", "2027-02-02T11:30")
		typed := form("space", "{Salle}", "day", "2027-01-05", "from", "10:00", "to", "11:00", "title", "Série", "repeat", "week", "count", "6",
			"on-2027-01-12", "skip", "on-2027-01-19", "move") + "&on-2027-01-26=in+{Bureau}"
		missing := typed + "&on-2027-02-02=in+{Bureau}"
		h.check([]asked{
			// what is not decided, or cannot be as it was decided, is asked again; the rest is kept
			{"member.ana", "POST", "/bookings", typed, 409, []string{"Mardi 12 janvier 2027", "Mardi 2 février 2027",
				`<input type="hidden" name="on-2027-01-19" value="move"`, `<input type="hidden" name="on-2027-01-26" value="in `}, []string{"Mardi 19 janvier 2027"}},
			{"member.ana", "POST", "/bookings", missing, 409, []string{"Mardi 2 février 2027"}, nil},
			{"member.ana", "POST", "/bookings", typed + "&on-2027-02-02=hop", 422, nil, nil},
			{"member.ana", "POST", "/bookings", typed + "&on-2027-02-02=in+none", 404, nil, nil},
			{"member.ana", "POST", "/bookings", form("space", "{Salle}", "day", "2027-01-05", "from", "10:00", "to", "11:00", "title", "Série", "repeat", "week", "count", "4"), 409,
				[]string{"Aux mêmes heures, Bureau"}, nil},
			{"member.ana", "POST", "/bookings", typed + "&on-2027-02-02=move", 303, nil, nil},
		})
		var got []string
		page, err := h.desk.List(t.Context(), as("member.ana"), booking.Filter{From: d.Now(), To: d.Now().AddDate(0, 3, 0), Mine: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range page.Bookings {
			name := "Salle"
			if b.Space == h.ids["Bureau"] {
				name = "Bureau"
			}
			got = append(got, name+b.From.In(as("manager").Zone).Format(" 01-02 15:04"))
		}
		if want := "Salle 01-05 10:00, Salle 01-19 09:30, Bureau 01-26 10:00, Salle 02-02 09:30, Salle 02-09 10:00"; strings.Join(got, ", ") != want {
			t.Error(got)
		}
	})
}

func TestARuleIsSaidInPlainWords(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", space.KindRoom, 8, false)
		plain := []string{"space", "{Salle}", "day", "2027-05-11", "from", "10:00", "to", "11:00", "title", "Série"}
		say := func(who, want string, more ...string) asked {
			return asked{who, "POST", "/bookings/verdict", form(append(append([]string{}, plain...), more...)...), 200, []string{want}, nil}
		}
		h.check([]asked{
			say("member.ana", "Chaque mardi et jeudi, jusqu’au 30 juin 2027 : 15 dates, toutes libres.", "repeat", "week", "weekday", "4", "until", "2027-06-30"),
			say("member.ana", "Le mardi, une semaine sur 2, 4 fois", "repeat", "week", "step", "2", "count", "4"),
			say("member.ana", "Le deuxième mardi de chaque mois, 3 fois", "repeat", "nth", "count", "3"),
			say("member.ana@en", "On the second Tuesday of every month, 3 times", "repeat", "nth", "count", "3"),
			say("member.ana", "Le 11 de chaque mois, 3 fois", "repeat", "month", "count", "3"),
			say("member.ana", "Dites jusqu’à quand, ou combien de fois.", "repeat", "week"),
			say("member.ana", "La dernière date vient avant la première.", "repeat", "week", "until", "2027-05-01"),
		})
	})
}
