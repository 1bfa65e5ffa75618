package web_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

func TestWhoLacksTheRightIsTurnedAwayEachInTheirWay(t *testing.T) {
	t.Parallel()
	at := serve(t, web.Route{Pattern: "GET /secret", Need: base.To(base.Run, "booking"), Do: says("inside")},
		web.Route{Pattern: "GET /front", Need: base.To(base.See, "front"), Do: says("front")},
		web.Route{Pattern: "POST /secret", Need: base.To(base.Run, "booking"), Do: says("inside")}).URL
	for _, c := range []struct {
		who, method, path string
		status            int
		has, to           string
	}{
		{"", "GET", "/p/here/secret?day=1", 303, "", "/sign-in?next=%2Fp%2Fhere%2Fsecret%3Fday%3D1"},
		{"", "POST", "/p/here/secret", 303, "", "/sign-in"},
		{"", "GET", "/p/here/front", 200, "front", ""},
		{"nobody", "GET", "/p/here/secret", 404, "", ""},
		{"member", "GET", "/p/here/secret", 403, "La Maison Cachée", ""},
		{"team", "GET", "/p/here/secret", 200, "inside", ""},
		{"team", "GET", "/p/elsewhere/secret", 404, "", ""},
		{"team", "GET", "/nowhere", 404, "team", ""},
	} {
		got := send(t, at, c.method, c.path, nil, "Cookie", web.SessionCookie+"="+c.who)
		if got.StatusCode != c.status || !strings.Contains(got.text, c.has) || got.Header.Get("Location") != c.to {
			t.Errorf("%s %s %s: %d %s", c.who, c.method, c.path, got.StatusCode, got.Header.Get("Location"))
		}
		if c.who == "nobody" && strings.Contains(got.text, "Cachée") {
			t.Error("a place tells its name to whoever has no part in it")
		}
	}
}

func TestARequestFromAnotherSiteIsRefused(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("POST /act", says("done")), anyone("GET /act", says("shown"))).URL
	for _, c := range []struct {
		method, header, value string
		status                int
	}{
		{"POST", "Sec-Fetch-Site", "cross-site", 403},
		{"POST", "Sec-Fetch-Site", "same-site", 403},
		{"POST", "Origin", "https://elsewhere.example", 403},
		{"POST", "Sec-Fetch-Site", "same-origin", 200},
		{"POST", "Origin", at, 200},
		{"GET", "Sec-Fetch-Site", "cross-site", 200},
	} {
		if got := send(t, at, c.method, "/act", nil, c.header, c.value, "Accept-Language", "en"); got.StatusCode != c.status {
			t.Errorf("%+v: %d", c, got.StatusCode)
		} else if c.status == 403 && !strings.Contains(got.text, "another site") {
			t.Error("it does not say why, in the reader's language")
		}
	}
}

func TestEveryAnswerCarriesTheGuardsOfBrowsers(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("GET /page", says("hello"))).URL
	for _, path := range []string{"/page", "/nowhere", "/api/nowhere"} {
		h := send(t, at, "GET", path, nil).Header
		policy := h.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'self'") || strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'none'") ||
			h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" || h.Get("Cross-Origin-Opener-Policy") != "same-origin" {
			t.Errorf("%s: %v", path, h)
		}
		if h.Get("Strict-Transport-Security") != "" {
			t.Error("it forbids plain HTTP where it is plain HTTP")
		}
	}
}

func TestOnlyAProxyThatWeTrustSaysWhereARequestComesFrom(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("GET /who", func(c *web.Call) error {
		return c.Bare(page{text: web.Address(c.Request()) + " secure=" + map[bool]string{true: "yes", false: "no"}[web.Secure(c.Request())]})
	})).URL
	got := send(t, at, "GET", "/who", nil, "X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https")
	if !strings.Contains(got.text, "127.0.0.1 secure=no") {
		t.Error("anybody is believed")
	}
}

func TestATextIsZippedForWhoReadsGzip(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("un lieu ", 500)
	at := serve(t, anyone("GET /text", says(long)), anyone("GET /png", func(c *web.Call) error { return c.Show("image/png", []byte(long)) }),
		anyone("POST /text", says(long))).URL
	for _, c := range []struct {
		method, path, accept string
		zipped               bool
	}{
		{"GET", "/text", "gzip, br", true}, {"GET", "/text", "br, gzip;q=0.5", true}, {"POST", "/text", "gzip", true},
		{"GET", "/text", "", false}, {"GET", "/text", "gzip;q=0", false}, {"GET", "/text", "gzip;q=0.0", false}, {"GET", "/png", "gzip", false},
	} {
		got := send(t, at, c.method, c.path, nil, "Accept-Encoding", c.accept)
		text := got.text
		if zipped := got.Header.Get("Content-Encoding") == "gzip"; zipped != c.zipped {
			t.Errorf("%+v: zipped %v", c, zipped)
		} else if zipped {
			z, err := gzip.NewReader(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			plain, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			text = string(plain)
		}
		if !strings.Contains(text, long) {
			t.Errorf("%+v: the text is lost", c)
		}
	}
}

func TestHeadAnswersAsGetWithoutTheText(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("GET /text", says("hello"))).URL
	got := send(t, at, "HEAD", "/text", nil, "Accept-Encoding", "gzip")
	if got.StatusCode != 200 || got.text != "" || got.Header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Error(got.Response)
	}
}

