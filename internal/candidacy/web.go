package candidacy

import (
	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	join, run, rule := base.To(base.Join, "candidacy"), base.To(base.Run, "candidacy"), base.To(base.Rule, "candidacy")
	return []web.Route{
		{Pattern: "GET /candidates", Need: run, Do: d.showAll},
		{Pattern: "GET /candidates/new", Need: rule, Do: d.showNew},
		{Pattern: "POST /candidates", Need: rule, Do: d.postNew},
		{Pattern: "GET /candidates/{id}", Need: run, Do: d.showOne},
		{Pattern: "GET /candidates/{id}/identity", Need: rule, Do: d.showIdentity},
		{Pattern: "POST /candidates/{id}/identity", Need: rule, Do: d.postIdentity},
		{Pattern: "POST /candidates/{id}/admission", Need: rule, Do: d.postAdmission},
		{Pattern: "POST /candidates/{id}/version", Need: rule, Do: d.postVersion},
		{Pattern: "POST /candidates/{id}/needs", Need: join, Do: d.postNeed},
		{Pattern: "POST /candidates/{id}/needs/{need}", Need: rule, Do: d.postAnswer},
	}
}

func (d *Desk) showAll(c *web.Call) error {
	p := listPage{Filter: Filter{Words: c.Query("q"), Stage: Stage(c.Query("stage")), After: base.ID[Candidate](c.Query("after")), Certification: base.ID[certification.Certification](c.Query("certification"))}}
	var err error
	if p.All, err = d.List(c.Context(), c.Who, p.Filter); err != nil {
		return err
	}
	if p.Certifications, err = d.Certifications.List(c.Context()); err != nil {
		return err
	}
	if !p.filtered() {
		if p.Trained, err = d.Trained(c.Context(), c.Who); err != nil {
			return err
		}
	}
	return c.Page(p)
}

func (d *Desk) newPage(c *web.Call) (p formPage, err error) {
	all, err := d.Certifications.List(c.Context())
	if err != nil {
		return p, err
	}
	today := day.Of(d.DB.Now(), c.Who.Zone)
	p.Year = today.Year()
	for _, k := range all {
		w, err := d.Certifications.Get(c.Context(), d.DB, k.ID)
		if err != nil {
			return p, err
		}
		if v, found := w.InForce(today); found && (k.Keeper == "" || k.Keeper == c.Who.Place) {
			p.Open = append(p.Open, Offer{k, v})
		}
	}
	given, err := d.Certifications.Partners(c.Context(), d.DB, c.Who, "")
	for _, partner := range given {
		if partner.Holds(certification.Train, today) {
			p.Partners = append(p.Partners, partner)
		}
	}
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.newPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func civilIn(c *web.Call) Civil {
	return Civil{c.Value("given_name"), c.Value("other_names"), c.Value("birth_name"), c.Value("usage_name"), day.Day(c.Value("birth_date")), c.Value("sex"), c.Value("birth_insee"), c.Value("birth_place")}
}

func (d *Desk) postNew(c *web.Call) error {
	made, err := d.Enrol(c.Context(), c.Who, Enrolment{base.ID[certification.Certification](c.Value("certification")), certification.Route(c.Value("route")), civilIn(c), c.Value("email"), c.Value("place_name"), base.ID[certification.Partner](c.Value("partner"))})
	if err != nil {
		p, failed := d.newPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/candidates/%s", made.ID), "candidacy.said_enrolled")
}

func (d *Desk) onePage(c *web.Call) (p onePage, err error) {
	if p.Candidate, err = d.Get(c.Context(), d.DB, c.Who, base.ID[Candidate](c.Path("id"))); err != nil {
		return p, err
	}
	if p.Of, err = d.Certifications.Get(c.Context(), d.DB, p.Certification); err != nil {
		return p, err
	}
	needs, err := d.Needs(c.Context(), d.DB, c.Who, p.ID)
	p.Needs = needs[p.ID]
	return p, err
}

func (d *Desk) showOne(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// again shows a candidate with what was refused.
func (d *Desk) again(c *web.Call, refusal error) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) showIdentity(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	return c.Page(identityPage{Candidate: p.Candidate})
}

func (d *Desk) postIdentity(c *web.Call) error {
	p, err := d.onePage(c)
	if err != nil {
		return err
	}
	var wrong base.Checks
	revision := c.Int("revision", &wrong)
	if err = wrong.Fault(); err == nil {
		err = d.Correct(c.Context(), c.Who, p.ID, civilIn(c), c.Value("email"), revision)
	}
	if err != nil {
		return c.Again(identityPage{ui.FormOf(c.Form(), err), p.Candidate}, err)
	}
	return c.Goto(c.At("/candidates/%s", p.ID), "candidacy.said_corrected")
}

func (d *Desk) postAdmission(c *web.Call) error {
	if err := d.Decide(c.Context(), c.Who, base.ID[Candidate](c.Path("id")), Verdict(c.Value("verdict")), c.Value("motive")); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/candidates/%s", c.Path("id")), "candidacy.said_decided")
}

func (d *Desk) postVersion(c *web.Call) error {
	if err := d.Migrate(c.Context(), c.Who, base.ID[Candidate](c.Path("id")), base.ID[certification.Version](c.Value("version"))); err != nil {
		return d.again(c, err)
	}
	return c.Goto(c.At("/candidates/%s", c.Path("id")), "candidacy.said_migrated")
}

// postNeed is sent by a candidate, or by the staff for one.
func (d *Desk) postNeed(c *web.Call) error {
	own, err := d.Own(c.Context(), c.Who, base.ID[Candidate](c.Path("id")))
	if err != nil {
		return err
	}
	back := c.Back(c.At("/candidates/%s", own.ID))
	if _, err := d.AskNeed(c.Context(), c.Who, Need{Candidate: own.ID, Text: c.Value("text"), ExtraTime: c.Checked("extra_time")}); err != nil {
		if c.Who.May(base.Run, "candidacy") {
			return d.again(c, err)
		}
		return err
	}
	return c.Goto(back, "candidacy.said_need")
}

func (d *Desk) postAnswer(c *web.Call) error {
	if err := d.AnswerNeed(c.Context(), c.Who, base.ID[Need](c.Path("need")), c.Value("agreed") == "yes"); err != nil {
		return err
	}
	return c.Goto(c.At("/candidates/%s", c.Path("id")), "candidacy.said_answered")
}
