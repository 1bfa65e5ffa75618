package account

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// Me is the actor's own account.
func (d *Desk) Me(ctx context.Context, who base.Actor) (Account, error) {
	return byID(ctx, d.DB, who.Account)
}

// Rename changes the actor's name.
func (d *Desk) Rename(ctx context.Context, who base.Actor, name string) error {
	name = strings.TrimSpace(name)
	var wrong base.Checks
	checkName(&wrong, "name", name)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.change(ctx, who, "renamed", db.Detail{"name": db.Was(who.Name, name)}, func(ctx context.Context, tx *db.Tx) error {
		return setName(ctx, tx, who.Account, name)
	})
}

// Speak chooses the language in which Pilotis speaks to the actor, letters too;
// that of somebody without an account is not kept here.
func (d *Desk) Speak(ctx context.Context, who base.Actor, lang string) error {
	if !slices.Contains(words.Languages, lang) {
		return base.Wrong("language", "base.not_a_choice")
	}
	if who.Account == "" {
		return nil
	}
	return d.change(ctx, who, "language_chosen", db.Detail{"language": lang}, func(ctx context.Context, tx *db.Tx) error {
		return setLang(ctx, tx, who.Account, lang)
	})
}

// Themes are the lights that one can choose; the first follows the machine.
var Themes = []string{"", "light", "dark"}

// Light chooses the actor's theme, as Speak does the language.
func (d *Desk) Light(ctx context.Context, who base.Actor, theme string) error {
	if !slices.Contains(Themes, theme) {
		return base.Wrong("theme", "base.not_a_choice")
	}
	if who.Account == "" {
		return nil
	}
	return d.change(ctx, who, "theme_chosen", db.Detail{"theme": theme}, func(ctx context.Context, tx *db.Tx) error {
		return setTheme(ctx, tx, who.Account, theme)
	})
}

// change writes something of the actor's own account, and records it.
func (d *Desk) change(ctx context.Context, who base.Actor, act string, detail db.Detail, do func(context.Context, *db.Tx) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := do(ctx, tx); err != nil {
			return err
		}
		return tx.Record(ctx, "role", string(who.Account), act, detail)
	})
}

// Sessions lists the browsers signed in as the actor, the latest used first.
func (d *Desk) Sessions(ctx context.Context, who base.Actor) ([]Session, error) {
	return sessions(ctx, d.DB, who.Account, d.DB.Now())
}

// EndOthers ends every session of the actor's but the present one.
func (d *Desk) EndOthers(ctx context.Context, who base.Actor, present string) error {
	return d.change(ctx, who, "other_sessions_ended", nil, func(ctx context.Context, tx *db.Tx) error {
		return endSessions(ctx, tx, who.Account, present)
	})
}

// Proof is what the actor shows before something that would lock them out if
// somebody else asked for it: the password, or a session that a letter opened.
type Proof struct {
	Session  string // the present one
	Password string
	Address  string // where the request comes from
}

// prove asks for the present password, unless the session began by a letter or
// the account has none.
func (d *Desk) prove(ctx context.Context, who base.Actor, p Proof) (Account, error) {
	a, err := byID(ctx, d.DB, who.Account)
	if err != nil {
		return a, err
	}
	needs, err := d.needsPassword(ctx, a, p.Session)
	if err != nil || !needs {
		return a, err
	}
	t := triesOf(a.Email, p.Address)
	if err := d.knockWithPassword(ctx, t); err != nil {
		return a, err
	}
	fits, err := opens(ctx, p.Password, a.password)
	if err != nil {
		return a, err
	}
	if !fits {
		return a, base.Wrong("current", "account.not_the_password")
	}
	return a, d.DB.Change(ctx, who, t.fitted)
}

// needsPassword tells whether prove will ask for the password.
func (d *Desk) needsPassword(ctx context.Context, a Account, session string) (bool, error) {
	if !a.HasPassword() {
		return false, nil
	}
	byLink, err := beganByLink(ctx, d.DB, a.ID, session)
	return !byLink, err
}

// SetPassword changes the password of the actor, who is at email, and ends every
// other session.
func (d *Desk) SetPassword(ctx context.Context, who base.Actor, proof Proof, email, password string) error {
	var wrong base.Checks
	checkPassword(&wrong, "password", password, email)
	if err := wrong.Fault(); err != nil {
		return err
	}
	a, err := d.prove(ctx, who, proof)
	if err != nil {
		return err
	}
	hashed, err := hash(ctx, password)
	if err != nil {
		return err
	}
	return d.change(ctx, who, "password_changed", nil, func(ctx context.Context, tx *db.Tx) error {
		if err := setPassword(ctx, tx, a.ID, hashed); err != nil {
			return err
		}
		if err := dropLinks(ctx, tx, a.ID); err != nil {
			return err
		}
		return endSessions(ctx, tx, a.ID, proof.Session)
	})
}

// Move asks for another address: it takes effect when the link sent there is used.
func (d *Desk) Move(ctx context.Context, who base.Actor, proof Proof, email string) error {
	email = tidyEmail(email)
	var wrong base.Checks
	checkEmail(&wrong, "email", email)
	if err := wrong.Fault(); err != nil {
		return err
	}
	a, err := d.prove(ctx, who, proof)
	if err != nil {
		return err
	}
	return d.change(ctx, who, "address_asked", db.Detail{"email": email}, func(ctx context.Context, tx *db.Tx) error {
		secret, err := newLink(ctx, tx, a.ID, email, linkLasts)
		if err != nil {
			return err
		}
		return post.Send(ctx, tx, "address "+digest(secret), d.letter(a.Name, email, first(a.Lang, who.Lang), "account.letter_address", nil,
			d.address("/me/address/confirmation", secret, ""), tx.Now.Add(linkLasts)))
	})
}

// ConfirmAddress gives an account the address at which its link arrived, and says
// so to the one it leaves.
func (d *Desk) ConfirmAddress(ctx context.Context, key string) error {
	return d.DB.Change(ctx, base.Actor{}, func(ctx context.Context, tx *db.Tx) error {
		id, email, err := takeLink(ctx, tx, key, true)
		if err != nil {
			return err
		}
		a, err := byID(ctx, tx, id)
		if err != nil {
			return err
		}
		tx.Who = a.actor()
		if err := setEmail(ctx, tx, id, email); db.Taken(err) {
			return base.Refuse(base.Invalid, "account.email_taken")
		} else if err != nil {
			return err
		}
		lang := first(a.Lang)
		m := d.letter(a.Name, a.Email, lang, "account.letter_moved", base.Args{"to": email}, d.Post.URL+"/sign-in", tx.Now.Add(invitationLasts))
		if err := post.Send(ctx, tx, "moved "+digest(key), m); err != nil {
			return err
		}
		return tx.Record(ctx, "role", string(id), "address_changed", db.Detail{"email": db.Was(a.Email, email)})
	})
}
