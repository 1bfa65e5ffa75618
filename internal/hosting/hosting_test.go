package hosting_test

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/hosting"
	"pilotis/internal/law"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

var ctx = context.Background()

// scene is a school whose session of two days is received by another place, where Odile, who runs
// the school, is a member.
type scene struct {
	*testing.T
	*hosting.Desk
	odile, nadia base.Actor // of the school; of the place that receives
	member       base.Actor // Odile as a member of that place
	host         place.Place
	room         base.SpaceID
	in           base.ID[training.Session]
}

func newScene(t *testing.T, d *db.DB, rules ...space.Setting) *scene {
	t.Helper()
	testkit.At(d, "2026-11-23T10:00:00+01:00")
	spaces, folk := &space.Desk{DB: d}, &people.Desk{DB: d}
	s := &scene{T: t, Desk: &hosting.Desk{DB: d, Accounts: &account.Desk{DB: d, Post: &post.Desk{DB: d}}, Places: &place.Desk{DB: d}, Spaces: spaces,
		Bookings: &booking.Desk{DB: d, Spaces: spaces, People: folk}, Trainings: &training.Desk{DB: d, Certifications: &certification.Desk{DB: d}, Law: &law.Desk{DB: d}}}}
	s.odile, s.nadia = s.opens("Odile", "L’École"), s.opens("Nadia", "La Manufacture")
	var err error
	s.host, err = s.Places.Get(ctx, d, s.nadia.Place)
	s.must(err)
	s.must(s.Accounts.Admit(ctx, base.System(s.host.ID, s.host.Zone), s.odile.Account, base.Member))
	s.member, err = s.Accounts.Actor(ctx, s.odile.Account, s.host.Slug)
	s.must(err)
	made, err := spaces.Create(ctx, s.nadia, space.Draft{Kind: space.KindRoom, Name: "Salle du fleuve", Capacity: 14}, space.Week{}, rules)
	s.must(err)
	s.room = made.ID
	of, err := s.Trainings.Write(ctx, s.odile, training.Programme{Offer: training.Offer{Title: "Piloter un tiers-lieu"}})
	s.must(err)
	in, err := s.Trainings.Plan(ctx, s.odile, training.Session{Programme: of.ID, Name: "Promotion 12", Host: "à trouver", Capacity: 12})
	s.must(err)
	s.in = in.ID
	s.hold("2026-12-03", "2026-12-04")
	return s
}

// opens gives somebody an account and a place of their own.
func (s *scene) opens(name, of string) base.Actor {
	s.Helper()
	a, err := s.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: strings.ToLower(name) + "@exemple.fr", Name: name, Lang: "fr"})
	s.must(err)
	p, err := s.Places.Open(ctx, base.Actor{Account: a.ID, Name: name}, place.Identity{Name: of, Insee: "23096", Street: "3 quai du Gour", PostalCode: "23000"})
	s.must(err)
	s.must(s.Accounts.Admit(ctx, base.System(p.ID, p.Zone), a.ID, base.Owner))
	who, err := s.Accounts.Actor(ctx, a.ID, p.Slug)
	s.must(err)
	return who
}

// hold adds days of two half-days.
func (s *scene) hold(days ...day.Day) {
	s.Helper()
	_, err := s.Trainings.Hold(ctx, s.odile, s.in, training.Usual{Days: days, Morning: training.Hours{From: 540, To: 750, Minutes: 210}, After: training.Hours{From: 810, To: 1020, Minutes: 210}})
	s.must(err)
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *scene) refused(err error, kind base.Kind, code string) {
	s.Helper()
	testkit.Refused(s.T, err, kind, code)
}

func (s *scene) view() hosting.View {
	s.Helper()
	v, err := s.Look(ctx, s.odile, s.in)
	s.must(err)
	return v
}

// states are those of the half-days, in order.
func (s *scene) states() (out []hosting.State) {
	s.Helper()
	for _, r := range s.view().Rows {
		out = append(out, r.State)
	}
	return out
}

func (s *scene) are(want ...hosting.State) {
	s.Helper()
	if got := s.states(); !slices.Equal(got, want) {
		s.Errorf("%v, want %v", got, want)
	}
}

// books asks for what is missing, and counts what is refused.
func (s *scene) books() (refused int) {
	s.Helper()
	told, err := s.Book(ctx, s.odile, s.in)
	s.must(err)
	for _, o := range told {
		if o.Refusal != nil {
			refused++
		}
	}
	return refused
}

func (s *scene) lent() int {
	s.Helper()
	page, err := s.Bookings.List(ctx, s.nadia, booking.Filter{Space: s.room, From: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)})
	s.must(err)
	return len(page.Bookings)
}

