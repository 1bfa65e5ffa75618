package training

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Duty is a declaration that is due: the entries of a session, or its exits.
type Duty struct {
	Session Session
	Exit    bool
	Due     day.Day
	Done    day.Day // "" while it is not declared
}

// Late tells whether a duty was not done in time.
func (u Duty) Late(today day.Day) bool {
	return u.Done == "" && u.Due < today || u.Done > u.Due
}

// Duties lists what is to be declared of the sessions that have begun, and what was.
func (d *Desk) Duties(ctx context.Context, who base.Actor, all []Session) (out []Duty, err error) {
	today := d.today(who)
	rules, err := d.rules(ctx, d.DB, who, today)
	if err != nil {
		return nil, err
	}
	department, err := d.Department(ctx, d.DB, who.Place)
	for _, s := range all {
		first, last := s.Days()
		if first == "" {
			continue
		}
		if first <= today {
			out = append(out, Duty{Session: s, Due: rules.Due(first, department), Done: s.Entry})
		}
		if last <= today {
			out = append(out, Duty{Session: s, Exit: true, Due: rules.Due(last, department), Done: s.Exit})
		}
	}
	return out, err
}

// Yearly computes the return of a civil year: the hours truly followed in it, and of each price the
// part that the half-days of the year are of the whole session.
func (d *Desk) Yearly(ctx context.Context, who base.Actor, year int) (Return, []Followed, error) {
	from, to := day.Date(year, 1, 1), day.Date(year, 12, 31)
	all, err := d.Sessions(ctx, d.DB, who)
	if err != nil {
		return Return{}, nil, err
	}
	everybody, err := trainees(ctx, d.DB, who.Place, "")
	if err != nil {
		return Return{}, nil, err
	}
	registers, err := d.registers(ctx, who)
	if err != nil {
		return Return{}, nil, err
	}
	var followed []Followed
	for _, s := range all {
		within := s.minutes(func(h Half) bool { return from <= h.Day && h.Day <= to })
		if within == 0 {
			continue
		}
		real, err := d.followed(ctx, who, s, from, to)
		if err != nil {
			return Return{}, nil, err
		}
		for _, t := range everybody {
			if t.Session == s.ID {
				followed = append(followed, Followed{Trainee: t, Minutes: real(t), Product: t.Price.Ratio(int64(within), int64(s.Minutes())), Register: registers[s.Programme]})
			}
		}
	}
	given, err := d.given(ctx, who, from, to)
	return Tally(year, followed, given), followed, err
}

// followed tells the minutes that a trainee followed in a session: what attendance says, or what
// was planned until the day they left.
func (d *Desk) followed(ctx context.Context, who base.Actor, s Session, from, to day.Day) (func(Trainee) int, error) {
	if d.Followed != nil {
		real, err := d.Followed(ctx, who, s.ID, from, to)
		if err != nil {
			return nil, err
		}
		if real != nil {
			return func(t Trainee) int { return real[t.ID] }, nil
		}
	}
	return func(t Trainee) int {
		return s.minutes(func(h Half) bool { return from <= h.Day && h.Day <= to && (t.Left == "" || h.Day <= t.Left) })
	}, nil
}

// registers tells, of each programme, the register of the certification that it prepares for.
func (d *Desk) registers(ctx context.Context, who base.Actor) (map[base.ID[Programme]]string, error) {
	all, err := d.Programmes(ctx, d.DB, who)
	if err != nil {
		return nil, err
	}
	known, err := d.Certifications.List(ctx)
	out := map[base.ID[Programme]]string{}
	for _, p := range all {
		for _, c := range known {
			if c.ID == p.Certification {
				out[p.ID] = string(c.Register)
			}
		}
	}
	return out, err
}

// given counts who trained between two days and for how long: those of the house, then the
// others.
func (d *Desk) given(ctx context.Context, who base.Actor, from, to day.Day) (out [2]Counted, err error) {
	held, err := heldIn(ctx, d.DB, who.Place, from, to)
	if err != nil {
		return out, err
	}
	known, err := trainers(ctx, d.DB, who.Place)
	minutes := map[base.ID[Trainer]]int{}
	for _, h := range held {
		for _, id := range h.Trainers {
			minutes[id] += h.Minutes
		}
	}
	for _, t := range known {
		if minutes[t.ID] == 0 {
			continue
		}
		i := 0
		if t.External {
			i = 1
		}
		out[i] = out[i].add(minutes[t.ID])
	}
	return out, err
}

// yearOf reads a civil year.
func yearOf(text string) (int, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1900 || n > 2200 {
		return 0, base.Refuse(base.NotFound, "base.not_found")
	}
	return n, nil
}
