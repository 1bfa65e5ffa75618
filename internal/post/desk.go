package post

import (
	"context"
	"log/slog"

	"pilotis/internal/db"
)

// Worker does the jobs of one kind. An error means another try later, unless it
// is Hopeless.
type Worker func(ctx context.Context, t Task) error

// Desk is where the verbs of the room live.
type Desk struct {
	DB   *db.DB
	Log  *slog.Logger
	Mail MailConfig
	// URL is the address at which people reach this program, "https://lieu.example".
	URL string
	// Demo opens the letters themselves to managers, who otherwise see only to whom and what about.
	Demo    bool
	workers map[string]Worker
}

// Handle names the worker of a kind; app does, before the house opens. Jobs
// without a worker wait.
func (d *Desk) Handle(kind string, w Worker) {
	if d.workers == nil {
		d.workers = map[string]Worker{}
	}
	d.workers[kind] = w
}
