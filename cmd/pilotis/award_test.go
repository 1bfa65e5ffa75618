package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pilotis/internal/app"
	"pilotis/internal/award"
	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/testkit"
	"pilotis/internal/transmission"
)

// certified is an installation whose school gave a parchment and an attestation.
func certified(t *testing.T) (dsn string, h *app.House, who base.Actor) {
	t.Helper()
	dsn = testkit.SQLiteDSN(t)
	d, err := db.Open(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	h = app.New(d, slog.New(slog.DiscardHandler))
	h.Post.URL = "https://ecole.example"
	ctx := context.Background()
	p, err := h.Places.Open(ctx, base.System("", testkit.Paris), place.Identity{Name: "La coopérative", Insee: "23096"})
	if err != nil {
		t.Fatal(err)
	}
	who = base.System(p.ID, p.Zone)
	w, err := h.Certifications.Find(ctx, "RS5142")
	if err != nil {
		t.Fatal(err)
	}
	signed := award.Minutes{ID: "m", Digest: "d", Members: []string{"ana"}, Signatures: []award.Signature{{Member: "ana", At: time.Now(), Digest: "d"}}}
	zoe := award.Earned{Minutes: signed, Certification: w.ID, Version: w.Versions[0].ID, Candidate: "zoe", Total: true, Decided: "2026-01-15",
		Holder:  award.Holder{GivenName: "Zoé", BirthName: "ÇELIK", BirthDate: "1988-04-09", BirthInsee: "33063", Sex: "F", Email: "zoe@example.org"},
		Passage: award.Passage{Route: "experience", Enrolled: "2025-03-02"}}
	max := zoe
	max.Candidate, max.Total, max.Units, max.Holder.BirthName = "max", false, []string{"1"}, "PETIT"
	err = d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		for _, e := range []award.Earned{zoe, max} {
			if _, err := h.Awards.Issue(ctx, tx, e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return dsn, h, who
}

func answered(t *testing.T, into any, args ...string) int {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(context.Background(), args, nil, &out, &errs)
	if err := json.Unmarshal(out.Bytes(), into); err != nil {
		t.Fatalf("%v: %v in %s %s", args, err, out.String(), errs.String())
	}
	return code
}

func TestS24ThePartialSuccessIsNeverInTheFileThatTheCommandWrites(t *testing.T) {
	t.Parallel()
	dsn, h, who := certified(t)
	file := filepath.Join(t.TempDir(), "flux.xml")
	args := []string{"school", "transmission", "export", "--db", dsn, "--certification", "RS5142", "--out", file}
	var blocks []transmission.BlockJSON
	if code := answered(t, &blocks, args...); code != 1 || len(blocks) != 3 || blocks[0].Field != "client" {
		t.Errorf("%d %+v", code, blocks)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("a file that blocks was written")
	}
	w, err := h.Certifications.Find(context.Background(), "RS5142")
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Transmissions.Register(context.Background(), who, w.ID, transmission.Emitter{Client: "03ABC123", Certifier: "03ABC123", Contract: "C1", Version: "1.1.2"}); err != nil {
		t.Fatal(err)
	}
	var lot transmission.LotJSON
	if code := answered(t, &lot, append(args, "--json")...); code != 0 || lot.Sent != 1 {
		t.Errorf("%d %+v", code, lot)
	}
	first, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(first), "ÇELIK") || strings.Contains(string(first), "PETIT") {
		t.Error(string(first), err)
	}
	if code := answered(t, &lot, append(args, "--json")...); code != 0 {
		t.Error(code)
	}
	if again, err := os.ReadFile(file); err != nil || !bytes.Equal(again, first) {
		t.Error("run again it writes other bytes", err)
	}
}

func TestS25ABadgeIsVerifiedAtTheCommandLine(t *testing.T) {
	t.Parallel()
	dsn, h, who := certified(t)
	ctx, dir := context.Background(), t.TempDir()
	all, err := h.Awards.List(ctx, who, award.Filter{Kind: award.Parchment})
	if err != nil {
		t.Fatal(err)
	}
	w, err := h.Awards.Whole(ctx, who, all[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	_, text, err := h.Awards.Credential(ctx, who, w.Badges[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good, changed := write("good.jwt", text+"\n"), write("changed.jwt", text[:300]+"A"+text[301:])
	nowhere := "sqlite:" + filepath.Join(dir, "none.db")
	verify := func(want badge.Reason, unchecked int, args ...string) {
		t.Helper()
		var v badge.Verdict
		code := answered(t, &v, append([]string{"school", "badge", "verify", "--json"}, args...)...)
		if v.Reason != want || v.Valid != (want == badge.OK) || code != map[bool]int{true: 0, false: 1}[v.Valid] || len(v.Unchecked) != unchecked {
			t.Errorf("%v: %d %+v, not %s", args, code, v, want)
		}
	}
	verify(badge.OK, 0, good, "--db", dsn, "--recipient", "zoe@example.org")
	verify(badge.OK, 1, good, "--db", dsn)
	verify(badge.NotTheirs, 0, good, "--db", dsn, "--recipient", "max@example.org")
	verify(badge.Signature, 0, changed, "--db", dsn)
	verify(badge.OK, 3, good, "--db", nowhere) // whole, but by whom
	verify(badge.Signature, 1, changed, "--db", nowhere)
	before, err := h.Awards.StatusList(ctx, award.Issuer{Place: who.Place, Address: "https://ecole.example/issuers/la-cooperative"}, w.Badges[0].List)
	if err != nil {
		t.Fatal(err)
	}
	verify(badge.OK, 2, good, "--db", nowhere, "--status-list", write("before.jwt", before))
	if err := h.Awards.Revoke(ctx, who, w.ID, "Fraude"); err != nil {
		t.Fatal(err)
	}
	after, err := h.Awards.StatusList(ctx, award.Issuer{Place: who.Place, Address: "https://ecole.example/issuers/la-cooperative"}, w.Badges[0].List)
	if err != nil {
		t.Fatal(err)
	}
	verify(badge.Revoked, 0, good, "--db", dsn, "--recipient", "zoe@example.org")
	verify(badge.Revoked, 2, good, "--db", nowhere, "--status-list", write("after.jwt", after))
	verify(badge.Malformed, 0, write("empty.jwt", ""), "--db", dsn)
}
