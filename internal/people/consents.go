package people

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// GiveConsent notes that somebody consented to a purpose, on a day and in a way
// that the place can prove (RGPD, art. 7.1).
func (d *Desk) GiveConsent(ctx context.Context, who base.Actor, id base.PersonID, c Consent) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		c.Source, c.Withdrawn, c.WithdrawnBy = strings.TrimSpace(c.Source), "", ""
		var wrong base.Checks
		c.check(todayIn(tx), &wrong)
		if err := wrong.Fault(); err != nil {
			return err
		}
		given, err := consents(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		for _, other := range given {
			if other.Purpose == c.Purpose && other.Live() {
				return base.Wrong("purpose", "people.consent_given_already")
			}
		}
		b := newBatch(tx)
		b.consent(id, c)
		if err := b.Write(ctx); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "consented", db.Detail{"purpose": c.Purpose, "given": c.Given})
	})
}

// WithdrawConsent notes that somebody withdrew a consent; that it was given stays known.
func (d *Desk) WithdrawConsent(ctx context.Context, who base.Actor, id base.PersonID, purpose string, on day.Day, how string) error {
	return d.about(ctx, who, id, func(ctx context.Context, tx *db.Tx, _ Person) error {
		var wrong base.Checks
		checkPastDay("withdrawn", on, todayIn(tx), &wrong)
		if base.Longer(how, sourceMax) {
			wrong.Wrong("how", "base.too_long", base.Args{"max": sourceMax})
		}
		if err := wrong.Fault(); err != nil {
			return err
		}
		if err := withdrawConsent(ctx, tx, id, purpose, on, how); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "consent_withdrawn", db.Detail{"purpose": purpose, "withdrawn": on})
	})
}

// Consented tells whether somebody's consent to a purpose stands.
func Consented(ctx context.Context, r db.Reader, place base.PlaceID, id base.PersonID, purpose string) (bool, error) {
	given, err := consents(ctx, r, place, id)
	for _, c := range given {
		if c.Purpose == purpose && c.Live() {
			return true, nil
		}
	}
	return false, err
}
