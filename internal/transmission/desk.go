package transmission

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	// Obtained lists the full successes of a certification that stand; app fills it.
	Obtained func(context.Context, db.Reader, base.Actor, base.ID[certification.Certification]) ([]Passage, error)
}

// room is whose rights hold here: what is told is what was given.
const room base.Room = "award"

// Emitter gives the numbers under which a certification's successes are told.
func (d *Desk) Emitter(ctx context.Context, who base.Actor, of base.ID[certification.Certification]) (Emitter, error) {
	return emitterOf(ctx, d.DB, who.Place, of)
}

// Register writes the numbers that the Caisse des Dépôts gave.
func (d *Desk) Register(ctx context.Context, who base.Actor, of base.ID[certification.Certification], e Emitter) error {
	var c checks
	e.check(&c)
	if err := refusal(c.blocks); err != nil {
		return err
	}
	return d.kept(ctx, who, of, func(ctx context.Context, tx *db.Tx, _ certification.Certification) error {
		if err := setEmitter(ctx, tx, of, e); err != nil {
			return err
		}
		return tx.Record(ctx, "transmission", string(of), "registered", db.Detail{"client": e.Client, "certifier": e.Certifier, "contract": e.Contract, "version": e.Version})
	})
}

// kept lets the organisation that delivers a certification write about it.
func (d *Desk) kept(ctx context.Context, who base.Actor, of base.ID[certification.Certification], do func(context.Context, *db.Tx, certification.Certification) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c, err := d.Certifications.Keep(ctx, tx, of)
		if err != nil {
			return err
		}
		return do(ctx, tx, c)
	})
}

// refusal says of a form which of its fields block.
func refusal(blocks []Block) error {
	var wrong base.Checks
	for _, b := range blocks {
		wrong.Wrong(b.Field, b.Key, b.Args)
	}
	return wrong.Fault()
}

// Note keeps a formal notice that was received.
func (d *Desk) Note(ctx context.Context, who base.Actor, of base.ID[certification.Certification], n Notice) error {
	var wrong base.Checks
	if !isDay(n.Received) || n.Received > day.Of(d.DB.Clock(), who.Zone) {
		wrong.Wrong("received", "transmission.notice_day")
	}
	if n.Days < NoticeDays {
		wrong.Wrong("days", "transmission.notice_days", base.Args{"least": NoticeDays})
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.kept(ctx, who, of, func(ctx context.Context, tx *db.Tx, _ certification.Certification) error {
		if err := insertNotice(ctx, tx, of, n); err != nil {
			return err
		}
		return tx.Record(ctx, "transmission", string(of), "noticed", db.Detail{"received": n.Received, "days": n.Days})
	})
}

// Correct puts right who a success is of, where the Caisse des Dépôts refused it or would: what
// it took in, or has not answered yet, stays as it was sent. The parchment says what it said.
func (d *Desk) Correct(ctx context.Context, who base.Actor, of base.ID[certification.Certification], passage string, h Holder) error {
	c := &checks{}
	h.check(c, "")
	if err := refusal(c.blocks); err != nil {
		return err
	}
	return d.kept(ctx, who, of, func(ctx context.Context, tx *db.Tx, c certification.Certification) error {
		if err := tx.Lock(ctx, "transmission:"+string(of)); err != nil {
			return err
		}
		r, err := d.row(ctx, tx, who, c, passage)
		if err != nil {
			return err
		}
		if r.State.locked() {
			return base.Refuse(base.Conflict, "transmission.locked", base.Args{"id": passage})
		}
		if err := setCorrection(ctx, tx, passage, h); err != nil {
			return err
		}
		return tx.Record(ctx, "transmission", passage, "corrected", db.Detail{"birth_name": h.BirthName, "insee": h.Insee})
	})
}

func (d *Desk) row(ctx context.Context, r db.Reader, who base.Actor, c certification.Certification, passage string) (Row, error) {
	b, err := d.board(ctx, r, who, c)
	if err != nil {
		return Row{}, err
	}
	for _, row := range b.Rows {
		if row.ID == passage {
			return row, nil
		}
	}
	return Row{}, base.Refuse(base.NotFound, "base.not_found")
}

// Lot is a file as it was made to be sent. It never changes.
type Lot struct {
	ID            base.ID[Lot]
	Certification base.ID[certification.Certification]
	Serial        int
	Flow          string // what the file calls itself
	Version       Version
	At            time.Time
	By            string
	Digest        string // SHA-256 of the file
	Sent          int    // how many successes it tells,
	Accepted      int    // of which taken in
	Rejected      int    // and refused
}

// Answered tells whether all of a lot came back.
func (l Lot) Answered() bool { return l.Accepted+l.Rejected == l.Sent }
