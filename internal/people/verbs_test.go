package people_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
)

// keyOf gives the key of the only thing wrong, or of the sentence.
func keyOf(err error) string {
	var f *base.Fault
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &f):
		return err.Error()
	case len(f.Fields) == 1:
		return f.Fields[0].Key
	}
	return f.Key
}

func refused(t *testing.T, err error, key string) {
	t.Helper()
	if keyOf(err) != key {
		t.Errorf("want %s, got %v", key, err)
	}
}

func done(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, desk *people.Desk, who base.Actor, id base.PersonID) people.Record {
	t.Helper()
	r, err := desk.Read(ctx, who, id)
	done(t, err)
	return r
}

func TestSomebodyUnderAgeHasAGuardian(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		ana := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		leo := people.Card{Identity: human("Léo", "Roux", "")}
		leo.Born = "2009-06-16" // 18 tomorrow
		_, err := desk.Add(ctx, who, leo)
		refused(t, err, "people.guardian_missing")
		leo.Guardians = []base.PersonID{ana.ID}
		child := add(t, desk, who, leo)
		r := open(t, desk, who, child.ID)
		refused(t, desk.Untie(ctx, who, child.ID, r.Guardians[0].ID), "people.last_guardian")
		refused(t, desk.Erase(ctx, who, ana.ID), "people.last_guardian")
		bob := people.Card{Identity: human("Bob", "Roux", ""), Guardians: []base.PersonID{child.ID}}
		_, err = desk.Add(ctx, who, bob)
		refused(t, err, "people.guardian_is_minor")
		testkit.At(d, "2027-06-15T22:30:00Z") // it is the 16th in Paris: he is 18
		done(t, desk.Untie(ctx, who, child.ID, r.Guardians[0].ID))
	})
}

func TestARelationLastsFromADayUntilADay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		ana := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		done(t, desk.Relate(ctx, who, ana.ID, people.Relation{Kind: "member", From: "2025-01-01", Until: "2026-12-31"}))
		refused(t, desk.Relate(ctx, who, ana.ID, people.Relation{Kind: "member", From: "2026-12-31"}), "people.related_already")
		refused(t, desk.Relate(ctx, who, ana.ID, people.Relation{Kind: "member", From: "2027-02-01", Until: "2027-01-01"}), "people.until_before_from")
		refused(t, desk.Relate(ctx, who, ana.ID, people.Relation{Kind: "king", From: "2027-02-01"}), "base.not_a_choice")
		done(t, desk.Relate(ctx, who, ana.ID, people.Relation{Kind: "member", From: "2027-01-01"}))
		members := func() string {
			page, err := desk.List(ctx, who, people.Filter{Relation: "member"})
			done(t, err)
			return names(page)
		}
		if members() != "Ana Roux;" {
			t.Error("no member")
		}
		r := open(t, desk, who, ana.ID)
		done(t, desk.EndRelation(ctx, who, ana.ID, r.Relations[1].ID, "2027-06-15"))
		if members() != "Ana Roux;" {
			t.Error("the last day counts")
		}
		testkit.At(d, "2027-06-16T00:00:00+02:00")
		if members() != "" {
			t.Error("still a member the day after")
		}
	})
}

func TestAConsentIsGivenWithdrawnAndNeverForgotten(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		ana := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		given := people.Consent{Purpose: "newsletter", Given: "2027-06-01", Source: "bulletin d'adhésion"}
		refused(t, desk.GiveConsent(ctx, who, ana.ID, people.Consent{Purpose: "newsletter", Given: "2027-06-01"}), "base.required")
		refused(t, desk.GiveConsent(ctx, who, ana.ID, people.Consent{Purpose: "newsletter", Given: "2027-06-16", Source: "x"}), "people.day_later")
		done(t, desk.GiveConsent(ctx, who, ana.ID, given))
		refused(t, desk.GiveConsent(ctx, who, ana.ID, given), "people.consent_given_already")
		done(t, desk.WithdrawConsent(ctx, who, ana.ID, "newsletter", "2027-06-10", "par e-mail"))
		refused(t, desk.WithdrawConsent(ctx, who, ana.ID, "newsletter", "2027-06-11", ""), "base.not_found")
		given.Given = "2027-06-12"
		done(t, desk.GiveConsent(ctx, who, ana.ID, given))
		r := open(t, desk, who, ana.ID)
		if last, ok := r.Consent("newsletter"); len(r.Consents) != 2 || !ok || !last.Live() || r.Consents[0].WithdrawnBy != "par e-mail" {
			t.Errorf("%+v", r.Consents)
		}
		page, err := desk.List(ctx, who, people.Filter{Consent: "newsletter"})
		if done(t, err); names(page) != "Ana Roux;" {
			t.Error(names(page))
		}
	})
}