func TestARoomIsBookedInThePlaceThatReceivesHalfDayByHalfDay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.are(hosting.Open, hosting.Open, hosting.Open, hosting.Open)
		_, err := s.Book(ctx, s.odile, s.in)
		s.refused(err, base.Conflict, "hosting.choose_first")
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		v := s.view()
		if v.Host != "La Manufacture" || v.Session.Room != "Salle du fleuve" || v.Room != "Salle du fleuve" || v.Seats != 14 {
			t.Errorf("%+v", v)
		}
		if n := s.books(); n != 0 {
			t.Error(n)
		}
		s.are(hosting.Booked, hosting.Booked, hosting.Booked, hosting.Booked)
		b := s.view().Rows[0].Booking
		if from, to := b.From.Format("15:04Z07:00"), b.To.Format("15:04Z07:00"); b.Title != "Promotion 12" || b.From.UTC().Format("2006-01-02T15:04") != "2026-12-03T08:00" || b.To.Sub(b.From).Minutes() != 210 {
			t.Error(b.Title, from, to)
		}
		if s.books(); s.lent() != 4 {
			t.Error("a half-day is booked twice")
		}
		s.hold("2026-12-10")
		s.are(hosting.Booked, hosting.Booked, hosting.Booked, hosting.Booked, hosting.Open, hosting.Open)
	})
}

func TestWhatIsTakenIsToldAndTheRestIsBooked(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		_, err := s.Bookings.Ask(ctx, s.nadia, booking.Wanted{Spaces: []base.SpaceID{s.room}, Start: "2026-12-03T10:00", End: "2026-12-03T11:00", Title: "Conseil"})
		s.must(err)
		told, err := s.Book(ctx, s.odile, s.in)
		s.must(err)
		if len(told) != 4 || told[0].Refusal == nil || told[0].Refusal.Kind != base.Conflict || told[1].Refusal != nil {
			t.Errorf("%+v", told)
		}
		s.are(hosting.Open, hosting.Booked, hosting.Booked, hosting.Booked)
	})
}

func TestAPlaceDecidesWhatItLendsAndTakesBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d, space.Setting{Role: base.Member, Rule: space.Approval, Value: "1"})
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		s.books()
		s.are(hosting.Asked, hosting.Asked, hosting.Asked, hosting.Asked)
		rows := s.view().Rows
		_, err := s.Bookings.Approve(ctx, s.nadia, rows[0].Booking.ID, booking.One)
		s.must(err)
		_, err = s.Bookings.Refuse(ctx, s.nadia, rows[1].Booking.ID, booking.One, "Travaux")
		s.must(err)
		s.are(hosting.Booked, hosting.Lost, hosting.Asked, hosting.Asked)
		if why := s.view().Rows[1].Booking.Ended.Reason; why != "Travaux" {
			t.Error(why)
		}
		_, err = s.Bookings.Change(ctx, s.nadia, rows[0].Booking.ID, booking.One, booking.Changes{Start: new("2026-12-03T10:00"), End: new("2026-12-03T12:00")})
		s.must(err)
		s.are(hosting.Shifted, hosting.Lost, hosting.Asked, hosting.Asked)
		s.books()
		s.are(hosting.Shifted, hosting.Asked, hosting.Asked, hosting.Asked)
	})
}

func TestWhatIsOfNoUseIsGivenBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		s.books()
		s.must(s.Trainings.Drop(ctx, s.odile, s.in, s.view().Rows[3].Half.ID))
		if v := s.view(); len(v.Rows) != 3 || len(v.Spare) != 1 || v.Wanting() != 0 {
			t.Fatalf("%+v", v)
		}
		s.must(s.GiveBack(ctx, s.odile, s.in, false))
		if s.lent() != 3 || len(s.view().Spare) != 0 {
			t.Error(s.lent(), s.view().Spare)
		}
		other, err := s.Spaces.Create(ctx, s.nadia, space.Draft{Kind: space.KindRoom, Name: "L’Atelier", Capacity: 20}, space.Week{}, nil)
		s.must(err)
		s.refused(s.Choose(ctx, s.odile, s.in, s.host.Slug, other.ID), base.Conflict, "hosting.give_back_first")
		s.must(s.GiveBack(ctx, s.odile, s.in, true))
		if s.lent() != 0 {
			t.Error(s.lent())
		}
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, other.ID))
		if v := s.view(); v.Room != "L’Atelier" || v.Wanting() != 3 {
			t.Errorf("%+v", v)
		}
	})
}

