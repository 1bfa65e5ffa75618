package closing

import (
	"context"
	"slices"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/vat"
)

// proof is what the books and their neighbours say of a step that a person would otherwise
// have to check. One that holds does the step; one that does not says what is missing, and a
// person may still know better.
type proof struct {
	holds  bool
	reason string
	args   base.Args
}

// proofs gathers what can be proved of a year that is still open.
func (d *Desk) proofs(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, balance map[string]money.Cents) (map[string]proof, error) {
	out := map[string]proof{}
	if p, there := volunteered(balance); there {
		out["volunteers"] = p
	}
	if len(starting(balance, "42", "43")) == 0 {
		out["payroll"] = proof{holds: true, reason: "closing.payroll_settled"}
	}
	p, there, err := d.taxed(ctx, r, who, y, balance)
	if err != nil {
		return nil, err
	}
	if there {
		out["tax"] = p
	}
	for key, prove := range map[string]func(context.Context, db.Reader, base.Actor, ledger.Year) (proof, bool, error){"bank": d.banked, "thirds": d.lettered, "vat": d.returned} {
		p, there, err := prove(ctx, r, who, y)
		if err != nil {
			return nil, err
		}
		if there {
			out[key] = p
		}
	}
	return out, nil
}

// volunteered proves that what volunteers gave is counted on both sides; where nothing is,
// only a person knows whether nobody gave anything.
func volunteered(balance map[string]money.Cents) (p proof, there bool) {
	used, given := sum(starting(balance, "86")), -sum(starting(balance, "87"))
	args := base.Args{"used": used, "given": given}
	return proof{used == given, map[bool]string{true: "closing.volunteers_both", false: "closing.volunteers_differ"}[used == given], args}, used != 0 || given != 0
}

// taxed proves that the tax on the result of a company is booked as the law reckons it, without the
// losses of years before or tax credits, which a person knows. What an association owes depends on
// what it does: only a person knows.
func (d *Desk) taxed(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, balance map[string]money.Cents) (p proof, there bool, err error) {
	if chart.ID(y.Chart).Association() {
		return p, false, nil
	}
	bands, err := law.CompanyBands(y.To, func(key string, on day.Day) (law.Known, error) { return d.Law.On(ctx, r, who, key, on) })
	if err != nil {
		return p, false, err
	}
	booked := sum(starting(balance, "695"))
	before := ledger.Result(balance) + booked
	due := law.TaxOn(max(0, before), bands)
	args := base.Args{"result": before, "due": due, "booked": booked}
	if due == booked {
		return proof{true, "closing.tax_booked", args}, true, nil
	}
	return proof{reason: "closing.tax_differs", args: args}, true, nil
}

// lastDays is how long before a year's end its last statement may end: nothing may have moved
// since.
const lastDays = 10

// banked proves that every bank account agrees with its statements on the last day.
func (d *Desk) banked(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (p proof, there bool, err error) {
	all, err := d.Bank.Accounts(ctx, r, who)
	if err != nil {
		return p, false, err
	}
	missing, apart, seen := 0, 0, 0
	for _, a := range all {
		if a.Kind != bank.AtBank || a.ClosedOn != "" && a.ClosedOn < y.From {
			continue
		}
		seen++
		statements, err := d.Bank.Statements(ctx, who, a.ID)
		if err != nil {
			return p, false, err
		}
		if !slices.ContainsFunc(statements, func(s bank.Statement) bool { return s.To >= y.To.Add(-lastDays) }) {
			missing++
			continue
		}
		said, err := d.Bank.Agree(ctx, who, a.ID, y.To)
		if err != nil {
			return p, false, err
		}
		if said.Gap() != 0 {
			apart++
		}
	}
	p = proof{holds: true, reason: "closing.bank_agrees", args: base.Args{"n": seen}}
	switch {
	case missing > 0:
		p = proof{reason: "closing.bank_unseen", args: base.Args{"n": missing}}
	case apart > 0:
		p = proof{reason: "closing.bank_apart", args: base.Args{"n": apart}}
	}
	return p, seen > 0, nil
}

// oldAfter is how many days something may stay open before it must be explained.
const oldAfter = 365

// lettered proves that nothing of third parties has been open for over a year.
func (d *Desk) lettered(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (p proof, there bool, err error) {
	aged, err := d.Ledger.AgedBalance(ctx, r, who, y.To)
	old := 0
	for _, a := range aged {
		if a.Oldest < y.To.Add(-oldAfter) {
			old++
		}
	}
	if old > 0 {
		return proof{reason: "closing.thirds_old", args: base.Args{"n": old}}, true, err
	}
	return proof{holds: true, reason: "closing.thirds_young"}, true, err
}

// returned proves that every return of VAT of the year is booked, or that there is none.
func (d *Desk) returned(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (p proof, there bool, err error) {
	regimes, err := d.Vat.Regimes(ctx, r, who)
	if err != nil {
		return p, false, err
	}
	regime, said := vat.On(regimes, y.To)
	switch {
	case !said:
		return p, false, nil // nobody said how the place stands: only a person knows
	case regime.Kind != vat.Real:
		return proof{holds: true, reason: "closing.vat_without"}, true, nil
	}
	duties, err := d.Vat.Duties(ctx, r, who, y.To)
	missing := 0
	for _, u := range duties {
		if u.From >= y.From && u.To <= y.To && u.Booked == "" {
			missing++
		}
	}
	if missing > 0 {
		return proof{reason: "closing.vat_missing", args: base.Args{"n": missing}}, true, err
	}
	return proof{holds: true, reason: "closing.vat_booked"}, true, err
}
