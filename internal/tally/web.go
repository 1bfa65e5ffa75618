package tally

import (
	"io"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/paper"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. Who sees certifications sees their figures; who is
// behind them, those alone who run candidacies.
func (d *Desk) Routes() []web.Route {
	see := base.To(base.See, "certification")
	return []web.Route{
		{Pattern: "GET /certifications/{id}/figures", Need: see, Do: d.show},
		{Pattern: "GET /certifications/{id}/figures/files/{format}", Need: see, Do: d.send},
		{Pattern: "GET /certifications/{id}/figures/candidates", Need: base.To(base.Run, "candidacy"), Do: d.showBehind},
	}
}

func (d *Desk) asked(c *web.Call) (Sheet, error) {
	year, _ := strconv.Atoi(c.Query("year")) // anything else is every year
	return d.Sheet(c.Context(), c.Who, base.ID[certification.Certification](c.Path("id")), year)
}

func (d *Desk) show(c *web.Call) error {
	s, err := d.asked(c)
	if err != nil {
		return err
	}
	return c.Page(sheetPage{s})
}

func (d *Desk) send(c *web.Call) error {
	format, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	s, err := d.asked(c)
	if err != nil {
		return err
	}
	return c.Spool(s.Of.Code+"-"+string(s.Today)+"."+string(format), format.Media(), func(w io.Writer) error { return s.print(c.Context()).Write(w, format) })
}

func (d *Desk) showBehind(c *web.Call) error {
	s, err := d.asked(c)
	if err != nil {
		return err
	}
	p := behindPage{Sheet: s, By: Cut(c.Query("by")), Key: c.Query("key")}
	if !slices.Contains([]Cut{Everybody, ByRoute, BySession, ByUnit, ByCompetence}, p.By) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	p.All = s.Behind(p.By, p.Key, base.ID[certification.Version](c.Query("version")))
	return c.Page(p)
}
