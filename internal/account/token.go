package account

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// Token is what a program shows to act in one place; the secret itself is seen
// once, when it is made.
type Token struct {
	ID     string
	Label  string
	Role   base.Role
	Scopes base.Scopes
	By     string
	Made   time.Time
	Seen   time.Time // zero where it never served
	Until  time.Time // zero for no end
}

// TokenAsked is a token to make.
type TokenAsked struct {
	Label  string
	Role   base.Role
	Scopes base.Scopes
	Until  time.Time
}

// MakeToken makes a token of the actor's place and gives its secret. Nobody gives
// away more than they hold.
func (d *Desk) MakeToken(ctx context.Context, who base.Actor, asked TokenAsked) (t Token, secret string, err error) {
	if err := asked.check(who, d.DB.Now()); err != nil {
		return t, "", err
	}
	secret = "pilotis_" + base.Secret()
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		t = Token{ID: string(base.NewID[Token](tx.Now)), Label: asked.Label, Role: asked.Role, Scopes: asked.Scopes,
			By: who.Name, Made: tx.Now, Until: asked.Until}
		if err := insertToken(ctx, tx, digest(secret), t); err != nil {
			return err
		}
		return tx.Record(ctx, "role", t.ID, "token_made", db.Detail{"label": t.Label, "role": t.Role.String(), "scopes": t.Scopes})
	})
	return t, secret, err
}

func (t *TokenAsked) check(who base.Actor, now time.Time) error {
	var wrong base.Checks
	t.Label = strings.TrimSpace(t.Label)
	wrong.Require("label", t.Label)
	if utf8.RuneCountInString(t.Label) > nameMax {
		wrong.Wrong("label", "base.too_long", base.Args{"max": nameMax})
	}
	if t.Role == base.Stranger {
		wrong.Wrong("role", "base.not_a_choice")
	} else if !mayGive(who, t.Role) {
		wrong.Wrong("role", "account.role_above_own")
	}
	if len(t.Scopes) == 0 || slices.ContainsFunc(t.Scopes, unknownScope) {
		wrong.Wrong("scopes", "base.not_a_choice")
	}
	if !t.Until.IsZero() && !t.Until.After(now) {
		wrong.Wrong("until", "account.until_past")
	}
	return wrong.Fault()
}

func unknownScope(scope string) bool { return !slices.Contains(AllScopes(), scope) }

// AllScopes lists what a token may be narrowed to: everything first, then room by room.
func AllScopes() []string {
	all := []string{"read", "write"}
	for _, room := range base.Rooms() {
		all = append(all, string(room)+":read", string(room)+":write")
	}
	return all
}

// mayGive: only an owner makes owners.
func mayGive(who base.Actor, role base.Role) bool {
	return role != base.Owner || who.Role == base.Owner
}

// Tokens lists the tokens of the actor's place, newest first.
func (d *Desk) Tokens(ctx context.Context, who base.Actor) ([]Token, error) {
	return tokens(ctx, d.DB, who.Place)
}

// RevokeToken ends a token at once.
func (d *Desk) RevokeToken(ctx context.Context, who base.Actor, id string) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := deleteToken(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "role", id, "token_revoked", nil)
	})
}
