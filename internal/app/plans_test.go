package app_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// growing are the tables that grow with the years.
var growing = regexp.MustCompile(`\b(from|join) (booking|claim|trail|outbox|waiting|booking_series)\b( [a-z]+)?`)

// narrow is a search that goes by more than the place, or by an index made of few rows.
var narrow = regexp.MustCompile(`\(place_id=\? AND|_requested|_open|_offered|_due`)

// TestThePagesOfEveryDayCostTheSameAfterTenYears asks SQLite how it would find what
// each of them reads: never by going through all that ever happened in the place.
// PostgreSQL chooses by what it knows of the tables, and these are empty.
func TestThePagesOfEveryDayCostTheSameAfterTenYears(t *testing.T) {
	t.Parallel()
	d := testkit.SQLite(t)
	h := house(t, d)
	p := h.place("Le Moulin")
	cookie := h.enter(h.person("camille", p, base.Owner))
	handler := h.Handler(app.Serving{})
	for _, path := range []string{"", "/bookings", "/bookings/week", "/bookings/month", "/bookings/requests", "/search?q=choeur", "/people"} {
		heard, statements := db.Tally(t.Context())
		r := httptest.NewRequestWithContext(heard, http.MethodGet, "/p/"+p.Slug+path, nil)
		r.Header.Set("Cookie", cookie)
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != http.StatusOK || statements.Load() < 3 {
			t.Fatal(path, w.Code, statements.Load())
		}
		for _, s := range statements.Sent() {
			names := map[string]bool{}
			for _, found := range growing.FindAllStringSubmatch(strings.ToLower(s.Text), -1) {
				names[found[2]], names[strings.TrimSpace(found[3])] = true, true
			}
			for _, step := range plan(t.Context(), t, d, s) {
				how, rest, _ := strings.Cut(step, " ")
				table, _, _ := strings.Cut(rest, " ")
				if names[table] && (how == "SCAN" || how == "SEARCH" && !narrow.MatchString(step)) {
					t.Errorf("%s: %s\n%s", path, step, s.Text)
				}
			}
		}
	}
}

// plan is how SQLite would carry out a statement.
func plan(ctx context.Context, t *testing.T, d *db.DB, s db.Statement) []string {
	t.Helper()
	steps, err := db.All(ctx, d, func(r db.Row) (step string, err error) {
		var id, parent, unused int
		err = r.Scan(&id, &parent, &unused, &step)
		return step, err
	}, "explain query plan "+s.Text, s.Args...)
	if err != nil {
		t.Fatal(err, s.Text)
	}
	return steps
}
