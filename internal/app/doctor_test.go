package app_test

import (
	"context"
	"testing"
	"time"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

func TestDoctorSeesWhatIsUnsoundAndSaysWhatToDo(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		states := func() map[string]app.State {
			out := map[string]app.State{}
			look := app.Doctor{DB: d, Mail: post.MailConfig{Host: "smtp.example"}, Lang: "fr"}
			for _, f := range look.Look(ctx) {
				out[f.Name] = f.State
				if f.Said == "" || f.State != app.Ok && f.Name != "question" && f.Do == "" {
					t.Errorf("%+v", f)
				}
			}
			return out
		}
		sound := states()
		for _, name := range []string{"engine", "migrations", "integrity", "clock", "jobs", "claims", "owners"} {
			if sound[name] != app.Ok {
				t.Errorf("%s: %q", name, sound[name])
			}
		}
		if sound["mail"] != app.Bad {
			t.Error("letters without an address to leave from pass")
		}
		err := d.Refill(ctx, func(_ []string, put func(string, []string, []any) error) error {
			return put("claim", []string{"place_id", "booking_id", "space_id", "seats", "starts_at", "ends_at"}, []any{"p", "gone", "s", 1, "1", "2"})
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Change(ctx, base.System("p", time.UTC), func(ctx context.Context, tx *db.Tx) error {
			return tx.Record(ctx, "place", "p", "opened", nil)
		}); err != nil {
			t.Fatal(err)
		}
		testkit.At(d, "2020-01-01T00:00:00Z")
		if after := states(); after["claims"] != app.Bad || after["clock"] != app.Bad {
			t.Error(after)
		}
	})
}
