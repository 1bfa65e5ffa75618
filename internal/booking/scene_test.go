package booking_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

var ctx = context.Background()

// scene is a place in Paris, its clock, and its desks.
type scene struct {
	*testing.T
	*booking.Desk
	staff  base.Actor // manager
	member base.Actor // with a record of her own
	other  base.Actor // another member
}

// each plays a scene on both engines, on a morning of January 2027.
func each(t *testing.T, play func(s *scene)) {
	t.Helper()
	testkit.Each(t, func(t *testing.T, d *db.DB) { play(newScene(t, d)) })
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	s := &scene{T: t, Desk: &booking.Desk{DB: d, Spaces: &space.Desk{DB: d}, People: &people.Desk{DB: d}},
		staff: testkit.As(base.Manager, "p1"), member: testkit.As(base.Member, "p1"), other: testkit.As(base.Member, "p1")}
	s.Spaces.TreeChanged.On(s.Reclaim)
	s.now("2027-01-01T08:00:00+01:00")
	s.member.Person = s.person("Ana")
	s.other.Person = s.person("Zoé")
	s.other.Account = "account-other"
	return s
}

func (s *scene) now(instant string) { testkit.At(s.DB, instant) }

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

func (s *scene) person(name string) base.PersonID {
	s.Helper()
	p, err := s.People.Add(ctx, s.staff, people.Card{Identity: people.Identity{FirstName: name, LastName: "Roux"}})
	s.must(err)
	return p.ID
}

// space draws a space up; rules read "notice_minutes=60 approval=1".
func (s *scene) space(kind space.Kind, name string, capacity int, parent base.SpaceID, rules string) base.SpaceID {
	s.Helper()
	var set []space.Setting
	for _, r := range strings.Fields(rules) {
		rule, value, _ := strings.Cut(r, "=")
		set = append(set, space.Setting{Rule: space.Rule(rule), Value: value})
	}
	made, err := s.Spaces.Create(ctx, s.staff, space.Draft{Kind: kind, Name: name, Capacity: capacity, Parent: parent}, space.Week{}, set)
	s.must(err)
	return made.ID
}

func (s *scene) room(rules string) base.SpaceID {
	s.Helper()
	return s.space(space.KindRoom, "Salle bleue", 12, "", rules)
}

// at is a wish for a space from an hour to another.
func at(id base.SpaceID, start, end string) booking.Wanted {
	return booking.Wanted{Spaces: []base.SpaceID{id}, Start: start, End: end, Title: "Réunion"}
}

// every is at, as a series.
func every(rule string, w booking.Wanted) booking.Wanted {
	w.Rule = rule
	return w
}

func skipping(w booking.Wanted) booking.Wanted {
	w.OnConflict = booking.Skip
	return w
}

func (s *scene) ask(who base.Actor, w booking.Wanted) booking.Done {
	s.Helper()
	done, err := s.Ask(ctx, who, w)
	if err != nil {
		s.Fatalf("%s–%s: %v %v", w.Start, w.End, err, extra(err))
	}
	return done
}

// refused asks, and expects a refusal under a key.
func (s *scene) refused(who base.Actor, w booking.Wanted, key string) base.Fault {
	s.Helper()
	_, err := s.Ask(ctx, who, w)
	return s.expect(err, key)
}

// expect expects a refusal under a key.
func (s *scene) expect(err error, key string) base.Fault {
	s.Helper()
	var f *base.Fault
	if !errors.As(err, &f) {
		s.Fatalf("want %s, got %v", key, err)
	}
	if f.Key != key && !slices.ContainsFunc(f.Fields, func(w base.Field) bool { return w.Key == key }) {
		s.Fatalf("want %s, got %v", key, err)
	}
	return *f
}

func extra(err error) any {
	var f *base.Fault
	if errors.As(err, &f) {
		return f.Extra
	}
	return nil
}

// ways writes the alternatives of a refusal as "space 2027-01-12T10:15", in their order.
func (s *scene) ways(f base.Fault) []string {
	var out []string
	slots, _ := f.Extra["alternatives"].([]booking.Slot)
	for _, w := range slots {
		out = append(out, s.name(w.Space)+" "+wall(w.From))
	}
	return out
}

func (s *scene) name(id base.SpaceID) string {
	plan, err := s.Spaces.Plan(ctx, s.DB, s.staff)
	s.must(err)
	found, _ := plan.Space(id)
	return found.Name
}

func wall(t time.Time) string { return t.In(testkit.Paris).Format("2006-01-02T15:04") }

// dates writes when bookings begin, "01-05 10:00".
func dates(all []booking.Booking) string {
	var out []string
	for _, b := range all {
		out = append(out, b.From.In(testkit.Paris).Format("01-02 15:04"))
	}
	return strings.Join(out, ", ")
}

func ids(all []booking.Booking) []booking.ID {
	var out []booking.ID
	for _, b := range all {
		out = append(out, b.ID)
	}
	return out
}

// list reads the bookings of some days, as staff.
func (s *scene) list(from, to string) []booking.Booking {
	s.Helper()
	begin, err := time.ParseInLocation("2006-01-02", from, testkit.Paris)
	s.must(err)
	end, err := time.ParseInLocation("2006-01-02", cmp.Or(to, from), testkit.Paris)
	s.must(err)
	if to == "" {
		end = end.AddDate(0, 0, 1)
	}
	page, err := s.List(ctx, s.staff, booking.Filter{From: begin, To: end})
	s.must(err)
	return page.Bookings
}

// utc writes an instant, "03-28 07:00".
func utc(t time.Time) string { return t.UTC().Format("01-02 15:04") }

func equal[T comparable](s *scene, got, want T) {
	s.Helper()
	if got != want {
		s.Errorf("got %v, want %v", got, want)
	}
}

func set[T any](v T) *T { return &v }

type (
	dayOf = day.Day
	ctxOf = context.Context
)

// said is what a refusal says in French, with plain spaces.
func said(f base.Fault) string {
	key, args := f.Key, f.Args
	if len(f.Fields) > 0 {
		key, args = f.Fields[0].Key, f.Fields[0].Args
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(words.T("fr", key, args))
}

func (s *scene) must2(_ any, err error) {
	s.Helper()
	s.must(err)
}

// trained lets somebody use what asks for a skill.
func (s *scene) trained(p base.PersonID, skill, from, until string) {
	s.Helper()
	known, err := s.People.AddSkill(ctx, s.staff, people.Skill{Name: skill})
	s.must(err)
	s.must(s.People.Authorise(ctx, s.staff, people.Authorisation{Person: p, Skill: known.ID, From: day.Day(from), Until: day.Day(until)}))
}

func (s *scene) midnight(year, month, dom int) int64 {
	return time.Date(year, time.Month(month), dom, 0, 0, 0, 0, s.staff.Zone).Unix()
}

func unix(sec int64, zone *time.Location) time.Time { return time.Unix(sec, 0).In(zone) }

func sortIDs(all []booking.ID) { slices.Sort(all) }
