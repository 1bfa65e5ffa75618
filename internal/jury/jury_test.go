package jury

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/money"
)

// bench is what the mission's certification asks of its jury.
var bench = certification.Bench{External: 10000, Seats: []certification.Seat{
	{Code: "ouverture", Count: 1, Fields: []string{"ess", "numerique", "recherche"}},
	{Code: "tiers_lieux", Count: 2, Fields: []string{"coworking", "fablab", "hybride"}}}}

// sit lets people into a jury one after the other, each by the field that they come from; it
// stops at the first who is refused.
func sit(fields ...string) ([]Member, error) {
	var sitting []Member
	for i, f := range fields {
		m := Member{ID: base.ID[Member](string(rune('a' + i))), Name: "Membre " + f + strings.Repeat("i", i), Seat: f}
		if err := admit(bench, sitting, m, nil, 24, "2026-11-20"); err != nil {
			return sitting, err
		}
		seat, _ := seatFor(bench, f)
		m.Seat = seat.Code
		sitting = append(sitting, m)
	}
	return sitting, nil
}

func said(err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return ""
	}
	return f.Key
}

func TestS13AJuryHoldsThreeSeatsAsTheCertificationSays(t *testing.T) {
	t.Parallel()
	if m, err := sit("ess", "coworking", "fablab"); err != nil || len(Composed(bench, m)) != 0 {
		t.Error(m, err)
	}
	if m, err := sit("recherche", "hybride", "hybride"); err != nil || len(Composed(bench, m)) != 0 {
		t.Error(m, err)
	}
	if _, err := sit("coworking", "fablab", "hybride"); said(err) != "jury.seat_vacant" {
		t.Errorf("three of the tiers-lieux: %v", err)
	}
	if _, err := sit("ess", "recherche", "fablab"); said(err) != "jury.members_required" {
		t.Errorf("two of the open seat: %v", err)
	}
	m, err := sit("ess", "coworking")
	if broken := Composed(bench, m); err != nil || len(broken) != 1 || broken[0].Key != "jury.members_required" || broken[0].Args["missing"] != 1 {
		t.Error(broken, err)
	}
	if _, err := sit("notaire"); said(err) != "jury.seat_unknown" {
		t.Errorf("an unknown field: %v", err)
	}
	if _, err := sit("ess", "coworking", "fablab", "fablab"); said(err) != "jury.seat_taken" {
		t.Errorf("a fourth: %v", err)
	}
}

func TestS14APersonOccupiesOneSeatOnly(t *testing.T) {
	t.Parallel()
	first := Member{ID: "a", Name: "Awa Diop", Email: "awa@ex.fr", Seat: "ouverture"}
	for _, again := range []Member{{Name: "AWA  diop", Seat: "fablab"}, {Name: "A. Diop", Email: "awa@ex.fr", Seat: "fablab"}} {
		if err := admit(bench, []Member{first}, again, nil, 24, "2026-11-20"); said(err) != "jury.sits_already" {
			t.Errorf("%+v: %v", again, err)
		}
	}
}

