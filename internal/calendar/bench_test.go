package calendar_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// BenchmarkWeek draws a week of all spaces, where 20,000 bookings lie in the year
// around it. LibreBooking takes 762 ms for 30 resources on this class of machine.
func BenchmarkWeek(b *testing.B) {
	for _, spaces := range []int{30, 332} {
		b.Run(fmt.Sprintf("spaces=%d", spaces), func(b *testing.B) {
			h := newHouse(b, testkit.SQLite(b))
			year(h, spaces, 20_000)
			var queries int64
			var body string
			for b.Loop() {
				ctx, n := db.Tally(context.Background())
				body = h.week(ctx)
				queries = n.Load()
			}
			b.ReportMetric(float64(queries), "queries")
			b.ReportMetric(float64(len(body)), "bytes")
			b.ReportMetric(float64(zipped(body)), "zipped")
		})
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

// zipped weighs a page as the server sends it.
func zipped(page string) int {
	var size counter
	w, _ := gzip.NewWriterLevel(&size, 4)
	_, _ = io.Copy(w, strings.NewReader(page))
	_ = w.Close()
	return int(size)
}

// year spreads bookings over the fifty weeks around the house's day.
func year(h *house, spaces, bookings int) {
	crowd(h, spaces, 0)
	ids := make([]base.SpaceID, 0, spaces)
	for _, id := range h.ids {
		ids = append(ids, id)
	}
	first := h.d.Clock().AddDate(0, 0, -25*7)
	err := h.d.Change(context.Background(), testkit.Who("manager", "here"), func(ctx context.Context, tx *db.Tx) error {
		for i := range bookings {
			at := first.AddDate(0, 0, i%350).Add(time.Duration(i/350%9) * time.Hour)
			if _, err := tx.Exec(ctx, insertRaw, base.NewID[booking.Booking](tx.Now), ids[i*7%len(ids)], at, at.Add(55*time.Minute), fmt.Sprintf("Atelier de couture %d", i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}