func TestANoteIsReadOnlyByThoseItNames(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, manager := cast(d)
		team, board := testkit.As(base.Team, "chai"), testkit.As(base.Board, "chai")
		ana := add(t, desk, manager, people.Card{Identity: human("Ana", "Roux", "")})
		done(t, desk.WriteNote(ctx, team, ana.ID, "à l'équipe", people.TheTeam))
		done(t, desk.WriteNote(ctx, team, ana.ID, "aux responsables", people.TheManagers))
		done(t, desk.WriteNote(ctx, team, ana.ID, "à moi", people.OnlyAuthor))
		done(t, desk.WriteNote(ctx, manager, ana.ID, "entre responsables", people.TheManagers))
		refused(t, desk.WriteNote(ctx, team, ana.ID, "x", "everybody"), "base.not_a_choice")
		read := func(who base.Actor) (out []string) {
			for _, n := range open(t, desk, who, ana.ID).Notes {
				out = append(out, n.Words)
			}
			return out
		}
		for _, c := range []struct {
			who  base.Actor
			want []string
		}{
			{manager, []string{"entre responsables", "aux responsables", "à l'équipe"}},
			{team, []string{"à moi", "aux responsables", "à l'équipe"}},
			{board, nil},
		} {
			if diff := cmp.Diff(c.want, read(c.who)); diff != "" {
				t.Errorf("%s: %s", c.who.Name, diff)
			}
		}
		other := open(t, desk, manager, ana.ID).Notes[0]
		refused(t, desk.StrikeNote(ctx, team, ana.ID, other.ID), "base.not_found")
		done(t, desk.StrikeNote(ctx, manager, ana.ID, other.ID))
	})
}

func TestAHouseholdHasAPayerUntilOneIsLeft(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		ana := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		bob := add(t, desk, who, people.Card{Identity: human("Bob", "Roux", "")})
		zoe := add(t, desk, who, people.Card{Identity: human("Zoé", "Roux", "")})
		done(t, desk.LiveWith(ctx, who, bob.ID, ana.ID))
		done(t, desk.LiveWith(ctx, who, zoe.ID, bob.ID))
		refused(t, desk.LiveWith(ctx, who, zoe.ID, ana.ID), "people.tied_already")
		if r := open(t, desk, who, zoe.ID); r.Household.Payer != ana.ID || len(r.Housemates) != 3 {
			t.Errorf("%+v", r.Household)
		}
		done(t, desk.PayFor(ctx, who, zoe.ID))
		done(t, desk.LiveApart(ctx, who, zoe.ID))
		if r := open(t, desk, who, ana.ID); r.Household.Payer != ana.ID || len(r.Housemates) != 2 {
			t.Errorf("%+v", r.Household)
		}
		done(t, desk.LiveApart(ctx, who, ana.ID))
		if r := open(t, desk, who, bob.ID); r.Household.ID != "" || r.Person.Household != "" {
			t.Errorf("%+v", r.Household)
		}
	})
}

