package account_test

import (
	"fmt"
	"testing"
	"time"

	"pilotis/internal/account"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// guess tries a wrong password once and says whether it was heard.
func (h *house) guess(email, address string, heard bool) {
	h.t.Helper()
	_, err := h.accounts.SignIn(ctx, account.SigningIn{Email: email, Password: "wrong wrong", Address: address})
	says(h.t, err, map[bool]string{true: "account.not_this_password", false: "account.wait"}[heard])
}

func TestOneNetworkWaitsAfterManyFailuresOverAllAccounts(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea, sam := h.person("lea"), h.person("sam")
		for i := range 40 {
			h.guess(fmt.Sprintf("person%d@example.org", i), fmt.Sprintf("2001:db8::%x", i), true)
		}
		_, err := h.try(lea, password, "2001:db8::ffff")
		says(t, err, "account.wait")
		if _, err := h.try(lea, password, "2001:db8:0:1::1"); err != nil {
			t.Error("another network is kept waiting:", err)
		}
		h.wait(30 * time.Second)
		if _, err := h.try(sam, password, "2001:db8::1"); err != nil {
			t.Error("a step is not enough:", err)
		}
		h.guess("lea@example.org", "2001:db8::2", true)
		h.guess("sam@example.org", "2001:db8::2", false)
	})
}

func TestOneAccountWaitsAfterManyFailuresFromEverywhereAndItsLinkDoesNot(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := open(t, d)
		lea := h.person("lea")
		for i := range 20 {
			h.guess(lea.Email, fmt.Sprintf("198.51.100.%d", i), true)
		}
		_, err := h.try(lea, password, "192.0.2.1")
		says(t, err, "account.wait")
		h.ask(lea.Email)
		secret, err := h.accounts.SignInByLink(ctx, h.key(h.letters("")[0]), "")
		if err != nil || !h.entered(secret) {
			t.Error("a stranger locks her out of her link:", err)
		}
		h.wait(time.Minute)
		if _, err := h.try(lea, password, "192.0.2.1"); err != nil {
			t.Error(err)
		}
	})
}

func TestABusyHouseThatKnowsItsPasswordsNeverWaits(t *testing.T) {
	t.Parallel()
	h := open(t, testkit.SQLite(t))
	lea := h.person("lea")
	for range 50 {
		if _, err := h.try(lea, password, "192.0.2.1"); err != nil {
			t.Fatal(err)
		}
	}
}
