package study

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/training"
)

// Seat is a session as one finds it on coming in, with what is new there.
type Seat struct {
	training.Session
	Of     string           // the programme
	Me     training.Trainee // whoever looks, where they learn there
	Tools  int              // resources that trainees see
	Fresh  int              // of them, those that whoever looks has never opened
	Unread int              // messages of others since they last came
}

// Seats gives the sessions in which whoever looks takes part, and all of them to the school's own
// people: the last first.
func (d *Desk) Seats(ctx context.Context, who base.Actor) ([]Seat, error) {
	own, err := d.own(ctx, who)
	if err != nil || len(own) == 0 {
		return nil, err
	}
	if err := d.named(ctx, who, own); err != nil {
		return nil, err
	}
	shelf, err := everyResource(ctx, d.DB, who.Place)
	if err != nil {
		return nil, err
	}
	opened, err := openedBy(ctx, d.DB, who.Place, selves(own))
	if err != nil {
		return nil, err
	}
	unread, err := unreadBy(ctx, d.DB, who.Place, who.Account)
	if err != nil {
		return nil, err
	}
	today := day.Of(d.DB.Now(), who.Zone)
	for i := range own {
		own[i].count(shelf, opened, today)
		own[i].Unread = unread[own[i].ID]
	}
	return own, nil
}

// own are the sessions of whoever looks, bare.
func (d *Desk) own(ctx context.Context, who base.Actor) (out []Seat, err error) {
	all, err := d.Trainings.Sessions(ctx, d.DB, who)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	email, err := d.Address(ctx, who)
	if err != nil {
		return nil, err
	}
	var mine []base.ID[training.Session]
	if email != "" {
		if mine, err = d.Trainings.Taking(ctx, d.DB, who, email); err != nil {
			return nil, err
		}
	}
	enrolled, err := d.Trainings.Trainees(ctx, d.DB, who, "")
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if !who.May(base.Run, "school") && !slices.Contains(mine, s.ID) {
			continue
		}
		seat := Seat{Session: s}
		if i := slices.IndexFunc(enrolled, func(t training.Trainee) bool { return t.Session == s.ID && email != "" && t.Email == email }); i >= 0 {
			seat.Me = enrolled[i]
		}
		out = append(out, seat)
	}
	return out, nil
}

// named writes the programmes of sessions.
func (d *Desk) named(ctx context.Context, who base.Actor, own []Seat) error {
	all, err := d.Trainings.Programmes(ctx, d.DB, who)
	for i := range own {
		for _, p := range all {
			if p.ID == own[i].Programme {
				own[i].Of = p.Title
			}
		}
	}
	return err
}

// selves writes the identifiers under which whoever looks learns, each between blanks.
func selves(own []Seat) string {
	var out []string
	for _, s := range own {
		out = append(out, string(s.Me.ID))
	}
	return " " + strings.Join(out, " ") + " "
}

func (s *Seat) count(shelf []Resource, opened map[spot]Opening, today day.Day) {
	for _, r := range shelf {
		if r.Programme != s.Programme || r.Session != "" && r.Session != s.ID || !r.Open(today) {
			continue
		}
		s.Tools++
		if _, seen := opened[spot{r.ID, s.Me.ID}]; s.Me.ID != "" && !seen {
			s.Fresh++
		}
	}
}
