package fate

import (
	"io"
	"slices"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. Who sees certifications sees their figures; who is
// behind them, those alone who keep the register of holders.
func (d *Desk) Routes() []web.Route {
	see, run, anyone := base.To(base.See, "certification"), base.To(base.Run, "award"), base.To(base.See, "front")
	return []web.Route{
		{Pattern: "GET /fates", Need: see, Do: d.show},
		{Pattern: "GET /fates/{certification}/files/{format}", Need: run, Do: d.send},
		{Pattern: "GET /fates/{certification}/holders", Need: run, Do: d.showHolders},
		{Pattern: "GET /fates/{certification}/holders/{candidate}", Need: run, Do: d.showHolder},
		{Pattern: "POST /fates/{certification}/holders/{candidate}/answers/{wave}", Need: run, Do: d.postTaken},
		{Pattern: "POST /fates/{certification}/holders/{candidate}/silence", Need: run, Do: d.postHush},
		{Pattern: "GET /became/{secret}", Need: anyone, Do: d.showQuestion},
		{Pattern: "POST /became/{secret}", Need: anyone, Do: d.postAnswer},
		{Pattern: "POST /became/{secret}/silence", Need: anyone, Do: d.postSilence},
	}
}

// narrowing reads how figures are narrowed; what is no year is every year.
func narrowing(c *web.Call) Filter {
	year, _ := strconv.Atoi(c.Query("year"))
	return Filter{year, certification.Route(c.Query("route"))}
}

// show gives the figures of the certification of the address, or of the first that is kept.
func (d *Desk) show(c *web.Call) (err error) {
	var p sheetPage
	if p.Kept, err = d.Kept(c.Context(), c.Who); err != nil {
		return err
	}
	of := base.ID[certification.Certification](c.Query("certification"))
	if of == "" && len(p.Kept) > 0 {
		of = p.Kept[0].ID
	}
	if of != "" {
		if p.Sheet, err = d.Sheet(c.Context(), d.DB, c.Who, of, narrowing(c)); err != nil {
			return err
		}
	}
	return c.Page(p)
}

func (d *Desk) send(c *web.Call) error {
	format, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	s, err := d.Sheet(c.Context(), d.DB, c.Who, ofPath(c), narrowing(c))
	if err != nil {
		return err
	}
	p, err := s.print(c.Context())
	if err != nil {
		return err
	}
	name := ui.T(c.Context(), "fate.file") + "-" + s.Of.Code + "-" + string(s.Today) + "." + string(format)
	return c.Spool(name, format.Media(), func(w io.Writer) error { return p.Write(w, format) })
}

func ofPath(c *web.Call) base.ID[certification.Certification] {
	return base.ID[certification.Certification](c.Path("certification"))
}

func (d *Desk) showHolders(c *web.Call) error {
	s, err := d.Sheet(c.Context(), d.DB, c.Who, ofPath(c), narrowing(c))
	if err != nil {
		return err
	}
	p := holdersPage{Sheet: s, Wave: First, State: State(c.Query("state"))}
	if c.Query("wave") == "2" {
		p.Wave = Second
	}
	if !slices.Contains(states(), p.State) {
		p.State = ""
	}
	from, _ := strconv.Atoi(c.Query("from")) // what is no number is the first page
	p.From = max(from, 0)
	return c.Page(p)
}

func (d *Desk) holderPage(c *web.Call) (p holderPage, err error) {
	p.Of, p.Lines, err = d.Holder(c.Context(), c.Who, ofPath(c), c.Path("candidate"))
	p.Today = d.today(c.Who)
	return p, err
}

func (d *Desk) showHolder(c *web.Call) error {
	p, err := d.holderPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// answerIn reads what was chosen and typed.
func answerIn(c *web.Call) (a Answer, err error) {
	var wrong base.Checks
	a = Answer{Situation: Situation(c.Value("situation")), Steers: Steering(c.Value("steers")), Trade: Trade(c.Value("trade")), Contract: Contract(c.Value("contract")),
		Abroad: c.Checked("abroad"), Words: c.Value("words")}
	if c.Value("months") != "" {
		months := c.Int("months", &wrong)
		a.Months = &months
	}
	for _, change := range c.Form()["changes"] {
		a.Changes = append(a.Changes, Change(change))
	}
	return a, wrong.Fault()
}

func (d *Desk) postTaken(c *web.Call) error {
	wave, _ := strconv.Atoi(c.Path("wave")) // what is no wave is not found
	a, err := answerIn(c)
	if err == nil {
		err = d.Take(c.Context(), c.Who, ofPath(c), c.Path("candidate"), Wave(wave), a)
	}
	if err == nil {
		return c.Goto(c.At("/fates/%s/holders/%s", ofPath(c), c.Path("candidate")), "fate.said_taken")
	}
	p, failed := d.holderPage(c)
	if failed != nil {
		return failed
	}
	p.Form, p.Wrong = ui.FormOf(c.Form(), err), Wave(wave)
	return c.Again(p, err)
}

func (d *Desk) postHush(c *web.Call) error {
	if err := d.Hush(c.Context(), c.Who, ofPath(c), c.Path("candidate")); err != nil {
		return err
	}
	return c.Goto(c.At("/fates/%s/holders/%s", ofPath(c), c.Path("candidate")), "fate.said_hushed")
}

func (d *Desk) showQuestion(c *web.Call) error {
	q, err := d.Question(c.Context(), c.Who, c.Path("secret"))
	if err != nil {
		return err
	}
	return c.Bare(questionPage{Question: q, Secret: c.Path("secret")})
}

func (d *Desk) postAnswer(c *web.Call) error {
	q, err := d.Question(c.Context(), c.Who, c.Path("secret"))
	if err != nil {
		return err
	}
	a, err := answerIn(c)
	if err == nil {
		err = d.Answer(c.Context(), c.Who, c.Path("secret"), a)
	}
	if err != nil {
		return c.AgainBare(questionPage{ui.FormOf(c.Form(), err), q, c.Path("secret")}, err)
	}
	return c.Bare(thanksPage{Question: q, Secret: c.Path("secret")})
}

func (d *Desk) postSilence(c *web.Call) error {
	if err := d.Silence(c.Context(), c.Who, c.Path("secret")); err != nil {
		return err
	}
	return c.Bare(silencePage{})
}
