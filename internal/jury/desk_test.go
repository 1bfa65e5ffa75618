package jury_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/jury"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// court is a school with a jury of three and candidates whom it hears.
type court struct {
	*jury.Desk
	t       *testing.T
	boss    base.Actor
	session jury.Session
	members []jury.Member
	called  []jury.Hearing
	signed  []jury.Minutes
}

func open(t *testing.T, kept *db.DB, candidates ...string) *court {
	t.Helper()
	certifications := &certification.Desk{DB: kept}
	mail := &post.Desk{DB: kept, URL: "https://lieu.example"}
	accounts := &account.Desk{DB: kept, Post: mail}
	c := &court{t: t, boss: base.System("coop", testkit.Paris)}
	c.Desk = &jury.Desk{DB: kept, Certifications: certifications, Accounts: accounts, Post: mail,
		Candidates: &candidacy.Desk{DB: kept, Certifications: certifications, Address: accounts.Address},
		Place: func(context.Context, db.Reader, base.PlaceID) (string, string, error) {
			return "La coopérative", "coop", nil
		}}
	c.Signed.On(func(ctx context.Context, tx *db.Tx, m jury.Minutes) error {
		c.signed = append(c.signed, m)
		for _, r := range m.Body.Results {
			if _, err := c.Candidates.Judge(ctx, tx, r.Candidate, candidacy.Judgement{Outcome: r.Outcome, Acquired: r.Acquired, On: m.Body.Day}); err != nil {
				return err
			}
		}
		return nil
	})
	var err error
	c.session, err = c.Open(ctx, c.boss, jury.Session{Certification: "piloter-un-tiers-lieu", Name: "Jury de novembre", Day: "2026-11-20", Where: "La Manufacture, salle 2"})
	c.must(err)
	for i, seat := range []string{"ess", "coworking", "fablab"} {
		m, err := c.Seat(ctx, c.boss, c.session.ID, jury.Seating{Member: jury.Member{Name: []string{"Awa Diop", "Bo Lind", "Chloé Nay"}[i], Email: []string{"awa@ex.fr", "bo@ex.fr", "chloe@ex.fr"}[i], Seat: seat}})
		c.must(err)
		c.must(c.Affirm(ctx, c.boss, c.session.ID, m.ID))
		c.members = append(c.members, m)
	}
	for _, name := range candidates {
		c.call(name)
	}
	return c
}

func (c *court) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// call enrols somebody, finds them admissible, and puts them on the list.
func (c *court) call(name string) candidacy.Candidate {
	c.t.Helper()
	who, err := c.Candidates.Enrol(ctx, c.boss, candidacy.Enrolment{Certification: "piloter-un-tiers-lieu", Route: certification.Continuing, Email: strings.ToLower(name) + "@ex.fr",
		Civil: candidacy.Civil{GivenName: name, BirthName: "Roux", BirthDate: "1990-01-02"}})
	c.must(err)
	c.must(c.Candidates.Decide(ctx, c.boss, who.ID, candidacy.Admissible, ""))
	_, err = c.Call(ctx, c.boss, c.session.ID, who.ID)
	c.must(err)
	c.called = c.view().Hearings
	return who
}

func (c *court) view() jury.View {
	c.t.Helper()
	v, err := c.Look(ctx, c.boss, c.session.ID)
	c.must(err)
	return v
}

