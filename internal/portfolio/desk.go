package portfolio

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	Candidates     *candidacy.Desk
	Accounts       *account.Desk
	// Living tells what lives in a place that the account steers, and may be frozen; app fills it.
	Living func(ctx context.Context, account base.AccountID, slug string) (Lives, error)
	// Hears tells whether whoever acts sits in a jury that hears a candidate; app fills it.
	Hears func(ctx context.Context, who base.Actor, of base.ID[candidacy.Candidate]) (bool, error)
	// Heard gives when a jury hears a candidate; app fills it.
	Heard func(ctx context.Context, r db.Reader, who base.Actor, of base.ID[candidacy.Candidate]) (Appointment, error)

	Sent db.Signal[Sending]
}

// Appointment is when and where a jury hears a candidate; it has no day where there is none.
type Appointment struct {
	Day     day.Day
	At      string // the hour: "09:30", "" while it is not planned
	Minutes int    // that the oral lasts
	Where   string
	Session string
	Begun   bool // the candidate came before the jury
	Over    bool // its minutes are signed
}

// View is a dossier with all that it is read with.
type View struct {
	candidacy.Candidate
	Of       certification.Whole
	Asks     certification.Version
	About    string
	Revision int
	Pieces   []Piece
	Sendings []Sending // the last first
	Comments []Comment // none for a juror
	Appointment
	Juror bool // who reads sits in the jury: they see what was sent
}

// Asked are the competences to prove.
func (v View) Asked() []certification.Competence { return Asked(v.Asks, v.Kept) }

// Gaps tells what the dossier lacks.
func (v View) Gaps() []Gap { return Gaps(v.About, v.Asked(), v.Pieces, v.Of.Terms.ServesMany) }

// Content is what would be sent now.
func (v View) Content() Content {
	c := Content{About: v.About, Pieces: []Told{}}
	for _, p := range v.Pieces {
		c.Pieces = append(c.Pieces, p.Told)
	}
	return c
}

// Last is what was sent last.
func (v View) Last() (Sending, bool) {
	if len(v.Sendings) == 0 {
		return Sending{}, false
	}
	return v.Sendings[0], true
}

// Look gives a dossier to its candidate, to the staff and the trainers; to the jury that hears
// the candidate it gives what was sent. To anybody else it is not there.
func (d *Desk) Look(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate]) (v View, err error) {
	v.Candidate, err = d.Candidates.Own(ctx, who, id)
	if base.KindOf(err) == base.NotFound {
		return d.judged(ctx, who, id, err)
	}
	if err != nil {
		return v, err
	}
	return v, d.fill(ctx, d.DB, who, &v)
}

// judged is what a jury may read.
func (d *Desk) judged(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], absent error) (v View, err error) {
	hears, err := d.Hears(ctx, who, id)
	if err != nil || !hears {
		return v, cmp.Or(err, absent)
	}
	if v.Candidate, err = d.Candidates.Get(ctx, d.DB, who, id); err != nil {
		return v, err
	}
	err = d.fill(ctx, d.DB, who, &v)
	v.Juror, v.About, v.Pieces, v.Comments = true, "", nil, nil
	return v, err
}

func (d *Desk) fill(ctx context.Context, r db.Reader, who base.Actor, v *View) error {
	var err error
	if v.Of, err = d.Certifications.Get(ctx, r, v.Certification); err != nil {
		return err
	}
	v.Asks, _ = v.Of.Version(v.Version)
	w, err := getWork(ctx, r, who.Place, v.ID)
	if err != nil {
		return err
	}
	v.About, v.Revision = w.About, w.Revision
	if v.Pieces, err = pieces(ctx, r, who.Place, v.ID); err != nil {
		return err
	}
	if v.Sendings, err = sendings(ctx, r, who.Place, v.ID); err != nil {
		return err
	}
	if v.Comments, err = comments(ctx, r, who.Place, v.ID); err != nil {
		return err
	}
	v.Appointment, err = d.Heard(ctx, r, who, v.ID)
	return err
}

