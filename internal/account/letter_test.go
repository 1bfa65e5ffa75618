package account_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func (h *house) ask(email string) {
	h.t.Helper()
	if err := h.accounts.AskLetter(ctx, email, "192.0.2.1", "fr", ""); err != nil {
		h.t.Fatal(err)
	}
}

func TestALetterSignsInOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		h.person("lea")
		h.ask("Lea@example.org ")
		letters := h.letters("")
		if len(letters) != 1 || letters[0].Mail.To != "lea@example.org" || !strings.HasPrefix(letters[0].Mail.Link.URL, "https://lieu.example/sign-in/link?k=") {
			t.Fatalf("%+v", letters)
		}
		key := h.key(letters[0])
		var in atomic.Int64
		h.together(5, func(int) {
			secret, err := h.accounts.SignInByLink(ctx, key, "")
			if err == nil && h.entered(secret) {
				in.Add(1)
			} else {
				says(t, err, "account.link_spent")
			}
		})
		if in.Load() != 1 {
			t.Errorf("%d entered", in.Load())
		}
	})
}

func TestALetterIsOfNoUseAfterAQuarterOfAnHour(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		h.person("lea")
		h.ask("lea@example.org")
		key := h.key(h.letters("")[0])
		h.wait(15 * time.Minute)
		_, err := h.accounts.SignInByLink(ctx, key, "")
		says(t, err, "account.link_spent")
	})
}

func TestNobodyWritesToAnUnknownAddressAndNothingTells(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		h.ask("nobody@example.org")
		if letters := h.letters(""); len(letters) != 0 {
			t.Errorf("%+v", letters)
		}
	})
}

func TestLettersAskedOverAndOverWait(t *testing.T) {
	t.Parallel()
	h := open(t, testkit.SQLite(t))
	for range 3 {
		h.ask("lea@example.org")
	}
	says(t, h.accounts.AskLetter(ctx, "lea@example.org", "192.0.2.1", "fr", ""), "account.wait")
}

func TestAnAddressChangesWhenItsLetterIsOpened(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, sam := h.person("lea"), h.person("sam")
		_, v := h.signIn(lea)
		who := base.Actor{Account: lea.ID, Name: lea.Name}
		says(t, h.accounts.Move(ctx, who, account.Proof{Session: v.Session, Password: "wrong"}, "lea@moved.example"), "account.not_the_password")
		if err := h.accounts.Move(ctx, who, account.Proof{Session: v.Session, Password: password}, "lea@moved.example"); err != nil {
			t.Fatal(err)
		}
		if me, err := h.accounts.Me(ctx, who); err != nil || me.Email != "lea@example.org" {
			t.Error("it changed before", me, err)
		}
		letters := h.letters("")
		if len(letters) != 1 || letters[0].Mail.To != "lea@moved.example" {
			t.Fatalf("%+v", letters)
		}
		if _, err := h.accounts.SignInByLink(ctx, h.key(letters[0]), ""); base.KindOf(err) != base.Invalid {
			t.Error("a letter that confirms signs in", err)
		}
		if err := h.accounts.ConfirmAddress(ctx, h.key(letters[0])); err != nil {
			t.Fatal(err)
		}
		if me, err := h.accounts.Me(ctx, who); err != nil || me.Email != "lea@moved.example" {
			t.Error(me, err)
		}
		if told := h.letters(""); len(told) != 2 || told[0].Mail.To != "lea@example.org" {
			t.Errorf("the former address is not told: %+v", told)
		}
		if err := h.accounts.Move(ctx, who, account.Proof{Session: v.Session, Password: password}, sam.Email); err != nil {
			t.Fatal(err)
		}
		says(t, h.accounts.ConfirmAddress(ctx, h.key(h.letters("")[0])), "account.email_taken")
	})
}

func TestANewPasswordAsksForTheFormerOneAndEndsOtherSessions(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		elsewhere, _ := h.signIn(lea)
		here, v := h.signIn(lea)
		who := base.Actor{Account: lea.ID, Name: lea.Name}
		const next = "une autre longue phrase"
		says(t, h.accounts.SetPassword(ctx, who, account.Proof{Session: v.Session}, lea.Email, next), "account.not_the_password")
		says(t, h.accounts.SetPassword(ctx, who, account.Proof{Session: v.Session, Password: password}, lea.Email, "court"), "account.password_short")
		if err := h.accounts.SetPassword(ctx, who, account.Proof{Session: v.Session, Password: password}, lea.Email, next); err != nil {
			t.Fatal(err)
		}
		if h.entered(elsewhere) || !h.entered(here) {
			t.Error("the wrong sessions ended")
		}
		if _, err := h.try(lea, next, "192.0.2.9"); err != nil {
			t.Error(err)
		}
	})
}

func TestWhoCameByALetterChoosesAPasswordWithoutTheFormerOne(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		h.ask(lea.Email)
		secret, err := h.accounts.SignInByLink(ctx, h.key(h.letters("")[0]), "")
		if err != nil {
			t.Fatal(err)
		}
		v, _, err := h.accounts.Session(ctx, secret)
		if err != nil {
			t.Fatal(err)
		}
		who := base.Actor{Account: lea.ID, Name: lea.Name}
		if err := h.accounts.SetPassword(ctx, who, account.Proof{Session: v.Session}, lea.Email, "une autre longue phrase"); err != nil {
			t.Error(err)
		}
	})
}

func TestSessionsEndOneByOneOrAllTheOthers(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, sam := h.person("lea"), h.person("sam")
		one, first := h.signIn(lea)
		two, _ := h.signIn(lea)
		three, third := h.signIn(lea)
		who := base.Actor{Account: lea.ID}
		if err := h.accounts.SignOut(ctx, base.Actor{Account: sam.ID}, first.Session); base.KindOf(err) != base.NotFound {
			t.Error("somebody else ended it", err)
		}
		if err := h.accounts.SignOut(ctx, who, first.Session); err != nil || h.entered(one) || !h.entered(two) {
			t.Error("one by one", err)
		}
		if err := h.accounts.EndOthers(ctx, who, third.Session); err != nil || h.entered(two) || !h.entered(three) {
			t.Error("all the others", err)
		}
		list, err := h.accounts.Sessions(ctx, who)
		if err != nil || len(list) != 1 || list[0].ID != third.Session || list[0].Device != "Firefox" {
			t.Error(list, err)
		}
	})
}
