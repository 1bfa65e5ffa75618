package portfolio_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/portfolio"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// pdf is a file that is told to be what it is by its first bytes.
func pdf(text string) string { return "%PDF-1.4\n" + text + "\n%%EOF\n" }

// desk is a school with a candidate who is admissible.
type desk struct {
	*portfolio.Desk
	t    *testing.T
	boss base.Actor
	me   base.Actor // the candidate
	id   base.ID[candidacy.Candidate]
	of   certification.Version
}

func open(t *testing.T, kept *db.DB) *desk {
	t.Helper()
	certifications := &certification.Desk{DB: kept}
	accounts := &account.Desk{DB: kept, Post: &post.Desk{DB: kept, URL: "https://lieu.example"}}
	d := &desk{t: t, boss: base.System("coop", testkit.Paris)}
	d.Desk = &portfolio.Desk{DB: kept, Certifications: certifications, Accounts: accounts, Candidates: &candidacy.Desk{DB: kept, Certifications: certifications, Address: accounts.Address},
		Living: func(context.Context, base.AccountID, string) (portfolio.Lives, error) { return portfolio.Lives{}, nil },
		Hears:  func(context.Context, base.Actor, base.ID[candidacy.Candidate]) (bool, error) { return false, nil },
		Heard: func(context.Context, db.Reader, base.Actor, base.ID[candidacy.Candidate]) (portfolio.Appointment, error) {
			return portfolio.Appointment{}, nil
		}}
	d.me = d.somebody("malika@ex.fr", base.Member)
	c, err := d.Candidates.Enrol(ctx, d.boss, candidacy.Enrolment{Certification: "piloter-un-tiers-lieu", Route: certification.Continuing, Email: "malika@ex.fr",
		Civil: candidacy.Civil{GivenName: "Malika", BirthName: "Benali", BirthDate: "1988-04-12"}})
	d.must(err)
	d.id = c.ID
	d.must(d.Candidates.Decide(ctx, d.boss, c.ID, candidacy.Admissible, ""))
	d.of, err = certifications.Version(ctx, kept, c.Version)
	d.must(err)
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// somebody has an account and a role in the school.
func (d *desk) somebody(email string, role base.Role) base.Actor {
	d.t.Helper()
	a, err := d.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: email, Name: email})
	d.must(err)
	return base.Actor{Account: a.ID, Name: a.Name, Place: "coop", Role: role, Zone: testkit.Paris, Lang: "fr"}
}

func (d *desk) view() portfolio.View {
	d.t.Helper()
	v, err := d.Look(ctx, d.me, d.id)
	d.must(err)
	return v
}

func (d *desk) add(t portfolio.Told, content string) portfolio.Piece {
	d.t.Helper()
	if t.Title == "" {
		t.Title = "Pièce " + strings.Join(t.Competences, " ")
	}
	if t.On == "" {
		t.On = "2026-01-05"
	}
	t.File.Name = "piece.pdf"
	p, err := d.Add(ctx, d.me, d.id, t, strings.NewReader(pdf(content)))
	d.must(err)
	return p
}

// prove adds a piece for each competence but some.
func (d *desk) prove(but ...string) {
	d.t.Helper()
	for _, k := range d.of.Competences() {
		if !strings.Contains(strings.Join(but, " "), k.Code) {
			d.add(portfolio.Told{Competences: []string{k.Code}, Mine: "J’ai fait " + k.Code, Shown: portfolio.Nobody}, k.Code)
		}
	}
	d.must(d.Present(ctx, d.me, d.id, "Je pilote Le Moulin.", d.view().Revision))
}

func (d *desk) send() (portfolio.Sending, error) {
	d.t.Helper()
	return d.Send(ctx, d.me, d.id, d.view().Content().Digest())
}

func said(err error, key string) bool {
	var f *base.Fault
	if !errors.As(err, &f) {
		return false
	}
	for _, field := range f.Fields {
		if field.Key == key {
			return true
		}
	}
	return f.Key == key
}

func TestS3ADossierWithARowThatIsEmptyIsNotSent(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.prove("2.4")
		_, err := d.send()
		var f *base.Fault
		if !errors.As(err, &f) || len(f.Fields) != 1 || f.Fields[0].Key != "portfolio.gap_competence" || f.Fields[0].Args["code"] != "2.4" || f.Fields[0].Name != "competences.2.4" {
			t.Fatal(err)
		}
		d.add(portfolio.Told{Competences: []string{"2.4"}, Mine: "J’ai tenu le diagnostic.", Shown: portfolio.Nobody}, "2.4")
		s, err := d.send()
		d.must(err)
		if s.Number != 1 || len(s.Content.Pieces) != 18 || s.Pages < 3 {
			t.Error(s.Number, len(s.Content.Pieces), s.Pages)
		}
	})
}

