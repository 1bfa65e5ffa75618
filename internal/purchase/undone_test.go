package purchase_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
	"pilotis/internal/wire"
)

// owes lists what waits on an account.
func (s *scene) owes(account string) []ledger.Placed {
	s.t.Helper()
	open, err := s.books.Open(s.ctx, s.books.DB, s.treas, account, "")
	s.must(err)
	return open
}

func TestAnEntryReversedByHandReopensItsInvoice(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		b := s.approved(bois("118"))
		_, err := s.books.Reverse(s.ctx, s.treas, b.Entry, "2027-03-09")
		s.must(err)
		again := s.bill(b.ID)
		if again.State() != purchase.ToCheck || again.Entry != "" || len(s.owes("401000")) != 0 {
			t.Errorf("%+v, %v", again, s.owes("401000"))
		}
		again, err = s.desk.Approve(s.ctx, s.treas, b.ID, "")
		s.must(err)
		if again.State() != purchase.Owed || again.Left != 225_50 {
			t.Errorf("%+v", again)
		}
		_, err = s.desk.Pay(s.ctx, s.treas, purchase.Order{Facts: []string{string(b.ID)}, From: moulin, On: "2027-03-12", Edition: wire.Edition2019})
		s.must(err)
		if _, err = s.books.Reverse(s.ctx, s.treas, again.Entry, "2027-03-09"); refused(err) != "purchase.in_payment" {
			t.Errorf("reversed below the bank's file: %v", err)
		}
	})
}

func TestAPaymentReversedByHandLeavesTheInvoiceUnpaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		b := s.approved(bois("118"))
		s.paid(b.Entry, "401000", 225_50)
		if got := s.bill(b.ID).State(); got != purchase.Paid {
			t.Fatal(got)
		}
		all, err := s.books.List(s.ctx, s.treas, ledger.Filter{Query: "virement"})
		s.must(err)
		_, err = s.books.Reverse(s.ctx, s.treas, all.Rows[0].ID, "2027-03-25")
		s.must(err)
		if got := s.bill(b.ID); got.State() != purchase.Owed || got.Left != 225_50 || len(s.owes("401000")) != 1 {
			t.Errorf("%s, %s left, %v", got.State(), got.Left, s.owes("401000"))
		}
	})
}

func TestAClaimWhoseEntryIsReversedIsDecidedAnew(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		ask := drove(1200)
		ask.Waived = true
		c, err := s.desk.Claim(s.ctx, s.member, ask)
		s.must(err)
		for _, of := range []func(purchase.Claim) ledger.EntryID{
			func(c purchase.Claim) ledger.EntryID { return c.Entry },
			func(c purchase.Claim) ledger.EntryID { // the gift, which does not stand without it
				_, gift, err := s.books.Turn(s.ctx, d, s.treas, "claim:"+string(c.ID)+":gift")
				s.must(err)
				return gift
			},
		} {
			c, err = s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{})
			s.must(err)
			_, err = s.books.Reverse(s.ctx, s.treas, of(c), "2027-03-09")
			s.must(err)
			if c, err = s.desk.OneClaim(s.ctx, s.member, c.ID); err != nil || c.State() != purchase.Waits || len(s.owes("468100")) != 0 {
				t.Errorf("%s, %v, %v", c.State(), s.owes("468100"), err)
			}
			if sum := s.net("754120"); sum != 0 {
				t.Errorf("a gift of %s stands", sum)
			}
		}
		if _, err := s.books.Reverse(s.ctx, s.treas, "nothing", "2027-03-09"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}
