package bank_test

import (
	"encoding/base64"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// posted validates an entry of two lines.
func (s *scene) posted(on, label string, debit, credit ledger.Line) ledger.Entry {
	s.t.Helper()
	e, err := s.books.Write(s.ctx, s.treas, ledger.Draft{Journal: "OD", Day: dayOf(on), Label: label, Lines: []ledger.Line{debit, credit}})
	s.must(err)
	done, err := s.books.Validate(s.ctx, s.treas, e.ID)
	s.must(err)
	return done[0]
}

func (s *scene) net(code string) (sum money.Cents) {
	s.t.Helper()
	lines, err := s.books.Lines(s.ctx, s.books.DB, s.treas, code, "2027-01-01", "2027-12-31")
	s.must(err)
	for _, l := range lines {
		sum += l.Amount()
	}
	return sum
}

func TestACountBooksWhatTheBoxLacksWithItsReason(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-03-28T20:00:00+02:00")
		s := newScene(t, d)
		box, err := s.desk.Open(s.ctx, s.treas, bank.Account{Code: "530000", Name: "Caisse", Kind: bank.Cash})
		s.must(err)
		s.posted("2027-03-01", "Café", ledger.Side("530000", 12_345), ledger.Side("706000", -12_345))
		evening := bank.Count{Account: box.ID, Day: "2027-03-28", Pieces: map[money.Cents]int{10_000: 1, 1_000: 2, 5: 1}} // 120,05
		if _, err := s.desk.Count(s.ctx, s.treas, evening); first(err) != "bank.count_lacks" {
			t.Error(err)
		}
		evening.Note = "erreur de rendu"
		c, err := s.desk.Count(s.ctx, s.treas, evening)
		if err != nil || c.Gap() != -340 || s.net("530000") != 12_005 || s.net("658000") != 340 {
			t.Errorf("%+v %v: box %s, lacks %s", c, err, s.net("530000"), s.net("658000"))
		}
		evening.Pieces[100], evening.Note = 1, "pourboire"
		if c, err = s.desk.Count(s.ctx, s.treas, evening); err != nil || c.Gap() != 100 || s.net("758000") != -100 {
			t.Errorf("%+v %v", c, err)
		}
		if c, err = s.desk.Count(s.ctx, s.treas, bank.Count{Account: box.ID, Day: "2027-03-28", Pieces: evening.Pieces}); err != nil || c.Gap() != 0 || c.Entry != "" {
			t.Errorf("%+v %v", c, err)
		}
		for _, wrong := range []bank.Count{{Account: box.ID, Day: "2027-03-29"}, {Account: box.ID, Day: "hier"}, {Account: box.ID, Day: "2027-03-28", Pieces: map[money.Cents]int{100: -1}}} {
			if _, err := s.desk.Count(s.ctx, s.treas, wrong); base.KindOf(err) != base.Invalid {
				t.Errorf("%+v: %v", wrong, err)
			}
		}
		testkit.Screens(t, testkit.Serve(d, s.desk), []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: "/p/" + string(s.treas.Place) + "/bank/accounts/" + string(box.ID) + "/counts", Status: 200, Has: []string{"pourboire", `for="face50000"`, "0,01"}},
			{As: "treasurer", Method: "POST", Path: "/p/" + string(s.treas.Place) + "/bank/accounts/" + string(box.ID) + "/counts", Form: "day=2027-03-28&face10000=2", Status: 422, Has: []string{"de trop", `value="2"`}},
			{As: "treasurer", Method: "GET", Path: "/p/elsewhere/bank/accounts/" + string(box.ID) + "/counts", Status: 404},
		})
	})
}

