package bank_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestTheSlipOfADepositTellsEachChequeAndTheirTotal(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(s.books.SetAccounts(s.ctx, s.treas, ledger.Account{Code: "511200", Label: "Chèques à encaisser", Opened: true}))
		to, err := s.desk.Open(s.ctx, s.treas, bank.Account{Code: "512000", Name: "Compte courant", Kind: bank.AtBank})
		s.must(err)
		var cheques []ledger.At
		for _, cheque := range []struct {
			third string
			sum   money.Cents
		}{{"AMEL", 3_000}, {"", 4_500}} {
			e := s.posted("2027-01-06", "Adhésion de Max", ledger.Line{Account: "511200", Third: cheque.third, Debit: cheque.sum}, ledger.Side("706000", -cheque.sum))
			cheques = append(cheques, ledger.At{Entry: e.ID, Position: 0})
		}
		slip, err := s.desk.Deposit(s.ctx, s.treas, to.ID, "2027-01-08", cheques...)
		s.must(err)
		h := testkit.Serve(d, s.desk)
		address := "/bank/cheques/" + string(slip.ID) + "/slip"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: "/p/" + string(s.treas.Place) + "/bank/cheques", Status: 200, Has: []string{address}},
			{As: "member", Method: "GET", Path: "/p/" + string(s.treas.Place) + address, Status: 403},
			{As: "treasurer", Method: "GET", Path: "/p/elsewhere" + address, Status: 404},
		})
		file := testkit.Page(t, h, "board", "GET", "/p/"+string(s.treas.Place)+address, "").Text
		if !strings.HasPrefix(file, "%PDF-") {
			t.Fatalf("%.80q", file)
		}
		text := printed(t, file)
		for _, want := range []string{"Remise de chèques n° 1", "Compte courant", "8 janvier 2027", "Amel", "30,00", "45,00", "Total : 2 chèques", "75,00"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing in\n%s", want, text)
			}
		}
	})
}

// printed is the text of a PDF as another program reads it.
func printed(t *testing.T, file string) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not here")
	}
	name := filepath.Join(t.TempDir(), "slip.pdf")
	if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(string(out))
}
