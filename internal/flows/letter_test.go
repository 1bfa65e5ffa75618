package flows_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func (s *scene) atelier() booking.Wanted {
	return booking.Wanted{Spaces: []base.SpaceID{s.room.ID}, Start: "2027-04-01T14:00", End: "2027-04-01T16:00", Title: "Couture", Person: s.zoe.ID}
}

const confirmed = "zoe@example.org: C’est réservé : L’Atelier, jeudi 1er avril 2027, de 14 h à 16 h"

func TestABookingIsConfirmedWithItsCalendarEntry(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		done := s.ask(s.boss, s.atelier())
		m := s.expect(confirmed)[0].Mail
		want := "Bonjour Zoé,\n\nL’Atelier vous attend jeudi 1er avril 2027, de 14 h à 16 h.\n\nPour : Couture\nOù : La Grange, 3 place du Marché, 23200 "
		if plain := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(m.Text); !strings.HasPrefix(plain, want) || !strings.HasSuffix(plain, "\n\nÀ bientôt !") {
			t.Error(plain)
		}
		if m.Method != "REQUEST" || m.List != "" || m.ReplyTo != "bonjour@example.org" || m.Link.URL != "https://lieu.example/p/la-grange/bookings/"+string(done.Booking.ID) {
			t.Errorf("%+v", m)
		}
		event := s.events(s.letters()[0])[0]
		if event.Props.Get("UID").Value != string(done.Booking.ID)+"@pilotis" || event.Props.Get("DTSTART").Params.Get("TZID") != "Europe/Paris" {
			t.Error(m.Calendar)
		}
	})
}

func TestALetterIsInThePersonsLanguageAndNobodyWithoutAddressIsWritten(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		w := s.atelier()
		w.Person = s.person("Sam", "Low", "sam@example.org", "en").ID
		s.ask(s.boss, w)
		w.Person, w.Start, w.End = "", "2027-04-02T14:00", "2027-04-02T16:00"
		s.ask(s.boss, w)
		s.expect("sam@example.org: Booked: L’Atelier, Thursday 1 April 2027, 14:00 to 16:00")
	})
}

func TestASeriesMakesOneLetterOfAllItsDates(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		w := s.atelier()
		w.Rule = "FREQ=WEEKLY;COUNT=15"
		done := s.ask(s.boss, w)
		l := s.expect("zoe@example.org: C’est réservé : L’Atelier, 15 dates")[0]
		if n := strings.Count(l.Mail.Text, "\n– "); n != 13 || !strings.Contains(l.Mail.Text, "3 autres dates") || len(s.events(l)) != 15 || l.Mail.Method != "PUBLISH" {
			t.Errorf("%d lines, %d events, %s\n%s", n, len(s.events(l)), l.Mail.Method, l.Mail.Text)
		}
		_, err := s.Bookings.Cancel(ctx, s.boss, done.Booking.ID, booking.Cancellation{Scope: booking.All})
		s.must(err)
		s.expect("zoe@example.org: C’est réservé : L’Atelier, 15 dates", "zoe@example.org: Annulé : L’Atelier, 15 dates")
		if n, err := db.Count(ctx, d, "select count(*) from job where kind = 'booking.reminder'"); n != 0 || err != nil {
			t.Errorf("%d reminders left, %v", n, err)
		}
	})
}

func TestP26AChangeKeepsTheNameOfTheEventAndRisesInSequence(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		done := s.ask(s.boss, s.atelier())
		s.letters()
		later, title := "2027-04-02T10:00", "Broderie"
		_, err := s.Bookings.Change(ctx, s.boss, done.Booking.ID, booking.One, booking.Changes{Title: &title})
		s.must(err)
		s.expect(confirmed) // nothing that matters to whoever comes
		_, err = s.Bookings.Change(ctx, s.boss, done.Booking.ID, booking.One, booking.Changes{Start: &later})
		s.must(err)
		moved := "zoe@example.org: Changement : L’Atelier, vendredi 2 avril 2027, de 10 h à 12 h"
		all := s.expect(confirmed, moved)
		if !strings.Contains(all[1].Mail.Text, "c’était L’Atelier, jeudi") {
			t.Error(all[1].Mail.Text)
		}
		_, err = s.Bookings.Cancel(ctx, s.boss, done.Booking.ID, booking.Cancellation{Reason: "Fuite d’eau"})
		s.must(err)
		all = s.expect(confirmed, moved, "zoe@example.org: Annulé : L’Atelier, vendredi 2 avril 2027, de 10 h à 12 h")
		if !strings.Contains(all[2].Mail.Text, "Fuite d’eau") {
			t.Error(all[2].Mail.Text)
		}
		var sequences, statuses []string
		for _, l := range all {
			event := s.events(l)[0]
			sequences = append(sequences, event.Props.Get("SEQUENCE").Value)
			statuses = append(statuses, l.Mail.Method+" "+event.Props.Get("STATUS").Value)
			if event.Props.Get("UID").Value != string(done.Booking.ID)+"@pilotis" {
				t.Error(event.Props.Get("UID"))
			}
		}
		if diff := cmp.Diff([]string{"0", "2", "3"}, sequences); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]string{"REQUEST CONFIRMED", "REQUEST CONFIRMED", "CANCEL CANCELLED"}, statuses); diff != "" {
			t.Error(diff)
		}
	})
}

