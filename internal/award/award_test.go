package award_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pilotis/internal/award"
	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestS20NoParchmentBeforeTheWholeJurySigned(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		for what, spoil := range map[string]func(*award.Minutes){
			"one member did not sign":  func(m *award.Minutes) { m.Signatures = m.Signatures[:2] },
			"one signed another text":  func(m *award.Minutes) { m.Signatures[1].Digest = "d0" },
			"one signed for another":   func(m *award.Minutes) { m.Signatures[1].Member = "ana" },
			"a signature has no hour":  func(m *award.Minutes) { m.Signatures[0] = award.Signature{Member: "ana", Digest: "d1"} },
			"nobody sits in the jury":  func(m *award.Minutes) { m.Members = nil },
			"the minutes have no text": func(m *award.Minutes) { m.Digest = "" },
		} {
			e := s.zoe()
			spoil(&e.Minutes)
			if _, err := s.issue(e); base.KindOf(err) != base.Conflict {
				t.Errorf("%s: %v", what, err)
			}
		}
		if all, err := s.List(s.ctx, s.who, award.Filter{}); err != nil || len(all) != 0 {
			t.Error(all, err)
		}
		if a := s.given(s.zoe()); a.Kind != award.Parchment || a.Number != "RS5142-2026-0001" {
			t.Errorf("%+v", a)
		}
	})
}

func TestS17APartialSuccessGivesAnAttestationOfTheUnitsKept(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a := s.given(s.max())
		if a.Kind != award.Attestation || a.Number != "RS5142-2026-A0001" || len(a.Units) != 2 || a.Units[0].Code != "1" || a.Units[1].Code != "3" {
			t.Errorf("%+v", a)
		}
		w, err := s.Whole(s.ctx, s.who, a.ID)
		s.must(err)
		if len(w.Badges) != 13 { // seven of the first unit, six of the third
			t.Errorf("%d badges", len(w.Badges))
		}
		for _, b := range w.Badges {
			if b.Kind != badge.Competency || strings.HasPrefix(b.Code, "2.") {
				t.Errorf("%+v", b)
			}
		}
		// A second jury gives the rest: the badges that there are stand.
		e := s.max()
		e.Minutes.ID, e.Minutes.Session, e.Total = "minutes-2", "session-2", true
		w, err = s.Whole(s.ctx, s.who, s.given(e).ID)
		s.must(err)
		if len(w.Badges) != 6 || w.Badges[0].Kind != badge.Certificate {
			t.Errorf("%+v", w.Badges)
		}
		e = s.max()
		e.Candidate, e.Units = "eve", nil
		if a := s.given(e); a.ID != "" {
			t.Error("a failure gives something")
		}
		e.Units = []string{"9"}
		if _, err := s.issue(e); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
	})
}

func TestNumbersHaveNoGapAndNothingGivenChanges(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.given(s.zoe())
		e := s.zoe()
		e.Candidate = "eve"
		e.Minutes.Signatures = nil
		_, err := s.issue(e) // refused: takes no number
		if err == nil {
			t.Fatal("given")
		}
		e = s.zoe()
		e.Candidate = "eve"
		a := s.given(e)
		if a.Number != "RS5142-2026-0002" {
			t.Error(a.Number)
		}
		if again := s.given(e); again.ID != a.ID {
			t.Error("the same minutes give the same twice")
		}
		testkit.At(d, "2027-01-02T09:00:00Z")
		e.Candidate = "ida"
		if a := s.given(e); a.Number != "RS5142-2027-0001" {
			t.Error(a.Number)
		}
		for _, text := range []string{"update award set number = 'x'", "update award set decided = '2020-01-01'", "update award set session_id = 'x'", "delete from award", "update award_badge set credential = 'x'", "delete from award_badge",
			"insert into award select place_id, id || 'x', kind, certification_id, version_id, code, title, year, serial + 7, number, candidate_id || 'x', holder, units, passage, minutes_id, minutes_digest, decided, issued, file, file_digest, email, search, revoked_at, revoked_by, revoked_why, session_id from award"} {
			if err := s.DB.Change(s.ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, text)
				return err
			}); err == nil {
				t.Errorf("the database lets %q pass", text)
			}
		}
	})
}

// heard is the text of a file as another program reads it.
func heard(t *testing.T, file []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not here")
	}
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(out), "\u00a0", " ")
}

