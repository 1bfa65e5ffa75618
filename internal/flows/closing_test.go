package flows_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestThoseWhoBookedHoursThatCloseAreWarnedAndKeepTheirBooking(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		s.must(s.Spaces.SetRules(ctx, s.boss, s.room.ID, base.Stranger, []space.Setting{{Rule: space.Cancel, Value: "100000"}}))
		done := s.ask(s.zoeHerself(), s.atelier())
		s.letters()
		closure := space.Closure{Space: s.room.ID, First: "2027-04-01", Last: "2027-04-02", Reason: "travaux"}
		_, err := s.Spaces.Close(ctx, s.boss, closure, space.AskFirst)
		var touching *space.Touching
		if !errors.As(err, &touching) || base.KindOf(err) != base.Conflict || len(touching.Bookings) != 1 {
			t.Fatal(err)
		}
		if b := touching.Bookings[0]; b.ID != string(done.Booking.ID) || b.Whom != "Zoé Çelik" || !b.Reachable || b.Title != "Couture" {
			t.Errorf("%+v", b)
		}
		if n, err := db.Count(ctx, d, "select count(*) from space_closure"); n != 0 || err != nil {
			t.Errorf("asking closed it: %d, %v", n, err)
		}
		_, err = s.Spaces.Close(ctx, s.boss, closure, space.Warn)
		s.must(err)
		m := s.expect(confirmed, "zoe@example.org: Fermeture : L’Atelier, jeudi 1er avril 2027, de 14 h à 16 h")[1].Mail
		if !strings.Contains(m.Text, "travaux") || !strings.Contains(m.Text, "n’est pas annulée") || m.Calendar != "" ||
			m.Link.URL != "https://lieu.example/p/la-grange/bookings/"+string(done.Booking.ID) {
			t.Errorf("%+v", m)
		}
		if b, err := s.Bookings.Get(ctx, s.boss, done.Booking.ID); err != nil || b.State != booking.Booked {
			t.Error(b.State, err)
		}
		_, err = s.Bookings.Cancel(ctx, s.zoeHerself(), done.Booking.ID, booking.Cancellation{})
		s.must(err) // the cut-off of the space does not hold whom the space lets down
	})
}

func TestAClosingThatTouchesNobodyNeedsNoQuestionAndNobodyIsToldWhoShallNot(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		s.ask(s.boss, s.atelier())
		closed := func(o space.Outage, how space.Telling) {
			t.Helper()
			_, err := s.Spaces.TakeOut(ctx, s.boss, o, how)
			s.must(err)
		}
		from := time.Date(2027, 4, 1, 14, 0, 0, 0, time.UTC) // when the booking ends
		closed(space.Outage{Space: s.room.ID, From: from, Reason: "fuite"}, space.AskFirst)
		closed(space.Outage{Space: s.hall.ID, Reason: "peinture"}, space.AskFirst)
		closed(space.Outage{Space: s.room.ID, From: from.Add(-time.Hour), Reason: "fuite"}, space.Untold)
		s.expect(confirmed)
	})
}

func TestSeveralBookingsOnAClosureMakeOneLetterAndNoneOnceItIsLifted(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		s.ask(s.boss, s.atelier())
		w := s.atelier()
		w.Spaces, w.Start, w.End = []base.SpaceID{s.hall.ID}, "2027-04-02T14:00", "2027-04-02T16:00"
		s.ask(s.boss, w)
		before := subjects(s.letters())
		weekdays := space.Closure{First: "2027-04-01", Repeat: space.Weekly, Weekdays: "45", Reason: "congés"}
		lifted, err := s.Spaces.Close(ctx, s.boss, weekdays, space.Warn)
		s.must(err)
		s.must(s.Spaces.Reopen(ctx, s.boss, lifted.ID))
		s.expect(before...)
		testkit.At(d, "2027-03-01T10:05:00+01:00")
		_, err = s.Spaces.Close(ctx, s.boss, weekdays, space.Warn)
		s.must(err)
		all := s.expect(append(before, "zoe@example.org: Fermeture : 2 de vos réservations sont concernées")...)
		m := all[len(all)-1].Mail
		if !strings.Contains(m.Text, "La Salle") || !strings.HasSuffix(m.Link.URL, "/bookings/mine") {
			t.Errorf("%+v", m)
		}
		_, err = s.Spaces.Except(ctx, s.boss, space.Exception{Day: "2027-04-01", Reason: "fête"}, space.AskFirst)
		s.must(err) // closed already
	})
}

func TestThoseWhoBookedAreShownAndWarnedWhereTheWeekOrTheHolidaysChange(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		var week space.Week
		for i := range week {
			week[i] = []space.Range{{From: 9 * 60, To: 18 * 60}}
		}
		s.must(s.Spaces.SetHours(ctx, s.boss, s.room.ID, week, space.Untold))
		s.must(s.Spaces.ObserveHolidays(ctx, s.boss, []string{"easter_monday"}, space.AskFirst)) // opens: touches nobody
		s.ask(s.boss, s.atelier())
		monday := s.atelier()
		monday.Start, monday.End = "2027-03-29T14:00", "2027-03-29T16:00"
		s.ask(s.boss, monday)
		before := subjects(s.letters())

		shorter := week
		shorter[3] = []space.Range{{From: 9 * 60, To: 12 * 60}}
		for _, c := range []struct {
			change func(space.Telling) error
			at     string
			letter string
		}{
			{func(how space.Telling) error { return s.Spaces.SetHours(ctx, s.boss, s.room.ID, shorter, how) }, "2027-03-01T10:05:00+01:00",
				"zoe@example.org: Fermeture : L’Atelier, jeudi 1er avril 2027, de 14 h à 16 h"},
			{func(how space.Telling) error { return s.Spaces.ObserveHolidays(ctx, s.boss, nil, how) }, "2027-03-01T10:10:00+01:00",
				"zoe@example.org: Fermeture : L’Atelier, lundi 29 mars 2027, de 14 h à 16 h"},
		} {
			var touching *space.Touching
			if err := c.change(space.AskFirst); !errors.As(err, &touching) || len(touching.Bookings) != 1 {
				t.Fatal(err)
			}
			s.expect(before...) // asking changes and tells nothing
			testkit.At(d, c.at)
			s.must(c.change(space.Warn))
			before = append(before, c.letter)
			s.expect(before...)
		}
	})
}
