package hosting

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/place"
	"pilotis/internal/training"
	"pilotis/internal/web"
)

// Operations are the room's verbs for programs.
func (d *Desk) Operations(api *web.API) {
	join, rule := base.To(base.Join, "school"), base.To(base.Rule, "school")
	const session = "/hosting/sessions/{id}"
	web.Add(api, web.Op{Mine: true, Method: http.MethodGet, Path: session, Need: join, Name: "get-hosting", Summary: "Where a session is held, what is booked for each half-day, and how to be safe there."}, d.apiLook)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPut, Path: session, Need: rule, Name: "choose-hosting", Summary: "Choose the room of a place in which a session is held.", Status: http.StatusNoContent}, d.apiChoose)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/bookings", Need: rule, Name: "book-hosting", Summary: "Book the room for every half-day to come that lacks it.", Creates: true}, d.apiBook)
	web.Add(api, web.Op{Mine: true, Method: http.MethodPost, Path: session + "/bookings/removal", Need: rule, Name: "give-hosting-back", Summary: "Cancel what is of no use any more, or all that is to come.", Status: http.StatusNoContent}, d.apiGiveBack)
}

// HostedSessionIn names a session.
type HostedSessionIn struct {
	ID base.ID[training.Session] `path:"id"`
}

// HostingJSON is where a session is held.
type HostingJSON struct {
	Place  string           `json:"place" doc:"its name, in words where none is chosen"`
	Slug   string           `json:"slug,omitempty" doc:"of the place, where one is chosen"`
	Room   string           `json:"room"`
	Space  base.SpaceID     `json:"space,omitempty"`
	Seats  int              `json:"seats"`
	Halves []HostedHalfJSON `json:"half_days" nullable:"false"`
	Spare  int              `json:"spare" doc:"bookings for half-days that are no more"`
	Safety place.Safety     `json:"safety"`
}

// HostedHalfJSON is a half-day with what is booked for it.
type HostedHalfJSON struct {
	ID      base.ID[training.Half] `json:"id"`
	From    time.Time              `json:"from"`
	To      time.Time              `json:"to"`
	State   State                  `json:"state" enum:"open,asked,booked,lost,shifted,over"`
	Booking booking.ID             `json:"booking,omitempty"`
}

func (d *Desk) apiLook(ctx context.Context, who base.Actor, in *HostedSessionIn) (*struct{ Body HostingJSON }, error) {
	v, err := d.Look(ctx, who, in.ID)
	out := HostingJSON{Place: v.Host, Room: v.Session.Room, Slug: v.Place.Slug, Space: v.Venue.Space, Seats: v.Seats, Spare: len(v.Spare), Safety: v.Safety, Halves: []HostedHalfJSON{}}
	for _, r := range v.Rows {
		out.Halves = append(out.Halves, HostedHalfJSON{r.ID, r.From, r.To, r.State, r.Booking.ID})
	}
	return &struct{ Body HostingJSON }{out}, err
}

func (d *Desk) apiChoose(ctx context.Context, who base.Actor, in *struct {
	HostedSessionIn
	Body struct {
		Place string       `json:"place" doc:"its name in addresses"`
		Space base.SpaceID `json:"space"`
	}
}) (*struct{}, error) {
	return nil, d.Choose(ctx, who, in.ID, in.Body.Place, in.Body.Space)
}

// HostingOutcomesJSON is what became of each half-day that was to be booked.
type HostingOutcomesJSON struct {
	Items []HostingOutcomeJSON `json:"items" nullable:"false"`
}

// HostingOutcomeJSON is what became of one.
type HostingOutcomeJSON struct {
	Half base.ID[training.Half] `json:"half_day"`
	Code string                 `json:"code,omitempty" doc:"why it was refused; empty where it was lent or asked for"`
}

func (d *Desk) apiBook(ctx context.Context, who base.Actor, in *HostedSessionIn) (*struct{ Body HostingOutcomesJSON }, error) {
	told, err := d.Book(ctx, who, in.ID)
	out := HostingOutcomesJSON{Items: []HostingOutcomeJSON{}}
	for _, o := range told {
		one := HostingOutcomeJSON{Half: o.Half}
		if o.Refusal != nil {
			one.Code = o.Refusal.Key
		}
		out.Items = append(out.Items, one)
	}
	return &struct{ Body HostingOutcomesJSON }{out}, err
}

func (d *Desk) apiGiveBack(ctx context.Context, who base.Actor, in *struct {
	HostedSessionIn
	Body struct {
		All bool `json:"all,omitempty" doc:"all that is to come, and not only what is of no use"`
	}
}) (*struct{}, error) {
	return nil, d.GiveBack(ctx, who, in.ID, in.Body.All)
}
