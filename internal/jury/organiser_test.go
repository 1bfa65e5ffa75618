package jury_test

import (
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/jury"
	"pilotis/internal/testkit"
)

func TestAPartnerOrganisesASessionWhileItIsHabilitatedToAssess(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept)
		given := func(name string, scope certification.Scope) base.ID[certification.Partner] {
			p, err := c.Certifications.Habilitate(ctx, c.boss, certification.Partner{Certification: "piloter-un-tiers-lieu", Name: name, Organisation: base.PlaceID(name), Scope: scope, From: "2027-01-01", To: "2027-06-30"})
			c.must(err)
			return p.ID
		}
		trains, assesses := given("Former", certification.Train), given("Évaluer", certification.Assess)
		session := jury.Session{Certification: "piloter-un-tiers-lieu", Name: "Jury", Day: "2027-06-30", Where: "La Manufacture", Partner: assesses, Organiser: "Personne"}
		got, err := c.Open(ctx, c.boss, session)
		c.must(err)
		all, err := c.List(ctx, c.boss)
		c.must(err)
		i := slices.IndexFunc(all, func(s jury.Session) bool { return s.ID == got.ID })
		if got.Organiser != "Évaluer" || all[i].Organiser != "Évaluer" || all[i].Partner != assesses {
			t.Errorf("%+v, %+v", got, all)
		}
		late, wrong, nobody := session, session, session
		late.Day, wrong.Partner, nobody.Partner = "2027-07-01", trains, "nobody"
		for key, s := range map[string]jury.Session{"not_habilitated": late, "jury.not_habilitated": wrong, "base.not_a_choice": nobody} {
			_, err := c.Open(ctx, c.boss, s)
			testkit.Refused(t, err, base.Invalid, key)
		}
	})
}
