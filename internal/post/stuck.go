package post

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Trouble is a job that needs somebody: given up, or waiting long after its hour.
type Trouble struct {
	Place  base.PlaceID
	Kind   string
	Key    string
	Run    time.Time
	Tries  int
	Reason string
	Ending Ending // Dead, or "" where it waits
}

// waitsTooLong is how late a job may be before somebody should know.
const waitsTooLong = time.Hour

// Stuck lists the jobs of the whole installation that need somebody, a hundred at
// most, oldest first: for doctor.
func Stuck(ctx context.Context, d *db.DB) ([]Trouble, error) {
	return stuckJobs(ctx, d, d.Now().Add(-waitsTooLong), 100)
}
