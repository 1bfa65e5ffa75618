package main

import (
	"cmp"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"strings"

	"pilotis/internal/app"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

type serve struct {
	Addr      string         `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen."`
	NoMigrate bool           `help:"Refuse a database that is not up to date instead of bringing it there."`
	Proxy     []netip.Prefix `default:"127.0.0.0/8,::1/128" placeholder:"CIDR" help:"Proxies whose X-Forwarded headers are believed."`
	URL       string         `name:"url" placeholder:"https://…" help:"Where people reach it, for the links of letters; the address it listens on where not said."`
	Frame     string         `placeholder:"VERSION" help:"Version of the référentiel that holds here."`
	Log       string         `enum:"text,json" default:"text" help:"How logs are written: ${enum}."`
	LogLevel  slog.Level     `default:"info" help:"From which level on: debug, info, warn, error."`

	SMTP post.MailConfig `embed:"" prefix:"smtp-"`
}

func (c *serve) Run(p *program) (err error) {
	d, err := db.Open(p.ctx, p.dsn)
	if err != nil {
		return err
	}
	defer func() {
		if e := d.Close(); err == nil {
			err = e
		}
	}()
	if !c.NoMigrate {
		if _, err := d.Migrate(p.ctx); err != nil {
			return err
		}
	}
	if err := d.Ready(p.ctx); err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return err
	}
	here := "http://" + l.Addr().String()
	if _, err := fmt.Fprintln(p.out, here); err != nil {
		return err
	}
	return app.New(d, c.logger(p)).Serve(p.ctx, l, app.Serving{Proxies: c.Proxy, URL: cmp.Or(strings.TrimSuffix(c.URL, "/"), here), Mail: c.SMTP, Frame: c.Frame})
}

func (c *serve) logger(p *program) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.Log == "json" {
		return slog.New(slog.NewJSONHandler(p.err, options))
	}
	return slog.New(slog.NewTextHandler(p.err, options))
}