func TestS15WhoIsBoundToTheCertifierIsNotExternal(t *testing.T) {
	t.Parallel()
	m := Member{Name: "Awa", Seat: "ess"}
	for name, c := range map[string]struct {
		link Link
		want string
	}{
		"employed":                       {Link{Bond: Employee}, "jury.not_external"},
		"officer until last year":        {Link{Bond: Officer, Until: "2025-11-20"}, "jury.not_external"},
		"contract ended on the last day": {Link{Bond: Contractor, Until: "2024-11-20"}, "jury.not_external"},
		"contract ended before":          {Link{Bond: Contractor, Until: "2024-11-19"}, ""},
		"family of a candidate":          {Link{Bond: Family, Candidate: "x"}, ""},
		"funder of the certifier":        {Link{Bond: Funder}, ""},
	} {
		err := admit(bench, nil, m, []Link{c.link}, 24, "2026-11-20")
		if said(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
		var f *base.Fault
		if errors.As(err, &f) && f.Args["share"] != money.Rate(6667) {
			t.Errorf("%s: %v", name, f.Args)
		}
	}
	half := bench
	half.External = 6000
	if err := admit(half, nil, m, []Link{{Bond: Employee}}, 24, "2026-11-20"); err != nil {
		t.Errorf("where two thirds are enough: %v", err)
	}
}

func TestS15WhoIsBoundToACandidateWithdrawsForThatOne(t *testing.T) {
	t.Parallel()
	members, _ := sit("ess", "coworking", "fablab")
	links := []Link{{Member: "b", Bond: Trainer, Candidate: "x"}}
	x, y := PanelFor(members, links, "x"), PanelFor(members, links, "y")
	if len(x.Hear) != 2 || len(x.Withdrew) != 1 || x.Withdrew[0].ID != "b" || len(Composed(bench, x.Hear)) != 1 {
		t.Errorf("for x: %+v", x)
	}
	if len(y.Hear) != 3 || len(Composed(bench, y.Hear)) != 0 {
		t.Errorf("for y: %+v", y)
	}
	members = append(members, Member{ID: "s", Name: "Sam", Seat: "tiers_lieux", Only: "x"})
	if x := PanelFor(members, links, "x"); len(Composed(bench, x.Hear)) != 0 {
		t.Errorf("with a substitute: %+v", x)
	}
	if y := PanelFor(members, links, "y"); len(y.Hear) != 3 {
		t.Errorf("the substitute sits for y: %+v", y)
	}
}

func TestS26TimeAndAThirdIsFortyMinutes(t *testing.T) {
	t.Parallel()
	terms := certification.Terms{OralMinutes: 30, BreakMinutes: 10, ExtraTime: 3333}
	if terms.Oral(false) != 30 || terms.Oral(true) != 40 {
		t.Error(terms.Oral(false), terms.Oral(true))
	}
	all := []Hearing{{ID: "1", Minutes: 30}, {ID: "2", Minutes: 40}, {ID: "3", Minutes: 30}, {ID: "4", Minutes: 30}}
	if err := Plan(all, 9*60, terms, Pause{10*60 + 45, 13 * 60}); err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, h := range all {
		at = append(at, clock(h.Minute)+"-"+clock(h.End()))
	}
	if want := []string{"09:00-09:30", "09:40-10:20", "13:00-13:30", "13:40-14:10"}; !reflect.DeepEqual(at, want) {
		t.Errorf("%v", at)
	}
	if overlap(all) {
		t.Error("they overlap")
	}
	all[1].Minute = 9*60 + 29
	if !overlap(all) {
		t.Error("an overlap is not seen")
	}
	if err := Plan(all, 23*60, terms, Pause{}); err == nil {
		t.Error("past midnight")
	}
}

// version asks for three units of seven, five and six competences, as the mission's.
func version() (v certification.Version) {
	for u, n := range []int{7, 5, 6} {
		unit := certification.Unit{Code: string(rune('1' + u))}
		for k := range n {
			unit.Competences = append(unit.Competences, certification.Competence{Code: unit.Code + "." + string(rune('1'+k))})
		}
		v.Units = append(v.Units, unit)
	}
	return v
}

// marks gives a level to every competence asked, another to some.
func marks(v certification.Version, units []string, usual Level, but map[string]Level) (out []Mark) {
	for _, k := range competences(v, units) {
		level := usual
		if other, given := but[k.Code]; given {
			level = other
		}
		out = append(out, Mark{k.Code, level, "Vu"})
	}
	return out
}

func TestS17UnitsMakeTheResultAndAreKept(t *testing.T) {
	t.Parallel()
	v := version()
	all := asked(v, nil)
	for name, c := range map[string]struct {
		kept, heard       []string
		marks             []Mark
		outcome           candidacy.Outcome
		acquired, missing []string
	}{
		"all eighteen":       {nil, all, marks(v, all, Acquired, nil), candidacy.Total, []string{"1", "2", "3"}, []string{}},
		"unit 2 missing":     {nil, all, marks(v, all, Expert, map[string]Level{"2.4": UnderWay}), candidacy.Partial, []string{"1", "3"}, []string{"2"}},
		"nothing":            {nil, all, marks(v, all, NotYet, nil), candidacy.Failed, []string{}, []string{"1", "2", "3"}},
		"unit 2 again":       {[]string{"1", "3"}, []string{"2"}, marks(v, []string{"2"}, Acquired, nil), candidacy.Total, []string{"1", "2", "3"}, []string{}},
		"unit 2 again, lost": {[]string{"1", "3"}, []string{"2"}, marks(v, []string{"2"}, NotYet, nil), candidacy.Partial, []string{"1", "3"}, []string{"2"}},
	} {
		outcome, acquired, missing := Decided(v, c.kept, c.heard, c.marks)
		if outcome != c.outcome || !reflect.DeepEqual(acquired, c.acquired) || !reflect.DeepEqual(missing, c.missing) {
			t.Errorf("%s: %s %v %v", name, outcome, acquired, missing)
		}
	}
	if again := competences(v, asked(v, []string{"1", "3"})); len(again) != 5 || again[0].Code != "2.1" {
		t.Errorf("heard again on %v", again)
	}
	v.Rule.Tolerated = 1
	if o, _, _ := Decided(v, nil, all, marks(v, all, Acquired, map[string]Level{"2.4": UnderWay})); o != candidacy.Total {
		t.Errorf("one under way, tolerated: %s", o)
	}
	if o, _, _ := Decided(v, nil, all, marks(v, all, Acquired, map[string]Level{"2.4": NotYet})); o != candidacy.Partial {
		t.Errorf("one not acquired is never tolerated: %s", o)
	}
}

func TestAGridIsSubmittedWholeWithItsReasons(t *testing.T) {
	t.Parallel()
	want := competences(version(), []string{"2"})
	if err := complete(want, marks(version(), []string{"2"}, Acquired, nil)); err != nil {
		t.Error(err)
	}
	err := complete(want, []Mark{{"2.1", Acquired, ""}, {"2.2", UnderWay, " "}, {"2.3", "magic", ""}, {"1.1", Acquired, ""}})
	for _, expected := range []string{"marks.2.2.reason:jury.reason_missing", "marks.2.3:jury.mark_missing", "marks.2.4:jury.mark_missing", "marks.1.1:jury.mark_unasked"} {
		if err == nil || !strings.Contains(err.Error(), expected) {
			t.Errorf("%v does not say %s", err, expected)
		}
	}
}

func TestADeliberationBeginsWithTheMiddle(t *testing.T) {
	t.Parallel()
	want := []certification.Competence{{Code: "1.1"}, {Code: "1.2"}}
	grids := []Grid{{Marks: []Mark{{"1.1", NotYet, ""}, {"1.2", Expert, ""}}}, {Marks: []Mark{{"1.1", Acquired, ""}, {"1.2", Acquired, ""}}}, {Marks: []Mark{{"1.1", Expert, ""}}}}
	if got := Proposed(want, grids); !reflect.DeepEqual(got, []Mark{{"1.1", Acquired, ""}, {"1.2", Acquired, ""}}) {
		t.Errorf("%v", got)
	}
}
