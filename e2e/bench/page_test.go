package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"pilotis/internal/app"
)

// BenchmarkPage draws a page through all that the server does to a request, session
// and rights included, so that a profile says where the time of a reader goes.
func BenchmarkPage(b *testing.B) {
	s, err := open(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "page.db")+"?synchronous=normal", 30)
	if err != nil {
		b.Fatal(err)
	}
	defer s.house.DB.Close()
	if err := s.welcome(b.Context(), 1000); err != nil {
		b.Fatal(err)
	}
	if err := s.keepBooks(b.Context(), 30_000); err != nil {
		b.Fatal(err)
	}
	handler := s.house.Handler(app.Serving{})
	for name, path := range map[string]string{"people": "/people", "week": "/bookings/week", "today": "", "money": "/money", "balance": "/reports/balance", "income": "/reports/income"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/p/"+s.slug+path, nil)
				r.AddCookie(&http.Cookie{Name: "pilotis", Value: s.cookie})
				r.Header.Set("Accept-Encoding", "gzip")
				w := httptest.NewRecorder()
				handler.ServeHTTP(w, r)
				if w.Code != http.StatusOK {
					b.Fatal(w.Code, w.Body)
				}
				b.SetBytes(int64(w.Body.Len()))
			}
		})
	}
}
