package hosting

import (
	"context"
	"errors"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/db"
	"pilotis/internal/training"
)

// Choose says in which room a session is held. What is booked elsewhere must be given back first.
func (d *Desk) Choose(ctx context.Context, who base.Actor, id base.ID[training.Session], slug string, room base.SpaceID) error {
	v, err := d.ruling(ctx, who, id)
	if err != nil {
		return err
	}
	rooms, err := d.Rooms(ctx, who, slug)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(rooms, func(r Room) bool { return r.Space.ID == room })
	if i < 0 {
		return base.Wrong("room", "base.not_a_choice")
	}
	guest, err := d.guest(ctx, who, slug)
	if err != nil {
		return err
	}
	chosen := Venue{guest.Place, room}
	if v.Venue == chosen {
		return nil
	}
	if len(v.Standing(d.DB.Now())) > 0 {
		return base.Refuse(base.Conflict, "hosting.give_back_first", base.Args{"room": v.Room, "place": v.Place.Name})
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putVenue(ctx, tx, id, chosen); err != nil {
			return err
		}
		if err := d.Trainings.Move(ctx, tx, id, rooms[i].Place, rooms[i].Space.Name); err != nil {
			return err
		}
		return tx.Record(ctx, "hosting", string(id), "chosen", db.Detail{"place": rooms[i].Place, "room": rooms[i].Space.Name})
	})
}

// ruling gives a session to whoever decides where it is held.
func (d *Desk) ruling(ctx context.Context, who base.Actor, id base.ID[training.Session]) (View, error) {
	v, err := d.Look(ctx, who, id)
	if err == nil && !v.Rules {
		err = base.Refuse(base.Forbidden, "base.forbidden")
	}
	return v, err
}

// hosted gives a session with the actor in the place that receives it.
func (d *Desk) hosted(ctx context.Context, who base.Actor, id base.ID[training.Session]) (v View, guest base.Actor, err error) {
	if v, err = d.ruling(ctx, who, id); err != nil {
		return v, guest, err
	}
	if !v.Chosen() {
		return v, guest, base.Refuse(base.Conflict, "hosting.choose_first")
	}
	guest, err = d.guest(ctx, who, v.Place.Slug)
	return v, guest, err
}

// Book asks for the room for every half-day to come that lacks it, as whoever acts may in that
// place. Each half-day stands for itself: those that are not possible are told with the reason,
// the others are booked. What one had booked there by hand for a half-day is taken over.
func (d *Desk) Book(ctx context.Context, who base.Actor, id base.ID[training.Session]) (out []Outcome, err error) {
	v, guest, err := d.hosted(ctx, who, id)
	if err != nil {
		return nil, err
	}
	own, err := d.byHand(ctx, guest, v)
	if err != nil {
		return nil, err
	}
	for _, r := range v.Rows {
		if !r.wanting() || !r.From.After(d.DB.Now()) {
			continue
		}
		b, err := d.lend(ctx, guest, v, r, own)
		var refusal *base.Fault
		if err != nil && (!errors.As(err, &refusal) || refusal.Kind != base.Conflict && refusal.Kind != base.Invalid && refusal.Kind != base.Forbidden) {
			return out, err
		}
		if err == nil {
			err = d.tie(ctx, who, id, link{r.ID, b.ID, r.From, r.To})
			if err != nil {
				return out, err
			}
		}
		out = append(out, Outcome{r.ID, refusal})
	}
	return out, nil
}

// lend books a half-day, unless it was booked by hand.
func (d *Desk) lend(ctx context.Context, guest base.Actor, v View, r Row, own []booking.Booking) (booking.Booking, error) {
	if i := slices.IndexFunc(own, func(b booking.Booking) bool { return b.From.Equal(r.From) && b.To.Equal(r.To) }); i >= 0 {
		return own[i], nil
	}
	done, err := d.Bookings.Ask(ctx, guest, booking.Wanted{Spaces: []base.SpaceID{v.Venue.Space}, Start: r.From.Format(time.RFC3339), End: r.To.Format(time.RFC3339), Title: v.Name})
	return done.Booking, err
}

// byHand are the bookings of the room that whoever acts asked for by themselves, and that serve no
// half-day yet: also one whose note was lost because the program stopped between the two.
func (d *Desk) byHand(ctx context.Context, guest base.Actor, v View) ([]booking.Booking, error) {
	if v.Wanting() == 0 {
		return nil, nil
	}
	used := map[booking.ID]bool{}
	for _, r := range v.Rows {
		used[r.Booking.ID] = true
	}
	first, last := v.Rows[0], v.Rows[len(v.Rows)-1]
	page, err := d.Bookings.List(ctx, guest, booking.Filter{Space: v.Venue.Space, From: first.From, To: last.To, Mine: true})
	return slices.DeleteFunc(page.Bookings, func(b booking.Booking) bool { return used[b.ID] || b.AskedBy != guest.Account }), err
}

// tie notes which booking serves a half-day.
func (d *Desk) tie(ctx context.Context, who base.Actor, id base.ID[training.Session], l link) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putLink(ctx, tx, id, l); err != nil {
			return err
		}
		return tx.Record(ctx, "hosting", string(id), "booked", db.Detail{"at": l.From})
	})
}

// GiveBack cancels what is booked for half-days that are no more; all that is to come, too, where
// the session goes elsewhere.
func (d *Desk) GiveBack(ctx context.Context, who base.Actor, id base.ID[training.Session], all bool) error {
	v, guest, err := d.hosted(ctx, who, id)
	if err != nil {
		return err
	}
	given := v.Spare
	if all {
		given = v.Standing(d.DB.Now())
	}
	for _, b := range given {
		if _, err := d.Bookings.Cancel(ctx, guest, b.ID, booking.Cancellation{Scope: booking.One}); err != nil {
			return err
		}
		if err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			if err := cutLink(ctx, tx, b.ID); err != nil {
				return err
			}
			return tx.Record(ctx, "hosting", string(id), "given_back", db.Detail{"at": b.From})
		}); err != nil {
			return err
		}
	}
	return nil
}
