package attendance

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// codeSpan is how many codes there are.
const codeSpan = 1_000_000

func newCode() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(codeSpan))
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%06d", n), nil
}

// MakeCodes makes the codes that trainees of a session lack, and anew those that were tried too
// often. The staff alone does so: a trainer must not know them.
func (d *Desk) MakeCodes(ctx context.Context, who base.Actor, id base.ID[Course]) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c, err := d.Course(ctx, tx, who, id)
		if err != nil {
			return err
		}
		for _, t := range c.Trainees {
			b, made, err := codeOf(ctx, tx, who.Place, id, t.ID)
			if err != nil {
				return err
			}
			if made && b.tries < triesMax {
				continue
			}
			if b, err = fresh(t.ID); err != nil {
				return err
			}
			if err := putCode(ctx, tx, id, b); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "attendance", string(id), "codes_made", nil)
	})
}

func fresh(trainee string) (badge, error) {
	code, err := newCode()
	return badge{trainee: trainee, code: code}, err
}

// Codes gives the codes of a session: all to the staff, their own to a trainee, none to a trainer.
func (d *Desk) Codes(ctx context.Context, who base.Actor, v View) (map[string]string, error) {
	all, err := codes(ctx, d.DB, who.Place, v.ID)
	out := map[string]string{}
	for _, b := range all {
		if v.Staff || b.trainee == v.Self.Trainee.ID {
			out[b.trainee] = b.code
		}
	}
	return out, err
}
