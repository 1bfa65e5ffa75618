package demo

import (
	"context"
	"fmt"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/jury"
)

// Minutes of the day between which juries hear, and rest.
const hearsFrom, restsFrom, restsTo = 9 * 60, 12*60 + 30, 13*60 + 30

// sit opens a session with some of the jurors, and calls candidates to it.
func (s *school) sit(ctx context.Context, name string, on day.Day, jurors []juror, called []candidate) (jury.View, error) {
	o, err := s.house.Juries.Open(ctx, s.boss, jury.Session{Certification: s.version.Certification, Name: name, Day: on, Where: s.Where})
	if err != nil {
		return jury.View{}, err
	}
	if err := s.reserve(ctx, name, on); err != nil {
		return jury.View{}, err
	}
	for _, j := range jurors {
		m, err := s.house.Juries.Seat(ctx, s.boss, o.ID, jury.Seating{Member: jury.Member{Name: j.Name, Email: j.Email, Quality: j.Quality, Seat: j.Seat}})
		if err != nil {
			return jury.View{}, fmt.Errorf("seat of %s: %w", j.Name, err)
		}
		if err := s.house.Juries.Affirm(ctx, s.boss, o.ID, m.ID); err != nil {
			return jury.View{}, err
		}
	}
	var ids []base.ID[candidacy.Candidate]
	for _, c := range called {
		ids = append(ids, c.ID)
	}
	if _, err := s.house.Juries.Call(ctx, s.boss, o.ID, ids...); err != nil {
		return jury.View{}, err
	}
	if err := s.house.Juries.Set(ctx, s.boss, o.ID, hearsFrom, jury.Pause{From: restsFrom, To: restsTo}); err != nil {
		return jury.View{}, err
	}
	return s.house.Juries.Look(ctx, s.boss, o.ID)
}

// judge hears the promotion: all are decided on, and the whole jury signs.
func (s *school) judge(ctx context.Context) error {
	for _, j := range s.Jurors {
		if j.Part != "" {
			if err := s.play(ctx, j.Part, j.Name, j.Email, base.Visitor); err != nil {
				return err
			}
		}
	}
	on := s.ago(heardDays + 15).Add(15)
	v, err := s.sit(ctx, s.Sessions.First, on, s.Jurors, s.first)
	if err != nil {
		return err
	}
	if err := s.house.Juries.Convene(ctx, s.boss, v.ID); err != nil {
		return err
	}
	s.ago(heardDays)
	if err := s.house.Juries.Note(ctx, s.boss, v.ID, s.Incident); err != nil {
		return err
	}
	return s.decide(ctx, v, s.first)
}

// decide hears everybody whom a jury called, and has its members sign.
func (s *school) decide(ctx context.Context, v jury.View, all []candidate) error {
	for i, h := range v.Hearings {
		if err := s.hear(ctx, v, h, all[i]); err != nil {
			return fmt.Errorf("%s: %w", all[i].Name(), err)
		}
	}
	m, err := s.house.Juries.Draw(ctx, s.boss, v.ID)
	if err != nil {
		return err
	}
	for _, member := range v.Members {
		if _, err := s.house.Juries.Sign(ctx, s.boss, m.ID, member.ID); err != nil {
			return err
		}
	}
	return nil
}

// hear receives a candidate, takes in what each member thinks, and what all decide.
func (s *school) hear(ctx context.Context, v jury.View, h jury.Hearing, c candidate) error {
	if c.Excused {
		return s.house.Juries.Receive(ctx, s.boss, v.ID, h.ID, jury.Excused)
	}
	if err := s.house.Juries.Receive(ctx, s.boss, v.ID, h.ID, jury.Present); err != nil {
		return err
	}
	for i, m := range v.Members {
		if err := s.house.Juries.Mark(ctx, s.boss, v.ID, jury.Grid{Hearing: h.ID, Member: m.ID, Marks: s.marks(h, c.Lacks, i)}, true); err != nil {
			return err
		}
	}
	return s.house.Juries.Decide(ctx, s.boss, v.ID, h.ID, s.marks(h, c.Lacks, 0))
}

// marks are what a member thinks: here and there one sees more than another.
func (s *school) marks(h jury.Hearing, lacks []string, member int) (out []jury.Mark) {
	for _, u := range s.version.Units {
		if !slices.Contains(h.Units, u.Code) {
			continue
		}
		for i, k := range u.Competences {
			m := jury.Mark{Competence: k.Code, Level: jury.Acquired}
			if (i+member)%4 == 0 {
				m.Level = jury.Expert
			}
			if slices.Contains(lacks, k.Code) {
				m.Level, m.Reason = jury.NotYet, s.Reason
			}
			out = append(out, m)
		}
	}
	return out
}

// hearAgain: today's jury hears again those who have something left, and one of its members has
// not written their grid yet.
func (s *school) hearAgain(ctx context.Context) error {
	s.ago(20)
	var again []candidate
	for _, c := range s.first {
		if c.Again {
			again = append(again, c)
		}
	}
	v, err := s.sit(ctx, s.Sessions.Again, s.today, s.Jurors, again)
	if err != nil {
		return err
	}
	if err := s.house.Juries.Convene(ctx, s.boss, v.ID); err != nil {
		return err
	}
	s.ago(0)
	for _, h := range v.Hearings {
		if err := s.house.Juries.Receive(ctx, s.boss, v.ID, h.ID, jury.Present); err != nil {
			return err
		}
	}
	for i, m := range v.Members {
		if s.Jurors[i].Part != "" {
			continue
		}
		if err := s.house.Juries.Mark(ctx, s.boss, v.ID, jury.Grid{Hearing: v.Hearings[0].ID, Member: m.ID, Marks: s.marks(v.Hearings[0], nil, i)}, true); err != nil {
			return err
		}
	}
	return nil
}

// summon plans the next jury: a seat is still to be filled.
func (s *school) summon(ctx context.Context) error {
	called := slices.DeleteFunc(slices.Clone(s.coming), func(c candidate) bool { return c.Asking })
	_, err := s.sit(ctx, s.Sessions.Next, s.today.Add(heardAhead), s.Jurors[1:2], called)
	return err
}
