package territory

import (
	"context"
	"io"
	"sync"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB   *db.DB
	mu   sync.Mutex
	held ground
}

// ContoursReport says what a file of contours brought.
type ContoursReport struct {
	Source   string `json:"source"`
	DryRun   bool   `json:"dry_run"`
	Contours int    `json:"contours" doc:"departments in the file"`
	New      int    `json:"new"`
	Updated  int    `json:"updated"`
	Others   int    `json:"others" doc:"things in the file that are no department, left aside"`
	Points   int    `json:"points"`
}

// Summary says the same in a few lines.
func (r ContoursReport) Summary(lang string) []string {
	return []string{words.T(lang, "territory.contours_taken", base.Args{"source": r.Source, "contours": r.Contours, "new": r.New, "updated": r.Updated, "others": r.Others})}
}

// ImportContours takes in the contours of departments from a GeoJSON file, said to
// come from source. A department that is there already takes its new line.
func (d *Desk) ImportContours(ctx context.Context, who base.Actor, source string, r io.Reader, dryRun bool) (ContoursReport, error) {
	report := ContoursReport{Source: source, DryRun: dryRun}
	contours, others, err := ReadContours(r)
	if err != nil {
		return report, err
	}
	report.Contours, report.Others = len(contours), others
	known, err := codes(ctx, d.DB)
	if err != nil {
		return report, err
	}
	for _, c := range contours {
		if known[c.Code] {
			report.Updated++
		} else {
			report.New++
		}
		for _, part := range c.Parts {
			for _, ring := range part.Rings {
				report.Points += len(ring)
			}
		}
	}
	if dryRun {
		return report, nil
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		for _, c := range contours {
			if err := write(ctx, tx, c, source); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "place", "contours", "imported", db.Detail{"source": source, "contours": len(contours)})
	})
	return report, err
}

// ground is the contours as last read, and what they were drawn as.
type ground struct {
	stamp    string // changes when contours are imported, by whatever process
	contours []Contour
	outline  string
}

// Contours gives the contours of departments, empty where none were imported.
func (d *Desk) Contours(ctx context.Context) ([]Contour, error) {
	g, err := d.ground(ctx)
	return g.contours, err
}

func (d *Desk) ground(ctx context.Context) (ground, error) {
	now, err := stamp(ctx, d.DB)
	if err != nil {
		return ground{}, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.held.stamp == now {
		return d.held, nil
	}
	contours, err := read(ctx, d.DB)
	if err != nil {
		return ground{}, err
	}
	d.held = ground{now, contours, outline(contours)}
	return d.held, nil
}

// Operations adds the room's verbs to the API: none yet.
func (d *Desk) Operations(*web.API) {}
