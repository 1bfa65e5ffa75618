package candidacy_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

var (
	ctx  = context.Background()
	boss = base.System("coop", testkit.Paris)
)

const mission = "piloter-un-tiers-lieu"

func desk(d *db.DB) *candidacy.Desk {
	return &candidacy.Desk{DB: d, Certifications: &certification.Desk{DB: d}, Address: func(_ context.Context, who base.Actor) (string, error) { return string(who.Account), nil }}
}

func malika(route certification.Route) candidacy.Enrolment {
	return candidacy.Enrolment{Certification: mission, Route: route, Email: " Malika@Exemple.fr", Civil: candidacy.Civil{GivenName: " Malika ", BirthName: "Benali", BirthDate: "1988-04-12"}}
}

func enrol(t *testing.T, d *candidacy.Desk, e candidacy.Enrolment) candidacy.Candidate {
	t.Helper()
	c, err := d.Enrol(ctx, boss, e)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// code is the last part of the key of a refusal.
func code(err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return ""
	}
	return f.Key[strings.LastIndexByte(f.Key, '.')+1:]
}

// judge writes an outcome as signed minutes do.
func judge(t *testing.T, d *candidacy.Desk, id base.ID[candidacy.Candidate], o candidacy.Outcome, units ...string) {
	t.Helper()
	if err := d.DB.Change(ctx, boss, func(ctx context.Context, tx *db.Tx) error {
		_, err := d.Judge(ctx, tx, id, candidacy.Judgement{Outcome: o, Acquired: units, On: "2026-11-20"})
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

func TestS1OnlyTheRoutesThatTheCertificationAllowsLeadToIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		for _, refused := range []certification.Route{certification.Apprenticeship, certification.Student, certification.Professional} {
			if _, err := d.Enrol(ctx, boss, malika(refused)); code(err) != "route_refused" || base.KindOf(err) != base.Invalid {
				t.Errorf("%s: %v", refused, err)
			}
		}
		if _, err := d.Enrol(ctx, boss, malika("magie")); code(err) != "not_a_choice" {
			t.Errorf("an unknown route: %v", err)
		}
		for i, allowed := range []certification.Route{certification.Continuing, certification.Individual, certification.Experience} {
			e := malika(allowed)
			e.GivenName += strings.Repeat("a", i+1)
			if c := enrol(t, d, e); c.Stage() != candidacy.Asking || c.Email != "malika@exemple.fr" {
				t.Errorf("%+v", c)
			}
		}
	})
}

func TestS2ACandidateKeepsTheVersionOfTheirEnrolment(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		c := enrol(t, d, malika(certification.Continuing))
		draft, err := d.Certifications.Begin(ctx, boss, c.Version, "v2")
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Migrate(ctx, boss, c.ID, draft.ID); code(err) != "not_a_choice" {
			t.Errorf("to a draft: %v", err)
		}
		if err := d.Certifications.Publish(ctx, boss, draft.ID, "2026-01-01"); err != nil {
			t.Fatal(err)
		}
		e := malika(certification.Continuing)
		e.GivenName = "Zoé"
		other := enrol(t, d, e)
		if got, err := d.Get(ctx, kept, boss, c.ID); err != nil || got.Version != c.Version || other.Version != draft.ID {
			t.Errorf("%s and %s, %v", got.Version, other.Version, err)
		}
		if err := d.Migrate(ctx, boss, c.ID, draft.ID); err != nil {
			t.Error(err)
		}
		judge(t, d, c.ID, candidacy.Failed)
		if err := d.Migrate(ctx, boss, c.ID, c.Version); code(err) != "judged_already" {
			t.Errorf("after a jury: %v", err)
		}
	})
}

func TestS18AnotherPassageIsOpenToAllButHolders(t *testing.T) {
	for _, o := range candidacy.Outcomes() {
		if want := o != candidacy.Total; o.Again() != want {
			t.Errorf("%s: %v", o, o.Again())
		}
	}
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		c := enrol(t, d, malika(certification.Continuing))
		judge(t, d, c.ID, candidacy.Partial, "1", "3")
		judge(t, d, c.ID, candidacy.Excused)
		got, err := d.Get(ctx, kept, boss, c.ID)
		if err != nil || !reflect.DeepEqual(got.Kept, []string{"1", "3"}) || got.Stage() != candidacy.Retry {
			t.Errorf("%+v %v", got, err)
		}
		judge(t, d, c.ID, candidacy.Total, "2")
		if _, err := d.Enrol(ctx, boss, malika(certification.Experience)); code(err) != "holds_already" {
			t.Errorf("a holder again: %v", err)
		}
	})
}

func TestS19OneDossierACivilYearAndSomeCertifications(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		enrol(t, d, malika(certification.Continuing))
		again := malika(certification.Experience)
		again.GivenName, again.BirthName = "MALIKA", "Bénali"
		if _, err := d.Enrol(ctx, boss, again); code(err) != "once_a_year" {
			t.Errorf("a second dossier: %v", err)
		}
		f, err := d.Certifications.Export(ctx, mission)
		if err != nil {
			t.Fatal(err)
		}
		for i, number := range []string{"RS1", "RS2", "RS3"} {
			f.Code = number
			taken, err := d.Certifications.Import(ctx, base.System(base.Commons, nil), f)
			if err != nil {
				t.Fatal(err)
			}
			e := malika(certification.Continuing)
			e.Certification = taken.ID
			_, err = d.Enrol(ctx, boss, e)
			if want := map[bool]string{true: "too_many_a_year"}[i == 2]; code(err) != want {
				t.Errorf("certification %d: %v, want %q", i+2, err, want)
			}
		}
		w, err := d.Certifications.Find(ctx, "RS3")
		if err != nil {
			t.Fatal(err)
		}
		w.Terms.Yearly = false
		if err := d.Certifications.Set(ctx, boss, w.Certification); err != nil {
			t.Fatal(err)
		}
		e := malika(certification.Continuing)
		e.Certification = w.ID
		enrol(t, d, e) // the rule is switched off
	})
}

