package hosting

import (
	"context"
	"slices"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/space"
	"pilotis/internal/training"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB        *db.DB
	Accounts  *account.Desk
	Places    *place.Desk
	Spaces    *space.Desk
	Bookings  *booking.Desk
	Trainings *training.Desk
}

// Look tells where a session is held, to the school's own people and to those who take part in it;
// to anybody else it is not there.
func (d *Desk) Look(ctx context.Context, who base.Actor, id base.ID[training.Session]) (v View, err error) {
	if v.Session, err = d.Trainings.Session(ctx, d.DB, who, id); err != nil {
		return v, err
	}
	if err := d.admit(ctx, who, id); err != nil {
		return View{}, err
	}
	v.Rules = who.May(base.Rule, "school")
	if err := d.name(ctx, who, &v); err != nil {
		return v, err
	}
	return v, d.fill(ctx, who, &v)
}

func (d *Desk) admit(ctx context.Context, who base.Actor, id base.ID[training.Session]) error {
	if who.May(base.Run, "school") {
		return nil
	}
	email, err := d.Accounts.Address(ctx, who)
	if err != nil {
		return err
	}
	mine, err := d.Trainings.Taking(ctx, d.DB, who, email)
	if err == nil && (email == "" || !slices.Contains(mine, id)) {
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	return err
}

func (d *Desk) name(ctx context.Context, who base.Actor, v *View) error {
	all, err := d.Trainings.Programmes(ctx, d.DB, who)
	if i := slices.IndexFunc(all, func(p training.Programme) bool { return p.ID == v.Programme }); i >= 0 {
		v.Of = all[i].Title
	}
	return err
}

// fill reads the room that was chosen and what is booked there.
func (d *Desk) fill(ctx context.Context, who base.Actor, v *View) (err error) {
	chosen, err := venueOf(ctx, d.DB, who.Place, v.ID)
	if err != nil || chosen == (Venue{}) {
		d.rows(who, v, nil, nil)
		return err
	}
	v.Venue = chosen
	if v.Place, err = d.Places.Get(ctx, d.DB, chosen.Host); err != nil {
		return err
	}
	if v.Safety, err = d.Places.Safety(ctx, d.DB, chosen.Host); err != nil {
		return err
	}
	plan, err := d.Spaces.Plan(ctx, d.DB, d.steward(*v))
	if err != nil {
		return err
	}
	s, _ := plan.Space(chosen.Space)
	v.Room, v.Seats = s.Name, s.Capacity
	links, err := linksOf(ctx, d.DB, who.Place, v.ID)
	if err != nil {
		return err
	}
	booked, err := d.booked(ctx, *v, links)
	d.rows(who, v, links, booked)
	return err
}

// steward reads in the place that receives: what a session holds there concerns whoever follows
// it, whether or not they belong to that place.
func (d *Desk) steward(v View) base.Actor { return base.System(v.Venue.Host, v.Place.Zone) }

// booked reads the bookings of a session where they are kept.
func (d *Desk) booked(ctx context.Context, v View, links []link) (map[booking.ID]booking.Booking, error) {
	out := map[booking.ID]booking.Booking{}
	if len(links) == 0 {
		return out, nil
	}
	f := booking.Filter{Space: v.Venue.Space, Ended: true, From: links[0].From, To: links[0].To}
	for _, l := range links {
		if l.From.Before(f.From) {
			f.From = l.From
		}
		if l.To.After(f.To) {
			f.To = l.To
		}
	}
	for {
		page, err := d.Bookings.List(ctx, d.steward(v), f)
		if err != nil {
			return out, err
		}
		for _, b := range page.Bookings {
			out[b.ID] = b
		}
		if f.Cursor = page.Next; f.Cursor == "" {
			return out, nil
		}
	}
}

// rows lays what is booked beside the half-days. A booking that cannot be found where it was made
// was moved elsewhere: it is lost to the session.
func (d *Desk) rows(who base.Actor, v *View, links []link, booked map[booking.ID]booking.Booking) {
	now, used := d.DB.Now(), map[booking.ID]bool{}
	for _, h := range v.Halves {
		from, to := h.Span(who.Zone)
		r := Row{Half: h, From: from, To: to}
		if i := slices.IndexFunc(links, func(l link) bool { return l.Half == h.ID }); i >= 0 {
			used[links[i].Booking] = true
			if r.Booking = booked[links[i].Booking]; r.Booking.ID == "" {
				r.Booking = booking.Booking{ID: links[i].Booking, State: booking.Cancelled}
			}
		}
		r.State = stateOf(from, to, r.Booking, now)
		v.Rows = append(v.Rows, r)
	}
	for _, l := range links {
		if b := booked[l.Booking]; !used[l.Booking] && stands(b) && b.From.After(now) {
			v.Spare = append(v.Spare, b)
		}
	}
}

// Room is one that somebody may book for a session.
type Room struct {
	Slug, Place string
	Space       space.Space
}

// Rooms gives those that whoever acts may book in some places, named by their addresses.
func (d *Desk) Rooms(ctx context.Context, who base.Actor, slugs ...string) (out []Room, err error) {
	for _, slug := range slugs {
		guest, err := d.guest(ctx, who, slug)
		if base.KindOf(err) == base.Forbidden {
			continue
		}
		if err != nil {
			return nil, err
		}
		p, err := d.Places.Get(ctx, d.DB, guest.Place)
		if err != nil {
			return nil, err
		}
		plan, err := d.Spaces.Plan(ctx, d.DB, guest)
		if err != nil {
			return nil, err
		}
		for _, s := range plan.Ordered() {
			if lent(plan, s, guest) {
				out = append(out, Room{slug, p.Name, s})
			}
		}
	}
	return out, nil
}

// lent tells whether somebody may book a space: not a whole house, nor a storey.
func lent(plan *space.Plan, s space.Space, who base.Actor) bool {
	return s.Kind != space.KindBuilding && s.Kind != space.KindFloor && plan.Rules(s.ID, who.Role).Lends(who.Role)
}

// guest is whoever acts as they are in the place that receives: what they may book there is what
// that place lets them.
func (d *Desk) guest(ctx context.Context, who base.Actor, slug string) (base.Actor, error) {
	guest, err := d.Accounts.Actor(ctx, who.Account, slug)
	if base.KindOf(err) == base.NotFound || err == nil && !guest.May(base.Join, "booking") {
		err = base.Refuse(base.Forbidden, "hosting.no_part")
	}
	return guest, err
}
