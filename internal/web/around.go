package web

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"

	"pilotis/internal/base"
	"pilotis/internal/ui"
)

// headers sets what every answer carries: nothing from elsewhere, no script in
// the page, no framing, no sniffing.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if Secure(r) {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// logged writes a line per request and keeps a panic from reaching anybody else.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := base.WallClock()
		r = r.WithContext(ui.With(r.Context(), ui.Scene{Lang: langOf(r)})) // for whatever fails before more is known
		note := &noted{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			broken := recover()
			if broken != nil {
				s.Log.ErrorContext(r.Context(), "panic", "path", r.URL.Path, "panic", fmt.Sprint(broken), "stack", string(debug.Stack()))
				if !note.begun {
					s.fail(note, r, base.Refuse(base.Internal, "base.internal"))
					broken = nil
				}
			}
			took := base.WallClock().Sub(began)
			observe(r, note.status, took)
			s.Log.InfoContext(r.Context(), "request", "method", r.Method, "path", r.URL.Path, "status", note.status,
				"bytes", note.bytes, "ms", float64(took.Microseconds())/1000)
			if broken != nil { // half an answer must not pass for a whole one
				panic(http.ErrAbortHandler)
			}
		}()
		next.ServeHTTP(note, r)
	})
}

type noted struct {
	http.ResponseWriter
	status int
	bytes  int
	begun  bool
}

func (n *noted) WriteHeader(status int) {
	if n.begun { // the first status is the answer's
		return
	}
	n.status, n.begun = status, true
	n.ResponseWriter.WriteHeader(status)
}

func (n *noted) Write(b []byte) (int, error) {
	n.begun = true
	size, err := n.ResponseWriter.Write(b)
	n.bytes += size
	return size, err
}

func (n *noted) Unwrap() http.ResponseWriter { return n.ResponseWriter }

// zipLevel is the quickest: a page is a fourteenth larger over the wire than at level 5,
// and takes a fourteenth less of the processor.
const zipLevel = 1

var zippers = sync.Pool{New: func() any { z, _ := gzip.NewWriterLevel(nil, zipLevel); return z }}

// compressed zips texts for whoever reads gzip.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Accept-Encoding")
		if !readsGzip(r) {
			next.ServeHTTP(w, r)
			return
		}
		z := &zipped{ResponseWriter: w}
		defer z.close()
		next.ServeHTTP(z, r)
	})
}

// readsGzip heeds "gzip;q=0", by which some say that they do not.
func readsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" {
			return strings.TrimRight(strings.TrimSpace(weight), ".0") != "q="
		}
	}
	return false
}

// zipped decides at the first byte: only texts, and only those not zipped already.
type zipped struct {
	http.ResponseWriter
	zip   *gzip.Writer
	begun bool
}

func (z *zipped) WriteHeader(status int) {
	if !z.begun {
		z.begun = true
		h := z.Header()
		kind := h.Get("Content-Type")
		text := strings.HasPrefix(kind, "text/") || strings.Contains(kind, "json") || strings.Contains(kind, "xml") || strings.Contains(kind, "javascript")
		if text && h.Get("Content-Encoding") == "" && status != http.StatusNoContent && status != http.StatusNotModified {
			h.Set("Content-Encoding", "gzip")
			h.Del("Content-Length")
			z.zip = zippers.Get().(*gzip.Writer)
			z.zip.Reset(z.ResponseWriter)
		}
	}
	z.ResponseWriter.WriteHeader(status)
}

func (z *zipped) Write(b []byte) (int, error) {
	if !z.begun {
		if z.Header().Get("Content-Type") == "" {
			z.Header().Set("Content-Type", http.DetectContentType(b))
		}
		z.WriteHeader(http.StatusOK)
	}
	if z.zip == nil {
		return z.ResponseWriter.Write(b)
	}
	return z.zip.Write(b)
}

func (z *zipped) close() {
	if z.zip != nil {
		_ = z.zip.Close()
		z.zip.Reset(nil)
		zippers.Put(z.zip)
	}
}

func (z *zipped) Unwrap() http.ResponseWriter { return z.ResponseWriter }
