package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/booking"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/place"
	"pilotis/internal/space"
)

// site is a place made for a measure.
type site struct {
	house  *app.House
	slug   string
	who    base.Actor
	spaces []base.SpaceID
	cookie string
}

func lines(raw []byte) func(func(string) bool) { return strings.SplitSeq(string(raw), "\n") }

// open opens a database, migrates it, and opens a place of n rooms in it.
func open(ctx context.Context, dsn string, rooms int) (*site, error) {
	d, err := db.Open(ctx, dsn)
	if err != nil {
		return nil, err
	}
	if _, err := d.Migrate(ctx); err != nil {
		return nil, err
	}
	h := app.New(d, slog.New(slog.DiscardHandler))
	a, err := h.Accounts.Open(ctx, base.System("", time.UTC), account.Opening{Email: "bench@moulin.example", Name: "Bench", Lang: "fr"})
	if err != nil {
		return nil, err
	}
	who := base.Actor{Account: a.ID, Name: a.Name, Lang: "fr"}
	p, err := h.Places.Open(ctx, who, place.Identity{Name: "Banc d’essai", Insee: "23079", Siren: siren})
	if err != nil {
		return nil, err
	}
	who.Place, who.Zone, who.Role = p.ID, p.Zone, base.Owner
	s := &site{house: h, slug: p.Slug, who: who}
	for i := range rooms {
		made, err := h.Spaces.Create(ctx, who, space.Draft{Kind: space.KindRoom, Name: fmt.Sprintf("Salle %03d", i+1), Capacity: 8}, space.Week{}, nil)
		if err != nil {
			return nil, err
		}
		s.spaces = append(s.spaces, made.ID)
	}
	s.cookie, err = h.Accounts.EnterAs(ctx, base.Owner, "bench")
	return s, err
}

// book fills the days from one with n bookings of an hour or two, at random; it
// starts from the past, so the clock goes along.
func (s *site) book(ctx context.Context, first day.Day, days, n int) error {
	dice := rand.New(rand.NewPCG(1, 2))
	clock := s.house.DB.Clock
	defer func() { s.house.DB.Clock = clock }()
	s.house.DB.Clock = func() time.Time { return first.Add(-1).Start(time.UTC) }
	for made := 0; made < n; {
		on := first.Add(dice.IntN(days))
		hour := 8 + dice.IntN(12)
		_, err := s.house.Bookings.Ask(ctx, s.who, booking.Wanted{Spaces: []base.SpaceID{s.spaces[dice.IntN(len(s.spaces))]}, Title: fmt.Sprint("Réunion ", made),
			Start: fmt.Sprintf("%sT%02d:00", on, hour), End: fmt.Sprintf("%sT%02d:00", on, hour+1+dice.IntN(2))})
		var fault *base.Fault
		if errors.As(err, &fault) && fault.Kind == base.Conflict {
			continue
		}
		if err != nil {
			return err
		}
		made++
	}
	return nil
}

func (s *site) welcome(ctx context.Context, n int) error {
	for i := range n {
		card := people.Card{Identity: people.Identity{FirstName: fmt.Sprint("Camille ", i), LastName: fmt.Sprint("Durand ", (i*7919)%n),
			Tags:     []string{[]string{"coworking", "fablab", "café"}[i%3]},
			Contacts: []people.Contact{{Kind: people.Email, Value: fmt.Sprintf("camille%d@moulin.example", i), Preferred: true}}},
			Relations: []people.Relation{{Kind: "member", From: "2026-01-01"}}}
		if _, err := s.house.People.Add(ctx, s.who, card); err != nil {
			return err
		}
	}
	return nil
}
