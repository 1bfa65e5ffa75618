package training

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
)

// Sessions gives those of the organisation, the last made first.
func (d *Desk) Sessions(ctx context.Context, r db.Reader, who base.Actor) ([]Session, error) {
	return sessions(ctx, r, who.Place)
}

// Session gives one.
func (d *Desk) Session(ctx context.Context, r db.Reader, who base.Actor, id base.ID[Session]) (Session, error) {
	return getSession(ctx, r, who.Place, id)
}

// Holding gives the session of a half-day.
func (d *Desk) Holding(ctx context.Context, r db.Reader, who base.Actor, half base.ID[Half]) (base.ID[Session], error) {
	return sessionOfHalf(ctx, r, who.Place, half)
}

// Taking gives the sessions in which an address is enrolled or trains, the last first.
func (d *Desk) Taking(ctx context.Context, r db.Reader, who base.Actor, email string) ([]base.ID[Session], error) {
	return sessionsOf(ctx, r, who.Place, email)
}

// capacityMax bounds a group.
const capacityMax = 1000

// Plan makes a session, or changes where and how it is given.
func (d *Desk) Plan(ctx context.Context, who base.Actor, s Session) (Session, error) {
	s.Name, s.Host, s.Room = base.Tidy(s.Name), base.Tidy(s.Host), base.Tidy(s.Room)
	var wrong base.Checks
	wrong.Require("name", s.Name)
	wrong.Require("host", s.Host)
	for field, text := range map[string]string{"name": s.Name, "host": s.Host, "room": s.Room} {
		if base.Longer(text, titleMax) {
			wrong.Wrong(field, "base.too_long", base.Args{"max": titleMax})
		}
	}
	if s.Capacity < 1 || s.Capacity > capacityMax {
		wrong.Wrong("capacity", "training.no_seats", base.Args{"max": capacityMax})
	}
	if err := wrong.Fault(); err != nil {
		return s, err
	}
	return s, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		act := "session_changed"
		if s.ID == "" {
			if _, err := getProgramme(ctx, tx, who.Place, s.Programme); err != nil {
				return err
			}
			s.ID, act = base.NewID[Session](tx.Now), "session_made"
		} else {
			was, err := getSession(ctx, tx, who.Place, s.ID)
			if err != nil {
				return err
			}
			s.Programme, s.Entry, s.Exit, s.Halves = was.Programme, was.Entry, was.Exit, was.Halves
		}
		if err := putSession(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(s.ID), act, db.Detail{"name": s.Name, "host": s.Host})
	})
}

// Move writes where a session is held, within a change of who books it.
func (d *Desk) Move(ctx context.Context, tx *db.Tx, id base.ID[Session], host, room string) error {
	s, err := getSession(ctx, tx, tx.Who.Place, id)
	if err != nil {
		return err
	}
	s.Host, s.Room = host, room
	if err := putSession(ctx, tx, s); err != nil {
		return err
	}
	return tx.Record(ctx, "training", string(id), "session_changed", db.Detail{"name": s.Name, "host": host})
}

// Usual is how half-days are, where one plans several at once.
type Usual struct {
	Days     []day.Day
	Morning  Hours // none where it is empty
	After    Hours
	Title    string
	Trainers []base.ID[Trainer]
}

// Hours are those of a half-day, in minutes of the day, pauses left out of Minutes.
type Hours struct{ From, To, Minutes int }

func (h Hours) none() bool { return h == Hours{} }

func (h Hours) check(wrong *base.Checks, field string) {
	if !h.none() && (h.From < 0 || h.To > dayEnd || h.From >= h.To || h.Minutes < 1 || h.Minutes > h.To-h.From) {
		wrong.Wrong(field, "training.hours_wrong")
	}
}

// Bounds of a plan.
const (
	dayEnd    = 24 * 60
	daysMax   = 200
	halvesMax = 400
)

