package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/intake"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
)

type importCommands struct {
	Places   importPlaces   `cmd:"" help:"Take in a national or regional list of places: CSV or GeoJSON."`
	People   importPeople   `cmd:"" help:"Take in the people of a place: CSV, its columns guessed."`
	Fec      importFec      `cmd:"" help:"Take in a fichier des écritures comptables: a year of the books."`
	Contours importContours `cmd:"" help:"Take in the contours of departments: GeoJSON."`
	Bank     importBank     `cmd:"" help:"Take in a statement of a bank account, its format recognised."`
}

type importPlaces struct {
	File     string `arg:"" type:"existingfile" help:"The list."`
	DryRun   bool   `help:"Report and write nothing."`
	Source   string `placeholder:"NAME" help:"Who publishes the list; the name of the file where not said. Files of one source are editions of one list."`
	Licence  string `help:"The licence of the list."`
	Credit   string `help:"The sentence to show wherever the list is used."`
	URL      string `name:"url" help:"Where the list is published."`
	Edition  string `placeholder:"2019-06-13" help:"The publisher's date."`
	Contours string `type:"existingfile" placeholder:"FILE" help:"Check departments by these contours rather than by those imported."`
}

func (c *importPlaces) Run(p *program) error {
	src := listing.Source{Name: c.Source, Licence: c.Licence, Credit: c.Credit, URL: c.URL}
	if src.Name == "" {
		src.Name = nameOf(c.File)
	}
	if c.Edition != "" {
		var err error
		if src.Edition, err = day.Parse(c.Edition); err != nil {
			return base.Wrong("edition", "base.not_a_day")
		}
	}
	if c.Contours != "" {
		var err error
		if src.Contours, err = contoursOf(c.Contours); err != nil {
			return err
		}
	}
	return p.house(func(h *app.House) error {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		who := base.System("", nil)
		who.Lang = p.lang
		report, err := h.Listings.Import(p.ctx, who, src, file, c.DryRun)
		if err != nil {
			return err
		}
		return p.print(report, report.Summary(p.lang)...)
	})
}

type importPeople struct {
	File   string `arg:"" type:"existingfile" help:"The file."`
	Place  string `required:"" placeholder:"SLUG" help:"The place."`
	DryRun bool   `help:"Judge every line and write nothing."`
}

func (c *importPeople) Run(p *program) error {
	return p.inPlace(c.Place, func(h *app.House, who base.Actor) error {
		body, err := os.ReadFile(c.File)
		if err != nil {
			return err
		}
		report, err := h.Intake.Import(p.ctx, who, intake.Asked{File: filepath.Base(c.File), Body: body, DryRun: c.DryRun})
		if err != nil {
			return err
		}
		return p.print(report, fmt.Sprintf("%d rows: %d new, %d changed, %d same, %d refused",
			report.Rows, report.New, report.Changed, report.Same, report.Refused))
	})
}

func contoursOf(name string) ([]territory.Contour, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	contours, _, err := territory.ReadContours(file)
	return contours, err
}

type importContours struct {
	File   string `arg:"" type:"existingfile" help:"The contours."`
	DryRun bool   `help:"Report and write nothing."`
	Source string `placeholder:"NAME" help:"Who publishes them; the name of the file where not said."`
}

func (c *importContours) Run(p *program) error {
	return p.house(func(h *app.House) error {
		file, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer file.Close()
		if c.Source == "" {
			c.Source = nameOf(c.File)
		}
		report, err := h.Territory.ImportContours(p.ctx, base.System("", nil), c.Source, file, c.DryRun)
		if err != nil {
			return err
		}
		return p.print(report, report.Summary(p.lang)...)
	})
}

// nameOf is a file's name without its folder and ending.
func nameOf(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}
