package intake_test

import (
	"net/http"
	"net/url"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/intake"
	"pilotis/internal/testkit"
)

func TestAFileIsTakenInAndUndoneFromScreenToScreen(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, _ base.Actor) {
		pages := testkit.Serve(d, desk, desk.People)
		file := url.Values{"pasted": {"Prénom;Nom;E-mail\nAna;Roux;ana@ex.fr\nBob;Vert;bob at ex\n"}}.Encode()
		draft := testkit.Page(t, pages, "manager", http.MethodPost, "/p/chai/people/import", file).To
		const list = "/p/chai/people"
		testkit.Screens(t, pages, []testkit.Screen{
			{As: "manager", Method: "GET", Path: draft, Status: 200, Has: []string{"Bob Vert", "« bob at ex »", "/completion"}},
			{As: "manager", Method: "GET", Path: draft + "?outcome=new", Status: 200, Has: []string{"Ana Roux"}},
			{As: "manager", Method: "GET", Path: list, Status: 200, HasNot: []string{"Roux"}}, // looking at a file writes nothing
			{As: "member", Method: "POST", Path: draft + "/completion", Status: 403},
			{As: "manager", Method: "POST", Path: draft + "/completion", Status: 303},
			{As: "manager", Method: "GET", Path: list, Status: 200, Has: []string{"Ana Roux"}},
			{As: "manager", Method: "GET", Path: list + "/export", Status: 200, Has: []string{"Roux"}},
			{As: "manager", Method: "GET", Path: draft, Status: 200, Has: []string{"/undoing"}},
			{As: "manager", Method: "POST", Path: draft + "/undoing", Status: 200},
			{As: "manager", Method: "GET", Path: list, Status: 200, HasNot: []string{"Roux"}},
		})
	})
}
