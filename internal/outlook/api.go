package outlook

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/forecast"
	"pilotis/internal/ledger"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/forecasts", Need: see, Name: "list-forecasts", Summary: "List the forecasts"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/forecasts", Need: run, Name: "begin-forecast", Status: http.StatusCreated, Creates: true,
		Summary: "Begin a forecast: from hypotheses, or from a year of the books"}, d.apiBegin)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/forecasts/{id}", Need: see, Name: "get-forecast", Summary: "Read a forecast: hypotheses and scenarios"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/forecasts/{id}", Need: run, Name: "save-forecast",
		Summary: "Write a forecast anew; revision is the one that was read"}, d.apiSave)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/forecasts/{id}/result", Need: see, Name: "reckon-forecast",
		Summary: "Tell what a forecast leads to, in its own scenario or in the one that is named; with draws, many futures too"}, d.apiResult)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/forecasts/{id}/cases", Need: see, Name: "compare-scenarios",
		Summary: "Tell what every scenario comes to, and why it differs from what is the most likely"}, d.apiCases)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/forecasts/{id}/tornado", Need: see, Name: "rank-risks", Summary: "Tell what moves a forecast the most"}, d.apiTornado)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/forecasts/{id}", Need: run, Name: "drop-forecast", Status: http.StatusNoContent, Summary: "Delete a forecast"}, d.apiDrop)
}

// ForecastJSON is a forecast as programs read and write it.
type ForecastJSON struct {
	ID        ID        `json:"id" readOnly:"true" required:"false"`
	Name      string    `json:"name" maxLength:"120"`
	Revision  int       `json:"revision" required:"false"`
	ChangedAt time.Time `json:"changed_at" readOnly:"true" required:"false"`
	Body
}

func jsonOf(o Outlook) ForecastJSON {
	return ForecastJSON{o.ID, o.Name, o.Revision, o.ChangedAt, o.Body}
}

type one[T any] struct{ Body T }

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[ForecastJSON]], error) {
	all, err := d.List(ctx, who)
	out := &one[web.List[ForecastJSON]]{web.List[ForecastJSON]{Items: []ForecastJSON{}}}
	for _, o := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(o))
	}
	return out, err
}

func (d *Desk) apiBegin(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Name       string               `json:"name" maxLength:"120"`
		Year       ledger.YearID        `json:"year,omitempty" doc:"of the books, instead of hypotheses"`
		Months     int                  `json:"months,omitempty" doc:"with a year: how many, 36 where absent"`
		Hypotheses *forecast.Hypotheses `json:"hypotheses,omitempty"`
		Scenarios  []Variant            `json:"scenarios,omitempty"`
	}
}) (*one[ForecastJSON], error) {
	b, err := d.begun(ctx, who, in.Body.Hypotheses, in.Body.Year, in.Body.Months)
	if err != nil {
		return nil, err
	}
	b.Scenarios = in.Body.Scenarios
	o, err := d.Begin(ctx, who, in.Body.Name, b)
	return &one[ForecastJSON]{jsonOf(o)}, err
}

// begun is what a forecast begins with: hypotheses, or a year of the books.
func (d *Desk) begun(ctx context.Context, who base.Actor, h *forecast.Hypotheses, year ledger.YearID, months int) (Body, error) {
	if h != nil {
		return Body{Hypotheses: *h}, nil
	}
	if months == 0 {
		months = 36
	}
	return d.FromYear(ctx, who, year, months)
}

// ForecastIn names a forecast in an address.
type ForecastIn struct {
	web.PlaceIn
	ID ID `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *ForecastIn) (*one[ForecastJSON], error) {
	o, err := d.Get(ctx, who, in.ID)
	return &one[ForecastJSON]{jsonOf(o)}, err
}

func (d *Desk) apiSave(ctx context.Context, who base.Actor, in *struct {
	ForecastIn
	Body ForecastJSON
}) (*one[ForecastJSON], error) {
	o, err := d.Save(ctx, who, Outlook{ID: in.ID, Name: in.Body.Name, Revision: in.Body.Revision, Body: in.Body.Body})
	return &one[ForecastJSON]{jsonOf(o)}, err
}

func (d *Desk) apiDrop(ctx context.Context, who base.Actor, in *ForecastIn) (*struct{}, error) {
	return nil, d.Drop(ctx, who, in.ID)
}

func (d *Desk) apiResult(ctx context.Context, who base.Actor, in *struct {
	ForecastIn
	Scenario string `query:"scenario" doc:"name of one of its scenarios"`
	Draws    int    `query:"draws" doc:"how many futures to draw; none where 0" maximum:"100000"`
}) (*one[Result], error) {
	o, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	h, err := o.Body.named(in.Scenario)
	if err != nil {
		return nil, err
	}
	out, err := d.Reckon(ctx, who, h)
	if err != nil {
		return nil, err
	}
	r := told(ctx, o, out).Result
	if in.Draws > 0 {
		h.Draws = in.Draws
		r.Draws, err = d.Risked(ctx, who, h)
	}
	return &one[Result]{r}, err
}

// named are the hypotheses in a scenario, or as they stand where none is named.
func (b Body) named(scenario string) (forecast.Hypotheses, error) {
	if scenario == "" {
		return b.Hypotheses, nil
	}
	for _, s := range b.Scenarios {
		if s.Name == scenario {
			return b.In(s.Scenario), nil
		}
	}
	return forecast.Hypotheses{}, base.Wrong("scenario", "base.not_a_choice")
}
