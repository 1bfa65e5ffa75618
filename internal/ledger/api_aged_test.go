package ledger_test

import (
	"testing"

	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

func TestAProgramReadsTheAgedBalance(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for on, c := range map[day.Day]money.Cents{"2027-01-10": 1_000, "2027-03-01": 4_000, "2027-03-20": 8_000, "2027-05-01": 16_000} {
			l := ledger.Side("411000", c)
			l.Third = "MAGUY"
			s.validated(entry(on, l, ledger.Side("706000", -c)))
		}
		type part struct {
			Days   int   `json:"up_to_days"`
			Amount int64 `json:"amount_cents"`
		}
		type balance struct {
			Items []struct {
				Account, Third, Oldest string
				Ages                   []part
				Total                  int64 `json:"total_cents"`
			}
			Ages  []part
			Total int64 `json:"total_cents"`
		}
		h, path := testkit.Serve(d, s.desk), string(s.treas.Place)+"/ledger/aged"
		var got balance
		if a := testkit.Call(t, h, "treasurer", "GET", path+"?on=2027-04-19", "", &got); a.Status != 200 || len(got.Items) != 1 {
			t.Fatalf("%d %s", a.Status, a.Text)
		}
		want := []part{{30, 8_000}, {60, 4_000}, {90, 0}, {0, 1_000}}
		for i, w := range want {
			if got.Items[0].Ages[i] != w || got.Ages[i] != w {
				t.Errorf("%+v and %+v, want %+v", got.Items[0].Ages[i], got.Ages[i], w)
			}
		}
		if it := got.Items[0]; it.Account != "411000" || it.Third != "MAGUY" || it.Oldest != "2027-01-10" || it.Total != 13_000 || got.Total != 13_000 {
			t.Errorf("%+v", got)
		}
		var before balance
		if testkit.Call(t, h, "treasurer", "GET", path+"?on=2026-12-31", "", &before); before.Items == nil || len(before.Items) != 0 {
			t.Errorf("%+v", before)
		}
		if a := testkit.Call(t, h, "treasurer", "GET", path+"?on=demain", "", nil); a.Status != 422 {
			t.Error(a.Status)
		}
	})
}
