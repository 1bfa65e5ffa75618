package demo

import (
	"context"

	"pilotis/internal/asset"
	"pilotis/internal/fund"
	"pilotis/internal/ledger"
	"pilotis/internal/risk"
	"pilotis/internal/stock"
)

// inventory is what the place keeps for years, by the words that tell it.
type inventory struct {
	assets map[string]asset.ID
	funds  map[string]fund.ID
	risks  map[string]risk.ID
	stocks map[string]stock.ID
}

func emptyInventory() inventory {
	return inventory{map[string]asset.ID{}, map[string]fund.ID{}, map[string]risk.ID{}, map[string]stock.ID{}}
}

// longTerm is what outlasts a year: what is owned, what is promised, what may be lost.
func (k *keeping) longTerm() []act {
	all := append(k.owning(), k.storing()...)
	for _, e := range k.Funds {
		all = append(all, act{e.on(k.today), e.Label, func(ctx context.Context) error {
			made, err := k.house.Funds.Add(ctx, k.owner, fund.Draft{Label: e.Label, Origin: e.Origin, Funder: k.Projects[e.Project].Funder,
				Project: k.projects[e.Project], Agreement: e.Agreement, Amount: e.Amount, GivenOn: e.Given.on(k.today)})
			k.inventory.funds[e.Label] = made.ID
			return err
		}})
	}
	for _, p := range k.Promises {
		all = append(all, act{p.on(k.today), p.Label, func(ctx context.Context) error {
			_, err := k.house.Funds.Promise(ctx, k.owner, fund.Terms{Label: p.Label, Funder: k.Projects[p.Project].Funder, Project: k.projects[p.Project],
				Agreement: p.Agreement, Rate: p.Rate, Ceiling: p.Ceiling, From: p.From.on(k.today), Until: p.Until.on(k.today)})
			return err
		}})
	}
	for _, d := range k.Accruals {
		all = append(all, act{d.on(k.today), d.Label, func(ctx context.Context) error {
			_, err := k.house.Accruals.Add(ctx, k.owner, d.draft(k.today))
			return err
		}})
	}
	for _, r := range k.Risks {
		all = append(all, act{r.on(k.today), r.Label, func(ctx context.Context) error {
			made, err := k.house.Risks.Add(ctx, k.owner, risk.Draft{Kind: r.Kind, Label: r.Label, Account: r.Account, Third: r.Third, Amount: r.Amount, Since: r.on(k.today)})
			k.inventory.risks[r.Label] = made.ID
			return err
		}})
	}
	return all
}

// owning is what was bought to be used for years, and what of it is gone since.
func (k *keeping) owning() (all []act) {
	for _, o := range k.Assets {
		all = append(all, act{o.on(k.today), o.Label, func(ctx context.Context) error {
			made, err := k.house.Assets.Add(ctx, k.owner, o.draft(k.today))
			k.inventory.assets[o.Label] = made.ID
			return err
		}})
		if o.Gone == nil {
			continue
		}
		gone := o.Gone.on(k.today)
		all = append(all, act{gone, o.Label, func(ctx context.Context) error {
			_, err := k.house.Assets.Dispose(ctx, k.owner, k.inventory.assets[o.Label], gone, 0)
			return err
		}})
	}
	return all
}

// storing is what is bought to be sold or used up, and each time that some came in.
func (k *keeping) storing() (all []act) {
	for _, s := range k.Stocks {
		all = append(all, act{s.on(k.today), s.Label, func(ctx context.Context) error {
			made, err := k.house.Stocks.Add(ctx, k.owner, stock.Draft{Kind: s.Kind, Label: s.Label, Unit: s.Unit})
			k.inventory.stocks[s.Label] = made.ID
			return err
		}})
		for _, r := range s.Receipts {
			came := stock.Receipt{Day: r.on(k.today), Quantity: r.Quantity, Amount: r.Amount}
			all = append(all, act{came.Day, s.Label, func(ctx context.Context) error {
				_, err := k.house.Stocks.Receive(ctx, k.owner, k.inventory.stocks[s.Label], came)
				return err
			}})
		}
	}
	return all
}

// say tells at the end of a year what only people know: what was spent of a fund, what
// was counted, what may be lost.
func (k *keeping) say(ctx context.Context, y ledger.Year) error {
	n := y.To.Year() - k.today.Year()
	for _, e := range k.Funds {
		if spent, said := e.Uses[n]; said {
			if _, err := k.house.Funds.Say(ctx, k.owner, k.inventory.funds[e.Label], y.ID, fund.Use{Spent: spent}); err != nil {
				return err
			}
		}
	}
	for _, s := range k.Stocks {
		if c, counted := s.Counts[n]; counted {
			if _, err := k.house.Stocks.Count(ctx, k.owner, k.inventory.stocks[s.Label], y.ID, c); err != nil {
				return err
			}
		}
	}
	for _, r := range k.Risks {
		if estimate, said := r.Estimates[n]; said {
			if _, err := k.house.Risks.Say(ctx, k.owner, k.inventory.risks[r.Label], y.ID, estimate); err != nil {
				return err
			}
		}
	}
	return nil
}
