package fec_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/fec"
	"pilotis/internal/testkit"
)

// FuzzImport judges what no program should write: whatever the bytes, there is a report
// or a refusal, and what is called sound adds up.
func FuzzImport(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		f.Fatal(err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(filepath.Base(file), body[:min(len(body), 4000)])
	}
	for _, seed := range []string{"", "\n", "\xef\xbb\xbf", heading, heading + "\r\r\n", "JournalCode|\n|||\n", "a;b\n1;2\n"} {
		f.Add("x.txt", []byte(seed))
	}
	s := newScene(f, testkit.SQLite(f))
	f.Fuzz(func(t *testing.T, name string, body []byte) {
		r, err := s.desk.Import(context.Background(), s.who, fec.Asked{Name: name, File: bytes.NewReader(body), DryRun: true})
		if err != nil {
			if base.KindOf(err) == base.Internal {
				t.Fatal(err)
			}
			return
		}
		if r.OK() && (r.Debit != r.Credit || r.Sound != r.Entries) {
			t.Errorf("sound, and %+v", r)
		}
		for _, i := range append(r.Format.Issues, r.Accounting.Issues...) {
			if i.Message == "" || i.Message == "fec.issue_"+i.Code {
				t.Errorf("%s says nothing", i.Code)
			}
		}
	})
}
