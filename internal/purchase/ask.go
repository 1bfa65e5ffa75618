package purchase

import (
	"context"
	"slices"
	"strconv"
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
	a = a.tidy()
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		c = Claim{ID: base.NewID[Claim](tx.Now), Person: who.Person, Name: who.Name, Ask: a, AskedAt: tx.Now, AskedBy: who.Account}
		if err := d.drive(ctx, tx, &c, false); err != nil {
			return err
		}
		if err := c.check(day.Of(tx.Now, tx.Who.Zone)); err != nil {
			return err
		}
		if err := insertClaim(ctx, tx, c); err != nil {
			return err
		}
		for i, it := range c.Items {
			if err := bind(ctx, tx, it.File, itemFact(c.ID, i)); err != nil {
				return err
			}
		}
		return tx.Record(ctx, room, string(c.ID), "claim_asked", db.Detail{"amount": c.Amount, "waived": c.Waived})
	})
	return c, err
}

// itemFact names an item as what a file belongs to.
func itemFact(id ClaimID, position int) string { return string(id) + "." + strconv.Itoa(position) }

func (a Ask) tidy() Ask {
	if iban, ok := wire.IBAN(a.IBAN); ok {
		a.IBAN = iban
	}
	items := make([]Item, len(a.Items))
	for i, it := range a.Items {
		it.Label = strings.Join(strings.Fields(it.Label), " ")
		if it.Means == Drove {
			it.Purpose, it.Tax = "travel", 0
		}
		items[i] = it
	}
	a.Items = items
	return a
}

// itemsMax is how many things one claim holds.
const itemsMax = 30

// check says all that is wrong with a claim at once.
func (c Claim) check(today day.Day) error {
	var wrong base.Checks
	if len(c.Items) == 0 || len(c.Items) > itemsMax {
		wrong.Wrong(itemField(0, "label"), "purchase.items_between", base.Args{"max": itemsMax})
	}
	for i, it := range c.Items {
		it.check(&wrong, func(name string) string { return itemField(i, name) }, today)
	}
	if _, ok := wire.IBAN(c.IBAN); c.IBAN != "" && !ok {
		wrong.Wrong("iban", "wire.iban_wrong")
	}
	return wrong.Fault()
}

// itemField names a field of an item, in a form and in a refusal.
func itemField(i int, name string) string { return "items[" + strconv.Itoa(i) + "]." + name }

func (it Item) check(wrong *base.Checks, at func(string) string, today day.Day) {
	wrong.Require(at("label"), it.Label)
	tooLong(wrong, at("label"), it.Label, labelMax)
	switch {
	case !real(it.On):
		wrong.Wrong(at("on"), "purchase.no_such_day")
	case it.On > today:
		wrong.Wrong(at("on"), "purchase.not_yet")
	}
	if it.Purpose.accounts() == nil {
		wrong.Wrong(at("purpose"), "base.required")
	}
	switch it.Means {
	case Spent:
		if it.Amount <= 0 || it.Amount > money.Max {
			wrong.Wrong(at("amount"), "purchase.amount_positive")
		}
		if it.Tax < 0 || it.Tax > 0 && it.Tax >= it.Amount {
			wrong.Wrong(at("tax"), "purchase.tax_part")
		}
		if it.File == "" {
			wrong.Wrong(at("photo"), "purchase.photo_needed")
		}
	case Drove:
		if it.Km <= 0 || it.Km > kmMax {
			wrong.Wrong(at("km"), "purchase.km_positive")
		}
		if !slices.Contains(Powers(), it.Power) {
			wrong.Wrong(at("power"), "base.required")
		}
	default:
		wrong.Wrong(at("means"), "base.required")
	}
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
		if err := deleteClaim(ctx, tx, c); err != nil {
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
	all, err := claims(ctx, d.DB, who.Place, person, claimsShown)
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

// ClaimsOf lists what somebody asked back or gave, the latest first, for whoever may know
// all that a place holds of them; at most so many, or all of it where limit is 0.
func (d *Desk) ClaimsOf(ctx context.Context, who base.Actor, person base.PersonID, limit int) ([]Claim, error) {
	if limit <= 0 {
		limit = claimsHeld
	}
	return claims(ctx, d.DB, who.Place, person, limit)
}

// claimsHeld is far more than anybody claims in a life.
const claimsHeld = 100_000

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
