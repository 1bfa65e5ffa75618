package fec

import (
	"context"
	"errors"
	"io"
	"os"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /fec", Need: see, Do: d.showFiles},
		{Pattern: "POST /fec", Need: run, Do: d.postFile, Max: FileMax + 1<<20},
		{Pattern: "GET /fec/files/{id}", Need: run, Do: d.showFile},
		{Pattern: "POST /fec/files/{id}/taking", Need: run, Do: d.postTaking},
		{Pattern: "POST /fec/files/{id}/removal", Need: run, Do: d.postRemoval},
		{Pattern: "GET /fec/years/{year}", Need: see, Do: d.showYear, Heavy: true},
		{Pattern: "GET /fec/years/{year}/file", Need: see, Do: d.sendYear, Heavy: true},
	}
}

// listPage brings a file in, and gives one out.
type listPage struct {
	ui.Form
	Files []Held
	Years []ledger.Year
}

// Title names the page.
func (p listPage) Title(ctx context.Context) string { return ui.T(ctx, "fec.title") }

func (d *Desk) listPage(c *web.Call) (p listPage, err error) {
	if p.Years, err = d.Ledger.Years(c.Context(), d.DB, c.Who); err != nil {
		return p, err
	}
	p.Files, err = d.Files(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showFiles(c *web.Call) error {
	p, err := d.listPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postFile(c *web.Call) error {
	file, err := c.File("file")
	if err == nil {
		var id HeldID
		if id, err = d.Bring(c.Context(), c.Who, Asked{Name: file.Name, File: file.Body, Year: c.Value("year")}, file.Size); err == nil {
			return c.Goto(c.At("/fec/files/%s", id), "")
		}
	}
	p, failed := d.listPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// yearPage says whether the file of a year may be given out, or what is in the way.
type yearPage struct {
	Year    ledger.Year
	Out     Exported
	Refused *base.Fault
}

// Title names the page.
func (p yearPage) Title(ctx context.Context) string { return ui.T(ctx, "fec.year_title") }

func (d *Desk) yearPage(c *web.Call) (p yearPage, err error) {
	if p.Year, err = d.Ledger.Year(c.Context(), d.DB, c.Who, ledger.YearID(c.Path("year"))); err != nil {
		return p, err
	}
	p.Out, err = d.Export(c.Context(), c.Who, p.Year.ID, nowhere{})
	if base.KindOf(err) == base.Invalid && errors.As(err, &p.Refused) {
		err = nil
	}
	return p, err
}

func (d *Desk) showYear(c *web.Call) error {
	p, err := d.yearPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// sendYear gives the file of a year, written on the disk first: whole or not at all.
func (d *Desk) sendYear(c *web.Call) error {
	sheet, err := newSheet()
	if err != nil {
		return err
	}
	defer sheet.drop()
	out, err := d.Export(c.Context(), c.Who, ledger.YearID(c.Path("year")), sheet)
	if base.KindOf(err) == base.Invalid {
		return c.Goto(c.At("/fec/years/%s", c.Path("year")), "")
	}
	if err != nil {
		return err
	}
	if _, err := sheet.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return c.Pour(out.Name, "text/plain", sheet)
}

// nowhere is a target that keeps nothing.
type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
func (nowhere) Reset() error                { return nil }

// sheet is a target on the disk of this machine, for as long as it is read.
type sheet struct{ *os.File }

func newSheet() (sheet, error) {
	f, err := os.CreateTemp("", "pilotis-fec-*")
	return sheet{f}, err
}

// Reset begins again.
func (s sheet) Reset() error {
	if err := s.Truncate(0); err != nil {
		return err
	}
	_, err := s.Seek(0, io.SeekStart)
	return err
}

func (s sheet) drop() {
	_ = s.Close()
	_ = os.Remove(s.Name())
}
