package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// own is the room of rights of one's own record: whoever is known to the place reads
// and corrects what it holds about them (RGPD, art. 15 and 16), whatever their role.
const own = "self"

// Self is what people may say of themselves; who they are to the place is the place's to say.
type Self struct {
	Contacts []Contact
	Lang     string
}

// Own gives the actor's own record; NotFound where the place holds none.
func (d *Desk) Own(ctx context.Context, who base.Actor) (Record, error) {
	if who.Person == "" {
		return Record{}, base.Refuse(base.NotFound, "people.no_own")
	}
	return d.Read(ctx, who, who.Person)
}

// ChangeOwn writes how the actor is reached, over the version that was read.
func (d *Desk) ChangeOwn(ctx context.Context, who base.Actor, version int, s Self) (Person, error) {
	r, err := d.Own(ctx, who)
	if err != nil {
		return Person{}, err
	}
	i := r.Identity()
	i.Contacts, i.Lang = s.Contacts, s.Lang
	return d.Change(ctx, who, who.Person, version, i)
}

// ConsentOwn gives or withdraws the actor's own consent to a purpose, today.
func (d *Desk) ConsentOwn(ctx context.Context, who base.Actor, purpose string, given bool) error {
	if who.Person == "" {
		return base.Refuse(base.NotFound, "people.no_own")
	}
	how := words.T(who.Lang, "people.by_oneself")
	if given {
		return d.GiveConsent(ctx, who, who.Person, Consent{Purpose: purpose, Given: d.today(who), Source: how})
	}
	return d.WithdrawConsent(ctx, who, who.Person, purpose, d.today(who), how)
}
