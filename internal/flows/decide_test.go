package flows_test

import (
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
)

func TestWhoeverDecidesIsWrittenToOfARequestAndMayRefuseThoseLetters(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		w := s.atelier()
		w.Spaces, w.Person = []base.SpaceID{s.hall.ID}, ""
		s.ask(s.zoeHerself(), w)
		all := s.expect("zoe@example.org: Demande bien reçue : La Salle, jeudi 1er avril 2027, de 14 h à 16 h",
			"nadia@example.org: À trancher : La Salle, jeudi 1er avril 2027, de 14 h à 16 h")
		m := all[1].Mail
		if m.List != "request" || m.Link.URL != "https://lieu.example/p/la-grange/bookings/requests" || !strings.Contains(m.Text, "Couture") {
			t.Errorf("%+v", m)
		}
	})
}

func TestWhoeverDecidesDoesNotWriteToThemselves(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		w := s.atelier()
		w.Spaces = []base.SpaceID{s.hall.ID}
		asker := s.zoeHerself()
		asker.Account = s.boss.Account
		s.ask(asker, w)
		s.expect("zoe@example.org: Demande bien reçue : La Salle, jeudi 1er avril 2027, de 14 h à 16 h")
	})
}

func TestTheRecordOfAPersonTellsTheirBookings(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		s.ask(s.boss, s.atelier())
		later := s.atelier()
		later.Start, later.End, later.Title = "2027-04-02T14:00", "2027-04-02T16:00", "Reprise"
		s.ask(s.boss, later)
		for name, read := range map[string]func() (people.Record, error){
			"page":   func() (people.Record, error) { return s.People.Read(ctx, s.boss, s.zoe.ID) },
			"access": func() (people.Record, error) { return s.People.Access(ctx, s.boss, s.zoe.ID) },
		} {
			r, err := read()
			s.must(err)
			if len(r.Elsewhere) != 1 || len(r.Elsewhere[0].Facts) != 2 || r.Elsewhere[0].Facts[0].What != "L’Atelier · Reprise" {
				t.Errorf("%s: %+v", name, r.Elsewhere)
			}
		}
	})
}
