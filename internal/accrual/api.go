package accrual

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
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/accruals", Need: see, Name: "list-accruals", Summary: "List what does not belong to the year of its entry, with the part of each year"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/accruals", Need: run, Name: "add-accrual", Status: http.StatusCreated, Creates: true,
		Summary: "Note a cost or an income recorded ahead of its year, or not recorded yet"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/accruals/{id}", Need: run, Name: "remove-accrual", Status: http.StatusNoContent,
		Summary: "Take out one that was noted by mistake, with its drafts"}, d.apiRemove)
}

// AccrualJSON is what is said of an accrual.
type AccrualJSON struct {
	Way     Way         `json:"way" enum:"ahead,late" doc:"recorded ahead of its year, or not recorded yet"`
	Label   string      `json:"label" maxLength:"120"`
	Account string      `json:"account" doc:"class 6 or 7, of the chart in use"`
	Third   string      `json:"third,omitempty" doc:"of what is late"`
	Amount  money.Cents `json:"amount_cents"`
	VAT     money.Cents `json:"vat_cents,omitempty" doc:"of what is late"`
	Day     day.Day     `json:"day" format:"date" doc:"on which it was recorded; of what is late, a day of its year"`
	From    day.Day     `json:"from,omitempty" doc:"of what is ahead: first day that it is for"`
	To      day.Day     `json:"to,omitempty" doc:"of what is ahead: last day that it is for"`
	Measure Measure     `json:"measure,omitempty" enum:"days,months"`
	ledger.Axes
}

type heldAccrualJSON struct {
	ID ID `json:"id"`
	AccrualJSON
	Parts []accrualPartJSON `json:"parts" doc:"what each year bears of what is ahead"`
}

type accrualPartJSON struct {
	From   day.Day     `json:"from" format:"date"`
	To     day.Day     `json:"to" format:"date"`
	Amount money.Cents `json:"amount_cents"`
	Left   money.Cents `json:"left_cents"`
}

func jsonOf(a Accrual, years []ledger.Year) heldAccrualJSON {
	out := heldAccrualJSON{a.ID, AccrualJSON{a.Way, a.Label, a.Account, a.Third, a.Amount, a.VAT, a.Day, a.From, a.To, a.Measure, a.Axes}, []accrualPartJSON{}}
	if a.Way == Ahead {
		for _, p := range a.Parts(years) {
			out.Parts = append(out.Parts, accrualPartJSON(p))
		}
	}
	return out
}

type one[T any] struct{ Body T }

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[heldAccrualJSON]], error) {
	out := &one[web.List[heldAccrualJSON]]{web.List[heldAccrualJSON]{Items: []heldAccrualJSON{}}}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return out, err
	}
	all, err := d.List(ctx, d.DB, who)
	for _, a := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(a, years))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body AccrualJSON
}) (*one[heldAccrualJSON], error) {
	b := in.Body
	a, err := d.Add(ctx, who, Draft{b.Way, b.Label, b.Account, b.Third, b.Amount, b.VAT, b.Day, Span{b.From, b.To, b.Measure}, b.Axes})
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	return &one[heldAccrualJSON]{jsonOf(a, years)}, err
}

func (d *Desk) apiRemove(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID ID `path:"id"`
}) (*struct{}, error) {
	return nil, d.Remove(ctx, who, in.ID)
}
