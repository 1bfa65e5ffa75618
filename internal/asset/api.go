package asset

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/assets", Need: see, Name: "list-assets", Summary: "List the fixed assets"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/assets", Need: run, Name: "add-asset", Status: http.StatusCreated, Creates: true,
		Summary: "Enter a fixed asset in the register"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/assets/{id}/disposal", Need: run, Name: "dispose-asset",
		Summary: "Take a fixed asset out of use, sold or thrown away"}, d.apiDispose)
}

// AssetJSON is what is said of an asset.
type AssetJSON struct {
	Label    string      `json:"label" maxLength:"120"`
	Account  string      `json:"account" doc:"class 2, of the chart in use"`
	Cost     money.Cents `json:"cost_cents"`
	Residual money.Cents `json:"residual_cents,omitempty"`
	Grant    money.Cents `json:"grant_cents,omitempty" doc:"investment grant that follows the asset"`
	From     day.Day     `json:"from" format:"date" doc:"put to use, included"`
	Years    int         `json:"years"`
	Count    Count       `json:"count,omitempty" enum:"30/360,actual/365"`
}

type heldAssetJSON struct {
	ID ID `json:"id"`
	AssetJSON
	DisposedOn day.Day     `json:"disposed_on,omitempty"`
	Price      money.Cents `json:"price_cents,omitempty"`
}

func jsonOf(a Asset) heldAssetJSON {
	return heldAssetJSON{a.ID, AssetJSON(a.Draft), a.DisposedOn, a.Price}
}

type one[T any] struct{ Body T }

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[heldAssetJSON]], error) {
	all, err := d.List(ctx, who)
	out := &one[web.List[heldAssetJSON]]{web.List[heldAssetJSON]{Items: []heldAssetJSON{}}}
	for _, a := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(a))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body AssetJSON
}) (*one[heldAssetJSON], error) {
	a, err := d.Add(ctx, who, Draft(in.Body))
	return &one[heldAssetJSON]{jsonOf(a)}, err
}

func (d *Desk) apiDispose(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID   ID `path:"id"`
	Body struct {
		On    day.Day     `json:"on" format:"date"`
		Price money.Cents `json:"price_cents,omitempty"`
	}
}) (*one[heldAssetJSON], error) {
	a, err := d.Dispose(ctx, who, in.ID, in.Body.On, in.Body.Price)
	return &one[heldAssetJSON]{jsonOf(a)}, err
}
