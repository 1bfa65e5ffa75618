package portfolio

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// newPage gives what a candidate may add: what lives in the places of their account, or a
// document.
func (d *Desk) newPage(c *web.Call) (p newPage, err error) {
	if p.View, err = d.working(c); err != nil {
		return p, err
	}
	p.Today, p.For = day.Of(d.DB.Now(), c.Who.Zone), c.Query("competence")
	for _, at := range c.Visitor.Places {
		if at.Slug == ui.In(c.Context()).Place.Slug {
			continue
		}
		lives, err := d.Living(c.Context(), c.Who.Account, at.Slug)
		if err != nil {
			return p, err
		}
		for _, l := range lives.All {
			p.Living = append(p.Living, ui.Option{Value: at.Slug + " " + l.Key, Label: l.Title, Note: ui.Date(c.Context(), l.On), Group: lives.Place})
		}
	}
	return p, nil
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.newPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) againNew(c *web.Call, refusal error) error {
	p, err := d.newPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

// toldIn reads what is said of a piece.
func toldIn(c *web.Call) Told {
	t := Told{Kind: Kind(c.Value("kind")), Title: c.Value("title"), Source: c.Value("source"), On: day.Day(c.Value("on")), Mine: c.Value("mine"), Ours: c.Value("ours"), Shown: Shown(c.Value("shown"))}
	t.Competences = slices.DeleteFunc(slices.Clone(c.Form()["competences"]), func(code string) bool { return code == "" })
	return t
}

func (d *Desk) postDocument(c *web.Call) error {
	sent, err := c.File("file")
	if err != nil {
		return d.againNew(c, err)
	}
	t := toldIn(c)
	t.File.Name = sent.Name
	p, err := d.Add(c.Context(), c.Who, candidateIn(c), t, sent.Body)
	if err != nil {
		return d.againNew(c, err)
	}
	return c.Goto(c.At("/portfolio/%s/pieces/%s", p.Candidate, p.ID), "portfolio.said_added")
}

func (d *Desk) postSnapshot(c *web.Call) error {
	slug, key := cut(c.Value("living"))
	p, err := d.Freeze(c.Context(), c.Who, candidateIn(c), slug, key, toldIn(c))
	if err != nil {
		return d.againNew(c, err)
	}
	return c.Goto(c.At("/portfolio/%s/pieces/%s", p.Candidate, p.ID), "portfolio.said_frozen")
}

func (d *Desk) piecePage(c *web.Call) (p piecePage, err error) {
	if p.View, err = d.working(c); err != nil {
		return p, err
	}
	i := slices.IndexFunc(p.Pieces, func(piece Piece) bool { return string(piece.ID) == c.Path("piece") })
	if i < 0 {
		return p, base.Refuse(base.NotFound, "base.not_found")
	}
	p.Piece = p.Pieces[i]
	return p, nil
}

func (d *Desk) showPiece(c *web.Call) error {
	p, err := d.piecePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postPiece(c *web.Call) error {
	if err := d.Tell(c.Context(), c.Who, candidateIn(c), base.ID[Piece](c.Path("piece")), toldIn(c)); err != nil {
		p, failed := d.piecePage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return d.done(c, "portfolio.said_kept")
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, candidateIn(c), base.ID[Piece](c.Path("piece"))); err != nil {
		return err
	}
	return d.done(c, "portfolio.said_dropped")
}

// showFile shows a file in the browser: what it is was read from its bytes when it came in.
func (d *Desk) showFile(c *web.Call) error {
	f, content, err := d.File(c.Context(), c.Who, candidateIn(c), c.Path("sum"))
	if err != nil {
		return err
	}
	return c.Show(f.Media, content)
}
