package vat_test

import (
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/vat"
)

func TestATreasurerSaysHowThePlaceStandsAndBooksAReturn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.open()
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/vat"
		april := at + "/returns/2027-04"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"Dites d’abord où en est votre lieu"}},
			{As: "member", Method: "GET", Path: at, Status: 403},
			{As: "board", Method: "GET", Path: at + "/regimes/new", Status: 403},
			{As: "treasurer", Method: "GET", Path: at + "/regimes/new?from=2027-03-01", Status: 200, Has: []string{"2027-03-01"}},
			{As: "treasurer", Method: "POST", Path: at + "/regimes", Form: "from=&kind=real&due=3&taxed=x", Status: 422, Has: []string{"Écrivez un montant"}},
			{As: "treasurer", Method: "POST", Path: at + "/regimes", Form: "from=&kind=real&due=3", Status: 422, Has: []string{"Indiquez une date", "du 15 au 24"}},
			{As: "treasurer", Method: "GET", Path: april, Status: 422},
			{As: "treasurer", Method: "POST", Path: at + "/regimes", Form: "from=2027-01-01&kind=real&filing=month&due=24", Status: 303},
			{As: "treasurer", Method: "GET", Path: april, Status: 200, Has: []string{"Rien à déclarer"}},
			{As: "treasurer", Method: "POST", Path: april, Status: 422, Has: []string{"néant"}},
		})
		s.post("2027-04-30", "Ventes", line{"512000", 120_000}, line{"706000", -100_000}, line{"445710", -20_000})
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: april, Status: 200, Has: []string{"445710", "Total à payer"}, HasNot: []string{"Enregistrer l’écriture"}},
			{As: "board", Method: "POST", Path: april, Status: 403},
			{As: "treasurer", Method: "POST", Path: april, Status: 303},
			{As: "treasurer", Method: "POST", Path: april, Status: 409, Has: []string{"déjà enregistrée"}},
			{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"Déclarations"}},
			{As: "treasurer", Method: "POST", Path: april + "/withdrawal", Status: 303},
			{As: "treasurer", Method: "POST", Path: april + "/withdrawal", Status: 404},
			{As: "treasurer", Method: "GET", Path: at + "/returns/2027-13", Status: 404},
			{As: "treasurer", Method: "GET", Path: at + "/accounts", Status: 200, Has: []string{"445712"}},
			{As: "treasurer", Method: "POST", Path: at + "/accounts/445710", Form: "rate=vat_low", Status: 303},
			{As: "treasurer", Method: "POST", Path: at + "/accounts/512000", Form: "rate=vat_low", Status: 404},
		})
	})
}

func TestTheMentionOfTheFranchiseIsShown(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.open()
	s.stand(vat.Franchise)
	testkit.Screens(t, testkit.Serve(s.desk.DB, s.desk), []testkit.Screen{
		{As: "treasurer", Method: "GET", Path: "/p/" + string(s.who.Place) + "/vat", Status: 200, Has: []string{"TVA non applicable, art. 293 B du CGI"}}})
}
