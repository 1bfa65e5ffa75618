package purchase

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Accept approves a claim: what was spent enters the books, and is owed to the person;
// or, where it is given, becomes a gift of theirs at once (ANC 2018-06, art. 142-9). Nobody
// approves their own. An empty account is the usual one of the purpose; an empty day, the claim's.
func (d *Desk) Accept(ctx context.Context, who base.Actor, id ClaimID, account string, on day.Day) (Claim, error) {
	var c Claim
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if c, err = d.undecided(ctx, tx, id); err != nil {
			return err
		}
		if c.ownedBy(who) {
			return base.Refuse(base.Conflict, "purchase.own_claim")
		}
		if on == "" {
			on = c.On
		}
		all, err := d.chart(ctx, tx, who)
		if err != nil {
			return err
		}
		if c.Account, err = d.charged(ctx, tx, all, account, c); err != nil {
			return err
		}
		if err := d.bookClaim(ctx, tx, all, &c, on); err != nil {
			return err
		}
		c.DecidedAt, c.DecidedBy, c.Decider = tx.Now, who.Account, who.Name
		if err := setDecision(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "claim_approved", db.Detail{"name": c.Name, "amount": c.Amount, "waived": c.Waived})
	})
	return c, err
}

// charged finds the account that a claim is booked on.
func (d *Desk) charged(ctx context.Context, tx *db.Tx, all accounts, account string, c Claim) (string, error) {
	if account == "" {
		return d.account(ctx, tx, all, c.On, c.Purpose.accounts()...)
	}
	var wrong base.Checks
	checkAccount(&wrong, all, "account", account)
	return account, wrong.Fault()
}

// Refuse says no to a claim, and why.
func (d *Desk) Refuse(ctx context.Context, who base.Actor, id ClaimID, reason string) error {
	reason = strings.TrimSpace(reason)
	var wrong base.Checks
	wrong.Require("reason", reason)
	tooLong(&wrong, "reason", reason, labelMax)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		c, err := d.undecided(ctx, tx, id)
		if err != nil {
			return err
		}
		if c.ownedBy(who) {
			return base.Refuse(base.Conflict, "purchase.own_claim")
		}
		c.DecidedAt, c.DecidedBy, c.Decider, c.Reason = tx.Now, who.Account, who.Name, reason
		if err := setDecision(ctx, tx, c); err != nil {
			return err
		}
		return tx.Record(ctx, room, string(id), "claim_refused", db.Detail{"name": c.Name, "reason": reason})
	})
}

// bookClaim posts what was spent, and where it is given, the gift that settles it.
func (d *Desk) bookClaim(ctx context.Context, tx *db.Tx, all accounts, c *Claim, on day.Day) error {
	owed, err := d.account(ctx, tx, all, on, claimAccounts...)
	if err != nil {
		return err
	}
	third, err := d.creditor(ctx, tx, c.Person, c.Name)
	if err != nil {
		return err
	}
	journal, err := d.journal(ctx, tx)
	if err != nil {
		return err
	}
	post := func(key, fact string, from, to ledger.Line) (ledger.Entry, error) {
		source, _, err := d.Ledger.Turn(ctx, tx, tx.Who, fact)
		if err != nil {
			return ledger.Entry{}, err
		}
		return d.Ledger.Post(ctx, tx, ledger.Draft{Journal: journal, Day: on, Piece: "NF-" + string(c.On), PieceDay: c.On, Source: source,
			Label: cut(words.T(tx.Who.Lang, key, base.Args{"name": c.Name, "label": c.Label})), Lines: []ledger.Line{from, to}})
	}
	side := func(account, third string, amount money.Cents) ledger.Line {
		l := ledger.Side(account, amount)
		l.Third, l.Activity = third, c.Activity
		return l
	}
	fact := claimSource + string(c.ID)
	e, err := post("purchase.entry_claim", fact, side(c.Account, "", c.Amount), side(owed, third, -c.Amount))
	if err != nil {
		return err
	}
	c.Entry, c.Left = e.ID, c.Amount
	if !c.Waived {
		return nil
	}
	gift, err := d.account(ctx, tx, all, on, "75412", "7541", "754")
	if err != nil {
		return err
	}
	g, err := post("purchase.entry_gift", fact+gifted, side(owed, third, c.Amount), side(gift, third, -c.Amount))
	if err != nil {
		return err
	}
	c.Left = 0
	_, err = d.Ledger.Settle(ctx, tx, false, ledger.At{Entry: e.ID, Position: 1}, ledger.At{Entry: g.ID, Position: 0})
	return err
}

// creditor finds the third party that stands for a person in the books, or makes it.
func (d *Desk) creditor(ctx context.Context, tx *db.Tx, person base.PersonID, name string) (string, error) {
	thirds, err := d.Ledger.Thirds(ctx, tx, tx.Who)
	if err != nil {
		return "", err
	}
	for _, t := range thirds {
		if t.Person == person && t.ClosedOn == "" {
			return t.Code, nil
		}
	}
	code := coded(name, func(code string) bool {
		return slices.ContainsFunc(thirds, func(t ledger.Third) bool { return t.Code == code })
	})
	return code, d.Ledger.Name(ctx, tx, ledger.Third{Code: code, Label: name, Person: person})
}

// cut keeps a label within what the books take.
func cut(text string) string {
	r := []rune(text)
	return string(r[:min(len(r), labelMax)])
}
