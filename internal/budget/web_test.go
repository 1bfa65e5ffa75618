package budget_test

import (
	"strings"
	"testing"

	"pilotis/internal/budget"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestATreasurerTypesABudgetAndFollowsIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.post("2027-01-15", "613200", 95_000, "")
		h, root := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/budgets"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Aucun budget encore"}},
			{As: "member", Method: "GET", Path: root, Status: 403},
			{As: "board", Method: "GET", Path: root + "/new", Status: 403},
			{As: "treasurer", Method: "GET", Path: root + "/new", Status: 200, Has: []string{"Les comptes de 2027"}},
			{As: "treasurer", Method: "POST", Path: root, Form: "label=&from=2027-01-01&to=2026-01-01", Status: 422},
			{As: "treasurer", Method: "POST", Path: root, Form: "label=Essai&from=2027-01-01&to=2027-12-31&by=2,5&copy=year:" + string(s.year.ID), Status: 303},
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Essai"}},
		})
		v := s.begin(of2027)
		one := root + "/" + string(v.ID)
		rows := "lines[0].account=&lines[0].year=&lines[1].account=613+Loyer&lines[1].year=1+200,00&lines[2].account=706000&lines[2].year="
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: one + "/grid", Status: 200, Has: []string{"606100 Énergie"}},
			{As: "treasurer", Method: "POST", Path: one + "/grid", Form: rows + "mille", Status: 422, Has: []string{"Écrivez un montant"}},
			{As: "treasurer", Method: "POST", Path: one + "/grid", Form: rows + "10&lines[3].account=999&lines[3].year=1", Status: 422, Has: []string{"f-lines-3-account"}},
			{As: "treasurer", Method: "POST", Path: one + "/grid", Form: rows + "1300", Status: 303},
			{As: "board", Method: "POST", Path: one + "/grid", Form: rows + "1300", Status: 403},
			{As: "treasurer", Method: "GET", Path: one, Status: 200, Has: []string{"613 Loyer", "Noter le vote"}},
			{As: "board", Method: "GET", Path: one + "/accounts/613", Status: 200, Has: []string{"613200", "950,00"}, HasNot: []string{"Garder l’explication"}},
			{As: "treasurer", Method: "POST", Path: one + "/accounts/613", Form: "remark=" + strings.Repeat("x", 601), Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/accounts/613", Form: "remark=Moins+cher", Status: 303},
			{As: "board", Method: "GET", Path: one, Status: 200, Has: []string{"Moins cher"}},
			{As: "treasurer", Method: "GET", Path: one + "/accounts/999", Status: 404},
			{As: "board", Method: "GET", Path: one + "/axes/activity", Status: 200, Has: []string{"Commun"}},
			{As: "board", Method: "GET", Path: one + "/axes/colour", Status: 404},
			{As: "board", Method: "GET", Path: one + "/grant", Status: 200, Has: []string{"de produits en trop"}},
			{As: "board", Method: "GET", Path: one + "/grant/files/csv", Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/grid", Form: rows + "1200", Status: 303},
			{As: "board", Method: "GET", Path: one + "/grant?asked=300", Status: 200, Has: []string{"du total des produits"}},
			{As: "board", Method: "GET", Path: one + "/grant/files/csv", Status: 200, Has: []string{"TOTAL;1200"}},
			{As: "board", Method: "GET", Path: one + "/grant/files/xlsx", Status: 200},
			{As: "board", Method: "GET", Path: one + "/files/csv", Status: 200, Has: []string{`613;Loyer;;;;"1200,00";"100,00"`}},
			{As: "board", Method: "GET", Path: one + "/files/pdf", Status: 200, Has: []string{"%PDF-"}},
			{As: "board", Method: "GET", Path: one + "/files/docx", Status: 404},
			{As: "treasurer", Method: "POST", Path: one + "/vote", Form: "on=2027-01-20&body=AG", Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/grid", Form: rows + "1", Status: 409},
			{As: "treasurer", Method: "GET", Path: one + "/grid", Status: 200, HasNot: []string{"Enregistrer"}},
			{As: "treasurer", Method: "POST", Path: one + "/amendment", Form: "label=", Status: 422},
			{As: "treasurer", Method: "POST", Path: one + "/amendment", Form: "label=Essai+2", Status: 303},
			{As: "treasurer", Method: "POST", Path: one + "/removal", Status: 409},
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Essai 2", "voté"}},
		})
	})
}

func TestALineIsTypedMonthByMonth(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	v := s.begin(of2027)
	s.must(s.desk.Fill(s.ctx, s.who, v.ID, []budget.Line{year("613", 120_000)}))
	_, lines, err := s.desk.Get(s.ctx, s.who, v.ID)
	s.must(err)
	at := "/p/" + string(s.who.Place) + "/budgets/" + string(v.ID) + "/months/" + string(lines[0].ID)
	testkit.Screens(t, testkit.Serve(s.desk.DB, s.desk), []testkit.Screen{
		{As: "treasurer", Method: "GET", Path: at, Status: 200, Has: []string{"Décembre 2027", "100,00"}},
		{As: "treasurer", Method: "POST", Path: at, Form: "2027-01=x", Status: 422, Has: []string{"Écrivez un montant"}},
		{As: "treasurer", Method: "POST", Path: at, Form: "2027-01=50&2027-12=250,50", Status: 303},
		{As: "treasurer", Method: "GET", Path: at + "0", Status: 404},
	})
	_, lines, err = s.desk.Get(s.ctx, s.who, v.ID)
	s.must(err)
	if lines[0].Months[0] != 5_000 || lines[0].Months[11] != 25_050 || lines[0].Year() != 30_050 {
		t.Errorf("%v", lines[0].Months)
	}
}
