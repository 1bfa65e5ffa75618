package portfolio

import (
	"bytes"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. A candidate, a juror, a trainer come with any role:
// the verbs tell them apart.
func (d *Desk) Routes() []web.Route {
	join := base.To(base.Join, "candidacy")
	return []web.Route{
		{Pattern: "GET /portfolio", Need: join, Do: d.showMine},
		{Pattern: "GET /portfolio/{candidate}", Need: join, Do: d.showOne},
		{Pattern: "GET /portfolio/{candidate}/about", Need: join, Do: d.showAbout},
		{Pattern: "POST /portfolio/{candidate}/about", Need: join, Do: d.postAbout},
		{Pattern: "GET /portfolio/{candidate}/pieces/new", Need: join, Do: d.showNew},
		{Pattern: "POST /portfolio/{candidate}/documents", Need: join, Do: d.postDocument},
		{Pattern: "POST /portfolio/{candidate}/snapshots", Need: join, Do: d.postSnapshot},
		{Pattern: "GET /portfolio/{candidate}/pieces/{piece}", Need: join, Do: d.showPiece},
		{Pattern: "POST /portfolio/{candidate}/pieces/{piece}", Need: join, Do: d.postPiece},
		{Pattern: "POST /portfolio/{candidate}/pieces/{piece}/removal", Need: join, Do: d.postRemoval},
		{Pattern: "GET /portfolio/{candidate}/files/{sum}", Need: join, Do: d.showFile},
		{Pattern: "GET /portfolio/{candidate}/paper", Need: join, Do: d.showPaper},
		{Pattern: "POST /portfolio/{candidate}/sendings", Need: join, Do: d.postSending},
		{Pattern: "GET /portfolio/{candidate}/sendings/{number}/archive", Need: join, Do: d.sendArchive},
		{Pattern: "POST /portfolio/{candidate}/archive", Need: join, Do: d.postArchive},
		{Pattern: "POST /portfolio/{candidate}/remarks", Need: join, Do: d.postRemark},
		{Pattern: "GET /portfolio/{candidate}/oral", Need: join, Do: d.showOral},
		{Pattern: "POST /portfolio/{candidate}/rehearsals", Need: join, Do: d.postRehearsal},
	}
}

func candidateIn(c *web.Call) base.ID[candidacy.Candidate] {
	return base.ID[candidacy.Candidate](c.Path("candidate"))
}

// showMine leads a candidate to their dossier; of several they choose.
func (d *Desk) showMine(c *web.Call) error {
	all, err := d.Candidates.Mine(c.Context(), c.Who)
	if err != nil {
		return err
	}
	if len(all) == 1 {
		return c.Goto(c.At("/portfolio/%s", all[0].ID), "")
	}
	p := minePage{All: all}
	if p.Certifications, err = d.Certifications.List(c.Context()); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) homePage(c *web.Call) (p homePage, err error) {
	p.View, err = d.Look(c.Context(), c.Who, candidateIn(c))
	if err != nil || p.Juror {
		return p, err
	}
	p.Today, p.Mine = day.Of(d.DB.Now(), c.Who.Zone), d.own(c.Context(), c.Who, p.ID) == nil
	needs, err := d.Candidates.Needs(c.Context(), d.DB, c.Who, p.ID)
	p.Needs = needs[p.ID]
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.homePage(c)
	switch {
	case err != nil:
		return err
	case p.Juror:
		return c.Page(readingPage{p.View})
	}
	return c.Page(p)
}

// again shows a dossier with what was refused of it.
func (d *Desk) again(c *web.Call, refusal error) error {
	p, err := d.homePage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) done(c *web.Call, said string, args ...base.Args) error {
	return c.Goto(c.At("/portfolio/%s", c.Path("candidate")), said, args...)
}

func (d *Desk) showAbout(c *web.Call) error {
	v, err := d.working(c)
	if err != nil {
		return err
	}
	return c.Page(aboutPage{View: v})
}

// working gives a dossier to those who may write it.
func (d *Desk) working(c *web.Call) (View, error) {
	if err := d.own(c.Context(), c.Who, candidateIn(c)); err != nil {
		return View{}, err
	}
	return d.Look(c.Context(), c.Who, candidateIn(c))
}

func (d *Desk) postAbout(c *web.Call) error {
	var wrong base.Checks
	revision := c.Int("revision", &wrong)
	err := wrong.Fault()
	if err == nil {
		err = d.Present(c.Context(), c.Who, candidateIn(c), c.Value("about"), revision)
	}
	if err != nil {
		v, failed := d.working(c)
		if failed != nil {
			return failed
		}
		return c.Again(aboutPage{ui.FormOf(c.Form(), err), v}, err)
	}
	return d.done(c, "portfolio.said_kept")
}

func (d *Desk) postSending(c *web.Call) error {
	s, err := d.Send(c.Context(), c.Who, candidateIn(c), c.Value("read"))
	if err != nil {
		return d.again(c, err)
	}
	return d.done(c, "portfolio.said_sent", base.Args{"number": s.Number})
}

func (d *Desk) sendArchive(c *web.Call) error {
	number, err := strconv.Atoi(c.Path("number"))
	if err != nil {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	name, file, err := d.Archive(c.Context(), c.Who, candidateIn(c), number)
	if err != nil {
		return err
	}
	return c.Send(name, "application/zip", file)
}

func (d *Desk) postArchive(c *web.Call) error {
	sent, err := c.File("archive")
	var taken int
	if err == nil {
		var file bytes.Buffer
		if _, err = file.ReadFrom(sent.Body); err != nil {
			return err
		}
		taken, err = d.TakeIn(c.Context(), c.Who, candidateIn(c), bytes.NewReader(file.Bytes()), int64(file.Len()))
	}
	if err != nil {
		return d.again(c, err)
	}
	return d.done(c, "portfolio.said_taken", base.Args{"count": taken})
}

func (d *Desk) showPaper(c *web.Call) error {
	file, _, err := d.Compose(c.Context(), c.Who, candidateIn(c))
	if err != nil {
		return err
	}
	return c.Show(paperMedia, file)
}

func (d *Desk) postRemark(c *web.Call) error {
	if err := d.Remark(c.Context(), c.Who, candidateIn(c), c.Value("competence"), c.Value("text")); err != nil {
		return d.again(c, err)
	}
	return d.done(c, "portfolio.said_remarked")
}

func (d *Desk) showOral(c *web.Call) error {
	v, err := d.working(c)
	if err != nil {
		return err
	}
	p := oralPage{View: v, Now: d.DB.Now()}
	needs, err := d.Candidates.Needs(c.Context(), d.DB, c.Who, v.ID)
	if err != nil {
		return err
	}
	p.More = candidacy.ExtraTime(needs[v.ID])
	if p.All, err = d.Rehearsals(c.Context(), c.Who, v.ID); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postRehearsal(c *web.Call) error {
	if err := d.Rehearse(c.Context(), c.Who, candidateIn(c), c.Value("do") == "begin"); err != nil {
		return err
	}
	return c.Goto(c.At("/portfolio/%s/oral", c.Path("candidate")), "")
}
