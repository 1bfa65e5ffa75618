package bank_test

import (
	"encoding/base64"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func in64(text []byte) string { return base64.StdEncoding.EncodeToString(text) }

func TestAProgramSortsTheBankInOneCall(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.invoice("F2027-0001", "DUPONT", 180_000)
		h, at := testkit.Serve(d, s.desk), string(s.treas.Place)
		call := func(method, path, body string, status int, out any) {
			t.Helper()
			if a := testkit.Call(t, h, "treasurer", method, at+path, body, out); a.Status != status {
				t.Fatalf("%s %s: %d %s", method, path, a.Status, a.Text)
			}
		}
		call("POST", "/bank/statements", `{"account":"512000","name":"janvier.ofx","content":"`+in64(sample(t, january))+`"}`, 200, nil)
		var accounts struct{ Items []struct{ ID string } }
		call("GET", "/bank/accounts", "", 200, &accounts)
		var statements struct {
			Items []struct {
				Closing int64 `json:"closing_cents"`
			}
		}
		call("GET", "/bank/accounts/"+accounts.Items[0].ID+"/statements", "", 200, &statements)
		if len(statements.Items) != 1 || statements.Items[0].Closing != 1_386_911 {
			t.Errorf("%+v", statements)
		}
		var sorted struct{ Booked, Left int }
		call("POST", "/bank/acceptances", `{}`, 200, &sorted)
		if sum, _ := s.owed(); sorted.Booked != 1 || sorted.Left != 0 || sum != 0 {
			t.Errorf("%+v, %s owed", sorted, sum)
		}
		call("POST", "/bank/acceptances", `{}`, 200, &sorted)
		if sorted.Booked != 0 {
			t.Errorf("sorted twice: %+v", sorted)
		}
		if a := testkit.Call(t, h, "member", "POST", at+"/bank/acceptances", `{}`, nil); a.Status != 403 {
			t.Error(a.Status)
		}
	})
}

func TestAProgramTeachesTheColumnsOfATable(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, at := testkit.Serve(d, s.desk), string(s.treas.Place)
		call := func(method, path, body string) int {
			t.Helper()
			return testkit.Call(t, h, "treasurer", method, at+path, body, nil).Status
		}
		table := func(day string) string { return in64([]byte(day + "|Loyer|-600,00\n")) }
		if got := call("POST", "/bank/statements", `{"account":"512000","content":"`+table("03/01/2027")+`"}`); got != 422 {
			t.Errorf("columns that nobody said: %d", got)
		}
		said := `,"columns":{"columns":["day","label","amount"],"separator":"|"}`
		if got := call("POST", "/bank/statements", `{"account":"512000","content":"`+table("03/01/2027")+`"`+said+`}`); got != 200 {
			t.Errorf("columns that are said: %d", got)
		}
		if got := call("POST", "/bank/statements", `{"account":"512000","content":"`+table("03/02/2027")+`"}`); got != 200 {
			t.Errorf("columns that were learnt: %d", got)
		}
		all, err := s.desk.Accounts(s.ctx, d, s.treas)
		s.must(err)
		if got := call("DELETE", "/bank/accounts/"+string(all[0].ID)+"/columns", ""); got != 204 {
			t.Errorf("forgotten: %d", got)
		}
		if got := call("POST", "/bank/statements", `{"account":"512000","content":"`+table("03/03/2027")+`"}`); got != 422 {
			t.Errorf("columns that were forgotten: %d", got)
		}
	})
}

func TestAProgramReadsTheDetailOfAPayout(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		var got struct {
			Gross int64 `json:"gross_cents"`
			Fee   int64 `json:"fee_cents"`
			Kinds []struct{ Name string }
		}
		body := `{"content":"` + in64([]byte("Type;Montant;Frais\nAdhésion;1 000,00;15,00\nDon;825,00;10,00\n")) + `"}`
		a := testkit.Call(t, h, "treasurer", "POST", string(s.treas.Place)+"/bank/payouts", body, &got)
		if a.Status != 200 || got.Gross != 182_500 || got.Fee != 2_500 || len(got.Kinds) != 2 || got.Kinds[0].Name != "Adhésion" {
			t.Errorf("%d %+v", a.Status, got)
		}
	})
}
