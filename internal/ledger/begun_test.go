package ledger_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

// A form that nothing could be written with is not shown: who comes before the books are begun is
// led to where one begins them.
func TestWhoComesBeforeTheBooksAreBegunIsLedThere(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk := &ledger.Desk{DB: d}
		at := "/p/" + string(base.NewID[base.KindPlace](d.Clock())) + "/ledger/"
		for _, page := range []string{"entries/simple?way=paid", "entries/new", "volunteering"} {
			testkit.Screens(t, testkit.Serve(d, desk), []testkit.Screen{{As: "treasurer", Method: "GET", Path: at + page, Status: 303, Has: []string{"/outset"}}})
		}
	})
}
