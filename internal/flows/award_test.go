package flows_test

import (
	"slices"
	"strings"
	"testing"

	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/jury"
	"pilotis/internal/testkit"
)

// court is a place that certifies, on the day of a jury of three.
type court struct {
	*scene
	session    jury.Session
	members    []jury.Member
	candidates []candidacy.Candidate
}

func convene(t *testing.T, d *db.DB, names ...string) *court {
	t.Helper()
	c := &court{scene: set(t, d)}
	for _, name := range names {
		c.enrol(name)
	}
	c.sit("Jury de mars", "2027-03-20")
	for _, k := range c.candidates {
		_, err := c.Juries.Call(ctx, c.boss, c.session.ID, k.ID)
		c.must(err)
	}
	return c
}

// enrol takes somebody in, and finds that they may come before a jury.
func (c *court) enrol(name string) {
	c.Helper()
	k, err := c.Candidates.Enrol(ctx, c.boss, candidacy.Enrolment{Certification: "piloter-un-tiers-lieu", Route: certification.Continuing, Email: strings.ToLower(name) + "@example.org",
		Civil: candidacy.Civil{GivenName: name, BirthName: "Roux", BirthDate: "1990-01-02", Sex: "F", BirthInsee: "23096", BirthPlace: "Guéret"}})
	c.must(err)
	c.must(c.Candidates.Decide(ctx, c.boss, k.ID, candidacy.Admissible, ""))
	c.candidates = append(c.candidates, k)
}

// sit opens a session with three members who declared what binds them.
func (c *court) sit(name, on string) {
	c.Helper()
	var err error
	c.session, err = c.Juries.Open(ctx, c.boss, jury.Session{Certification: "piloter-un-tiers-lieu", Name: name, Day: day.Day(on), Where: "3 place du Marché, 23200 Aubusson"})
	c.must(err)
	c.members = nil
	for i, seat := range []string{"ess", "coworking", "fablab"} {
		m, err := c.Juries.Seat(ctx, c.boss, c.session.ID, jury.Seating{Member: jury.Member{Name: []string{"Awa Diop", "Bo Lind", "Chloé Nay"}[i], Seat: seat}})
		c.must(err)
		c.must(c.Juries.Affirm(ctx, c.boss, c.session.ID, m.ID))
		c.members = append(c.members, m)
	}
}

func (c *court) hearing(i int) jury.Hearing {
	c.Helper()
	v, err := c.Juries.Look(ctx, c.boss, c.session.ID)
	c.must(err)
	return v.Hearings[slices.IndexFunc(v.Hearings, func(h jury.Hearing) bool { return h.Candidate == c.candidates[i].ID })]
}

// marks gives one level to all that a candidate is heard on, but to some competences.
func (c *court) marks(h jury.Hearing, usual jury.Level, but ...string) (out []jury.Mark) {
	c.Helper()
	v, err := c.Juries.Look(ctx, c.boss, c.session.ID)
	c.must(err)
	for _, u := range v.Asks.Units {
		for _, k := range u.Competences {
			m := jury.Mark{Competence: k.Code, Level: usual, Reason: "Au dossier"}
			if slices.Contains(but, k.Code) {
				m.Level = jury.NotYet
			}
			if slices.Contains(h.Units, u.Code) {
				out = append(out, m)
			}
		}
	}
	return out
}

// hear receives a candidate, takes in every grid and decides.
func (c *court) hear(i int, usual jury.Level, but ...string) {
	c.Helper()
	h := c.hearing(i)
	marks := c.marks(h, usual, but...)
	c.must(c.Juries.Receive(ctx, c.boss, c.session.ID, h.ID, jury.Present))
	for _, m := range c.members {
		c.must(c.Juries.Mark(ctx, c.boss, c.session.ID, jury.Grid{Hearing: h.ID, Member: m.ID, Marks: marks}, true))
	}
	c.must(c.Juries.Decide(ctx, c.boss, c.session.ID, h.ID, marks))
}

func (c *court) draw() jury.Minutes {
	c.Helper()
	m, err := c.Juries.Draw(ctx, c.boss, c.session.ID)
	c.must(err)
	return m
}

func (c *court) sign(m jury.Minutes, members ...jury.Member) {
	c.Helper()
	for _, member := range members {
		_, err := c.Juries.Sign(ctx, c.boss, m.ID, member.ID)
		c.must(err)
	}
}

// given are the numbers of the awards of a candidate that stand, the last first.
func (c *court) given(i int) (out []string) {
	c.Helper()
	stands := false
	all, err := c.Awards.List(ctx, c.boss, award.Filter{Revoked: &stands})
	c.must(err)
	for _, a := range all {
		if a.Candidate == string(c.candidates[i].ID) {
			out = append(out, a.Number)
		}
	}
	return out
}

func (c *court) kept(i int) (candidacy.Outcome, string) {
	c.Helper()
	k, err := c.Candidates.Get(ctx, c.DB, c.boss, c.candidates[i].ID)
	c.must(err)
	return k.Outcome, strings.Join(k.Kept, " ")
}

func (c *court) expectGiven(i int, want ...string) {
	c.Helper()
	if got := c.given(i); !slices.Equal(got, want) {
		c.Errorf("%s holds %v, not %v", c.candidates[i].GivenName, got, want)
	}
}

