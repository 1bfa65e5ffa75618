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

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/funds", Need: see, Name: "list-funds", Summary: "List the earmarked funds with their life, year by year"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/funds", Need: run, Name: "add-fund", Status: http.StatusCreated, Creates: true,
		Summary: "Enter an earmarked fund"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/funds/{id}/uses/{year}", Need: run, Name: "set-fund-use",
		Summary: "Say what was spent of a fund in a year, and what was given back"}, d.apiUse)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/funds/{id}/transfers", Need: run, Name: "transfer-fund", Status: http.StatusCreated, Creates: true,
		Summary: "Move a part of what is left of a fund to another, as the funder agreed"}, d.apiTransfer)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/funds/transfers/{transfer}", Need: run, Name: "undo-fund-transfer", Status: http.StatusNoContent,
		Summary: "Take a transfer of an open year back"}, d.apiUntransfer)
	d.cofundingOperations(api)
}

// FundJSON is what is said of a fund.
type FundJSON struct {
	Label     string        `json:"label" maxLength:"120"`
	Origin    Origin        `json:"origin" enum:"grant,foundation,public"`
	Funder    string        `json:"funder" maxLength:"200"`
	Project   ledger.AxisID `json:"project"`
	Agreement string        `json:"agreement" maxLength:"120" doc:"the writing that earmarks it"`
	Amount    money.Cents   `json:"amount_cents"`
	GivenOn   day.Day       `json:"given_on" format:"date"`
	Earlier   money.Cents   `json:"earlier_cents,omitempty" doc:"spent before the books begin here"`
}

type heldFundJSON struct {
	ID ID `json:"id"`
	FundJSON
	Years     []fundYearJSON     `json:"years"`
	Transfers []FundTransferJSON `json:"transfers" nullable:"false"`
}

type fundYearJSON struct {
	Year     ledger.YearID `json:"year"`
	Opening  money.Cents   `json:"opening_cents"`
	Added    money.Cents   `json:"added_cents" doc:"set aside: received and not spent"`
	Used     money.Cents   `json:"used_cents"`
	Returned money.Cents   `json:"returned_cents" doc:"part of what was used"`
	Moved    money.Cents   `json:"moved_cents" doc:"brought by transfers, less what they took"`
	Closing  money.Cents   `json:"closing_cents"`
	Idle     bool          `json:"idle" doc:"nothing moved for two years"`
}

func jsonOf(f Fund, years []ledger.Year) heldFundJSON {
	out := heldFundJSON{ID: f.ID, FundJSON: FundJSON(f.Draft), Years: []fundYearJSON{}, Transfers: []FundTransferJSON{}}
	for _, m := range f.Life(years) {
		out.Years = append(out.Years, fundYearJSON{m.Year.ID, m.Opening, m.Added(), m.Used(), m.Returned, m.Moved, m.Closing(), m.Idle})
	}
	for _, t := range f.Transfers {
		out.Transfers = append(out.Transfers, FundTransferJSON{t.ID, t.From, t.To, t.Year, t.Cents, t.Agreement})
	}
	return out
}

// FundTransferJSON is a transfer as programs read it.
type FundTransferJSON struct {
	ID        TransferID    `json:"id"`
	From      ID            `json:"from"`
	To        ID            `json:"to"`
	Year      ledger.YearID `json:"year"`
	Cents     money.Cents   `json:"amount_cents"`
	Agreement string        `json:"agreement" doc:"the writing of the funder that allows it"`
}

type one[T any] struct{ Body T }

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[heldFundJSON]], error) {
	out := &one[web.List[heldFundJSON]]{web.List[heldFundJSON]{Items: []heldFundJSON{}}}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	if err != nil {
		return out, err
	}
	all, err := d.List(ctx, d.DB, who)
	for _, f := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(f, years))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body FundJSON
}) (*one[heldFundJSON], error) {
	f, err := d.Add(ctx, who, Draft(in.Body))
	return &one[heldFundJSON]{jsonOf(f, nil)}, err
}

func (d *Desk) apiUse(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID            `path:"id"`
	Year ledger.YearID `path:"year"`
	Body struct {
		Spent    money.Cents `json:"spent_cents"`
		Returned money.Cents `json:"returned_cents,omitempty"`
	}
}) (*one[heldFundJSON], error) {
	f, err := d.Say(ctx, who, in.ID, in.Year, Use(in.Body))
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	return &one[heldFundJSON]{jsonOf(f, years)}, err
}

func (d *Desk) apiTransfer(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID `path:"id"`
	Body struct {
		To        ID            `json:"to"`
		Year      ledger.YearID `json:"year"`
		Cents     money.Cents   `json:"amount_cents"`
		Agreement string        `json:"agreement" maxLength:"120"`
	}
}) (*one[heldFundJSON], error) {
	b := in.Body
	f, err := d.Transfer(ctx, who, Transfer{From: in.ID, To: b.To, Year: b.Year, Cents: b.Cents, Agreement: b.Agreement})
	if err != nil {
		return nil, err
	}
	years, err := d.Ledger.Years(ctx, d.DB, who)
	return &one[heldFundJSON]{jsonOf(f, years)}, err
}

func (d *Desk) apiUntransfer(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Transfer TransferID `path:"transfer"`
}) (*struct{}, error) {
	return nil, d.Untransfer(ctx, who, in.Transfer)
}
