package demo

import (
	"context"
	"io"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/study"
)

// learning is what the trainees of the tale learn with.
type learning struct {
	Resources         []resource
	Pages             []page
	Title, Competence string
	Said              []string // by one, another, then a trainer
}

// resource is something of the toolbox, and how many of the group opened it.
type resource struct {
	Kind                                 study.Kind
	Title, About, Text, Link, Name, File string
	Competences                          []string
	Opened                               int
}

type page struct {
	Text, Answer string
	Competences  []string
	Shared       bool
}

// learn fills the toolbox of the session, a journal and the exchange.
func (s *school) learn(ctx context.Context) error {
	trainer, err := s.attending(ctx, s.Trainers[0].Name, s.Trainers[0].Email)
	if err != nil {
		return err
	}
	var group []base.Actor
	for _, g := range s.Group {
		one, err := s.attending(ctx, g.Name, g.Email)
		if err != nil {
			return err
		}
		group = append(group, one)
	}
	for _, told := range s.Study.Resources {
		if err := s.lend(ctx, trainer, group, told); err != nil {
			return err
		}
	}
	for i, p := range s.Study.Pages {
		if err := s.note(ctx, group[0], trainer, i, p); err != nil {
			return err
		}
	}
	return s.talk(ctx, group[1], group[0], trainer)
}

// attending is somebody of the session, as they act.
func (s *school) attending(ctx context.Context, name, email string) (base.Actor, error) {
	id, err := s.admit(ctx, name, email, base.Member)
	who := s.boss
	who.Account, who.Name, who.Role = id, name, base.Member
	return who, err
}

// lend puts a resource in the toolbox; the first of the group open it.
func (s *school) lend(ctx context.Context, trainer base.Actor, group []base.Actor, told resource) error {
	r := study.Resource{Told: study.Told{Kind: told.Kind, Title: told.Title, About: told.About, Competences: told.Competences, Text: told.Text, Link: told.Link}, File: study.File{Name: told.Name}}
	var content io.Reader
	if told.File != "" {
		content = strings.NewReader(told.File)
	}
	r, err := s.house.Studies.Put(ctx, trainer, s.begun, r, content)
	if err != nil {
		return err
	}
	for _, who := range group[:told.Opened] {
		if _, _, err := s.house.Studies.Open(ctx, who, s.begun, r.ID); err != nil {
			return err
		}
	}
	return nil
}

// note writes a page of a journal, some days before the session goes on.
func (s *school) note(ctx context.Context, who, trainer base.Actor, days int, p page) error {
	e, err := s.house.Studies.Note(ctx, who, study.Entry{Session: s.begun, On: s.today.Add(-days - signedDays), Text: p.Text, Competences: p.Competences, Shared: p.Shared})
	if err != nil || p.Answer == "" {
		return err
	}
	_, err = s.house.Studies.Answer(ctx, trainer, s.begun, e.ID, p.Answer)
	return err
}

// talk is a question and what others say of it.
func (s *school) talk(ctx context.Context, asks, knows, trainer base.Actor) error {
	t, err := s.house.Studies.Ask(ctx, asks, s.begun, study.Thread{Title: s.Study.Title, Competence: s.Study.Competence}, s.Study.Said[0])
	if err != nil {
		return err
	}
	for i, who := range []base.Actor{knows, trainer} {
		s.now = s.now.Add(time.Hour)
		if _, err := s.house.Studies.Reply(ctx, who, s.begun, t.ID, s.Study.Said[i+1]); err != nil {
			return err
		}
	}
	return nil
}
