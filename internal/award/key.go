package award

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"time"

	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Issuer is the address under which a place gives badges. It is chosen with the first of them and
// never changes, for the badges say it.
type Issuer struct {
	Place   base.PlaceID
	Address string
}

// issuer gives that of the place, which begins with its first badge.
func (d *Desk) issuer(ctx context.Context, tx *db.Tx) (Issuer, error) {
	i, found, err := issuerOf(ctx, tx, tx.Who.Place)
	if err != nil || found {
		return i, err
	}
	slug, err := d.Slug(ctx, tx, tx.Who.Place)
	if err != nil {
		return i, err
	}
	i = Issuer{tx.Who.Place, d.URL() + "/issuers/" + slug}
	return i, insertIssuer(ctx, tx, i, slug)
}

// signer gives the key that signs today, a new one where there is none.
func (d *Desk) signer(ctx context.Context, tx *db.Tx, i Issuer) (badge.Signer, error) {
	all, err := signersOf(ctx, tx, i.Place)
	if err != nil {
		return badge.Signer{}, err
	}
	for _, s := range all {
		if s.Ended.IsZero() {
			return s, nil
		}
	}
	return newSigner(ctx, tx, i)
}

func newSigner(ctx context.Context, tx *db.Tx, i Issuer) (badge.Signer, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := rand.Read(seed); err != nil {
		return badge.Signer{}, err
	}
	s := badge.NewSigner(i.Address, seed, tx.Now)
	return s, insertSigner(ctx, tx, s)
}

// Keys lists the keys of the place, the one that signs first.
func (d *Desk) Keys(ctx context.Context, who base.Actor) ([]badge.Key, error) {
	return keysOf(ctx, d.DB, who.Place)
}

// AllKeys lists the keys of every issuer of this installation: what a badge is held against.
func (d *Desk) AllKeys(ctx context.Context) ([]badge.Key, error) { return allKeys(ctx, d.DB) }

// Rotate ends the key that signs and begins another. What the old one signed stays good, unless
// it was stolen: then nothing that it signed is believed any more, and every badge that still
// stands is signed anew.
func (d *Desk) Rotate(ctx context.Context, who base.Actor, stolen bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "badges:"+string(who.Place)); err != nil {
			return err
		}
		i, err := d.issuer(ctx, tx)
		if err != nil {
			return err
		}
		old, err := d.signer(ctx, tx, i)
		if err != nil {
			return err
		}
		if err := endSigner(ctx, tx, old.ID(), tx.Now.Truncate(time.Second).Add(time.Second), stolen); err != nil {
			return err
		}
		next, err := newSigner(ctx, tx, i)
		if err != nil {
			return err
		}
		if stolen {
			err = d.signAnew(ctx, tx, i, next, old.ID())
		}
		if err != nil {
			return err
		}
		return tx.Record(ctx, "award", next.ID(), "rekeyed", db.Detail{"old": old.ID(), "stolen": stolen})
	})
}
