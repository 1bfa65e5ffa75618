package app

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/people"
	"pilotis/internal/space"
	"pilotis/internal/ui"
)

// bookingsOf tells people what booking holds about somebody: its own words of a
// person's page and of what an access export must give (RGPD, art. 15).
func (h *House) bookingsOf(ctx context.Context, who base.Actor, id base.PersonID, limit int) (people.Held, error) {
	held := people.Held{Title: "app.bookings_of_person"}
	all, err := h.Bookings.Of(ctx, who, id, limit)
	if err != nil || len(all) == 0 {
		return held, err
	}
	plan, err := h.Spaces.Plan(ctx, h.DB, who)
	if err != nil {
		return held, err
	}
	for _, b := range all {
		held.Facts = append(held.Facts, people.Fact{When: ui.Span(ctx, b.From, b.To), What: inWords(ctx, plan, b), Href: ui.At(ctx, "/bookings/%s", b.ID)})
	}
	return held, nil
}

// claimsOf tells people what purchase holds about somebody: what they spent, drove or gave.
func (h *House) claimsOf(ctx context.Context, who base.Actor, id base.PersonID, limit int) (people.Held, error) {
	held := people.Held{Title: "app.claims_of_person"}
	all, err := h.Purchases.ClaimsOf(ctx, who, id, limit)
	for _, c := range all {
		what := c.Label + " · " + ui.Money(ctx, c.Amount)
		if c.IBAN != "" {
			what += " · " + c.IBAN
		}
		held.Facts = append(held.Facts, people.Fact{When: ui.Date(ctx, c.On), What: what, Href: ui.At(ctx, "/expenses/%s", c.ID)})
	}
	return held, err
}

// fatesOf tells people what fate holds about somebody: what they said became of them, which they
// alone read, and who keeps the certification.
func (h *House) fatesOf(ctx context.Context, who base.Actor, id base.PersonID, limit int) (people.Held, error) {
	held := people.Held{Title: "app.fates_of_person"}
	if who.Person != id && !who.May(base.Run, "award") {
		return held, nil
	}
	p, err := h.People.Get(ctx, who, id)
	if err != nil {
		return held, err
	}
	all, err := h.Fates.Of(ctx, who, p.Email)
	for _, a := range all {
		held.Facts = append(held.Facts, a.Facts(ctx)...)
	}
	held.Facts = held.Facts[:min(limit, len(held.Facts))]
	return held, err
}

// inWords is a booking in a few words; one that stands needs none about its state.
func inWords(ctx context.Context, plan *space.Plan, b booking.Booking) string {
	what := b.Title
	if s, known := plan.Space(b.Space); known {
		what = s.Name + " · " + b.Title
	}
	if b.State == booking.Booked {
		return what
	}
	return ui.T(ctx, "app.booking_"+string(b.State), base.Args{"what": what})
}