func TestAPanicReachesNobodyElseAndIsNeverHalfAnAnswer(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("GET /breaks", func(*web.Call) error { panic("secret of ours") }),
		anyone("GET /fails", func(*web.Call) error { return errors.New("secret of ours") }),
		anyone("GET /breaks-late", func(c *web.Call) error {
			_ = c.Show("text/plain", []byte("half"))
			panic("secret of ours")
		}), anyone("GET /well", says("well"))).URL
	for _, path := range []string{"/breaks", "/fails"} {
		if got := send(t, at, "GET", path, nil, "Accept-Language", "en"); got.StatusCode != 500 || strings.Contains(got.text, "secret") || !strings.Contains(got.text, "on our side") {
			t.Error(path, got.StatusCode, got.text)
		}
	}
	for _, accept := range []string{"", "gzip"} {
		if got := send(t, at, "GET", "/breaks-late", nil, "Accept-Encoding", accept); got.StatusCode == 200 && !strings.HasPrefix(got.text, "broken off") {
			t.Errorf("half an answer passes for a whole one: %q", got.text)
		}
	}
	if got := send(t, at, "GET", "/well", nil); got.StatusCode != 200 {
		t.Error(got.StatusCode)
	}
}

func TestWhatIsTypedIsTidiedAndBounded(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("POST /say", func(c *web.Call) error { return c.Bare(page{text: "[" + c.Value("said") + "]"}) })).URL
	body, name, value := form("said=+bon\x00jour%0D%0Atous%ff++")
	if got := send(t, at, "POST", "/say", body, name, value); !strings.Contains(got.text, "[bonjour\ntous\uFFFD]") {
		t.Errorf("%q", got.text)
	}
	body, name, value = form("said=" + strings.Repeat("x", 13<<20))
	if got := send(t, at, "POST", "/say", body, name, value, "Accept-Language", "en"); got.StatusCode != 413 || !strings.Contains(got.text, "12 MB at most") {
		t.Error("13 MB", got.StatusCode, got.text)
	}
	file, kind := upload(t, 13<<20)
	if got := send(t, at, "POST", "/say", file, "Content-Type", kind); got.StatusCode != 413 || !strings.Contains(got.text, "12 Mo au plus") {
		t.Error("a file of 13 MB", got.StatusCode, got.text)
	}
}

// upload is the body of a form with a file of some size.
func upload(t *testing.T, size int) (io.Reader, string) {
	t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	part, err := m.CreateFormFile("file", "plan.png")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(make([]byte, size))
	_ = m.Close()
	return &body, m.FormDataContentType()
}

func TestFilesThatWereSentLeaveNothingBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	at := serve(t, anyone("POST /file", func(c *web.Call) error {
		up, err := c.File("file")
		if err != nil {
			return err
		}
		left, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(left) != 1 {
			t.Error("the file is not on the disk, so that the test proves nothing", left, err)
		}
		return c.Bare(page{text: up.Name})
	})).URL
	file, kind := upload(t, 3<<20)
	if got := send(t, at, "POST", "/file", file, "Content-Type", kind); !strings.Contains(got.text, "plan.png") {
		t.Error(got.StatusCode, got.text)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Error(left, err)
	}
}

func TestASentenceIsSaidOnce(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("POST /act", func(c *web.Call) error { return c.Goto("/page", "base.too_large", base.Args{"max": "« 2 »"}) }),
		anyone("GET /page", says("page"))).URL
	acted := send(t, at, "POST", "/act", nil, "Accept-Language", "en")
	if acted.StatusCode != 303 || acted.Header.Get("Location") != "/page" || len(acted.Cookies()) != 1 {
		t.Fatal(acted.Response)
	}
	cookie := acted.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode {
		t.Error(cookie)
	}
	shown := send(t, at, "GET", "/page", nil, "Cookie", cookie.Name+"="+cookie.Value)
	if !strings.Contains(shown.text, "« 2 »") || len(shown.Cookies()) != 1 || shown.Cookies()[0].MaxAge >= 0 {
		t.Error("it is not said, or said again", shown.Cookies())
	}
	if got := send(t, at, "GET", "/page", nil, "Cookie", cookie.Name+"=%%%"); got.StatusCode != 200 {
		t.Error(got.StatusCode)
	}
}

func TestOneIsSentNowhereButHome(t *testing.T) {
	t.Parallel()
	for address, ours := range map[string]bool{
		"/": true, "/p/here?day=1#x": true, "/sign-in": true,
		"": false, "p/here": false, "//evil.example": false, "/\\evil.example": false, "\\\\evil.example": false, "https://evil.example": false,
		"javascript:alert(1)": false, "/\t/evil.example": false, "///evil.example": false, "http:/evil.example": false,
	} {
		if web.Local(address) != ours {
			t.Errorf("%q: %v", address, !ours)
		}
	}
}

func TestFiguresOfTheOperatorStayInTheirNetwork(t *testing.T) {
	t.Parallel()
	at := serve(t, anyone("GET /page", says("page"))).URL
	send(t, at, "MADEUP", "/page", nil)
	send(t, at, "GET", "/page", nil)
	got := send(t, at, "GET", "/metrics", nil)
	if !strings.Contains(got.text, `pattern="GET /page"`) || strings.Contains(got.text, "MADEUP") || !strings.Contains(got.text, `method="other"`) {
		t.Error(got.text)
	}
}

func TestAnUnknownAddressOfTheAPIIsAProblem(t *testing.T) {
	t.Parallel()
	got := send(t, serve(t).URL, "GET", "/api/v1/nothing", nil)
	if got.StatusCode != 404 || got.Header.Get("Content-Type") != "application/problem+json" {
		t.Error(got.StatusCode, got.Header)
	}
}
