package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/money"
)

// SettleAll letters by itself the open lines of an account that settle each other,
// third party by third party, and tells how many groups it found.
func (d *Desk) SettleAll(ctx context.Context, who base.Actor, account string) (int, error) {
	found := 0
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := lock(ctx, tx); err != nil {
			return err
		}
		if _, err := getAccount(ctx, tx, who.Place, account); err != nil {
			return err
		}
		all, err := openLines(ctx, tx, who.Place, account, "")
		if err != nil {
			return err
		}
		for _, group := range Settling(all) {
			places := make([]At, len(group))
			for i, l := range group {
				places[i] = l.At
			}
			if _, err := d.Settle(ctx, tx, false, places...); err != nil {
				return err
			}
			found++
		}
		return nil
	})
	return found, err
}

// Settling finds the groups of an account's open lines that settle each other. Of one
// third party it takes, in this order: lines of one voucher that add up to nothing; a
// debit and a credit of one amount, the oldest first; a line that pays the oldest ones
// of the other side together; and whatever is left, where it adds up to nothing.
func Settling(all []Placed) [][]Placed {
	var groups [][]Placed
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Third == all[0].Third {
			n++
		}
		p := pile{open: append([]Placed(nil), all[:n]...)}
		p.byVoucher()
		p.byAmount()
		p.bySum()
		p.take(p.open)
		groups, all = append(groups, p.done...), all[n:]
	}
	return groups
}

// pile is the open lines of one third party, and what was found among them.
type pile struct {
	open []Placed
	done [][]Placed
}

// take sets a group aside if it adds up to nothing.
func (p *pile) take(group []Placed) bool {
	var sum money.Cents
	taken := map[At]bool{}
	for _, l := range group {
		sum, taken[l.At] = sum+l.Amount(), true
	}
	if sum != 0 || len(group) < 2 {
		return false
	}
	p.done = append(p.done, append([]Placed(nil), group...))
	var left []Placed
	for _, l := range p.open {
		if !taken[l.At] {
			left = append(left, l)
		}
	}
	p.open = left
	return true
}

func (p *pile) byVoucher() {
	groups, order := map[string][]Placed{}, []string{}
	for _, l := range p.open {
		ref := l.Ref()
		if ref == "" {
			continue
		}
		if groups[ref] == nil {
			order = append(order, ref)
		}
		groups[ref] = append(groups[ref], l)
	}
	for _, ref := range order {
		p.take(groups[ref])
	}
}

func (p *pile) byAmount() {
	waiting := map[money.Cents][]Placed{}
	for _, l := range append([]Placed(nil), p.open...) {
		if other := waiting[-l.Amount()]; len(other) > 0 {
			p.take([]Placed{other[0], l})
			waiting[-l.Amount()] = other[1:]
			continue
		}
		waiting[l.Amount()] = append(waiting[l.Amount()], l)
	}
}

func (p *pile) bySum() {
	for _, l := range append([]Placed(nil), p.open...) {
		p.take(append([]Placed{l}, p.oldestAgainst(l)...))
	}
}

// oldestAgainst gives the oldest lines of the other side up to a line's amount.
func (p *pile) oldestAgainst(l Placed) []Placed {
	var group []Placed
	left, still := l.Amount(), false
	for _, o := range p.open {
		still = still || o.At == l.At
		if left == 0 || (o.Amount() > 0) == (l.Amount() > 0) {
			continue
		}
		group, left = append(group, o), left+o.Amount()
	}
	if !still || left != 0 {
		return nil
	}
	return group
}
