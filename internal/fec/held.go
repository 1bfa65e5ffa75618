package fec

import (
	"context"
	"errors"
	"io"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// HeldID identifies a file that is held.
type HeldID = base.ID[Held]

// State is where a file stands between being brought and being in the books.
type State string

// The states of a file.
const (
	Judged State = "judged" // its report is to be read
	Wanted State = "asked"  // a worker will take it in
	Done   State = "done"
	Failed State = "failed" // the books have changed meanwhile; nothing was written
)

// Held is a file that was brought, with its report.
type Held struct {
	ID      HeldID
	Name    string
	Size    int64
	Year    string // asked for; "" for the one that the file tells
	State   State
	Partial bool
	Report  Report // empty in a list
	Why     string // why it could not be taken in
	YearID  ledger.YearID
	At      time.Time
	Account base.AccountID
	By      string
	Lang    string
}

// FileMax bounds a file: three million lines, about.
const FileMax = 512 << 20

// heldFor is how long the bytes of a file wait.
const heldFor = 24 * time.Hour

// TakingKind is the job that takes a file in; Work does it.
const TakingKind = "fec.take"

// Bring judges a file and holds it, so that its report can be read before anything is
// written. It holds neither the file nor its lines in memory.
func (d *Desk) Bring(ctx context.Context, who base.Actor, a Asked, size int64) (HeldID, error) {
	if size > FileMax {
		return "", base.Wrong("file", "base.too_large", base.Args{"max": FileMax >> 20})
	}
	a.DryRun = true
	report, err := d.Import(ctx, who, a)
	if err != nil {
		return "", err
	}
	if _, err := a.File.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	h := Held{Name: a.Name, Size: size, Year: a.Year, State: Judged, Report: report, Account: who.Account, By: who.Name, Lang: who.Lang}
	return h.ID, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := forgetChunks(ctx, tx, tx.Now.Add(-heldFor)); err != nil {
			return err
		}
		h.ID, h.At = base.NewID[Held](tx.Now), tx.Now
		if err := insertHeld(ctx, tx, h); err != nil {
			return err
		}
		if err := keepChunks(ctx, tx, h.ID, a.File); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(h.ID), "fec_brought", db.Detail{"file": h.Name})
	})
}

// File reads a file that was brought, with its whole report.
func (d *Desk) File(ctx context.Context, who base.Actor, id HeldID) (Held, error) {
	return getHeld(ctx, d.DB, who.Place, id)
}

// Files lists those that were brought, the latest first, without their issues.
func (d *Desk) Files(ctx context.Context, who base.Actor) ([]Held, error) {
	return listHeld(ctx, d.DB, who.Place)
}

// Take asks for a file to be taken in: all of it, or the sound entries only. A worker does.
func (d *Desk) Take(ctx context.Context, who base.Actor, id HeldID, partial bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		h, err := getHeld(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		switch {
		case h.State != Judged && h.State != Failed:
			return base.Refuse(base.Conflict, "fec.asked_already")
		case !h.Report.Taken(partial):
			return base.Refuse(base.Invalid, "fec.not_sound")
		}
		if there, err := hasChunks(ctx, tx, id); err != nil || !there {
			return orGone(err)
		}
		if err := setHeld(ctx, tx, id, Wanted, partial, "", ""); err != nil {
			return err
		}
		if err := post.Enqueue(ctx, tx, post.Job{Kind: TakingKind, Body: id}); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(id), "fec_wanted", db.Detail{"file": h.Name})
	})
}

func orGone(err error) error {
	if err != nil {
		return err
	}
	return base.Refuse(base.Conflict, "fec.file_gone")
}

// Discard forgets a file that is not to be taken in.
func (d *Desk) Discard(ctx context.Context, who base.Actor, id HeldID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		h, err := getHeld(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if h.State == Wanted || h.State == Done {
			return base.Refuse(base.Conflict, "fec.asked_already")
		}
		if err := deleteHeld(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(id), "fec_discarded", db.Detail{"file": h.Name})
	})
}

// Work takes a file in that somebody asked for. What the books refuse is noted on the
// file; done twice, it is in the books once.
func (d *Desk) Work(ctx context.Context, t post.Task) error {
	var id HeldID
	if err := t.Into(&id); err != nil {
		return post.Hopeless{Err: err}
	}
	h, err := getHeld(ctx, d.DB, t.Place, id)
	if base.KindOf(err) == base.NotFound {
		return nil
	}
	if err != nil || h.State != Wanted {
		return err
	}
	who := base.System(t.Place, time.UTC)
	who.Account, who.Name, who.Lang = h.Account, h.By, h.Lang
	defer d.progress.Delete(id)
	report, err := d.Import(ctx, who, Asked{Name: h.Name, File: &chunks{ctx: ctx, db: d.DB, place: t.Place, file: id}, Year: h.Year, Partial: h.Partial,
		Progress: func(lines int) { d.progress.Store(id, lines) },
		also: func(ctx context.Context, tx *db.Tx, year ledger.YearID) error {
			if err := setHeld(ctx, tx, id, Done, h.Partial, "", year); err != nil {
				return err
			}
			return deleteChunks(ctx, tx, id)
		}})
	if err == nil && !report.Taken(h.Partial) {
		err = base.Refuse(base.Conflict, "fec.not_sound") // a year was opened meanwhile that does not hold its days
	}
	if err == nil || base.KindOf(err) == base.Internal || base.KindOf(err) == base.Busy {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		return setHeld(ctx, tx, id, Failed, h.Partial, saidIn(h.Lang, err), "")
	})
}

// saidIn says a refusal in a language.
func saidIn(lang string, err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return words.T(lang, "base.internal")
	}
	return words.T(lang, f.Key, f.Args)
}

// Progress tells how many lines of a file were read so far, where this program takes it in.
func (d *Desk) Progress(id HeldID) (lines int, known bool) {
	n, known := d.progress.Load(id)
	lines, _ = n.(int)
	return lines, known
}