func TestS3WhatLivesOnChangesNothingOfWhatWasSent(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		budget := "équilibre à 40 %"
		d.Living = func(_ context.Context, _ base.AccountID, slug string) (portfolio.Lives, error) {
			return portfolio.Lives{ID: "moulin", Place: "Le Moulin", All: []portfolio.Living{{Key: "forecast:1", Title: "Prévisionnel", Source: "Prévisions", On: "2026-01-05", Name: "previsionnel.pdf",
				Write: func(_ context.Context, w io.Writer) error { _, err := io.WriteString(w, pdf(budget)); return err }}}}, nil
		}
		p, err := d.Freeze(ctx, d.me, d.id, "le-moulin", "forecast:1", portfolio.Told{Competences: []string{"2.1"}, Mine: "J’ai bâti le prévisionnel.", Shown: portfolio.Nobody})
		d.must(err)
		if p.Kind != portfolio.Snapshot || p.Source != "Le Moulin · Prévisions" || p.Title != "Prévisionnel" {
			t.Error(p.Told)
		}
		d.prove("2.1")
		s, err := d.send()
		d.must(err)
		budget = "équilibre à 80 %"
		_, file, err := d.File(ctx, d.me, d.id, p.File.Sum)
		d.must(err)
		if string(file) != pdf("équilibre à 40 %") {
			t.Errorf("%q", file)
		}
		paper, _, err := d.File(ctx, d.me, d.id, s.Paper.Sum)
		d.must(err)
		if again := d.view().Sendings[0]; paper != s.Paper || again.Digest != s.Digest || again.Paper != s.Paper {
			t.Error(again)
		}
		c, err := d.Candidates.Get(ctx, kept, d.boss, d.id)
		d.must(err)
		if c.Steered != "moulin" || c.PlaceName != "Le Moulin" {
			t.Error(c.Steered, c.PlaceName)
		}
		d.must(d.Drop(ctx, d.me, d.id, p.ID))
		if _, file, err = d.File(ctx, d.me, d.id, p.File.Sum); err != nil || len(file) == 0 {
			t.Error("what was sent lost its file", err)
		}
	})
}

func TestWhatWasSentIsRefusedAnyChangeByTheDatabase(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.prove()
		_, err := d.send()
		d.must(err)
		for _, text := range []string{"update portfolio_sending set pages = 1 where place_id = $1", "delete from portfolio_sending where place_id = $1", "delete from portfolio_file where place_id = $1",
			"update portfolio_file set content = $1 where place_id = $1", "delete from portfolio_sent_file where place_id = $1", "update portfolio_sent_file set sum = '' where place_id = $1"} {
			err := kept.Change(ctx, d.boss, func(ctx context.Context, tx *db.Tx) error {
				_, err := tx.Exec(ctx, text, "coop")
				return err
			})
			if err == nil {
				t.Error("let through:", text)
			}
		}
	})
}

func TestS18AfterAWholeSuccessNothingIsLeftToSend(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.prove()
		judge := func(o candidacy.Outcome, units ...string) {
			d.must(kept.Change(ctx, d.boss, func(ctx context.Context, tx *db.Tx) error {
				_, err := d.Candidates.Judge(ctx, tx, d.id, candidacy.Judgement{Outcome: o, Acquired: units, On: "2026-01-05"})
				return err
			}))
		}
		for _, o := range []candidacy.Outcome{candidacy.Excused, candidacy.Absent} {
			judge(o)
			d.must(d.Present(ctx, d.me, d.id, "Après : "+string(o), d.view().Revision))
			if _, err := d.send(); err != nil {
				t.Error(o, err)
			}
		}
		judge(candidacy.Partial, "1", "3")
		if asked := d.view().Asked(); len(asked) != 5 || asked[0].Code != "2.1" {
			t.Error(asked)
		}
		judge(candidacy.Total, "2")
		if _, err := d.send(); !said(err, "portfolio.holder") {
			t.Error(err)
		}
	})
}

