package hosting

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/place"
	"pilotis/internal/space"
	"pilotis/internal/training"
	"pilotis/internal/ui"
)

// Samples are the room's pages with made-up data.
func Samples() []ui.Sample {
	at := time.Date(2026, 12, 3, 8, 0, 0, 0, time.UTC)
	session := training.Session{ID: "s12", Name: "Promotion 12", Host: "La Manufacture", Room: "Salle du fleuve", Capacity: 12}
	words := View{Session: session, Of: "Piloter un tiers-lieu", Rules: true}
	row := func(day int, s State) Row {
		from := at.AddDate(0, 0, day)
		return Row{Half: training.Half{ID: base.ID[training.Half](from.String()), Day: "2026-12-03", Part: training.Morning}, From: from, To: from.Add(210 * time.Minute), State: s, Booking: booking.Booking{ID: "b", State: booking.Booked, From: from, To: from.Add(210 * time.Minute)}}
	}
	lost := row(3, Lost)
	lost.Booking.State, lost.Booking.Ended.Reason = booking.Refused, "Travaux dans la salle"
	held := words
	held.Venue, held.Room, held.Seats = Venue{"h", "r"}, "Salle du fleuve", 14
	held.Place = place.Place{Slug: "la-manufacture", Commune: "Felletin", Identity: place.Identity{Name: "La Manufacture", Street: "12 quai du Gour", PostalCode: "23500"}}
	held.Rows = []Row{row(0, Booked), row(1, Asked), row(2, Open), lost}
	held.Spare = []booking.Booking{row(9, Booked).Booking}
	held.Safety = place.Safety{Arrival: "Gare de Felletin à six minutes à pied.", Exits: "La porte bleue, et la grande porte de l’atelier.", Gathering: "Sous les tilleuls.", Contact: "Awa Diop, 05 55 00 00 12", Checked: "2026-10-01", Revision: 1}
	small := held
	small.Seats, small.Safety, small.Spare = 8, place.Safety{}, nil
	guest := held
	guest.Rules, guest.Spare = false, nil
	rooms := []Room{{"la-manufacture", "La Manufacture", space.Space{ID: "r", Draft: space.Draft{Name: "Salle du fleuve", Capacity: 14}}}, {"le-moulin", "Le Moulin", space.Space{ID: "m", Draft: space.Draft{Name: "Grande salle", Capacity: 40}}}}
	refused := base.Refuse(base.Conflict, "hosting.some_refused", base.Args{"n": 1, "lent": 2})
	as := func(role base.Role) func(*ui.Scene) { return func(s *ui.Scene) { s.Who.Role = role } }
	return []ui.Sample{
		{Name: "hosting: a place in words", Page: venuePage{View: words, Rooms: rooms}, Scene: as(base.Manager)},
		{Name: "hosting: no room to choose", Page: venuePage{View: words}, Scene: as(base.Manager)},
		{Name: "hosting: half-days", Page: venuePage{View: held, Rooms: rooms, Now: at.AddDate(0, 0, -1)}, Scene: as(base.Manager)},
		{Name: "hosting: some refused", Page: venuePage{Form: ui.FormOf(nil, refused), View: small, Rooms: rooms, Now: at.AddDate(0, 0, -1), Told: []Outcome{{held.Rows[2].ID, base.Refuse(base.Conflict, "booking.taken_meanwhile")}}}, Scene: as(base.Manager)},
		{Name: "hosting: for a trainee", Page: venuePage{View: guest}, Scene: as(base.Member)},
	}
}
