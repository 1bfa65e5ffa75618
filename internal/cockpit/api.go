package cockpit

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

type searchIn struct {
	web.PlaceIn
	Query string `query:"q" required:"true" maxLength:"200" doc:"first letters of the words looked for"`
}

type hit struct {
	Kind string `json:"kind" enum:"person,space,booking"`
	ID   string `json:"id"`
	Name string `json:"name"`
	At   string `json:"at" doc:"start of a booking, empty otherwise"`
}

type searchOut struct{ Body web.List[hit] }

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/search", Need: base.To(base.See, "cockpit"),
		Name: "search", Summary: "People, spaces and bookings whose words begin with those of the query, by the rights of the token."},
		func(ctx context.Context, who base.Actor, in *searchIn) (*searchOut, error) {
			f, err := d.Search(ctx, who, in.Query, foundShown)
			if err != nil {
				return nil, err
			}
			out := &searchOut{web.List[hit]{Items: []hit{}}}
			add := func(h hit) { out.Body.Items = append(out.Body.Items, h) }
			for _, p := range f.People {
				add(hit{Kind: "person", ID: string(p.ID), Name: p.Name})
			}
			for _, s := range f.Spaces {
				add(hit{Kind: "space", ID: string(s.ID), Name: s.Name})
			}
			for _, e := range f.Bookings {
				add(hit{Kind: "booking", ID: e.ID, Name: e.Title, At: e.From.In(who.Zone).Format(time.RFC3339)})
			}
			return out, nil
		})
}
