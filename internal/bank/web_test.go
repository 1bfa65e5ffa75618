package bank_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestATreasurerSortsAMonthFromItsStatement(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := "/p/" + string(s.treas.Place) + "/bank"
		carried := url.Values{"body": {base64.StdEncoding.EncodeToString(sample(t, january))}, "account": {"512000"}, "name": {"janvier.ofx"}}.Encode()
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"Pas encore de relevé"}},
			{As: "treasurer", Method: "GET", Path: root + "/import", Status: 200, Has: []string{"512000"}},
			{As: "board", Method: "GET", Path: root + "/import", Status: 403},
			{As: "member", Method: "GET", Path: root, Status: 403},
			{As: "treasurer", Method: "POST", Path: root + "/import", Form: "account=512000&body=AAAA", Status: 422},
			{As: "treasurer", Method: "POST", Path: root + "/import", Form: carried, Status: 303},
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"CAFÉ DE L'ÉCOLE", "Argent reçu", "Argent sorti", "Dire ce que c’est"}},
			{As: "treasurer", Method: "GET", Path: root + "/accounts", Status: 200, Has: []string{"janvier.ofx", "13\u202f869,11"}},
		})
		move := root + "/moves/" + string(s.waiting("JANVIER").ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: move, Status: 200, HasNot: []string{"Ranger</span>"}},
			{As: "treasurer", Method: "POST", Path: move, Form: "learn=on", Status: 422},
			{As: "treasurer", Method: "POST", Path: move, Form: "targets[0].account=613200&targets[1].amount=cent", Status: 422, Has: []string{"Écrivez un montant"}},
			{As: "treasurer", Method: "POST", Path: move, Form: "targets[0].account=613200&learn=on", Status: 303},
			{As: "treasurer", Method: "GET", Path: move, Status: 200, Has: []string{"écriture n° 1", "Défaire"}},
			{As: "treasurer", Method: "GET", Path: root + "/habits", Status: 200, Has: []string{"sci pilotis"}},
			{As: "treasurer", Method: "GET", Path: root + "/reconciliation?on=2027-01-31", Status: 200, Has: []string{"sont d’accord", "Connu de la banque"}},
			{As: "treasurer", Method: "POST", Path: move + "/undoing", Status: 303},
			{As: "treasurer", Method: "GET", Path: root, Status: 200, Has: []string{"comme pour «"}},
			{As: "treasurer", Method: "GET", Path: "/p/elsewhere/bank/moves/" + string(s.waiting("JANVIER").ID), Status: 404},
		})
	})
}

func TestAPayoutIsBookedGrossWithItsFee(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(january)
		m := s.waiting("DUPONT") // 1 800,00 came
		a := testkit.Page(t, testkit.Serve(d, s.desk), "treasurer", "POST", "/p/"+string(s.treas.Place)+"/bank/moves/"+string(m.ID),
			"targets[0].account=706000&gross=1+825,00&fee_account=627000")
		if a.Status != 303 {
			t.Fatal(a.Status, a.Text)
		}
		m, err := s.desk.Move(s.ctx, s.treas, m.ID)
		s.must(err)
		e, err := s.books.Entry(s.ctx, s.treas, m.Entry)
		s.must(err)
		if len(e.Lines) != 3 || e.Lines[0].Debit != 180_000 || e.Lines[1].Credit != 182_500 || e.Lines[2].Debit != 2_500 || e.Lines[2].Account != "627000" {
			t.Errorf("%+v", e.Lines)
		}
	})
}

func TestProgramsSortAsPeopleDo(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.invoice("F2027-0001", "DUPONT", 180_000)
		h := testkit.Serve(d, s.desk)
		root := string(s.treas.Place) + "/bank"
		body, err := json.Marshal(map[string]any{"account": "512000", "content": sample(t, january)})
		s.must(err)
		var r bank.Report
		if a := testkit.Call(t, h, "treasurer", "POST", root+"/statements", string(body), &r); a.Status != 200 || r.New != 8 {
			t.Fatal(a)
		}
		var list struct {
			Items []struct {
				ID, Label string
				Proposals []struct{ Key, Why string }
			}
		}
		testkit.Call(t, h, "treasurer", "GET", root+"/moves", "", &list)
		for _, m := range list.Items {
			if !strings.Contains(m.Label, "DUPONT") {
				continue
			}
			said, _ := json.Marshal(map[string]string{"proposal": m.Proposals[0].Key})
			if a := testkit.Call(t, h, "treasurer", "PUT", root+"/moves/"+m.ID+"/sorting", string(said), nil); a.Status != 200 || !strings.Contains(a.Text, "entry_id") {
				t.Error(a)
			}
			if a := testkit.Call(t, h, "treasurer", "PUT", root+"/moves/"+m.ID+"/sorting", string(said), nil); a.Status != 409 {
				t.Error(a)
			}
		}
		all, err := s.desk.Accounts(s.ctx, d, s.treas)
		s.must(err)
		var sheet map[string]any
		testkit.Call(t, h, "board", "GET", root+"/accounts/"+string(all[0].ID)+"/reconciliation?on=2027-01-31", "", &sheet)
		if sheet["gap_cents"] != 0.0 || sheet["bank_cents"] != 1386911.0 || sheet["book_cents"] != 180000.0 {
			t.Error(sheet)
		}
		second, err := json.Marshal(map[string]any{"account": "512000", "content": bytes.Replace(sample(t, overlap), []byte("12069,11"), []byte("12169,11"), 1)})
		s.must(err)
		if a := testkit.Call(t, h, "treasurer", "POST", root+"/statements", string(second), nil); a.Status != 409 {
			t.Error(a)
		}
	})
}
