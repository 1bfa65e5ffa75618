package certification_test

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

const mission = "piloter-un-tiers-lieu"

func keeper() base.Actor { return base.System("coop", testkit.Paris) }

func whole(t *testing.T, d *certification.Desk) certification.Whole {
	t.Helper()
	w, err := d.Find(ctx, "RS5142")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// counts are how many competences each unit has.
func counts(v certification.Version) (out []int) {
	for _, u := range v.Units {
		out = append(out, len(u.Competences))
	}
	return out
}

func TestS2TheMissionsCertificationIsThereFromTheFirstDay(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		w := whole(t, &certification.Desk{DB: kept})
		named := map[string]certification.Version{}
		for _, v := range w.Versions {
			named[v.Name] = v
		}
		if got := counts(named["v1"]); !reflect.DeepEqual(got, []int{7, 5, 6}) || len(named["v1"].Competences()) != 18 {
			t.Errorf("v1: %v", got)
		}
		if got := counts(named["2025"]); !reflect.DeepEqual(got, []int{4, 4, 5, 4}) || len(named["2025"].Competences()) != 17 {
			t.Errorf("2025: %v", got)
		}
		if v, found := w.InForce("2026-11-22"); !found || v.Name != "v1" {
			t.Errorf("in force: %v %v", v.Name, found)
		}
		if w.Keeper != "" || w.Terms.Confirmed {
			t.Errorf("%+v", w.Certification)
		}
	})
}

// law is the text of the certification, as the register publishes it.
func law(t *testing.T) string {
	t.Helper()
	root := os.Getenv("PILOTIS_TESTDATA")
	if root == "" {
		root = "../../../shared/data"
	}
	text, err := os.ReadFile(root + "/../mission/la-certification.txt")
	if err != nil {
		t.Skip("the mission's text is not here: ", err)
	}
	return strings.Join(strings.Fields(string(text)), " ")
}

func TestTheWordsOfTheMissionAreQuotedAsTheyAre(t *testing.T) {
	t.Parallel()
	text := law(t)
	v, _ := whole(t, &certification.Desk{DB: testkit.SQLite(t)}).InForce("2026-11-22")
	for _, u := range v.Units {
		if !strings.Contains(text, "UNITÉ "+u.Code+" "+u.Title) {
			t.Errorf("unit %s: %q", u.Code, u.Title)
		}
		for _, k := range u.Competences {
			if !strings.Contains(text, k.Code+" "+k.Title) {
				t.Errorf("competence %s: %q", k.Code, k.Title)
			}
		}
	}
	for _, s := range v.Jury.Seats {
		if !strings.Contains(text, s.Title) {
			t.Errorf("seat: %q", s.Title)
		}
	}
	said := map[certification.Route]string{
		certification.Student:        "Après un parcours de formation sous statut d’élève ou d’étudiant Non autorisé",
		certification.Apprenticeship: "En contrat d’apprentissage Non autorisé",
		certification.Continuing:     "Après un parcours de formation continue Autorisé",
		certification.Professional:   "En contrat de professionnalisation Non autorisé",
		certification.Individual:     "Par candidature individuelle Autorisé",
		certification.Experience:     "Par expérience Autorisé",
	}
	for route, sentence := range said {
		if !strings.Contains(text, sentence) || v.Opens(route, 2026) != strings.HasSuffix(sentence, " Autorisé") {
			t.Errorf("%s: open %v, and the text says %q", route, v.Opens(route, 2026), sentence)
		}
	}
	if !strings.Contains(text, "Le jury est composé de trois membres") || v.Jury.Members() != 3 ||
		!strings.Contains(text, "Pourcentage de membres extérieurs à l’autorité délivrant la certification : 100%") || v.Jury.External != 10000 {
		t.Errorf("%+v", v.Jury)
	}
}

func TestAPublishedVersionNeverChanges(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := &certification.Desk{DB: kept}
		v, _ := whole(t, d).InForce("2026-11-22")
		if _, err := d.Begin(ctx, keeper(), v.ID, "v2"); err != nil {
			t.Fatal(err)
		}
		if err := d.Write(ctx, keeper(), v.ID, v.Content); base.KindOf(err) != base.Conflict {
			t.Errorf("written: %v", err)
		}
		if err := d.Drop(ctx, keeper(), v.ID); base.KindOf(err) != base.Conflict {
			t.Errorf("dropped: %v", err)
		}
		for _, sql := range []string{"update certification_version set content = '{}' where place_id = '' and id = $1", "delete from certification_version where place_id = '' and id = $1"} {
			err := kept.Change(ctx, keeper(), func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, sql, v.ID)
				return err
			})
			if err == nil {
				t.Errorf("the database let it: %s", sql)
			}
		}
	})
}

