package ui

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"
)

func TestAFirstPageIsLight(t *testing.T) {
	t.Parallel()
	budget := map[string]int{
		"app.js": 25_000, "app.css": 18_000, "icons.svg": 8_000,
		"atkinson-hyperlegible-next-latin-wght-normal.woff2": 45_000,
		"fraunces-latin-wght-normal.woff2":                   40_000,
	}
	whole := 0
	for name, most := range budget {
		sent, err := dist.ReadFile("dist/" + current[name] + ".gz")
		if err != nil {
			sent = built(t, name) // fonts are not compressed twice
		}
		size := len(sent)
		if size == 0 || size > most {
			t.Errorf("%s: %d bytes over the wire, %d at most", name, size, most)
		}
		whole += size
	}
	const most = 120_000
	if whole > most {
		t.Errorf("all that a first page loads beside itself: %d bytes, %d at most", whole, most)
	}
}

func built(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := dist.ReadFile("dist/" + current[name])
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestFilesAreServedCompressedAndKeptForEver(t *testing.T) {
	t.Parallel()
	r := httptest.NewRequest(http.MethodGet, Asset("app.css"), nil)
	r.Header.Set("Accept-Encoding", "gzip, br")
	w := httptest.NewRecorder()
	Static().ServeHTTP(w, r)
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Fatalf("%d %q", w.Code, w.Header().Get("Content-Type"))
	}
	if got := w.Header().Get("Cache-Control"); got != "public, max-age=31536000, immutable" {
		t.Errorf("Cache-Control %q", got)
	}
	zip, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	small, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(small, built(t, "app.css")) {
		t.Error("the compressed file is not the file")
	}
}

func TestAFileOfAnotherTimeIsNotFound(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	Static().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/static/app-OLDHASH1.css", nil))
	if w.Code != http.StatusNotFound {
		t.Errorf("%d", w.Code)
	}
}

func TestTheSheetLoadsNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	far := regexp.MustCompile(`(?i)(https?:)?//[a-z0-9]|data:`)
	if found := far.Find(built(t, "app.css")); found != nil {
		t.Errorf("the style sheet names %s", found)
	}
}
