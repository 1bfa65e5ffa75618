package demo

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/training"
)

// offer is what the catalogue says of the training of the tale.
type offer struct {
	Title                                                                              string
	Objectives                                                                         []string
	Prerequisites, Access, Delay, Priced, Contacts, Methods, Assessment, Accessibility string
	Price                                                                              money.Cents
}

type trainer struct {
	Name, Email, Skills, Part string
	Outside                   bool
}

// trainee is somebody who follows, with how they stood on the competences at entry.
type trainee struct {
	Name, Email string
	Status      training.Status
	Payer       training.Payer
	Stood       int
}

// offeredDays and signedDays are how many days before today the training was offered, and its
// contracts signed; unitMinutes is how long it gives to a unit.
const (
	offeredDays, signedDays = 120, 30
	unitMinutes             = 840
)

// thursday is the last day of a week on which two days may begin.
const thursday = 4

// train offers the training, and begins it today, with two days in each of three weeks.
func (s *school) train(ctx context.Context) error {
	p, err := s.propose(ctx)
	if err != nil {
		return err
	}
	var known []base.ID[training.Trainer]
	for _, t := range s.Trainers {
		if t.Part != "" {
			if err := s.play(ctx, t.Part, t.Name, t.Email, base.Team); err != nil {
				return err
			}
		}
		k, err := s.house.Trainings.Know(ctx, s.boss, training.Trainer{Name: t.Name, Email: t.Email, External: t.Outside, Skills: t.Skills, Reviewed: s.today.Add(-offeredDays)})
		if err != nil {
			return err
		}
		known = append(known, k.ID)
	}
	o, err := s.house.Trainings.Plan(ctx, s.boss, training.Session{Programme: p.ID, Name: s.Promotion, Host: s.Place.Name, Room: s.Studio, Capacity: 12})
	if err != nil {
		return err
	}
	if _, err := s.house.Trainings.Hold(ctx, s.boss, o.ID, training.Usual{Days: s.seminars(), Trainers: known, Title: p.Title,
		Morning: training.Hours{From: 9 * 60, To: 12*60 + 30, Minutes: 210}, After: training.Hours{From: 13*60 + 30, To: 17 * 60, Minutes: 210}}); err != nil {
		return err
	}
	s.begun = o.ID
	for _, step := range []func(context.Context) error{
		func(ctx context.Context) error { return s.gather(ctx, o) },
		s.receive,
		s.convoke,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// convoke puts the internal rules in force, and calls the group.
func (s *school) convoke(ctx context.Context) error {
	if _, err := s.house.Trainings.Regulate(ctx, s.boss, s.Rules, s.today.Add(-signedDays)); err != nil {
		return err
	}
	_, err := s.house.Trainings.Convoke(ctx, s.boss, s.begun, false)
	return err
}

// receive books the room of the seminars, and tells how to be safe there.
func (s *school) receive(ctx context.Context) error {
	safe := s.Safety
	safe.Checked = s.today.Add(-offeredDays)
	if _, err := s.house.Places.Instruct(ctx, s.boss, safe); err != nil {
		return err
	}
	own, err := s.house.Places.Get(ctx, s.house.DB, s.boss.Place)
	if err != nil {
		return err
	}
	if err := s.house.Hosting.Choose(ctx, s.boss, s.begun, own.Slug, s.studio); err != nil {
		return err
	}
	told, err := s.house.Hosting.Book(ctx, s.boss, s.begun)
	for _, o := range told {
		if o.Refusal != nil && err == nil {
			err = o.Refusal
		}
	}
	return err
}

// propose puts the programme in the catalogue: a module for each unit.
func (s *school) propose(ctx context.Context) (training.Programme, error) {
	s.ago(offeredDays)
	o := s.Programme
	p := training.Programme{Offer: training.Offer{Title: o.Title, Certification: s.version.Certification, Version: s.version.ID, Objectives: o.Objectives, Prerequisites: o.Prerequisites,
		Access: o.Access, Delay: o.Delay, Price: o.Price, Priced: o.Priced, Contacts: o.Contacts, Methods: o.Methods, Assessment: o.Assessment, Accessibility: o.Accessibility}}
	for _, u := range s.version.Units {
		p.Modules = append(p.Modules, training.Module{Title: u.Title, Minutes: unitMinutes, Competences: codes(u.Competences)})
	}
	p, err := s.house.Trainings.Write(ctx, s.boss, p)
	if err != nil {
		return p, err
	}
	return p, s.house.Trainings.Publish(ctx, s.boss, p.ID, true)
}

// seminars are the days of the training: none falls at the end of a week.
func (s *school) seminars() (out []day.Day) {
	first := s.today
	for first.Weekday() > thursday {
		first = first.Add(1)
	}
	for week := range 3 {
		out = append(out, first.Add(7*week), first.Add(7*week+1))
	}
	return out
}

// gather enrols the group: what each needs, what was signed, where they stand.
func (s *school) gather(ctx context.Context, o training.Session) error {
	on := s.ago(signedDays)
	for _, g := range s.Group {
		t := training.Trainee{Session: o.ID, Name: g.Name, Email: g.Email, Status: g.Status, Payer: g.Payer, Price: s.Programme.Price, Needs: s.Wanted, NeedsOn: on.Add(-5),
			Agreement: training.Agreement{Form: training.Contract, SignedOn: on}}
		for _, c := range s.coming {
			if c.Email == g.Email {
				t.Candidate = string(c.ID)
			}
		}
		t, err := s.house.Trainings.Enrol(ctx, s.boss, t)
		if err != nil {
			return err
		}
		stood := map[string]int{}
		for i, k := range s.version.Competences() {
			stood[k.Code] = (g.Stood + i) % 3
		}
		if err := s.house.Trainings.Stand(ctx, s.boss, t.ID, false, stood); err != nil {
			return err
		}
	}
	return nil
}
