package flows_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// scene is a place with a room lent at once, one lent by approval, and somebody who comes.
type scene struct {
	*testing.T
	*app.House
	boss       base.Actor
	room, hall space.Space
	zoe        people.Person
}

func set(t *testing.T, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2027-03-01T10:00:00+01:00")
	s := &scene{T: t, House: app.New(d, slog.New(slog.DiscardHandler))}
	s.Post.URL = "https://lieu.example"
	nadia, err := s.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: "nadia@example.org", Name: "Nadia Roux"})
	s.must(err)
	p, err := s.Places.Open(ctx, base.Actor{Account: nadia.ID, Name: "Nadia Roux"},
		place.Identity{Name: "La Grange", Insee: "23096", Email: "bonjour@example.org", Street: "3 place du Marché", PostalCode: "23200"})
	s.must(err)
	s.boss, err = s.Accounts.Actor(ctx, nadia.ID, p.Slug)
	s.must(err)
	s.room, err = s.Spaces.Create(ctx, s.boss, space.Draft{Kind: space.KindRoom, Name: "L’Atelier", Capacity: 6}, space.Week{}, nil)
	s.must(err)
	s.hall, err = s.Spaces.Create(ctx, s.boss, space.Draft{Kind: space.KindRoom, Name: "La Salle", Capacity: 40}, space.Week{},
		[]space.Setting{{Role: base.Member, Rule: space.Approval, Value: "1"}})
	s.must(err)
	s.zoe = s.person("Zoé", "Çelik", "zoe@example.org", "fr")
	return s
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *scene) person(first, last, email, lang string) people.Person {
	s.Helper()
	p, err := s.People.Add(ctx, s.boss, people.Card{Identity: people.Identity{FirstName: first, LastName: last, Lang: lang,
		Contacts: []people.Contact{{Kind: people.Email, Value: email}}}})
	s.must(err)
	return p
}

// zoeHerself is Zoé signed in as a member.
func (s *scene) zoeHerself() base.Actor {
	who := testkit.As(base.Member, s.boss.Place)
	who.Person = s.zoe.ID
	return who
}

func (s *scene) ask(who base.Actor, w booking.Wanted) booking.Done {
	s.Helper()
	done, err := s.Bookings.Ask(ctx, who, w)
	s.must(err)
	return done
}

// letters drains the outbox and gives the letters written since the start, oldest first.
func (s *scene) letters() []post.Letter {
	s.Helper()
	_, err := s.Post.Drain(ctx)
	s.must(err)
	all, err := s.Post.Folder(ctx, s.boss, "")
	s.must(err)
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return all
}

func subjects(all []post.Letter) []string {
	out := []string{}
	for _, l := range all {
		out = append(out, l.Mail.To+": "+strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(l.Mail.Subject))
	}
	return out
}

func (s *scene) expect(want ...string) []post.Letter {
	s.Helper()
	all := s.letters()
	if diff := cmp.Diff(want, subjects(all)); diff != "" {
		s.Fatal(diff)
	}
	return all
}

func (s *scene) events(l post.Letter) []ical.Event {
	s.Helper()
	c, err := ical.NewDecoder(strings.NewReader(l.Mail.Calendar)).Decode()
	s.must(err)
	return c.Events()
}

func TestWhoeverOpensAPlaceOwnsIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		if s := set(t, d); s.boss.Role != base.Owner {
			t.Error(s.boss.Role)
		}
	})
}

func TestAListenerThatFailsUndoesAll(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		boom := errors.New("boom")
		s.Bookings.Booked.On(func(context.Context, *db.Tx, booking.Booking) error { return boom })
		_, err := s.Bookings.Ask(ctx, s.boss, booking.Wanted{Spaces: []base.SpaceID{s.room.ID}, Start: "2027-04-01T14:00", End: "2027-04-01T16:00", Title: "Bois", Person: s.zoe.ID})
		if !errors.Is(err, boom) {
			t.Fatal(err)
		}
		for _, table := range []string{"booking", "claim", "booking_total", "job"} {
			if n, err := db.Count(ctx, d, "select count(*) from "+table); n != 0 || err != nil {
				t.Errorf("%s: %d rows, %v", table, n, err)
			}
		}
	})
}

func TestMergedRecordsKeepTheirBookingsAndTheirAccount(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		other := s.person("Z.", "Çelik", "z@example.org", "fr")
		done := s.ask(s.boss, booking.Wanted{Spaces: []base.SpaceID{s.room.ID}, Start: "2027-04-01T14:00", End: "2027-04-01T16:00", Title: "Bois", Person: other.ID})
		s.must(d.Change(ctx, s.boss, func(ctx context.Context, tx *db.Tx) error {
			return s.Accounts.Grant(ctx, tx, s.boss.Account, base.Owner, other.ID)
		}))
		s.must(s.People.Merge(ctx, s.boss, other.ID, s.zoe.ID))
		b, err := s.Bookings.Get(ctx, s.boss, done.Booking.ID)
		s.must(err)
		who, err := s.Accounts.Actor(ctx, s.boss.Account, "la-grange")
		if b.Person != s.zoe.ID || who.Person != s.zoe.ID || err != nil {
			t.Error(b.Person, who.Person, err)
		}
	})
}

func TestP66AnErasedPersonLeavesNoWordsAndTheFiguresStay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := set(t, d)
		done := s.ask(s.zoeHerself(), booking.Wanted{Spaces: []base.SpaceID{s.room.ID}, Start: "2027-04-01T14:00", End: "2027-04-01T16:00", Title: "Rendez-vous de santé"})
		if len(s.letters()) != 1 {
			t.Fatal("no letter")
		}
		before, err := booking.Totals(ctx, d, s.boss.Place, "2027-01-01", "2028-01-01")
		s.must(err)
		s.must(s.People.Erase(ctx, s.boss, s.zoe.ID))
		b, err := s.Bookings.Get(ctx, s.boss, done.Booking.ID)
		s.must(err)
		after, err := booking.Totals(ctx, d, s.boss.Place, "2027-01-01", "2028-01-01")
		s.must(err)
		if b.Title != "" || b.AskedAs != "" || len(s.letters()) != 0 || !cmp.Equal(before, after) || len(after) != 1 {
			t.Errorf("%+v, %d letters, %v then %v", b, len(s.letters()), before, after)
		}
		trail, err := db.Trail(ctx, d, s.boss.Place, "booking", string(b.ID))
		s.must(err)
		for _, e := range trail {
			if len(e.Detail) != 0 {
				t.Errorf("the trail still says %v", e.Detail)
			}
		}
	})
}
