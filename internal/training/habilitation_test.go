package training_test

import (
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

func TestAProgrammeLeavesTheCatalogueTheDayAfterItsHabilitation(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		s := open(t, kept)
		now := time.Date(2027, 2, 1, 12, 0, 0, 0, time.UTC)
		kept.Clock = func() time.Time { return now }
		catalogue := func() []training.Programme {
			all, err := s.Catalogue(ctx, training.Organisation{ID: "coop", Zone: testkit.Paris})
			s.must(err)
			return all
		}
		certifier := base.System("certificateur", testkit.Paris)
		given, err := s.Certifications.Habilitate(ctx, certifier, certification.Partner{Certification: s.of.Certification, Name: "La coopérative", Organisation: "coop", Scope: certification.Assess, From: "2027-01-01", To: "2027-02-02"})
		s.must(err)
		s.refused(s.Publish(ctx, s.boss, s.of.ID, true), "training.not_habilitated")
		given.Scope = certification.Both
		_, err = s.Certifications.Habilitate(ctx, certifier, given)
		s.must(err)
		s.must(s.Publish(ctx, s.boss, s.of.ID, true))
		if got := catalogue(); len(got) != 1 {
			t.Error(got)
		}
		now = now.AddDate(0, 0, 1) // the last day
		if got := catalogue(); len(got) != 1 {
			t.Error("the last day counts", got)
		}
		now = now.AddDate(0, 0, 1)
		if got := catalogue(); len(got) != 0 {
			t.Error(got)
		}
		s.must(s.Publish(ctx, s.boss, s.of.ID, false)) // one may always take it out
	})
}