// marks gives a level to every competence of some units, another to some.
func (c *court) marks(units []string, usual jury.Level, but map[string]jury.Level) (out []jury.Mark) {
	for _, u := range c.view().Asks.Units {
		for _, k := range u.Competences {
			for _, code := range units {
				if code == u.Code {
					m := jury.Mark{Competence: k.Code, Level: usual, Reason: "Vu au dossier"}
					if level, given := but[k.Code]; given {
						m.Level = level
					}
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// hear receives a candidate, takes in every grid, and decides.
func (c *court) hear(h jury.Hearing, marks []jury.Mark) {
	c.t.Helper()
	c.must(c.Receive(ctx, c.boss, c.session.ID, h.ID, jury.Present))
	for _, m := range c.members {
		c.must(c.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: h.ID, Member: m.ID, Marks: marks}, true))
	}
	c.must(c.Decide(ctx, c.boss, c.session.ID, h.ID, marks))
}

func (c *court) signAll(m jury.Minutes) {
	c.t.Helper()
	for _, member := range c.members {
		_, err := c.Sign(ctx, c.boss, m.ID, member.ID)
		c.must(err)
	}
}

// refused wants a refusal of a key.
func (c *court) refused(err error, key string) {
	c.t.Helper()
	var f *base.Fault
	if !errors.As(err, &f) || f.Key != key {
		c.t.Errorf("%v, not %s", err, key)
	}
}

// juror is a member signed in, with the humblest role.
func (c *court) juror(email string) base.Actor {
	c.t.Helper()
	a, err := c.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: email, Name: email})
	c.must(err)
	return base.Actor{Account: a.ID, Name: email, Place: "coop", Role: base.Visitor, Zone: testkit.Paris, Lang: "fr"}
}

func TestS15ATrainerOfACandidateWithdrawsForThatOneUntilReplaced(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept, "Xavier", "Yasmine")
		x, y := c.called[0], c.called[1]
		c.must(c.Declare(ctx, c.boss, c.session.ID, jury.Link{Member: c.members[1].ID, Bond: jury.Trainer, Candidate: x.Candidate}))
		c.refused(c.Convene(ctx, c.boss, c.session.ID), "jury.panel_incomplete")
		c.hear(y, c.marks([]string{"1", "2", "3"}, jury.Acquired, nil)) // the others can be heard
		c.must(c.Receive(ctx, c.boss, c.session.ID, x.ID, jury.Present))
		full := c.marks([]string{"1", "2", "3"}, jury.Acquired, nil)
		c.refused(c.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: x.ID, Member: c.members[1].ID, Marks: full}, true), "jury.withdrew")
		c.refused(c.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: x.ID, Member: c.members[0].ID, Marks: full}, true), "jury.panel_incomplete")
		sub, err := c.Seat(ctx, c.boss, c.session.ID, jury.Seating{Member: jury.Member{Name: "Sam Oak", Seat: "hybride", Only: x.Candidate}})
		c.must(err)
		c.refused(c.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: x.ID, Member: sub.ID, Marks: full}, true), "jury.undeclared")
		c.must(c.Affirm(ctx, c.boss, c.session.ID, sub.ID))
		for _, m := range []jury.Member{c.members[0], c.members[2], sub} {
			c.must(c.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: x.ID, Member: m.ID, Marks: full}, true))
		}
		c.must(c.Decide(ctx, c.boss, c.session.ID, x.ID, full))
		m, err := c.Draw(ctx, c.boss, c.session.ID)
		c.must(err)
		if r := m.Body.Results[0]; !reflect.DeepEqual(r.Withdrew, []string{"Bo Lind"}) || r.Outcome != candidacy.Total {
			t.Errorf("%+v", r)
		}
	})
}

func TestS15WhatTheProgramKnowsBindsAMemberToo(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept)
		c.Bonds = func(_ context.Context, _ *db.Tx, m jury.Member, of []candidacy.Candidate) (out []jury.Link, err error) {
			for _, k := range of {
				if m.Email == "awa@ex.fr" {
					out = append(out, jury.Link{Bond: jury.Employer, Candidate: k.ID})
				}
			}
			return out, nil
		}
		c.call("Xavier")
		v := c.view()
		if len(v.Links) != 1 || !v.Links[0].Computed || v.Links[0].Bond != jury.Employer || v.Links[0].Member != c.members[0].ID {
			t.Errorf("%+v", v.Links)
		}
	})
}

