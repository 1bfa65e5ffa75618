package place_test

import (
	"context"
	"errors"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

func TestAPlaceIsFoundByItsAddress(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d := &place.Desk{DB: store}
		var told place.Opening
		d.Opened.On(func(_ context.Context, tx *db.Tx, o place.Opening) error {
			told = o
			if tx.Who.Place != o.Place.ID {
				t.Error("the actor is not in the place")
			}
			return nil
		})
		who := base.Actor{Account: "a", Name: "Nadia"}
		opened, err := d.Open(ctx, who, place.Identity{Name: "L'Établi d'à côté", Insee: "23096", Families: []string{"fablab", "cafe"}})
		if err != nil {
			t.Fatal(err)
		}
		found, err := d.BySlug(ctx, store, "l-etabli-d-a-cote")
		if err != nil || found.ID != opened.ID || found.Zone.String() != "Europe/Paris" || found.Department != "23" || len(found.Families) != 2 {
			t.Errorf("%+v, %v", found, err)
		}
		if told.Place.ID != opened.ID || told.By.Account != "a" {
			t.Errorf("%+v", told)
		}
		again, err := d.Open(ctx, who, place.Identity{Name: "L'établi d'à côté", Insee: "97411"})
		if err != nil || again.Slug == opened.Slug || again.Zone.String() != "Indian/Reunion" {
			t.Errorf("%+v, %v", again, err)
		}
		if _, err := d.BySlug(ctx, store, "ailleurs"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func TestAPlaceWhoseOpeningIsRefusedDoesNotExist(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d := &place.Desk{DB: store}
		d.Opened.On(func(context.Context, *db.Tx, place.Opening) error { return errors.New("no") })
		if _, err := d.Open(ctx, base.Actor{}, place.Identity{Name: "Ici", Insee: "23096"}); err == nil {
			t.Fatal("it opened")
		}
		if _, err := d.BySlug(ctx, store, "ici"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func TestAChangeOfIdentityIsTraced(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d := &place.Desk{DB: store}
		opened, err := d.Open(ctx, base.Actor{Account: "a", Name: "Nadia"}, place.Identity{Name: "La Grange", Insee: "23096"})
		if err != nil {
			t.Fatal(err)
		}
		who := testkit.As(base.Manager, opened.ID)
		id := opened.Identity
		id.Name, id.Form, id.Staff = "La Grange neuve", "scic", 3
		id.Receptions = []place.Reception{{Use: "office", Floor: place.Ground, Public: 40}, {Use: "cafe", Floor: place.Upper, Public: 20}}
		for range 2 { // saying the same again changes nothing
			if _, err := d.Change(ctx, who, id); err != nil {
				t.Fatal(err)
			}
		}
		read, err := d.Get(ctx, store, opened.ID)
		if err != nil || read.Slug != "la-grange" || read.Name != "La Grange neuve" || len(read.Receptions) != 2 || read.Receptions[1] != id.Receptions[1] {
			t.Errorf("%+v, %v", read, err)
		}
		trail, err := db.Trail(ctx, store, opened.ID, "place", string(opened.ID))
		if err != nil || len(trail) != 2 || trail[0].Act != "changed" || len(trail[0].Detail) != 4 {
			t.Errorf("%+v, %v", trail, err)
		}
		if _, err := d.Change(ctx, testkit.As(base.Manager, "nowhere"), id); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}
