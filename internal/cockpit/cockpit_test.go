package cockpit_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/cockpit"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// scene is a place with a room that Zoé has booked today.
type scene struct {
	*app.House
	boss, zoe base.Actor
	room      space.Space
}

func set(t *testing.T, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2027-03-25T10:00:00+01:00")
	s := &scene{House: app.New(d, slog.New(slog.DiscardHandler))}
	p, err := s.Places.Open(ctx, base.Actor{Name: "Nadia"}, place.Identity{Name: "La Grange", Insee: "23096"})
	must(t, err)
	s.boss, s.zoe = testkit.As(base.Manager, p.ID), testkit.As(base.Member, p.ID)
	s.room, err = s.Spaces.Create(ctx, s.boss, space.Draft{Kind: space.KindRoom, Name: "L’Atelier", Capacity: 2}, space.Week{}, nil)
	must(t, err)
	zoe, err := s.People.Add(ctx, s.boss, people.Card{Identity: people.Identity{FirstName: "Zoé", LastName: "Çelik"}})
	must(t, err)
	s.zoe.Person = zoe.ID
	s.book(t, "2027-03-25T14:00", "2027-03-25T16:00", "Couture d’été", zoe.ID)
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *scene) book(t *testing.T, from, to, title string, person base.PersonID) {
	t.Helper()
	_, err := s.Bookings.Ask(ctx, s.boss, booking.Wanted{Spaces: []base.SpaceID{s.room.ID}, Start: from, End: to, Title: title, Person: person, ConfirmPast: true})
	must(t, err)
}

func TestTheDayShowsWhoComesAndHowMuchIsUsed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		s.book(t, "2027-03-20T10:00", "2027-03-20T20:00", "Avant", "")
		of, err := s.Cockpit.Day(ctx, s.boss, "")
		must(t, err)
		if len(of.Entries) != 1 || of.Entries[0].Who != "Zoé Çelik" || of.Entries[0].Title != "Couture d’été" {
			t.Errorf("%+v", of.Entries)
		}
		// 10 hours of 2 seats, of 28 days open day and night.
		if len(of.Spaces) != 1 || of.Spaces[0].Minutes != 1200 || of.Spaces[0].Open != 28*24*60*2 {
			t.Errorf("%+v", of.Spaces)
		}
		if n := len(of.Weeks); n != 12 || of.Weeks[11].Minutes != 240 || of.Weeks[10].Minutes != 1200 {
			t.Errorf("%+v", of.Weeks)
		}
	})
}

func TestP65AnotherMembersDayNamesNobody(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		own, err := s.Cockpit.Day(ctx, s.zoe, "")
		must(t, err)
		other := s.zoe
		other.Account, other.Person = "sam", "somebody"
		seen, err := s.Cockpit.Day(ctx, other, "")
		must(t, err)
		if own.Entries[0].Title == "" || strings.Contains(fmt.Sprint(seen.Entries), "Zoé") || strings.Contains(fmt.Sprint(seen.Entries), "Couture") || len(seen.Spaces) != 0 {
			t.Errorf("%+v\n%+v", own.Entries, seen)
		}
		found, err := s.Cockpit.Search(ctx, other, "couture", 5)
		if err != nil || !found.Empty() {
			t.Errorf("%+v, %v", found, err)
		}
		elsewhere := testkit.As(base.Manager, "elsewhere")
		if found, err = s.Cockpit.Search(ctx, elsewhere, "atelier", 5); err != nil || !found.Empty() {
			t.Errorf("%+v, %v", found, err)
		}
	})
}

func TestSearchForgetsAccentsAndCase(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		for query, want := range map[string][3]int{"ZOE cel": {1, 0, 0}, "atelier": {0, 1, 0}, "ete": {0, 0, 1}, "coutûre": {0, 0, 1}, "%": {}, "zzz": {}, " ": {}} {
			f, err := s.Cockpit.Search(ctx, s.boss, query, 20)
			if got := [3]int{len(f.People), len(f.Spaces), len(f.Bookings)}; err != nil || got != want {
				t.Errorf("%q: %v, want %v, %v", query, got, want, err)
			}
		}
	})
}

func TestWhatIsNotedOfADayIsKeptForThatDay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		note := cockpit.Note{Opens: "Camille", Closes: "Sam", Remark: "Café"}
		must(t, s.Cockpit.Write(ctx, s.boss, "2027-03-25", note))
		of, err := s.Cockpit.Day(ctx, s.boss, "2027-03-25")
		must(t, err)
		next, err := s.Cockpit.Day(ctx, s.boss, "2027-03-26")
		must(t, err)
		if of.Note != note || next.Note != (cockpit.Note{}) {
			t.Error(of.Note, next.Note)
		}
		if err := s.Cockpit.Write(ctx, s.boss, "2027-03-25", cockpit.Note{Opens: strings.Repeat("a", 301)}); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
	})
}

func TestP69TheDaySendsAConstantNumberOfStatements(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		count := func() int64 {
			counted, n := db.Tally(ctx)
			if _, err := s.Cockpit.Day(counted, s.boss, ""); err != nil {
				t.Fatal(err)
			}
			return n.Load()
		}
		count()
		few := count()
		for i := range 12 {
			_, err := s.Spaces.Create(ctx, s.boss, space.Draft{Kind: space.KindRoom, Name: fmt.Sprint("Salle ", i), Capacity: 4}, space.Week{}, nil)
			must(t, err)
		}
		for i := range 8 {
			s.book(t, fmt.Sprintf("2027-03-2%dT08:00", i), fmt.Sprintf("2027-03-2%dT09:00", i), "Encore", s.zoe.Person)
		}
		count()
		if many := count(); many != few {
			t.Errorf("%d statements, then %d", few, many)
		}
	})
}
