package ledger_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/testkit"
)

// prepaid is an inventory entry whose accounts are named by their first figures.
func prepaid(amount money.Cents) ledger.Draft {
	return ledger.Draft{Day: "2027-12-31", Label: "Assurance", Source: "test:1",
		Lines: []ledger.Line{ledger.Side("486", amount), ledger.Side("6069|606", -amount)}}
}

func TestAnInventoryEntryIsWrittenOnceAndFollowsItsFact(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		take := func(amount money.Cents) (written ledger.Inventory, n int) {
			t.Helper()
			s.change(func(ctx context.Context, tx *db.Tx) error {
				all, err := s.desk.Inventory(ctx, tx, s.treas, s.year, prepaid(amount))
				if err != nil || len(all) == 0 {
					return err
				}
				if n, err = s.desk.Take(ctx, tx, all); err != nil {
					return err
				}
				all, err = s.desk.Inventory(ctx, tx, s.treas, s.year, prepaid(amount))
				if len(all) > 0 {
					written = all[0]
				}
				return err
			})
			return written, n
		}
		first, n := take(10_000)
		if n != 1 || first.Due() || first.Lines[0].Account != "486000" || first.Lines[1].Account != "606100" || first.Journal != "IN" {
			t.Fatalf("%d written: %+v", n, first)
		}
		if _, n = take(10_000); n != 0 {
			t.Errorf("written again: %d", n)
		}
		changed, n := take(8_000)
		if n != 1 || changed.Entry != first.Entry || changed.Lines[0].Debit != 8_000 {
			t.Errorf("%d touched: %+v", n, changed)
		}
		if gone, n := take(0); n != 1 || gone.Entry != "" {
			t.Errorf("%d touched: %+v", n, gone)
		}
		last, _ := take(8_000)
		_, err := s.desk.Validate(s.ctx, s.treas, last.Entry)
		s.must(err)
		sealed, n := take(7_000)
		if n != 0 || !sealed.Stale || sealed.Due() {
			t.Errorf("a validated entry is left as it is: %d, %+v", n, sealed)
		}
		err = d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
			return s.desk.Withdraw(ctx, tx, func(ledger.Year, []ledger.Year) ([]ledger.Inventory, error) { return []ledger.Inventory{sealed}, nil })
		})
		s.refused(err, base.Conflict, "ledger.validated_already")
	})
}

func TestAnAccountThatNoChartHasIsNamed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		err := d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
			draft := prepaid(100)
			draft.Lines[0].Account = "699"
			all, err := s.desk.Inventory(ctx, tx, s.treas, s.year, draft)
			if err != nil {
				return err
			}
			_, err = s.desk.Take(ctx, tx, all)
			return err
		})
		s.refused(err, base.Invalid, "ledger.account_missing")
	})
}
