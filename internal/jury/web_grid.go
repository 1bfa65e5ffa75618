package jury

import (
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// showMine shows a juror what they have to read and to do, in order.
func (d *Desk) showMine(c *web.Call, v View) error {
	m, _, err := d.seatOf(c.Context(), c.Who, v.Members)
	if err != nil {
		return err
	}
	p := minePage{View: v, Me: m}
	if p.In, err = submissions(c.Context(), d.DB, c.Who.Place, v.ID); err != nil {
		return err
	}
	return c.Page(p)
}

// gridPage gives the grid that the reader fills.
func (d *Desk) gridPage(c *web.Call) (p gridPage, err error) {
	r, v, err := d.Read(c.Context(), c.Who, sessionID(c), hearingID(c))
	if err != nil {
		return p, err
	}
	p.Hearing, _ = v.hearing(hearingID(c))
	p.Candidate, p.Session, p.Asked = v.Candidates[p.Hearing.Candidate], v.Session, competences(v.Asks, p.Hearing.Units)
	me, sits, err := d.seatOf(c.Context(), c.Who, v.Members)
	if err == nil && !sits { // the staff has no grid of its own
		err = base.Refuse(base.NotFound, "base.not_found")
	}
	p.Me, p.Grid = me, r.Own
	return p, err
}

func (d *Desk) showGrid(c *web.Call) error {
	p, err := d.gridPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// marksIn reads the marks of a form.
func marksIn(c *web.Call, asked []certification.Competence) (out []Mark) {
	for _, k := range asked {
		out = append(out, Mark{k.Code, Level(c.Value("marks." + k.Code)), c.Value("marks." + k.Code + ".reason")})
	}
	return out
}

func (d *Desk) postGrid(c *web.Call) error {
	p, err := d.gridPage(c)
	if err != nil {
		return err
	}
	submit := c.Value("do") == "submit"
	if err := d.Mark(c.Context(), c.Who, p.Session.ID, Grid{Hearing: p.Hearing.ID, Member: p.Me.ID, Marks: marksIn(c, p.Asked)}, submit); err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	if submit {
		return done(c, "jury.said_submitted")
	}
	return c.Goto(c.At("/juries/%s/hearings/%s/grid", p.Session.ID, p.Hearing.ID), "jury.said_kept")
}

func (d *Desk) deliberationPage(c *web.Call) (p deliberationPage, err error) {
	p.Reading, p.View, err = d.Read(c.Context(), c.Who, sessionID(c), hearingID(c))
	p.Hearing, _ = p.View.hearing(hearingID(c))
	p.Candidate = p.View.Candidates[p.Hearing.Candidate]
	p.Asked = competences(p.Asks, p.Hearing.Units)
	return p, err
}

func (d *Desk) showDeliberation(c *web.Call) error {
	p, err := d.deliberationPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postDecision(c *web.Call) error {
	p, err := d.deliberationPage(c)
	if err != nil {
		return err
	}
	if err := d.Decide(c.Context(), c.Who, sessionID(c), hearingID(c), marksIn(c, p.Asked)); err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return done(c, "jury.said_decided")
}

func (d *Desk) postRectification(c *web.Call) error {
	p, err := d.deliberationPage(c)
	if err != nil {
		return err
	}
	if _, err := d.Rectify(c.Context(), c.Who, sessionID(c), c.Value("motive"), []Correction{{hearingID(c), marksIn(c, p.Asked)}}); err != nil {
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return done(c, "jury.said_drawn")
}
