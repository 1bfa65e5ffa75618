package account_test

import (
	"testing"
	"time"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestWhatIsOverIsSweptWhenSomebodySignsIn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, max := h.person("lea"), h.person("max")
		for range 3 {
			_, err := h.try(lea, "wrong", "192.0.2.1")
			says(t, err, "account.not_this_password")
		}
		h.signIn(max)
		h.ask("lea@example.org") // a link to sign in by, never opened
		rows := func(table string, want int) {
			t.Helper()
			if n, err := db.Count(ctx, d, "select count(*) from "+table); n != want || err != nil {
				t.Errorf("%d in %s, want %d, %v", n, table, want, err)
			}
		}
		tried, err := db.Count(ctx, d, "select count(*) from attempt")
		if err != nil || tried == 0 {
			t.Fatal(tried, err)
		}
		h.wait(23 * time.Hour)
		h.signIn(max)
		rows("session", 2)
		if n, _ := db.Count(ctx, d, "select count(*) from attempt"); n < tried {
			t.Error("failures were forgotten within their day")
		}
		h.wait(31 * 24 * time.Hour)
		h.signIn(max)
		rows("session", 1)
		rows("link", 0)
		if n, _ := db.Count(ctx, d, "select count(*) from attempt where at < $1", d.Now().Add(-24*time.Hour)); n != 0 {
			t.Errorf("%d failures of long ago are kept", n)
		}
	})
}
