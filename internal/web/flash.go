package web

import (
	"encoding/base64"
	"net/http"
)

// flashCookie carries one sentence from the page that acted to the page that shows it.
const flashCookie = "pilotis_said"

func (c *Call) setFlash(sentence string) {
	http.SetCookie(c.w, &http.Cookie{Name: flashCookie, Value: base64.RawURLEncoding.EncodeToString([]byte(sentence)),
		Path: "/", MaxAge: 60, HttpOnly: true, Secure: Secure(c.r), SameSite: http.SameSiteLaxMode})
}

// takeFlash reads the sentence and forgets it.
func takeFlash(w http.ResponseWriter, r *http.Request) string {
	cookie, err := r.Cookie(flashCookie)
	if err != nil || r.Method != http.MethodGet || r.Header.Get("HX-Request") == "true" {
		return ""
	}
	http.SetCookie(w, &http.Cookie{Name: flashCookie, Path: "/", MaxAge: -1})
	sentence, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil {
		return ""
	}
	return string(sentence)
}
