package quality

import (
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Further pages of the room.
const (
	bookPath     = "/quality"
	settingsPath = "/quality/settings"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	join, run, rule, anyone := base.To(base.Join, "school"), base.To(base.Run, "school"), base.To(base.Rule, "school"), base.To(base.See, "front")
	return []web.Route{
		{Pattern: "GET /quality", Need: run, Do: d.showBook},
		{Pattern: "GET /quality/files/{format}", Need: run, Do: d.sendBook},
		{Pattern: "GET /quality/audit", Need: rule, Do: d.sendAudit},
		{Pattern: "GET /quality/settings", Need: rule, Do: d.showSettings},
		{Pattern: "POST /quality/settings", Need: rule, Do: d.postSettings},
		{Pattern: "GET /quality/{number}", Need: run, Do: d.showIndicator},
		{Pattern: "POST /quality/{number}/review", Need: run, Do: d.postReview},
		{Pattern: "POST /quality/{number}/documents", Need: run, Do: d.postDocument},
		{Pattern: "GET /quality/documents/{id}", Need: run, Do: d.sendDocument},
		{Pattern: "POST /quality/documents/{id}/removal", Need: rule, Do: d.postRemoval},
		{Pattern: "GET /complaints", Need: rule, Do: d.showComplaints},
		{Pattern: "GET /complaints/files/{format}", Need: rule, Do: d.sendRegister},
		{Pattern: "GET /my-complaints", Need: join, Do: d.showMine},
		{Pattern: "GET /complaints/new", Need: join, Do: d.showComplain},
		{Pattern: "POST /complaints", Need: join, Do: d.postComplaint},
		{Pattern: "GET /complaints/{id}", Need: join, Do: d.showComplaint},
		{Pattern: "POST /complaints/{id}/answer", Need: rule, Do: d.postReply},
		{Pattern: "GET /improvements", Need: run, Do: d.showImprovements},
		{Pattern: "POST /improvements", Need: run, Do: d.postImprovement},
		{Pattern: "POST /improvements/{id}/effect", Need: run, Do: d.postEffect},
		{Pattern: "GET /watch", Need: run, Do: d.showWatch},
		{Pattern: "POST /watch", Need: run, Do: d.postNote},
		{Pattern: "POST /watch/{id}/result", Need: run, Do: d.postResult},
		{Pattern: "GET /surveys", Need: run, Do: d.showSurveys},
		{Pattern: "GET /surveys/new", Need: rule, Do: d.showAsk},
		{Pattern: "POST /surveys", Need: rule, Do: d.postSurvey},
		{Pattern: "GET /surveys/{id}", Need: run, Do: d.showSurvey},
		{Pattern: "POST /surveys/{id}/invitations", Need: rule, Do: d.postInvitations},
		{Pattern: "POST /surveys/{id}/reminders", Need: rule, Do: d.postReminders},
		{Pattern: "POST /surveys/{id}/closing", Need: rule, Do: d.postClosing},
		{Pattern: "POST /surveys/{id}/answers", Need: rule, Do: d.postTyped},
		{Pattern: "GET /answers/{token}", Need: anyone, Do: d.showAnswer},
		{Pattern: "POST /answers/{token}", Need: anyone, Do: d.postAnswer},
	}
}

func (d *Desk) showBook(c *web.Call) error {
	b, err := d.Book(c.Context(), c.Who)
	if err != nil {
		return err
	}
	p := bookPage{Book: b}
	if s := State(c.Query("state")); slices.Contains(States(), s) {
		p.State = s
	}
	return c.Page(p)
}

// numberOf reads the number of an indicator in the address.
func numberOf(c *web.Call) (int, error) {
	n, err := strconv.Atoi(c.Path("number"))
	if err != nil || !known(n) {
		return 0, base.Refuse(base.NotFound, "base.not_found")
	}
	return n, nil
}

func (d *Desk) indicatorPage(c *web.Call) (p indicatorPage, err error) {
	number, err := numberOf(c)
	if err != nil {
		return p, err
	}
	b, err := d.Book(c.Context(), c.Who)
	if err != nil {
		return p, err
	}
	p.On = b.On
	if p.Line, err = b.Line(number); err != nil {
		return p, err
	}
	all, err := evidences(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return p, err
	}
	for _, e := range all {
		if e.Indicator == number {
			p.Evidence = append(p.Evidence, e)
		}
	}
	better, err := d.Improvements(c.Context(), c.Who)
	p.Better = from(better, FromIndicator, p.name())
	return p, err
}

func (d *Desk) showIndicator(c *web.Call) error {
	p, err := d.indicatorPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// after answers what was asked of an indicator: its page again where it was refused.
func (d *Desk) after(c *web.Call, key string, err error) error {
	if err == nil {
		return c.Goto(c.At("/quality/%s", c.Path("number")), key)
	}
	p, failed := d.indicatorPage(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

func (d *Desk) postReview(c *web.Call) error {
	number, err := numberOf(c)
	if err == nil {
		err = d.Read(c.Context(), c.Who, number, c.Value("note"), day.Day(c.Value("next_on")))
	}
	return d.after(c, "quality.said_read", err)
}

func (d *Desk) postDocument(c *web.Call) error {
	number, err := numberOf(c)
	if err != nil {
		return err
	}
	file, err := c.File("file")
	if err == nil {
		_, err = d.Add(c.Context(), c.Who, Evidence{Indicator: number, Title: c.Value("title"), On: day.Day(c.Value("on")), Name: file.Name}, file.Body)
	}
	return d.after(c, "quality.said_added", err)
}

func (d *Desk) sendDocument(c *web.Call) error {
	e, content, err := d.File(c.Context(), c.Who, base.ID[Evidence](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Send(e.Name, e.Kind, content)
}

func (d *Desk) postRemoval(c *web.Call) error {
	if err := d.Drop(c.Context(), c.Who, base.ID[Evidence](c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/quality"), "quality.said_removed")
}

func (d *Desk) showSettings(c *web.Call) error {
	s, err := d.Settings(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(settingsPage{Settings: s})
}

func (d *Desk) postSettings(c *web.Call) error {
	var wrong base.Checks
	does := func(o Only) bool { return slices.Contains(c.Form()["does"], string(o)) }
	s := Settings{Profile: Profile{does(Certifying), does(Apprenticeship), does(Situations), does(Subcontracting), c.Int("longest_days", &wrong)},
		ReplyDays: c.Int("reply_days", &wrong), MaskUnder: c.Int("mask_under", &wrong), FreshDays: c.Int("fresh_days", &wrong),
		NextAudit: day.Day(c.Value("next_audit")), Referent: c.Value("referent"), Revision: c.Int("revision", &wrong)}
	err := wrong.Fault()
	if err == nil {
		err = d.Set(c.Context(), c.Who, s)
	}
	if err != nil {
		return c.Again(settingsPage{ui.FormOf(c.Form(), err), s}, err)
	}
	return c.Goto(c.At("/quality"), "quality.said_set")
}
