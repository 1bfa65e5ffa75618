package account

import (
	"context"
	"net/netip"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// pace bounds the wrong passwords of many who come as one, or of one who comes as
// many: burst at once, then one every step. What is refused does not count, so
// nobody ever waits for longer than a step, whatever a stranger does.
type pace struct {
	burst int
	step  time.Duration
}

// A building shares one address of the network, hence its wide burst; an account is
// one person's. Letters keep their own count: whoever is kept from their password
// by a stranger still comes in by a link.
var (
	addressPace = pace{burst: 40, step: 30 * time.Second}
	accountPace = pace{burst: 20, step: time.Minute}
)

// next gives when all tries so far will be forgotten, once one more is made at now,
// and how long that one has to wait.
func (p pace) next(until, now time.Time) (time.Time, time.Duration) {
	if until.Before(now) {
		until = now
	}
	until = until.Add(p.step)
	return until, max(0, until.Sub(now)-time.Duration(p.burst)*p.step)
}

// tries are the counts that one try of a password is held against.
type tries struct{ pair, account, network string }

func triesOf(email, address string) tries {
	return tries{"password " + email + " " + address, "account " + email, "network " + network(address)}
}

// network is what one machine can change its address within: 64 bits of IPv6.
func network(address string) string {
	a, err := netip.ParseAddr(address)
	if err != nil {
		return address
	}
	if a = a.Unmap(); a.Is6() {
		return netip.PrefixFrom(a.WithZone(""), 64).Masked().String()
	}
	return a.String()
}

// knockWithPassword counts a try before the password is looked at, and refuses it
// while any of its counts says to wait; the order of the locks is always the same.
func (d *Desk) knockWithPassword(ctx context.Context, t tries) error {
	return d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
		if err := knockIn(ctx, tx, t.pair); err != nil {
			return err
		}
		if err := accountPace.take(ctx, tx, t.account); err != nil {
			return err
		}
		return addressPace.take(ctx, tx, t.network)
	})
}

func (p pace) take(ctx context.Context, tx *db.Tx, key string) error {
	until, err := attemptsUntil(ctx, tx, key)
	if err != nil {
		return err
	}
	until, left := p.next(until, tx.Now)
	if left > 0 {
		return waits(left)
	}
	return noteAttempt(ctx, tx, digest(key), 0, until)
}

// Ask counts a question that strangers may ask, and refuses those of an address that asks too
// many, as it would their passwords.
func (d *Desk) Ask(ctx context.Context, what, address string) error {
	return d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
		return addressPace.take(ctx, tx, "ask "+what+" "+network(address))
	})
}

// giveBack forgets the one try that fitted, and no other: somebody who has an
// account of their own cannot clear by it what they tried on others.
func (p pace) giveBack(ctx context.Context, tx *db.Tx, key string) error {
	until, err := attemptsUntil(ctx, tx, key)
	if err != nil || until.IsZero() {
		return err
	}
	return noteAttempt(ctx, tx, digest(key), 0, until.Add(-p.step))
}

func attemptsUntil(ctx context.Context, tx *db.Tx, key string) (time.Time, error) {
	if err := tx.Lock(ctx, "knock:"+key); err != nil {
		return time.Time{}, err
	}
	_, until, err := attempts(ctx, tx, digest(key))
	return until, err
}

// fitted forgets what led to a password that fits.
func (t tries) fitted(ctx context.Context, tx *db.Tx) error {
	if err := forget(ctx, tx, t.pair); err != nil {
		return err
	}
	if err := accountPace.giveBack(ctx, tx, t.account); err != nil {
		return err
	}
	return addressPace.giveBack(ctx, tx, t.network)
}