// Hold adds half-days to a session. A half-day that is there already is refused, with its day.
func (d *Desk) Hold(ctx context.Context, who base.Actor, id base.ID[Session], u Usual) (added []Half, err error) {
	var wrong base.Checks
	if len(u.Days) == 0 || len(u.Days) > daysMax {
		wrong.Wrong("days", "training.no_days", base.Args{"max": daysMax})
	}
	for _, on := range u.Days {
		if _, err := day.Parse(string(on)); err != nil {
			wrong.Wrong("days", "base.not_a_day")
		}
	}
	if u.Morning.none() && u.After.none() {
		wrong.Wrong("morning", "training.no_half")
	}
	u.Morning.check(&wrong, "morning")
	u.After.check(&wrong, "afternoon")
	if err := wrong.Fault(); err != nil {
		return nil, err
	}
	err = d.session(ctx, who, id, "held", db.Detail{"days": len(u.Days)}, func(ctx context.Context, tx *db.Tx, s Session) error {
		known, err := trainers(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		for _, t := range u.Trainers {
			if !slices.ContainsFunc(known, func(k Trainer) bool { return k.ID == t }) {
				return base.Wrong("trainers", "base.not_a_choice")
			}
		}
		for _, h := range u.halves() {
			if slices.ContainsFunc(s.Halves, func(o Half) bool { return o.Day == h.Day && o.Part == h.Part }) || slices.ContainsFunc(added, func(o Half) bool { return o.Day == h.Day && o.Part == h.Part }) {
				return base.Wrong("days", "training.held_already", base.Args{"day": h.Day})
			}
			if len(s.Halves)+len(added) >= halvesMax {
				return base.Wrong("days", "training.too_many", base.Args{"max": halvesMax})
			}
			h.ID = base.NewID[Half](tx.Now)
			if err := insertHalf(ctx, tx, id, h); err != nil {
				return err
			}
			added = append(added, h)
		}
		return nil
	})
	return added, err
}

func (u Usual) halves() (out []Half) {
	for _, on := range u.Days {
		for part, h := range map[Part]Hours{Morning: u.Morning, Afternoon: u.After} {
			if !h.none() {
				out = append(out, Half{Day: on, Part: part, From: h.From, To: h.To, Minutes: h.Minutes, Title: base.Tidy(u.Title), Trainers: u.Trainers})
			}
		}
	}
	order(out)
	return out
}

// Drop takes a half-day off a session, before it is held.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id base.ID[Session], half base.ID[Half]) error {
	return d.session(ctx, who, id, "unheld", nil, func(ctx context.Context, tx *db.Tx, s Session) error {
		i := slices.IndexFunc(s.Halves, func(h Half) bool { return h.ID == half })
		if i < 0 {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if s.Halves[i].Day <= day.Of(tx.Now, who.Zone) {
			return base.Refuse(base.Conflict, "training.over_already")
		}
		return deleteHalf(ctx, tx, half)
	})
}

// Declared notes that the entries of a session, or the exits, were declared on a day.
func (d *Desk) Declared(ctx context.Context, who base.Actor, id base.ID[Session], exit bool, on day.Day) error {
	if _, err := day.Parse(string(on)); err != nil {
		return base.Wrong("on", "base.not_a_day")
	}
	if on > d.today(who) {
		return base.Wrong("on", "training.ahead")
	}
	act := "entries_declared"
	if exit {
		act = "exits_declared"
	}
	return d.session(ctx, who, id, act, db.Detail{"on": on}, func(ctx context.Context, tx *db.Tx, s Session) error {
		if exit {
			s.Exit = on
		} else {
			s.Entry = on
		}
		return putSession(ctx, tx, s)
	})
}

// session lets the staff change one.
func (d *Desk) session(ctx context.Context, who base.Actor, id base.ID[Session], act string, detail db.Detail, do func(context.Context, *db.Tx, Session) error) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "training:"+string(id)); err != nil {
			return err
		}
		s, err := getSession(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if err := do(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(id), act, detail)
	})
}

// Trainers gives those of the organisation, by name.
func (d *Desk) Trainers(ctx context.Context, r db.Reader, who base.Actor) ([]Trainer, error) {
	return trainers(ctx, r, who.Place)
}

// Know keeps a trainer's file: a new one where it has no identifier.
func (d *Desk) Know(ctx context.Context, who base.Actor, t Trainer) (Trainer, error) {
	t.Name, t.Email, t.Skills = base.Tidy(t.Name), strings.ToLower(strings.TrimSpace(t.Email)), strings.TrimSpace(t.Skills)
	var wrong base.Checks
	wrong.Require("name", t.Name)
	if base.Longer(t.Name, titleMax) {
		wrong.Wrong("name", "base.too_long", base.Args{"max": titleMax})
	}
	if base.Longer(t.Skills, textMax) {
		wrong.Wrong("skills", "base.too_long", base.Args{"max": textMax})
	}
	if !people.ValidEmail(t.Email) {
		wrong.Wrong("email", "training.no_email")
	}
	if _, err := day.Parse(string(t.Reviewed)); err != nil && t.Reviewed != "" {
		wrong.Wrong("reviewed_on", "base.not_a_day")
	}
	if err := wrong.Fault(); err != nil {
		return t, err
	}
	return t, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		all, err := trainers(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		known := slices.ContainsFunc(all, func(o Trainer) bool { return o.ID == t.ID })
		switch {
		case t.ID != "" && !known:
			return base.Refuse(base.NotFound, "base.not_found")
		case slices.ContainsFunc(all, func(o Trainer) bool { return o.ID != t.ID && o.Email == t.Email }):
			return base.Wrong("email", "training.known_already")
		case t.ID == "":
			t.ID = base.NewID[Trainer](tx.Now)
		}
		if err := putTrainer(ctx, tx, t); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(t.ID), "trainer_kept", db.Detail{"name": t.Name})
	})
}
