package flows_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

// diary is what a calendar program keeps after some letters: of each event its last
// version, by its day.
func (s *scene) diary(letters []post.Letter) map[string]string {
	s.Helper()
	kept, last := map[string]string{}, map[string]int{}
	for _, l := range letters {
		events := s.events(l)
		if len(events) > 1 != (l.Mail.Method == "PUBLISH") { // an invitation is about one event
			s.Errorf("%d events by %s", len(events), l.Mail.Method)
		}
		for _, e := range events {
			uid := e.Props.Get("UID").Value
			sequence, err := e.Props.Get("SEQUENCE").Int()
			s.must(err)
			if before, known := last[uid]; known && sequence <= before {
				s.Errorf("%s of sequence %d comes after %d", uid, sequence, before)
			}
			last[uid] = sequence
			start, err := e.DateTimeStart(nil)
			s.must(err)
			kept[start.Format("01-02")] = e.Props.Get("STATUS").Value
		}
	}
	if len(last) != len(kept) {
		s.Errorf("%d names for %d dates", len(last), len(kept))
	}
	return kept
}

func TestASeriesEntersAndLeavesACalendarByOneThoseThatFollowOrAll(t *testing.T) {
	const stands, gone = "CONFIRMED", "CANCELLED"
	for scope, want := range map[booking.Scope]map[string]string{
		booking.One:       {"04-01": stands, "04-08": gone, "04-15": stands},
		booking.Following: {"04-01": stands, "04-08": gone, "04-15": gone},
		booking.All:       {"04-01": gone, "04-08": gone, "04-15": gone},
	} {
		t.Run(string(scope), func(t *testing.T) {
			testkit.Each(t, func(t *testing.T, d *db.DB) {
				s := set(t, d)
				w := s.atelier()
				w.Rule = "FREQ=WEEKLY;COUNT=3"
				done := s.ask(s.boss, w)
				invited := s.diary(s.letters())
				if diff := cmp.Diff(map[string]string{"04-01": stands, "04-08": stands, "04-15": stands}, invited); diff != "" {
					t.Error(diff)
				}
				_, err := s.Bookings.Cancel(ctx, s.boss, done.Occurrences[1].ID, booking.Cancellation{Scope: scope})
				s.must(err)
				if diff := cmp.Diff(want, s.diary(s.letters())); diff != "" {
					t.Error(diff)
				}
			})
		})
	}
}
