package booking_test

import (
	"fmt"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// BenchmarkBook: one member books an hour of one of 30 rooms, durably; every hour
// of each room in turn, so that the years fill up.
func BenchmarkBook(b *testing.B) {
	for name, open := range map[string]func(testing.TB) *db.DB{"sqlite": testkit.SQLite, "postgres": testkit.Postgres} {
		b.Run(name, func(b *testing.B) {
			d := open(b)
			testkit.At(d, "2027-01-01T08:00:00+01:00")
			desk := &booking.Desk{DB: d, Spaces: &space.Desk{DB: d}, People: &people.Desk{DB: d}}
			var rooms []base.SpaceID
			for i := range 30 {
				s, err := desk.Spaces.Create(ctx, testkit.As(base.Manager, "p1"), space.Draft{Kind: space.KindRoom, Name: fmt.Sprint("Salle ", i), Capacity: 8}, space.Week{}, nil)
				if err != nil {
					b.Fatal(err)
				}
				rooms = append(rooms, s.ID)
			}
			who := testkit.As(base.Member, "p1")
			first := time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC)
			n := 0
			for b.Loop() {
				from := first.Add(time.Duration(n/len(rooms)) * time.Hour)
				w := at(rooms[n%len(rooms)], from.Format(time.RFC3339), from.Add(time.Hour).Format(time.RFC3339))
				if _, err := desk.Ask(ctx, who, w); err != nil {
					b.Fatal(err)
				}
				n++
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "bookings/s")
		})
	}
}