func TestS16NobodyReadsAGridBeforeAllAreIn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept, "Xavier")
		h := c.called[0]
		c.must(c.Receive(ctx, c.boss, c.session.ID, h.ID, jury.Present))
		full := c.marks([]string{"1", "2", "3"}, jury.Acquired, nil)
		a, b := c.juror("awa@ex.fr"), c.juror("bo@ex.fr")
		c.must(c.Mark(ctx, a, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[0].ID, Marks: full}, true))
		c.refused(c.Mark(ctx, b, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[0].ID, Marks: full}, true), "base.not_found")
		c.refused(c.Mark(ctx, a, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[0].ID, Marks: full}, false), "jury.submitted_already")
		reading := func(who base.Actor) jury.Reading {
			t.Helper()
			r, _, err := c.Read(ctx, who, c.session.ID, h.ID)
			c.must(err)
			return r
		}
		for _, who := range []base.Actor{b, c.boss} {
			if r := reading(who); len(r.All) != 0 || len(r.In) != 1 || len(r.Own.Marks) != 0 {
				t.Errorf("%s reads %+v", who.Name, r)
			}
		}
		if r := reading(a); len(r.Own.Marks) != 18 || len(r.All) != 0 {
			t.Errorf("her own: %+v", r)
		}
		c.must(c.Mark(ctx, b, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[1].ID, Marks: full[:3]}, false))
		c.refused(c.Mark(ctx, b, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[1].ID, Marks: full[:3]}, true), "base.form_wrong")
		c.must(c.Mark(ctx, b, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[1].ID, Marks: full}, true))
		if r := reading(b); len(r.All) != 0 {
			t.Error("two of three are in, and are read")
		}
		c.refused(c.Decide(ctx, c.boss, c.session.ID, h.ID, full), "jury.grids_missing")
		c.must(c.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: h.ID, Member: c.members[2].ID, Marks: full}, true))
		if r := reading(b); len(r.All) != 3 || len(r.Proposed) != 18 {
			t.Errorf("all are in: %+v", r)
		}
		if _, _, err := c.Read(ctx, c.juror("zoe@ex.fr"), c.session.ID, h.ID); base.KindOf(err) != base.NotFound {
			t.Errorf("somebody else: %v", err)
		}
		trail, err := db.All(ctx, kept, func(r db.Row) (s string, err error) { return s, r.Scan(&s) }, "select detail from trail where place_id = 'coop' and act = 'submitted' order by id")
		c.must(err)
		if len(trail) != 3 || !strings.Contains(trail[0], "Awa") || !strings.Contains(trail[1], "Bo") || !strings.Contains(trail[2], "Chloé") {
			t.Errorf("the journal: %v", trail)
		}
	})
}

func TestS17APartialSuccessIsHeardAgainOnWhatIsMissing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept, "Xavier")
		c.hear(c.called[0], c.marks([]string{"1", "2", "3"}, jury.Acquired, map[string]jury.Level{"2.4": jury.NotYet}))
		m, err := c.Draw(ctx, c.boss, c.session.ID)
		c.must(err)
		c.signAll(m)
		r, _, found, err := c.Result(ctx, c.boss, c.called[0].Candidate)
		if err != nil || !found || r.Outcome != candidacy.Partial || !reflect.DeepEqual(r.Acquired, []string{"1", "3"}) || !reflect.DeepEqual(r.Missing, []string{"2"}) {
			t.Fatalf("%+v %v", r, err)
		}
		next, err := c.Open(ctx, c.boss, jury.Session{Certification: "piloter-un-tiers-lieu", Name: "Jury de mars", Day: "2027-03-12", Where: "La Manufacture"})
		c.must(err)
		_, err = c.Call(ctx, c.boss, next.ID, c.called[0].Candidate)
		c.must(err)
		v, err := c.Look(ctx, c.boss, next.ID)
		c.must(err)
		if !reflect.DeepEqual(v.Hearings[0].Units, []string{"2"}) {
			t.Errorf("heard again on %v", v.Hearings[0].Units)
		}
	})
}

