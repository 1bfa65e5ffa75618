package purchase

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/words"
)

// Decision is what whoever approves a claim says of it.
type Decision struct {
	On       day.Day  // of the entry; the claim's where empty
	Accounts []string // of the items; the usual one of its purpose where empty
	Recovers bool     // the tax on the receipts is claimed back
}

// Accept approves a claim: what was spent enters the books, and is owed to the person;
// or, where it is given, becomes a gift of theirs at once (ANC 2018-06, art. 142-9). Nobody
// approves their own. What was driven is computed anew, after what was accepted of the year.
func (d *Desk) Accept(ctx context.Context, who base.Actor, id ClaimID, as Decision) (Claim, error) {
	var c Claim
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if c, err = d.undecided(ctx, tx, id); err != nil {
			return err
		}
		if c.ownedBy(who) {
			return base.Refuse(base.Conflict, "purchase.own_claim")
		}
		if as.On == "" {
			as.On = c.On
		}
		if err := d.drive(ctx, tx, &c, true); err != nil {
			return err
		}
		all, err := d.chart(ctx, tx, who)
		if err != nil {
			return err
		}
		if err := d.charged(ctx, tx, all, &c, as); err != nil {
			return err
		}
		if err := d.bookClaim(ctx, tx, all, &c, as); err != nil {
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

// charged finds the accounts that the items are booked on.
func (d *Desk) charged(ctx context.Context, tx *db.Tx, all accounts, c *Claim, as Decision) (err error) {
	var wrong base.Checks
	for i := range c.Items {
		it := &c.Items[i]
		if i < len(as.Accounts) && as.Accounts[i] != "" {
			it.Account = as.Accounts[i]
			checkAccount(&wrong, all, itemField(i, "account"), it.Account)
		} else if it.Account, err = d.account(ctx, tx, all, it.On, it.Purpose.accounts()...); err != nil {
			return err
		}
	}
	return wrong.Fault()
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
func (d *Desk) bookClaim(ctx context.Context, tx *db.Tx, all accounts, c *Claim, as Decision) error {
	owed, err := d.owing(ctx, tx, all, *c, as.On)
	if err != nil {
		return err
	}
	lines, err := d.costs(ctx, tx, all, *c, as)
	if err != nil {
		return err
	}
	fact := claimSource + string(c.ID)
	e, err := d.postClaim(ctx, tx, *c, as.On, "purchase.entry_claim", fact, append(lines, owed))
	if err != nil {
		return err
	}
	c.Entry, c.Left = e.ID, c.Amount
	if !c.Waived {
		return nil
	}
	account, err := d.account(ctx, tx, all, as.On, "75412", "7541", "754")
	if err != nil {
		return err
	}
	gift := ledger.Side(account, -c.Amount)
	gift.Third = owed.Third
	settled := ledger.Side(owed.Account, c.Amount)
	settled.Third = owed.Third
	g, err := d.postClaim(ctx, tx, *c, as.On, "purchase.entry_gift", fact+gifted, []ledger.Line{settled, gift})
	if err != nil {
		return err
	}
	c.Left = 0
	_, err = d.Ledger.Settle(ctx, tx, false, ledger.At{Entry: e.ID, Position: len(lines)}, ledger.At{Entry: g.ID, Position: 0})
	return err
}

// postClaim posts what a claim books, anew where it was reversed before.
func (d *Desk) postClaim(ctx context.Context, tx *db.Tx, c Claim, on day.Day, key, fact string, lines []ledger.Line) (ledger.Entry, error) {
	journal, err := d.journal(ctx, tx)
	if err != nil {
		return ledger.Entry{}, err
	}
	source, _, err := d.Ledger.Turn(ctx, tx, tx.Who, fact)
	if err != nil {
		return ledger.Entry{}, err
	}
	return d.Ledger.Post(ctx, tx, ledger.Draft{Journal: journal, Day: on, Piece: "NF-" + string(c.On), PieceDay: c.On, Source: source,
		Label: cut(words.T(tx.Who.Lang, key, base.Args{"name": c.Name, "label": c.Label})), Lines: lines})
}

// owing is the line of what the place owes to the person.
func (d *Desk) owing(ctx context.Context, tx *db.Tx, all accounts, c Claim, on day.Day) (ledger.Line, error) {
	account, err := d.account(ctx, tx, all, on, claimAccounts...)
	if err != nil {
		return ledger.Line{}, err
	}
	l := ledger.Side(account, -c.Amount)
	l.Third, err = d.creditor(ctx, tx, c.Person, c.Name)
	return l, err
}

// costs are the lines of what was spent, and of the tax that is claimed back: the person
// paid the seller, so nothing of it waits (CGI, art. 271, I, 2).
func (d *Desk) costs(ctx context.Context, tx *db.Tx, all accounts, c Claim, as Decision) ([]ledger.Line, error) {
	var out []ledger.Line
	for _, it := range c.Items {
		cost := it.Amount
		if as.Recovers {
			cost -= it.Tax
		}
		l := ledger.Side(it.Account, cost)
		l.Label, l.Axes = it.Label, ledger.Axes{Activity: it.Activity, Project: it.Project}
		out = append(out, l)
	}
	if !as.Recovers || c.tax() == 0 {
		return out, nil
	}
	account, err := d.account(ctx, tx, all, as.On, "44566")
	return append(out, ledger.Side(account, c.tax())), err
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
