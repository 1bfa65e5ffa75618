package app_test

import (
	"testing"

	"pilotis/internal/boussole"
	"pilotis/internal/certification"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

// What the Boussole says of a competence is what the certification asks for: the two are written
// apart, since a place steers by versions that nobody is enrolled in yet.
func TestTheBoussoleAndTheCertificationSayTheSameOfEveryCompetence(t *testing.T) {
	t.Parallel()
	w, err := (&certification.Desk{DB: testkit.SQLite(t)}).Find(ctx, "RS5142")
	if err != nil {
		t.Fatal(err)
	}
	v, found := w.InForce("2026-11-22")
	if !found {
		t.Fatal("no version is in force")
	}
	for _, f := range boussole.Versions() {
		if f.Version != v.Name {
			continue
		}
		if len(f.Competences()) != len(v.Competences()) {
			t.Errorf("%d competences, and %d", len(f.Competences()), len(v.Competences()))
		}
		for _, k := range v.Competences() {
			unit, _, _ := v.Competence(k.Code)
			in, c, known := f.Find(k.Code)
			if !known || c.Title.In("fr") != words.Spaced(k.Title) || in.Title.In("fr") != words.Spaced(unit.Title) {
				t.Errorf("%s: %q in %q, and %q in %q", k.Code, k.Title, unit.Title, c.Title.In("fr"), in.Title.In("fr"))
			}
		}
		return
	}
	t.Errorf("the Boussole has no version %s", v.Name)
}
