package app_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/jury"
	"pilotis/internal/testkit"
)

func TestS15WhoWorksForTheCertifierOrWithTheCandidateIsFoundOut(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	school, mill := h.place("École"), h.place("Le Moulin")
	_, c := h.candidate(school, mill)
	boss := base.System(school.ID, school.Zone)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(h.Candidates.Settle(ctx, boss, c.ID, mill.ID, mill.Name))
	must(h.Candidates.Decide(ctx, boss, c.ID, candidacy.Admissible, ""))
	inside, peer, chair := h.person("dedans", school, base.Team), h.person("pair", mill, base.Team), h.person("preside", mill, base.Board)
	s, err := h.Juries.Open(ctx, boss, jury.Session{Certification: c.Certification, Name: "Jury", Day: "2027-01-15", Where: "La Manufacture"})
	must(err)
	seat := func(email, at string) error {
		_, err := h.Juries.Seat(ctx, boss, s.ID, jury.Seating{Member: jury.Member{Name: email, Email: email, Seat: at}})
		return err
	}
	if err := seat(inside.Email, "ess"); base.KindOf(err) != base.Invalid {
		t.Error("an employee of the certifier sits:", err)
	}
	must(seat("libre@ex.fr", "ess"))
	must(seat(peer.Email, "coworking"))
	_, err = h.Juries.Call(ctx, boss, s.ID, c.ID)
	must(err)
	must(seat(chair.Email, "fablab"))
	v, err := h.Juries.Look(ctx, boss, s.ID)
	must(err)
	bonds := map[base.ID[jury.Member]]jury.Bond{}
	for _, l := range v.Links {
		if l.Candidate != c.ID || !l.Computed {
			t.Errorf("%+v", l)
		}
		bonds[l.Member] = l.Bond
	}
	if len(bonds) != 2 || bonds[v.Members[1].ID] != jury.Colleague || bonds[v.Members[2].ID] != jury.Employer {
		t.Error(v.Links)
	}
}
