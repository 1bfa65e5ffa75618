package account

import (
	"context"
	"errors"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/words"
)

// Invitation is a role in a place that waits for somebody to take it.
type Invitation struct {
	ID     string
	Email  string
	Role   base.Role
	Person base.PersonID // the record, in the people of the place, of whoever is asked
	By     string
	Made   time.Time
	Until  time.Time
}

// invited is an invitation as whoever was asked sees it.
type invited struct {
	Invitation
	place           base.PlaceID
	Slug, PlaceName string
}

// Inviting asks somebody by mail to take a role.
type Inviting struct {
	Email  string
	Role   base.Role
	Person base.PersonID
	Lang   string
}

// Invite asks somebody by mail to take a role in the actor's place, named place.
// Only the letter holds the link: who invites never learns it, so that an account
// opened with it is known to be that of the address.
func (d *Desk) Invite(ctx context.Context, who base.Actor, place string, in Inviting) error {
	in.Email = tidyEmail(in.Email)
	var wrong base.Checks
	checkEmail(&wrong, "email", in.Email)
	if in.Role == base.Stranger {
		wrong.Wrong("role", "base.not_a_choice")
	} else if !mayGive(who, in.Role) {
		wrong.Wrong("role", "account.role_above_own")
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.inviteIn(ctx, tx, place, in) })
}

// Welcome asks somebody to take a role unless they have one already. It joins a transaction,
// for whom a fact brings to a place.
func (d *Desk) Welcome(ctx context.Context, tx *db.Tx, place string, in Inviting) error {
	in.Email = tidyEmail(in.Email)
	if has, err := hasRole(ctx, tx, in.Email); err != nil || has {
		return err
	}
	return d.inviteIn(ctx, tx, place, in)
}

func (d *Desk) inviteIn(ctx context.Context, tx *db.Tx, place string, in Inviting) error {
	has, err := hasRole(ctx, tx, in.Email)
	if err != nil {
		return err
	}
	if has {
		return base.Wrong("email", "account.already_here")
	}
	i := Invitation{ID: string(base.NewID[Invitation](tx.Now)), Email: in.Email, Role: in.Role, Person: in.Person,
		By: tx.Who.Name, Made: tx.Now, Until: tx.Now.Add(invitationLasts)}
	secret := base.Secret()
	if err := insertInvitation(ctx, tx, digest(secret), i); err != nil {
		return err
	}
	lang := first(in.Lang, tx.Who.Lang)
	m := d.letter("", in.Email, lang, "account.letter_invitation",
		base.Args{"by": i.By, "place": place, "role": words.T(lang, "role."+i.Role.String())},
		d.address("/invitation", secret, ""), i.Until)
	m.From = place
	if err := post.Send(ctx, tx, "invitation "+i.ID, m); err != nil {
		return err
	}
	return tx.Record(ctx, "role", i.ID, "invited", db.Detail{"email": i.Email, "role": i.Role.String()})
}

// Invitations lists those of the actor's place that still wait.
func (d *Desk) Invitations(ctx context.Context, who base.Actor) ([]Invitation, error) {
	return invitations(ctx, d.DB, who.Place, d.DB.Now())
}

// TakeBack withdraws an invitation.
func (d *Desk) TakeBack(ctx context.Context, who base.Actor, id string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		i, err := deleteInvitation(ctx, tx, id)
		if err != nil {
			return err
		}
		return tx.Record(ctx, "role", id, "invitation_withdrawn", db.Detail{"email": i.Email})
	})
}

// invitationOf reads an invitation by the secret of its letter.
func (d *Desk) invitationOf(ctx context.Context, key string) (invited, error) {
	i, err := invitationBy(ctx, d.DB, digest(key), d.DB.Now())
	if base.KindOf(err) == base.NotFound {
		err = base.Refuse(base.NotFound, "account.invitation_spent")
	}
	return i, err
}

// Accept takes an invitation up for the actor, who is signed in.
func (d *Desk) Accept(ctx context.Context, key string, who base.Actor) (invited, error) {
	i, err := d.invitationOf(ctx, key)
	if err != nil {
		return i, err
	}
	who.Place = i.place
	return i, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return d.take(ctx, tx, i, who.Account) })
}

// AcceptNew takes an invitation up for somebody new: it opens their account, whose
// address the letter has proved, and a session.
func (d *Desk) AcceptNew(ctx context.Context, key string, o Opening, device string) (i invited, secret string, err error) {
	if i, err = d.invitationOf(ctx, key); err != nil {
		return i, "", err
	}
	o.Email = i.Email
	hashed, err := o.check(ctx)
	if err != nil {
		return i, "", err
	}
	err = d.DB.Change(ctx, base.Actor{Place: i.place, Name: o.Name}, func(ctx context.Context, tx *db.Tx) error {
		a, err := openIn(ctx, tx, o, hashed)
		if err != nil {
			return err
		}
		tx.Who.Account = a.ID
		if secret, err = begin(ctx, tx, a.ID, device, true); err != nil {
			return err
		}
		return d.take(ctx, tx, i, a.ID)
	})
	return i, secret, err
}

// take uses an invitation up: of two who come at once, one finds it.
func (d *Desk) take(ctx context.Context, tx *db.Tx, i invited, account base.AccountID) error {
	if _, err := deleteInvitation(ctx, tx, i.ID); err != nil {
		return err
	}
	if _, err := grantOf(ctx, tx, i.place, account); base.KindOf(err) != base.NotFound {
		return errors.Join(err, base.Refuse(base.Invalid, "account.role_already"))
	}
	return d.Grant(ctx, tx, account, i.Role, i.Person)
}
