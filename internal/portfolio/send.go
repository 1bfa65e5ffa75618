package portfolio

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
)

// Compose makes the written dossier as it stands: the bytes and how many pages they are.
func (d *Desk) Compose(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate]) ([]byte, int, error) {
	v, err := d.Look(ctx, who, id)
	if err != nil {
		return nil, 0, err
	}
	if v.Juror {
		return nil, 0, base.Refuse(base.NotFound, "base.not_found")
	}
	return v.written(who, d.DB.Clock())
}

// Send freezes a dossier and hands it to the jury: every competence asked is proved, every piece
// says who did what. It may be sent anew until the jury has begun to hear the candidate; after a
// whole success there is nothing left to send. It is the content that was read, by its digest,
// that is sent, or nothing.
func (d *Desk) Send(ctx context.Context, who base.Actor, id base.ID[candidacy.Candidate], read string) (s Sending, err error) {
	err = d.change(ctx, who, id, "sent", nil, func(ctx context.Context, tx *db.Tx) error {
		c, err := d.Candidates.Get(ctx, tx, who, id)
		if err != nil {
			return err
		}
		v := View{Candidate: c}
		if err := d.fill(ctx, tx, who, &v); err != nil {
			return err
		}
		if v.Content().Digest() != read {
			return base.Refuse(base.Conflict, "portfolio.changed_meanwhile")
		}
		if err := v.sendable(); err != nil {
			return err
		}
		if s, err = d.freeze(ctx, tx, who, v); err != nil {
			return err
		}
		return d.Sent.Announce(ctx, tx, s)
	})
	return s, err
}

// sendable refuses a dossier that may not be sent, or not yet.
func (v View) sendable() error {
	switch {
	case v.Outcome == candidacy.Total:
		return base.Refuse(base.Conflict, "portfolio.holder")
	case v.Verdict != candidacy.Admissible:
		return base.Refuse(base.Conflict, "portfolio.not_admitted")
	case v.Begun && !v.Over:
		return base.Refuse(base.Conflict, "portfolio.being_judged")
	}
	if err := stopped(v.Gaps()); err != nil {
		return err
	}
	if last, sent := v.Last(); sent && last.Digest == v.Content().Digest() && !v.Over {
		return base.Refuse(base.Conflict, "portfolio.sent_already", base.Args{"number": last.Number})
	}
	return nil
}

// freeze keeps what is sent.
func (d *Desk) freeze(ctx context.Context, tx *db.Tx, who base.Actor, v View) (Sending, error) {
	paper, pages, err := v.written(who, tx.Now)
	if err != nil {
		return Sending{}, err
	}
	if most := v.Of.Terms.DossierPages; most > 0 && pages > most {
		return Sending{}, base.Refuse(base.Invalid, "portfolio.too_long", base.Args{"pages": pages, "max": most})
	}
	s := Sending{ID: base.NewID[Sending](tx.Now), Candidate: v.ID, Number: len(v.Sendings) + 1, Version: v.Asks.ID, Name: v.Name(), Content: v.Content(), Pages: pages, At: tx.Now}
	s.Digest, s.Paper = s.Content.Digest(), fileOf(v.fileName(s.Number), paper)
	if err := keepFile(ctx, tx, s.Paper.Sum, paper); err != nil {
		return s, err
	}
	return s, insertSending(ctx, tx, s)
}
