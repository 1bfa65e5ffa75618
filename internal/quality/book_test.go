package quality_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
)

const pdf = "%PDF-1.7\n1 0 obj\n"

func TestAWatchFromWhichNothingFollowedAsksForIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		law, err := s.Write(ctx, s.who, quality.Note{Indicator: 23, On: "2026-11-02", Source: "Journal officiel", Text: "Un décret."})
		s.must(err)
		if l := s.state(23); l.State != quality.Major || len(l.Gaps) != 1 {
			t.Errorf("%+v", l)
		}
		s.must(s.Follow(ctx, s.who, law.ID, "Nos contrats sont relus."))
		if l := s.state(23); l.State != quality.Met {
			t.Errorf("%+v", l)
		}
		_, err = s.Write(ctx, s.who, quality.Note{Indicator: 26, On: "2026-11-02", Source: "Agefiph", Text: "Un échange."})
		s.must(err)
		if l := s.state(26); l.State != quality.Met {
			t.Errorf("an exchange is enough: %+v", l)
		}
		_, err = s.Write(ctx, s.who, quality.Note{Indicator: 24, On: "2025-11-23", Source: "Vieux", Text: "Il y a un an.", Result: "Rien"})
		s.must(err)
		if l := s.state(24); l.State != quality.Bare {
			t.Errorf("too old: %+v", l)
		}
		_, err = s.Write(ctx, s.who, quality.Note{Indicator: 4, On: "2026-11-24"})
		if fields := fieldsOf(err); len(fields) != 4 {
			t.Errorf("%+v", fields)
		}
		s.refused(s.Follow(ctx, s.who, "nothing", "Oui"), base.NotFound, "not_found")
	})
}

func TestTheDocumentsThatAreAddedCountAndLeaveAsTheyCame(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		e, err := s.Add(ctx, s.who, quality.Evidence{Indicator: 17, Title: "Fiche de la salle", On: "2026-11-01", Name: "salle.pdf"}, strings.NewReader(pdf))
		s.must(err)
		kept, content, err := s.File(ctx, s.who, e.ID)
		s.must(err)
		if l := s.state(17); l.State != quality.Met || string(content) != pdf || kept.Kind != "application/pdf" || kept.Sum != e.Sum || len(e.Sum) != 64 {
			t.Errorf("%+v %+v", l, kept)
		}
		_, err = s.Add(ctx, s.who, quality.Evidence{Indicator: 33, On: "2026-11-24"}, strings.NewReader("du texte"))
		if fields := fieldsOf(err); len(fields) != 4 {
			t.Errorf("%+v", fields)
		}
		_, err = s.Add(ctx, s.who, quality.Evidence{Indicator: 1, Title: "x", On: "2026-11-01"}, io.MultiReader(strings.NewReader(pdf), bytes.NewReader(make([]byte, 10<<20))))
		s.refused(err, base.Invalid, "file_too_large")
		if _, _, err := s.File(ctx, testkit.As(base.Manager, "elsewhere"), e.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		s.must(s.Drop(ctx, s.who, e.ID))
		s.refused(s.Drop(ctx, s.who, e.ID), base.NotFound, "not_found")
		if l := s.state(17); l.State != quality.Bare {
			t.Errorf("%+v", l)
		}
	})
}

func TestWhatTheTrainingBodyDoesDecidesWhatIsAskedOfIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		b, err := s.Book(ctx, s.who)
		s.must(err)
		if b.Asked() != 25 || b.Count(quality.Waived) != 7 {
			t.Errorf("%d asked", b.Asked())
		}
		rules := b.Settings
		rules.Apprenticeship, rules.Situations, rules.Subcontracting = true, true, true
		s.must(s.Set(ctx, s.who, rules))
		if b, err = s.Book(ctx, s.who); err != nil || b.Asked() != 32 {
			t.Errorf("%d asked, %v", b.Asked(), err)
		}
		s.refused(s.Set(ctx, s.who, rules), base.Conflict, "changed_meanwhile")
		s.refused(s.Set(ctx, s.who, quality.Settings{NextAudit: "demain", Revision: 1}), base.Invalid, "out_of_range")
	})
}

func TestWhatOtherRoomsShowCountsAndAReadingIsKept(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.Feeds = append(s.Feeds, func(context.Context, quality.Ground) (map[int]quality.Shown, error) {
			return map[int]quality.Shown{4: {Proofs: []quality.Proof{{Key: "quality.proof_note", On: "2026-11-01"}}, Gaps: []quality.Gap{{Key: "quality.gap_late"}}}}, nil
		})
		if l := s.state(4); l.State != quality.Major {
			t.Errorf("%+v", l)
		}
		s.must(s.Read(ctx, s.who, 4, "Un entretien manque.", "2026-12-01"))
		s.must(s.Read(ctx, s.who, 4, "Il est fait.", "2027-01-01"))
		l := s.state(4)
		if l.Review.Note != "Il est fait." || l.Review.By != "manager" || l.Review.Due("2026-12-31") || !l.Review.Due("2027-01-01") {
			t.Errorf("%+v", l.Review)
		}
		s.refused(s.Read(ctx, s.who, 33, "x", ""), base.Invalid, "not_a_choice")
	})
}

func TestTheAuditFileHoldsTheBookTheRegistersAndEachDocumentWithItsSum(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		_, err := s.Complain(ctx, s.who, cold())
		s.must(err)
		asked, err := s.Ask(ctx, s.who, hot())
		s.must(err)
		for range 5 {
			s.must(s.Type(ctx, s.who, asked.ID, quality.Given{Notes: []int{5, 4}}))
		}
		_, err = s.Add(ctx, s.who, quality.Evidence{Indicator: 9, Title: "Livret d’accueil", On: "2026-11-01", Name: "livret.pdf"}, strings.NewReader(pdf))
		s.must(err)
		var out bytes.Buffer
		s.must(s.Audit(ctx, s.who, "La Coopérative", &out))
		z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		s.must(err)
		files := map[string][]byte{}
		for _, f := range z.File {
			r, err := f.Open()
			s.must(err)
			files[f.Name], err = io.ReadAll(r)
			s.must(err)
		}
		if len(files) != 4 || string(files["09/001-livret-d-accueil.pdf"]) != pdf {
			t.Fatalf("%d files", len(files))
		}
		for name, content := range files {
			sum := sha256.Sum256(content)
			if line := hex.EncodeToString(sum[:]) + "  " + name; name != "SHA256SUMS" && !strings.Contains(string(files["SHA256SUMS"]), line) {
				t.Errorf("no sum of %s", name)
			}
		}
	})
}