func TestADossierIsSentOnceAndAsItWasRead(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.prove()
		read := d.view().Content().Digest()
		d.must(d.Present(ctx, d.me, d.id, "Changé depuis.", d.view().Revision))
		if _, err := d.Send(ctx, d.me, d.id, read); !said(err, "portfolio.changed_meanwhile") {
			t.Error(err)
		}
		_, err := d.send()
		d.must(err)
		if _, err := d.send(); !said(err, "portfolio.sent_already") {
			t.Error(err)
		}
		d.Heard = func(context.Context, db.Reader, base.Actor, base.ID[candidacy.Candidate]) (portfolio.Appointment, error) {
			return portfolio.Appointment{Day: "2026-01-05", Begun: true}, nil
		}
		if _, err := d.send(); !said(err, "portfolio.being_judged") {
			t.Error(err)
		}
	})
}

func TestWhoIsNotAdmittedGathersAndDoesNotSend(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.must(d.Candidates.Decide(ctx, d.boss, d.id, candidacy.Inadmissible, "La pièce d’identité manque."))
		d.prove()
		if _, err := d.send(); !said(err, "portfolio.not_admitted") {
			t.Error(err)
		}
	})
}

func TestOnlyTheCandidateWritesAndAJuryReadsOnlyWhatWasSent(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		p := d.add(portfolio.Told{Competences: []string{"1.1"}}, "a")
		trainer, stranger := d.somebody("awa@ex.fr", base.Team), d.somebody("bo@ex.fr", base.Member)
		d.must(d.Remark(ctx, trainer, d.id, "1.1", "Datez vos visites."))
		if got := d.view().Comments; len(got) != 1 || got[0].Author != "awa@ex.fr" {
			t.Error(got)
		}
		if err := d.Present(ctx, trainer, d.id, "x", 0); !said(err, "portfolio.not_yours") {
			t.Error(err)
		}
		for _, look := range []func() error{
			func() error { _, err := d.Look(ctx, stranger, d.id); return err },
			func() error { return d.Present(ctx, stranger, d.id, "x", 0) },
			func() error { return d.Remark(ctx, stranger, d.id, "", "x") },
			func() error { _, _, err := d.File(ctx, stranger, d.id, p.File.Sum); return err },
			func() error { _, err := d.Rehearsals(ctx, stranger, d.id); return err },
		} {
			if err := look(); base.KindOf(err) != base.NotFound {
				t.Error(err)
			}
		}
		d.Hears = func(_ context.Context, who base.Actor, _ base.ID[candidacy.Candidate]) (bool, error) {
			return who.Account == stranger.Account, nil
		}
		v, err := d.Look(ctx, stranger, d.id)
		d.must(err)
		if !v.Juror || len(v.Pieces)+len(v.Comments)+len(v.Sendings) > 0 {
			t.Error(v)
		}
		if _, _, err := d.File(ctx, stranger, d.id, p.File.Sum); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if _, _, err := d.Compose(ctx, stranger, d.id); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		d.prove()
		d.must(d.Tell(ctx, d.me, d.id, p.ID, portfolio.Told{Title: "Visites", On: "2026-01-05", Mine: "J’ai visité.", Shown: portfolio.Masked, Competences: []string{"1.1"}}))
		_, err = d.send()
		d.must(err)
		if _, file, err := d.File(ctx, stranger, d.id, p.File.Sum); err != nil || string(file) != pdf("a") {
			t.Error(err)
		}
	})
}

func TestWhatCannotBeEvidenceIsRefusedAndSaysWhy(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		good := portfolio.Told{Title: "Charte", On: "2026-01-05", File: portfolio.Kept{Name: "charte.pdf"}}
		for _, c := range []struct {
			change func(*portfolio.Told)
			file   string
			key    string
		}{
			{func(t *portfolio.Told) { t.Title = " " }, pdf(""), "base.required"},
			{func(t *portfolio.Told) { t.On = "2099-01-01" }, pdf(""), "portfolio.ahead"},
			{func(t *portfolio.Told) { t.On = "hier" }, pdf(""), "base.not_a_day"},
			{func(t *portfolio.Told) { t.Shown = "some" }, pdf(""), "base.not_a_choice"},
			{func(t *portfolio.Told) { t.Competences = []string{"9.9"} }, pdf(""), "portfolio.no_such_competence"},
			{func(t *portfolio.Told) { t.Mine = strings.Repeat("é", 3001) }, pdf(""), "base.too_long"},
			{func(*portfolio.Told) {}, "", "portfolio.file_empty"},
			{func(*portfolio.Told) {}, "<html><script>", "portfolio.file_kind"},
			{func(*portfolio.Told) {}, "PK\x03\x04 a document of a text processor", "portfolio.file_kind"},
			{func(*portfolio.Told) {}, pdf(strings.Repeat("x", 10<<20)), "portfolio.file_large"},
		} {
			told := good
			c.change(&told)
			if _, err := d.Add(ctx, d.me, d.id, told, strings.NewReader(c.file)); !said(err, c.key) {
				t.Error(c.key, err)
			}
		}
		if got := d.view().Pieces; len(got) > 0 {
			t.Error(got)
		}
	})
}

