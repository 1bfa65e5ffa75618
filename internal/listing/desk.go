package listing

import (
	"context"

	"pilotis/internal/db"
	"pilotis/internal/territory"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Territory *territory.Desk
}

// Sources lists the lists taken in, with their latest editions.
func (d *Desk) Sources(ctx context.Context) ([]Source, error) { return sources(ctx, d.DB) }

// Points gives where the lines stand, for a map.
func (d *Desk) Points(ctx context.Context) ([]territory.Point, error) { return points(ctx, d.DB) }
