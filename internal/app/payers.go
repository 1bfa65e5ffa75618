package app

import (
	"context"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/wire"
)

// payers are the accounts of a place from which a bank may be asked to pay.
func (h *House) payers(ctx context.Context, who base.Actor) ([]wire.Holder, error) {
	place, err := h.Places.Get(ctx, h.DB, who.Place)
	if err != nil {
		return nil, err
	}
	all, err := h.Bank.Accounts(ctx, h.DB, who)
	var out []wire.Holder
	for _, a := range all {
		if iban, ok := wire.IBAN(a.Number); ok && a.Kind == bank.AtBank && a.ClosedOn == "" {
			out = append(out, wire.Holder{Name: place.Name, IBAN: iban})
		}
	}
	return out, err
}
