package outset

import (
	"context"
	"net/http"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	run, rule := base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/outset", Need: rule, Name: "begin-books", Status: http.StatusCreated, Creates: true,
		Summary: "Open the first year of a place, with its chart of accounts, journals and bank accounts"}, d.apiBegin)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/outset/opening", Need: run, Name: "keep-opening",
		Summary: "Read opening balances row by row and, unless it is a rehearsal, keep them as a draft"}, d.apiKeep)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/outset/opening/validation", Need: run, Name: "validate-opening",
		Summary: "Validate the opening balances that were kept"}, d.apiAccept)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/outset/renewal", Need: base.To(base.See, "ledger"), Name: "moved-accounts",
		Summary: "The accounts of the books that have another number since 2025, and what may take over"}, d.apiRenewal)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/outset/renewal", Need: rule, Name: "renew-accounts",
		Summary: "Open the accounts that take over and close those of before"}, d.apiRenew)
}

type outsetPurseJSON struct {
	Name   string    `json:"name"`
	Kind   bank.Kind `json:"kind" enum:"bank,cash"`
	Number string    `json:"number,omitempty" doc:"IBAN"`
}

type outsetYearJSON struct {
	ID    ledger.YearID `json:"id"`
	From  day.Day       `json:"from"`
	To    day.Day       `json:"to"`
	Chart string        `json:"chart"`
}

type out[T any] struct{ Body T }

func (d *Desk) apiBegin(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		From   day.Day           `json:"from"`
		To     day.Day           `json:"to"`
		Chart  chart.ID          `json:"chart,omitempty" doc:"asso2025, coop2025, general2025…; after the legal form where absent"`
		Purses []outsetPurseJSON `json:"purses" maxItems:"10"`
	}
}) (*out[outsetYearJSON], error) {
	a := Asked{From: in.Body.From, To: in.Body.To, Chart: in.Body.Chart}
	for _, p := range in.Body.Purses {
		a.Purses = append(a.Purses, Purse(p))
	}
	if a.Chart == "" {
		form, err := d.Form(ctx, d.DB, who.Place)
		if err != nil {
			return nil, err
		}
		a.Chart = chart.For(form, a.From)
	}
	y, err := d.Begin(ctx, who, a)
	return &out[outsetYearJSON]{outsetYearJSON{y.ID, y.From, y.To, y.Chart}}, err
}

type outsetRowJSON struct {
	Line    int         `json:"line"`
	Account string      `json:"account"`
	Label   string      `json:"label"`
	Third   string      `json:"third,omitempty"`
	Net     money.Cents `json:"net_cents" doc:"debit less credit"`
	Verdict Verdict     `json:"verdict" enum:"known,new,gathered,skipped,wrong"`
	Why     string      `json:"why,omitempty"`
}

type outsetReadingJSON struct {
	Rows   []outsetRowJSON `json:"rows"`
	Debit  money.Cents     `json:"debit_cents"`
	Credit money.Cents     `json:"credit_cents"`
	Gap    money.Cents     `json:"gap_cents"`
	Result money.Cents     `json:"result_cents" doc:"of classes 6 and 7, gathered"`
	Entry  ledger.EntryID  `json:"entry_id,omitempty" doc:"the draft, unless it was a rehearsal"`
}

func (d *Desk) apiKeep(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Text   string `json:"text" doc:"account, label, debit, credit, third party: parted by tabs, semicolons or commas" maxLength:"500000"`
		Rest   bool   `json:"rest,omitempty" doc:"bring forward what is missing to the balance"`
		DryRun bool   `json:"dry_run,omitempty"`
	}
}) (*out[outsetReadingJSON], error) {
	reading, err := d.Look(ctx, who, in.Body.Text)
	if err != nil {
		return nil, err
	}
	j := outsetReadingJSON{[]outsetRowJSON{}, reading.Debit, reading.Credit, reading.Gap(), reading.Result, ""}
	for _, r := range reading.Rows {
		row := outsetRowJSON{Line: r.Line, Account: r.Account, Label: r.Label, Third: r.Third, Net: r.Amount, Verdict: r.Verdict}
		if r.Why.Key != "" {
			row.Why = words.T(who.Lang, r.Why.Key, r.Why.Args)
		}
		j.Rows = append(j.Rows, row)
	}
	if in.Body.DryRun {
		return &out[outsetReadingJSON]{j}, nil
	}
	e, err := d.Keep(ctx, who, in.Body.Text, in.Body.Rest)
	j.Entry = e.ID
	return &out[outsetReadingJSON]{j}, err
}

type outsetEntryJSON struct {
	ID     ledger.EntryID `json:"entry_id"`
	Number string         `json:"number"`
}

func (d *Desk) apiAccept(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*out[outsetEntryJSON], error) {
	e, err := d.Accept(ctx, who)
	return &out[outsetEntryJSON]{outsetEntryJSON{e.ID, e.Number}}, err
}

type outsetMovedJSON struct {
	Account string   `json:"account"`
	Label   string   `json:"label"`
	Used    bool     `json:"used" doc:"it had lines in the last two years"`
	Becomes []string `json:"becomes" doc:"codes that may take over"`
}

type outsetRenewalJSON struct {
	Items []outsetMovedJSON `json:"items"`
}

func (d *Desk) apiRenewal(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*out[outsetRenewalJSON], error) {
	r, err := d.Renewal(ctx, d.DB, who)
	j := outsetRenewalJSON{[]outsetMovedJSON{}}
	for _, m := range r.Moved {
		moved := outsetMovedJSON{Account: m.Account.Code, Label: m.Account.Label, Used: m.Used}
		for _, b := range m.Becomes {
			moved.Becomes = append(moved.Becomes, b.Since)
		}
		j.Items = append(j.Items, moved)
	}
	return &out[outsetRenewalJSON]{j}, err
}

func (d *Desk) apiRenew(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Accounts map[string]string `json:"accounts" doc:"by account, the code that takes over; one that is not named stays if it was used"`
	}
}) (*out[outsetRenewalJSON], error) {
	if err := d.Renew(ctx, who, in.Body.Accounts); err != nil {
		return nil, err
	}
	return d.apiRenewal(ctx, who, &in.PlaceIn)
}