func TestS28AnArchiveComesBackElsewhereWithTheSameDigests(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.prove()
		s, err := d.send()
		d.must(err)
		name, file, err := d.Archive(ctx, d.me, d.id, 1)
		d.must(err)
		_, again, err := d.Archive(ctx, d.me, d.id, 1)
		d.must(err)
		if name != "dossier-malika-benali-1.zip" || !bytes.Equal(file, again) {
			t.Error(name)
		}
		e := open(t, testkit.SQLite(t))
		n, err := e.TakeIn(ctx, e.me, e.id, bytes.NewReader(file), int64(len(file)))
		e.must(err)
		if got := e.view().Content(); n != 18 || got.Digest() != s.Digest {
			t.Error(n, got.Digest(), s.Digest)
		}
		there, err := e.send()
		e.must(err)
		for i, p := range there.Content.Pieces {
			if p.File != s.Content.Pieces[i].File {
				t.Error(p.File)
			}
		}
		if _, err := e.TakeIn(ctx, e.me, e.id, bytes.NewReader(file), int64(len(file))); !said(err, "portfolio.not_empty") {
			t.Error(err)
		}
	})
}

func TestAnArchiveThatWasAlteredIsRefusedWhole(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.prove()
		_, err := d.send()
		d.must(err)
		_, file, err := d.Archive(ctx, d.me, d.id, 1)
		d.must(err)
		e := open(t, testkit.SQLite(t))
		first := d.view().Pieces[0].File.Sum
		for what, c := range map[string]struct {
			file []byte
			key  string
		}{
			"no zip":      {[]byte("bonjour"), "portfolio.not_an_archive"},
			"another zip": {repacked(t, file, func(name string, _ []byte) (string, []byte) { return "x" + name, nil }), "portfolio.not_an_archive"},
			"a file":      {repacked(t, file, changed("files/"+first, func([]byte) []byte { return []byte(pdf("autre")) })), "portfolio.altered"},
			"a file less": {repacked(t, file, func(name string, b []byte) (string, []byte) { return strings.Replace(name, first, "ailleurs", 1), b }), "portfolio.lacks"},
			"the words": {repacked(t, file, changed("portfolio.json", func(b []byte) []byte {
				return bytes.Replace(b, []byte("J’ai fait 1.1"), []byte("J’ai tout fait"), 1)
			})), "portfolio.altered"},
			"the manifest":  {repacked(t, file, changed("portfolio.json", func([]byte) []byte { return []byte("{") })), "portfolio.not_an_archive"},
			"a later kind":  {repacked(t, file, changed("portfolio.json", laterKind(t))), "portfolio.not_an_archive"},
			"nothing in it": {nil, "portfolio.not_an_archive"},
		} {
			if _, err := e.TakeIn(ctx, e.me, e.id, bytes.NewReader(c.file), int64(len(c.file))); !said(err, c.key) {
				t.Error(what, err)
			}
		}
		if v := e.view(); len(v.Pieces) > 0 || v.About != "" {
			t.Error(v.Pieces)
		}
	})
}

func laterKind(t *testing.T) func([]byte) []byte {
	return func(b []byte) []byte {
		var m portfolio.Manifest
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(err)
		}
		m.Version = 2
		out, _ := json.Marshal(m)
		return out
	}
}

func TestARehearsalLastsFromItsBeginningToItsEnd(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		d := open(t, kept)
		d.must(d.Rehearse(ctx, d.me, d.id, true))
		d.must(d.Rehearse(ctx, d.me, d.id, true))
		d.must(d.Rehearse(ctx, d.me, d.id, false))
		all, err := d.Rehearsals(ctx, d.me, d.id)
		d.must(err)
		if len(all) != 2 || all[0].Ended.IsZero() || all[1].Ended.IsZero() {
			t.Error(all)
		}
	})
}
