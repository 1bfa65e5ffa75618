package stock

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
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/stocks", Need: see, Name: "list-stocks", Summary: "List the stocks with what they were worth, year by year"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/stocks", Need: run, Name: "add-stock", Status: http.StatusCreated, Creates: true, Summary: "Add a stock"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/stocks/{id}/receipts", Need: run, Name: "receive-stock", Status: http.StatusNoContent,
		Summary: "Note what came in, and what it cost"}, d.apiReceive)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/stocks/{id}/counts/{year}", Need: run, Name: "count-stock",
		Summary: "Note what was found at the end of a year"}, d.apiCount)
}

// StockJSON is what is said of a stock.
type StockJSON struct {
	Kind    Kind        `json:"kind" enum:"goods,materials,supplies"`
	Label   string      `json:"label" maxLength:"120"`
	Unit    string      `json:"unit,omitempty" maxLength:"20"`
	Earlier money.Cents `json:"earlier_cents,omitempty" doc:"worth on the first day of the books"`
	ledger.Axes
}

type heldStockJSON struct {
	ID ID `json:"id"`
	StockJSON
	Years []stockYearJSON `json:"years"`
}

type stockYearJSON struct {
	Year     ledger.YearID `json:"year"`
	Counted  bool          `json:"counted"`
	Quantity Quantity      `json:"quantity_hundredths"`
	Opening  money.Cents   `json:"opening_cents"`
	Change   money.Cents   `json:"change_cents"`
	Closing  money.Cents   `json:"closing_cents"`
}

func jsonOf(s Stock, years []ledger.Year) heldStockJSON {
	out := heldStockJSON{s.ID, StockJSON(s.Draft), []stockYearJSON{}}
	for _, m := range s.Life(years) {
		out.Years = append(out.Years, stockYearJSON{m.Year.ID, m.Said, s.Counts[m.Year.ID].Quantity, m.Opening, m.Change(), m.Closing})
	}
	return out
}

type one[T any] struct{ Body T }

// told answers with a stock and its life.
func (d *Desk) told(ctx context.Context, who base.Actor, s Stock, err error) (*one[heldStockJSON], error) {
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	return &one[heldStockJSON]{jsonOf(s, years)}, err
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[heldStockJSON]], error) {
	out := &one[web.List[heldStockJSON]]{web.List[heldStockJSON]{Items: []heldStockJSON{}}}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return out, err
	}
	all, err := d.List(ctx, d.DB, who)
	for _, s := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(s, years))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body StockJSON
}) (*one[heldStockJSON], error) {
	s, err := d.Add(ctx, who, Draft(in.Body))
	return d.told(ctx, who, s, err)
}

func (d *Desk) apiReceive(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID `path:"id"`
	Body struct {
		Day      day.Day     `json:"day" format:"date"`
		Quantity Quantity    `json:"quantity_hundredths"`
		Amount   money.Cents `json:"amount_cents"`
	}
}) (*struct{}, error) {
	_, err := d.Receive(ctx, who, in.ID, Receipt{Day: in.Body.Day, Quantity: in.Body.Quantity, Amount: in.Body.Amount})
	return nil, err
}

func (d *Desk) apiCount(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID            `path:"id"`
	Year ledger.YearID `path:"year"`
	Body struct {
		Quantity Quantity    `json:"quantity_hundredths,omitempty"`
		Worth    money.Cents `json:"worth_cents,omitempty" doc:"where it is not the quantity at its average cost"`
	}
}) (*one[heldStockJSON], error) {
	s, err := d.Count(ctx, who, in.ID, in.Year, Count(in.Body))
	return d.told(ctx, who, s, err)
}
