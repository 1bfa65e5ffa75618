package web_test

import (
	"net/http"
	"testing"
)

func TestAnAddressWithASlashTooManyLeadsOn(t *testing.T) {
	s := serve(t, anyone("GET /here", says("here")))
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for path, want := range map[string]string{"/here/?q=1": "/here?q=1", "/here//": "/here", "//moulin.example/": "/moulin.example", "/%2Fmoulin.example/": "", "/nowhere": ""} {
		answer, err := client.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = answer.Body.Close()
		if to := answer.Header.Get("Location"); want == "" && answer.StatusCode != http.StatusNotFound || want != "" && to != want && to != want+"/" {
			t.Errorf("%s: %s, leads to %q", path, answer.Status, to)
		}
	}
}
