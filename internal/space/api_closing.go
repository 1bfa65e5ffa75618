package space

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

func (d *Desk) closingOperations(api *web.API) {
	see, run := base.To(base.See, "space"), base.To(base.Run, "space")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/closures", Need: see, Name: "list-closures",
		Summary: "List the closures of the place and of its spaces"}, d.apiClosures)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/closures", Need: run, Name: "create-closure", Status: http.StatusCreated, Creates: true,
		Summary: "Close a space, or the whole place, on some days"}, d.apiClose)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/closures/{id}", Need: run, Name: "delete-closure", Status: http.StatusNoContent,
		Summary: "Lift a closure"}, d.apiReopen)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/exceptions", Need: run, Name: "create-exception", Status: http.StatusCreated, Creates: true,
		Summary: "Give one day hours of its own"}, d.apiExcept)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/outages", Need: run, Name: "create-outage", Status: http.StatusCreated, Creates: true,
		Summary: "Take a space out of service"}, d.apiTakeOut)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/outages/{id}", Need: run, Name: "delete-outage", Status: http.StatusNoContent,
		Summary: "Put a space back in service, now"}, d.apiPutBack)
}

// ClosingIn is the part of an input that closes hours.
type ClosingIn struct {
	web.PlaceIn
	Warn bool `query:"warn" default:"true" doc:"warn by mail those who booked hours that close; their bookings stay either way"`
}

func (in ClosingIn) telling() Telling {
	if in.Warn {
		return Warn
	}
	return Untold
}

// closureJSON is days on which a space, or the whole place, is closed.
type closureJSON struct {
	ID       string `json:"id,omitempty" readOnly:"true"`
	Space    string `json:"space,omitempty" doc:"id of the space, the whole place where absent"`
	First    string `json:"first" doc:"2027-08-02"`
	Last     string `json:"last,omitempty" doc:"last day, included; the first where absent; a weekly closure without one has no end"`
	Repeats  string `json:"repeats,omitempty" enum:"weekly,yearly"`
	Weekdays string `json:"weekdays,omitempty" doc:"of a weekly closure: digits 1 Monday to 7 Sunday"`
	Reason   string `json:"reason"`
}

func (d *Desk) apiClosures(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*one[web.List[closureJSON]], error) {
	p, err := d.Plan(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	out := &one[web.List[closureJSON]]{web.List[closureJSON]{Items: []closureJSON{}}}
	for _, c := range p.Closures() {
		out.Body.Items = append(out.Body.Items, jsonClosure(c))
	}
	return out, nil
}

func jsonClosure(c Closure) closureJSON {
	return closureJSON{string(c.ID), string(c.Space), string(c.First), string(c.Last), string(c.Repeat), c.Weekdays, c.Reason}
}

func (d *Desk) apiClose(ctx context.Context, who base.Actor, in *struct {
	ClosingIn
	Body closureJSON
}) (*one[closureJSON], error) {
	b := in.Body
	c := Closure{Space: base.SpaceID(b.Space), First: day.Day(b.First), Last: day.Day(b.Last),
		Repeat: Repeat(b.Repeats), Weekdays: b.Weekdays, Reason: b.Reason}
	if c.Last == "" && c.Repeat != Weekly {
		c.Last = c.First
	}
	c, err := d.Close(ctx, who, c, in.telling())
	return &one[closureJSON]{jsonClosure(c)}, err
}

func (d *Desk) apiReopen(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID base.ID[Closure] `path:"id"`
}) (*struct{}, error) {
	return nil, d.Reopen(ctx, who, in.ID)
}

// exceptionJSON is the hours of one day, instead of the usual ones.
type exceptionJSON struct {
	ID     string `json:"id,omitempty" readOnly:"true"`
	Space  string `json:"space,omitempty" doc:"id of the space, the whole place where absent"`
	Day    string `json:"day" doc:"2027-05-08"`
	Hours  string `json:"hours" doc:"09:00-12:00 14:00-18:00; empty closes the day"`
	Reason string `json:"reason"`
}

func (d *Desk) apiExcept(ctx context.Context, who base.Actor, in *struct {
	ClosingIn
	Body exceptionJSON
}) (*one[exceptionJSON], error) {
	b := in.Body
	ranges, err := ParseRanges(b.Hours)
	if err != nil {
		return nil, base.Wrong("hours", "space.hours_unreadable")
	}
	e, err := d.Except(ctx, who, Exception{Space: base.SpaceID(b.Space), Day: day.Day(b.Day), Hours: ranges, Reason: b.Reason}, in.telling())
	b.ID = string(e.ID)
	return &one[exceptionJSON]{b}, err
}

// outageJSON is a time in which a space cannot be lent.
type outageJSON struct {
	ID     string     `json:"id,omitempty" readOnly:"true"`
	Space  string     `json:"space"`
	From   *time.Time `json:"from,omitempty" doc:"now where absent"`
	Back   *time.Time `json:"back,omitempty" doc:"expected return, absent where nobody knows yet"`
	Reason string     `json:"reason"`
}

func (d *Desk) apiTakeOut(ctx context.Context, who base.Actor, in *struct {
	ClosingIn
	Body outageJSON
}) (*one[outageJSON], error) {
	o := Outage{Space: base.SpaceID(in.Body.Space), Reason: in.Body.Reason}
	if in.Body.From != nil {
		o.From = *in.Body.From
	}
	if in.Body.Back != nil {
		o.Back = *in.Body.Back
	}
	o, err := d.TakeOut(ctx, who, o, in.telling())
	in.Body.ID, in.Body.From = string(o.ID), &o.From
	return &one[outageJSON]{in.Body}, err
}

func (d *Desk) apiPutBack(ctx context.Context, who base.Actor, in *struct {
	web.PlaceIn
	ID base.ID[Outage] `path:"id"`
}) (*struct{}, error) {
	return nil, d.PutBack(ctx, who, in.ID, time.Time{})
}