func TestWhatOneBookedByHandIsTakenOver(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		done, err := s.Bookings.Ask(ctx, s.member, booking.Wanted{Spaces: []base.SpaceID{s.room}, Start: "2026-12-03T09:00", End: "2026-12-03T12:30", Title: "Formation"})
		s.must(err)
		if n := s.books(); n != 0 || s.lent() != 4 || s.view().Rows[0].Booking.ID != done.Booking.ID {
			t.Error(n, s.lent(), s.view().Rows[0])
		}
	})
}

func TestOnlyWhoMayBookThereChoosesARoomOfAPlace(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		lea := s.opens("Léa", "Ailleurs")
		s.refused(s.Choose(ctx, s.odile, s.in, "ailleurs", s.room), base.Invalid, "base.not_a_choice")
		s.refused(s.Choose(ctx, s.odile, s.in, s.host.Slug, "nothing"), base.Invalid, "base.not_a_choice")
		_, err := s.Look(ctx, lea, s.in)
		s.refused(err, base.NotFound, "base.not_found")
		trainer := s.odile
		trainer.Role = base.Team
		s.refused(s.Choose(ctx, trainer, s.in, s.host.Slug, s.room), base.Forbidden, "base.forbidden")
		rooms, err := s.Rooms(ctx, s.odile, s.host.Slug, "ailleurs")
		s.must(err)
		if len(rooms) != 1 || rooms[0].Place != "La Manufacture" {
			t.Errorf("%+v", rooms)
		}
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		s.must(s.Accounts.GiveRole(ctx, base.System(s.host.ID, s.host.Zone), s.odile.Account, base.Treasurer))
		_, err = s.Book(ctx, s.odile, s.in)
		s.refused(err, base.Forbidden, "hosting.no_part")
	})
}

func TestTraineesReadWhereToComeAndHowToBeSafe(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		_, err := s.Places.Instruct(ctx, s.nadia, place.Safety{Exits: "La porte bleue", Contact: "Nadia, 05 55 00 00 12"})
		s.must(err)
		zoe, err := s.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: "zoe@exemple.fr", Name: "Zoé", Lang: "fr"})
		s.must(err)
		s.must(s.Accounts.Admit(ctx, base.System(s.odile.Place, s.odile.Zone), zoe.ID, base.Visitor))
		school, err := s.Places.Get(ctx, d, s.odile.Place)
		s.must(err)
		who, err := s.Accounts.Actor(ctx, zoe.ID, school.Slug)
		s.must(err)
		_, err = s.Look(ctx, who, s.in)
		s.refused(err, base.NotFound, "base.not_found")
		_, err = s.Trainings.Enrol(ctx, s.odile, training.Trainee{Session: s.in, Name: "Zoé", Email: "zoe@exemple.fr", Status: training.Own, Payer: "9"})
		s.must(err)
		v, err := s.Look(ctx, who, s.in)
		s.must(err)
		if v.Rules || v.Safety.Exits != "La porte bleue" {
			t.Errorf("%+v", v)
		}
		told, err := s.Convoke(ctx, who, s.in)
		s.must(err)
		var titles []string
		for _, c := range told {
			titles = append(titles, c.Title)
		}
		if got := strings.Join(titles, ", "); got != "Où cela se passe, Consignes de sécurité" {
			t.Error(got)
		}
	})
}

func TestTheScreenOfTheHostPlace(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		at := "/p/" + string(s.odile.Place) + "/hosting/sessions/" + string(s.in)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"à trouver", "Aucune salle à choisir"}},
			{As: "team", Method: http.MethodPost, Path: at + "/bookings", Status: http.StatusForbidden},
			{As: "manager", Method: http.MethodPost, Path: at + "/bookings", Status: http.StatusConflict, Has: []string{"Choisissez d’abord la salle"}},
			{As: "manager", Method: http.MethodPost, Path: at, Form: "room=nulle+part", Status: http.StatusUnprocessableEntity},
			{As: "manager", Method: http.MethodGet, Path: at + "/safety", Status: http.StatusNotFound},
		})
		s.must(s.Choose(ctx, s.odile, s.in, s.host.Slug, s.room))
		s.books()
		testkit.Screens(t, h, []testkit.Screen{
			{As: "team", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"Salle du fleuve", "réservée", "n’a pas encore écrit ses consignes"}, HasNot: []string{"Rendre les réservations"}},
			{As: "manager", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"Rendre les réservations"}},
			{As: "team", Method: http.MethodGet, Path: at + "/safety", Status: http.StatusOK, Has: []string{"%PDF-"}},
		})
	})
}
