package fate

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

// Question is what the link of a letter leads to.
type Question struct {
	Asking
	Title string // of the certification
}

// question finds what a link is about, while it may be answered.
func (d *Desk) question(ctx context.Context, r db.Reader, who base.Actor, secret string, today day.Day) (q Question, err error) {
	if q.Asking, err = askingBy(ctx, r, who.Place, secret); err != nil {
		return q, err
	}
	if today > q.Until {
		return q, base.Refuse(base.Conflict, "fate.closed")
	}
	w, err := d.Certifications.Get(ctx, r, q.Certification)
	q.Title = w.Title
	return q, err
}

// Question gives what the link of a letter leads to, with what was answered already.
func (d *Desk) Question(ctx context.Context, who base.Actor, secret string) (Question, error) {
	return d.question(ctx, d.DB, who, secret, d.today(who))
}

// Answer keeps what a holder says by the link of a letter; until the wave ends, the last holds.
// It is the program that writes it: the trail does not tell who did.
func (d *Desk) Answer(ctx context.Context, who base.Actor, secret string, a Answer) error {
	a = a.tidy()
	return d.DB.Change(ctx, base.System(who.Place, who.Zone), func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, locked(who.Place)); err != nil {
			return err
		}
		today := day.Of(tx.Now, who.Zone)
		q, err := d.question(ctx, tx, who, secret, today)
		if err != nil {
			return err
		}
		if err := a.check(); err != nil {
			return err
		}
		q.Answered, q.Phone, q.Asking.Answer = today, false, a
		if err := updateAsking(ctx, tx, q.Asking); err != nil {
			return err
		}
		return tx.Record(ctx, "fate", string(q.ID), "answered", nil)
	})
}

// Silence leaves whoever opened the link of a letter in peace, for good.
func (d *Desk) Silence(ctx context.Context, who base.Actor, secret string) error {
	return d.DB.Change(ctx, base.System(who.Place, who.Zone), func(ctx context.Context, tx *db.Tx) error {
		a, err := askingBy(ctx, tx, who.Place, secret)
		if err != nil {
			return err
		}
		return d.hush(ctx, tx, a.Certification, a.Candidate)
	})
}

// Hush leaves a holder in peace who said so otherwise.
func (d *Desk) Hush(ctx context.Context, who base.Actor, of base.ID[certification.Certification], candidate string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := d.own(ctx, tx, who, of); err != nil {
			return err
		}
		return d.hush(ctx, tx, of, candidate)
	})
}

func (d *Desk) hush(ctx context.Context, tx *db.Tx, of base.ID[certification.Certification], candidate string) error {
	if err := tx.Lock(ctx, locked(tx.Who.Place)); err != nil {
		return err
	}
	holders, err := d.Awards.Standing(ctx, tx, tx.Who, of)
	if err != nil {
		return err
	}
	for _, h := range holders {
		if h.Candidate == candidate {
			if err := quiet(ctx, tx, marks(h.Holder.Email, candidate)); err != nil {
				return err
			}
			return tx.Record(ctx, "fate", candidate, "hushed", nil)
		}
	}
	return base.Refuse(base.NotFound, "base.not_found")
}

func quiet(ctx context.Context, tx *db.Tx, marks []string) error {
	for _, mark := range marks {
		if err := insertSilence(ctx, tx, mark, day.Of(tx.Now, tx.Who.Zone)); err != nil {
			return err
		}
	}
	return nil
}

// Take writes down what a holder said on the telephone.
func (d *Desk) Take(ctx context.Context, who base.Actor, of base.ID[certification.Certification], candidate string, w Wave, a Answer) error {
	a = a.tidy()
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, locked(who.Place)); err != nil {
			return err
		}
		c, err := d.own(ctx, tx, who, of)
		if err != nil {
			return err
		}
		l, err := d.line(ctx, tx, who, c, candidate, w)
		if err != nil {
			return err
		}
		if today := day.Of(tx.Now, who.Zone); !l.takes(today) {
			if today < l.Due {
				return base.Refuse(base.Conflict, "fate.too_early")
			}
			return base.Refuse(base.Conflict, "fate.closed")
		}
		if err := a.check(); err != nil {
			return err
		}
		l.Answered, l.Phone, l.Asking.Answer = day.Of(tx.Now, who.Zone), true, a
		save := updateAsking
		if l.ID == "" {
			l.ID, save = base.NewID[Asking](tx.Now), insertAsking
		}
		if err := save(ctx, tx, l.Asking); err != nil {
			return err
		}
		return tx.Record(ctx, "fate", string(l.ID), "taken", nil)
	})
}

// line finds a holder in a wave.
func (d *Desk) line(ctx context.Context, r db.Reader, who base.Actor, c certification.Certification, candidate string, w Wave) (Line, error) {
	all, err := d.read(ctx, r, who, c)
	for _, l := range all {
		if l.Candidate == candidate && candidate != "" && l.Wave == w {
			return l, err
		}
	}
	if err == nil {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return Line{}, err
}

// Forget cuts what somebody answered from them, as they are erased: figures keep what they chose,
// their own words go, no link leads there, and nobody asks them again. It joins the transaction.
func (d *Desk) Forget(ctx context.Context, tx *db.Tx, email string) error {
	held, err := d.Awards.Of(ctx, tx, tx.Who, post.Address(email))
	if err != nil || len(held) == 0 {
		return err
	}
	if err := tx.Lock(ctx, locked(tx.Who.Place)); err != nil {
		return err
	}
	for _, candidate := range candidates(held) {
		if err := quiet(ctx, tx, marks(email, candidate)); err != nil {
			return err
		}
		own, err := askingsOf(ctx, tx, tx.Who.Place, candidate)
		if err != nil {
			return err
		}
		for _, a := range own {
			a.Candidate, a.Answer.Words = "", ""
			if err := updateAsking(ctx, tx, a); err != nil {
				return err
			}
			if err := deleteLinks(ctx, tx, a.ID); err != nil {
				return err
			}
		}
	}
	return nil
}
