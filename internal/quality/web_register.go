package quality

import (
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showComplaints(c *web.Call) error {
	all, err := d.Complaints(c.Context(), c.Who)
	return d.complaintsPage(c, all, false, err)
}

func (d *Desk) showMine(c *web.Call) error {
	all, err := d.Own(c.Context(), c.Who)
	return d.complaintsPage(c, all, true, err)
}

func (d *Desk) complaintsPage(c *web.Call, all []Complaint, mine bool, err error) error {
	if err != nil {
		return err
	}
	s, err := d.Settings(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(complaintsPage{All: all, On: d.today(c.Who), Days: s.ReplyDays, Mine: mine})
}

func (d *Desk) complainPage(c *web.Call) (complainPage, error) {
	s, err := d.Settings(c.Context(), d.DB, c.Who)
	return complainPage{On: d.today(c.Who), Days: s.ReplyDays}, err
}

func (d *Desk) showComplain(c *web.Call) error {
	p, err := d.complainPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postComplaint(c *web.Call) error {
	made, err := d.Complain(c.Context(), c.Who, Complaint{Kind: Sort(c.Value("kind")), Public: Public(c.Value("public")), Name: c.Value("name"), Email: c.Value("email"),
		Subject: c.Value("subject"), Text: c.Value("text"), Opened: day.Day(c.Value("opened_on"))})
	if err != nil {
		p, failed := d.complainPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/complaints/%s", made.ID), "quality.said_complained", base.Args{"number": made.Number})
}

func (d *Desk) complaintPage(c *web.Call) (p complaintPage, err error) {
	if p.Complaint, err = d.Complaint(c.Context(), c.Who, base.ID[Complaint](c.Path("id"))); err != nil {
		return p, err
	}
	p.On = d.today(c.Who)
	better, err := d.Improvements(c.Context(), c.Who)
	p.Better = from(better, FromComplaint, string(p.ID))
	return p, err
}

func (d *Desk) showComplaint(c *web.Call) error {
	p, err := d.complaintPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) postReply(c *web.Call) error {
	if err := d.Reply(c.Context(), c.Who, base.ID[Complaint](c.Path("id")), c.Value("answer")); err != nil {
		p, failed := d.complaintPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/complaints/%s", c.Path("id")), "quality.said_replied")
}

func (d *Desk) improvementsPage(c *web.Call) (p improvementsPage, err error) {
	p.On = d.today(c.Who)
	p.All, err = d.Improvements(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showImprovements(c *web.Call) error {
	p, err := d.improvementsPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// improvementsAgain shows the improvements with what was refused.
func (d *Desk) improvementsAgain(c *web.Call, refusal error) error {
	p, err := d.improvementsPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) postImprovement(c *web.Call) error {
	i := Improvement{Title: c.Value("title"), Origin: Origin(c.Value("origin")), OriginID: c.Value("origin_id"), Carrier: c.Value("carrier"), Due: day.Day(c.Value("due_on"))}
	i, err := d.Improve(c.Context(), c.Who, i)
	if err != nil {
		return d.improvementsAgain(c, err)
	}
	return c.Goto(below(c.Context(), i.Path()), "quality.said_improving")
}

func (d *Desk) postEffect(c *web.Call) error {
	if err := d.Improved(c.Context(), c.Who, base.ID[Improvement](c.Path("id")), c.Value("effect")); err != nil {
		return d.improvementsAgain(c, err)
	}
	return c.Goto(c.Back(c.At("/improvements")), "quality.said_improved")
}

func (d *Desk) watchPage(c *web.Call) (p watchPage, err error) {
	p.On = d.today(c.Who)
	p.All, err = d.Journal(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showWatch(c *web.Call) error {
	p, err := d.watchPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// watchAfter answers what was asked of the journal: its page again where it was refused.
func (d *Desk) watchAfter(c *web.Call, refusal error) error {
	if refusal == nil {
		return c.Goto(c.At("/watch"), "quality.said_noted")
	}
	p, err := d.watchPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) postNote(c *web.Call) error {
	var wrong base.Checks
	n := Note{Indicator: c.Int("indicator", &wrong), On: day.Day(c.Value("on")), Source: c.Value("source"), Text: c.Value("text"), Result: c.Value("result")}
	err := wrong.Fault()
	if err == nil {
		_, err = d.Write(c.Context(), c.Who, n)
	}
	return d.watchAfter(c, err)
}

func (d *Desk) postResult(c *web.Call) error {
	return d.watchAfter(c, d.Follow(c.Context(), c.Who, base.ID[Note](c.Path("id")), c.Value("result")))
}