func TestS18ExcusedAndAbsentAreTwoThings(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept, "Xavier", "Yasmine")
		c.must(c.Receive(ctx, c.boss, c.session.ID, c.called[0].ID, jury.Excused))
		if _, err := c.Draw(ctx, c.boss, c.session.ID); err == nil {
			t.Error("minutes with somebody undecided")
		}
		c.must(c.Receive(ctx, c.boss, c.session.ID, c.called[1].ID, jury.Absent))
		m, err := c.Draw(ctx, c.boss, c.session.ID)
		c.must(err)
		c.signAll(m)
		for i, want := range []candidacy.Outcome{candidacy.Excused, candidacy.Absent} {
			got, err := c.Candidates.Get(ctx, kept, c.boss, c.called[i].Candidate)
			if err != nil || got.Outcome != want || got.Stage() != candidacy.Retry {
				t.Errorf("%+v %v", got, err)
			}
		}
	})
}

func TestS20MinutesSignedByAllNeverChangeAndAreRectifiedByOthers(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept, "Xavier")
		h := c.called[0]
		c.hear(h, c.marks([]string{"1", "2", "3"}, jury.Acquired, map[string]jury.Level{"2.4": jury.NotYet}))
		m, err := c.Draw(ctx, c.boss, c.session.ID)
		c.must(err)
		again, err := c.Draw(ctx, c.boss, c.session.ID) // nobody has signed yet
		c.must(err)
		if _, err := c.Sign(ctx, c.boss, m.ID, c.members[0].ID); base.KindOf(err) != base.NotFound {
			t.Errorf("replaced minutes are signed: %v", err)
		}
		m = again
		for _, member := range c.members[:2] {
			_, err := c.Sign(ctx, c.boss, m.ID, member.ID)
			c.must(err)
		}
		if len(c.signed) != 0 {
			t.Error("it takes effect before the last signature")
		}
		_, err = c.Sign(ctx, c.boss, m.ID, c.members[0].ID)
		c.refused(err, "jury.signs_once")
		full := c.marks([]string{"1", "2", "3"}, jury.Acquired, nil)
		c.refused(c.Decide(ctx, c.boss, c.session.ID, h.ID, full), "jury.signed_already")
		_, err = c.Rectify(ctx, c.boss, c.session.ID, "Erreur de saisie", nil)
		c.refused(err, "jury.not_signed_yet")
		_, err = c.Sign(ctx, c.juror("chloe@ex.fr"), m.ID, c.members[2].ID)
		c.must(err)
		if len(c.signed) != 1 || c.signed[0].Body.Results[0].Outcome != candidacy.Partial {
			t.Fatalf("%+v", c.signed)
		}
		for _, sql := range []string{"update jury_minutes set body = '{}' where place_id = 'coop'", "delete from jury_minutes where place_id = 'coop'",
			"update jury_signature set name = 'X' where place_id = 'coop'", "delete from jury_signature where place_id = 'coop'",
			"update jury_decision set marks = '[]' where place_id = 'coop'", "update jury_grid set marks = '[]' where place_id = 'coop'"} {
			err := kept.Change(ctx, c.boss, func(ctx context.Context, tx *db.Tx) error { _, err := tx.Exec(ctx, sql); return err })
			if err == nil {
				t.Errorf("the database let it: %s", sql)
			}
		}
		paper, _, err := c.Paper(ctx, c.boss, m.ID)
		c.must(err)
		sum := sha256.Sum256(paper)
		if hex.EncodeToString(sum[:]) != m.Digest || !bytes.HasPrefix(paper, []byte("%PDF")) {
			t.Error("what is signed is not the paper")
		}
		other, err := c.Rectify(ctx, c.boss, c.session.ID, "Erreur de saisie en 2.4", []jury.Correction{{Hearing: h.ID, Marks: full}})
		c.must(err)
		c.signAll(other)
		v := c.view()
		if len(v.Minutes) != 2 || other.Rectifies != m.ID || other.Body.Rectifies != m.Digest || v.Minutes[0].Body.Results[0].Outcome != candidacy.Partial || other.Body.Results[0].Outcome != candidacy.Total {
			t.Errorf("%+v", v.Minutes)
		}
		if r, _, _, err := c.Result(ctx, c.boss, h.Candidate); err != nil || r.Outcome != candidacy.Total {
			t.Errorf("%+v %v", r, err)
		}
	})
}

