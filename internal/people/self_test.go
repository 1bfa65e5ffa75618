package people_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
)

func TestOneCorrectsOnesOwnRecordAndNothingElse(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, boss := &people.Desk{DB: d}, testkit.As(base.Manager, "p")
		zoe := add(t, desk, boss, people.Card{Identity: people.Identity{FirstName: "Zoé", LastName: "Çelik", Tags: []string{"fablab"}}})
		self := testkit.As(base.Member, "p")
		_, err := desk.ChangeOwn(ctx, self, 1, people.Self{})
		if base.KindOf(err) != base.NotFound {
			t.Errorf("without a record: %v", err)
		}
		self.Person = zoe.ID
		p, err := desk.ChangeOwn(ctx, self, zoe.Version, people.Self{Contacts: []people.Contact{{Kind: people.Email, Value: "zoe@example.org"}}, Lang: "en"})
		done(t, err)
		if p.Name != zoe.Name || p.Email != "zoe@example.org" || p.Lang != "en" {
			t.Errorf("%+v", p)
		}
		done(t, desk.ConsentOwn(ctx, self, "photos", true))
		if ok, err := people.Consented(ctx, d, "p", zoe.ID, "photos"); err != nil || !ok {
			t.Error("not consented", err)
		}
		done(t, desk.ConsentOwn(ctx, self, "photos", false))
		r, err := desk.Own(ctx, self)
		done(t, err)
		if c, said := r.Consent("photos"); !said || c.Live() || len(r.Tags) != 1 {
			t.Errorf("%+v", r)
		}
	})
}
