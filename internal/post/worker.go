package post

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"pilotis/internal/db"
)

const (
	hands     = 4 // jobs under way at the same time
	pause     = time.Second
	sweepEach = time.Minute
)

// Run takes up jobs until the context ends, and returns once those under way have ended.
func (d *Desk) Run(ctx context.Context) {
	var wait sync.WaitGroup
	for range hands {
		wait.Go(func() { d.repeat(ctx, pause, d.next) })
	}
	wait.Go(func() { d.repeat(ctx, sweepEach, d.sweep) })
	wait.Wait()
}

// repeat calls do until the context ends, and pauses where there was nothing to do.
func (d *Desk) repeat(ctx context.Context, pause time.Duration, do func(context.Context) (bool, error)) {
	for ctx.Err() == nil {
		did, err := do(ctx)
		if err != nil {
			d.Log.ErrorContext(ctx, "outbox", "err", err)
		}
		if did && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

// Drain does everything that is due and returns how many jobs were tried: for the
// command line, the demo and tests.
func (d *Desk) Drain(ctx context.Context) (int, error) {
	if _, err := d.sweep(ctx); err != nil {
		return 0, err
	}
	for n := 0; ; n++ {
		if did, err := d.next(ctx); err != nil || !did {
			return n, err
		}
	}
}

// next takes up one job, if one is due.
func (d *Desk) next(ctx context.Context) (bool, error) {
	// What is begun is finished even if the program is asked to stop: a statement
	// cut short may be half a claim, and a letter sent must be known as sent.
	ctx = context.WithoutCancel(ctx)
	task, found, err := d.claim(ctx)
	if err != nil || !found {
		return false, err
	}
	work, stop := context.WithTimeout(ctx, patience)
	defer stop()
	failure := d.do(work, task)
	return true, d.conclude(ctx, task, failure)
}

func (d *Desk) claim(ctx context.Context) (task Task, found bool, err error) {
	kinds := d.kinds()
	if len(kinds) == 0 {
		return task, false, nil
	}
	err = d.DB.Change(ctx, system, func(ctx context.Context, tx *db.Tx) error {
		task, found, err = claimJob(ctx, tx, kinds)
		return err
	})
	return task, found, err
}

// kinds lists what this program can do; without a mail server letters wait.
func (d *Desk) kinds() []string {
	var kinds []string
	for kind := range d.workers {
		kinds = append(kinds, kind)
	}
	if d.Mail.Set() {
		kinds = append(kinds, mailKind)
	}
	slices.Sort(kinds)
	return kinds
}

func (d *Desk) do(ctx context.Context, t Task) (err error) {
	defer func() {
		if p := recover(); p != nil {
			d.Log.ErrorContext(ctx, "job broke", "kind", t.Kind, "job", t.ID, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			err = fmt.Errorf("broke: %v", p)
		}
	}()
	if t.Kind == mailKind {
		return d.deliver(ctx, t)
	}
	return d.workers[t.Kind](ctx, t)
}

func (d *Desk) conclude(ctx context.Context, t Task, failure error) error {
	return d.DB.Change(ctx, t.Who(), func(ctx context.Context, tx *db.Tx) error {
		var hopeless Hopeless
		switch {
		case failure == nil:
			return endJob(ctx, tx, t, Done, "")
		case errors.As(failure, &hopeless) || t.Tries >= triesMax:
			d.Log.WarnContext(ctx, "job given up", "kind", t.Kind, "job", t.ID, "tries", t.Tries, "err", failure)
			return endJob(ctx, tx, t, Dead, failure.Error())
		}
		return putBack(ctx, tx, t, tx.Now.Add(delay(t.Tries)), failure.Error())
	})
}

// sweep begins the daily jobs whose hour has come, ends jobs that came too late or
// died with their program, and forgets old ones.
func (d *Desk) sweep(ctx context.Context) (bool, error) {
	return false, d.DB.Change(context.WithoutCancel(ctx), system, func(ctx context.Context, tx *db.Tx) error {
		if err := startDaily(ctx, tx); err != nil {
			return err
		}
		return sweepJobs(ctx, tx)
	})
}
