package web

import (
	"context"
	"errors"
	"testing"
	"time"

	"pilotis/internal/base"
)

func TestATurnGoesToWhoCameFirst(t *testing.T) {
	t.Parallel()
	g := newGate(1)
	if err := g.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	order := make(chan int, 5)
	for n := range 5 {
		go func() {
			if err := g.enter(t.Context()); err != nil {
				t.Error(err)
			}
			order <- n
			g.leave()
		}()
		for len(g.all) != n+2 {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(5 * time.Millisecond) // from the count to the queue
	}
	g.leave()
	for n := range 5 {
		if got := <-order; got != n {
			t.Errorf("%d goes before %d", got, n)
		}
	}
}

func TestWhoLeavesTheQueueLeavesItsPlace(t *testing.T) {
	t.Parallel()
	g := newGate(1)
	if err := g.enter(t.Context()); err != nil {
		t.Fatal(err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	for range 2 * waitingMax {
		if err := g.enter(gone); !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	g.leave()
	if err := g.enter(t.Context()); err != nil || base.KindOf(errBusy) != base.Busy {
		t.Error(err)
	}
}
