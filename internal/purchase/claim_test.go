package purchase_test

import (
	"bytes"
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
)

// photographed keeps a photo of somebody.
func (s *scene) photographed(who base.Actor) purchase.FileID {
	s.t.Helper()
	f, _, err := s.desk.Keep(s.ctx, who, "ticket.png", bytes.NewReader([]byte("\x89PNG\r\n\x1a\n\x00")))
	s.must(err)
	return f.ID
}

// train is what a journey by train cost.
func (s *scene) train(who base.Actor) purchase.Item {
	s.t.Helper()
	return purchase.Item{Means: purchase.Spent, Purpose: "travel", On: "2027-03-05", Label: "Train pour Limoges", Amount: 38_40, File: s.photographed(who)}
}

func (s *scene) spent(who base.Actor) purchase.Claim {
	s.t.Helper()
	c, err := s.desk.Claim(s.ctx, who, purchase.Ask{Items: []purchase.Item{s.train(who)}, IBAN: moulin})
	s.must(err)
	return c
}

func road(km int) purchase.Item {
	return purchase.Item{Means: purchase.Drove, On: "2027-03-05", Label: "Réunions du réseau", Km: km, Power: 5}
}

func drove(km int) purchase.Ask { return purchase.Ask{Items: []purchase.Item{road(km)}} }

func (s *scene) accepted(c purchase.Claim) purchase.Claim {
	s.t.Helper()
	c, err := s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{})
	s.must(err)
	return c
}

func TestWhatAMemberSpentIsOwedToThemOnceSomebodyElseApproves(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c := s.spent(s.member)
		if c.State() != purchase.Waits {
			t.Errorf("%+v", c)
		}
		c, err := s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{})
		s.must(err)
		if got := s.told(c.Entry); got != "625100 D 38.40 · 468100 MAGUYROUX C 38.40" {
			t.Error(got)
		}
		e, err := s.books.Entry(s.ctx, s.treas, c.Entry)
		s.must(err)
		if e.Source != "claim:"+string(c.ID) || e.Label != "Frais de Maguy Roux\u00a0: Train pour Limoges" || !e.Validated() {
			t.Errorf("%+v", e)
		}
		if _, err := s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{}); refused(err) != "purchase.decided_already" {
			t.Error(err)
		}
		s.paid(c.Entry, "468100", 38_40)
		c, err = s.desk.OneClaim(s.ctx, s.member, c.ID)
		s.must(err)
		if c.State() != purchase.Repaid {
			t.Errorf("%+v", c)
		}
		again, err := s.desk.Accept(s.ctx, s.treas, s.spent(s.member).ID, purchase.Decision{Accounts: []string{"606300"}, On: "2027-03-09"})
		s.must(err)
		if got := s.told(again.Entry); got != "606300 D 38.40 · 468100 MAGUYROUX C 38.40" {
			t.Error(got)
		}
	})
}

func TestF124MileageWaivedBecomesAGift(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		ask := drove(1200)
		ask.Waived = true
		c, err := s.desk.Claim(s.ctx, s.member, ask)
		s.must(err)
		if c.Amount != 763_20 || c.Items[0].Km != 1200 {
			t.Fatalf("%+v", c)
		}
		c, err = s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{})
		s.must(err)
		if got := s.told(c.Entry); got != "625100 D 763.20 · 468100 MAGUYROUX C 763.20" {
			t.Error(got)
		}
		gift, found, err := s.books.Booked(s.ctx, d, s.treas, "claim:"+string(c.ID)+":gift")
		s.must(err)
		if got := s.told(gift); !found || got != "468100 MAGUYROUX D 763.20 · 754120 MAGUYROUX C 763.20" {
			t.Error(got)
		}
		if c.State() != purchase.Given {
			t.Errorf("%+v", c)
		}
		if open, err := s.books.Open(s.ctx, d, s.treas, "468100", ""); err != nil || len(open) != 0 {
			t.Error(open, err)
		}
	})
}

func TestNobodyApprovesTheirOwnExpenses(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c := s.spent(s.treas)
		if _, err := s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{}); refused(err) != "purchase.own_claim" {
			t.Error(err)
		}
		if err := s.desk.Refuse(s.ctx, s.treas, c.ID, "Non"); refused(err) != "purchase.own_claim" {
			t.Error(err)
		}
		other := s.treas
		other.Account, other.Name = "account-manager", "Zoé" // the same person by another account
		if _, err := s.desk.Accept(s.ctx, other, c.ID, purchase.Decision{}); refused(err) != "purchase.own_claim" {
			t.Error(err)
		}
		err := d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, "update expense_claim set decided_by = asked_by where place_id = $1", s.treas.Place)
			return err
		})
		if err == nil {
			t.Error("the database let somebody decide on their own")
		}
	})
}

func TestExpensesAreSeenByTheirOwnerAndByThoseWhoSeeTheBooks(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c := s.spent(s.member)
		stranger := testkit.As(base.Member, s.treas.Place)
		stranger.Account, stranger.Person = "account-other", "person-other"
		if _, err := s.desk.OneClaim(s.ctx, stranger, c.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if err := s.desk.Unclaim(s.ctx, stranger, c.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		for _, who := range []base.Actor{s.member, s.treas, testkit.As(base.Board, s.treas.Place)} {
			if _, err := s.desk.OneClaim(s.ctx, who, c.ID); err != nil {
				t.Error(who.Role, err)
			}
		}
		s.must(s.desk.Unclaim(s.ctx, s.member, c.ID))
		if all, err := s.desk.Claims(s.ctx, s.member, s.member.Person); err != nil || len(all) != 0 {
			t.Error(all, err)
		}
		c = s.spent(s.member)
		if err := s.desk.Refuse(s.ctx, s.treas, c.ID, " "); refused(err) != "reason base.required" {
			t.Error(err)
		}
		s.must(s.desk.Refuse(s.ctx, s.treas, c.ID, "Ticket illisible"))
		c, err := s.desk.OneClaim(s.ctx, s.member, c.ID)
		s.must(err)
		if c.State() != purchase.Refused || c.Reason != "Ticket illisible" {
			t.Errorf("%+v", c)
		}
	})
}

func TestEverythingWrongWithExpensesIsSaidAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d) // it is 2027-03-10
		_, err := s.desk.Claim(s.ctx, s.member, purchase.Ask{Items: []purchase.Item{{Means: purchase.Spent, On: "2027-03-11", Tax: 1}}, IBAN: "FR76"})
		if got := refused(err); got != "items[0].label base.required, items[0].on purchase.not_yet, items[0].purpose base.required, items[0].amount purchase.amount_positive, items[0].tax purchase.tax_part, items[0].photo purchase.photo_needed, iban wire.iban_wrong" {
			t.Error(got)
		}
		_, err = s.desk.Claim(s.ctx, s.member, purchase.Ask{Items: []purchase.Item{s.train(s.member), {Means: purchase.Drove, On: "2027-03-10", Label: "x"}}})
		if got := refused(err); got != "items[1].km purchase.km_positive, items[1].power base.required" {
			t.Error(got)
		}
		if _, err = s.desk.Claim(s.ctx, s.member, purchase.Ask{}); refused(err) != "items[0].label purchase.items_between" {
			t.Error(err)
		}
		nobody := s.member
		nobody.Person = ""
		if _, err := s.desk.Claim(s.ctx, nobody, drove(1)); refused(err) != "purchase.no_record" {
			t.Error(err)
		}
	})
}
