package outset_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/outset"
	"pilotis/internal/testkit"
)

// kept is a place with books of 2024, of the chart of then, and of 2025: an asset was
// sold, a refund came.
func kept(t *testing.T, d *db.DB) (*outset.Desk, base.Actor) {
	t.Helper()
	desk, who := newDesk(d, "asso1901")
	a := usual
	a.From, a.To = "2024-01-01", "2024-12-31"
	if _, err := desk.Begin(ctx, who, a); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Ledger.OpenYear(ctx, who, "2025-01-01", "2025-12-31", string(chart.Asso2025)); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		on          day.Day
		debit, from string
	}{{"2024-06-30", "675000", "512000"}, {"2024-09-30", "512000", "791000"}} {
		e, err := desk.Ledger.Write(ctx, who, ledger.Draft{Journal: "OD", Day: x.on, Label: "Cession", Lines: []ledger.Line{ledger.Side(x.debit, 12_000), ledger.Side(x.from, -12_000)}})
		if err == nil {
			_, err = desk.Ledger.Validate(ctx, who, e.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return desk, who
}

func closed(t *testing.T, desk *outset.Desk, who base.Actor) map[string]bool {
	t.Helper()
	all, err := desk.Ledger.Accounts(ctx, desk.DB, who)
	if err != nil {
		t.Fatal(err)
	}
	is := map[string]bool{}
	for _, a := range all {
		is[a.Code] = a.ClosedOn != ""
	}
	return is
}

func TestAccountsThatMovedIn2025AreTakenOverOnceTheYearOfBeforeIsClosed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := kept(t, d)
		r, err := desk.Renewal(ctx, d, who)
		if err != nil || r.Open == nil || len(r.Asks()) != 2 || r.Asks()[0].Account.Code != "675000" || r.Asks()[0].Net != 12_000 || len(r.Asks()[1].Becomes) != 4 {
			t.Fatalf("%+v %v", r, err)
		}
		choice := map[string]string{"675000": "652000", "791000": "649000"}
		if err := desk.Renew(ctx, who, choice); base.KindOf(err) != base.Conflict || first(err) != "outset.renew_year_open" {
			t.Error("the year of before is open:", err)
		}
		if err := d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error { return desk.Ledger.CloseYear(ctx, tx, r.Open.ID) }); err != nil {
			t.Fatal(err)
		}
		if err := desk.Renew(ctx, who, map[string]string{"675000": "706000"}); first(err) != "base.not_a_choice" {
			t.Error("an account that does not take over:", err)
		}
		if err := desk.Renew(ctx, who, map[string]string{"675000": "652000"}); err != nil {
			t.Fatal(err)
		}
		is := closed(t, desk, who)
		if open, there := is["652000"]; open || !there || !is["675000"] || is["791000"] || !is["797000"] {
			t.Errorf("652000 %v, 675000 %v, 791000 %v, 797000 %v", is["652000"], is["675000"], is["791000"], is["797000"])
		}
		if err := desk.Renew(ctx, who, choice); err != nil || !closed(t, desk, who)["791000"] {
			t.Error("what was left is taken over later:", err)
		}
		if r, err := desk.Renewal(ctx, d, who); err != nil || len(r.Moved) != 0 {
			t.Errorf("nothing is left: %+v %v", r, err)
		}
	})
}

func TestBooksOfBefore2025HaveNothingToTakeOver(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := newDesk(d, "asso1901")
		a := usual
		a.From, a.To = "2024-01-01", "2024-12-31"
		if _, err := desk.Begin(ctx, who, a); err != nil {
			t.Fatal(err)
		}
		if r, err := desk.Renewal(ctx, d, who); err != nil || len(r.Moved) != 0 {
			t.Errorf("%+v %v", r, err)
		}
	})
}
