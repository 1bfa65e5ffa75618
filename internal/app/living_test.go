package app_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/place"
	"pilotis/internal/testkit"
)

// candidate is somebody who steers a place with books, and asks a school for a certification.
func (h *open) candidate(school, mill place.Place) (account.Account, candidacy.Candidate) {
	h.t.Helper()
	a := h.person("malika", mill, base.Owner)
	boss, there := base.System(school.ID, school.Zone), base.System(mill.ID, mill.Zone)
	must := func(err error) {
		h.t.Helper()
		if err != nil {
			h.t.Fatal(err)
		}
	}
	must(h.Accounts.Admit(ctx, boss, a.ID, base.Member))
	c, err := h.Candidates.Enrol(ctx, boss, candidacy.Enrolment{Certification: "piloter-un-tiers-lieu", Route: certification.Experience, Email: a.Email,
		Civil: candidacy.Civil{GivenName: "Malika", BirthName: "Benali", BirthDate: "1988-04-12"}})
	must(err)
	_, err = h.Ledger.OpenYear(ctx, there, "2025-01-01", "2025-12-31", "asso2018")
	must(err)
	_, err = h.Diagnosis.Keep(ctx, there, "La trésorerie tient trois mois.")
	must(err)
	b, err := h.Outlooks.Blank(ctx, there, 12)
	must(err)
	_, err = h.Outlooks.Begin(ctx, there, "Trois ans", b)
	must(err)
	return a, c
}

func TestWhatLivesInAPlaceIsFrozenByWhoSteersIt(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	school, mill := h.place("École"), h.place("Le Moulin")
	a, c := h.candidate(school, mill)
	cookie := h.enter(a)
	dossier := "/p/" + school.Slug + "/portfolio/" + string(c.ID)
	shown := h.send("GET", dossier+"/pieces/new", "", "Cookie", cookie)
	keys := regexp.MustCompile(`<option value="(`+mill.Slug+` [^"]+)"`).FindAllStringSubmatch(shown.text, -1)
	if len(keys) != 5 { // a forecast, a note, the income statement, the sheet and the analysis of a year
		t.Fatal(shown.StatusCode, keys)
	}
	for _, key := range keys {
		if got := h.post(dossier+"/snapshots", url.Values{"living": {key[1]}}, "Cookie", cookie); got.StatusCode != 303 {
			t.Error(key[1], got.StatusCode, got.text)
		}
	}
	who, err := h.Accounts.Actor(ctx, a.ID, school.Slug)
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Portfolios.Look(ctx, who, c.ID)
	if err != nil || len(v.Pieces) != 5 || v.Steered != mill.ID {
		t.Fatal(len(v.Pieces), v.Steered, err)
	}
	for _, p := range v.Pieces {
		got := h.send("GET", dossier+"/files/"+p.File.Sum, "", "Cookie", cookie)
		if got.StatusCode != 200 || !strings.HasPrefix(got.text, "%PDF-") || got.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(p.Source, "Le Moulin · ") {
			t.Error(p.Title, p.Source, got.StatusCode)
		}
	}
	if got := h.post(dossier+"/snapshots", url.Values{"living": {school.Slug + " note:x"}}, "Cookie", cookie); got.StatusCode != 422 {
		t.Error("what is not there is frozen:", got.StatusCode)
	}
}

func TestAPlaceThatOneDoesNotSteerGivesNoEvidence(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	school, mill := h.place("École"), h.place("Le Moulin")
	_, c := h.candidate(school, mill)
	other := h.person("bo", mill, base.Member)
	boss := base.System(school.ID, school.Zone)
	if err := h.Accounts.Admit(ctx, boss, other.ID, base.Member); err != nil {
		t.Fatal(err)
	}
	mine, err := h.Candidates.Enrol(ctx, boss, candidacy.Enrolment{Certification: "piloter-un-tiers-lieu", Route: certification.Individual, Email: other.Email,
		Civil: candidacy.Civil{GivenName: "Bo", BirthName: "Lind", BirthDate: "1990-01-02"}})
	if err != nil {
		t.Fatal(err)
	}
	cookie := h.enter(other)
	own := h.send("GET", "/p/"+school.Slug+"/portfolio/"+string(mine.ID)+"/pieces/new", "", "Cookie", cookie)
	if own.StatusCode != 200 || strings.Contains(own.text, "note:") || strings.Contains(own.text, "forecast:") {
		t.Error("a member freezes the books of a place", own.StatusCode)
	}
	if got := h.send("GET", "/p/"+school.Slug+"/portfolio/"+string(c.ID), "", "Cookie", cookie); got.StatusCode != 404 {
		t.Error("one candidate reads another's dossier:", got.StatusCode)
	}
}
