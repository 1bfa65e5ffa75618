package bank

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
)

// Pick is one proposal of a move that somebody said yes to.
type Pick struct {
	Move MoveID
	Key  string
}

// sure tells a proposal whose reason names what it is about: it may be ticked beforehand,
// as a sum that happens to be the same may not.
func (p Proposal) sure() bool {
	switch p.Why.Key {
	case "bank.why_entered", "bank.why_batch", "bank.why_named", "bank.why_learnt", "bank.why_amount_name":
		return true
	}
	return false
}

// AcceptAll books the proposals that somebody said yes to, in one reading of the books,
// and tells how many. Of two that settle the same line, the first is booked; what does
// not hold any more waits.
func (d *Desk) AcceptAll(ctx context.Context, who base.Actor, picks ...Pick) (done int, err error) {
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		moves, accounts, keys, err := d.picked(ctx, tx, picks)
		if err != nil {
			return err
		}
		found, err := d.Proposals(ctx, tx, who, moves...)
		if err != nil {
			return err
		}
		used := map[string]bool{}
		for i, m := range moves {
			for _, p := range found[i] {
				if p.Key() != keys[i] || used[string(m.ID)] || p.touches(used) {
					continue
				}
				used[string(m.ID)] = true
				if err := d.accept(ctx, tx, accounts[i], m, p); err != nil {
					return err
				}
				done++
				break
			}
		}
		return nil
	})
	return done, err
}

// picked reads the moves that still wait.
func (d *Desk) picked(ctx context.Context, tx *db.Tx, picks []Pick) (moves []Move, purses []Account, keys []string, err error) {
	if err := tx.Lock(ctx, "bank:"+string(tx.Who.Place)); err != nil {
		return nil, nil, nil, err
	}
	for _, p := range picks {
		m, err := getMove(ctx, tx, tx.Who.Place, p.Move)
		if err != nil {
			return nil, nil, nil, err
		}
		if !m.Waits() {
			continue
		}
		a, err := getAccount(ctx, tx, tx.Who.Place, m.Account)
		if err != nil {
			return nil, nil, nil, err
		}
		moves, purses, keys = append(moves, m), append(purses, a), append(keys, p.Key)
	}
	return moves, purses, keys, nil
}

// touches notes what a proposal settles, and tells whether another did before.
func (p Proposal) touches(used map[string]bool) bool {
	var all []string
	if p.Entry != "" {
		all = append(all, string(p.Entry))
	}
	for _, t := range p.Targets {
		for _, l := range []*ledger.Placed{t.Settles, t.Reopens} {
			if l != nil {
				all = append(all, string(l.Entry)+"-"+strconv.Itoa(l.Position))
			}
		}
	}
	for _, one := range all {
		if used[one] {
			return true
		}
	}
	for _, one := range all {
		used[one] = true
	}
	return false
}
