// Package web is where every request passes: routes with the right each needs,
// who is asking, forms, answers, and the one place where errors become pages or
// problem+json. It announces nothing and must never know a rule of any room.
package web

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// Route is one screen. The right it needs has no default: a route without one
// stops the program at start.
type Route struct {
	// Pattern is as http.ServeMux reads it: "GET /bookings/{id}". Where Need is
	// about a place it lies below /p/{place}.
	Pattern string
	Need    base.Need
	Do      func(*Call) error
	// Max is how many bytes a form may send, and how long that takes is then not counted;
	// 0 for the usual bound.
	Max int64
	// Heavy pages are drawn a few at a time, so that they never starve the others.
	Heavy bool
}

// Door knows who is asking; the account room is it.
type Door interface {
	// Session tells who a session's secret stands for; found is false for none.
	Session(ctx context.Context, secret string) (v Visitor, found bool, err error)
	// Enter gives the place of an address and the visitor's role in it. A place
	// that does not exist is NotFound.
	Enter(ctx context.Context, v Visitor, slug string) (base.Actor, ui.Place, error)
	// Token tells who an API token stands for, in a place.
	Token(ctx context.Context, secret, slug string) (who base.Actor, found bool, err error)
}

// Visitor is somebody at the door: an account, or nobody.
type Visitor struct {
	Account base.AccountID
	Name    string
	Email   string
	Lang    string // "" where not chosen
	Theme   string
	Session string     // identifier of the session, not its secret
	Places  []ui.Place // where the account has a role
}

// Part is somebody of the story of the demo, whom one click plays.
type Part struct{ Key, Email string }

// actor is the visitor outside of any place.
func (v Visitor) actor(lang string) base.Actor {
	return base.Actor{Account: v.Account, Name: v.Name, Lang: lang}
}

// SessionCookie names the cookie that holds a session's secret.
const SessionCookie = "pilotis"