func TestS19TwoEnrolmentsAtOnceMakeOneDossier(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		done := make(chan error)
		for range 8 {
			go func() { _, err := d.Enrol(ctx, boss, malika(certification.Continuing)); done <- err }()
		}
		enrolled := 0
		for range 8 {
			if err := <-done; err == nil {
				enrolled++
			} else if code(err) != "once_a_year" {
				t.Error(err)
			}
		}
		if enrolled != 1 {
			t.Errorf("%d dossiers", enrolled)
		}
	})
}

func TestWhatIsWrongWithAnIdentityIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	d := desk(testkit.SQLite(t))
	_, err := d.Enrol(ctx, boss, candidacy.Enrolment{Certification: mission, Route: certification.Continuing, Email: "malika@",
		Civil: candidacy.Civil{BirthName: strings.Repeat("n", 61), BirthDate: "2999-01-01", Sex: "X", BirthInsee: "336"}})
	for _, want := range []string{"given_name:base.required", "birth_name:base.too_long", "birth_date:candidacy.birth_impossible", "sex:base.not_a_choice", "birth_insee:candidacy.insee_wrong", "email:candidacy.email_wrong"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %s", err, want)
		}
	}
}

func TestACandidateSeesTheirOwnCandidacyAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		c := enrol(t, d, malika(certification.Continuing))
		as := func(account base.AccountID, role base.Role) base.Actor {
			return base.Actor{Account: account, Place: "coop", Role: role, Zone: testkit.Paris}
		}
		if got, err := d.Own(ctx, as("malika@exemple.fr", base.Visitor), c.ID); err != nil || got.ID != c.ID {
			t.Error(err)
		}
		if _, err := d.Own(ctx, as("zoe@exemple.fr", base.Member), c.ID); base.KindOf(err) != base.NotFound {
			t.Errorf("somebody else: %v", err)
		}
		if mine, err := d.Mine(ctx, as("zoe@exemple.fr", base.Member)); err != nil || len(mine) != 0 {
			t.Error(mine, err)
		}
		if _, err := d.Own(ctx, as("x", base.Team), c.ID); err != nil {
			t.Errorf("a trainer: %v", err)
		}
	})
}

func TestAnArrangementSaysWhatIsDone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		c := enrol(t, d, malika(certification.Continuing))
		if _, err := d.AskNeed(ctx, boss, candidacy.Need{Candidate: c.ID}); base.KindOf(err) != base.Invalid {
			t.Errorf("nothing asked: %v", err)
		}
		n, err := d.AskNeed(ctx, boss, candidacy.Need{Candidate: c.ID, ExtraTime: true, Agreed: true})
		if err != nil {
			t.Fatal(err)
		}
		extra := func() bool {
			all, err := d.Needs(ctx, kept, boss, c.ID)
			if err != nil {
				t.Fatal(err)
			}
			return candidacy.ExtraTime(all[c.ID])
		}
		if extra() {
			t.Error("what is asked is granted by itself")
		}
		if err := d.AnswerNeed(ctx, boss, n.ID, true); err != nil || !extra() {
			t.Error("what is granted is not", err)
		}
	})
}

func TestCandidatesAreFoundByNameStageAndPage(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := desk(kept)
		first := enrol(t, d, malika(certification.Continuing))
		e := malika(certification.Continuing)
		e.GivenName, e.Email, e.PlaceName = "Zoé", "zoe@exemple.fr", "La Grange"
		second := enrol(t, d, e)
		if err := d.Decide(ctx, boss, second.ID, candidacy.Inadmissible, ""); code(err) != "motive_missing" {
			t.Errorf("without a reason: %v", err)
		}
		if err := d.Decide(ctx, boss, second.ID, candidacy.Admissible, ""); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]struct {
			candidacy.Filter
			ids []base.ID[candidacy.Candidate]
		}{
			"all":     {candidacy.Filter{}, []base.ID[candidacy.Candidate]{second.ID, first.ID}},
			"words":   {candidacy.Filter{Words: "GRANGE"}, []base.ID[candidacy.Candidate]{second.ID}},
			"stage":   {candidacy.Filter{Stage: candidacy.Asking}, []base.ID[candidacy.Candidate]{first.ID}},
			"page":    {candidacy.Filter{After: second.ID}, []base.ID[candidacy.Candidate]{first.ID}},
			"another": {candidacy.Filter{Certification: "other"}, nil},
		} {
			got, err := d.List(ctx, boss, want.Filter)
			var ids []base.ID[candidacy.Candidate]
			for _, c := range got {
				ids = append(ids, c.ID)
			}
			if err != nil || !reflect.DeepEqual(ids, want.ids) {
				t.Errorf("%s: %v %v", name, ids, err)
			}
		}
		if elsewhere, err := d.List(ctx, base.System("other", testkit.Paris), candidacy.Filter{}); err != nil || len(elsewhere) != 0 {
			t.Error(elsewhere, err)
		}
	})
}
