package app_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
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
		for _, name := range []string{"engine", "migrations", "integrity", "clock", "jobs", "claims", "owners", "books"} {
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

func TestDoctorNamesTheFirstEntryThatIsNoLongerWhatWasValidated(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		ctx := context.Background()
		who := testkit.As(base.Treasurer, "p")
		books := &ledger.Desk{DB: d}
		err := d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			if err := books.Chart(ctx, tx, ledger.Account{Code: "512000", Label: "Banque"}, ledger.Account{Code: "706000", Label: "Ventes"}); err != nil {
				return err
			}
			if err := books.Keep(ctx, tx, ledger.Basics("fr")...); err != nil {
				return err
			}
			y, err := books.Begin(ctx, tx, "2027-01-01", "2027-12-31", "")
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `insert into entry_line (place_id, day, entry_id, position, account, debit, credit)
				values ('p', '2027-03-01', 'e', 0, '512000', 100, 0), ('p', '2027-03-01', 'e', 1, '706000', 0, 100)`); err != nil {
				return err
			}
			_, err = tx.Exec(ctx, `insert into entry (place_id, id, year_id, rank, number, journal, day, piece, piece_day, label, validated_on, source, reverses_id, made_at, made_by, hash)
				values ('p', 'e', $1, 1, '1', 'BQ', '2027-03-01', '', '', 'Vente', '2027-03-01', '', '', '', '', 'false')`, y.ID)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for lang, said := range map[string]string{"fr": "n° 1", "en": "no. 1"} {
			look := app.Doctor{DB: d, Lang: lang}
			all := look.Look(ctx)
			last := all[len(all)-1]
			if last.Name != "books" || last.State != app.Bad || !strings.Contains(last.Said, said) || last.Do == "" {
				t.Errorf("%+v", last)
			}
		}
	})
}
