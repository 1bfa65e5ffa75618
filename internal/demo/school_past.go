package demo

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/fate"
)

// promotion is one that was heard long ago, and was asked since what became of it.
type promotion struct {
	Ago        int
	Name       string
	Candidates []aspirant
}

// Days before its jury at which a past promotion enrolled, and after it at which it was told.
const enrolledBefore, toldAfter = 125, 10

// remember plays the past promotions, from enrolment to what became of them.
func (s *school) remember(ctx context.Context) error {
	for _, p := range s.Past {
		if err := s.graduate(ctx, p); err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
	}
	return nil
}

// graduate enrols a promotion, hears it, and tells the Caisse des Dépôts of it.
func (s *school) graduate(ctx context.Context, p promotion) error {
	s.ago(p.Ago + enrolledBefore)
	var all []candidate
	for _, a := range p.Candidates {
		c, err := s.enrol(ctx, a)
		if err != nil {
			return err
		}
		all = append(all, c)
	}
	v, err := s.sit(ctx, p.Name, s.ago(p.Ago+15).Add(15), s.Jurors, all)
	if err != nil {
		return err
	}
	s.ago(p.Ago)
	if err := s.decide(ctx, v, all); err != nil {
		return err
	}
	if err := s.transmit(ctx, p.Ago-toldAfter, ""); err != nil {
		return err
	}
	return s.follow(ctx, p, all)
}

// follow asks a promotion what became of it, each time that its certifier set and that has come.
func (s *school) follow(ctx context.Context, p promotion, all []candidate) error {
	w, err := s.house.Certifications.Get(ctx, s.house.DB, s.version.Certification)
	if err != nil {
		return err
	}
	for i, months := range []int{w.Terms.FirstMonths, w.Terms.SecondMonths} {
		due := s.today.Add(-p.Ago).AddMonths(months)
		if due > s.today {
			return nil
		}
		on := s.ago(s.today.Sub(due))
		if _, err := s.house.Fates.Ask(ctx, base.System(s.boss.Place, s.boss.Zone), on); err != nil {
			return err
		}
		s.ago(s.today.Sub(due) - 4)
		for k, c := range all {
			if err := s.answer(ctx, c, i, k); err != nil {
				return fmt.Errorf("%s: %w", c.Name(), err)
			}
		}
		on = s.ago(s.today.Sub(due) - w.Terms.ReminderDays)
		if _, err := s.house.Fates.Ask(ctx, base.System(s.boss.Place, s.boss.Zone), on); err != nil {
			return err
		}
	}
	return nil
}

// answer says what became of somebody: by the link of their letter, or on the telephone for one
// in five; who wants to be left in peace says so.
func (s *school) answer(ctx context.Context, c candidate, wave, k int) error {
	var said *fate.Answer
	if wave < len(c.Told) {
		said = c.Told[wave]
	}
	if said != nil && k%5 == 4 {
		return s.house.Fates.Take(ctx, s.boss, s.version.Certification, string(c.ID), fate.Wave(wave+1), *said)
	}
	secret, err := s.letterTo(ctx, c)
	if err != nil {
		return err
	}
	stranger := base.Actor{Place: s.boss.Place, Zone: s.boss.Zone}
	switch {
	case said != nil:
		return s.house.Fates.Answer(ctx, stranger, secret, *said)
	case c.Silent:
		return s.house.Fates.Silence(ctx, stranger, secret)
	}
	return nil
}

// letterTo finds the secret of the last letter that asked somebody.
func (s *school) letterTo(ctx context.Context, c candidate) (string, error) {
	all, err := s.house.Post.Folder(ctx, s.boss, "")
	if err != nil {
		return "", err
	}
	for _, l := range all {
		if _, secret, asks := strings.Cut(l.Mail.Link.URL, "/became/"); asks && l.Mail.To == c.email() {
			return secret, nil
		}
	}
	return "", errors.New("no letter")
}
