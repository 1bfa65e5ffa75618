package training_test

import (
	"slices"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/training"
)

// rules are those of the law in 2026.
var rules = training.Rules{OnSite: 10, AtRemote: 14, Deposit: 3000, Declare: 3}

func TestS4OneMayWithdrawFromAContract(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		agreed training.Agreement
		last   day.Day
	}{
		{training.Agreement{Form: training.Contract, Remote: true, SignedOn: "2026-11-09"}, "2026-11-23"},
		{training.Agreement{Form: training.Contract, SignedOn: "2026-11-09"}, "2026-11-19"},
		{training.Agreement{Form: training.Contract, SignedOn: "2026-11-01"}, "2026-11-12"}, // the 11th is a holiday
		{training.Agreement{Form: training.Contract, SignedOn: "2026-11-04"}, "2026-11-16"}, // the 14th is a Saturday
		{training.Agreement{Form: training.Convention, SignedOn: "2026-11-09"}, ""},
		{training.Agreement{}, ""},
	} {
		if last, may := c.agreed.Withdrawal(rules, "33"); last != c.last || may != (c.last != "") {
			t.Error(c.agreed, last)
		}
	}
}

func TestS5EntriesAndExitsAreDeclaredInThreeWorkingDays(t *testing.T) {
	t.Parallel()
	for on, due := range map[day.Day]day.Day{"2026-10-05": "2026-10-08", "2026-11-09": "2026-11-13", "2026-12-18": "2026-12-23"} {
		if got := rules.Due(on, "33"); got != due {
			t.Error(on, got)
		}
	}
}

// promotion is ten people who follow 40 half-days of three hours and a half, but one who missed
// three.
func promotion() (all []training.Followed) {
	add := func(status training.Status, payer training.Payer, product money.Cents, minutes int) {
		all = append(all, training.Followed{Trainee: training.Trainee{ID: base.ID[training.Trainee](rune('a' + len(all))), Status: status, Payer: payer}, Minutes: minutes, Product: product, Register: "RS"})
	}
	whole := 40 * 210
	for range 3 {
		add(training.Employee, "2h", 3_500_00, whole)
	}
	add(training.Employee, "2h", 3_500_00, whole-3*210)
	add(training.Seeker, "7", 3_500_00, whole)
	add(training.Seeker, "7", 3_500_00, whole)
	add(training.Other, "2e", 3_500_00, whole) // self-employed, through CPF
	add(training.Other, "2e", 3_500_00, whole)
	add(training.Other, "3", 3_500_00, whole)
	add(training.Own, "9", 1_200_00, whole)
	return all
}

func TestS8TheYearlyReturnCountsPeopleAndHours(t *testing.T) {
	t.Parallel()
	r := training.Tally(2026, promotion(), [2]training.Counted{})
	want := map[training.Status][2]int{"a": {4, 550}, "b": {0, 0}, "c": {2, 280}, "d": {1, 140}, "e": {3, 420}}
	for _, p := range r.Public {
		if got := [2]int{p.People, p.Hours()}; got != want[p.Status] {
			t.Error(p.Status, got)
		}
	}
	if all := r.All(); all.People != 10 || all.Minutes != 1389*60+30 || all.Hours() != 1390 {
		t.Error(all)
	}
	if r.Specific.People != 10 || r.Specific.Hours() != 1390 || r.National.People+r.Others.People != 0 {
		t.Error(r.Specific, r.National, r.Others)
	}
}

func TestS9WhoPaysDoesNotTellWhatATraineeIs(t *testing.T) {
	t.Parallel()
	r := training.Tally(2026, promotion(), [2]training.Counted{})
	for _, p := range r.Products {
		if p.Payer == "2e" && (p.Amount != 7_000_00 || len(p.Of) != 2 || slices.ContainsFunc(r.Public[0].Of, func(id base.ID[training.Trainee]) bool { return slices.Contains(p.Of, id) })) {
			t.Error(p)
		}
	}
}

func TestS10ProductsAreInWholeEurosByPayer(t *testing.T) {
	t.Parallel()
	r := training.Tally(2026, promotion(), [2]training.Counted{})
	want := map[training.Payer]int64{"2h": 14_000, "7": 7_000, "2e": 7_000, "3": 3_500, "9": 1_200}
	if len(r.Products) != len(want) || training.Euros(r.Total()) != 32_700 {
		t.Error(r.Products, r.Total())
	}
	for _, p := range r.Products {
		if training.Euros(p.Amount) != want[p.Payer] {
			t.Error(p)
		}
	}
	if training.Euros(50) != 1 || training.Euros(49) != 0 {
		t.Error("fifty cents are a euro, forty-nine are none")
	}
}

func TestWhoFollowedNothingIsNotCountedAndWhatTheyPaidIs(t *testing.T) {
	t.Parallel()
	r := training.Tally(2026, []training.Followed{{Trainee: training.Trainee{ID: "a", Status: training.Own, Payer: "9"}, Product: 300_00}}, [2]training.Counted{})
	if r.All() != (training.Counted{}) || r.Total() != 300_00 {
		t.Error(r)
	}
}

func TestS11AnOfferTellsWhatThePublicLacks(t *testing.T) {
	t.Parallel()
	o := training.Offer{Title: "Piloter un tiers-lieu", Objectives: []string{"Piloter"}, Prerequisites: "Aucun", Access: "Un entretien", Delay: "Deux mois", Price: 3_500_00, Contacts: "ecole@ex.fr",
		Methods: "Mises en situation", Assessment: "Dossier et oral", Accessibility: "Locaux de plain-pied", Modules: []training.Module{{Title: "Socle", Minutes: 420, Competences: []string{"1.1"}}}}
	if got := o.Lacks(); len(got) > 0 {
		t.Error(got)
	}
	o.Delay = ""
	if got := o.Lacks(); !slices.Equal(got, []string{"access_delay"}) {
		t.Error(got)
	}
	asked := []certification.Competence{{Code: "1.1"}, {Code: "1.2"}}
	if got := o.Uncovered(asked); len(got) != 1 || got[0].Code != "1.2" {
		t.Error(got)
	}
}
