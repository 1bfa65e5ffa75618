package territory

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"pilotis/internal/db"
)

func codes(ctx context.Context, r db.Reader) (map[string]bool, error) {
	known := map[string]bool{}
	all, err := db.All(ctx, r, db.Col[string], "select code from contour")
	for _, code := range all {
		known[code] = true
	}
	return known, err
}

func stamp(ctx context.Context, r db.Reader) (string, error) {
	return db.One(ctx, r, func(r db.Row) (string, error) {
		var count int
		var last *string
		if err := r.Scan(&count, &last); err != nil || last == nil {
			return "", err
		}
		return fmt.Sprint(count, *last), nil
	}, "select count(*), max(imported_at) from contour")
}

func read(ctx context.Context, r db.Reader) ([]Contour, error) {
	return db.All(ctx, r, func(r db.Row) (c Contour, err error) {
		var shape string
		if err := r.Scan(&c.Code, &c.Name, &shape); err != nil {
			return c, err
		}
		var many [][][][]float64
		if err := json.Unmarshal([]byte(shape), &many); err != nil {
			return c, err
		}
		for _, rings := range many {
			if p, ok := polygonOf(rings); ok {
				c.Parts = append(c.Parts, p)
			}
		}
		return c, nil
	}, "select code, name, shape from contour order by code")
}

func write(ctx context.Context, tx *db.Tx, c Contour, source string) error {
	shape, err := json.Marshal(c.coordinates())
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "delete from contour where code = $1", c.Code); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "insert into contour (code, name, shape, source, imported_at) values ($1, $2, $3, $4, $5)",
		c.Code, c.Name, string(shape), source, tx.Now)
	return err
}

// coordinates writes the contour as a GeoJSON MultiPolygon does, to the metre.
func (c Contour) coordinates() [][][][2]float64 {
	out := make([][][][2]float64, len(c.Parts))
	for i, part := range c.Parts {
		for _, ring := range part.Rings {
			line := make([][2]float64, len(ring))
			for j, at := range ring {
				line[j] = [2]float64{metre(at.Lon), metre(at.Lat)}
			}
			out[i] = append(out[i], line)
		}
	}
	return out
}

func metre(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }
