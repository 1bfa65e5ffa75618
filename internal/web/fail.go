package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// statuses is the one place where a kind of refusal becomes a status.
var statuses = map[base.Kind]int{
	base.Internal:  http.StatusInternalServerError,
	base.Invalid:   http.StatusUnprocessableEntity,
	base.Forbidden: http.StatusForbidden,
	base.NotFound:  http.StatusNotFound,
	base.Conflict:  http.StatusConflict,
	base.Busy:      http.StatusServiceUnavailable,
	base.TooLarge:  http.StatusRequestEntityTooLarge,
}

// retryAfter is when to come back to a house that is full, in seconds.
const retryAfter = "2"

// fail turns an error into a page, or into a problem where a program asked. What is ours is logged in full and shown as nothing.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if gone(r.Context(), err) {
		return
	}
	if errors.Is(err, errSignIn) {
		to := "/sign-in"
		if r.Method == http.MethodGet {
			to += "?next=" + url.QueryEscape(r.URL.RequestURI())
		}
		if r.Header.Get("HX-Request") == "true" {
			w.Header().Set("HX-Redirect", to)
			w.WriteHeader(http.StatusNoContent)
			return
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
		return
	}
	fault := s.told(r, err)
	if fault.Kind == base.Busy {
		w.Header().Set("Retry-After", retryAfter)
	}
	if strings.HasPrefix(r.URL.Path, apiRoot) {
		sendProblem(w, problemOf(ui.In(r.Context()).Lang, statuses[fault.Kind], fault))
		return
	}
	c := &Call{w: w, r: r}
	if err := c.draw(statuses[fault.Kind], ui.Frame(ui.Refusal{Status: statuses[fault.Kind], Fault: fault})); err != nil {
		s.Log.ErrorContext(r.Context(), "error page", "err", err)
		http.Error(w, http.StatusText(statuses[fault.Kind]), statuses[fault.Kind])
	}
}

// told gives what may be said of an error, and logs what may not.
func (s *Server) told(r *http.Request, err error) *base.Fault {
	var fault *base.Fault
	if !errors.As(err, &fault) {
		fault = &base.Fault{Kind: base.Internal, Key: "base.internal", Cause: err}
	}
	if fault.Kind == base.Internal || fault.Kind == base.Busy {
		s.Log.ErrorContext(r.Context(), "request failed", "method", r.Method, "path", r.URL.Path, "err", err)
	}
	return fault
}
