package calendar_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func TestACalendarShowsEachReaderWhatIsTheirs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Petite salle", 8, true)
		h.lend("member.ana", "Petite salle", "Point compta", "2027-05-04T14:00", "2027-05-04T15:00")
		secret := []string{"Point compta", "Ana"}
		h.reads("member.ana", "/bookings", 200, []string{"Point compta", "14h"}, []string{"Occupé"})
		h.reads("member.bob", "/bookings", 200, []string{"Occupé", "14h"}, secret)
		h.reads("member.bob@en", "/bookings", 200, []string{"Taken", "14:00"}, secret)
		h.reads("member.bob", "/bookings/week", 200, []string{"Occupé"}, secret)
		h.reads("member.bob", "/bookings/month?space={Petite salle}", 200, []string{"Occupé"}, secret)
		h.reads("member.bob", "/bookings/list", 200, []string{"Occupé"}, secret)
		h.reads("visitor", "/bookings", 200, []string{"Occupé"}, append(secret, "Mes réservations", "/bookings/new"))
		h.reads("manager", "/bookings", 200, []string{"Point compta"}, nil)
		h.reads("team@en", "/bookings/list", 200, []string{"Point compta", "Tuesday 4 May 2027"}, nil)
		h.reads("member.ana", "/bookings/week?space=none", 404, nil, nil)
	})
}

func TestP6TheDaysOfClockChangesAreDrawnHourByHour(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		testkit.At(d, "2027-03-20T10:00:00+01:00")
		h.draw("Bureau", 2, false)
		h.lend("manager", "Bureau", "Veille", "2027-03-28T00:00", "2027-03-28T23:30")
		h.lend("manager", "Bureau", "Veille", "2027-10-31T00:00", "2027-10-31T23:30")
		h.reads("manager", "/bookings?on=2027-03-28", 200, []string{"one-day n23", "at H22 M30"}, []string{"n24"})
		h.reads("manager", "/bookings?on=2027-10-31", 200, []string{"one-day n25", "at H24 M30"}, []string{"n24"})
	})
}

func TestP68EachCellSaysItsDateItsBookingsAndItsState(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.draw("Salle", 8, true)
		h.draw("Bureau", 2, true)
		h.lend("member.ana", "Salle", "Couture", "2027-05-05T09:00", "2027-05-05T10:00")
		h.lend("member.ana", "Salle", "Journée", "2027-05-07T09:00", "2027-05-07T19:00")
		h.reads("member.ana", "/bookings/week", 200, []string{
			`aria-label="Salle, mardi 4 mai 2027 : 0 réservation, libre"`, `aria-label="Salle, mercredi 5 mai 2027 : 1 réservation, libre en partie"`,
			`aria-label="Salle, jeudi 6 mai 2027 : 0 réservation, fermé"`, `aria-label="Salle, vendredi 7 mai 2027 : 1 réservation, complet"`}, nil)
		h.reads("member.ana@en", "/bookings/week", 200, []string{`aria-label="Salle, Wednesday 5 May 2027: 1 booking, partly free"`}, nil)
		h.reads("member.ana", "/bookings/week?space={Salle}", 200, []string{"Salle, mercredi 5 mai 2027 : 1 réservation, libre en partie"}, nil)
		h.reads("member.ana", "/bookings/month", 200, []string{
			`aria-label="mercredi 5 mai 2027 : 1 réservation, occupé à 8 %"`, `aria-label="jeudi 6 mai 2027 : fermé"`}, nil)
	})
}

func TestP71ADayWithoutOpeningSaysSoAndProposesTheNext(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		h.reads("manager", "/bookings", 200, []string{"Pas encore d’espace à réserver", "Ajouter un espace"}, nil)
		h.reads("member.ana", "/bookings", 200, []string{"Revenez bientôt"}, []string{"Ajouter un espace"})
		h.reads("member.ana", "/bookings/new", 200, []string{"Rien de libre"}, nil)
		h.draw("Salle", 8, true)
		h.reads("member.ana", "/bookings?on=2027-05-08", 200, []string{"Le lieu est fermé ce jour-là", "Il rouvre lundi 10 mai 2027", "on=2027-05-10"}, nil)
		h.reads("member.ana@en", "/bookings?on=2027-05-08", 200, []string{"The place is closed that day", "Monday 10 May 2027"}, nil)
	})
}

// insertRaw writes a booking by SQL alone: id, space, start, end, title.
const insertRaw = `insert into booking (place_id, id, series_id, together_id, space_id, starts_at, ends_at, free_at, seats, taken, title, search, person_id,
	activity_id, state, held_till, asked_at, asked_by, asked_as, ended_at, ended_by, reason, sequence)
	values ('here', $1, '', '', $2, $3, $4, $4, 0, 1, $5, '', '', '', 'booked', '', $3, '', 'Ana', '', '', '', 0)`

// crowd draws spaces and fills the week of 3 May 2027 with bookings by SQL, each an
// hour of a day of some space.
func crowd(h *house, spaces, bookings int) {
	h.t.Helper()
	var ids []base.SpaceID
	for i := range spaces {
		ids = append(ids, h.draw(fmt.Sprintf("Espace %d", i), 8, i%2 == 0))
	}
	err := h.d.Change(context.Background(), testkit.Who("manager", "here"), func(ctx context.Context, tx *db.Tx) error {
		for i := range bookings {
			at := fmt.Sprintf("2027-05-%02dT%02d:00:00.000000Z", 3+i/spaces%7, 7+i/spaces/7%10)
			if _, err := tx.Exec(ctx, insertRaw, base.NewID[booking.Booking](tx.Now), ids[i%spaces], at,
				strings.Replace(at, ":00:00.", ":59:00.", 1), fmt.Sprintf("Atelier de couture %d", i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// week asks for the week of all spaces, as it is sent.
func (h *house) week(ctx context.Context) string {
	r := httptest.NewRequest(http.MethodGet, "/p/here/bookings/week", http.NoBody).WithContext(ctx)
	r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: "manager"})
	w := httptest.NewRecorder()
	h.pages.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		h.t.Fatal(w.Code)
	}
	return w.Body.String()
}

func TestP69TheQueriesOfAWeekDoNotGrowWithItsSpaces(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := newHouse(t, d)
		count := func() int64 {
			ctx, n := db.Tally(context.Background())
			h.week(ctx)
			return n.Load()
		}
		crowd(h, 3, 10)
		count() // the plan is read
		few := count()
		crowd(h, 60, 200)
		count()
		if many := count(); many != few || many > 6 {
			t.Errorf("%d queries for 3 spaces, %d for 63", few, many)
		}
	})
}

func TestAWeekOfThirtySpacesIsLight(t *testing.T) {
	t.Parallel()
	h := newHouse(t, testkit.SQLite(t))
	crowd(h, 30, 1000)
	page := h.week(context.Background())
	size := zipped(page)
	if !strings.Contains(page, "Atelier de couture 999") || size > 60_000 {
		t.Errorf("%d bytes, %d zipped", len(page), size)
	}
	t.Logf("1,000 bookings of 30 spaces: %d bytes, %d zipped", len(page), size)
}
