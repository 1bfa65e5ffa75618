package demo

import (
	"context"
	"fmt"
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/quality"
	"pilotis/internal/transmission"
)

// grievance is a complaint or an incident of the tale, with what was made better.
type grievance struct {
	Ago                  int
	Kind                 quality.Sort
	Public               quality.Public
	Name, Email          string
	Subject, Text, Reply string
	Better, Effect       string
}

// watched is a note of the watch.
type watched struct {
	Ago, Indicator       int
	Source, Text, Result string
}

// survey is what trainees were asked as their training ended, and answered on paper.
type survey struct {
	Title, About, Words string
	Questions           []string
	Answers             [][]int
}

// tell makes the file of the successes, takes in what came back, and answers an appeal.
func (s *school) tell(ctx context.Context) error {
	for _, c := range s.first {
		if c.Appeal == "" {
			continue
		}
		on := s.ago(heardDays - 12)
		a, err := s.house.Juries.Appeal(ctx, s.boss, c.ID, on, c.Appeal)
		if err != nil {
			return err
		}
		s.ago(heardDays - 25)
		if err := s.house.Juries.Answer(ctx, s.boss, a.ID, true, s.Answer); err != nil {
			return err
		}
	}
	return s.transmit(ctx, toldDays, s.Refused)
}

// transmit makes the file of the successes, and takes in what came back six days later; where
// one is refused, that is the first.
func (s *school) transmit(ctx context.Context, days int, refused string) error {
	s.ago(days)
	b, err := s.house.Transmissions.Board(ctx, s.boss, s.version.Certification)
	if err != nil {
		return err
	}
	l, err := s.house.Transmissions.Freeze(ctx, s.boss, s.version.Certification, false)
	if err != nil {
		return err
	}
	s.ago(days - 6)
	var taken, back strings.Builder
	for _, r := range b.Rows {
		switch {
		case r.State != transmission.Waiting:
		case refused != "" && back.Len() == 0:
			fmt.Fprintf(&back, "<passage><idTechnique>%s</idTechnique><messageErreur>%s</messageErreur></passage>", r.ID, refused)
		default:
			fmt.Fprintf(&taken, "<passage><idTechnique>%s</idTechnique></passage>", r.ID)
		}
	}
	answer := "<accuse><passagesOK>" + taken.String() + "</passagesOK><passagesKO>" + back.String() + "</passagesKO></accuse>"
	_, err = s.house.Transmissions.Answer(ctx, s.boss, l.ID, []byte(answer))
	return err
}

// listen keeps what people say of the school, and what it makes of it.
func (s *school) listen(ctx context.Context) error {
	settings, err := s.house.Quality.Settings(ctx, s.house.DB, s.boss)
	if err != nil {
		return err
	}
	settings.NextAudit, settings.Referent = s.today.Add(80), s.Referent
	if err := s.house.Quality.Set(ctx, s.boss, settings); err != nil {
		return err
	}
	if err := s.poll(ctx); err != nil {
		return err
	}
	for _, n := range s.Notes {
		on := s.ago(n.Ago)
		if _, err := s.house.Quality.Write(ctx, s.boss, quality.Note{Indicator: n.Indicator, On: on, Source: n.Source, Text: n.Text, Result: n.Result}); err != nil {
			return err
		}
	}
	for _, g := range s.Complaints {
		if err := s.complain(ctx, g, s.ago(g.Ago)); err != nil {
			return fmt.Errorf("%s: %w", g.Subject, err)
		}
	}
	return nil
}

func (s *school) complain(ctx context.Context, g grievance, on day.Day) error {
	c, err := s.house.Quality.Complain(ctx, s.boss, quality.Complaint{Kind: g.Kind, Public: g.Public, Name: g.Name, Email: g.Email, Subject: g.Subject, Text: g.Text, Opened: on})
	if err != nil || g.Reply == "" {
		return err
	}
	answered := s.ago(g.Ago - 5)
	if err := s.house.Quality.Reply(ctx, s.boss, c.ID, g.Reply); err != nil {
		return err
	}
	i, err := s.house.Quality.Improve(ctx, s.boss, quality.Improvement{Title: g.Better, Origin: quality.FromComplaint, OriginID: string(c.ID), Carrier: s.Referent, Due: answered.Add(90)})
	if err != nil || g.Effect == "" {
		return err
	}
	s.ago(g.Ago - 40)
	return s.house.Quality.Improved(ctx, s.boss, i.ID, g.Effect)
}

// poll hears the promotion as its training ends.
func (s *school) poll(ctx context.Context) error {
	s.ago(heardDays + 2)
	q, err := s.house.Quality.Ask(ctx, s.boss, quality.Survey{Title: s.Survey.Title, About: s.Survey.About, Public: quality.Trainees, Moment: quality.Hot, Kind: quality.Opinion, Questions: s.Survey.Questions})
	if err != nil {
		return err
	}
	for i, notes := range s.Survey.Answers {
		g := quality.Given{Notes: notes}
		if i == 0 {
			g.Words = s.Survey.Words
		}
		if err := s.house.Quality.Type(ctx, s.boss, q.ID, g); err != nil {
			return err
		}
	}
	return nil
}
