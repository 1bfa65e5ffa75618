package award_test

import (
	"context"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/award"
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// scene is a certifier on the twentieth of October 2026, after a jury on the fifteenth.
type scene struct {
	*award.Desk
	t       testing.TB
	ctx     context.Context
	who     base.Actor
	version certification.Version
	cert    certification.Certification
}

const home = "https://ecole.example"

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2026-10-20T09:30:00Z")
	certifications := &certification.Desk{DB: d}
	s := &scene{t: t, ctx: context.Background(), who: testkit.As(base.Manager, base.NewID[base.KindPlace](d.Clock())), Desk: &award.Desk{
		DB: d, Certifications: certifications, Accounts: &account.Desk{DB: d},
		URL:     func() string { return home },
		Slug:    func(context.Context, db.Reader, base.PlaceID) (string, error) { return "cooperative", nil },
		Address: func(_ context.Context, who base.Actor) (string, error) { return who.Name + "@example.org", nil },
	}}
	w, err := certifications.Find(s.ctx, "RS5142")
	s.must(err)
	s.cert = w.Certification
	s.cert.Certifier.Siret = "12345678200010"
	s.cert.Terms.Signatory, s.cert.Terms.SignedAt, s.cert.From = "Nadia Roux, présidente", "Bordeaux", "2020-01-24"
	s.must(certifications.Set(s.ctx, s.who, s.cert))
	s.version, _ = w.InForce("2026-10-01")
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// zoe is a candidate who gave her all, before a jury that signed.
func (s *scene) zoe() award.Earned {
	at := time.Date(2026, 10, 16, 8, 0, 0, 0, time.UTC)
	return award.Earned{
		Minutes: award.Minutes{ID: "minutes-1", Session: "session-1", Digest: "d1", Members: []string{"ana", "ben", "cleo"},
			Signatures: []award.Signature{{Member: "ana", At: at, Digest: "d1"}, {Member: "ben", At: at, Digest: "d1"}, {Member: "cleo", At: at, Digest: "d1"}}},
		Certification: s.cert.ID, Version: s.version.ID, Candidate: "zoe", Total: true, Decided: "2026-10-15",
		Holder:  award.Holder{GivenName: "Zoé", OtherNames: "Marie", BirthName: "ÇELIK", BirthDate: "1988-04-09", BirthPlace: "Bordeaux", BirthInsee: "33063", Sex: "F", Email: "zoe@example.org"},
		Passage: award.Passage{Route: certification.Continuing, Enrolled: "2026-03-02", Exam: "2026-10-15", ExamEnd: "2026-10-15", Mode: "EN_PRESENTIEL", PostalCode: "33270"},
	}
}

// max is a candidate of the same jury who keeps two units of three.
func (s *scene) max() award.Earned {
	e := s.zoe()
	e.Candidate, e.Total, e.Units = "max", false, []string{"1", "3"}
	e.Holder = award.Holder{GivenName: "Max", BirthName: "PETIT", BirthDate: "1979-12-01", BirthPlace: "Porto (Portugal)", BirthInsee: "99139", Sex: "M", Email: "max@example.org"}
	return e
}

func (s *scene) issue(e award.Earned) (a award.Award, err error) {
	err = s.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		a, err = s.Issue(ctx, tx, e)
		return err
	})
	return a, err
}

func (s *scene) given(e award.Earned) award.Award {
	s.t.Helper()
	a, err := s.issue(e)
	s.must(err)
	return a
}
