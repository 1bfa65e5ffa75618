// Package app puts the house together: it is the only room that knows them all.
package app

import (
	"log/slog"

	"pilotis/internal/account"
	"pilotis/internal/activity"
	"pilotis/internal/booking"
	"pilotis/internal/boussole"
	"pilotis/internal/cockpit"
	"pilotis/internal/db"
	"pilotis/internal/flows"
	"pilotis/internal/listing"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/space"
	"pilotis/internal/territory"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// House is every room, wired.
type House struct {
	DB         *db.DB
	Log        *slog.Logger
	Territory  *territory.Desk
	Listings   *listing.Desk
	Accounts   *account.Desk
	Places     *place.Desk
	Activities *activity.Desk
	People     *people.Desk
	Spaces     *space.Desk
	Bookings   *booking.Desk
	Post       *post.Desk
	Cockpit    *cockpit.Desk
	Boussole   *boussole.Desk
}

// New builds the house over an open database.
func New(d *db.DB, log *slog.Logger) *House {
	land := &territory.Desk{DB: d}
	listings := &listing.Desk{DB: d, Territory: land}
	places, activities := &place.Desk{DB: d, Territory: land, Listings: listings}, &activity.Desk{DB: d}
	folk, spaces := &people.Desk{DB: d}, &space.Desk{DB: d}
	h := &House{
		DB: d, Log: log,
		Territory:  land,
		Listings:   listings,
		Places:     places,
		Activities: activities,
		People:     folk,
		Spaces:     spaces,
		Bookings:   &booking.Desk{DB: d, Spaces: spaces, Activities: activities, People: folk},
		Post:       &post.Desk{DB: d, Log: log},
		Boussole:   &boussole.Desk{DB: d, Places: places, Spaces: spaces, Checks: boussole.Checks()},
	}
	h.Accounts = &account.Desk{DB: d, Post: h.Post}
	h.Accounts.Work()
	h.Cockpit = &cockpit.Desk{DB: d, Spaces: spaces, People: folk, Boussole: h.Boussole}
	folk.Elsewhere = append(folk.Elsewhere, h.bookingsOf)
	flows.Wire(flows.Rooms{DB: d, Accounts: h.Accounts, Places: h.Places, People: folk, Spaces: spaces, Bookings: h.Bookings, Post: h.Post})
	return h
}

// room is what every room offers to the roof.
type room interface {
	Routes() []web.Route
	Operations(*web.API)
}

func (h *House) rooms() []room {
	return []room{h.Territory, h.Accounts, h.Places, h.Activities, h.People, h.Spaces, h.Bookings, h.Post, h.Cockpit, h.Boussole}
}

// Server makes the house answer requests.
func (h *House) Server(door web.Door) (*web.Server, *web.API) {
	s := web.NewServer(door, h.DB.Clock, h.Log)
	api := web.NewAPI(s, h.DB)
	for _, r := range h.rooms() {
		s.Add(r.Routes())
		r.Operations(api)
	}
	return s, api
}

// Samples are all the pages of the house with made-up data.
func Samples() []ui.Sample {
	var all []ui.Sample
	for _, samples := range [][]ui.Sample{ui.Samples(), account.Samples(), place.Samples(), activity.Samples(), people.Samples(),
		space.Samples(), booking.Samples(), post.Samples(), cockpit.Samples(), boussole.Samples()} {
		all = append(all, samples...)
	}
	return all
}
