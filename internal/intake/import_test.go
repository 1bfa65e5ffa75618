package intake_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/intake"
	"pilotis/internal/people"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

// verdicts writes what became of each line: "2 new Ana Roux", "3 refused email row_email".
func verdicts(r intake.Report) string {
	var b strings.Builder
	for _, v := range r.Verdicts {
		fmt.Fprintf(&b, "%d %s", v.Line, v.Outcome)
		if v.Outcome != intake.Refused {
			fmt.Fprintf(&b, " %s", v.Name)
		}
		if v.SameAs > 0 {
			fmt.Fprintf(&b, " =%d", v.SameAs)
		}
		for _, c := range v.Changes {
			fmt.Fprintf(&b, " +%s", c)
		}
		for _, f := range append(v.Faults, v.Notices...) {
			fmt.Fprintf(&b, " [%s] %s", f.Column, f.Code)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func bring(t *testing.T, desk *intake.Desk, who base.Actor, text string) intake.Report {
	t.Helper()
	r, err := desk.Import(ctx, who, intake.Asked{File: "gens.csv", Body: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// later moves the clock on by an hour.
func later(d *db.DB) { testkit.At(d, "2027-06-15T11:00:00+02:00") }

func count(t *testing.T, d *db.DB) int {
	t.Helper()
	n, err := db.Count(ctx, d, "select count(*) from person where gone_at = ''")
	done(t, err)
	return n
}

func diff(t *testing.T, want, got string) {
	t.Helper()
	if d := cmp.Diff(strings.TrimLeft(want, "\n"), got); d != "" {
		t.Error(d)
	}
}

const village = `Nom;Prénom;Courriel;Tél.;Adresse;Code postal;Ville;Date de naissance;Étiquettes;Organisation;Membre depuis;Newsletter;Responsable légal
Roux;Ana;Ana@Ex.fr;0612345678;3 rue du Four;23000;Guéret;31/12/1980;couture, café;Atelier du Bois;01/09/2019;oui;
ROUX;ana;ana@ex.fr;;;;;;;;;;
Petit;Bob;pas une adresse;;;;;;;;;;
Roux;Léo;ana@ex.fr;;;;;2015-05-02;;;;;Ana Roux
;;;;;;;;;Mairie de Guéret;;;
Noir;Zoé;;;;;;2014-01-01;;;;;
Blanc;Max;;06 1;;;;1er février 1975;;;;peut-être;
`

func TestEveryLineOfAFileHasItsVerdict(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		want := `
2 new Ana Roux
3 same ana ROUX =2
4 refused [Courriel] row_email
5 new Léo Roux [Courriel] row_shared_email
6 new Mairie de Guéret
7 refused [Responsable légal] row_guardian_missing
8 refused [Tél.] row_phone [Newsletter] row_consent
`
		dry, err := desk.Import(ctx, who, intake.Asked{File: "gens.csv", Body: []byte(village), DryRun: true})
		done(t, err)
		diff(t, want, verdicts(dry))
		if n := count(t, d); n != 0 || dry.Import != "" {
			t.Errorf("a dry run wrote %d people", n)
		}
		r := bring(t, desk, who, village)
		diff(t, want, verdicts(r))
		if c := (intake.Counts{New: 3, Same: 1, Refused: 3, Implied: 1}); r.Counts != c || r.Rows != 7 {
			t.Errorf("%+v", r.Counts)
		}
		ana := open(t, desk, who, r.Verdicts[0].Person)
		if ana.Email != "ana@ex.fr" || ana.City != "Guéret" || ana.Born != "1980-12-31" || len(ana.Tags) != 2 ||
			ana.Employers[0].Name != "Atelier du Bois" || ana.Relations[0].From != "2019-09-01" || ana.Wards[0].Name != "Léo Roux" {
			t.Errorf("%+v", ana)
		}
		if c, ok := ana.Consent("newsletter"); !ok || c.Source != "fichier gens.csv" || c.Given != "2027-06-15" {
			t.Errorf("%+v", c)
		}
	})
}

func TestTheSameFileTwiceCreatesNothingTwice(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		for _, text := range []string{
			village,
			"nom\nAna Roux\nBob Petit\nAna Roux\n",
			"Name,E-mail,Phone,Birth date\nJean Martin,jm@x.fr,,1950-01-01\nJean Martin,jm@x.fr,,1975-01-01\nJean Martin,,,\nJean Martin,,0612345679,\nMARTIN Jean,JM@x.fr,,1975-01-01\n",
			"Structure\nMairie\nmairie\n",
			"prenom,nom,foyer,note\nAna,Noir,Noir,\"aime; le bois\n\"\nBob,Noir,Noir,\n",
		} {
			bring(t, desk, who, text)
			before := count(t, d)
			again := bring(t, desk, who, text)
			if n := count(t, d); n != before || again.New != 0 || again.Changed != 0 || again.Implied != 0 {
				t.Errorf("%d, then %d people\n%s", before, n, verdicts(again))
			}
		}
	})
}

func TestTheSameFileTwiceAtTheSameTimeCreatesNothingTwice(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		var wait sync.WaitGroup
		reports := make([]intake.Report, 4)
		for i := range reports {
			wait.Go(func() {
				var err error
				if reports[i], err = desk.Import(ctx, who, intake.Asked{File: "gens.csv", Body: []byte(village)}); err != nil {
					t.Error(err)
				}
			})
		}
		wait.Wait()
		created := 0
		for _, r := range reports {
			created += r.New
		}
		if n := count(t, d); created != 3 || n != 4 {
			t.Errorf("%d created, %d people", created, n)
		}
	})
}