func TestWhatWasCancelledBeforeItsLetterLeftIsToldOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		done := s.ask(s.boss, s.atelier())
		_, err := s.Bookings.Cancel(ctx, s.boss, done.Booking.ID, booking.Cancellation{})
		s.must(err)
		s.expect("zoe@example.org: Annulé : L’Atelier, jeudi 1er avril 2027, de 14 h à 16 h")
	})
}

func TestABookingGivenToSomebodyElseIsToldToBoth(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		done := s.ask(s.boss, s.atelier())
		s.letters()
		sam := s.person("Sam", "Low", "sam@example.org", "en").ID
		_, err := s.Bookings.Change(ctx, s.boss, done.Booking.ID, booking.One, booking.Changes{Person: &sam})
		s.must(err)
		s.expect(confirmed, "zoe@example.org: Annulé : L’Atelier, jeudi 1er avril 2027, de 14 h à 16 h",
			"sam@example.org: Booked: L’Atelier, Thursday 1 April 2027, 14:00 to 16:00")
	})
}

func TestRequestsAreAnswered(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		w := booking.Wanted{Spaces: []base.SpaceID{s.hall.ID}, Start: "2027-04-01T14:00", End: "2027-04-01T16:00", Title: "Chorale"}
		first := s.ask(s.zoeHerself(), w)
		asked := "zoe@example.org: Demande bien reçue : La Salle, jeudi 1er avril 2027, de 14 h à 16 h"
		decide := "nadia@example.org: À trancher : La Salle, jeudi 1er avril 2027, de 14 h à 16 h"
		s.expect(asked, decide)
		_, err := s.Bookings.Approve(ctx, s.boss, first.Booking.ID, booking.One)
		s.must(err)
		approved := "zoe@example.org: C’est d’accord : La Salle, jeudi 1er avril 2027, de 14 h à 16 h"
		s.expect(asked, decide, approved)
		w.Start, w.End = "2027-04-02T14:00", "2027-04-02T16:00"
		second := s.ask(s.zoeHerself(), w)
		_, err = s.Bookings.Refuse(ctx, s.boss, second.Booking.ID, booking.One, "Travaux ce jour-là")
		s.must(err)
		// Refused before the letter of the request left, it is told once.
		all := s.expect(asked, decide, approved, "zoe@example.org: Pas possible cette fois : La Salle, vendredi 2 avril 2027, de 14 h à 16 h")
		if !strings.Contains(all[3].Mail.Text, "La raison\u00a0: Travaux ce jour-là") || all[3].Mail.Calendar != "" {
			t.Error(all[3].Mail.Text)
		}
	})
}

func TestAReminderComesTheDayBeforeMovesAndIsDropped(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		done := s.ask(s.boss, s.atelier())
		s.expect(confirmed)
		later := "2027-04-03T14:00"
		testkit.At(d, "2027-03-02T09:00:00+01:00")
		_, err := s.Bookings.Change(ctx, s.boss, done.Booking.ID, booking.One, booking.Changes{Start: &later})
		s.must(err)
		moved := "zoe@example.org: Changement : L’Atelier, samedi 3 avril 2027, de 14 h à 16 h"
		testkit.At(d, "2027-04-02T13:59:00+02:00")
		s.expect(confirmed, moved)
		testkit.At(d, "2027-04-02T14:00:00+02:00")
		reminded := "zoe@example.org: À bientôt : L’Atelier, samedi 3 avril 2027, de 14 h à 16 h"
		l := s.expect(confirmed, moved, reminded)[2]
		if l.Mail.List != "reminder" || l.Mail.Calendar != "" {
			t.Errorf("%+v", l.Mail)
		}
		s.expect(confirmed, moved, reminded)
	})
}

func TestP20TheAuthorOfTheRequestThatLostIsTold(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		w := booking.Wanted{Spaces: []base.SpaceID{s.hall.ID}, Start: "2027-04-01T14:00", End: "2027-04-01T16:00", Title: "Chorale"}
		first := s.ask(s.zoeHerself(), w)
		testkit.At(d, "2027-03-20T10:00:00+01:00") // the hold has lapsed
		sam := testkit.As(base.Member, s.boss.Place)
		sam.Account, sam.Person = "sam", s.person("Sam", "Low", "sam@example.org", "en").ID
		second := s.ask(sam, w)
		_, err := s.Bookings.Approve(ctx, s.boss, first.Booking.ID, booking.One)
		s.must(err)
		if _, err = s.Bookings.Approve(ctx, s.boss, second.Booking.ID, booking.One); base.KindOf(err) != base.Conflict {
			t.Fatal(err)
		}
		all := s.expect("zoe@example.org: C’est d’accord : La Salle, jeudi 1er avril 2027, de 14 h à 16 h",
			"sam@example.org: Not possible this time: La Salle, Thursday 1 April 2027, 14:00 to 16:00")
		if strings.Contains(all[1].Mail.Text, "booking.") || !strings.Contains(all[1].Mail.Text, "The reason: ") {
			t.Error(all[1].Mail.Text)
		}
	})
}
