package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"pilotis/internal/app"
	"pilotis/internal/badge"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/transmission"
	"pilotis/internal/ui"
)

type transmissionCommands struct {
	Export transmissionExport `cmd:"" help:"Write the file of the successes to be told, and keep it byte for byte."`
}

type transmissionExport struct {
	Certification string `required:"" placeholder:"CODE" help:"The number of the certification in its register."`
	Out           string `required:"" placeholder:"FILE" help:"Where to write it."`
}

func (transmissionExport) Help() string {
	return "Where something blocks, nothing is written: all of it is listed as JSON, with the number of the parchment and the field. Run again before anything came back, it writes the same bytes."
}

func (c *transmissionExport) Run(p *program) error {
	return p.house(func(h *app.House) error {
		l, file, blocks, err := h.ExportTransmission(p.ctx, c.Certification)
		if err != nil {
			return err
		}
		if len(blocks) > 0 {
			p.json = true
			ctx := ui.With(p.ctx, ui.Scene{Lang: p.lang, Who: base.Actor{Lang: p.lang}})
			if err := p.print(transmission.Told(ctx, blocks)); err != nil {
				return err
			}
			return errTold
		}
		err = whole(c.Out, func(w io.Writer) error {
			_, err := w.Write(file)
			return err
		})
		if err != nil {
			return err
		}
		return p.print(l.Told(), fmt.Sprintf("%s: %s, %d successes, SHA-256 %s", c.Out, l.Flow, l.Sent, l.Digest))
	})
}

type badgeCommands struct {
	Verify badgeVerify `cmd:"" help:"Tell whether a badge may be believed, and why not."`
}

type badgeVerify struct {
	File       string `arg:"" type:"existingfile" help:"The badge: Open Badges 3.0 as a JSON Web Token."`
	Recipient  string `placeholder:"WHO" help:"Who should hold it: an e-mail, or the identifier of its subject."`
	StatusList string `name:"status-list" type:"existingfile" placeholder:"FILE" help:"The list of what its issuer took back; that of the database where not given."`
}

func (badgeVerify) Help() string {
	return "Keys come from the database where it holds some. Otherwise the key that the badge names is taken: the badge may then be whole, but nothing says who gave it, and the answer tells so. The exit status is 0 for a valid badge, 1 for any other."
}

// tokenMax bounds what is read of a file.
const tokenMax = 1 << 20

func (c *badgeVerify) Run(p *program) error {
	text, err := readToken(c.File)
	if err != nil {
		return err
	}
	asked := badge.Asked{Recipient: c.Recipient, Now: base.WallClock()}
	if c.StatusList != "" {
		if asked.StatusList, err = readToken(c.StatusList); err != nil {
			return err
		}
	}
	v, err := p.verify(text, asked)
	if err != nil {
		return err
	}
	said := string(v.Reason)
	for _, what := range v.Unchecked {
		said += ", unchecked: " + what
	}
	if err := p.print(v, said); err != nil {
		return err
	}
	if !v.Valid {
		return errTold
	}
	return nil
}

// verify holds a badge against the database, where there is one.
func (p *program) verify(text string, a badge.Asked) (v badge.Verdict, err error) {
	if file := db.File(p.dsn); file != "" {
		if _, err := os.Stat(file); errors.Is(err, os.ErrNotExist) {
			return badge.Verify(text, a), nil
		}
	}
	err = p.house(func(h *app.House) error {
		v, err = h.Awards.Verify(p.ctx, text, a)
		return err
	})
	return v, err
}

func readToken(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, tokenMax))
	return strings.TrimSpace(string(text)), err
}
