package app_test

import (
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
	"pilotis/internal/training"
)

func TestS11WhatATrainingLacksIsSeenInTheBookOfQuality(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	school := h.place("École")
	boss := base.System(school.ID, school.Zone)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	state := func(n int) quality.State {
		t.Helper()
		b, err := h.Quality.Book(ctx, boss)
		must(err)
		for _, l := range b.Lines {
			if l.Number == n {
				return l.State
			}
		}
		t.Fatal("no such indicator")
		return ""
	}
	offer := training.Offer{Title: "Tenir un budget", Objectives: []string{"Tenir un budget"}, Prerequisites: "Aucun", Access: "Un entretien", Delay: "Deux mois", Price: 900_00, Contacts: "ecole@ex.fr", Methods: "Ateliers", Assessment: "Un oral",
		Accessibility: "Plain-pied", Modules: []training.Module{{Title: "Budget", Minutes: 840}}}
	p, err := h.Trainings.Write(ctx, boss, training.Programme{Offer: offer})
	must(err)
	must(h.Trainings.Publish(ctx, boss, p.ID, true))
	s, err := h.Trainings.Plan(ctx, boss, training.Session{Programme: p.ID, Name: "Mars", Host: "Le Moulin", Capacity: 5})
	must(err)
	m, err := h.Trainings.Enrol(ctx, boss, training.Trainee{Session: s.ID, Name: "Malika", Email: "m@ex.fr", Status: training.Seeker, Payer: "7"})
	must(err)
	if got := state(1); got != quality.Met {
		t.Error(1, got)
	}
	if got := state(4); got != quality.Major {
		t.Error(4, got)
	}
	must(h.Trainings.Publish(ctx, boss, p.ID, false))
	p, _, err = h.Trainings.Programme(ctx, boss, p.ID)
	must(err)
	p.Delay = ""
	_, err = h.Trainings.Write(ctx, boss, p)
	must(err)
	if got := state(1); got != quality.Minor {
		t.Error(1, got)
	}
	m.Needs = "Tenir les comptes de son lieu."
	must(h.Trainings.Follow(ctx, boss, m))
	if got := state(4); got != quality.Met {
		t.Error(4, got)
	}
}