func TestChequesTakenToTheBankTogetherAreOneMoveOfTheBank(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.books.SetAccounts(s.ctx, s.treas, ledger.Account{Code: "511200", Label: "Chèques à encaisser", Opened: true}))
		to, err := s.desk.Open(s.ctx, s.treas, bank.Account{Code: "512000", Name: "Compte courant", Kind: bank.AtBank})
		s.must(err)
		var cheques []ledger.At
		for _, sum := range []money.Cents{3_000, 4_500} {
			e := s.posted("2027-01-06", "Adhésion", ledger.Line{Account: "511200", Third: "AMEL", Debit: sum}, ledger.Side("706000", -sum))
			cheques = append(cheques, ledger.At{Entry: e.ID, Position: 0})
		}
		if _, err := s.desk.Deposit(s.ctx, s.treas, to.ID, "2027-01-08"); first(err) != "bank.tick_cheques" {
			t.Error(err)
		}
		slip, err := s.desk.Deposit(s.ctx, s.treas, to.ID, "2027-01-08", cheques...)
		if err != nil || slip.Number != 1 || slip.Amount != 7_500 || s.net("511200") != 0 || s.net("512000") != 7_500 {
			t.Errorf("%+v %v", slip, err)
		}
		if _, err := s.desk.Deposit(s.ctx, s.treas, to.ID, "2027-01-08", cheques[0]); first(err) != "bank.cheque_gone" {
			t.Error(err)
		}
		s.takeAs(bank.Taking{Code: "512000", Body: []byte("Date;Libellé;Montant\n11/01/2027;REMISE CHEQUES 2;75,00\n")})
		s.accept(s.waiting("REMISE"), "bank.why_entered")
		all, err := s.desk.Deposits(s.ctx, s.treas)
		if err != nil || len(all) != 1 || !all[0].Seen || s.net("512000") != 7_500 {
			t.Errorf("%+v %v", all, err)
		}
		testkit.Screens(t, testkit.Serve(d, s.desk), []testkit.Screen{
			{As: "board", Method: "GET", Path: "/p/" + string(s.treas.Place) + "/bank/cheques", Status: 200, Has: []string{"Remise de chèques n° 1", "vue par la banque"}},
			{As: "treasurer", Method: "POST", Path: "/p/" + string(s.treas.Place) + "/bank/cheques", Form: "account=" + string(to.ID) + "&day=2027-01-08", Status: 422, Has: []string{"Cochez les chèques"}},
		})
	})
}

// strangeTable has titles that nobody knows.
const strangeTable = "Quand;Pour qui;Combien\n31/01/2027;LOYER;-900,00\n02/02/2027;DON;20,00\n"

func TestTheColumnsOfABankAreLearntOnceAndKnownTheNextTime(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := "/p/" + string(s.treas.Place) + "/bank/import"
		file := url.Values{"account": {"512000"}, "name": {"export.csv"}, "body": {base64.StdEncoding.EncodeToString([]byte(strangeTable))}}
		if a := testkit.Page(t, h, "treasurer", "POST", root, file.Encode()); a.Status != 422 || !strings.Contains(a.Text, "Combien") || !strings.Contains(a.Text, "columns[2]") {
			t.Fatal(a.Status)
		}
		for i, column := range []string{"day", "label", "amount"} {
			file.Set("columns["+string(rune('0'+i))+"]", column)
		}
		file.Set("separator", ";")
		file.Set("skip", "0") // the titles are no day
		if a := testkit.Page(t, h, "treasurer", "POST", root, file.Encode()); a.Status != 422 || !strings.Contains(a.Text, "columns[2]") {
			t.Error(a.Status)
		}
		file.Set("skip", "1")
		file.Set("do", "columns")
		look := testkit.Page(t, h, "treasurer", "POST", root, file.Encode())
		if look.Status != 200 || !strings.Contains(look.Text, `name="columns[2]" value="amount"`) {
			t.Error(look.Status)
		}
		if all, _ := s.desk.Accounts(s.ctx, d, s.treas); len(all) > 0 {
			t.Error("looking wrote something")
		}
		file.Del("do")
		if a := testkit.Page(t, h, "treasurer", "POST", root, file.Encode()); a.Status != 303 {
			t.Fatal(a.Status, a.Text)
		}
		next := strings.ReplaceAll(strangeTable, "2027", "2026")
		s.says(s.takeAs(bank.Taking{Code: "512000", Body: []byte(next), DryRun: true}), 2, 0, 0, -88_000, -176_000, "")
		all, err := s.desk.Accounts(s.ctx, d, s.treas)
		s.must(err)
		s.must(s.desk.Unlearn(s.ctx, s.treas, all[0].ID))
		if _, err := s.desk.Take(s.ctx, s.treas, bank.Taking{Code: "512000", Body: []byte(next)}); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
	})
}
