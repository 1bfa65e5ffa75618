package quality

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

func TestTheReferentielHas32IndicatorsIn7CriteriaOf15Graded(t *testing.T) {
	all := National().Indicators
	graded := 0
	for n, i := range all {
		if i.Number != n+1 || i.Criterion < 1 || i.Criterion > 7 {
			t.Errorf("%+v", i)
		}
		if i.Graded {
			graded++
		}
	}
	if len(all) != 32 || graded != 15 {
		t.Errorf("%d indicators, %d graded", len(all), graded)
	}
}

// the profile of the case: a school that certifies, in trainings of twenty days.
var school = Profile{Certifying: true, LongestDays: 20}

func at(number int, p Profile, s Shown) Line {
	return line(p, National().Indicators[number-1], s, Review{})
}

func TestS11WhatIsMissingIsMinorWhereTheGuideGradesItAndMajorOtherwise(t *testing.T) {
	page, need := Proof{Key: "page", On: "2026-09-01"}, Proof{Key: "interview", On: "2026-09-02"}
	gap := []Gap{{Key: "missing"}}
	for name, c := range map[string]struct {
		number int
		shown  Shown
		want   State
	}{
		"a session page with all that it must say":           {1, Shown{Proofs: []Proof{page}}, Met},
		"a session page without the time to get in":          {1, Shown{Proofs: []Proof{page}, Gaps: gap}, Minor},
		"no page at all where one is missing":                {1, Shown{Gaps: gap}, Major},
		"needs analysed for each trainee":                    {4, Shown{Proofs: []Proof{need, need}}, Met},
		"needs of one trainee that were not":                 {4, Shown{Proofs: []Proof{need}, Gaps: gap}, Major},
		"nothing yet":                                        {4, Shown{}, Bare},
		"apprenticeship, though something seems missing":     {13, Shown{Gaps: gap}, Waived},
		"support of apprentices":                             {14, Shown{}, Waived},
		"rights of apprentices":                              {15, Shown{}, Waived},
		"jobs of apprentices":                                {29, Shown{}, Waived},
		"commitment, asked of trainings over two days":       {12, Shown{}, Bare},
		"success rates, asked of trainings that certify":     {3, Shown{}, Bare},
		"subcontracting, which the school does not practise": {27, Shown{}, Waived},
	} {
		if got := at(c.number, school, c.shown).State; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := at(12, Profile{LongestDays: 2}, Shown{}).State; got != Waived {
		t.Errorf("two days: %s", got)
	}
	if got := at(13, Profile{Apprenticeship: true}, Shown{}).State; got != Bare {
		t.Errorf("apprenticeship: %s", got)
	}
}

func TestTheLatestProofIsShownFirst(t *testing.T) {
	l := at(1, school, Shown{Proofs: []Proof{{Key: "old", On: "2025-01-01"}, {Key: "new", On: "2026-01-01"}, {Key: "undated"}}})
	if l.Proofs[0].Key != "new" || l.Proofs[2].Key != "undated" {
		t.Errorf("%+v", l.Proofs)
	}
}

func TestS11AResultUnderTheThresholdIsMaskedAndTheNumberOfAnswersIsNot(t *testing.T) {
	s := Survey{Questions: []string{"Clear?", "Warm?"}}
	five := []Given{{Notes: []int{5, 0}}, {Notes: []int{4, 0}}, {Notes: []int{4, 3}}, {Notes: []int{3, 4}, Words: "Bravo"}, {Notes: []int{5, 5}}}
	r := result(s, 10, five, 5)
	if r.Masked || r.Answered != 5 || r.Asked != 10 || r.Rate() != 5000 {
		t.Errorf("%+v", r)
	}
	if l := r.Lines[0]; l.N != 5 || l.Mean != 420 || l.Content != 4 {
		t.Errorf("%+v", l)
	}
	if l := r.Lines[1]; l.N != 3 || l.Mean != 0 || l.Content != 0 {
		t.Errorf("a question that three answered: %+v", l)
	}
	if mean, n := r.Mean(); mean != 420 || n != 5 {
		t.Errorf("%d of %d", mean, n)
	}
	few := result(s, 10, five[:4], 5)
	if !few.Masked || few.Answered != 4 || few.Asked != 10 || few.Lines != nil || few.Words != nil {
		t.Errorf("%+v", few)
	}
}

func ground() Ground {
	return Ground{Who: base.Actor{Lang: "fr"}, Today: "2026-11-23", Settings: usual()}
}

func heardOf(p Public, k Kind, answers int, last day.Day) Heard {
	s := Survey{ID: "s", Title: string(p), Public: p, Kind: k, Questions: []string{"Well?"}}
	var all []Given
	for range answers {
		all = append(all, Given{Notes: []int{4}, On: last})
	}
	return hear(s, 10, all, usual().MaskUnder)
}

func TestS12ATestOfKnowledgeIsNoViewAndAMissingFunderIsAGap(t *testing.T) {
	const today = "2026-11-01"
	gaps := func(all ...Heard) (keys []string, state State) {
		shown := viewed(ground(), all)[30]
		for _, g := range shown.Gaps {
			keys = append(keys, g.Key)
		}
		return keys, at(30, school, shown).State
	}
	if keys, state := gaps(); len(keys) != 0 || state != Bare {
		t.Errorf("nobody was asked: %v %s", keys, state)
	}
	if keys, state := gaps(heardOf(Trainees, Test, 9, today)); len(keys) != 4 || state != Major {
		t.Errorf("a test alone: %v %s", keys, state)
	}
	three := []Heard{heardOf(Trainees, Opinion, 9, today), heardOf(Team, Opinion, 3, today), heardOf(Companies, Opinion, 1, today)}
	if keys, state := gaps(three...); len(keys) != 1 || keys[0] != "quality.gap_view_funders" || state != Minor {
		t.Errorf("without funders: %v %s", keys, state)
	}
	if keys, state := gaps(append(three, heardOf(Funders, Test, 2, today))...); len(keys) != 1 || state != Minor {
		t.Errorf("a test of funders: %v %s", keys, state)
	}
	if keys, state := gaps(append(three, heardOf(Funders, Opinion, 1, "2025-11-01"))...); len(keys) != 1 || state != Minor {
		t.Errorf("a view that is too old: %v %s", keys, state)
	}
	if keys, state := gaps(append(three, heardOf(Funders, Opinion, 1, today))...); len(keys) != 0 || state != Met {
		t.Errorf("all four: %v %s", keys, state)
	}
}

func TestS11TheSatisfactionOfTraineesIsToldWithItsBaseAndMaskedUnderTheThreshold(t *testing.T) {
	shown := viewed(ground(), []Heard{heardOf(Trainees, Opinion, 4, "2026-11-01"), heardOf(Trainees, Opinion, 6, "2026-11-02"), heardOf(Team, Opinion, 6, "2026-11-02")})[2]
	if len(shown.Proofs) != 2 || shown.Proofs[0].Key != "quality.proof_masked" || shown.Proofs[0].Args["mean"] != nil || shown.Proofs[0].Args["n"] != 4 ||
		shown.Proofs[1].Key != "quality.proof_mean" || shown.Proofs[1].Args["mean"] != "4,00" || shown.Proofs[1].Args["asked"] != 10 {
		t.Errorf("%+v", shown.Proofs)
	}
}

func TestS27AComplaintThatIsNotAnsweredInTimeIsAGap(t *testing.T) {
	c := Complaint{Number: "2026-0001", Opened: "2026-10-20", Due: "2026-11-19"}
	g := ground()
	if s := at(31, school, registered(g, []Complaint{c})); s.State != Major || len(s.Gaps) != 1 {
		t.Errorf("%+v", s)
	}
	if g.Today = "2026-11-19"; c.Late(g.Today) || c.Left(g.Today) != 0 || at(31, school, registered(g, []Complaint{c})).State != Met {
		t.Error("on the last day")
	}
	c.Answered = "2026-11-25"
	if g.Today = "2026-11-26"; at(31, school, registered(g, []Complaint{c})).State != Met {
		t.Error("once it is answered")
	}
}

func TestWhomToAskIsReadLineByLine(t *testing.T) {
	all, err := guests([]string{" Ana Roux <Ana@Exemple.fr> ", "", "zoe@exemple.fr", "ana@exemple.fr", "Léo; leo@exemple.fr"})
	if err != nil || len(all) != 3 || all[0].Name != "Ana Roux" || all[0].Email != "ana@exemple.fr" || all[2].Name != "Léo" {
		t.Errorf("%+v %v", all, err)
	}
	for _, lines := range [][]string{nil, {"pas une adresse"}, {"ana@exemple.fr", "x"}} {
		if _, err := guests(lines); base.KindOf(err) != base.Invalid {
			t.Errorf("%v: %v", lines, err)
		}
	}
}
