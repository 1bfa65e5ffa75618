package booking

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	see, join, run := base.To(base.See, "booking"), base.To(base.Join, "booking"), base.To(base.Run, "booking")
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bookings", Need: join, Name: "create-booking", Status: http.StatusCreated, Creates: true,
		Summary: "Book one or several spaces, once or as a series"}, d.apiAsk)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bookings", Need: see, Name: "list-bookings",
		Summary: "List the bookings that overlap a stretch of time, in its order"}, d.apiList)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/bookings/{id}", Need: see, Name: "get-booking", Summary: "Read a booking"}, d.apiGet)
	web.Add(api, web.Op{Method: http.MethodPatch, Path: "/bookings/{id}", Need: join, Name: "change-booking",
		Summary: "Move a booking or change what is said of it: one date, the following, or all to come"}, d.apiChange)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bookings/{id}/cancellation", Need: join, Name: "cancel-booking",
		Summary: "Give up a booking: one date, the following, or all to come"}, d.apiCancel)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/bookings/{id}", Need: join, Name: "delete-booking",
		Summary: "Give up one booking, as its cancellation does; it stays in the history"}, d.apiDelete)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bookings/{id}/approval", Need: run, Name: "approve-booking",
		Summary: "Lend what was requested"}, d.apiApprove)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bookings/{id}/refusal", Need: run, Name: "refuse-booking",
		Summary: "Turn a request down"}, d.apiRefuse)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/bookings/{id}/extension", Need: join, Name: "extend-series",
		Summary: "Go on with a series until a later day"}, d.apiExtend)
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/availability", Need: see, Name: "list-availability",
		Summary: "List when spaces are open with a seat left"}, d.apiFree)
	d.waitingOperations(api)
}

type askIn struct {
	web.PlaceIn
	Key  string `header:"Idempotency-Key" maxLength:"200" doc:"the same key with the same body is done once"`
	Body struct {
		Space       base.SpaceID    `json:"space,omitempty" doc:"the space asked for"`
		Spaces      []base.SpaceID  `json:"spaces,omitempty" doc:"several spaces at once, instead of space"`
		Start       string          `json:"start" doc:"civil time of the place, 2027-03-28T09:00, or an instant with its offset"`
		End         string          `json:"end"`
		Person      base.PersonID   `json:"person,omitempty" doc:"for whom; absent: for oneself, or for the place where staff ask"`
		Title       string          `json:"title,omitempty"`
		Activity    base.ActivityID `json:"activity,omitempty"`
		Seats       int             `json:"seats,omitempty" doc:"absent: one seat of a desk, the whole of anything else"`
		Rule        string          `json:"rrule,omitempty" doc:"RRULE of RFC 5545, by day, week, month or year"`
		OnConflict  OnConflict      `json:"on_conflict,omitempty" doc:"refuse (by default), skip or move the dates of a series that are not possible"`
		ConfirmPast bool            `json:"confirm_past,omitempty" doc:"staff enter what has taken place"`
	}
}

// made is a creation's answer: a booking, and for a series its dates.
type made struct {
	BookingJSON
	Occurrences []BookingJSON  `json:"occurrences,omitempty"`
	Skipped     []obstacleJSON `json:"skipped,omitempty"`
	Notices     []string       `json:"notices,omitempty" doc:"ambiguous_time: the hour happens twice, the first was taken; series_cut: the series has no end and goes as far as one may book"`
}

type body[T any] struct{ Body T }

func (d *Desk) apiAsk(ctx context.Context, who base.Actor, in *askIn) (*body[made], error) {
	b := in.Body
	if b.Space != "" {
		b.Spaces = append([]base.SpaceID{b.Space}, b.Spaces...)
	}
	done, err := d.Ask(ctx, who, Wanted{Spaces: b.Spaces, Start: b.Start, End: b.End, Seats: b.Seats, Title: b.Title, Person: b.Person,
		Activity: b.Activity, Rule: b.Rule, OnConflict: b.OnConflict, ConfirmPast: b.ConfirmPast})
	if err != nil {
		return nil, spelled(err, who)
	}
	return &body[made]{madeOf(done, who, b.Rule != "" || len(b.Spaces) > 1)}, nil
}

