// Package account holds who may enter: accounts, the browsers signed in, one-time
// links, the role of each in each place, the tokens of programs. It is the Door of
// web. It announces nothing. It must never know the people of a place beyond the
// identifier of their record.
package account

import (
	"crypto/sha256"
	"encoding/hex"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"pilotis/internal/base"
)

// Account is somebody who can sign in, whatever the place.
type Account struct {
	ID       base.AccountID
	Email    string
	Name     string
	Lang     string // "" where not chosen
	Theme    string
	Opened   time.Time
	Disabled time.Time // zero where the account is open
	password string    // the hash, "" for who signs in by mail only
}

// HasPassword tells whether the account can be entered without a letter.
func (a Account) HasPassword() bool { return a.password != "" }

// Session is a browser that is signed in.
type Session struct {
	ID     string
	ByLink bool   // it began with a letter, not with the password
	Device string // as the browser calls itself
	Began  time.Time
	Seen   time.Time
}

// How long things last. A session lasts from its latest use.
const (
	sessionLasts    = 30 * 24 * time.Hour
	linkLasts       = 15 * time.Minute
	invitationLasts = 14 * 24 * time.Hour
	seenEvery       = time.Hour // how exactly the latest use is kept
)

// The bounds of what is typed.
const (
	passwordMin = 10
	passwordMax = 200
	nameMax     = 100
	emailMax    = 254
	deviceMax   = 200
)

// Secrets are kept as what proves them, so that whoever reads the database opens nothing.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// tidyEmail writes an address as it is compared.
func tidyEmail(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

func checkEmail(wrong *base.Checks, field, email string) {
	if email == "" {
		wrong.Require(field, email)
		return
	}
	parsed, err := mail.ParseAddress(email)
	_, domain, _ := strings.Cut(email, "@")
	if err != nil || parsed.Address != email || !strings.Contains(domain, ".") || len(email) > emailMax {
		wrong.Wrong(field, "base.not_an_email")
	}
}

func checkName(wrong *base.Checks, field, name string) {
	wrong.Require(field, name)
	if utf8.RuneCountInString(name) > nameMax {
		wrong.Wrong(field, "base.too_long", base.Args{"max": nameMax})
	}
}

// checkPassword asks for length, which is what counts, and nothing of its letters.
func checkPassword(wrong *base.Checks, field, password, email string) {
	length := utf8.RuneCountInString(password)
	own, _, _ := strings.Cut(email, "@")
	switch {
	case length < passwordMin:
		wrong.Wrong(field, "account.password_short", base.Args{"min": passwordMin})
	case length > passwordMax:
		wrong.Wrong(field, "base.too_long", base.Args{"max": passwordMax})
	case strings.EqualFold(password, email) || strings.EqualFold(password, own):
		wrong.Wrong(field, "account.password_own")
	}
}

// The wait after failures: none for the first, then doubling up to a quarter of an hour.
const (
	freeFailures = 3
	longestWait  = 15 * time.Minute
)

// wait tells how long after the latest failure the next try is heard.
func wait(failures int) time.Duration {
	if failures < freeFailures {
		return 0
	}
	if doubled := failures - freeFailures; doubled < 10 {
		return min(longestWait, 2*time.Second<<doubled)
	}
	return longestWait
}