func TestAnEmployeeHasAnOrganisation(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		ana := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		bob := add(t, desk, who, people.Card{Identity: human("Bob", "Petit", "")})
		firm := add(t, desk, who, people.Card{Identity: people.Identity{Kind: people.Organisation, Name: "Atelier du Bois"}})
		tie := people.Tie{Kind: people.Employer, Person: ana.ID, Other: bob.ID}
		refused(t, desk.Tie(ctx, who, tie), "people.employer_is_a_person")
		tie.Other, tie.Title = firm.ID, "menuisière"
		done(t, desk.Tie(ctx, who, tie))
		refused(t, desk.Tie(ctx, who, tie), "people.tied_already")
		refused(t, desk.Tie(ctx, who, people.Tie{Kind: people.Guardian, Person: firm.ID, Other: ana.ID}), "people.not_for_organisations")
		if r := open(t, desk, who, firm.ID); len(r.Employees) != 1 || r.Employees[0].Name != "Ana Roux" || r.Employees[0].Title != "menuisière" {
			t.Errorf("%+v", r.Employees)
		}
	})
}

func TestAnAuthorisationOpensTheMachineUntilItEnds(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		ana := add(t, desk, who, people.Card{Identity: human("Ana", "Roux", "")})
		laser, err := desk.AddSkill(ctx, who, people.Skill{Name: "Découpeuse  laser", Months: 12})
		if done(t, err); laser.ID != "decoupeuse-laser" {
			t.Error(laser.ID)
		}
		_, err = desk.AddSkill(ctx, who, people.Skill{Name: "découpeuse laser"})
		refused(t, err, "people.skill_known")
		authorised := func(on string) (string, bool) {
			all, err := people.TrainingsOf(ctx, d, who.Place, ana.ID)
			done(t, err)
			until, ok := all.On(laser.ID, day.Day(on))
			return string(until), ok
		}
		if until, ok := authorised("2027-06-15"); ok || until != "" {
			t.Error(until, ok)
		}
		refused(t, desk.Authorise(ctx, who, people.Authorisation{Person: ana.ID, Skill: "forge"}), "base.not_a_choice")
		done(t, desk.Authorise(ctx, who, people.Authorisation{Person: ana.ID, Skill: laser.ID, From: "2026-05-01", Until: "2027-04-30"}))
		if until, ok := authorised("2027-04-30"); !ok || until != "2027-04-30" {
			t.Error(until, ok)
		}
		if until, ok := authorised("2027-05-02"); ok || until != "2027-04-30" {
			t.Error(until, ok)
		}
		refused(t, desk.RemoveSkill(ctx, who, laser.ID), "people.skill_in_use")
		held := open(t, desk, who, ana.ID).Authorisations
		done(t, desk.Renew(ctx, who, ana.ID, held[0].ID)) // it had ended: from today
		if until, ok := authorised("2027-06-15"); !ok || until != "2028-06-14" {
			t.Error(until, ok)
		}
		held = open(t, desk, who, ana.ID).Authorisations
		done(t, desk.Renew(ctx, who, ana.ID, held[0].ID)) // it lasts: from the day after
		if until, ok := authorised("2028-06-15"); !ok || until != "2029-06-14" {
			t.Error(until, ok)
		}
		for _, a := range open(t, desk, who, ana.ID).Authorisations[:2] {
			done(t, desk.Deauthorise(ctx, who, ana.ID, a.ID, "sécurité"))
		}
		if until, ok := authorised("2027-06-15"); ok || until != "2027-04-30" {
			t.Error(until, ok)
		}
	})
}

