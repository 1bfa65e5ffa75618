package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// skillsPage is what can be known, or trained for, in the place.
type skillsPage struct {
	ui.Form
	Refused  SkillID // the skill whose form was refused, "" for that of a new one
	Skills   []Skill
	Expiring []Expiry
}

// Title names the page.
func (p skillsPage) Title(ctx context.Context) string { return ui.T(ctx, "people.skills") }

// expiringDays is how far ahead the page looks for trainings that end.
const expiringDays = 60

func (d *Desk) skillsPage(c *web.Call) (p skillsPage, err error) {
	if p.Skills, err = d.Skills(c.Context(), c.Who); err != nil {
		return p, err
	}
	today := d.today(c.Who)
	p.Expiring, err = d.Expiring(c.Context(), c.Who, today, today.Add(expiringDays))
	return p, err
}

func (d *Desk) showSkills(c *web.Call) error {
	page, err := d.skillsPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func readSkill(c *web.Call, id SkillID) (Skill, error) {
	var wrong base.Checks
	s := Skill{ID: id, Name: c.Value("name"), Months: c.Int("months", &wrong)}
	return s, wrong.Fault()
}

func (d *Desk) postSkill(c *web.Call) error {
	s, err := readSkill(c, "")
	if err == nil {
		_, err = d.AddSkill(c.Context(), c.Who, s)
	}
	return d.afterSkill(c, "", err, "people.said_skill_added")
}

func (d *Desk) postSkillChange(c *web.Call) error {
	s, err := readSkill(c, SkillID(c.Path("id")))
	if err == nil {
		err = d.ChangeSkill(c.Context(), c.Who, s)
	}
	return d.afterSkill(c, s.ID, err, "people.said_skill_changed")
}

func (d *Desk) postSkillRemoval(c *web.Call) error {
	id := SkillID(c.Path("id"))
	return d.afterSkill(c, id, d.RemoveSkill(c.Context(), c.Who, id), "people.said_skill_removed")
}

func (d *Desk) afterSkill(c *web.Call, id SkillID, err error, said string) error {
	if err == nil {
		return c.Goto(c.At("/skills"), said)
	}
	page, failed := d.skillsPage(c)
	if failed != nil {
		return failed
	}
	page.Form, page.Refused = ui.FormOf(c.Form(), err), id
	return c.Again(page, err)
}