// madeOf answers a request: a series, or several spaces, by the series' own
// identifier and all that was booked.
func madeOf(done Done, who base.Actor, several bool) made {
	out := made{BookingJSON: jsonOf(done.Booking, who.Zone), Notices: done.Notices}
	if several {
		if done.Booking.Series != "" {
			out.ID = string(done.Booking.Series)
		}
		out.Occurrences = []BookingJSON{}
		for _, b := range done.Occurrences {
			out.Occurrences = append(out.Occurrences, jsonOf(b, who.Zone))
		}
		out.Skipped = obstaclesJSON(done.Skipped, who)
	}
	return out
}

// StretchIn asks for a stretch of time, of one space or of all.
type StretchIn struct {
	web.PlaceIn
	From  string       `query:"from" doc:"day, civil time or instant, included; absent: now"`
	To    string       `query:"to" doc:"day, civil time or instant, excluded; absent: seven days after from"`
	Space base.SpaceID `query:"space"`
}

// read gives the stretch asked for.
func (in StretchIn) read(who base.Actor, now time.Time) (from, to time.Time, err error) {
	var wrong base.Checks
	from = now
	if in.From != "" {
		from = readEdge(in.From, who.Zone, "from", &wrong)
	}
	to = from.AddDate(0, 0, 7)
	if in.To != "" {
		to = readEdge(in.To, who.Zone, "to", &wrong)
	}
	if len(wrong) == 0 && !to.After(from) {
		wrong.Wrong("to", "booking.end_before_start")
	}
	return from, to, wrong.Fault()
}

// readEdge reads a day as its midnight, or an hour; one that the clocks skip is where
// they jump, for nothing is booked at an edge.
func readEdge(text string, zone *time.Location, field string, wrong *base.Checks) time.Time {
	if d, err := day.Parse(text); err == nil {
		return d.Start(zone)
	}
	var found base.Checks
	t, _ := readTime(text, zone, field, &found)
	if len(found) == 0 || found[0].Key != "booking.hour_missing" {
		*wrong = append(*wrong, found...)
	}
	return t
}

type listIn struct {
	StretchIn
	Person base.PersonID `query:"person"`
	Mine   bool          `query:"mine" doc:"only one's own"`
	Ended  bool          `query:"ended" doc:"cancelled and refused ones too"`
	Cursor string        `query:"cursor" doc:"next of the page before"`
	Limit  int           `query:"limit" default:"100" minimum:"1" maximum:"500"`
}

func (d *Desk) apiList(ctx context.Context, who base.Actor, in *listIn) (*body[web.List[BookingJSON]], error) {
	from, to, err := in.read(who, d.DB.Now())
	if err != nil {
		return nil, err
	}
	if err := d.hasSpace(ctx, who, in.Space); err != nil {
		return nil, err
	}
	page, err := d.List(ctx, who, Filter{From: from, To: to, Space: in.Space, Person: in.Person, Mine: in.Mine, Ended: in.Ended, Cursor: in.Cursor, Limit: in.Limit})
	if err != nil {
		return nil, err
	}
	out := web.List[BookingJSON]{Items: []BookingJSON{}, Next: page.Next}
	for _, b := range page.Bookings {
		out.Items = append(out.Items, jsonOf(b, who.Zone))
	}
	return &body[web.List[BookingJSON]]{out}, nil
}

// hasSpace refuses a space that the place does not have.
func (d *Desk) hasSpace(ctx context.Context, who base.Actor, id base.SpaceID) error {
	if id == "" {
		return nil
	}
	plan, err := d.Spaces.Plan(ctx, d.DB, who)
	if err != nil {
		return err
	}
	if _, known := plan.Space(id); !known {
		return notHere("space", "booking.space_unknown")
	}
	return nil
}

// BookingIn names a booking.
type BookingIn struct {
	web.PlaceIn
	ID ID `path:"id"`
}

