package award

import (
	"context"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Certifications *certification.Desk
	Accounts       *account.Desk // who counts the questions that a stranger asks
	// URL is the address at which people reach this program; app fills it.
	URL func() string
	// Slug gives the name of a place in addresses; app fills it.
	Slug func(context.Context, db.Reader, base.PlaceID) (string, error)
	// Address gives the address of mail of whoever acts; app fills it.
	Address func(context.Context, base.Actor) (string, error)

	Issued  db.Signal[Award]
	Revoked db.Signal[Award]
}

// checkedAt is where anybody checks a number.
func (d *Desk) checkedAt(number string) string { return d.URL() + "/verify/" + number }

// Issue gives what signed minutes decided for a candidate: the parchment or the attestation, and
// the badges. Minutes that lack a signature give nothing, and are refused. It joins the
// transaction in which the last of the jury signs. Where they decided for nothing, the award is
// empty; where they rectify others of the session, what those gave otherwise is taken back.
func (d *Desk) Issue(ctx context.Context, tx *db.Tx, e Earned) (Award, error) {
	if !e.Minutes.Signed() {
		return Award{}, base.Refuse(base.Conflict, "award.unsigned")
	}
	c, err := d.Certifications.Keep(ctx, tx, e.Certification)
	if err != nil {
		return Award{}, err
	}
	if err := tx.Lock(ctx, "award:"+string(c.ID)); err != nil {
		return Award{}, err
	}
	v, err := d.Certifications.Version(ctx, tx, e.Version)
	if err != nil {
		return Award{}, err
	}
	a, err := e.award(c, v)
	if err != nil {
		return Award{}, err
	}
	before, found, err := ofSession(ctx, tx, tx.Who.Place, a)
	switch {
	case err != nil:
		return Award{}, err
	case found && !e.nothing() && before.same(a):
		return before, nil
	case found:
		err = d.revoke(ctx, tx, before, t("rectified"))
	}
	if err != nil || e.nothing() {
		return Award{}, err
	}
	return d.give(ctx, tx, a, c)
}

// give numbers an award, writes its file and its badges.
func (d *Desk) give(ctx context.Context, tx *db.Tx, a Award, c certification.Certification) (Award, error) {
	a.ID, a.Issued = base.NewID[Award](tx.Now), day.Of(tx.Now, tx.Who.Zone)
	a.Year = a.Issued.Year()
	last, err := lastSerial(ctx, tx, a)
	if err != nil {
		return a, err
	}
	a.Serial = last + 1
	a.Number = a.number()
	file, digest, err := d.sheet(a, c, a.Issued, 0)
	if err != nil {
		return a, err
	}
	a.Digest = digest
	if err := insertAward(ctx, tx, a, file); err != nil {
		return a, err
	}
	if err := d.badge(ctx, tx, a, c); err != nil {
		return a, err
	}
	if err := tx.Record(ctx, "award", string(a.ID), "issued", db.Detail{"number": a.Number, "kind": a.Kind, "digest": a.Digest}); err != nil {
		return a, err
	}
	return a, d.Issued.Announce(ctx, tx, a)
}

// reasonMax bounds a reason, in letters.
const reasonMax = 500

func reasoned(text string) (string, error) {
	text = base.Tidy(text)
	var wrong base.Checks
	wrong.Require("reason", text)
	if base.Longer(text, reasonMax) {
		wrong.Wrong("reason", "base.too_long", base.Args{"max": reasonMax})
	}
	return text, wrong.Fault()
}

// Revoke takes an award back, with its badges. Its number stays taken, its file is kept.
func (d *Desk) Revoke(ctx context.Context, who base.Actor, id base.ID[Award], reason string) error {
	reason, err := reasoned(reason)
	if err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		a, err := getAward(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if a.Revoked() {
			return base.Refuse(base.Conflict, "award.revoked_already")
		}
		return d.revoke(ctx, tx, a, reason)
	})
}

func (d *Desk) revoke(ctx context.Context, tx *db.Tx, a Award, reason string) error {
	a.Revocation = Revocation{tx.Now, tx.Who.Name, reason}
	if err := updateRevocation(ctx, tx, a); err != nil {
		return err
	}
	if err := revokeBadges(ctx, tx, a.ID, a.Revocation); err != nil {
		return err
	}
	if err := tx.Record(ctx, "award", string(a.ID), "revoked", db.Detail{"number": a.Number, "reason": reason}); err != nil {
		return err
	}
	return d.Revoked.Announce(ctx, tx, a)
}

// Duplicate writes an award on another sheet, marked as a duplicate, and keeps it.
func (d *Desk) Duplicate(ctx context.Context, who base.Actor, id base.ID[Award], reason string) (n Copy, err error) {
	if reason, err = reasoned(reason); err != nil {
		return n, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "award:"+string(id)); err != nil {
			return err
		}
		a, err := getAward(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if a.Revoked() {
			return base.Refuse(base.Conflict, "award.revoked_already")
		}
		all, err := copies(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		c, err := d.Certifications.Get(ctx, tx, a.Certification)
		if err != nil {
			return err
		}
		n = Copy{len(all) + 1, reason, tx.Now, tx.Who.Name}
		file, digest, err := d.sheet(a, c.Certification, day.Of(tx.Now, who.Zone), n.N)
		if err != nil {
			return err
		}
		if err := insertCopy(ctx, tx, id, n, file, digest); err != nil {
			return err
		}
		return tx.Record(ctx, "award", string(id), "duplicated", db.Detail{"number": a.Number, "n": n.N, "reason": reason, "digest": digest})
	})
	return n, err
}

// Check tells anybody what a number is worth, and nothing else.
func (d *Desk) Check(ctx context.Context, number string) (Standing, error) {
	return standing(ctx, d.DB, number)
}
