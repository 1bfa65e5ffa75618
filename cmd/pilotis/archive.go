package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"pilotis/internal/app"
	"pilotis/internal/archive"
	"pilotis/internal/db"
)

type backup struct {
	File string `arg:"" optional:"" placeholder:"FILE" help:"Where to write it; a file named after the moment where not said."`
}

func (backup) Help() string {
	return "Writes the whole database into one file, while the program may go on serving, and reads it again to be sure. The file restores on either engine."
}

// backedUp is what a backup or a restoration tells.
type backedUp struct {
	File   string `json:"file"`
	Tables int    `json:"tables"`
	Rows   int    `json:"rows"`
	Bytes  int64  `json:"bytes"`
	MadeAt string `json:"made_at"`
}

func told(file string, m archive.Manifest) backedUp {
	out := backedUp{File: file, Tables: len(m.Tables), Rows: m.Rows(), MadeAt: m.MadeAt.Format("2006-01-02T15:04:05Z")}
	if info, err := os.Stat(file); err == nil {
		out.Bytes = info.Size()
	}
	return out
}

func (b backedUp) line() string {
	return fmt.Sprintf("%s: %d rows of %d tables, %d bytes, made at %s", b.File, b.Rows, b.Tables, b.Bytes, b.MadeAt)
}

func (c *backup) Run(p *program) error {
	return p.house(func(h *app.House) error {
		if c.File == "" {
			c.File = "pilotis-" + h.DB.Now().Format("20060102-150405") + ".zip"
		}
		err := whole(c.File, func(w io.Writer) error {
			_, err := archive.Backup(p.ctx, h.DB, w)
			return err
		})
		if err != nil {
			return err
		}
		m, err := readBack(c.File)
		if err != nil {
			return err
		}
		b := told(c.File, m)
		return p.print(b, b.line())
	})
}

func readBack(name string) (archive.Manifest, error) {
	file, err := zip.OpenReader(name)
	if err != nil {
		return archive.Manifest{}, err
	}
	defer file.Close()
	return archive.Read(&file.Reader)
}

// whole writes a file for its owner alone, all of it or nothing.
func whole(name string, write func(io.Writer) error) (err error) {
	draft, err := os.CreateTemp(filepath.Dir(name), ".pilotis-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = draft.Close()
			_ = os.Remove(draft.Name())
		}
	}()
	if err = write(draft); err != nil {
		return err
	}
	if err = draft.Sync(); err != nil {
		return err
	}
	if err = draft.Close(); err != nil {
		return err
	}
	return os.Rename(draft.Name(), name)
}

type restore struct {
	File string `arg:"" type:"existingfile" help:"The backup."`
}

func (restore) Help() string {
	return "Puts a backup into a new database, of either engine. A database that holds anything is refused."
}

func (c *restore) Run(p *program) error {
	file, err := zip.OpenReader(c.File)
	if err != nil {
		return err
	}
	defer file.Close()
	m, err := archive.Read(&file.Reader)
	if err != nil {
		return err
	}
	d, err := db.Open(p.ctx, p.dsn)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := archive.Restore(p.ctx, d, &file.Reader, m); err != nil {
		return err
	}
	b := told(c.File, m)
	return p.print(b, b.line())
}

type exportCommands struct {
	All export    `cmd:"" default:"withargs" help:"Write all that belongs to one place, to be read without Pilotis."`
	Fec exportFec `cmd:"" help:"Write the fichier des écritures comptables of a year."`
}

type export struct {
	Place string `required:"" placeholder:"SLUG" help:"The place."`
	File  string `arg:"" optional:"" placeholder:"FILE" help:"Where to write it; a file named after the place and the day where not said."`
	Lang  string `enum:"fr,en" default:"fr" help:"Language of the explanations: ${enum}."`
}

func (export) Help() string {
	return "Writes all that belongs to one place as tables that spreadsheets open, pictures, and a page that explains them."
}

func (c *export) Run(p *program) error {
	return p.house(func(h *app.House) error {
		if c.File == "" {
			c.File = c.Place + "-" + h.DB.Now().Format("20060102") + ".zip"
		}
		var done archive.Exported
		err := whole(c.File, func(w io.Writer) (err error) {
			done, err = h.Export(p.ctx, w, c.Place, c.Lang)
			return err
		})
		if err != nil {
			return err
		}
		return p.print(map[string]any{"file": c.File, "export": done}, c.File)
	})
}
