package candidacy_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestAPartnerTrainsCandidatesWhileItIsHabilitatedAndSeesItsOwnOnly(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		now := time.Date(2027, 2, 1, 12, 0, 0, 0, time.UTC)
		kept.Clock = func() time.Time { return now }
		given := func(organisation base.PlaceID, scope certification.Scope) certification.Partner {
			p, err := d.Certifications.Habilitate(ctx, boss, certification.Partner{Certification: mission, Name: "Organisme " + string(organisation), Organisation: organisation, Scope: scope, From: "2027-01-01", To: "2027-02-01"})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		trains, assesses := given("reseau", certification.Train), given("jurys", certification.Assess)
		e := malika(certification.Continuing)
		e.Partner = "nobody"
		if _, err := d.Enrol(ctx, boss, e); !strings.HasSuffix(fmt.Sprint(err), ".not_a_choice") {
			t.Error(err)
		}
		e.Partner = assesses.ID
		if _, err := d.Enrol(ctx, boss, e); !strings.HasSuffix(fmt.Sprint(err), ".not_habilitated") {
			t.Error(err)
		}
		e.Partner = trains.ID
		c := enrol(t, d, e)
		if c.Partner != "Organisme reseau" || c.PartnerID != trains.ID {
			t.Errorf("%+v", c)
		}
		alone := malika(certification.Individual)
		alone.GivenName = "Zoé"
		enrol(t, d, alone)
		there := base.System("reseau", testkit.Paris)
		if all, err := d.Trained(ctx, there); err != nil || len(all) != 1 || all[0].ID != c.ID {
			t.Error(all, err)
		}
		for _, other := range []base.PlaceID{"jurys", "autre", "coop"} {
			if all, err := d.Trained(ctx, base.System(other, testkit.Paris)); err != nil || len(all) > 0 {
				t.Error(other, all, err)
			}
		}
		now = now.AddDate(0, 0, 1) // the day after the last
		e.GivenName = "Awa"
		if _, err := d.Enrol(ctx, boss, e); !strings.HasSuffix(fmt.Sprint(err), ".not_habilitated") {
			t.Error(err)
		}
	})
}
