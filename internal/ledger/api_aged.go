package ledger

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// agedBalanceJSON is the aged balance on a day: amounts are positive where they are owed to the place.
type agedBalanceJSON struct {
	On    day.Day        `json:"on"`
	Items []agedJSON     `json:"items" nullable:"false"`
	Ages  []agedPartJSON `json:"ages" nullable:"false" doc:"of all third parties"`
	Total money.Cents    `json:"total_cents"`
}

type agedJSON struct {
	Account string         `json:"account"`
	Third   string         `json:"third"`
	Name    string         `json:"name"`
	Oldest  day.Day        `json:"oldest" doc:"day of the oldest open line"`
	Ages    []agedPartJSON `json:"ages" nullable:"false"`
	Total   money.Cents    `json:"total_cents" doc:"debit less credit"`
}

type agedPartJSON struct {
	Days   int         `json:"up_to_days" doc:"0 for what is older than all others"`
	Amount money.Cents `json:"amount_cents"`
}

func (d *Desk) apiAged(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	On day.Day `query:"on" doc:"today where empty"`
}) (*one[agedBalanceJSON], error) {
	on := d.today(who)
	if in.On != "" {
		asked, err := day.Parse(string(in.On))
		if err != nil {
			return nil, base.Wrong("on", "base.not_a_day")
		}
		on = asked
	}
	all, err := d.AgedBalance(ctx, d.DB, who, on)
	out := agedBalanceJSON{On: on, Items: make([]agedJSON, len(all))}
	var sum Aged
	for i, a := range all {
		out.Items[i] = agedJSON{a.Account, a.Third, a.Name, a.Oldest, a.ages(), a.Total()}
		for j, c := range a.Parts {
			sum.Parts[j] += c
		}
	}
	out.Ages, out.Total = sum.ages(), sum.Total()
	return &one[agedBalanceJSON]{out}, err
}

func (a Aged) ages() []agedPartJSON {
	out := make([]agedPartJSON, len(a.Parts))
	for i, c := range a.Parts {
		out[i].Amount = c
		if i < len(Ages) {
			out[i].Days = Ages[i]
		}
	}
	return out
}
