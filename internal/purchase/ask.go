package purchase

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/wire"
)

// Claim keeps what somebody spent or drove, to be approved by somebody else.
func (d *Desk) Claim(ctx context.Context, who base.Actor, a Ask) (Claim, error) {
	var c Claim
	if who.Person == "" {
		return c, base.Refuse(base.Invalid, "purchase.no_record")
	}
	a.Label = strings.Join(strings.Fields(a.Label), " ")
	if iban, ok := wire.IBAN(a.IBAN); ok {
		a.IBAN = iban
	}
	if a.Means == Drove {
		a.Purpose = "travel"
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		c = Claim{ID: base.NewID[Claim](tx.Now), Person: who.Person, Name: who.Name, Ask: a, AskedAt: tx.Now, AskedBy: who.Account}
		if err := d.weigh(ctx, tx, &c); err != nil {
			return err
		}
		if err := insertClaim(ctx, tx, c); err != nil {
			return err
		}
		if err := bind(ctx, tx, a.File, string(c.ID)); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(c.ID), "claim_asked", db.Detail{"amount": c.Amount, "waived": c.Waived})
	})
	return c, err
}

// weigh says all that is wrong with a claim, and computes what was driven.
func (d *Desk) weigh(ctx context.Context, tx *db.Tx, c *Claim) error {
	wrong := c.check(day.Of(tx.Now, tx.Who.Zone))
	if c.Means == Drove && c.Km > 0 && slices.Contains(Powers(), c.Power) && real(c.On) {
		driven, err := drivenIn(ctx, tx, tx.Who.Place, c.Person, c.On.Year())
		if err != nil {
			return err
		}
		if driven+c.Km > scaleMax {
			wrong.Wrong("km", "purchase.km_beyond", base.Args{"max": scaleMax, "n": driven})
		}
		known, err := d.Law.On(ctx, tx, tx.Who, scaleKey(c.Power), c.On)
		if err != nil {
			return err
		}
		c.Rate, c.Amount = known.Value, Mileage(c.Km, known.Value)
	}
	return wrong.Fault()
}

func (c Claim) check(today day.Day) (wrong base.Checks) {
	wrong.Require("label", c.Label)
	tooLong(&wrong, "label", c.Label, labelMax)
	switch {
	case !real(c.On):
		wrong.Wrong("on", "purchase.no_such_day")
	case c.On > today:
		wrong.Wrong("on", "purchase.not_yet")
	}
	if c.Purpose.accounts() == nil {
		wrong.Wrong("purpose", "base.required")
	}
	switch c.Means {
	case Spent:
		if c.Amount <= 0 || c.Amount > money.Max {
			wrong.Wrong("amount", "purchase.amount_positive")
		}
		if c.File == "" {
			wrong.Wrong("photo", "purchase.photo_needed")
		}
	case Drove:
		if c.Km <= 0 {
			wrong.Wrong("km", "purchase.km_positive")
		}
		if !slices.Contains(Powers(), c.Power) {
			wrong.Wrong("power", "base.required")
		}
	default:
		wrong.Wrong("means", "base.required")
	}
	if _, ok := wire.IBAN(c.IBAN); c.IBAN != "" && !ok {
		wrong.Wrong("iban", "wire.iban_wrong")
	}
	return wrong
}

// Unclaim takes back what one asked, while nobody decided.
func (d *Desk) Unclaim(ctx context.Context, who base.Actor, id ClaimID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c, err := d.undecided(ctx, tx, id)
		if err != nil {
			return err
		}
		if !c.ownedBy(who) {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := deleteClaim(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "claim_dropped", db.Detail{"amount": c.Amount})
	})
}

// Repay says where somebody is to be paid back, until a file for the bank says it; they
// say it, or whoever keeps the books.
func (d *Desk) Repay(ctx context.Context, who base.Actor, id ClaimID, iban string) error {
	iban, ok := wire.IBAN(iban)
	if !ok {
		return base.Wrong("iban", "wire.iban_wrong")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		c, err := claim(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if !c.ownedBy(who) && !who.May(base.Run, books) {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if c.Payment != "" {
			return base.Refuse(base.Conflict, "purchase.in_payment")
		}
		if err := setIBAN(ctx, tx, id, iban); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "claim_iban_set", db.Detail{"iban": db.Was(c.IBAN, iban)})
	})
}

func (d *Desk) undecided(ctx context.Context, tx *db.Tx, id ClaimID) (Claim, error) {
	if err := lock(ctx, tx); err != nil {
		return Claim{}, err
	}
	c, err := claim(ctx, tx, tx.Who.Place, id)
	if err == nil && !c.DecidedAt.IsZero() {
		err = base.Refuse(base.Conflict, "purchase.decided_already")
	}
	return c, err
}

// Claims lists what is to be decided, then what was, the latest first; of one person
// where person is given.
func (d *Desk) Claims(ctx context.Context, who base.Actor, person base.PersonID) ([]Claim, error) {
	all, err := claims(ctx, d.DB, who.Place, person)
	if err != nil {
		return nil, err
	}
	left, err := d.open(ctx, d.DB, who, claimAccounts)
	for i, c := range all {
		if c.Entry != "" {
			all[i].Left = left[c.Entry]
		}
	}
	return all, err
}

// OneClaim reads a claim that the reader may see.
func (d *Desk) OneClaim(ctx context.Context, who base.Actor, id ClaimID) (Claim, error) {
	c, err := claim(ctx, d.DB, who.Place, id)
	if err != nil {
		return c, err
	}
	if !c.seenBy(who) {
		return Claim{}, base.Refuse(base.NotFound, "base.not_found")
	}
	if c.Entry == "" {
		return c, nil
	}
	left, err := d.open(ctx, d.DB, who, claimAccounts)
	c.Left = left[c.Entry]
	return c, err
}

// Reassign gives the claims of a record that was merged to the one that stays.
func (d *Desk) Reassign(ctx context.Context, tx *db.Tx, from, into base.PersonID) error {
	return moveClaims(ctx, tx, from, into)
}
