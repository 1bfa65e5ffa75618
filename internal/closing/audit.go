package closing

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// Audit tells whether the grants of a year call for an auditor.
type Audit struct {
	Grants    money.Cents // on 74: those of administrations, in cash, are part of it
	Threshold law.Known
}

// Needed tells whether the grants are strictly above the threshold.
func (a Audit) Needed() bool { return a.Grants > a.Threshold.Value.Cents() }

// Audit compares the grants of a year with the threshold in force on its last day
// (Code de commerce, art. L. 612-4 and D. 612-5).
func (d *Desk) Audit(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year, balance map[string]money.Cents) (Audit, error) {
	k, err := d.Law.On(ctx, r, who, "cac_subsidies", y.To)
	return Audit{-sum(starting(balance, "741")), k}, err
}
