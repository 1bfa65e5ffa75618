package risk

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/risks", Need: see, Name: "list-risks", Summary: "List what may be lost, with what each year foresees"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/risks", Need: run, Name: "add-risk", Status: http.StatusCreated, Creates: true,
		Summary: "Note a customer who may not pay, or another risk"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/risks/{id}/estimates/{year}", Need: run, Name: "set-risk-estimate",
		Summary: "Say how much of a risk may be lost at the end of a year"}, d.apiSay)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/risks/{id}/end", Need: run, Name: "end-risk", Summary: "Note that a risk is over, or that all is lost"}, d.apiEnd)
}

// RiskJSON is what is said of a risk.
type RiskJSON struct {
	Kind    Kind        `json:"kind" enum:"customer,dispute,works,staff,other"`
	Label   string      `json:"label" maxLength:"120"`
	Account string      `json:"account,omitempty" doc:"of a customer: where the debt stands"`
	Third   string      `json:"third,omitempty" doc:"of a customer"`
	Amount  money.Cents `json:"amount_cents,omitempty" doc:"of a customer: what is owed, tax included"`
	VAT     money.Cents `json:"vat_cents,omitempty" doc:"of a customer: the tax in it"`
	Since   day.Day     `json:"since" format:"date"`
	Earlier money.Cents `json:"earlier_cents,omitempty" doc:"foreseen before the books begin here"`
	ledger.Axes
}

type heldRiskJSON struct {
	ID ID `json:"id"`
	RiskJSON
	EndedOn day.Day        `json:"ended_on,omitempty"`
	Lost    bool           `json:"lost"`
	Years   []riskYearJSON `json:"years"`
}

type riskYearJSON struct {
	Year    ledger.YearID `json:"year"`
	Said    bool          `json:"said"`
	Opening money.Cents   `json:"opening_cents"`
	Added   money.Cents   `json:"added_cents"`
	Back    money.Cents   `json:"taken_back_cents"`
	Closing money.Cents   `json:"closing_cents"`
}

func jsonOf(r Risk, years []ledger.Year) heldRiskJSON {
	out := heldRiskJSON{r.ID, RiskJSON(r.Draft), r.EndedOn, r.Lost, []riskYearJSON{}}
	for _, m := range r.Life(years) {
		out.Years = append(out.Years, riskYearJSON{m.Year.ID, m.Said, m.Opening, m.Added(), m.Back(), m.Closing})
	}
	return out
}

type one[T any] struct{ Body T }

// told answers with a risk and its life.
func (d *Desk) told(ctx context.Context, who base.Actor, r Risk, err error) (*one[heldRiskJSON], error) {
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	return &one[heldRiskJSON]{jsonOf(r, years)}, err
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[heldRiskJSON]], error) {
	out := &one[web.List[heldRiskJSON]]{web.List[heldRiskJSON]{Items: []heldRiskJSON{}}}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return out, err
	}
	all, err := d.List(ctx, d.DB, who)
	for _, r := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(r, years))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body RiskJSON
}) (*one[heldRiskJSON], error) {
	r, err := d.Add(ctx, who, Draft(in.Body))
	return d.told(ctx, who, r, err)
}

func (d *Desk) apiSay(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID            `path:"id"`
	Year ledger.YearID `path:"year"`
	Body struct {
		Amount money.Cents `json:"amount_cents"`
	}
}) (*one[heldRiskJSON], error) {
	r, err := d.Say(ctx, who, in.ID, in.Year, in.Body.Amount)
	return d.told(ctx, who, r, err)
}

func (d *Desk) apiEnd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID `path:"id"`
	Body struct {
		On   day.Day `json:"on" format:"date"`
		Lost bool    `json:"lost,omitempty" doc:"of a customer who will never pay"`
	}
}) (*one[heldRiskJSON], error) {
	r, err := d.End(ctx, who, in.ID, in.Body.On, in.Body.Lost)
	return d.told(ctx, who, r, err)
}
