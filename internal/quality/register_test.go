package quality_test

import (
	"strings"
	"sync"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
)

func cold() quality.Complaint {
	return quality.Complaint{Kind: quality.Grievance, Public: quality.Trainees, Name: "Malika", Email: " Malika@Exemple.fr", Subject: " Salle trop  froide", Text: "Nous avons gardé nos manteaux.", Opened: "2026-10-20"}
}

func TestS27AComplaintIsNumberedAnsweredInTimeAndLeadsToAnImprovement(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		testkit.At(d, "2026-10-20T10:00:00+02:00")
		c, err := s.Complain(ctx, s.who, cold())
		s.must(err)
		if c.Number != "2026-0001" || c.Due != "2026-11-19" || c.Subject != "Salle trop froide" || c.Email != "malika@exemple.fr" {
			t.Errorf("%+v", c)
		}
		second, err := s.Complain(ctx, s.who, cold())
		s.must(err)
		if second.Number != "2026-0002" {
			t.Error(second.Number)
		}
		testkit.At(d, "2026-11-23T10:00:00+01:00")
		if l := s.state(31); l.State != quality.Major || len(l.Gaps) != 2 {
			t.Errorf("late: %+v", l)
		}
		s.refused(s.Reply(ctx, s.who, c.ID, " "), base.Invalid, "required")
		for _, id := range []base.ID[quality.Complaint]{c.ID, second.ID} {
			s.must(s.Reply(ctx, s.who, id, "Le chauffage est réparé."))
		}
		s.refused(s.Reply(ctx, s.who, c.ID, "Autre chose"), base.Conflict, "answered_already")
		if l := s.state(31); l.State != quality.Met {
			t.Errorf("answered: %+v", l)
		}
		mails := s.letters()
		if len(mails) != 2 || mails[0].To != "malika@exemple.fr" || !strings.Contains(mails[0].Subject, "2026-0001") || !strings.Contains(mails[0].Text, "Le chauffage est réparé.") {
			t.Errorf("%+v", mails)
		}

		if l := s.state(32); l.State != quality.Bare {
			t.Errorf("before anything is improved: %+v", l)
		}
		better, err := s.Improve(ctx, s.who, quality.Improvement{Title: "Chauffer la veille", Origin: quality.FromComplaint, OriginID: string(c.ID), Carrier: "Ana", Due: "2026-12-01"})
		s.must(err)
		if l := s.state(32); l.State != quality.Met || better.Path() != "/complaints/"+string(c.ID) {
			t.Errorf("%+v", l)
		}
		testkit.At(d, "2026-12-02T10:00:00+01:00")
		if l := s.state(32); l.State != quality.Major || len(l.Gaps) != 1 {
			t.Errorf("late: %+v", l)
		}
		s.must(s.Improved(ctx, s.who, better.ID, "Il fait vingt degrés à l’ouverture."))
		s.refused(s.Improved(ctx, s.who, better.ID, "Encore"), base.Conflict, "done_already")
		if l := s.state(32); l.State != quality.Met || l.Proofs[0].On != "2026-12-02" {
			t.Errorf("%+v", l)
		}
	})
}

func TestTheNumbersOfAYearFollowEachOtherWhoeverWritesAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				if _, err := s.Complain(ctx, s.who, cold()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		last := cold()
		last.Opened = "2025-12-31"
		before, err := s.Complain(ctx, s.who, last)
		s.must(err)
		kept, err := s.Complaints(ctx, s.who)
		s.must(err)
		if len(kept) != 9 || kept[0].Number != "2026-0008" || kept[7].Number != "2026-0001" || before.Number != "2025-0001" {
			t.Errorf("%d, %s, %s", len(kept), kept[0].Number, before.Number)
		}
	})
}

func TestNoLineLeavesTheRegisterAndAnAnswerStaysAsItWasGiven(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c, err := s.Complain(ctx, s.who, cold())
		s.must(err)
		if err := s.bySQL("delete from quality_complaint where place_id = $1", s.who.Place); err == nil {
			t.Error("a line left the register")
		}
		s.must(s.Reply(ctx, s.who, c.ID, "Merci."))
		if err := s.bySQL("update quality_complaint set answer = 'autre' where place_id = $1", s.who.Place); err == nil {
			t.Error("an answer was rewritten")
		}
	})
}

func TestATraineeComplainsInTheirOwnNameAndReadsTheirsAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		malika, zoe, trainer := testkit.Who("visitor.malika", s.who.Place), testkit.Who("visitor.zoe", s.who.Place), testkit.As(base.Team, s.who.Place)
		lie := cold()
		lie.Name, lie.Email, lie.Opened = "Zoé", "zoe@exemple.fr", "2020-01-01"
		c, err := s.Complain(ctx, malika, lie)
		s.must(err)
		if c.Name != "Malika" || c.Email != "Malika@exemple.fr" || c.Opened != "2026-11-23" || c.Number != "2026-0001" {
			t.Errorf("%+v", c)
		}
		for who, found := range map[*base.Actor]bool{&malika: true, &s.who: true, &zoe: false, &trainer: false} {
			if _, err := s.Complaint(ctx, *who, c.ID); (err == nil) != found {
				t.Errorf("%s: %v", who.Name, err)
			}
		}
		other := testkit.As(base.Manager, "elsewhere")
		if _, err := s.Complaint(ctx, other, c.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		mine, err := s.Own(ctx, malika)
		s.must(err)
		hers, err := s.Own(ctx, zoe)
		s.must(err)
		if len(mine) != 1 || len(hers) != 0 {
			t.Errorf("%d and %d", len(mine), len(hers))
		}
	})
}

func TestEverythingThatIsWrongWithAComplaintIsSaidAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.Complain(ctx, s.who, quality.Complaint{Kind: "cri", Public: "foule", Email: "non", Opened: "2026-11-24"})
		if fields := fieldsOf(err); strings.Join(fields, " ") != "kind public subject text email opened_on" {
			t.Error(fields)
		}
		_, err = s.Improve(ctx, s.who, quality.Improvement{Title: "x", Carrier: "y", Due: "2026-12-01", Origin: quality.FromComplaint, OriginID: "nothing"})
		s.refused(err, base.NotFound, "not_found")
		_, err = s.Improve(ctx, s.who, quality.Improvement{Title: "x", Carrier: "y", Due: "2026-12-01", Origin: quality.FromIndicator, OriginID: "33"})
		s.refused(err, base.Invalid, "not_a_choice")
	})
}