func TestAFileAddsAndMendsAndTakesNothingAway(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		bring(t, desk, who, "Prénom,Nom,E-mail,Téléphone,Tags,Newsletter,Photos\nAna,Roux,ana@ex.fr,0612345678,couture,oui,oui\n")
		r := bring(t, desk, who, "Prénom,Nom,E-mail,Téléphone,Tags,Newsletter,Photos,Annuaire,Naissance\nAna,Roux-Petit,ana@ex.fr,0687654321,café,non,oui,12/06/2027,12/31/1980\n")
		diff(t, "2 changed Ana Roux-Petit +last_name +born +tags +phone +newsletter +directory\n", verdicts(r))
		ana := open(t, desk, who, r.Verdicts[0].Person)
		if ana.Phone != "06 12 34 56 78" || len(ana.Contacts) != 3 || len(ana.Tags) != 2 || ana.Born != "1980-12-31" {
			t.Errorf("%+v", ana)
		}
		if c, _ := ana.Consent("newsletter"); c.Live() {
			t.Error("the no was not heard")
		}
		if c, _ := ana.Consent("directory"); c.Given != "2027-06-12" {
			t.Errorf("%+v", c)
		}
		r = bring(t, desk, who, "Prénom,Nom,E-mail,Newsletter\nAna,Roux,ana@ex.fr,oui\n")
		if c, _ := open(t, desk, who, r.Verdicts[0].Person).Consent("newsletter"); c.Live() || r.Verdicts[0].Notices[0].Code != "row_withdrawn" {
			t.Error("an old list gave back what was withdrawn")
		}
	})
}

func TestAFileIsUndoneAsLongAsNothingWasBuiltUponIt(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		known := add(t, desk, who, people.Card{Identity: human("Max", "Blanc", "max@ex.fr")})
		r := bring(t, desk, who, village+"Blanc;Max;max@ex.fr;0611111111;;;;;vélo;;01/01/2020;oui;\nVert;Luc;luc@ex.fr;;;;;;;;;;\nBleu;Eva;eva@ex.fr;;;;;;;;;;\n")
		if r.New != 5 || r.Changed != 1 {
			t.Fatal(verdicts(r))
		}
		byName := map[string]base.PersonID{}
		for _, v := range r.Verdicts {
			byName[v.Name] = v.Person
		}
		later(d)
		done(t, desk.People.Relate(ctx, who, byName["Léo Roux"], people.Relation{Kind: "member", From: "2027-06-15"}))
		desk.People.Removed.On(func(_ context.Context, _ *db.Tx, p people.Person) error {
			if p.Name == "Luc Vert" {
				return base.Refuse(base.Conflict, "people.skill_in_use", base.Args{"n": 2})
			}
			return nil
		})
		u, err := desk.Undo(ctx, who, r.Import)
		done(t, err)
		kept := map[string]string{}
		for _, k := range u.Kept {
			kept[k.Name] = k.Reason
		}
		want := map[string]string{"Léo Roux": "Sa fiche a changé depuis.", "Ana Roux": "Un lien l’attache à Léo Roux, qui reste.",
			"Atelier du Bois": "Un lien l’attache à Ana Roux, qui reste.", "Luc Vert": words.T("fr", "people.skill_in_use", base.Args{"n": 2})}
		if d := cmp.Diff(want, kept); d != "" || u.Removed != 2 || u.Restored != 1 {
			t.Error(d, u)
		}
		max := open(t, desk, who, known.ID)
		if len(max.Contacts) != 1 || len(max.Tags)+len(max.Relations)+len(max.Consents) != 0 {
			t.Errorf("%+v", max)
		}
		if n := count(t, d); n != 5 {
			t.Errorf("%d people", n)
		}
		_, err = desk.Undo(ctx, who, r.Import)
		refused(t, err, "intake.undone_already")
		again := bring(t, desk, who, village)
		if again.New != 1 { // the town hall alone had gone
			t.Error(verdicts(again))
		}
	})
}

