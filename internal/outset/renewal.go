package outset

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Moved is an account of the books that the rules of 2025 gave another number.
type Moved struct {
	Account ledger.Account
	Used    bool        // it had lines in the last two years
	Net     money.Cents // debit less credit of those
	Becomes []chart.Move
}

// Renewal is what the reform of the charts leaves to do in books kept since before it.
type Renewal struct {
	Year  ledger.Year  // the latest, which follows the new rules
	Open  *ledger.Year // one of before that still takes entries: it goes first
	Moved []Moved
}

// Asks tells whether somebody must choose: accounts that nobody used are closed unasked.
func (r Renewal) Asks() (used []Moved) {
	for _, m := range r.Moved {
		if m.Used {
			used = append(used, m)
		}
	}
	return used
}

// Renewal reads which accounts of the books have another number since 2025 (règlement
// ANC 2022-06); none while the latest year follows the rules of before.
func (d *Desk) Renewal(ctx context.Context, r db.Reader, who base.Actor) (out Renewal, err error) {
	years, err := d.Ledger.Years(ctx, r, who)
	if err != nil || len(years) == 0 {
		return out, err
	}
	out.Year = years[0]
	id := chart.ID(out.Year.Chart)
	if !id.Reformed() {
		return out, nil
	}
	for i := range years {
		if y := &years[i]; !y.Closed() && !chart.ID(y.Chart).Reformed() {
			out.Open = y
		}
	}
	nets, err := d.nets(ctx, r, who, years[:min(2, len(years))])
	if err != nil {
		return out, err
	}
	accounts, err := d.Ledger.Accounts(ctx, r, who)
	if err != nil {
		return out, err
	}
	still := codes(id)
	for _, a := range accounts {
		moves := chart.Since(id, a.Code)
		if a.ClosedOn != "" || still[a.Code] || len(moves) == 0 {
			continue
		}
		net, used := nets[a.Code]
		out.Moved = append(out.Moved, Moved{a, used, net, moves})
	}
	return out, nil
}

// nets adds up what some years have, by account.
func (d *Desk) nets(ctx context.Context, r db.Reader, who base.Actor, years []ledger.Year) (map[string]money.Cents, error) {
	nets := map[string]money.Cents{}
	for _, y := range years {
		totals, err := d.Ledger.Totals(ctx, r, who, y.ID, "", "")
		if err != nil {
			return nil, err
		}
		for _, t := range totals {
			nets[t.Account] += t.Debit - t.Credit
		}
	}
	return nets, nil
}

// Renew opens the accounts that were chosen, by the code of the one that each takes over
// from, and closes those: their lines stay where they are. Where nothing is chosen for an
// account in use it stays open; those that nobody used are closed.
func (d *Desk) Renew(ctx context.Context, who base.Actor, chosen map[string]string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "outset:"+string(who.Place)); err != nil {
			return err
		}
		r, err := d.Renewal(ctx, tx, who)
		if err != nil {
			return err
		}
		if r.Open != nil {
			return base.Refuse(base.Conflict, "outset.renew_year_open", base.Args{"from": words.Day(r.Open.From), "to": words.Day(r.Open.To)})
		}
		accounts, err := r.renewed(chosen, day.Of(tx.Now, who.Zone))
		if err != nil || len(accounts) == 0 {
			return err
		}
		if err := d.furnish(ctx, tx, chart.ID(r.Year.Chart)); err != nil {
			return err
		}
		if err := d.Ledger.Chart(ctx, tx, accounts...); err != nil {
			return err
		}
		return tx.Record(ctx, "ledger", string(r.Year.ID), "renewed", db.Detail{"count": len(accounts)})
	})
}

// renewed gives the accounts to write: those that open and are not in the chart, by the
// name of their forerunner, and those that close.
func (r Renewal) renewed(chosen map[string]string, today day.Day) ([]ledger.Account, error) {
	furnished := codes(chart.ID(r.Year.Chart))
	var out []ledger.Account
	var wrong base.Checks
	for _, m := range r.Moved {
		to := chosen[m.Account.Code]
		switch {
		case to == "" && m.Used:
			continue
		case to != "" && !m.offers(to):
			wrong.Wrong("accounts["+m.Account.Code+"]", "base.not_a_choice")
			continue
		}
		if to != "" && !furnished[to] {
			out = append(out, ledger.Account{Code: to, Label: m.Account.Label, Opened: m.Account.Opened})
		}
		m.Account.ClosedOn = today
		out = append(out, m.Account)
	}
	return out, wrong.Fault()
}

func codes(id chart.ID) map[string]bool {
	has := map[string]bool{}
	for _, a := range chart.Accounts(id) {
		has[a.Code] = true
	}
	return has
}

func (m Moved) offers(code string) bool {
	for _, b := range m.Becomes {
		if b.Since == code {
			return true
		}
	}
	return false
}
