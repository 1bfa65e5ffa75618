package fec_test

import (
	"context"
	"testing"
	"time"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// Exports hold readers, two each: where more run at once than there are readers, they come one
// after the other and none waits for itself.
func TestManyExportsAtOnceAllEnd(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(golden, s.given(golden))
		year, err := s.desk.YearNamed(s.ctx, s.who, "2027")
		s.must(err)
		ctx, stop := context.WithTimeout(s.ctx, 30*time.Second)
		defer stop()
		ended := make(chan error)
		const many = 20
		for range many {
			go func() {
				_, err := s.desk.Export(ctx, s.who, year.ID, nothing{})
				ended <- err
			}()
		}
		for range many {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
	})
}

type nothing struct{}

func (nothing) Write(p []byte) (int, error) { return len(p), nil }
func (nothing) Reset() error                { return nil }
