package study

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/training"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB             *db.DB
	Trainings      *training.Desk
	Certifications *certification.Desk
	Places         *place.Desk
	Post           *post.Desk
	// Address gives the address of mail of whoever acts, by which they are known in a session.
	Address func(context.Context, base.Actor) (string, error)
}

// Group is a session of training with those who take part in it, as whoever looks sees it.
type Group struct {
	training.Session
	Of       training.Programme
	Asked    []certification.Competence
	Trainees []training.Trainee
	Trainers []training.Trainer // of its half-days
	Today    day.Day
	Me       training.Trainee // whoever looks, where they learn here; zero otherwise
	Trains   bool             // whoever looks trains here
	Staff    bool             // whoever looks belongs to the school
}

// Leads tells whether whoever looks fills the toolbox and keeps the peace.
func (g Group) Leads() bool { return g.Staff || g.Trains }

// Group gives a session to those who take part in it and to the school's own people; to anybody
// else it is not there.
func (d *Desk) Group(ctx context.Context, r db.Reader, who base.Actor, id base.ID[training.Session]) (g Group, err error) {
	if g.Session, err = d.Trainings.Session(ctx, r, who, id); err != nil {
		return g, err
	}
	if g.Trainees, err = d.Trainings.Trainees(ctx, r, who, id); err != nil {
		return g, err
	}
	folk, err := d.Trainings.Trainers(ctx, r, who)
	if err != nil {
		return g, err
	}
	g.Trainers = slices.DeleteFunc(folk, func(t training.Trainer) bool {
		return !slices.ContainsFunc(g.Halves, func(h training.Half) bool { return slices.Contains(h.Trainers, t.ID) })
	})
	email, err := d.Address(ctx, who)
	if err != nil {
		return g, err
	}
	if g.place(who, email, day.Of(d.DB.Now(), who.Zone)); !g.Leads() && g.Me.ID == "" {
		return Group{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return g, d.name(ctx, r, who, &g)
}

// place tells who it is that looks.
func (g *Group) place(who base.Actor, email string, today day.Day) {
	g.Today, g.Staff = today, who.May(base.Run, "school")
	if email == "" {
		return
	}
	if i := slices.IndexFunc(g.Trainees, func(t training.Trainee) bool { return t.Email == email }); i >= 0 {
		g.Me = g.Trainees[i]
	}
	g.Trains = slices.ContainsFunc(g.Trainers, func(t training.Trainer) bool { return t.Email == email })
}

// name finds the programme of a group, and the competences that it prepares.
func (d *Desk) name(ctx context.Context, r db.Reader, who base.Actor, g *Group) error {
	all, err := d.Trainings.Programmes(ctx, r, who)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(all, func(p training.Programme) bool { return p.ID == g.Programme }); i >= 0 {
		g.Of = all[i]
	}
	if g.Of.Version == "" {
		return nil
	}
	v, err := d.Certifications.Version(ctx, r, g.Of.Version)
	g.Asked = v.Competences()
	return err
}

// knows tells whether every code is that of a competence of the programme.
func (g Group) knows(codes ...string) bool {
	return !slices.ContainsFunc(codes, func(code string) bool {
		return !slices.ContainsFunc(g.Asked, func(k certification.Competence) bool { return k.Code == code })
	})
}

// change lets those of a group write in it, one after the other.
func (d *Desk) change(ctx context.Context, who base.Actor, id base.ID[training.Session], do func(context.Context, *db.Tx, Group) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "study:"+string(id)); err != nil {
			return err
		}
		g, err := d.Group(ctx, tx, who, id)
		if err != nil {
			return err
		}
		return do(ctx, tx, g)
	})
}
