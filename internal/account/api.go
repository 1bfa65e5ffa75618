package account

import (
	"context"
	"net/http"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/web"
)

// Operations adds the room's verbs to the API.
func (d *Desk) Operations(api *web.API) {
	rule := base.To(base.Rule, "role")
	web.Add(api, web.Op{Method: http.MethodGet, Path: "/tokens", Need: rule, Name: "list-tokens",
		Summary: "List the tokens of the place, newest first"}, d.apiTokens)
	web.Add(api, web.Op{Method: http.MethodPost, Path: "/tokens", Need: rule, Name: "create-token", Status: http.StatusCreated,
		Summary: "Make a token, whose secret is in this answer only"}, d.apiMakeToken)
	web.Add(api, web.Op{Method: http.MethodDelete, Path: "/tokens/{id}", Need: rule, Name: "revoke-token", Status: http.StatusNoContent,
		Summary: "End a token at once"}, d.apiRevokeToken)
}

// TokenJSON is a token as programs read it, without its secret.
type TokenJSON struct {
	ID     string     `json:"id"`
	Label  string     `json:"label" doc:"what it is for"`
	Role   string     `json:"role"`
	Scopes []string   `json:"scopes" doc:"read, write, or both of one room: booking:read"`
	By     string     `json:"by" doc:"who made it"`
	Made   time.Time  `json:"made_at"`
	Seen   *time.Time `json:"seen_at,omitempty" doc:"its latest use, to ten minutes"`
	Until  *time.Time `json:"until,omitempty" doc:"absent: without end"`
}

func tokenOut(t Token) TokenJSON {
	return TokenJSON{t.ID, t.Label, t.Role.String(), t.Scopes, t.By, t.Made, unlessZero(t.Seen), unlessZero(t.Until)}
}

func unlessZero(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

type tokensOut struct{ Body web.List[TokenJSON] }

func (d *Desk) apiTokens(ctx context.Context, who base.Actor, _ *web.PlaceIn) (*tokensOut, error) {
	list, err := d.Tokens(ctx, who)
	if err != nil {
		return nil, err
	}
	out := &tokensOut{web.List[TokenJSON]{Items: []TokenJSON{}}}
	for _, t := range list {
		out.Body.Items = append(out.Body.Items, tokenOut(t))
	}
	return out, nil
}

type makeTokenIn struct {
	web.PlaceIn
	Body struct {
		Label  string    `json:"label"`
		Role   string    `json:"role"`
		Scopes []string  `json:"scopes"`
		Until  time.Time `json:"until,omitempty"`
	}
}

type madeTokenJSON struct {
	TokenJSON
	Token string `json:"token" doc:"the secret"`
}

type madeTokenOut struct{ Body madeTokenJSON }

func (d *Desk) apiMakeToken(ctx context.Context, who base.Actor, in *makeTokenIn) (*madeTokenOut, error) {
	role, _ := base.ParseRole(in.Body.Role)
	made, secret, err := d.MakeToken(ctx, who, TokenAsked{Label: in.Body.Label, Role: role, Scopes: in.Body.Scopes, Until: in.Body.Until})
	if err != nil {
		return nil, err
	}
	return &madeTokenOut{madeTokenJSON{tokenOut(made), secret}}, nil
}

type revokeTokenIn struct {
	web.PlaceIn
	ID string `path:"id"`
}

func (d *Desk) apiRevokeToken(ctx context.Context, who base.Actor, in *revokeTokenIn) (*struct{}, error) {
	return nil, d.RevokeToken(ctx, who, in.ID)
}
