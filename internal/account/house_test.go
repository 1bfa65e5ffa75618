package account_test

import (
	"context"
	"errors"
	"log/slog"
	"net/url"
	"sync"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

var ctx = context.Background()

const password = "les pieds dans l’eau"

// house is the room over a database of its own, with what it leans on.
type house struct {
	t        *testing.T
	db       *db.DB
	now      time.Time
	accounts *account.Desk
	places   *place.Desk
}

func open(t *testing.T, d *db.DB) *house {
	mail := &post.Desk{DB: d, Log: slog.New(slog.DiscardHandler), URL: "https://lieu.example"}
	h := &house{t: t, db: d, accounts: &account.Desk{DB: d, Post: mail}, places: &place.Desk{DB: d}}
	h.accounts.Work()
	h.places.Opened.On(func(ctx context.Context, tx *db.Tx, o place.Opening) error {
		return h.accounts.Grant(ctx, tx, o.By.Account, base.Owner, "")
	})
	h.now = testkit.At(d, "2027-03-25T08:05:00Z")
	return h
}

func (h *house) wait(d time.Duration) {
	h.now = h.now.Add(d)
	h.db.Clock = func() time.Time { return h.now }
}

// person opens an account whose password is the one of the tests.
func (h *house) person(name string) account.Account {
	h.t.Helper()
	a, err := h.accounts.Open(ctx, base.Actor{}, account.Opening{Email: name + "@example.org", Name: name, Password: password, Lang: "fr"})
	if err != nil {
		h.t.Fatal(err)
	}
	return a
}

// place opens a place that belongs to somebody, and gives them acting there.
func (h *house) place(owner account.Account, name string) (place.Place, base.Actor) {
	h.t.Helper()
	p, err := h.places.Open(ctx, base.Actor{Account: owner.ID, Name: owner.Name}, place.Identity{Name: name, Insee: "23096"})
	if err != nil {
		h.t.Fatal(err)
	}
	return p, h.actor(owner, p)
}

func (h *house) actor(a account.Account, p place.Place) base.Actor {
	h.t.Helper()
	who, err := h.accounts.Actor(ctx, a.ID, p.Slug)
	if err != nil {
		h.t.Fatal(err)
	}
	return who
}

func (h *house) try(a account.Account, password, address string) (string, error) {
	return h.accounts.SignIn(ctx, account.SigningIn{Email: a.Email, Password: password, Address: address, Device: "Firefox"})
}

func (h *house) signIn(a account.Account) (secret string, v web.Visitor) {
	h.t.Helper()
	secret, err := h.try(a, password, "192.0.2.1")
	if err != nil {
		h.t.Fatal(err)
	}
	v, found, err := h.accounts.Session(ctx, secret)
	if err != nil || !found {
		h.t.Fatal(found, err)
	}
	return secret, v
}

// entered tells whether a session's secret opens.
func (h *house) entered(secret string) bool {
	h.t.Helper()
	_, found, err := h.accounts.Session(ctx, secret)
	if err != nil {
		h.t.Fatal(err)
	}
	return found
}

// letters does the jobs and gives the letters of a place that wait for a server, newest first.
func (h *house) letters(p base.PlaceID) []post.Letter {
	h.t.Helper()
	if _, err := h.accounts.Post.Drain(ctx); err != nil {
		h.t.Fatal(err)
	}
	list, err := h.accounts.Post.Folder(ctx, base.System(p, time.UTC), "")
	if err != nil {
		h.t.Fatal(err)
	}
	return list
}

// key is the secret in the link of a letter.
func (h *house) key(l post.Letter) string {
	h.t.Helper()
	u, err := url.Parse(l.Mail.Link.URL)
	if err != nil || u.Query().Get("k") == "" {
		h.t.Fatal(l.Mail.Link.URL, err)
	}
	return u.Query().Get("k")
}

// says fails unless an error is the refusal of a key.
func says(t *testing.T, err error, key string) {
	t.Helper()
	var f *base.Fault
	if !errors.As(err, &f) || f.Key != key && (len(f.Fields) == 0 || f.Fields[0].Key != key) {
		t.Errorf("%v, want %s", err, key)
	}
}

// together does something n times at the same instant, over connections that are
// open already, so that races show.
func (h *house) together(n int, do func(i int)) {
	var open, all sync.WaitGroup
	start := make(chan struct{})
	for i := range n {
		open.Add(1)
		all.Go(func() {
			_ = h.db.Ping(ctx)
			open.Done()
			<-start
			do(i)
		})
	}
	open.Wait()
	close(start)
	all.Wait()
}
