package attendance

import (
	"context"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB *db.DB
	// Address gives the address of mail of whoever acts, by which they are known in a session.
	Address func(context.Context, base.Actor) (string, error)
	// Course gives a session of training. App fills it, and those that follow.
	Course func(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Course]) (Course, error)
	// Holding gives the session of a half-day.
	Holding func(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Half]) (base.ID[Course], error)
	// Taking lists sessions of the organisation, the last first: all where email is empty, or
	// those in which somebody is a trainee or a trainer.
	Taking func(ctx context.Context, r db.Reader, who base.Actor, email string) ([]base.ID[Course], error)
	// URL gives the address at which people reach the house.
	URL func() string
}

// Settings are what an organisation decides of its attendance.
type Settings struct {
	Tolerance int    // minutes before and after a half-day within which one signs in time
	Signatory string // who signs certificates, and as what
	Town      string // where they are made
	Declared  string // number under which the organisation is declared as a training body
}

// usual is what holds until somebody decides otherwise.
func usual() Settings { return Settings{Tolerance: 30} }

// Bounds of what is set and written.
const (
	toleranceMax = 24 * 60
	shortMax     = 200
	reasonMax    = 1000
	strokeMax    = 8000
)

func (s Settings) tolerance() time.Duration { return time.Duration(s.Tolerance) * time.Minute }

// Settings gives what the organisation decided.
func (d *Desk) Settings(ctx context.Context, who base.Actor) (Settings, error) {
	return settings(ctx, d.DB, who.Place)
}

// Set decides until when one signs in time, and who signs certificates.
func (d *Desk) Set(ctx context.Context, who base.Actor, s Settings) error {
	s.Signatory, s.Town, s.Declared = base.Tidy(s.Signatory), base.Tidy(s.Town), base.Tidy(s.Declared)
	var wrong base.Checks
	if s.Tolerance < 0 || s.Tolerance > toleranceMax {
		wrong.Wrong("tolerance", "attendance.out_of_range", base.Args{"max": toleranceMax})
	}
	for field, text := range map[string]string{"signatory": s.Signatory, "town": s.Town, "declared": s.Declared} {
		if base.Longer(text, shortMax) {
			wrong.Wrong(field, "base.too_long", base.Args{"max": shortMax})
		}
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := putSettings(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "attendance", "settings", "set", nil)
	})
}

// is tells whether somebody of a session is whoever acts.
func (p Person) is(who base.Actor, email string) bool {
	return p.Account != "" && p.Account == who.Account || p.Email != "" && p.Email == email
}

// Self is as whom somebody takes part in a session.
type Self struct {
	Trainee Trainee // zero for none
	Trainer Person  // zero for none
}

// in finds whoever acts in a session.
func (c Course) in(who base.Actor, email string) (s Self) {
	if who.Account == "" {
		return s
	}
	if i := slices.IndexFunc(c.Trainees, func(t Trainee) bool { return t.is(who, email) }); i >= 0 {
		s.Trainee = c.Trainees[i]
	}
	for _, h := range c.Halves {
		if t, found := h.trainer(who, email); found {
			s.Trainer = t
		}
	}
	return s
}

// trainer finds whoever acts among the trainers of a half-day.
func (h Half) trainer(who base.Actor, email string) (Person, bool) {
	i := slices.IndexFunc(h.Trainers, func(p Person) bool { return p.is(who, email) })
	if i < 0 || who.Account == "" {
		return Person{}, false
	}
	return h.Trainers[i], true
}

// View is a session as whoever looks takes part in it.
type View struct {
	Register
	Settings
	Self  Self
	Staff bool
}

// Look gives a session to the staff, and to those who follow it or train in it; to anybody else
// it is not there.
func (d *Desk) Look(ctx context.Context, who base.Actor, id base.ID[Course]) (View, error) {
	v, err := d.view(ctx, d.DB, who, id, d.DB.Now())
	if err != nil {
		return View{}, err
	}
	if !v.Staff && v.Self == (Self{}) {
		return View{}, base.Refuse(base.NotFound, "base.not_found")
	}
	return v, nil
}

