package demo

import (
	"bytes"
	"context"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/paper"
)

// ally is an organisation that the school habilitates: for years that began some days ago.
type ally struct {
	Name, Siret, Email, Gone string
	Scope                    certification.Scope
	Since, Years             int
	Checked                  []check
}

// check is one that the school made of an ally.
type check struct {
	Ago              int
	Subject, Finding string
}

// habilitate takes partners in: one that trains, one whose time ends soon, one whose habilitation
// was withdrawn.
func (s *school) habilitate(ctx context.Context) error {
	s.allies = map[string]base.ID[certification.Partner]{}
	for _, a := range s.Allies {
		from := s.ago(a.Since)
		p, err := s.house.Certifications.Habilitate(ctx, s.boss, certification.Partner{Certification: s.version.Certification, Name: a.Name, Siret: a.Siret, Email: a.Email, Scope: a.Scope,
			From: from, To: from.AddMonths(12 * a.Years).Add(-1), Signed: from.Add(-12)})
		if err != nil {
			return err
		}
		s.allies[a.Name] = p.ID
		var file bytes.Buffer
		document := paper.Print{Lang: "fr", Title: s.Convention, Under: []string{s.Place.Name + " · " + a.Name}, Made: p.Signed}
		if err := document.Write(&file, paper.PDF); err != nil {
			return err
		}
		if err := s.house.Certifications.KeepConvention(ctx, s.boss, p.ID, "convention.pdf", &file); err != nil {
			return err
		}
		for _, c := range a.Checked {
			on := s.ago(c.Ago)
			if err := s.house.Certifications.Check(ctx, s.boss, certification.Control{Partner: p.ID, On: on, Subject: c.Subject, Finding: c.Finding, Met: c.Finding == ""}); err != nil {
				return err
			}
		}
		if a.Gone == "" {
			continue
		}
		if err := s.house.Certifications.Withdraw(ctx, s.boss, p.ID, s.ago(a.Since/2), a.Gone); err != nil {
			return err
		}
	}
	return nil
}
