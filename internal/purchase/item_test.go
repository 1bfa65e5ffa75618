package purchase_test

import (
	"context"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
)

func TestOneClaimHoldsSeveralThingsEachWithItsAccountAndItsPhoto(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		paper := purchase.Item{Means: purchase.Spent, Purpose: "supplies", On: "2027-03-06", Label: "Papier", Amount: 24_00, Tax: 4_00, File: s.photographed(s.member)}
		c, err := s.desk.Claim(s.ctx, s.member, purchase.Ask{Items: []purchase.Item{s.train(s.member), paper, road(100)}, IBAN: moulin})
		s.must(err)
		if c.Amount != 126_00 || c.On != "2027-03-06" || c.Label != "Train pour Limoges (+2)" {
			t.Errorf("%s, %s, %q", c.Amount, c.On, c.Label)
		}
		kept, err := s.desk.OneClaim(s.ctx, s.member, c.ID)
		s.must(err)
		if len(kept.Items) != 3 || kept.Items[0].File == kept.Items[1].File || kept.Items[1].File != paper.File || kept.Items[2].File != "" || kept.Items[1].Tax != 4_00 {
			t.Errorf("%+v", kept.Items)
		}
		c, err = s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{Accounts: []string{"", "606300", "625700"}, Recovers: true})
		s.must(err)
		if got := s.told(c.Entry); got != "625100 D 38.40 · 606300 D 20.00 · 625700 D 63.60 · 445660 D 4.00 · 468100 MAGUYROUX C 126.00" {
			t.Error(got)
		}
		again, err := s.desk.OneClaim(s.ctx, s.treas, c.ID)
		s.must(err)
		if again.Items[1].Account != "606300" || again.Items[1].File != paper.File || again.State() != purchase.Due {
			t.Errorf("%+v", again)
		}
	})
}

func TestTheScaleFollowsTheWholeYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		// 5 CV: 0.636 up to 5,000 km; 0.357 and 1,395 up to 20,000; 0.427 beyond.
		var sum money.Cents
		for _, step := range []struct {
			km        int
			want, all money.Cents
		}{{4_900, 3_116_40, 3_116_40}, {200, 99_30, 3_215_70}, {14_900, 5_319_30, 8_535_00}, {1_000, 432_00, 8_967_00}} {
			c, err := s.desk.Claim(s.ctx, s.member, drove(step.km))
			s.must(err)
			c = s.accepted(c)
			if sum += c.Amount; c.Amount != step.want || sum != step.all {
				t.Errorf("%d km: %s, %s in the year; want %s, %s", step.km, c.Amount, sum, step.want, step.all)
			}
		}
		next, err := s.desk.Claim(s.ctx, s.treas, drove(100)) // another person's year
		s.must(err)
		if next.Amount != 63_60 {
			t.Error(next.Amount)
		}
	})
}

func TestWhatWasDrivenIsCountedAnewOnceAnotherClaimIsRefused(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first, err := s.desk.Claim(s.ctx, s.member, drove(5_000))
		s.must(err)
		second, err := s.desk.Claim(s.ctx, s.member, purchase.Ask{Items: []purchase.Item{road(1_000), road(1_000)}})
		s.must(err)
		if second.Amount != 714_00 || second.Items[0].Before != 5_000 || second.Items[1].Before != 6_000 {
			t.Errorf("%s %+v", second.Amount, second.Items)
		}
		s.must(s.desk.Refuse(s.ctx, s.treas, first.ID, "Déjà remboursé"))
		if second = s.accepted(second); second.Amount != 1_272_00 || second.Items[1].Before != 1_000 {
			t.Errorf("%s %+v", second.Amount, second.Items)
		}
		if got := s.told(second.Entry); got != "625100 D 636.00 · 625100 D 636.00 · 468100 MAGUYROUX C 1272.00" {
			t.Error(got)
		}
	})
}

func TestAnItemIsForItsActivityAndItsProject(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		v, err := s.books.SetAxis(s.ctx, s.treas, ledger.AxisValue{Axis: ledger.Project, Name: "Vélo", Funder: "Région"})
		s.must(err)
		it := s.train(s.member)
		it.Project = v.ID
		c, err := s.desk.Claim(s.ctx, s.member, purchase.Ask{Items: []purchase.Item{it, road(10)}})
		s.must(err)
		e, err := s.books.Entry(s.ctx, s.treas, s.accepted(c).Entry)
		s.must(err)
		if e.Lines[0].Project != v.ID || e.Lines[1].Project != "" || e.Lines[0].Label != "Train pour Limoges" {
			t.Errorf("%+v", e.Lines)
		}
	})
}

func TestAClaimTakenBackLeavesNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c, err := s.desk.Claim(s.ctx, s.member, purchase.Ask{Items: []purchase.Item{s.train(s.member), s.train(s.member)}})
		s.must(err)
		s.must(s.desk.Unclaim(s.ctx, s.member, c.ID))
		for _, table := range []string{"expense_claim", "expense_item", "purchase_file"} {
			n, err := db.Count(context.Background(), d, "select count(*) from "+table+" where place_id = $1", s.treas.Place)
			if err != nil || n != 0 {
				t.Errorf("%s: %d rows, %v", table, n, err)
			}
		}
		if _, err := s.desk.OneClaim(s.ctx, s.member, c.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}
