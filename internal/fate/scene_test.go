package fate_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

const rs base.ID[certification.Certification] = "piloter-un-tiers-lieu"

// scene is a certifier that has just given its first parchments.
type scene struct {
	*testing.T
	*fate.Desk
	who     base.Actor // its manager
	version base.ID[certification.Version]
	given   int
}

func newScene(t *testing.T, d *db.DB, instant string) *scene {
	t.Helper()
	testkit.At(d, instant)
	certifications, places := &certification.Desk{DB: d}, &place.Desk{DB: d}
	s := &scene{T: t, Desk: &fate.Desk{DB: d, Certifications: certifications, Places: places, Post: &post.Desk{DB: d, URL: "https://ecole.example"},
		Awards: &award.Desk{DB: d, Certifications: certifications, Accounts: &account.Desk{DB: d}, URL: func() string { return "https://ecole.example" },
			Slug: func(context.Context, db.Reader, base.PlaceID) (string, error) { return "cooperative", nil }}}}
	p, err := places.Open(ctx, base.Actor{Account: "a", Name: "Odile"}, place.Identity{Name: "La Coopérative", Insee: "23096"})
	s.must(err)
	s.who = testkit.As(base.Manager, p.ID)
	w, err := certifications.Find(ctx, "RS5142")
	s.must(err)
	s.version = w.Versions[0].ID
	s.set(func(t *certification.Terms) { t.MaskUnder = 3 })
	return s
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// refused wants a refusal with a code.
func (s *scene) refused(err error, kind base.Kind, code string) {
	s.Helper()
	var f *base.Fault
	if !errors.As(err, &f) || f.Kind != kind {
		s.Errorf("%v, want %s", err, code)
		return
	}
	said := f.Key
	for _, field := range f.Fields {
		said += " " + field.Name + ":" + field.Key
	}
	if !strings.Contains(said, code) {
		s.Errorf("%s, want %s", said, code)
	}
}

// set changes the parameters of the certifier.
func (s *scene) set(change func(*certification.Terms)) {
	s.Helper()
	w, err := s.Certifications.Get(ctx, s.DB, rs)
	s.must(err)
	change(&w.Terms)
	s.must(s.Certifications.Set(ctx, s.who, w.Certification))
}

// holds gives a parchment to somebody whom a jury decided on.
func (s *scene) holds(name string, decided day.Day) award.Award {
	s.Helper()
	return s.holdsBy(name, decided, certification.Continuing)
}

func (s *scene) holdsBy(name string, decided day.Day, route certification.Route, units ...string) (a award.Award) {
	s.Helper()
	s.given++
	session := fmt.Sprint("session-", s.given)
	s.must(s.DB.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) (err error) {
		a, err = s.Awards.Issue(ctx, tx, award.Earned{Certification: rs, Version: s.version, Candidate: name, Total: len(units) == 0, Units: units, Decided: decided,
			Minutes: award.Minutes{ID: "m-" + session, Session: session, Digest: "d", Members: []string{"ana"}, Signatures: []award.Signature{{Member: "ana", At: tx.Now, Digest: "d"}}},
			Holder:  award.Holder{GivenName: strings.ToUpper(name[:1]) + name[1:], BirthName: "Roux", BirthDate: "1990-01-02", Email: name + "@ex.fr"},
			Passage: award.Passage{Route: route, Enrolled: decided, Exam: decided, ExamEnd: decided}})
		return err
	}))
	return a
}

// morning does what the daily task does on a day.
func (s *scene) morning(on day.Day) fate.Asked {
	s.Helper()
	testkit.At(s.DB, string(on)+"T09:00:00Z")
	n, err := s.Ask(ctx, base.System(s.who.Place, testkit.Paris), on)
	s.must(err)
	return n
}

// letters gives what waits in the outbox, the first written first.
func (s *scene) letters() (out []post.Mail) {
	s.Helper()
	all, err := s.Post.Folder(ctx, s.who, "")
	s.must(err)
	for i := len(all) - 1; i >= 0; i-- {
		out = append(out, all[i].Mail)
	}
	return out
}

// secret is that of the last letter to somebody.
func (s *scene) secret(name string) string {
	s.Helper()
	found := ""
	for _, m := range s.letters() {
		if m.To == name+"@ex.fr" {
			found = m.Link.URL[strings.LastIndexByte(m.Link.URL, '/')+1:]
		}
	}
	if found == "" {
		s.Fatal("no letter to " + name)
	}
	return found
}

// stranger is whoever opens a link.
func (s *scene) stranger() base.Actor { return base.Actor{Place: s.who.Place, Zone: testkit.Paris} }

func (s *scene) told(f fate.Filter, w fate.Wave) fate.Told {
	s.Helper()
	sheet, err := s.Sheet(ctx, s.DB, s.who, rs, f)
	s.must(err)
	for _, t := range sheet.Told {
		if t.Wave == w {
			return t
		}
	}
	s.Fatal("no such wave")
	return fate.Told{}
}

// line is a holder in a wave.
func (s *scene) line(name string, w fate.Wave) fate.Line {
	s.Helper()
	_, all, err := s.Holder(ctx, s.who, rs, name)
	s.must(err)
	return all[w-1]
}

func works() fate.Answer {
	return fate.Answer{Situation: fate.Employed, Steers: fate.Steers, Trade: fate.Aimed, Contract: fate.Permanent, Changes: []fate.Change{fate.Job}}
}

func seeks() fate.Answer { return fate.Answer{Situation: fate.Seeking, Steers: fate.Elsewhere} }