func TestFilesThatAreNoListOfPeople(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		for name, c := range map[string]struct{ text, key string }{
			"empty":    {"", "paper.empty"},
			"workbook": {"PK\x03\x04", "paper.workbook"},
			"too long": {"nom\n" + strings.Repeat("Ana\n", intake.RowsMax+1), "intake.import_too_long"},
		} {
			_, err := desk.Import(ctx, who, intake.Asked{Body: []byte(c.text)})
			if keyOf(err) != c.key {
				t.Errorf("%s: %v", name, err)
			}
		}
		for text, want := range map[string]string{
			"nom\n" + strings.Repeat("x", 1<<20) + "\n":  "2 refused [nom] row_too_long\n",
			"couleur\nrouge\n":                           "2 refused row_nameless\n",
			"nom,note\nAna," + strings.Repeat("é", 5001): "2 refused [note] row_too_long\n",
			"nom,ville\nAna Roux,Guéret,de trop\n":       "2 refused row_extra_cells\n",
			"nom;tel\nAna Roux;6,12E+08\n":               "2 refused [tel] row_phone_rounded\n",
			"nom;naissance\nAna Roux;31/02/1980\n":       "2 refused [naissance] row_date\n",
			"nom\n\"Ana\nRoux\"\nBob Noir\n":             "2 new Ana Roux\n4 new Bob Noir\n",
			"nom;ville\nLef\xe8vre Zo\xe9;\xc9vry\n":     "2 new Lefèvre Zoé\n",
			"zoe@ex.fr,Zoé Roux\nmax@ex.fr,Max Roux\n":   "1 new Zoé Roux\n2 new Max Roux\n",
		} {
			r, err := desk.Import(ctx, who, intake.Asked{Body: []byte(text), DryRun: true})
			done(t, err)
			got := strings.ReplaceAll(verdicts(r), "[] ", "")
			diff(t, want, got)
		}
	})
}

func TestADraftIsCorrectedThenTakenInOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		id, err := desk.Prepare(ctx, who, "gens.csv", []byte("qui;où\nAna Roux;ana@ex.fr\n"))
		done(t, err)
		r, err := desk.Rehearse(ctx, who, id)
		done(t, err)
		diff(t, "2 refused [] row_nameless\n", verdicts(r))
		refused(t, desk.Remap(ctx, who, id, intake.Mapping{Columns: []intake.Column{"king"}}), "base.not_a_choice")
		done(t, desk.Remap(ctx, who, id, intake.Mapping{Columns: []intake.Column{"name", "email"}, Relation: "volunteer"}))
		var wait sync.WaitGroup
		errs := make([]error, 3)
		for i := range errs {
			wait.Go(func() { _, errs[i] = desk.Complete(ctx, who, id) })
		}
		wait.Wait()
		taken := 0
		for _, err := range errs {
			if err == nil {
				taken++
			} else {
				refused(t, err, "intake.import_done_already")
			}
		}
		if taken != 1 || count(t, d) != 1 {
			t.Error(taken, errs)
		}
		page, err := desk.People.List(ctx, who, people.Filter{Relation: "volunteer"})
		if done(t, err); len(page.Rows) != 1 || page.Rows[0].Name != "Ana Roux" {
			t.Errorf("%+v", page.Rows)
		}
		draft, err := desk.Draft(ctx, who, id)
		if done(t, err); len(draft.Body) != 0 || draft.Counts.New != 1 || draft.Done.IsZero() {
			t.Errorf("%+v", draft)
		}
		lines, err := desk.Lines(ctx, who, id, intake.New, -1)
		if done(t, err); len(lines) != 1 || lines[0].Name != "Ana Roux" {
			t.Errorf("%+v", lines)
		}
	})
}

func TestWhatWasSaidOfALineBeforeTheRoomHadItsNameIsStillRead(t *testing.T) {
	onBoth(t, func(t *testing.T, d *db.DB, desk *intake.Desk, who base.Actor) {
		r := bring(t, desk, who, "couleur\nrouge\n")
		done(t, d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, `update people_import_line set said = '[{"Column":"couleur","Key":"people.row_nameless"}]'`)
			return err
		}))
		lines, err := desk.Lines(ctx, who, r.Import, intake.Refused, -1)
		if done(t, err); lines[0].Faults[0].Message != "Cette ligne n’a pas de nom." {
			t.Errorf("%+v", lines)
		}
	})
}