func TestS20AParchmentIsGivenWithTheLastSignatureAndNotBefore(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		c := convene(t, d, "Xavier")
		c.hear(0, jury.Acquired)
		m := c.draw()
		c.sign(m, c.members[:2]...)
		c.expectGiven(0)
		if o, units := c.kept(0); o != candidacy.Unjudged || units != "" {
			t.Errorf("judged before the last signature: %s %s", o, units)
		}
		c.sign(m, c.members[2])
		c.expectGiven(0, "RS5142-2027-0001")
		stands := false
		all, err := c.Awards.List(ctx, c.boss, award.Filter{Revoked: &stands})
		c.must(err)
		a := all[0]
		want := award.Passage{Route: certification.Continuing, Enrolled: "2027-03-01", Exam: "2027-03-20", ExamEnd: "2027-03-20", Mode: "EN_PRESENTIEL", PostalCode: "23200"}
		if a.Kind != award.Parchment || a.Passage != want || a.MinutesDigest != m.Digest || a.Session != string(c.session.ID) || a.Decided != "2027-03-20" || a.Holder.BirthInsee != "23096" {
			t.Errorf("%+v", a)
		}
	})
}

func TestS17S24APartialSuccessIsAttestedHeardAgainAndToldOnlyOnceWhole(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		c := convene(t, d, "Xavier", "Yasmine")
		testkit.At(d, "2027-03-20T18:00:00+01:00")
		c.hear(0, jury.Acquired, "2.4")
		c.hear(1, jury.Acquired)
		c.sign(c.draw(), c.members...)
		c.expectGiven(0, "RS5142-2027-A0001")
		c.expectGiven(1, "RS5142-2027-0001")
		told := func() (out []string) {
			b, err := c.Transmissions.Board(ctx, c.boss, "piloter-un-tiers-lieu")
			c.must(err)
			for _, r := range b.Rows {
				out = append(out, r.ID)
			}
			return out
		}
		if got := told(); !slices.Equal(got, []string{"RS5142-2027-0001"}) {
			t.Errorf("told: %v", got)
		}
		// Heard again on what is missing: nothing gained earns nothing, the rest earns all.
		c.sit("Jury de juin", "2027-06-11")
		_, err := c.Juries.Call(ctx, c.boss, c.session.ID, c.candidates[0].ID)
		c.must(err)
		c.hear(0, jury.NotYet)
		c.sign(c.draw(), c.members...)
		c.expectGiven(0, "RS5142-2027-A0001")
		if o, units := c.kept(0); o != candidacy.Partial || units != "1 3" {
			t.Errorf("%s %s", o, units)
		}
		c.sit("Jury d’octobre", "2027-10-08")
		_, err = c.Juries.Call(ctx, c.boss, c.session.ID, c.candidates[0].ID)
		c.must(err)
		testkit.At(d, "2027-10-08T18:00:00+02:00")
		c.hear(0, jury.Acquired)
		c.sign(c.draw(), c.members...)
		c.expectGiven(0, "RS5142-2027-0002", "RS5142-2027-A0001")
		if got := told(); !slices.Equal(got, []string{"RS5142-2027-0001", "RS5142-2027-0002"}) && !slices.Equal(got, []string{"RS5142-2027-0002", "RS5142-2027-0001"}) {
			t.Errorf("told: %v", got)
		}
	})
}

func TestS18WhoIsExcusedAbsentOrFailsIsGivenNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		c := convene(t, d, "Xavier", "Yasmine", "Zita")
		c.must(c.Juries.Receive(ctx, c.boss, c.session.ID, c.hearing(0).ID, jury.Excused))
		c.must(c.Juries.Receive(ctx, c.boss, c.session.ID, c.hearing(1).ID, jury.Absent))
		c.hear(2, jury.NotYet)
		c.sign(c.draw(), c.members...)
		for i, want := range []candidacy.Outcome{candidacy.Excused, candidacy.Absent, candidacy.Failed} {
			c.expectGiven(i)
			if o, units := c.kept(i); o != want || units != "" {
				t.Errorf("%s %q", o, units)
			}
		}
	})
}

func TestS20RectifyingMinutesTakeBackWhatTheyDecideOtherwiseAndNothingElse(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		c := convene(t, d, "Xavier", "Yasmine")
		c.hear(0, jury.Acquired)
		c.hear(1, jury.Acquired, "1.1")
		c.sign(c.draw(), c.members...)
		h := c.hearing(0)
		m, err := c.Juries.Rectify(ctx, c.boss, c.session.ID, "Une ligne lue pour une autre", []jury.Correction{{Hearing: h.ID, Marks: c.marks(h, jury.Acquired, "3.1")}})
		c.must(err)
		c.sign(m, c.members[:2]...)
		c.expectGiven(0, "RS5142-2027-0001")
		c.sign(m, c.members[2])
		c.expectGiven(0, "RS5142-2027-A0002")
		c.expectGiven(1, "RS5142-2027-A0001")
		if o, units := c.kept(0); o != candidacy.Partial || units != "1 2" {
			t.Errorf("%s %s", o, units)
		}
		if standing, err := c.Awards.Check(ctx, "RS5142-2027-0001"); err != nil || standing != award.Withdrawn {
			t.Error(standing, err)
		}
		// The one who was heard again since is decided by that jury.
		testkit.At(d, "2027-06-11T18:00:00+02:00")
		first := c.session.ID
		c.sit("Jury de juin", "2027-06-11")
		_, err = c.Juries.Call(ctx, c.boss, c.session.ID, c.candidates[0].ID)
		c.must(err)
		c.hear(0, jury.Acquired)
		c.sign(c.draw(), c.members...)
		_, err = c.Juries.Rectify(ctx, c.boss, first, "Encore", []jury.Correction{{Hearing: h.ID, Marks: c.marks(h, jury.Acquired)}})
		if base.KindOf(err) != base.Conflict {
			t.Errorf("an earlier jury decides again: %v", err)
		}
	})
}
