package app_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func (h *open) post(path string, values url.Values, header ...string) answer {
	return h.send("POST", path, values.Encode(), append(header, "Content-Type", "application/x-www-form-urlencoded")...)
}

func TestOneSignsInSeesThePlaceAndSignsOut(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	p := h.place("La Grange")
	const password = "les pieds dans l’eau"
	a, err := h.Accounts.Open(ctx, base.Actor{}, account.Opening{Email: "lea@example.org", Name: "Léa", Password: password})
	if err != nil {
		t.Fatal(err)
	}
	if err := h.Accounts.Admit(ctx, base.System(p.ID, p.Zone), a.ID, base.Owner); err != nil {
		t.Fatal(err)
	}
	roles := "/p/" + p.Slug + "/roles"
	in := h.post("/sign-in", url.Values{"email": {"Lea@Example.org"}, "password": {password}, "back": {roles}})
	if in.StatusCode != 303 || in.Header.Get("Location") != roles || len(in.Cookies()) != 1 {
		t.Fatalf("%d %v", in.StatusCode, in.Header)
	}
	c := in.Cookies()[0]
	if c.Name != web.SessionCookie || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Secure {
		t.Errorf("%+v", c)
	}
	cookie := c.Name + "=" + c.Value
	if got := h.send("GET", roles, "", "Cookie", cookie); got.StatusCode != 200 || !strings.Contains(got.text, "lea@example.org") {
		t.Error(got.StatusCode)
	}
	if got := h.post("/sign-out", nil, "Cookie", cookie, "Sec-Fetch-Site", "cross-site"); got.StatusCode != 403 {
		t.Error("another site signs one out:", got.StatusCode)
	}
	if got := h.post("/sign-out", nil, "Cookie", cookie); got.StatusCode != 303 || got.Cookies()[0].MaxAge >= 0 {
		t.Error(got.StatusCode)
	}
	if got := h.send("GET", roles, "", "Cookie", cookie); got.StatusCode != 303 {
		t.Error("the session goes on:", got.StatusCode)
	}
	away := h.post("/sign-in", url.Values{"email": {"lea@example.org"}, "password": {password}, "back": {"//evil.example"}})
	if away.Header.Get("Location") != "/" {
		t.Error("one is sent to", away.Header.Get("Location"))
	}
	for range 3 {
		if got := h.post("/sign-in", url.Values{"email": {"lea@example.org"}, "password": {"autre chose"}}); got.StatusCode != 422 || strings.Contains(got.text, "autre chose") {
			t.Error(got.StatusCode)
		}
	}
	if got := h.post("/sign-in", url.Values{"email": {"lea@example.org"}, "password": {password}}, "Accept-Language", "fr"); got.StatusCode != 422 || !strings.Contains(got.text, "Attendez encore") {
		t.Error("nobody waits:", got.StatusCode)
	}
}

func TestLanguageAndLightAreOnesOwn(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	got := h.post("/me/language", url.Values{"language": {"en"}, "back": {"/sign-in"}})
	if got.StatusCode != 303 || got.Header.Get("Location") != "/sign-in" {
		t.Fatal(got.StatusCode)
	}
	if page := h.send("GET", "/sign-in", "", "Cookie", got.Cookies()[0].Name+"="+got.Cookies()[0].Value, "Accept-Language", "fr"); !strings.Contains(page.text, `lang="en"`) {
		t.Error("the browser forgets the language")
	}
	if got := h.post("/me/theme", url.Values{"theme": {"neon"}}); got.StatusCode != 422 {
		t.Error(got.StatusCode)
	}
	cookie := h.enter(h.person("lea", h.place("La Grange"), base.Owner))
	h.post("/me/language", url.Values{"language": {"en"}}, "Cookie", cookie)
	h.post("/me/theme", url.Values{"theme": {"dark"}}, "Cookie", cookie)
	if page := h.send("GET", "/me", "", "Cookie", cookie, "Accept-Language", "fr"); !strings.Contains(page.text, `lang="en"`) || !strings.Contains(page.text, `data-theme="dark"`) {
		t.Error("the account forgets")
	}
}

func TestOperatorsAreAnswered(t *testing.T) {
	t.Parallel()
	h := house(t, testkit.SQLite(t))
	for path, has := range map[string]string{"/healthz": "ok", "/readyz": "ok", "/metrics": "go_goroutines"} {
		if got := h.send("GET", path, ""); got.StatusCode != 200 || !strings.Contains(got.text, has) {
			t.Error(path, got.StatusCode)
		}
	}
}
