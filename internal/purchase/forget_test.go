package purchase_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
)

func TestSomebodyForgottenLeavesVouchersWithoutTheirName(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		waits, paid, other := s.spent(s.member), s.accepted(s.spent(s.member)), s.spent(s.treas)
		p, err := s.desk.Pay(s.ctx, s.treas, purchase.Order{Facts: []string{string(paid.ID)}, From: moulin, On: "2027-03-12"})
		s.must(err)
		all, err := s.desk.ClaimsOf(s.ctx, s.treas, s.member.Person, 0)
		s.must(err)
		if len(all) != 2 || all[0].IBAN != moulin {
			t.Errorf("the access export lacks something: %+v", all)
		}
		s.must(d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error { return s.desk.Forget(ctx, tx, s.member.Person) }))
		if _, err := s.desk.OneClaim(s.ctx, s.treas, waits.ID); base.KindOf(err) != base.NotFound {
			t.Errorf("what was in no book stays: %v", err)
		}
		kept, err := s.desk.OneClaim(s.ctx, s.treas, paid.ID)
		s.must(err)
		if kept.Name == s.member.Name || kept.IBAN != "" || kept.Amount != 38_40 || kept.Items[0].File == "" {
			t.Errorf("%+v", kept)
		}
		_, lines, _, err := s.desk.Payment(s.ctx, s.treas, p.ID)
		s.must(err)
		if lines[0].Name == s.member.Name || lines[0].IBAN != "" {
			t.Errorf("%+v", lines)
		}
		if mine, err := s.desk.OneClaim(s.ctx, s.treas, other.ID); err != nil || mine.IBAN == "" {
			t.Errorf("another's: %+v, %v", mine, err)
		}
	})
}
