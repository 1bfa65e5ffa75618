package account

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// SigningIn is somebody at the door with a password.
type SigningIn struct {
	Email, Password string
	Device          string // as the browser calls itself
	Address         string // where the request comes from
}

// SignIn opens a session and gives its secret. A wrong password and an unknown
// address get the same answer in the same time; after a few failures from one
// address of the network the next try has to wait, as it has to after many on one
// account from everywhere, or from one network on every account.
func (d *Desk) SignIn(ctx context.Context, s SigningIn) (secret string, err error) {
	s.Email = tidyEmail(s.Email)
	var wrong base.Checks
	checkEmail(&wrong, "email", s.Email)
	wrong.Require("password", s.Password)
	if err := wrong.Fault(); err != nil {
		return "", err
	}
	t := triesOf(s.Email, s.Address)
	if err := d.knockWithPassword(ctx, t); err != nil {
		return "", err
	}
	a, _, err := byEmail(ctx, d.DB, s.Email)
	if err != nil {
		return "", err
	}
	fits, err := opens(ctx, s.Password, a.password)
	if err != nil {
		return "", err
	}
	if !fits || !a.Disabled.IsZero() {
		return "", base.Wrong("password", "account.not_this_password")
	}
	err = d.DB.Change(ctx, a.actor(), func(ctx context.Context, tx *db.Tx) error {
		if err := t.fitted(ctx, tx); err != nil {
			return err
		}
		secret, err = begin(ctx, tx, a.ID, s.Device, false)
		return err
	})
	return secret, err
}

// knock counts a try before it is made, so that many at once are counted too, and
// refuses it while the wait lasts.
func (d *Desk) knock(ctx context.Context, key string) error {
	return d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error { return knockIn(ctx, tx, key) })
}

func knockIn(ctx context.Context, tx *db.Tx, key string) error {
	if err := tx.Lock(ctx, "knock:"+key); err != nil {
		return err
	}
	failures, last, err := attempts(ctx, tx, digest(key))
	if err != nil {
		return err
	}
	if left := last.Add(wait(failures)).Sub(tx.Now); left > 0 {
		return waits(left)
	}
	return noteAttempt(ctx, tx, digest(key), failures+1, tx.Now)
}

// waits refuses a try that comes too early, and says for how long.
func waits(left time.Duration) error {
	return base.Refuse(base.Invalid, "account.wait", base.Args{"seconds": int((left + time.Second - 1) / time.Second)})
}

// begin opens a session of an account in a transaction.
func begin(ctx context.Context, tx *db.Tx, account base.AccountID, device string, byLink bool) (secret string, err error) {
	if err := sweep(ctx, tx); err != nil {
		return "", err
	}
	secret = base.Secret()
	s := Session{ID: string(base.NewID[Session](tx.Now)), ByLink: byLink, Device: clip(device), Began: tx.Now, Seen: tx.Now}
	if err := insertSession(ctx, tx, account, digest(secret), s); err != nil {
		return "", err
	}
	return secret, tx.Record(ctx, "role", string(account), "signed_in", nil)
}

func clip(device string) string { return device[:min(len(device), deviceMax)] }

// SignOut ends a session of the actor's.
func (d *Desk) SignOut(ctx context.Context, who base.Actor, session string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := endSession(ctx, tx, who.Account, session); err != nil {
			return err
		}
		return tx.Record(ctx, "role", string(who.Account), "signed_out", nil)
	})
}

// actor is the account outside of any place.
func (a Account) actor() base.Actor {
	return base.Actor{Account: a.ID, Name: a.Name, Lang: a.Lang}
}
