package tally

import (
	"fmt"
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/jury"
)

func whole(under int) certification.Whole {
	v := certification.Version{ID: "v", Content: certification.Content{Units: []certification.Unit{
		{Code: "1", Competences: []certification.Competence{{Code: "1.1"}, {Code: "1.2"}}}, {Code: "2", Competences: []certification.Competence{{Code: "2.1"}}}}}}
	return certification.Whole{Certification: certification.Certification{Terms: certification.Terms{MaskUnder: under}}, Versions: []certification.Version{v}}
}

// passed is a passage; a level under acquired of a competence loses its unit.
func passed(who, session string, on day.Day, route certification.Route, o candidacy.Outcome, marks ...jury.Mark) Passage {
	p := Passage{Session: base.ID[jury.Session](session), Name: session, Day: on, Version: "v", Candidate: base.ID[candidacy.Candidate](who), Who: who, Route: route, Outcome: o, Marks: marks}
	lost := map[string]bool{}
	for _, m := range marks {
		lost[m.Competence[:1]] = lost[m.Competence[:1]] || !m.Level.Enough()
	}
	for unit, gone := range lost {
		if !gone {
			p.Acquired = append(p.Acquired, unit)
		}
	}
	return p
}

func levels(a, b, c jury.Level) []jury.Mark {
	return []jury.Mark{{Competence: "1.1", Level: a}, {Competence: "1.2", Level: b}, {Competence: "2.1", Level: c}}
}

func TestWhoComesTwiceCountsOnceAmongPeopleAndTwiceByJury(t *testing.T) {
	ok, no := jury.Acquired, jury.NotYet
	s := count(whole(1), []Passage{
		passed("zoe", "march", "2026-03-12", certification.Continuing, candidacy.Partial, levels(ok, no, ok)...),
		passed("max", "march", "2026-03-12", certification.Experience, candidacy.Total, levels(ok, ok, ok)...),
		passed("ida", "march", "2026-03-12", certification.Experience, candidacy.Absent),
		passed("zoe", "june", "2027-06-12", certification.Continuing, candidacy.Total, levels(ok, jury.Expert, ok)[:2]...),
	}, 0)
	if s.People != (Share{N: 2, Of: 2}) || s.Partial != 0 || s.Absent != 1 || !slices.Equal(s.Years, []int{2026, 2027}) {
		t.Errorf("%+v", s)
	}
	if want := []Share{{Key: "march", Label: "march", N: 1, Of: 2}, {Key: "june", Label: "june", N: 1, Of: 1}}; !slices.Equal(s.Sessions, want) {
		t.Errorf("%+v", s.Sessions)
	}
	u := s.Asked[0].Units
	if u[0].N != 2 || u[0].Of != 3 || u[1].N != 2 || u[1].Of != 2 || u[0].Competences[1].N != 2 || u[0].Competences[1].Of != 3 || u[0].Points() != 6667 {
		t.Errorf("%+v", u)
	}
	first := count(whole(1), s.passages, 2026)
	if first.People != (Share{N: 1, Of: 2}) || first.Partial != 1 {
		t.Errorf("%+v", first.People)
	}
	for _, c := range []struct {
		by   Cut
		key  string
		want string
	}{{Everybody, "", "[zoe max]"}, {ByRoute, "experience", "[max]"}, {BySession, "march", "[zoe max]"}, {ByUnit, "2", "[zoe max]"}, {ByCompetence, "1.2", "[zoe max zoe]"}, {ByUnit, "9", "[]"}} {
		names := []string{}
		for _, p := range s.Behind(c.by, c.key, "v") {
			names = append(names, p.Who)
		}
		if got := fmt.Sprint(names); got != c.want {
			t.Errorf("%s %s: %s", c.by, c.key, got)
		}
	}
	if len(s.Behind(ByCompetence, "1.2", "another")) != 0 {
		t.Error("another version has the same codes")
	}
}

func TestS37ATooSmallBaseIsMaskedAndAnotherSoThatNoSubtractionTellsIt(t *testing.T) {
	for _, c := range []struct {
		of   []int
		want string
	}{
		{[]int{12, 8, 3}, "[false true true]"},          // 3 would be 23 − 12 − 8
		{[]int{12, 8, 3, 2}, "[false false true true]"}, // five together
		{[]int{12, 8}, "[false false]"},
		{[]int{4}, "[true]"},
		{[]int{6, 0}, "[false true]"},
	} {
		var parts []Share
		for _, n := range c.of {
			parts = append(parts, Share{Of: n})
		}
		MaskParts(parts, 5)
		var got []bool
		for _, p := range parts {
			got = append(got, p.Masked)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%v: %v", c.of, got)
		}
	}
	few := count(whole(5), []Passage{passed("zoe", "march", "2026-03-12", certification.Continuing, candidacy.Total, levels(jury.Acquired, jury.Acquired, jury.Acquired)...)}, 0)
	if !few.People.Masked || few.People.Of != 1 || !few.Asked[0].Units[0].Masked || !few.Asked[0].Units[0].Competences[0].Masked {
		t.Errorf("%+v", few)
	}
}