// Sheet gives a half-day in its session, to those who may look at it.
func (d *Desk) Sheet(ctx context.Context, who base.Actor, id base.ID[Half]) (View, Half, error) {
	session, err := d.Holding(ctx, d.DB, who, id)
	if err != nil {
		return View{}, Half{}, err
	}
	v, err := d.Look(ctx, who, session)
	h, _ := v.Half(id)
	return v, h, err
}

func (d *Desk) view(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Course], now time.Time) (v View, err error) {
	c, err := d.Course(ctx, r, who, id)
	if err != nil {
		return v, err
	}
	kept, err := sheets(ctx, r, who.Place, id)
	if err != nil {
		return v, err
	}
	signed, err := signatures(ctx, r, who.Place, id)
	if err != nil {
		return v, err
	}
	noted, err := absences(ctx, r, who.Place, id)
	if err != nil {
		return v, err
	}
	v.Register = Read(c, kept, signed, noted, now)
	if v.Closed, _, err = closing(ctx, r, who.Place, id); err != nil {
		return v, err
	}
	if v.Settings, err = settings(ctx, r, who.Place); err != nil {
		return v, err
	}
	email, err := d.Address(ctx, who)
	v.Self, v.Staff = c.in(who, email), who.May(base.Rule, "school")
	return v, err
}

// change lets people write in the session of a half-day, one after the other.
func (d *Desk) change(ctx context.Context, who base.Actor, id base.ID[Half], do func(context.Context, *db.Tx, View, Half) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		session, err := d.Holding(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if err := tx.Lock(ctx, "attendance:"+string(session)); err != nil {
			return err
		}
		v, err := d.view(ctx, tx, who, session, tx.Now)
		if err != nil {
			return err
		}
		h, found := v.Half(id)
		if !found {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		return do(ctx, tx, v, h)
	})
}

// Mine gives the sessions in which whoever acts takes part: not those that were over for long.
func (d *Desk) Mine(ctx context.Context, who base.Actor) ([]View, error) {
	email, err := d.Address(ctx, who)
	if err != nil || email == "" {
		return nil, err
	}
	ids, err := d.Taking(ctx, d.DB, who, email)
	if err != nil {
		return nil, err
	}
	return d.views(ctx, who, ids)
}

// All gives the sessions of the organisation, the last first.
func (d *Desk) All(ctx context.Context, who base.Actor) ([]View, error) {
	ids, err := d.Taking(ctx, d.DB, who, "")
	if err != nil {
		return nil, err
	}
	return d.views(ctx, who, ids)
}

// sessionsMax bounds a list of sessions.
const sessionsMax = 40

func (d *Desk) views(ctx context.Context, who base.Actor, ids []base.ID[Course]) ([]View, error) {
	now := d.DB.Now()
	var out []View
	for _, id := range ids[:min(len(ids), sessionsMax)] {
		v, err := d.view(ctx, d.DB, who, id, now)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// today is the day it is for whoever acts.
func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Now(), who.Zone) }

// Followed gives the minutes that each trainee of a session truly followed between two days; nil
// where nothing was ever signed: its attendance is kept elsewhere.
func (d *Desk) Followed(ctx context.Context, who base.Actor, id base.ID[Course], from, to day.Day) (map[string]int, error) {
	v, err := d.view(ctx, d.DB, who, id, d.DB.Now())
	if err != nil || len(v.signed)+len(v.trained) == 0 {
		return nil, err
	}
	within := slices.DeleteFunc(slices.Clone(v.Halves), func(h Half) bool { return h.Day < from || h.Day > to })
	out := map[string]int{}
	for _, t := range v.Trainees {
		out[t.ID] = v.Tally(t, within).Minutes
	}
	return out, nil
}
