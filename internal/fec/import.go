package fec

import (
	"context"
	"io"
	"regexp"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Asked is a file of entries to take in.
type Asked struct {
	Name     string // of the file: it says the day of closing
	File     io.ReadSeeker
	Year     string // "2027": the year in which the books close; "" for the one that the file tells
	Partial  bool   // take the sound entries though others are wrong
	DryRun   bool   // judge only
	Progress func(lines int)
	also     func(ctx context.Context, tx *db.Tx, year ledger.YearID) error // in the transaction that takes it in
}

var yearAsked = regexp.MustCompile(`^(19|20)\d\d$`)

// leftMax is how many of the entries left out are named.
const leftMax = 1000

// Import judges a file, then takes it into the books in one transaction: its year, the
// accounts, journals and third parties that it names, its entries with their numbers,
// validated. A file with anything refused takes nothing in, unless Partial. The same file
// comes in once, into a year that has no entry yet.
func (d *Desk) Import(ctx context.Context, who base.Actor, a Asked) (Report, error) {
	if a.Year != "" && !yearAsked.MatchString(a.Year) {
		return Report{}, base.Wrong("year", "fec.year_asked")
	}
	have, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return Report{}, err
	}
	j, err := examine(a.Name, a.File, func(s *survey) span { return s.yearOf(a.Year, have) }, a.Progress)
	if err != nil {
		return Report{}, err
	}
	r := j.settle(who.Lang)
	if taken := r.OK() || a.Partial && r.Sound > 0; a.DryRun || !taken {
		return r, nil
	}
	j.leave(&r)
	return r, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.take(ctx, tx, a, j) })
}

// Taken tells whether an import that was not a rehearsal took entries in.
func (r Report) Taken(partial bool) bool { return r.OK() || partial && r.Sound > 0 }

// leave names the entries that are not taken.
func (j *judge) leave(r *Report) {
	r.LeftCount = r.Entries - r.Sound
	if r.LeftCount == 0 {
		return
	}
	names := j.names()
	for i, s := range j.states {
		if s.bad && len(r.Left) < leftMax {
			r.Left = append(r.Left, Left{names[i].journal, names[i].number, int(s.first)})
		}
	}
}

func (d *Desk) take(ctx context.Context, tx *db.Tx, a Asked, j *judge) error {
	if err := tx.Lock(ctx, "fec:"+string(tx.Who.Place)); err != nil {
		return err
	}
	if name, found, err := takenAs(ctx, tx, j.survey.sum); err != nil || found {
		return orTaken(err, name)
	}
	year, err := d.open(ctx, tx, j.year)
	if err != nil {
		return err
	}
	if err := d.name(ctx, tx, j); err != nil {
		return err
	}
	if _, err := d.Ledger.TakeIn(ctx, tx, year, func(take func(ledger.Entry) error) error { return j.pour(a, take) }); err != nil {
		return err
	}
	if err := insertTaken(ctx, tx, base.NewID[Report](tx.Now), a.Name, j.survey.sum, year, j.report); err != nil || a.also == nil {
		return err
	}
	return a.also(ctx, tx, year)
}

func orTaken(err error, name string) error {
	if err != nil {
		return err
	}
	return base.Refuse(base.Conflict, "fec.taken_already", base.Args{"name": name})
}

// open finds the year of the file, which must have no entry yet, or opens it.
func (d *Desk) open(ctx context.Context, tx *db.Tx, s span) (ledger.YearID, error) {
	if s.id == "" {
		holder, err := d.Holder(ctx, tx, tx.Who.Place)
		if err != nil {
			return "", err
		}
		y, err := d.Ledger.Begin(ctx, tx, s.from, s.to, string(chart.For(holder.Form, s.from)))
		return y.ID, err
	}
	totals, err := d.Ledger.Totals(ctx, tx, tx.Who, s.id, "", "")
	if err == nil && len(totals) > 0 {
		err = base.Refuse(base.Conflict, "fec.year_has_entries", base.Args{"from": said(s.from), "to": said(s.to)})
	}
	return s.id, err
}
