package activity_test

import (
	"context"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

func names(t *testing.T, d *activity.Desk, who base.Actor) string {
	t.Helper()
	all, err := d.List(ctx, who)
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, a := range all {
		out += a.Name + " "
	}
	return out
}

func TestActivitiesKeepTheirOrderAndTheClosedComeLast(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d, who := &activity.Desk{DB: store}, testkit.As(base.Manager, "p")
		added, err := d.Add(ctx, who, activity.Draft{Name: "Café"}, activity.Draft{Name: "Fablab"}, activity.Draft{Name: "Cours"})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Shift(ctx, who, added[2].ID, -1); err != nil {
			t.Fatal(err)
		}
		if got := names(t, d, who); got != "Café Cours Fablab " {
			t.Error(got)
		}
		if err := d.Close(ctx, who, added[0].ID); err != nil {
			t.Fatal(err)
		}
		if got := names(t, d, who); got != "Cours Fablab Café " {
			t.Error(got)
		}
		if err := d.Close(ctx, who, added[0].ID); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		if err := d.Reopen(ctx, who, added[0].ID); err != nil {
			t.Fatal(err)
		}
		if err := d.Arrange(ctx, who, []base.ActivityID{added[1].ID}); err != nil {
			t.Fatal(err)
		}
		if got := names(t, d, who); got != "Fablab Café Cours " {
			t.Error(got)
		}
	})
}

func TestAnActivityOfAnotherPlaceIsNotFound(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d := &activity.Desk{DB: store}
		added, err := d.Add(ctx, testkit.As(base.Manager, "p"), activity.Draft{Name: "Café"})
		if err != nil {
			t.Fatal(err)
		}
		elsewhere := testkit.As(base.Owner, "q")
		if _, err := d.Change(ctx, elsewhere, added[0].ID, activity.Draft{Name: "Bar"}); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if err := d.Close(ctx, elsewhere, added[0].ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if err := d.Shift(ctx, elsewhere, added[0].ID, 1); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func TestTwoLivingActivitiesDoNotShareAName(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d, who := &activity.Desk{DB: store}, testkit.As(base.Manager, "p")
		if _, err := d.Add(ctx, who, activity.Draft{Name: "Café"}, activity.Draft{Name: "cafe"}); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		if got := names(t, d, who); got != "" {
			t.Errorf("half done: %s", got)
		}
	})
}

func TestANewActivityTakesTheColourLeastUsed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, store *db.DB) {
		d, who := &activity.Desk{DB: store}, testkit.As(base.Manager, "p")
		added, err := d.Add(ctx, who, activity.Draft{Name: "A", Hue: 1}, activity.Draft{Name: "B"}, activity.Draft{Name: "C"})
		if err != nil || added[1].Hue != 2 || added[2].Hue != 3 {
			t.Error(added, err)
		}
	})
}
