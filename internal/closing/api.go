package closing

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/closing/{year}", Need: see, Name: "get-closing",
		Summary: "Where the closing of a year stands, step by step"}, d.apiSteps)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/closing/{year}/entries", Need: run, Name: "write-year-entries",
		Summary: "Write as drafts all that the end of a year calls for: cut-off, stocks, depreciation, provisions, earmarked funds"}, d.apiPrepare)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/closing/{year}/opening", Need: run, Name: "foresee-opening",
		Summary: "Write the opening of the next year as a draft, from the balances of now"}, d.apiForesee)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/closing/{year}/lock", Need: rule, Name: "close-year",
		Summary: "Carry the balances forward and lock the year"}, d.apiClose)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/closing/{year}/result", Need: rule, Name: "appropriate-result",
		Summary: "Use the result of a closed year as the assembly decided"}, d.apiResult)
}

// YearIn names a year.
type YearIn struct {
	web.PlaceIn
	Year ledger.YearID `path:"year"`
}

type closingStepJSON struct {
	Key      string               `json:"key"`
	State    State                `json:"state" enum:"done,todo,blocked"`
	ByHand   bool                 `json:"by_hand" doc:"only a person can say that it is done"`
	Reason   string               `json:"reason"`
	Accounts []closingAccountJSON `json:"accounts" doc:"what the step is about, or what stands in the way"`
}

type closingAccountJSON struct {
	Account string      `json:"account"`
	Amount  money.Cents `json:"net_cents" doc:"debit less credit"`
}

type closingEntryJSON struct {
	ID     ledger.EntryID `json:"entry"`
	Number string         `json:"number,omitempty"`
	Debit  money.Cents    `json:"debit_cents"`
	Credit money.Cents    `json:"credit_cents"`
	Lines  int            `json:"lines"`
}

type closingWrittenJSON struct {
	Written int `json:"written" doc:"drafts written or brought up to date"`
}

type one[T any] struct{ Body T }

func entryOf(e ledger.Entry) *one[closingEntryJSON] {
	debit, credit := e.Sums()
	return &one[closingEntryJSON]{closingEntryJSON{e.ID, e.Number, debit, credit, len(e.Lines)}}
}

func (d *Desk) apiSteps(ctx context.Context, who base.Actor, in *YearIn) (*one[web.List[closingStepJSON]], error) {
	all, err := d.Steps(ctx, who, in.Year)
	out := &one[web.List[closingStepJSON]]{web.List[closingStepJSON]{Items: []closingStepJSON{}}}
	for _, s := range all {
		step := closingStepJSON{s.Key, s.State, s.ByHand, words.T(who.Lang, s.Reason, s.Args), []closingAccountJSON{}}
		for _, l := range s.Lines {
			step.Accounts = append(step.Accounts, closingAccountJSON(l))
		}
		out.Body.Items = append(out.Body.Items, step)
	}
	return out, err
}

func (d *Desk) apiPrepare(ctx context.Context, who base.Actor, in *YearIn) (*one[closingWrittenJSON], error) {
	n, err := d.Prepare(ctx, who, in.Year)
	return &one[closingWrittenJSON]{closingWrittenJSON{n}}, err
}

func (d *Desk) apiForesee(ctx context.Context, who base.Actor, in *YearIn) (*one[closingEntryJSON], error) {
	e, err := d.Foresee(ctx, who, in.Year)
	return entryOf(e), err
}

func (d *Desk) apiClose(ctx context.Context, who base.Actor, in *YearIn) (*one[closingEntryJSON], error) {
	e, err := d.Close(ctx, who, in.Year)
	return entryOf(e), err
}

func (d *Desk) apiResult(ctx context.Context, who base.Actor, in *struct {
	YearIn
	Body struct {
		On          day.Day     `json:"on" format:"date"`
		Reserve     money.Cents `json:"reserve_cents,omitempty"`
		Cooperative bool        `json:"cooperative,omitempty"`
		Legal       money.Cents `json:"legal_cents,omitempty"`
		Statutory   money.Cents `json:"statutory_cents,omitempty"`
	}
}) (*one[closingEntryJSON], error) {
	e, err := d.Appropriate(ctx, who, in.Year, Decision(in.Body))
	return entryOf(e), err
}