func TestTwoRecordsOfOnePersonBecomeOne(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		one := people.Card{Identity: human("Ana", "Roux", "ana@ex.fr"), Relations: []people.Relation{{Kind: "member", From: "2026-01-01", Until: "2026-12-31"}}}
		one.Tags = []string{"couture"}
		other := people.Card{Identity: human("Ana", "ROUX", "ana@ex.fr"), Relations: []people.Relation{{Kind: "member", From: "2026-06-01"}, {Kind: "volunteer", From: "2027-01-01"}}}
		other.Born, other.Tags = "1980-12-31", []string{"café"}
		other.Contacts = append(other.Contacts, people.Contact{Kind: people.Phone, Value: "0612345678"})
		other.Consents = []people.Consent{{Purpose: "newsletter", Given: "2026-01-01", Source: "papier"}}
		a, b := add(t, desk, who, one), add(t, desk, who, other)
		leo := human("Léo", "Roux", "ana@ex.fr")
		leo.Born = "2015-01-01"
		child := add(t, desk, who, people.Card{Identity: leo, Guardians: []base.PersonID{b.ID}})
		done(t, desk.GiveConsent(ctx, who, a.ID, people.Consent{Purpose: "newsletter", Given: "2027-01-01", Source: "site"}))
		done(t, desk.WithdrawConsent(ctx, who, a.ID, "newsletter", "2027-02-01", "lien"))
		moved := people.Merge{}
		desk.Merged.On(func(_ context.Context, _ *db.Tx, m people.Merge) error { moved = m; return nil })

		pairs, err := desk.Twins(ctx, who)
		if done(t, err); len(pairs) != 2 { // Ana twice; Ana and Léo, whose guardian is the other Ana
			t.Errorf("%+v", pairs)
		}
		done(t, desk.Merge(ctx, who, b.ID, a.ID))
		if moved != (people.Merge{From: b.ID, Into: a.ID}) {
			t.Error(moved)
		}
		r := open(t, desk, who, a.ID)
		if r.Name != "Ana Roux" || r.Born != "1980-12-31" || r.Phone != "06 12 34 56 78" || len(r.Contacts) != 2 || len(r.Tags) != 2 {
			t.Errorf("%+v", r)
		}
		if len(r.Relations) != 2 || r.Relations[0].From != "2026-01-01" || r.Relations[0].Until != "" {
			t.Errorf("%+v", r.Relations)
		}
		if last, ok := r.Consent("newsletter"); !ok || last.Live() {
			t.Error("a withdrawal was lost")
		}
		if len(r.Wards) != 1 || r.Wards[0].Name != child.Name {
			t.Errorf("%+v", r.Wards)
		}
		gone, err := desk.Get(ctx, who, b.ID)
		if done(t, err); gone.MergedInto != a.ID {
			t.Error(gone)
		}
		if pairs, err = desk.Twins(ctx, who); err != nil || len(pairs) != 0 {
			t.Error(pairs, err)
		}
		refused(t, desk.Merge(ctx, who, b.ID, a.ID), "people.gone")
		refused(t, desk.Merge(ctx, who, child.ID, a.ID), "people.merge_births")
	})
}

func TestP66AfterAnErasureNothingPersonalIsLeft(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := cast(d)
		secret := "Zanzibar"
		card := people.Card{Identity: human("Ana", secret, secret+"@ex.fr"), Relations: []people.Relation{{Kind: "member", From: "2026-01-01"}}}
		card.Tags = []string{"couture"}
		p := add(t, desk, who, card)
		twin := add(t, desk, who, people.Card{Identity: human("Ana", secret, "")})
		done(t, desk.WriteNote(ctx, who, p.ID, "elle vient de "+secret, people.OnlyAuthor))
		done(t, desk.Merge(ctx, who, twin.ID, p.ID))
		told := base.PersonID("")
		desk.Erased.On(func(_ context.Context, _ *db.Tx, p people.Person) error { told = p.ID; return nil })
		done(t, desk.Erase(ctx, who, p.ID))
		if told != p.ID {
			t.Error("nobody was told")
		}
		for _, text := range []string{
			"select name || first_name || last_name || search || sort_key || email || phone || city from person",
			"select detail from trail", "select value || match from contact", "select words from note", "select kind from relation",
		} {
			rows, err := db.All(ctx, d, db.Col[string], text)
			done(t, err)
			for _, row := range rows {
				if strings.Contains(base.Fold(row), base.Fold(secret)) {
					t.Errorf("%s: %s", text, row)
				}
			}
		}
		if page, err := desk.List(ctx, who, people.Filter{}); err != nil || len(page.Rows) != 0 {
			t.Error(page, err)
		}
		if r := open(t, desk, who, p.ID); !r.Erased() || r.Trail[0].Act != "erased" {
			t.Errorf("%+v", r)
		}
	})
}