func TestAParchmentSaysWhatItMustAndNothingElseAndIsKeptBitForBit(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a := s.given(s.zoe())
		_, file, err := s.File(s.ctx, s.who, a.ID)
		s.must(err)
		digest := sha256.Sum256(file)
		if hex.EncodeToString(digest[:]) != a.Digest {
			t.Error("the file is not the one of its digest")
		}
		s.cert.Revision++
		s.cert.Terms.Signatory = "Quelqu’un d’autre"
		s.must(s.Certifications.Set(s.ctx, s.who, s.cert))
		if _, again, err := s.File(s.ctx, s.who, a.ID); err != nil || !bytes.Equal(again, file) {
			t.Error("the file changed", err)
		}
		text := heard(t, file)
		for _, want := range []string{"Coopérative Tiers-Lieux", "SIRET 12345678200010", "Piloter un tiers-lieu", "RS5142", "24 janvier 2020", "Zoé Marie ÇELIK", "9 avril 1988, Bordeaux",
			"15 octobre 2026", "Bordeaux, le 20 octobre 2026", "Nadia Roux, présidente", "Numéro RS5142-2026-0001", home + "/verify/RS5142-2026-0001"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing in\n%s", want, text)
			}
		}
		for _, never := range []string{"diplôme", "Diplôme", "niveau", "Niveau", "République", "bloc", "VAE", "DUPLICATA", "zoe@example.org"} {
			if strings.Contains(text, never) {
				t.Errorf("it says %q", never)
			}
		}
	})
}

func TestADuplicateIsMarkedAndLogged(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a := s.given(s.max())
		if _, err := s.Duplicate(s.ctx, s.who, a.ID, " "); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		testkit.At(d, "2027-02-03T10:00:00Z")
		n, err := s.Duplicate(s.ctx, s.who, a.ID, "Perdue dans un déménagement")
		s.must(err)
		_, file, err := s.CopyFile(s.ctx, s.who, a.ID, n.N)
		s.must(err)
		trail, err := db.Trail(s.ctx, d, s.who.Place, "award", string(a.ID))
		s.must(err)
		if n.N != 1 || len(trail) != 2 || trail[0].Act != "duplicated" || trail[0].Detail["reason"] != "Perdue dans un déménagement" {
			t.Errorf("%+v %+v", n, trail)
		}
		text := heard(t, file)
		for _, want := range []string{"DUPLICATA n° 1", "3 février 2027", "15 octobre 2026", "Unité 1", "Unité 3", "RS5142-2026-A0001", "Max PETIT"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is missing in\n%s", want, text)
			}
		}
		if strings.Contains(text, "Unité 2") {
			t.Error("the unit that was not acquired is told")
		}
		s.must(s.Revoke(s.ctx, s.who, a.ID, "Fraude"))
		if _, err := s.Duplicate(s.ctx, s.who, a.ID, "Encore"); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
	})
}

func TestS25ANumberIsValidRevokedOrUnknown(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a := s.given(s.zoe())
		check := func(number string, want award.Standing) {
			t.Helper()
			if got, err := s.Check(s.ctx, number); err != nil || got != want {
				t.Errorf("%s is %s, not %s (%v)", number, got, want, err)
			}
		}
		check(a.Number, award.Valid)
		check("RS5142-2026-0002", award.Unknown)
		s.must(s.Revoke(s.ctx, s.who, a.ID, "Fausse identité"))
		check(a.Number, award.Withdrawn)
		if err := s.Revoke(s.ctx, s.who, a.ID, "Encore"); base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
	})
}

func TestRectifyingMinutesTakeBackWhatTheFirstGave(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first := s.given(s.zoe())
		e := s.zoe()
		other := s.given(s.max())
		e.Minutes.ID, e.Total, e.Units = "minutes-2", false, []string{"2"}
		second := s.given(e)
		e = s.max()
		e.Minutes.ID = "minutes-2"
		if same := s.given(e); same.ID != other.ID {
			t.Error("minutes that decide the same of somebody give it anew")
		}
		was, err := s.Get(s.ctx, s.who, first.ID)
		s.must(err)
		w, err := s.Whole(s.ctx, s.who, second.ID)
		s.must(err)
		if !was.Revoked() || second.Kind != award.Attestation || len(w.Badges) != 5 {
			t.Errorf("%+v %+v", was, w)
		}
	})
}

func TestAnAwardIsShownToItsHolderAndToTheCertifierOnly(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		a := s.given(s.zoe())
		zoe, max := testkit.As(base.Visitor, s.who.Place), testkit.As(base.Team, s.who.Place)
		zoe.Name, max.Name = "zoe", "max"
		if got, err := s.Get(s.ctx, zoe, a.ID); err != nil || got.Number != a.Number {
			t.Error(got, err)
		}
		if mine, err := s.Mine(s.ctx, zoe); err != nil || len(mine) != 1 {
			t.Error(mine, err)
		}
		if _, _, err := s.File(s.ctx, max, a.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		w, err := s.Whole(s.ctx, zoe, a.ID)
		s.must(err)
		if _, _, err := s.Credential(s.ctx, max, w.Badges[0].ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		elsewhere := testkit.As(base.Owner, base.NewID[base.KindPlace](d.Clock()))
		if _, err := s.Get(s.ctx, elsewhere, a.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if all, err := s.List(s.ctx, s.who, award.Filter{Words: "celik marie"}); err != nil || len(all) != 0 {
			t.Error("words are sought in the order typed", all, err)
		}
		if all, err := s.List(s.ctx, s.who, award.Filter{Words: "zoe celik"}); err != nil || len(all) != 1 {
			t.Error(all, err)
		}
	})
}