// change lets a candidate, or the certifier for one who cannot, change a dossier.
func (d *Desk) change(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], act string, detail db.Detail, do func(context.Context, *db.Tx) error) error {
	if err := d.own(ctx, who, id); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "portfolio:"+string(id)); err != nil {
			return err
		}
		if err := do(ctx, tx); err != nil {
			return err
		}
		return tx.Record(ctx, "portfolio", string(id), act, detail)
	})
}

// own refuses those who may read a dossier and not write it: a trainer.
func (d *Desk) own(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate]) error {
	c, err := d.Candidates.Own(ctx, who, id)
	if err != nil || who.May(base.Rule, "candidacy") {
		return err
	}
	address, err := d.Accounts.Address(ctx, who)
	if err == nil && address != c.Email {
		err = base.Refuse(base.Forbidden, "portfolio.not_yours")
	}
	return err
}

// Limits of texts, in characters.
const (
	aboutMax = 6000
	partMax  = 3000
	shortMax = 200
)

func atMost(wrong *base.Checks, field, text string, most int) {
	if base.Longer(text, most) {
		wrong.Wrong(field, "base.too_long", base.Args{"max": most})
	}
}

// Present writes who the candidate is, and the place that they steer.
func (d *Desk) Present(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], about string, revision int) error {
	about = paragraphs(about)
	var wrong base.Checks
	atMost(&wrong, "about", about, aboutMax)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.change(ctx, who, id, "presented", nil, func(ctx context.Context, tx *db.Tx) error {
		w, err := getWork(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if w.Revision != revision {
			return base.Refuse(base.Conflict, "portfolio.changed_meanwhile")
		}
		return putWork(ctx, tx, id, work{about, w.Revision + 1})
	})
}

// paragraphs keeps the ends of lines that a person typed, and no more.
func paragraphs(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

// Remark keeps what a trainer, or the candidate in answer, remarks. A jury never reads it.
func (d *Desk) Remark(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], competence, text string) error {
	own, err := d.Candidates.Own(ctx, who, id)
	if err != nil {
		return err
	}
	text = paragraphs(text)
	var wrong base.Checks
	wrong.Require("text", text)
	atMost(&wrong, "text", text, partMax)
	if competence != "" {
		v, err := d.Certifications.Version(ctx, d.DB, own.Version)
		if err != nil {
			return err
		}
		if _, _, known := v.Competence(competence); !known {
			wrong.Wrong("competence", "base.not_a_choice")
		}
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c := Comment{ID: base.NewID[Comment](tx.Now), Competence: competence, Text: text, Author: who.Name, At: tx.Now}
		if err := insertComment(ctx, tx, id, c); err != nil {
			return err
		}
		return tx.Record(ctx, "portfolio", string(id), "remarked", db.Detail{"competence": competence})
	})
}

// rehearsalsShown is how many rehearsals one looks back on.
const rehearsalsShown = 20

// Rehearsals gives the last times that a candidate practised.
func (d *Desk) Rehearsals(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate]) ([]Rehearsal, error) {
	if _, err := d.Candidates.Own(ctx, who, id); err != nil {
		return nil, err
	}
	return rehearsals(ctx, d.DB, who.Place, id)
}

// Rehearse begins to count the time of a rehearsal, or ends the one that goes on.
func (d *Desk) Rehearse(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], begin bool) error {
	act := "rehearsed"
	if begin {
		act = "rehearsing"
	}
	return d.change(ctx, who, id, act, nil, func(ctx context.Context, tx *db.Tx) error {
		if err := endRehearsals(ctx, tx, id); err != nil || !begin {
			return err
		}
		return insertRehearsal(ctx, tx, id, Rehearsal{ID: base.NewID[Rehearsal](tx.Now), Began: tx.Now, Ended: time.Time{}})
	})
}

// codes tells which of the codes are not asked for.
func codes(asked []certification.Competence, given []string) (unknown []string) {
	for _, code := range given {
		if !slices.ContainsFunc(asked, func(k certification.Competence) bool { return k.Code == code }) {
			unknown = append(unknown, code)
		}
	}
	return unknown
}