func TestAVersionIsDraftedWrittenAndPublishedByItsKeeperAlone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := &certification.Desk{DB: kept}
		v1, _ := whole(t, d).InForce("2026-11-22")
		draft, err := d.Begin(ctx, keeper(), v1.ID, "v2")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.Begin(ctx, base.System("other", testkit.Paris), v1.ID, "v3"); base.KindOf(err) != base.Forbidden {
			t.Errorf("another organisation: %v", err)
		}
		if _, err := d.Begin(ctx, keeper(), v1.ID, "v2"); base.KindOf(err) != base.Invalid {
			t.Errorf("the same name: %v", err)
		}
		content := draft.Content
		content.Units = content.Units[:2]
		if err := d.Write(ctx, keeper(), draft.ID, content); err != nil {
			t.Fatal(err)
		}
		content.Units = []certification.Unit{content.Units[0], content.Units[0]}
		if err := d.Write(ctx, keeper(), draft.ID, content); base.KindOf(err) != base.Invalid {
			t.Errorf("a code twice: %v", err)
		}
		if err := d.Publish(ctx, keeper(), draft.ID, "tomorrow"); base.KindOf(err) != base.Invalid {
			t.Errorf("not a day: %v", err)
		}
		if err := d.Publish(ctx, keeper(), draft.ID, "2027-01-01"); err != nil {
			t.Fatal(err)
		}
		w := whole(t, d)
		before, _ := w.InForce("2026-12-31")
		after, _ := w.InForce("2027-01-01")
		if before.Name != "v1" || after.Name != "v2" || len(after.Units) != 2 || len(before.Units) != 3 {
			t.Errorf("%s with %d units, then %s with %d", before.Name, len(before.Units), after.Name, len(after.Units))
		}
	})
}

func TestACertificationTravelsAndComesBackTheSame(t *testing.T) {
	testkit.Each(t, func(t *testing.T, here *db.DB) {
		d := &certification.Desk{DB: here}
		v1, _ := whole(t, d).InForce("2026-11-22")
		var announced certification.Version
		for _, v := range whole(t, d).Versions {
			if !v.Published {
				announced = v
			}
		}
		if err := d.Map(ctx, keeper(), certification.Mapping{From: v1.ID, To: announced.ID, Pairs: []certification.Pair{{From: "1.1", To: []string{"1.1", "3.2"}}}}); err != nil {
			t.Fatal(err)
		}
		if err := d.Map(ctx, keeper(), certification.Mapping{From: v1.ID, To: announced.ID, Pairs: []certification.Pair{{From: "9.9", To: []string{"1.1"}}}}); base.KindOf(err) != base.Invalid {
			t.Errorf("an unknown competence: %v", err)
		}
		f, err := d.Export(ctx, mission)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		read, err := certification.ReadFile(strings.NewReader(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		taken, err := d.Import(ctx, base.System(base.Commons, nil), read)
		if err != nil || taken.Created || !reflect.DeepEqual(taken.Unchanged, []string{"v1"}) || !reflect.DeepEqual(taken.Replaced, []string{"2025"}) {
			t.Fatalf("%+v %v", taken, err)
		}
		if again, err := d.Export(ctx, mission); err != nil || !reflect.DeepEqual(again, f) {
			t.Errorf("it came back otherwise: %v", err)
		}
		read.Versions[0].Units[0].Title = "Autre"
		if _, err := d.Import(ctx, base.System(base.Commons, nil), read); base.KindOf(err) != base.Invalid {
			t.Errorf("a published version otherwise: %v", err)
		}
		read.Code = "RS1"
		if taken, err := d.Import(ctx, base.System(base.Commons, nil), read); err != nil || !taken.Created || len(taken.Added) != 2 {
			t.Errorf("%+v %v", taken, err)
		}
	})
}

func TestAFileThatIsWrongSaysWhere(t *testing.T) {
	t.Parallel()
	d := &certification.Desk{DB: testkit.SQLite(t)}
	for text, want := range map[string]string{
		"":                         "certification.not_json",
		"{\n\"code\": 3}":          "certification.not_json",
		`{"codes":"RS1"}`:          "certification.not_json",
		strings.Repeat(" ", 9<<20): "certification.file_too_large",
	} {
		if _, err := certification.ReadFile(strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.20q: %v", text, err)
		}
	}
	_, err := d.Import(ctx, base.System(base.Commons, nil), certification.File{Code: "RS5142", Register: certification.National, Title: "X", Certifier: certification.Certifier{Name: "Y", Siret: "12"},
		Versions: []certification.VersionFile{{Name: "v9", Published: true}}})
	for _, want := range []string{"code:certification.code_of_register", "certifier.siret:certification.siret_wrong", "versions[0].units:certification.no_unit", "versions[0].from:base.not_a_day", "versions[0].jury.seats:certification.no_seat"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %s", err, want)
		}
	}
}

func TestAnOutlineIsReadAsItIsWritten(t *testing.T) {
	t.Parallel()
	v, _ := whole(t, &certification.Desk{DB: testkit.SQLite(t)}).InForce("2026-11-22")
	units, err := certification.ReadOutline(v.Outline())
	if err != nil || !reflect.DeepEqual(units, v.Units) {
		t.Errorf("%v: %+v", err, units)
	}
	_, err = certification.ReadOutline("## 1.1 Sans unité\n- rien\nbonjour\n# 1 Unité\n+ preuve")
	if err == nil || strings.Count(err.Error(), "outline:") != 4 {
		t.Errorf("%v", err)
	}
}

func FuzzAnOutlineIsReadOrRefused(f *testing.F) {
	f.Add("# 1 A\n## 1.1 B\n- c\n+ d")
	f.Add("#\n##\n-\n+")
	f.Fuzz(func(t *testing.T, text string) {
		units, err := certification.ReadOutline(text)
		if err != nil {
			return
		}
		again, err := certification.ReadOutline(certification.Content{Units: units}.Outline())
		if err != nil || !reflect.DeepEqual(again, units) {
			t.Errorf("%q became %+v, then %+v (%v)", text, units, again, err)
		}
	})
}