func TestASessionIsConvenedWholeOrNot(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept)
		c.refused(c.Convene(ctx, c.boss, c.session.ID), "jury.nobody_called")
		x, y := c.call("Xavier"), c.call("Yasmine")
		c.refused(c.Convene(ctx, c.boss, c.session.ID), "jury.unplanned")
		n, err := c.Candidates.AskNeed(ctx, c.boss, candidacy.Need{Candidate: x.ID, ExtraTime: true, Text: "Salle calme"})
		c.must(err)
		c.must(c.Candidates.AnswerNeed(ctx, c.boss, n.ID, true))
		c.must(c.Set(ctx, c.boss, c.session.ID, 9*60, jury.Pause{}))
		if v := c.view(); v.Hearings[0].Minutes != 40 || v.Hearings[1].Minute != 9*60+50 {
			t.Errorf("%+v", v.Hearings)
		}
		c.refused(c.Move(ctx, c.boss, c.session.ID, c.view().Hearings[1].ID, 9*60+39), "jury.overlap")
		c.must(c.Convene(ctx, c.boss, c.session.ID))
		letters, err := db.All(ctx, kept, func(r db.Row) (s string, err error) { return s, r.Scan(&s) }, "select address || ' ' || body from job where address <> ''")
		c.must(err)
		all := strings.Join(letters, "\n")
		for _, want := range []string{"awa@ex.fr", "chloe@ex.fr", "xavier@ex.fr", "09:50", "40 minutes", "Salle calme"} {
			if !strings.Contains(all, want) {
				t.Errorf("no letter says %q", want)
			}
		}
		_ = y
	})
}

func TestAnAppealHasANumberAndAClock(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		c := open(t, kept, "Xavier")
		_, err := c.Appeal(ctx, c.boss, c.called[0].Candidate, "2026-11-25", "L’oral a été écourté.")
		c.refused(err, "jury.nothing_to_appeal")
		c.hear(c.called[0], c.marks([]string{"1", "2", "3"}, jury.NotYet, nil))
		m, err := c.Draw(ctx, c.boss, c.session.ID)
		c.must(err)
		c.signAll(m)
		a, err := c.Appeal(ctx, c.boss, c.called[0].Candidate, "2026-11-25", "L’oral a été écourté.")
		c.must(err)
		b, err := c.Appeal(ctx, c.boss, c.called[0].Candidate, "2026-11-26", "Encore.")
		c.must(err)
		if a.Number != "2026-0001" || b.Number != "2026-0002" || a.Due != "2026-12-25" || a.Late("2026-12-25") || !a.Late("2026-12-26") {
			t.Errorf("%+v %+v", a, b)
		}
		_, err = c.Appeal(ctx, c.boss, c.called[0].Candidate, "2036-01-01", "Trop tard.")
		c.refused(err, "jury.appeal_too_late")
		c.must(c.Answer(ctx, c.boss, a.ID, true, "Un nouveau passage est proposé."))
		c.refused(c.Answer(ctx, c.boss, a.ID, false, "Non."), "jury.answered_already")
		all, err := c.Appeals(ctx, c.boss)
		if err != nil || len(all) != 2 || all[0].Number != "2026-0002" {
			t.Errorf("%+v %v", all, err)
		}
	})
}
