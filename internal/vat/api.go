package vat

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
	see, run, rule := base.To(base.See, "ledger"), base.To(base.Run, "ledger"), base.To(base.Rule, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/vat/regimes", Need: see, Name: "list-vat-regimes",
		Summary: "How the place stood and stands for VAT, the latest first"}, d.apiRegimes)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/vat/regimes", Need: rule, Name: "set-vat-regime",
		Summary: "Say how the place stands for VAT from a day on"}, d.apiStand)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/vat/thresholds/{on}", Need: see, Name: "get-vat-thresholds",
		Summary: "Hold the turnover of a calendar year against the thresholds of the franchise"}, d.apiWatch)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/vat/returns/{period}", Need: see, Name: "get-vat-return",
		Summary: "Prepare the return of a month (2027-04) or of a quarter (2027-Q2)"}, d.apiReturn)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/vat/returns/{period}", Need: run, Name: "book-vat-return",
		Summary: "Post the entry of a return, once"}, d.apiBook)
}

// VatRegimeJSON is how a place stands from a day on.
type VatRegimeJSON struct {
	From     day.Day     `json:"from" format:"date"`
	Kind     Kind        `json:"kind" enum:"outside,franchise,real"`
	Filing   Filing      `json:"filing,omitempty" enum:"month,quarter" doc:"of the real regime"`
	Debits   bool        `json:"debits,omitempty" doc:"VAT on services is due when invoiced"`
	DueDom   int         `json:"due_day,omitempty" minimum:"15" maximum:"24" doc:"day of the month on which returns are due"`
	Taxed    money.Cents `json:"taxed_cents,omitempty"`
	Turnover money.Cents `json:"turnover_cents,omitempty" doc:"gives the coefficient of deduction with taxed_cents; 0 where everything is taxed"`
}

type vatMeterJSON struct {
	Services bool        `json:"services" doc:"services alone; everything otherwise"`
	Turnover money.Cents `json:"turnover_cents"`
	First    money.Cents `json:"first_cents" doc:"above it the franchise ends with the year"`
	Second   money.Cents `json:"second_cents" doc:"above it the franchise ends on that day"`
	Stale    bool        `json:"stale" doc:"a threshold is the last known, not that of the year"`
	Alert    day.Day     `json:"alert,omitempty"`
	Exit     day.Day     `json:"exit,omitempty"`
}

type vatReturnJSON struct {
	Period      string         `json:"period"`
	DueOn       day.Day        `json:"due_on"`
	Boxes       []vatBoxJSON   `json:"boxes" nullable:"false"`
	Due         money.Cents    `json:"due_cents" doc:"in whole euros"`
	Carried     money.Cents    `json:"carried_cents" doc:"in whole euros"`
	Net         money.Cents    `json:"net_cents" doc:"to the cent, positive where VAT is due"`
	Coefficient int            `json:"coefficient_percent"`
	Drafts      int            `json:"drafts" doc:"entries that wait to be validated and are not in it"`
	Entry       ledger.EntryID `json:"entry" doc:"empty while the return is not booked"`
}

type vatBoxJSON struct {
	Line   string         `json:"line" doc:"as the form 3310-CA3 numbers it"`
	Base   bool           `json:"base" doc:"the column without VAT"`
	Whole  money.Cents    `json:"whole_cents"`
	Exact  money.Cents    `json:"exact_cents"`
	Pieces []vatPieceJSON `json:"accounts" nullable:"false"`
}

type vatPieceJSON struct {
	Account string      `json:"account"`
	Amount  money.Cents `json:"amount_cents"`
}

type one[T any] struct{ Body T }

// PeriodIn names a period.
type PeriodIn struct {
	web.PlaceIn
	Period string `path:"period"`
}

func (d *Desk) apiRegimes(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[VatRegimeJSON]], error) {
	all, err := d.Regimes(ctx, d.DB, who)
	out := &one[web.List[VatRegimeJSON]]{web.List[VatRegimeJSON]{Items: []VatRegimeJSON{}}}
	for _, g := range all {
		out.Body.Items = append(out.Body.Items, VatRegimeJSON(g))
	}
	return out, err
}

func (d *Desk) apiStand(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body VatRegimeJSON
}) (*one[VatRegimeJSON], error) {
	g, err := d.Stand(ctx, who, Regime(in.Body))
	return &one[VatRegimeJSON]{VatRegimeJSON(g)}, err
}

func (d *Desk) apiWatch(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	On day.Day `path:"on" doc:"a day of the calendar year"`
}) (*one[web.List[vatMeterJSON]], error) {
	on, err := day.Parse(string(in.On))
	if err != nil {
		return nil, base.Refuse(base.NotFound, "base.not_found")
	}
	all, err := d.Watch(ctx, d.DB, who, on.Year())
	out := &one[web.List[vatMeterJSON]]{web.List[vatMeterJSON]{Items: []vatMeterJSON{}}}
	for _, m := range all {
		out.Body.Items = append(out.Body.Items, vatMeterJSON{m.Services, m.Turnover, m.First.Value.Cents(), m.Second.Value.Cents(),
			m.First.Stale || m.Second.Stale, m.Alert, m.Exit})
	}
	return out, err
}

func (d *Desk) apiReturn(ctx context.Context, who base.Actor, in *PeriodIn) (*one[vatReturnJSON], error) {
	p, err := ParsePeriod(in.Period)
	if err != nil {
		return nil, err
	}
	t, err := d.Prepare(ctx, d.DB, who, p)
	if err != nil {
		return nil, err
	}
	return &one[vatReturnJSON]{jsonOf(t)}, nil
}

func jsonOf(t Return) vatReturnJSON {
	out := vatReturnJSON{Period: t.Name(), DueOn: t.DueOn, Boxes: []vatBoxJSON{}, Due: t.Form.Due, Carried: t.Carried, Net: t.Net,
		Coefficient: int(t.Coefficient), Drafts: t.Drafts, Entry: t.Booked}
	for _, b := range t.Boxes {
		box := vatBoxJSON{b.Line, b.Base, b.Whole(), b.Exact, []vatPieceJSON{}}
		for _, p := range b.Pieces {
			box.Pieces = append(box.Pieces, vatPieceJSON(p))
		}
		out.Boxes = append(out.Boxes, box)
	}
	return out
}

func (d *Desk) apiBook(ctx context.Context, who base.Actor, in *struct {
	PeriodIn
	Refund money.Cents `query:"refund_cents" doc:"of a credit, what the State is asked to pay back, in whole euros"`
}) (*one[vatReturnJSON], error) {
	p, err := ParsePeriod(in.Period)
	if err != nil {
		return nil, err
	}
	if _, err := d.Book(ctx, who, p, in.Refund); err != nil {
		return nil, err
	}
	return d.apiReturn(ctx, who, &in.PeriodIn)
}
