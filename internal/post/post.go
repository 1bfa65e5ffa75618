// Package post holds what leaves after the commit: the outbox, its workers, mail,
// and the letters that an address refuses. A job is a row written by the very
// transaction that asks for it; a worker takes it up once that is committed, under
// a lease, and tries again where it fails. It announces nothing. It must never
// know why anything is sent.
package post

import (
	"encoding/json"
	"strings"
	"time"

	"pilotis/internal/base"
)

// Job is something to be done once the transaction that asks for it is committed.
// Its worker may be called twice and must then do it once.
type Job struct {
	Kind  string    // says which worker does it
	Key   string    // in a place, the same kind and key twice is one job
	Run   time.Time // not before; zero for at once
	Until time.Time // of no use after; zero for always
	Body  any       // kept as JSON

	to string // the address of a letter, so that it can be forgotten
}

// Task is a job in the hands of its worker.
type Task struct {
	ID    string
	Place base.PlaceID
	Kind  string
	Key   string
	Tries int // this one included
	body  string
	lease time.Time
}

// Into reads what the job was given.
func (t Task) Into(body any) error { return json.Unmarshal([]byte(t.body), body) }

// Each reads the items of a job that was gathered, in the order they came.
func Each[T any](t Task) ([]T, error) {
	var items []T
	for r := json.NewDecoder(strings.NewReader(t.body)); r.More(); {
		var item T
		if err := r.Decode(&item); err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// Who is the actor of a task: the program itself, in the place of the job.
func (t Task) Who() base.Actor { return base.System(t.Place, time.UTC) }

// Hopeless marks an error that no other try will mend: the job is given up at once.
type Hopeless struct{ Err error }

func (h Hopeless) Error() string { return h.Err.Error() }

// Unwrap gives the error itself.
func (h Hopeless) Unwrap() error { return h.Err }

const (
	triesMax = 10
	// lease is how long a worker holds a job; it gives up well before, so that a
	// job is never in two hands unless a program died with it.
	lease    = 5 * time.Minute
	patience = 4 * time.Minute
	// kept is how long a job is remembered once it has ended, and with it its key.
	kept = 60 * 24 * time.Hour
)

// delay grows from half a minute to six hours: ten tries last more than a day.
func delay(tries int) time.Duration {
	wait := 30 * time.Second
	for range tries - 1 {
		wait *= 3
	}
	return min(wait, 6*time.Hour)
}
