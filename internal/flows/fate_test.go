package flows_test

import (
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/jury"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
)

// became are the letters that asked holders what became of them.
func (c *court) became() (to []string) {
	c.Helper()
	all, err := c.Post.Folder(ctx, c.boss, "")
	c.must(err)
	for _, l := range all {
		if strings.Contains(l.Mail.Link.URL, "/became/") {
			to = append(to, l.Mail.To)
		}
	}
	return to
}

func TestWhoWasGivenAParchmentIsAskedByTheDailyTaskAndErasedWithTheirRecord(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		c := convene(t, d, "Xavier", "Bob")
		p := c.person("Xavier", "Roux", "xavier@example.org", "fr")
		c.hear(0, jury.Acquired)
		c.hear(1, jury.Acquired)
		c.sign(c.draw(), c.members...)
		morning := func(on string, want ...string) {
			t.Helper()
			testkit.At(d, on+"T09:30:00+02:00")
			for range 2 {
				_, err := c.Post.Drain(ctx)
				c.must(err)
			}
			if got := c.became(); len(got) != len(want) {
				t.Errorf("%s: %v, want %v", on, got, want)
			}
		}
		morning("2027-09-19")
		morning("2027-09-20", "xavier@example.org", "bob@example.org")
		morning("2027-09-21", "xavier@example.org", "bob@example.org")
		xavier := string(c.candidates[0].ID)
		c.must(c.Fates.Take(ctx, c.boss, c.session.Certification, xavier, fate.First, fate.Answer{Situation: fate.Seeking, Steers: fate.Elsewhere, Words: "Xavier cherche"}))
		himself, board := testkit.As(base.Member, c.boss.Place), testkit.As(base.Board, c.boss.Place)
		himself.Person = p.ID
		if !told(c.record(c.People.Access(ctx, c.boss, p.ID))) || !told(c.record(c.People.Own(ctx, himself))) {
			t.Error("neither the certifier nor the person reads what they said")
		}
		if told(c.record(c.People.Read(ctx, board, p.ID))) {
			t.Error("the board reads what a holder said")
		}
		c.must(c.People.Erase(ctx, c.boss, p.ID))
		if got := c.became(); len(got) != 1 || got[0] != "bob@example.org" {
			t.Errorf("letters to who was erased stay: %v", got)
		}
		left, err := db.Count(ctx, d, "select count(*) from fate_asking where candidate_id = $1 or answer like '%Xavier%'", xavier)
		if err != nil || left != 0 {
			t.Errorf("%d rows tell who it was, %v", left, err)
		}
		s, err := c.Fates.Sheet(ctx, d, c.boss, c.session.Certification, fate.Filter{})
		c.must(err)
		if first := s.Told[0]; first.Asked != 2 || first.Answered != 1 {
			t.Errorf("%+v", first)
		}
		morning("2027-10-11", "bob@example.org", "bob@example.org")
	})
}

func (c *court) record(r people.Record, err error) people.Record {
	c.Helper()
	c.must(err)
	return r
}

// told tells whether a record says what became of its person.
func told(r people.Record) bool {
	for _, h := range r.Elsewhere {
		for _, f := range h.Facts {
			if f.What == "Xavier cherche" {
				return true
			}
		}
	}
	return false
}
