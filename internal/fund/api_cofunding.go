package fund

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

func (d *Desk) cofundingOperations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/cofundings", Need: see, Name: "list-cofundings",
		Summary: "List the grants that follow what is spent, year by year"}, d.apiCofundings)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/cofundings", Need: run, Name: "add-cofunding", Status: http.StatusCreated, Creates: true,
		Summary: "Enter a grant paid at a rate of what is spent, up to a ceiling"}, d.apiPromise)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/cofundings/{id}/years/{year}", Need: run, Name: "set-cofunding-year",
		Summary: "Say what was spent in a year, and the income booked"}, d.apiActual)
}

// CofundingJSON is what is said of a grant that follows what is spent.
type CofundingJSON struct {
	Label     string        `json:"label" maxLength:"120"`
	Funder    string        `json:"funder" maxLength:"120"`
	Project   ledger.AxisID `json:"project"`
	Agreement string        `json:"agreement" maxLength:"120"`
	Rate      money.Rate    `json:"rate" doc:"in hundredths of a per cent"`
	Ceiling   money.Cents   `json:"ceiling_cents"`
	From      day.Day       `json:"from" format:"date"`
	Until     day.Day       `json:"until" format:"date" doc:"the last day whose spending counts"`
}

type heldCofundingJSON struct {
	ID CofundingID `json:"id"`
	CofundingJSON
	Years []stageJSON `json:"years"`
}

type stageJSON struct {
	Year     ledger.YearID `json:"year"`
	Spent    money.Cents   `json:"spent_cents"`
	Booked   money.Cents   `json:"booked_cents" doc:"income of the year, before its last entry"`
	Due      money.Cents   `json:"due_cents" doc:"for all that was spent so far"`
	Owed     money.Cents   `json:"to_come_cents"`
	Overpaid money.Cents   `json:"overpaid_cents"`
}

func cofundingJSON(c Cofunding, years []ledger.Year) heldCofundingJSON {
	out := heldCofundingJSON{ID: c.ID, CofundingJSON: CofundingJSON(c.Terms), Years: []stageJSON{}}
	for _, s := range c.Life(years) {
		out.Years = append(out.Years, stageJSON{s.Year.ID, s.Spent, s.Booked, s.Due, s.Owed(), s.Overpaid()})
	}
	return out
}

func (d *Desk) apiCofundings(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[heldCofundingJSON]], error) {
	out := &one[web.List[heldCofundingJSON]]{web.List[heldCofundingJSON]{Items: []heldCofundingJSON{}}}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return out, err
	}
	all, err := d.Cofundings(ctx, d.DB, who)
	for _, c := range all {
		out.Body.Items = append(out.Body.Items, cofundingJSON(c, years))
	}
	return out, err
}

func (d *Desk) apiPromise(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body CofundingJSON
}) (*one[heldCofundingJSON], error) {
	c, err := d.Promise(ctx, who, Terms(in.Body))
	return &one[heldCofundingJSON]{cofundingJSON(c, nil)}, err
}

func (d *Desk) apiActual(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   CofundingID   `path:"id"`
	Year ledger.YearID `path:"year"`
	Body struct {
		Spent  money.Cents `json:"spent_cents"`
		Booked money.Cents `json:"booked_cents,omitempty"`
	}
}) (*one[heldCofundingJSON], error) {
	c, err := d.Tell(ctx, who, in.ID, in.Year, Actual(in.Body))
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	return &one[heldCofundingJSON]{cofundingJSON(c, years)}, err
}
