package quality

import (
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) showSurveys(c *web.Call) error {
	all, err := d.Surveys(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(surveysPage{All: all})
}

func (d *Desk) showAsk(c *web.Call) error { return c.Page(askPage{}) }

func (d *Desk) postSurvey(c *web.Call) error {
	s, err := d.Ask(c.Context(), c.Who, Survey{Title: c.Value("title"), About: c.Value("about"), Public: Public(c.Value("public")), Moment: Moment(c.Value("moment")),
		Kind: Kind(c.Value("kind")), Questions: questionsOf(c.Value("questions"))})
	if err != nil {
		return c.Again(askPage{ui.FormOf(c.Form(), err)}, err)
	}
	return c.Goto(c.At("/surveys/%s", s.ID), "quality.said_asked")
}

func surveyID(c *web.Call) base.ID[Survey] { return base.ID[Survey](c.Path("id")) }

func (d *Desk) surveyPage(c *web.Call) (p surveyPage, err error) {
	if p.Heard, p.Guests, err = d.Survey(c.Context(), c.Who, surveyID(c)); err != nil {
		return p, err
	}
	s, err := d.Settings(c.Context(), d.DB, c.Who)
	if err != nil {
		return p, err
	}
	p.Under, p.On = s.MaskUnder, d.today(c.Who)
	better, err := d.Improvements(c.Context(), c.Who)
	p.Better = from(better, FromSurvey, string(p.ID))
	return p, err
}

func (d *Desk) showSurvey(c *web.Call) error {
	p, err := d.surveyPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// surveyAfter answers what was asked of a survey: its page again where it was refused.
func (d *Desk) surveyAfter(c *web.Call, key string, n int, refusal error) error {
	if refusal == nil {
		return c.Goto(c.At("/surveys/%s", c.Path("id")), key, base.Args{"n": n})
	}
	p, err := d.surveyPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) postInvitations(c *web.Call) error {
	n, err := d.Invite(c.Context(), c.Who, surveyID(c), strings.Split(c.Value("people"), "\n"))
	return d.surveyAfter(c, "quality.said_invited", n, err)
}

func (d *Desk) postReminders(c *web.Call) error {
	n, err := d.Remind(c.Context(), c.Who, surveyID(c))
	return d.surveyAfter(c, "quality.said_reminded", n, err)
}

func (d *Desk) postClosing(c *web.Call) error {
	return d.surveyAfter(c, "quality.said_closed", 0, d.Close(c.Context(), c.Who, surveyID(c)))
}

// given reads what was answered to each question.
func given(c *web.Call, s Survey) (Given, error) {
	var wrong base.Checks
	g := Given{Words: c.Value("words")}
	for i := range s.Questions {
		g.Notes = append(g.Notes, c.Int("note"+strconv.Itoa(i), &wrong))
	}
	return g, wrong.Fault()
}

func (d *Desk) postTyped(c *web.Call) error {
	h, _, err := d.Survey(c.Context(), c.Who, surveyID(c))
	if err != nil {
		return err
	}
	g, err := given(c, h.Survey)
	if err == nil {
		err = d.Type(c.Context(), c.Who, h.ID, g)
	}
	return d.surveyAfter(c, "quality.said_typed", 0, err)
}

func (d *Desk) showAnswer(c *web.Call) error {
	s, err := d.Questions(c.Context(), c.Who, c.Path("token"))
	if err != nil {
		return err
	}
	return c.Bare(answerPage{Survey: s, Token: c.Path("token")})
}

func (d *Desk) postAnswer(c *web.Call) error {
	s, err := d.Questions(c.Context(), c.Who, c.Path("token"))
	if err != nil {
		return err
	}
	g, err := given(c, s)
	if err == nil {
		err = d.Answer(c.Context(), c.Who, c.Path("token"), g)
	}
	if err != nil {
		return c.AgainBare(answerPage{ui.FormOf(c.Form(), err), s, c.Path("token")}, err)
	}
	return c.Bare(thanksPage{})
}