func (d *Desk) apiGet(ctx context.Context, who base.Actor, in *BookingIn) (*body[BookingJSON], error) {
	b, err := d.Get(ctx, who, in.ID)
	if err != nil {
		return nil, err
	}
	return &body[BookingJSON]{jsonOf(b, who.Zone)}, nil
}

func (d *Desk) apiChange(ctx context.Context, who base.Actor, in *struct {
	BookingIn
	Body struct {
		Scope       Scope            `json:"scope,omitempty" enum:"one,following,all"`
		Start       *string          `json:"start,omitempty"`
		End         *string          `json:"end,omitempty"`
		Space       *base.SpaceID    `json:"space,omitempty"`
		Title       *string          `json:"title,omitempty"`
		Seats       *int             `json:"seats,omitempty"`
		Activity    *base.ActivityID `json:"activity,omitempty"`
		Person      *base.PersonID   `json:"person,omitempty"`
		ConfirmPast bool             `json:"confirm_past,omitempty"`
	}
}) (*body[made], error) {
	b := in.Body
	done, err := d.Change(ctx, who, in.ID, orOne(b.Scope), Changes{Start: b.Start, End: b.End, Space: b.Space, Title: b.Title, Seats: b.Seats,
		Activity: b.Activity, Person: b.Person, ConfirmPast: b.ConfirmPast})
	if err != nil {
		return nil, spelled(err, who)
	}
	return &body[made]{madeOf(done, who, len(done.Occurrences) > 1)}, nil
}

func orOne(s Scope) Scope {
	if s == "" {
		return One
	}
	return s
}

func (d *Desk) apiCancel(ctx context.Context, who base.Actor, in *struct {
	BookingIn
	Body struct {
		Scope  Scope  `json:"scope,omitempty" enum:"one,following,all"`
		Reason string `json:"reason,omitempty"`
		Late   bool   `json:"confirm_late,omitempty" doc:"staff cancel after the cut-off"`
	}
}) (*body[web.List[BookingJSON]], error) {
	cancelled, err := d.Cancel(ctx, who, in.ID, Cancellation{Scope: orOne(in.Body.Scope), Reason: in.Body.Reason, Late: in.Body.Late})
	if err != nil {
		return nil, err
	}
	out := web.List[BookingJSON]{Items: []BookingJSON{}}
	for _, b := range cancelled {
		out.Items = append(out.Items, jsonOf(b, who.Zone))
	}
	return &body[web.List[BookingJSON]]{out}, nil
}

func (d *Desk) apiDelete(ctx context.Context, who base.Actor, in *BookingIn) (*struct{}, error) {
	_, err := d.Cancel(ctx, who, in.ID, Cancellation{Scope: One})
	return nil, err
}

func (d *Desk) apiApprove(ctx context.Context, who base.Actor, in *struct {
	BookingIn
	Body *struct {
		Scope Scope `json:"scope,omitempty" enum:"one,together,following,all"`
	}
}) (*body[made], error) {
	scope := One
	if in.Body != nil {
		scope = orOne(in.Body.Scope)
	}
	lent, err := d.Approve(ctx, who, in.ID, scope)
	if err != nil {
		return nil, spelled(err, who)
	}
	return &body[made]{madeOf(Done{Booking: lent[0], Occurrences: lent}, who, scope != One)}, nil
}

func (d *Desk) apiRefuse(ctx context.Context, who base.Actor, in *struct {
	BookingIn
	Body *struct {
		Scope  Scope  `json:"scope,omitempty" enum:"one,together,following,all"`
		Reason string `json:"reason,omitempty"`
	}
}) (*body[made], error) {
	scope, reason := One, ""
	if in.Body != nil {
		scope, reason = orOne(in.Body.Scope), in.Body.Reason
	}
	refused, err := d.Refuse(ctx, who, in.ID, scope, reason)
	if err != nil {
		return nil, err
	}
	return &body[made]{madeOf(Done{Booking: refused[0], Occurrences: refused}, who, scope != One)}, nil
}
