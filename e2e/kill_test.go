package e2e

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pilotis/e2e/program"
)

// TestWhatIsAcknowledgedSurvivesAPowerCut books from several clients, kills the
// program in the middle, twenty times on one database, and looks for every
// booking that was answered 201 and for any that is half there.
func TestWhatIsAcknowledgedSurvivesAPowerCut(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "kill.db")
	run := func(args ...string) string {
		t.Helper()
		out, err := program.Command(ctx, args...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	run("migrate", "--db", dsn)
	slug := run("place", "open", "--db", dsn, "--name", "Le Moulin", "--insee", "23079")
	api := program.API{Place: slug, Token: run("token", "create", "--db", dsn, "--place", slug, "--role", "manager")}

	acknowledged := map[string]bool{}
	space := ""
	for round := range 20 {
		s, err := program.Serve(ctx, "serve", "--db", dsn)
		if err != nil {
			t.Fatal(err)
		}
		api.Base = s.Base
		if space == "" {
			var made struct{ ID string }
			if status, err := api.Ask("POST", "/spaces", map[string]any{"name": "Salle", "kind": "room"}, &made); err != nil || status != 201 {
				t.Fatal(status, err)
			}
			space = made.ID
		}
		lookFor(t, api, acknowledged)
		bookUntilKilled(api, space, round, acknowledged, func() {
			time.Sleep(time.Duration(40+round*9) * time.Millisecond)
			s.Kill()
		})
	}
	if len(acknowledged) < 20 {
		t.Errorf("only %d bookings were acknowledged: the program was killed before it worked", len(acknowledged))
	}
	s, err := program.Serve(ctx, "serve", "--db", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Kill()
	api.Base = s.Base
	lookFor(t, api, acknowledged)
	run("doctor", "--db", dsn)
	t.Logf("%d acknowledged bookings, none lost", len(acknowledged))
}

// bookUntilKilled books different hours from four clients until none answers.
func bookUntilKilled(api program.API, space string, round int, acknowledged map[string]bool, kill func()) {
	var wait sync.WaitGroup
	var mu sync.Mutex
	first := time.Now().UTC().Truncate(24*time.Hour).AddDate(0, 0, 2+round*20)
	for client := range 4 {
		wait.Go(func() {
			for n := 0; ; n++ {
				start := first.Add(time.Duration(n*4+client) * time.Hour)
				var made struct{ ID string }
				status, err := api.Ask("POST", "/bookings", map[string]any{"space": space, "title": fmt.Sprintf("%d-%d-%d", round, client, n),
					"start": start.Format(time.RFC3339), "end": start.Add(time.Hour).Format(time.RFC3339)}, &made)
				if err != nil {
					return
				}
				if status == 201 {
					mu.Lock()
					acknowledged[made.ID] = true
					mu.Unlock()
				}
			}
		})
	}
	kill()
	wait.Wait()
}

// lookFor reads every booking, and wants each acknowledged one there, whole.
func lookFor(t *testing.T, api program.API, acknowledged map[string]bool) {
	t.Helper()
	found := map[string]bool{}
	from := time.Now().UTC().Format(time.DateOnly)
	until := time.Now().UTC().AddDate(2, 0, 0).Format(time.DateOnly)
	next := ""
	for {
		var page struct {
			Items []struct{ ID, Title, Space string }
			Next  string
		}
		path := "/bookings?from=" + from + "&to=" + until
		if next != "" {
			path += "&cursor=" + next
		}
		if status, err := api.Ask("GET", path, nil, &page); err != nil || status != 200 {
			t.Fatal(status, err)
		}
		for _, b := range page.Items {
			found[b.ID] = true
			if b.Title == "" || b.Space == "" {
				t.Errorf("booking %s is half there", b.ID)
			}
		}
		if next = page.Next; next == "" {
			break
		}
	}
	for id := range acknowledged {
		if !found[id] {
			t.Errorf("booking %s was acknowledged and is lost", id)
		}
	}
}
