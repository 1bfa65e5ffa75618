package web

import (
	"context"
	"runtime"
	"time"

	"pilotis/internal/base"
)

// gate lets a few in at a time, in the order in which they came, and only so many
// wait: more readers at once than the machine has cores make each of them slower,
// and none sooner.
type gate struct {
	inside chan struct{}
	all    chan struct{} // inside or waiting
}

// waitingMax is how many wait at a gate, and patience how long: whoever would wait
// longer is better told so.
const (
	waitingMax = 256
	patience   = 15 * time.Second
)

func newGate(inside int) *gate {
	return &gate{make(chan struct{}, inside), make(chan struct{}, inside+waitingMax)}
}

// lightGate is for pages, heavyGate for those that read a great deal, which leave
// a core to the others where there are several.
func lightGate() *gate { return newGate(2 * runtime.GOMAXPROCS(0)) }

func heavyGate() *gate { return newGate(max(1, runtime.GOMAXPROCS(0)-1)) }

var errBusy = base.Refuse(base.Busy, "base.busy")

// enter waits for a turn, until the reader leaves.
func (g *gate) enter(ctx context.Context) error {
	select {
	case g.all <- struct{}{}:
	default:
		return errBusy
	}
	waiting, done := context.WithTimeoutCause(ctx, patience, errBusy)
	defer done()
	select {
	case g.inside <- struct{}{}:
		return nil
	case <-waiting.Done():
		<-g.all
		return context.Cause(waiting)
	}
}

func (g *gate) leave() {
	<-g.inside
	<-g.all
}
