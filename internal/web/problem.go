package web

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// Problem is the body of every refusal of the API (RFC 9457), with the fields
// that are wrong and what the refusal adds: alternatives, conflicts.
type Problem struct {
	Code   string // what programs read: "route_refused"
	Status int
	Title  string
	Detail string
	Errors []FieldProblem
	Extra  map[string]any
}

// FieldProblem is one thing wrong with one field.
type FieldProblem struct {
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (p *Problem) Error() string { return p.Title + ": " + p.Detail }

// GetStatus tells huma the status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders tells huma what goes above the body.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", retryAfter)
	}
	return h
}

// ContentType tells huma the media type.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// MarshalJSON writes the members of the refusal beside those of the RFC.
func (p *Problem) MarshalJSON() ([]byte, error) {
	all := map[string]any{"type": "about:blank", "status": p.Status, "title": p.Title, "detail": p.Detail}
	if p.Code != "" {
		all["code"] = p.Code
	}
	if len(p.Errors) > 0 {
		all["errors"] = p.Errors
	}
	maps.Copy(all, p.Extra)
	return json.Marshal(all)
}

// problemOf writes a fault in a language.
func problemOf(lang string, status int, f *base.Fault) *Problem {
	p := &Problem{Code: codeOf(f.Key), Status: status, Title: http.StatusText(status), Detail: words.T(lang, f.Key, f.Args), Extra: f.Extra}
	for _, field := range f.Fields {
		p.Errors = append(p.Errors, FieldProblem{field.Name, codeOf(field.Key), words.T(lang, field.Key, field.Args)})
	}
	if len(p.Errors) == 0 && f.Kind == base.Invalid {
		p.Errors = []FieldProblem{{"", codeOf(f.Key), p.Detail}}
	}
	return p
}

// codeOf: the last part of a message key is the code that programs read.
func codeOf(key string) string { return key[strings.LastIndexByte(key, '.')+1:] }

func (a *API) problem(ctx context.Context, lang string, err error) error {
	var fault *base.Fault
	if !errors.As(err, &fault) {
		fault = &base.Fault{Kind: base.Internal, Key: "base.internal", Cause: err}
	}
	if fault.Kind == base.Internal && !gone(ctx, err) {
		a.log.ErrorContext(ctx, "api request failed", "err", err)
	}
	return problemOf(lang, statuses[fault.Kind], fault)
}

// newProblem takes in huma's own refusals: a body that is no JSON, a field of the wrong type.
func newProblem(status int, message string, errs ...error) huma.StatusError {
	p := &Problem{Status: status, Title: http.StatusText(status), Detail: message}
	for _, err := range errs {
		var d *huma.ErrorDetail
		if errors.As(err, &d) {
			field := strings.TrimPrefix(strings.TrimPrefix(d.Location, "body."), "query.")
			p.Errors = append(p.Errors, FieldProblem{field, "invalid", d.Message})
		} else if err != nil {
			p.Errors = append(p.Errors, FieldProblem{"", "invalid", err.Error()})
		}
	}
	return p
}

func (p *Problem) bytes() []byte {
	body, err := json.Marshal(p)
	if err != nil {
		return []byte("{}")
	}
	return body
}

func writeProblem(c huma.Context, p *Problem) {
	if p.Status == http.StatusUnauthorized {
		c.SetHeader("WWW-Authenticate", `Bearer realm="pilotis"`)
	}
	c.SetHeader("Content-Type", "application/problem+json")
	c.SetStatus(p.Status)
	_, _ = c.BodyWriter().Write(p.bytes())
}

// sendProblem answers with a problem outside of any operation.
func sendProblem(w http.ResponseWriter, p *Problem) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_, _ = w.Write(p.bytes())
}
