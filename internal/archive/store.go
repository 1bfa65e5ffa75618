package archive

import (
	"context"

	"pilotis/internal/db"
)

// countAll counts the rows of every table.
func countAll(ctx context.Context, d *db.DB) (map[string]int, error) {
	catalogue, err := d.Schema(ctx)
	if err != nil {
		return nil, err
	}
	counts := map[string]int{}
	for _, t := range tablesOf(catalogue) {
		if counts[t.Name], err = db.Count(ctx, d, "select count(*) from "+t.Name); err != nil {
			return nil, err
		}
	}
	return counts, nil
}
