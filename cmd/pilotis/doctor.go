package main

import (
	"fmt"
	"os"

	"pilotis/internal/app"
	"pilotis/internal/db"
	"pilotis/internal/post"
)

type doctor struct {
	SMTP post.MailConfig `embed:"" prefix:"smtp-"`
}

func (doctor) Help() string {
	return "Looks at the database, the disk, the clock, the mail and the jobs; says of each how it stands and what to do. The exit status is 1 where something is bad."
}

func (c *doctor) Run(p *program) error {
	if file := db.File(p.dsn); file != "" {
		if _, err := os.Stat(file); err != nil {
			return fmt.Errorf("there is no database here: %w", err)
		}
	}
	d, err := db.Open(p.ctx, p.dsn)
	if err != nil {
		return err
	}
	defer d.Close()
	look := app.Doctor{DB: d, DSN: p.dsn, Mail: c.SMTP, Lang: p.lang}
	findings := look.Look(p.ctx)
	bad := false
	var lines []string
	for _, f := range findings {
		bad = bad || f.State == app.Bad
		lines = append(lines, fmt.Sprintf("%-4s  %-10s  %s", f.State, f.Name, f.Said))
		if f.Do != "" {
			lines = append(lines, fmt.Sprintf("%-18s→ %s", "", f.Do))
		}
	}
	if err := p.print(findings, lines...); err != nil {
		return err
	}
	if bad {
		return errTold
	}
	return nil
}
