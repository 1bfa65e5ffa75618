package quality

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Evidence is a document that somebody added for an indicator, kept bit for bit: what the
// house cannot show by itself.
type Evidence struct {
	ID        base.ID[Evidence]
	Indicator int
	Title     string
	On        day.Day // the day of the document
	Name      string  // of the file
	Kind      string  // media type, read from the file itself
	Size      int64
	Sum       string // SHA-256, in hexadecimal
	At        time.Time
	By        string
}

// evidenceMax bounds one file, in bytes.
const evidenceMax = 10 << 20

// evidenceKinds are what a browser shows by itself.
var evidenceKinds = []string{"application/pdf", "image/jpeg", "image/png", "image/webp"}

// Add keeps a document for an indicator.
func (d *Desk) Add(ctx context.Context, who base.Actor, e Evidence, file io.Reader) (Evidence, error) {
	content, err := io.ReadAll(io.LimitReader(file, evidenceMax+1))
	if err != nil {
		return e, err
	}
	e.Title, e.By, e.Size = base.Tidy(e.Title), who.Name, int64(len(content))
	e.Kind, _, _ = strings.Cut(http.DetectContentType(content), ";")
	sum := sha256.Sum256(content)
	e.Sum = hex.EncodeToString(sum[:])
	var wrong base.Checks
	needIndicator(&wrong, "number", e.Indicator)
	needShort(&wrong, "title", e.Title)
	needDay(&wrong, "on", e.On, d.today(who))
	switch {
	case e.Size > evidenceMax:
		wrong.Wrong("file", "quality.file_too_large", base.Args{"max": evidenceMax >> 20})
	case !slices.Contains(evidenceKinds, e.Kind):
		wrong.Wrong("file", "quality.file_kind")
	}
	if err := wrong.Fault(); err != nil {
		return e, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		e.ID, e.At = base.NewID[Evidence](tx.Now), tx.Now
		if err := insertEvidence(ctx, tx, e, content); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(e.ID), "proved", db.Detail{"indicator": e.Indicator, "title": e.Title})
	})
	return e, err
}

// Drop takes a document away.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id base.ID[Evidence]) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := deleteEvidence(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(id), "unproved", nil)
	})
}

// File gives a document as it was added.
func (d *Desk) File(ctx context.Context, who base.Actor, id base.ID[Evidence]) (Evidence, []byte, error) {
	return evidenceFile(ctx, d.DB, who.Place, id)
}
