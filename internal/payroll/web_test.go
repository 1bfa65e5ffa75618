package payroll_test

import (
	"testing"

	"pilotis/internal/law"
	"pilotis/internal/payroll"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestAnEstimateIsReadFromItsAddress(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	testkit.At(d, "2026-03-10T10:00:00+01:00")
	h, root := testkit.Serve(d, &payroll.Desk{DB: d, Law: &law.Desk{DB: d}}), "/p/somewhere/payroll"
	testkit.Screens(t, h, []testkit.Screen{
		{As: "member", Method: "GET", Path: root, Status: 403},
		{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Salaire brut par mois"}},
		{As: "treasurer", Method: "GET", Path: root + "?gross=2200", Status: 200, Has: []string{words.Money("fr", 259019), words.Money("fr", 171820), words.Money("fr", 53856)}},
		{As: "treasurer", Method: "GET", Path: root + "?gross=1320&share=60", Status: 200, Has: []string{"Réduction générale"}},
		{As: "treasurer", Method: "GET", Path: root + "?gross=beaucoup", Status: 422, Has: []string{`value="beaucoup"`}},
		{As: "treasurer", Method: "GET", Path: root + "?gross=", Status: 422, Has: []string{"Écrivez un salaire"}},
		{As: "treasurer", Method: "GET", Path: root + "?gross=5000", Status: 200, Has: []string{words.Money("fr", 99500), words.Money("fr", 12885)}},
		{As: "treasurer", Method: "GET", Path: root + "/tax?wages=26400", Status: 200, Has: []string{words.Money("fr", 225859)}},
		{As: "treasurer", Method: "GET", Path: root + "/tax?wages=26400%0Adouze", Status: 422, Has: []string{"douze"}},
		{As: "treasurer@en", Method: "GET", Path: root + "?gross=2200", Status: 200, HasNot: []string{"Réduction générale"}},
	})
}
