package booking

import (
	"context"
	"errors"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// BookingJSON is a booking as programs read it. Times are instants with the
// offset of the place, so that they begin with the hour on its wall.
type BookingJSON struct {
	ID       string  `json:"id"`
	Series   string  `json:"series,omitempty"`
	Together string  `json:"together,omitempty" doc:"the first of the bookings asked at once"`
	Space    string  `json:"space"`
	Start    string  `json:"start"`
	End      string  `json:"end"`
	Seats    int     `json:"seats,omitempty"`
	Title    string  `json:"title,omitempty"`
	Person   string  `json:"person,omitempty"`
	Activity string  `json:"activity,omitempty"`
	State    State   `json:"state" enum:"requested,booked,cancelled,refused"`
	HeldTill *string `json:"held_till,omitempty" doc:"until when a request keeps its slot"`
	Reason   string  `json:"reason,omitempty"`
}

func jsonOf(b Booking, zone *time.Location) BookingJSON {
	out := BookingJSON{ID: string(b.ID), Series: string(b.Series), Together: string(b.Together), Space: string(b.Space), Seats: b.Seats, Title: b.Title,
		Start: offset(b.From, zone), End: offset(b.To, zone), Person: string(b.Person), Activity: string(b.Activity), State: b.State, Reason: b.Ended.Reason}
	if b.State == Requested {
		till := offset(b.HeldTill, zone)
		out.HeldTill = &till
	}
	return out
}

func offset(t time.Time, zone *time.Location) string { return t.In(zone).Format(time.RFC3339) }

// SlotJSON is a stretch of time of a space.
type SlotJSON struct {
	Space string `json:"space"`
	Start string `json:"start"`
	End   string `json:"end"`
}

func (s Slot) json(zone *time.Location) SlotJSON {
	return SlotJSON{string(s.Space), offset(s.From, zone), offset(s.To, zone)}
}

type obstacleJSON struct {
	SlotJSON
	Code    string    `json:"code"`
	Message string    `json:"message"`
	Nearest *SlotJSON `json:"nearest,omitempty" doc:"the nearest hour of that day that is possible"`
}

func obstaclesJSON(all []Obstacle, who base.Actor) []obstacleJSON {
	out := []obstacleJSON{}
	for _, o := range all {
		j := obstacleJSON{SlotJSON: Slot{o.Space, o.From, o.To}.json(who.Zone), Code: o.Fault.Key[strings.LastIndexByte(o.Fault.Key, '.')+1:],
			Message: words.T(who.Lang, o.Fault.Key, o.Fault.Args)}
		if len(o.Fault.Fields) > 0 {
			f := o.Fault.Fields[0]
			j.Code, j.Message = f.Key[strings.LastIndexByte(f.Key, '.')+1:], words.T(who.Lang, f.Key, f.Args)
		}
		if o.Nearest != nil {
			near := o.Nearest.json(who.Zone)
			j.Nearest = &near
		}
		out = append(out, j)
	}
	return out
}

// spelled writes the ways out of a refusal as programs read them.
func spelled(err error, who base.Actor) error {
	var fault *base.Fault
	if !errors.As(err, &fault) || fault.Extra == nil {
		return err
	}
	out := *fault
	out.Extra = map[string]any{}
	if ways, is := fault.Extra["alternatives"].([]Slot); is {
		all := []SlotJSON{}
		for _, s := range ways {
			all = append(all, s.json(who.Zone))
		}
		out.Extra["alternatives"] = all
	}
	if blocked, is := fault.Extra["conflicts"].([]Obstacle); is {
		out.Extra["conflicts"] = obstaclesJSON(blocked, who)
	}
	return &out
}

func (d *Desk) apiExtend(ctx context.Context, who base.Actor, in *struct {
	BookingIn
	Body struct {
		Until      string     `json:"until" doc:"the last day, included"`
		OnConflict OnConflict `json:"on_conflict,omitempty"`
	}
}) (*body[made], error) {
	until, err := day.Parse(in.Body.Until)
	if err != nil {
		return nil, base.Wrong("until", "base.not_a_day")
	}
	done, err := d.Extend(ctx, who, in.ID, until, in.Body.OnConflict)
	if err != nil {
		return nil, spelled(err, who)
	}
	return &body[made]{madeOf(done, who, true)}, nil
}

func (d *Desk) apiFree(ctx context.Context, who base.Actor, in *struct {
	StretchIn
	Minutes int `query:"minutes" default:"30" minimum:"1" maximum:"44640" doc:"the least length"`
	Seats   int `query:"seats" minimum:"0" doc:"absent: one seat of a desk, the whole of anything else"`
}) (*body[web.List[SlotJSON]], error) {
	from, to, err := in.read(who, d.DB.Now())
	if err != nil {
		return nil, err
	}
	if to.Sub(from) > 2*spanMax {
		return nil, base.Wrong("to", "booking.too_long", base.Args{"max": words.Text{Key: "words.days", Args: base.Args{"n": 62}}})
	}
	slots, err := d.Free(ctx, who, in.Space, from, to, time.Duration(in.Minutes)*time.Minute, in.Seats)
	if err != nil {
		return nil, err
	}
	out := web.List[SlotJSON]{Items: []SlotJSON{}}
	for _, s := range slots {
		out.Items = append(out.Items, s.json(who.Zone))
	}
	return &body[web.List[SlotJSON]]{out}, nil
}
