package app

import (
	"context"
	"slices"

	"pilotis/internal/attendance"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/quality"
	"pilotis/internal/training"
)

// course reads a session of training as attendance does: hours as instants, people by name.
func (h *House) course(ctx context.Context, r db.Reader, who base.Actor, id base.ID[attendance.Course]) (attendance.Course, error) {
	s, err := h.Trainings.Session(ctx, r, who, base.ID[training.Session](id))
	if err != nil {
		return attendance.Course{}, err
	}
	own, err := h.Places.Get(ctx, r, who.Place)
	if err != nil {
		return attendance.Course{}, err
	}
	all, err := h.Trainings.Programmes(ctx, r, who)
	if err != nil {
		return attendance.Course{}, err
	}
	folk, err := h.Trainings.Trainers(ctx, r, who)
	if err != nil {
		return attendance.Course{}, err
	}
	c := attendance.Course{ID: id, Organisation: own.Name, Name: s.Name, Where: s.Host}
	if i := slices.IndexFunc(all, func(p training.Programme) bool { return p.ID == s.Programme }); i >= 0 {
		c.Programme, c.Objectives = all[i].Title, all[i].Objectives
	}
	for _, half := range s.Halves {
		c.Halves = append(c.Halves, halfOf(half, folk, who))
	}
	enrolled, err := h.Trainings.Trainees(ctx, r, who, s.ID)
	for _, t := range enrolled {
		c.Trainees = append(c.Trainees, attendance.Trainee{Person: attendance.Person{ID: string(t.ID), Name: t.Name, Email: t.Email}, Left: t.Left})
	}
	return c, err
}

func halfOf(half training.Half, folk []training.Trainer, who base.Actor) attendance.Half {
	out := attendance.Half{ID: base.ID[attendance.Half](half.ID), Day: half.Day, Part: attendance.Part(half.Part), Minutes: half.Minutes, Title: half.Title}
	out.From, out.To = half.Span(who.Zone)
	for _, t := range folk {
		if slices.Contains(half.Trainers, t.ID) {
			out.Trainers = append(out.Trainers, attendance.Person{ID: string(t.ID), Name: t.Name, Email: t.Email})
		}
	}
	return out
}

// holding gives the session of a half-day.
func (h *House) holding(ctx context.Context, r db.Reader, who base.Actor, id base.ID[attendance.Half]) (base.ID[attendance.Course], error) {
	of, err := h.Trainings.Holding(ctx, r, who, base.ID[training.Half](id))
	return base.ID[attendance.Course](of), err
}

// taking lists the sessions of the organisation, or those in which an address takes part.
func (h *House) taking(ctx context.Context, r db.Reader, who base.Actor, email string) (out []base.ID[attendance.Course], err error) {
	if email != "" {
		mine, err := h.Trainings.Taking(ctx, r, who, email)
		for _, id := range mine {
			out = append(out, base.ID[attendance.Course](id))
		}
		return out, err
	}
	all, err := h.Trainings.Sessions(ctx, r, who)
	for _, s := range all {
		out = append(out, base.ID[attendance.Course](s.ID))
	}
	return out, err
}

// followed tells training what each trainee truly followed, nil where nobody signs.
func (h *House) followed(ctx context.Context, who base.Actor, id base.ID[training.Session], from, to day.Day) (map[base.ID[training.Trainee]]int, error) {
	minutes, err := h.Attendance.Followed(ctx, who, base.ID[attendance.Course](id), from, to)
	if minutes == nil {
		return nil, err
	}
	out := map[base.ID[training.Trainee]]int{}
	for person, n := range minutes {
		out[base.ID[training.Trainee](person)] = n
	}
	return out, err
}

// engaged shows how trainees hold on (12): what was signed, and who is to be called before they
// drop out.
func (h *House) engaged(ctx context.Context, g quality.Ground) (map[int]quality.Shown, error) {
	all, err := h.Attendance.Engagement(ctx, g.Who, g.Today.Add(-g.FreshDays))
	out := shown{}
	for _, e := range all {
		at := "/attendance/sessions/" + string(e.Session)
		out.tell(12, true, "attendance.proof_signed", "", base.Args{"name": e.Name, "n": e.Held}, at, e.Last)
		for _, a := range e.Adrift {
			out.tell(12, false, "", "attendance.gap_adrift", base.Args{"session": e.Name, "name": a.Trainee.Name, "n": a.Missed}, at, e.Last)
		}
	}
	return out, err
}
