package booking

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

func (d *Desk) waitingOperations(api *web.API) {
	join := base.To(base.Join, "booking")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/waiting", Need: join, Name: "list-waiting",
		Summary: "List who waits for a slot that is taken: oneself, or for staff everybody"}, d.apiWaiting)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/waiting", Need: join, Name: "create-waiting", Status: http.StatusCreated, Creates: true,
		Summary: "Wait for a slot that is taken"}, d.apiWait)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/waiting/{id}/booking", Need: join, Name: "take-offer", Status: http.StatusCreated,
		Summary: "Book the slot that is offered"}, d.apiTakeUp)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/waiting/{id}", Need: join, Name: "delete-waiting", Status: http.StatusNoContent,
		Summary: "Give up one's place in a waiting list, or turn an offer down"}, d.apiLeave)
}

// WaitingJSON is a place in a waiting list as programs read it.
type WaitingJSON struct {
	ID    string `json:"id"`
	Space string `json:"space"`
	Start string `json:"start"`
	End   string `json:"end"`
	Seats int    `json:"seats,omitempty"`
	Title string `json:"title"`
	State string `json:"state" enum:"waiting,offered,taken,left,lapsed"`
	Till  string `json:"offered_till,omitempty" doc:"until when the slot is offered"`
	Ahead int    `json:"ahead" doc:"how many wait for these hours since longer"`
}

func jsonOfWaiting(w Waiting, who base.Actor) WaitingJSON {
	out := WaitingJSON{ID: string(w.ID), Space: string(w.Space), Start: offset(w.From, who.Zone), End: offset(w.To, who.Zone), Seats: w.Seats,
		Title: w.Title, State: string(w.State), Ahead: w.Ahead}
	if w.State == Offered {
		out.Till = offset(w.Till, who.Zone)
	}
	return out
}

func (d *Desk) apiWaiting(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*body[web.List[WaitingJSON]], error) {
	all, err := d.WaitingList(ctx, who, false)
	out := web.List[WaitingJSON]{Items: []WaitingJSON{}}
	for _, w := range all {
		out.Items = append(out.Items, jsonOfWaiting(w, who))
	}
	return &body[web.List[WaitingJSON]]{out}, err
}

func (d *Desk) apiWait(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Key  string `header:"Idempotency-Key" maxLength:"200"`
	Body struct {
		Space    base.SpaceID    `json:"space"`
		Start    string          `json:"start"`
		End      string          `json:"end"`
		Title    string          `json:"title"`
		Seats    int             `json:"seats,omitempty"`
		Person   base.PersonID   `json:"person,omitempty"`
		Activity base.ActivityID `json:"activity,omitempty"`
	}
}) (*body[WaitingJSON], error) {
	b := in.Body
	w, err := d.Wait(ctx, who, Wanted{Spaces: []base.SpaceID{b.Space}, Start: b.Start, End: b.End, Title: b.Title, Seats: b.Seats, Person: b.Person, Activity: b.Activity})
	if err != nil {
		return nil, spelled(err, who)
	}
	return &body[WaitingJSON]{jsonOfWaiting(w, who)}, nil
}

// WaitingIn names a place in a waiting list.
type WaitingIn struct {
	web.PlaceIn
	ID WaitingID `path:"id"`
}

func (d *Desk) apiTakeUp(ctx context.Context, who base.Actor, in *WaitingIn) (*body[BookingJSON], error) {
	done, err := d.TakeUp(ctx, who, in.ID)
	if err != nil {
		return nil, spelled(err, who)
	}
	return &body[BookingJSON]{jsonOf(done.Booking, who.Zone)}, nil
}

func (d *Desk) apiLeave(ctx context.Context, who base.Actor, in *WaitingIn) (*struct{}, error) {
	return nil, d.Leave(ctx, who, in.ID)
}
