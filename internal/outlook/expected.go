package outlook

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/treasury"
)

// Expected tells what the forecast in use, the one that changed last, expects of some months;
// nothing where it holds none of them.
func (d *Desk) Expected(ctx context.Context, who base.Actor, from forecast.Month, months int) ([]treasury.Month, error) {
	all, err := d.List(ctx, who)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	o, err := d.Reckon(ctx, who, all[0].Body.Hypotheses)
	if err != nil {
		return nil, err
	}
	var out []treasury.Month
	signed := map[string]bool{}
	for _, g := range all[0].Body.Hypotheses.Grants {
		signed[g.Key] = g.State == forecast.Signed
	}
	for i, item := range o.Items() {
		if item.Kind == forecast.OfOpening {
			continue // what is owed is promised, and the books know it better
		}
		if item.Label == "" {
			item.Label = "treasury.item_" + string(item.Kind)
		}
		for t, c := range o.Cash(i) {
			month := o.Months()[t]
			if n := month.Sub(from); n >= 0 && n < months && c != 0 {
				out = append(out, treasury.Month{Kind: item.Kind, Label: item.Label, Month: month, Cents: c, Sure: signed[item.Key]})
			}
		}
	}
	return out, nil
}
