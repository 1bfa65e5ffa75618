package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ui"
)

// API is the JSON side of the program: the same verbs and the same rights as the
// screens, for tokens, described by OpenAPI 3.1.
type API struct {
	huma  huma.API
	door  Door
	db    *db.DB
	log   *slog.Logger
	light *gate // what only reads waits here
	Calls []Op  // what was added, for the test that walks it
}

// apiRoot is where programs ask.
const apiRoot = "/api/"

// Op describes one operation of the API.
type Op struct {
	Method  string // "GET", "POST"…
	Path    string // below /api/v1/places/{place}: "/spaces/{id}"
	Mine    bool   // the path lies below /api/v1, and the place is the token's own
	Need    base.Need
	Name    string // operation id: "list-spaces"
	Summary string // one English sentence
	Status  int    // of success: 200 where 0
	// Creates makes the operation heed Idempotency-Key.
	Creates bool
	// Max is how many bytes may be sent; 0 for a mebibyte.
	Max int64
}

// Address is the whole path of an operation.
func (op Op) Address() string {
	if op.Mine {
		return apiRoot + "v1" + op.Path
	}
	return apiRoot + "v1/places/{place}" + op.Path
}

// NewAPI makes an API on a mux, without any operation.
func NewAPI(mux *Server, d *db.DB) *API {
	config := huma.DefaultConfig("Pilotis", "1")
	config.OpenAPIPath = apiRoot + "openapi"
	config.DocsPath = ""
	config.SchemasPath = ""
	config.CreateHooks = nil
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer"}}
	config.Security = []map[string][]string{{"token": {}}}
	huma.NewError = newProblem
	return &API{huma: humago.New(mux.mux, config), door: mux.Door, db: d, log: mux.Log, light: mux.light}
}

// OpenAPI gives the description of every operation.
func (a *API) OpenAPI() *huma.OpenAPI { return a.huma.OpenAPI() }

// PlaceIn is the part of an input that names the place.
type PlaceIn struct {
	Place string `path:"place" doc:"slug of the place"`
}

// List is the answer of every list: a page of things, and the cursor of the next.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next" doc:"cursor of the next page, empty on the last"`
}

type whoKey struct{}

// Add adds an operation. I is a struct of huma's (path, query, body), O one with a Body.
func Add[I, O any](a *API, op Op, do func(ctx context.Context, who base.Actor, in *I) (*O, error)) {
	if !op.Need.Set() {
		panic("web: no right is stated for " + op.Name)
	}
	mustBeSeen(op.Name, reflect.TypeFor[I](), map[reflect.Type]bool{})
	mustBeSeen(op.Name, reflect.TypeFor[O](), map[reflect.Type]bool{})
	a.Calls = append(a.Calls, op)
	described := huma.Operation{
		OperationID: op.Name, Method: op.Method, Path: op.Address(), Summary: op.Summary,
		DefaultStatus: op.Status, MaxBodyBytes: op.Max, Errors: []int{401, 403, 404, 409, 422, 503},
		Middlewares: huma.Middlewares{a.admit(op)},
	}
	if op.Creates {
		described.Middlewares = append(described.Middlewares, a.once)
	}
	huma.Register(a.huma, described, func(ctx context.Context, in *I) (*O, error) {
		who, _ := ctx.Value(whoKey{}).(base.Actor)
		if op.Method == http.MethodGet {
			if err := a.light.enter(ctx); err != nil {
				return nil, a.problem(ctx, who.Lang, err)
			}
			defer a.light.leave()
		}
		out, err := do(ctx, who, in)
		if err != nil {
			return nil, a.problem(ctx, who.Lang, err)
		}
		return out, nil
	})
}

// admit lets in a token that has the right in the place of the address, or in its own where the
// address names none.
func (a *API) admit(op Op) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		scheme, secret, _ := strings.Cut(c.Header("Authorization"), " ")
		lang := langOfHeader(c.Header("Accept-Language"))
		if !strings.EqualFold(scheme, "Bearer") {
			a.refuse(c, problemOf(lang, http.StatusUnauthorized, base.Refuse(base.Forbidden, "web.token_missing")))
			return
		}
		who, found, err := a.door.Token(c.Context(), strings.TrimSpace(secret), c.Param("place"))
		who.Lang = lang
		switch {
		case err != nil:
			a.refuse(c, a.problem(c.Context(), lang, err))
		case !found:
			a.refuse(c, problemOf(lang, http.StatusUnauthorized, base.Refuse(base.Forbidden, "web.token_unknown")))
		case !op.Need.MetBy(who):
			a.refuse(c, a.problem(c.Context(), lang, base.Refuse(base.Forbidden, "base.forbidden")))
		default:
			ctx := context.WithValue(c.Context(), whoKey{}, who)
			ctx = ui.With(ctx, ui.Scene{Lang: lang, Who: who})
			next(huma.WithContext(c, ctx))
		}
	}
}

func (a *API) refuse(c huma.Context, err error) {
	var p *Problem
	if !errors.As(err, &p) {
		p = problemOf("en", http.StatusInternalServerError, base.Refuse(base.Internal, "base.internal"))
	}
	writeProblem(c, p)
}
