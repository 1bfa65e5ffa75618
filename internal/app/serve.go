package app

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"sync"
	"time"

	"pilotis/internal/boussole"
	"pilotis/internal/post"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Serving is how the house opens to the network.
type Serving struct {
	Proxies []netip.Prefix // whose word on where a request comes from is believed
	Demo    bool           // one click signs in as somebody of the demo
	URL     string         // where people reach the house, for the links of letters
	Mail    post.MailConfig
	Frame   string // the version of the référentiel that holds here, "" for the default
}

// The patience of the server: long for who is slow on a poor network, short for
// who only pretends.
const (
	headerPatience = 10 * time.Second
	bodyPatience   = 2 * time.Minute
	idlePatience   = 2 * time.Minute
	drainPatience  = 20 * time.Second
	headerMax      = 32 << 10
)

// Handler is all that the house answers: pages, the API, files, and what
// operators watch.
func (h *House) Handler(o Serving) http.Handler {
	h.Accounts.Demo = o.Demo
	h.Boussole.Version = o.Frame
	h.Post.Demo, h.Post.URL, h.Post.Mail = o.Demo, o.URL, o.Mail
	s, _ := h.Server(h.Accounts)
	s.Demo, s.Parts, s.Proxies = o.Demo, h.Accounts.Parts, o.Proxies
	s.Handle("GET /static/", ui.Static())
	s.Handle("GET /healthz", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { said(w, nil) }))
	s.Handle("GET /readyz", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := h.DB.Ready(r.Context())
		if err != nil {
			h.Log.ErrorContext(r.Context(), "not ready", "err", err)
		}
		said(w, err)
	}))
	s.Handle("GET /metrics", web.Metrics())
	if o.Demo {
		s.Add(gallery(Samples()))
	}
	return s.Handler()
}

func said(w http.ResponseWriter, err error) {
	word, status := "ok\n", http.StatusOK
	if err != nil {
		word, status = "not ready\n", http.StatusServiceUnavailable
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(word))
}

// patient is a server that waits for whoever is slow, but not for ever.
func (h *House) patient(handler http.Handler) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerPatience,
		ReadTimeout:       bodyPatience,
		WriteTimeout:      bodyPatience,
		IdleTimeout:       idlePatience,
		MaxHeaderBytes:    headerMax,
		ErrorLog:          slog.NewLogLogger(h.Log.Handler(), slog.LevelWarn),
	}
}

// Serve answers on a listener, and does what was put in the outbox, until ctx
// ends; then it takes no more, finishes what is under way, and returns.
func (h *House) Serve(ctx context.Context, l net.Listener, o Serving) error {
	if err := errors.Join(o.Mail.Check(), boussole.Ready(o.Frame)); err != nil {
		return err
	}
	s := h.patient(h.Handler(o))
	working, rest := context.WithCancel(ctx)
	var outbox sync.WaitGroup
	outbox.Go(func() { h.Post.Run(working) })
	defer outbox.Wait()
	defer rest()
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	debug.FreeOSMemory() // what starting took and serving does not need
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	h.Log.Info("draining")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainPatience)
	defer cancel()
	err := s.Shutdown(last)
	if e := <-ended; !errors.Is(e, http.ErrServerClosed) {
		err = errors.Join(err, e)
	}
	return err
}
