package browse

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

func TestAxeSeesAnImageWithoutText(t *testing.T) {
	t.Parallel()
	b, err := Start(context.Background())
	if errors.Is(err, ErrNoBrowser) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	axe, err := os.ReadFile(filepath.Join("..", "..", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>t</title><main><h1>Bonjour</h1><img src="x.png"></main>`))
	}))
	t.Cleanup(site.Close)
	tab, err := b.Tab(site.URL, Phone)
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	if err := tab.Go("/"); err != nil {
		t.Fatal(err)
	}
	found, err := tab.Violations(string(axe))
	if err != nil || len(found) != 1 || found[0].ID != "image-alt" {
		t.Errorf("%v %v", found, err)
	}
	if width, err := Eval[int](tab, "innerWidth"); err != nil || width != 320 {
		t.Error(width, err)
	}
}
