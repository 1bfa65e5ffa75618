package main

import (
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"

	"pilotis/internal/app"
	"pilotis/internal/db"
	"pilotis/internal/demo"
)

type demonstrate struct {
	Addr string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen."`
	Keep string `placeholder:"DSN" help:"An empty database to make the demo in, which stays; otherwise a file that goes when the demo ends."`
}

func (demonstrate) Help() string {
	return "Makes a place with three years of life and opens it: one click signs in as its manager, treasurer, a member or a visitor. Nothing is ever sent."
}

// Run makes the demo place anew and serves it until it is told to end.
func (c *demonstrate) Run(p *program) (err error) {
	l, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	defer l.Close()
	here := "http://" + strings.Replace(l.Addr().String(), "127.0.0.1", "localhost", 1)
	if _, err := fmt.Fprintln(p.out, here); err != nil {
		return err
	}
	dsn := c.Keep
	if dsn == "" {
		dir, err := os.MkdirTemp("", "pilotis-demo")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		dsn = "sqlite:" + filepath.Join(dir, "demo.db") + "?synchronous=normal"
	}
	d, err := db.Open(p.ctx, dsn)
	if err != nil {
		return err
	}
	defer d.Close()
	if _, err := d.Migrate(p.ctx); err != nil {
		return err
	}
	h := app.New(d, slog.New(slog.NewTextHandler(p.err, &slog.HandlerOptions{Level: slog.LevelWarn})))
	if err := demo.Fill(p.ctx, h, tellProgress(p.err)); err != nil {
		return err
	}
	fmt.Fprintf(p.err, "\rThe demo place is open: %s\n", here)
	return h.Serve(p.ctx, l, app.Serving{Demo: true, URL: here})
}

// tellProgress writes one line that changes while the demo is made.
func tellProgress(w io.Writer) func(done, total int) {
	return func(done, total int) {
		fmt.Fprintf(w, "\rMaking three years of life: %3d %%", done*100/max(total, 1))
	}
}
