package activity

import (
	"context"
	"net/http"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, run := base.To(base.See, "activity"), base.To(base.Run, "activity")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/activities", Need: see, Name: "list-activities",
		Summary: "List the activities in the order of the place, the closed ones last"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/activities", Need: run, Name: "add-activity", Status: http.StatusCreated, Creates: true,
		Summary: "Add an activity after the others"}, d.apiAdd)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/activities/{id}", Need: see, Name: "get-activity",
		Summary: "Read an activity"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/activities/{id}", Need: run, Name: "change-activity",
		Summary: "Change what is said of an activity"}, d.apiChange)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/activities/{id}/closure", Need: run, Name: "close-activity",
		Summary: "Close an activity: what was done under it stays, nothing new can carry it"}, d.apiClose)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/activities/{id}/closure", Need: run, Name: "reopen-activity",
		Summary: "Take up a closed activity again"}, d.apiReopen)
	web.Add(api, web.Op{Method: http.MethodPut, Path: "/activities/order", Need: run, Name: "arrange-activities",
		Summary: "Put the activities in an order; those not named follow"}, d.apiArrange)
}

// DraftJSON is what is said of an activity.
type DraftJSON struct {
	Name    string `json:"name" maxLength:"80"`
	Hue     int    `json:"hue,omitempty" minimum:"0" maximum:"8" doc:"colour, 1 to 8; the least used where absent"`
	Purpose string `json:"purpose,omitempty" doc:"what it is for"`
	Public  string `json:"public,omitempty" doc:"whom it is for"`
}

// activityJSON is an activity.
type activityJSON struct {
	ID base.ActivityID `json:"id"`
	DraftJSON
	ClosedOn string `json:"closed_on,omitempty" doc:"the day it ended"`
}

func jsonOf(a Activity) activityJSON {
	return activityJSON{ID: a.ID, DraftJSON: DraftJSON(a.Draft), ClosedOn: string(a.ClosedOn)}
}

// one is the answer of an operation on one activity.
type one[T any] struct{ Body T }

// ActivityIn names an activity.
type ActivityIn struct {
	web.PlaceIn
	ID base.ActivityID `path:"id"`
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[activityJSON]], error) {
	all, err := d.List(ctx, who)
	out := &one[web.List[activityJSON]]{web.List[activityJSON]{Items: []activityJSON{}}}
	for _, a := range all {
		out.Body.Items = append(out.Body.Items, jsonOf(a))
	}
	return out, err
}

func (d *Desk) apiAdd(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body DraftJSON
}) (*one[activityJSON], error) {
	added, err := d.Add(ctx, who, Draft(in.Body))
	if err != nil {
		return nil, err
	}
	return &one[activityJSON]{jsonOf(added[0])}, nil
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *ActivityIn) (*one[activityJSON], error) {
	a, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return &one[activityJSON]{jsonOf(a)}, nil
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	ActivityIn
	Body DraftJSON
}) (*one[activityJSON], error) {
	a, err := d.Change(ctx, who, in.ID, Draft(in.Body))
	if err != nil {
		return nil, err
	}
	return &one[activityJSON]{jsonOf(a)}, nil
}

func (d *Desk) apiClose(ctx context.Context, who base.Actor, in *ActivityIn) (*one[activityJSON], error) {
	if err := d.Close(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return d.apiGet(ctx, who, in)
}

func (d *Desk) apiReopen(ctx context.Context, who base.Actor, in *ActivityIn) (*one[activityJSON], error) {
	if err := d.Reopen(ctx, who, in.ID); err != nil {
		return nil, err
	}
	return d.apiGet(ctx, who, in)
}

func (d *Desk) apiArrange(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	Body struct {
		Order []base.ActivityID `json:"order" maxItems:"60"`
	}
}) (*one[web.List[activityJSON]], error) {
	if err := d.Arrange(ctx, who, in.Body.Order); err != nil {
		return nil, err
	}
	return d.apiList(ctx, who, &in.PlaceIn)
}
