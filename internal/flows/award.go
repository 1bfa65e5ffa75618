package flows

import (
	"context"
	"regexp"

	"pilotis/internal/award"
	"pilotis/internal/candidacy"
	"pilotis/internal/db"
	"pilotis/internal/jury"
	"pilotis/internal/transmission"
)

// judge: what signed minutes decide takes effect with the last signature, or not at all. Each
// candidate keeps their units, and is given the parchment or the attestation that they earned;
// minutes that rectify others touch those alone whom they decide otherwise.
func (r Rooms) judge(ctx context.Context, tx *db.Tx, m jury.Minutes) error {
	effects, err := r.Juries.Effects(ctx, tx, m)
	if err != nil {
		return err
	}
	for _, e := range effects {
		c, err := r.Candidates.Judge(ctx, tx, e.Candidate, candidacy.Judgement{Outcome: e.Outcome, Acquired: e.Acquired, Lost: e.Lost, On: m.Body.Day})
		if err != nil {
			return err
		}
		if _, err := r.Awards.Issue(ctx, tx, earned(m, e, c)); err != nil {
			return err
		}
	}
	return nil
}

// earned is what minutes say of a candidate, as awards are told. A passage that gave no unit
// earns nothing: those kept from before were attested then.
func earned(m jury.Minutes, e jury.Effect, c candidacy.Candidate) award.Earned {
	out := award.Earned{Minutes: signed(m), Certification: m.Body.ID, Version: m.Body.Version, Candidate: string(c.ID), Decided: m.Body.Day,
		Holder: award.Holder{GivenName: c.GivenName, OtherNames: c.OtherNames, BirthName: c.BirthName, UsageName: c.UsageName, BirthDate: c.BirthDate,
			Sex: c.Sex, BirthInsee: c.BirthInsee, BirthPlace: c.BirthPlace, Email: c.Email},
		Passage: award.Passage{Route: c.Route, Enrolled: c.Enrolled, Exam: m.Body.Day, ExamEnd: m.Body.Day, Mode: string(modes[m.Body.Modality]), PostalCode: postal.FindString(m.Body.Where)}}
	if e.Gained {
		out.Total, out.Units = e.Outcome == candidacy.Total, e.Acquired
	}
	return out
}

func signed(m jury.Minutes) award.Minutes {
	out := award.Minutes{ID: string(m.ID), Session: string(m.Session), Digest: m.Digest}
	for _, member := range m.Body.Members {
		out.Members = append(out.Members, string(member.ID))
	}
	for _, s := range m.Signed {
		out.Signatures = append(out.Signatures, award.Signature{Member: string(s.Member), At: s.At, Digest: s.Digest})
	}
	return out
}

// modes are the ways of holding an oral, as the Caisse des Dépôts calls them.
var modes = map[jury.Modality]transmission.Mode{jury.OnSite: transmission.OnSite, jury.AtRemote: transmission.Remote, jury.Mixed: transmission.Mixed}

// postal finds the postal code in the address of a session.
var postal = regexp.MustCompile(`\b[0-9]{5}\b`)
