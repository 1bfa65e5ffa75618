package account_test

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func TestASessionTellsWhoAndWhereUntilItEnds(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		p, _ := h.place(lea, "La Grange")
		secret, v := h.signIn(lea)
		if v.Account != lea.ID || v.Email != "lea@example.org" || len(v.Places) != 1 || v.Places[0].Slug != p.Slug {
			t.Errorf("%+v", v)
		}
		who, in, err := h.accounts.Enter(ctx, v, p.Slug)
		if err != nil || who.Role != base.Owner || who.Place != p.ID || in.Name != "La Grange" || who.Zone.String() != "Europe/Paris" {
			t.Errorf("%+v %+v %v", who, in, err)
		}
		if err := h.accounts.SignOut(ctx, who, v.Session); err != nil || h.entered(secret) {
			t.Error("the session goes on", err)
		}
		if h.entered("made-up") || h.entered("") {
			t.Error("anybody enters")
		}
	})
}

func TestADoorWithoutARoleSaysStrangerAndNoPlaceIsNotFound(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		p, _ := h.place(h.person("lea"), "La Grange")
		who, _, err := h.accounts.Enter(ctx, web.Visitor{Account: h.person("sam").ID}, p.Slug)
		if err != nil || who.Role != base.Stranger {
			t.Error(who, err)
		}
		if _, _, err := h.accounts.Enter(ctx, web.Visitor{}, "ailleurs"); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func TestWhoIsAskingCostsTwoQueriesHoweverManyPlaces(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		p, _ := h.place(lea, "La Grange")
		for range 5 {
			h.place(lea, "Le Moulin")
		}
		secret, _ := h.signIn(lea)
		counted, n := db.Tally(ctx)
		v, _, err := h.accounts.Session(counted, secret)
		if err != nil || len(v.Places) != 6 {
			t.Fatal(len(v.Places), err)
		}
		if _, _, err := h.accounts.Enter(counted, v, p.Slug); err != nil || n.Load() != 2 {
			t.Errorf("%d queries, %v", n.Load(), err)
		}
	})
}

func TestASessionLastsThirtyDaysFromItsLatestUse(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		secret, _ := h.signIn(h.person("lea"))
		h.wait(29 * 24 * time.Hour)
		if !h.entered(secret) {
			t.Fatal("it ended early")
		}
		h.wait(29 * 24 * time.Hour)
		if !h.entered(secret) {
			t.Fatal("it was not kept alive by its use")
		}
		h.wait(30*24*time.Hour + time.Second)
		if h.entered(secret) {
			t.Error("it goes on for ever")
		}
	})
}

func TestAnUnknownAddressGetsTheSameAnswer(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		for _, email := range []string{lea.Email, "nobody@example.org"} {
			_, err := h.accounts.SignIn(ctx, account.SigningIn{Email: email, Password: "wrong wrong", Address: "192.0.2.1"})
			says(t, err, "account.not_this_password")
		}
	})
}

func TestFailuresMakeOneWaitLongerAndLonger(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		for range 3 {
			_, err := h.try(lea, "wrong", "192.0.2.1")
			says(t, err, "account.not_this_password")
		}
		_, err := h.try(lea, password, "192.0.2.1")
		says(t, err, "account.wait")
		if _, err := h.try(lea, password, "192.0.2.2"); err != nil {
			t.Error("somebody elsewhere is kept waiting:", err)
		}
		h.wait(2 * time.Second)
		_, err = h.try(lea, "wrong", "192.0.2.1")
		says(t, err, "account.not_this_password")
		h.wait(2 * time.Second)
		_, err = h.try(lea, password, "192.0.2.1")
		says(t, err, "account.wait")
		h.wait(2 * time.Second)
		if _, err := h.try(lea, password, "192.0.2.1"); err != nil {
			t.Error(err)
		}
		_, err = h.try(lea, "wrong", "192.0.2.1")
		says(t, err, "account.not_this_password")
	})
}

func TestTriesAtTheSameTimeAreCountedToo(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		var heard atomic.Int64
		h.together(20, func(int) {
			_, err := h.try(lea, "wrong", "192.0.2.1")
			if base.KindOf(err) != base.Invalid {
				t.Error(err)
			}
			if fault := new(base.Fault); errors.As(err, &fault) && fault.Key == "account.not_this_password" {
				heard.Add(1)
			}
		})
		if heard.Load() != 3 {
			t.Errorf("%d passwords were tried", heard.Load())
		}
	})
}

func TestAClosedAccountNeitherEntersNorStays(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		secret, _ := h.signIn(lea)
		if err := h.accounts.Disable(ctx, base.Actor{}, lea.ID, true); err != nil || h.entered(secret) {
			t.Error("it stays", err)
		}
		_, err := h.try(lea, password, "192.0.2.1")
		says(t, err, "account.not_this_password")
		if err := h.accounts.Disable(ctx, base.Actor{}, lea.ID, false); err != nil {
			t.Fatal(err)
		}
		h.signIn(lea)
	})
}

func TestAnAccountIsRefusedWithAllThatIsWrong(t *testing.T) {
	t.Parallel()
	h := open(t, testkit.SQLite(t))
	_, err := h.accounts.Open(ctx, base.Actor{}, account.Opening{Email: "lea@nowhere", Password: "short"})
	if fault := new(base.Fault); !errors.As(err, &fault) || len(fault.Fields) != 3 {
		t.Errorf("%v", err)
	}
	h.person("lea")
	_, err = h.accounts.Open(ctx, base.Actor{}, account.Opening{Email: " LEA@Example.org", Name: "Léa", Password: password})
	says(t, err, "account.email_taken")
	_, err = h.accounts.Open(ctx, base.Actor{}, account.Opening{Email: "leamorinleamorin@example.org", Name: "Léa", Password: "LeaMorinLeaMorin"})
	says(t, err, "account.password_own")
}
