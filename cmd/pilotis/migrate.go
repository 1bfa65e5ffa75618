package main

import "pilotis/internal/db"

type migrate struct{}

func (c *migrate) Run(p *program) error {
	d, err := db.Open(p.ctx, p.dsn)
	if err != nil {
		return err
	}
	steps, err := d.Migrate(p.ctx)
	if e := d.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	if steps == nil {
		steps = []string{}
	}
	return p.print(map[string]any{"steps": steps}, steps...)
}
