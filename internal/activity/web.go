package activity

import (
	"net/url"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "activity"), base.To(base.Run, "activity")
	return []web.Route{
		{Pattern: "GET /activities", Need: see, Do: d.showAll},
		{Pattern: "POST /activities", Need: run, Do: d.postNew},
		{Pattern: "GET /activities/new", Need: run, Do: d.showNew},
		{Pattern: "GET /activities/suggestions", Need: run, Do: d.showIdeas},
		{Pattern: "POST /activities/suggestions", Need: run, Do: d.postIdeas},
		{Pattern: "GET /activities/{id}", Need: run, Do: d.showOne},
		{Pattern: "POST /activities/{id}", Need: run, Do: d.postOne},
		{Pattern: "POST /activities/{id}/rank", Need: run, Do: d.postRank},
		{Pattern: "POST /activities/{id}/closure", Need: run, Do: d.postClosure},
		{Pattern: "POST /activities/{id}/reopening", Need: run, Do: d.postReopening},
	}
}

const home = "/activities"

func (d *Desk) showAll(c *web.Call) error {
	all, err := d.List(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(listPage{All: all})
}

func (d *Desk) showNew(c *web.Call) error {
	all, err := d.List(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(formPage{Activity: Activity{Draft: Draft{Hue: freeHue(all)}}})
}

func (d *Desk) postNew(c *web.Call) error {
	draft := draftOf(c)
	if _, err := d.Add(c.Context(), c.Who, draft); err != nil {
		return c.Again(formPage{Form: ui.FormOf(c.Form(), err), Activity: Activity{Draft: draft}}, err)
	}
	return c.Goto(c.At(home), "activity.added")
}

func (d *Desk) showOne(c *web.Call) error {
	a, err := d.Get(c.Context(), c.Who, base.ActivityID(c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(formPage{Activity: a})
}

func (d *Desk) postOne(c *web.Call) error {
	id := base.ActivityID(c.Path("id"))
	if _, err := d.Change(c.Context(), c.Who, id, draftOf(c)); err != nil {
		a, missing := d.Get(c.Context(), c.Who, id)
		if missing != nil {
			return missing
		}
		return c.Again(formPage{Form: ui.FormOf(c.Form(), err), Activity: a}, err)
	}
	return c.Goto(c.At(home), "activity.saved")
}

// draftOf reads the form; a hue that is no number is refused as one that does not exist.
func draftOf(c *web.Call) Draft {
	hue, err := strconv.Atoi(c.Value("hue"))
	if err != nil && c.Value("hue") != "" {
		hue = -1
	}
	return Draft{Name: c.Value("name"), Hue: hue, Purpose: c.Value("purpose"), Public: c.Value("public")}
}

func (d *Desk) postRank(c *web.Call) error {
	var wrong base.Checks
	by := c.Int("by", &wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	if err := d.Shift(c.Context(), c.Who, base.ActivityID(c.Path("id")), by); err != nil {
		return err
	}
	return c.Goto(c.At(home), "")
}

func (d *Desk) postClosure(c *web.Call) error {
	if err := d.Close(c.Context(), c.Who, base.ActivityID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At(home), "activity.closed")
}

func (d *Desk) postReopening(c *web.Call) error {
	if err := d.Reopen(c.Context(), c.Who, base.ActivityID(c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At(home), "activity.reopened")
}

func (d *Desk) showIdeas(c *web.Call) error {
	page, err := d.ideasPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

// ideasPage offers what the place's families suggest and it does not do yet.
func (d *Desk) ideasPage(c *web.Call) (ideasPage, error) {
	var page ideasPage
	all, err := d.List(c.Context(), c.Who)
	if err != nil {
		return page, err
	}
	families, err := familiesOf(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return page, err
	}
	for _, key := range suggest(families) {
		draft := ideaOf(c, key)
		if _, taken := sameName(all, draft.Name); taken {
			continue
		}
		draft.Hue = freeHue(all)
		all = append(all, Activity{Draft: draft})
		page.Ideas = append(page.Ideas, idea{key, draft})
	}
	return page, nil
}

// ideaOf writes a suggestion in the reader's language: from then on it is theirs.
func ideaOf(c *web.Call, key string) Draft {
	say := func(part string) string { return ui.T(c.Context(), "activity.idea_"+key+part) }
	return Draft{Name: say(""), Purpose: say("_purpose"), Public: say("_public")}
}

func (d *Desk) postIdeas(c *web.Call) error {
	page, err := d.ideasPage(c)
	if err != nil {
		return err
	}
	var drafts []Draft
	for _, i := range page.Ideas {
		if slices.Contains(c.Form()["ideas"], i.Key) {
			drafts = append(drafts, i.Draft)
		}
	}
	if len(drafts) == 0 {
		err = base.Wrong("ideas", "activity.suggestions_nothing")
	} else {
		_, err = d.Add(c.Context(), c.Who, drafts...)
	}
	if err != nil {
		page.Form = ui.FormOf(url.Values{"ideas": c.Form()["ideas"]}, err)
		return c.Again(page, err)
	}
	return c.Goto(c.At(home), "activity.suggestions_taken", base.Args{"n": len(drafts)})
}
