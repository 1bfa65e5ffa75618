package app

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"
)

// TestWhoOnlyPretendsToAskIsCutOff: headers that never end, a body that never
// comes, a header without measure. The patience is shortened; that there is one,
// and no longer than a reader on a poor network needs, is looked at first.
func TestWhoOnlyPretendsToAskIsCutOff(t *testing.T) {
	t.Parallel()
	s := (&House{Log: slog.New(slog.DiscardHandler)}).patient(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(w, r.Body); err != nil {
			panic(http.ErrAbortHandler)
		}
	}))
	for name, patience := range map[string]time.Duration{"header": s.ReadHeaderTimeout, "body": s.ReadTimeout, "answer": s.WriteTimeout, "rest": s.IdleTimeout} {
		if patience <= 0 || patience > 2*time.Minute {
			t.Errorf("%s: %s", name, patience)
		}
	}
	s.ReadHeaderTimeout, s.ReadTimeout, s.IdleTimeout = 500*time.Millisecond, 600*time.Millisecond, 700*time.Millisecond
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
	for name, sent := range map[string]string{
		"nothing":       "",
		"half a header": "GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ",
		"half a body":   "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\nname=",
		"no next":       "GET / HTTP/1.1\r\nHost: here\r\n\r\n",
		"a long header": "GET / HTTP/1.1\r\nHost: here\r\nX-Long: " + strings.Repeat("x", 1<<20) + "\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			_, _ = fmt.Fprint(c, sent) // it may be cut off before all is said
			_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
			all, err := io.ReadAll(bufio.NewReader(c))
			if errors.Is(err, os.ErrDeadlineExceeded) {
				t.Error("it is still listened to")
			}
			if name == "a long header" && err == nil && !strings.HasPrefix(string(all), "HTTP/1.1 431") {
				t.Errorf("%.60q", all)
			}
		})
	}
}
