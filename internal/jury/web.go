package jury

import (
	"errors"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/certification"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. A juror has any role: the verbs ask who they are.
func (d *Desk) Routes() []web.Route {
	join, rule := base.To(base.Join, "jury"), base.To(base.Rule, "jury")
	return []web.Route{
		{Pattern: "GET /juries", Need: join, Do: d.showAll},
		{Pattern: "GET /juries/new", Need: rule, Do: d.showNew},
		{Pattern: "POST /juries", Need: rule, Do: d.postNew},
		{Pattern: "GET /juries/{id}", Need: join, Do: d.showOne},
		{Pattern: "POST /juries/{id}/members", Need: rule, Do: d.postMember},
		{Pattern: "POST /juries/{id}/members/{member}/removal", Need: rule, Do: d.postUnseat},
		{Pattern: "POST /juries/{id}/members/{member}/declaration", Need: join, Do: d.postAffirm},
		{Pattern: "POST /juries/{id}/links", Need: join, Do: d.postLink},
		{Pattern: "POST /juries/{id}/hearings", Need: rule, Do: d.postCall},
		{Pattern: "POST /juries/{id}/hearings/{hearing}/removal", Need: rule, Do: d.postUncall},
		{Pattern: "POST /juries/{id}/hearings/{hearing}/presence", Need: rule, Do: d.postPresence},
		{Pattern: "POST /juries/{id}/schedule", Need: rule, Do: d.postSchedule},
		{Pattern: "POST /juries/{id}/convocations", Need: rule, Do: d.postConvene},
		{Pattern: "POST /juries/{id}/incidents", Need: rule, Do: d.postIncident},
		{Pattern: "GET /juries/{id}/hearings/{hearing}/grid", Need: join, Do: d.showGrid},
		{Pattern: "POST /juries/{id}/hearings/{hearing}/grid", Need: join, Do: d.postGrid},
		{Pattern: "GET /juries/{id}/hearings/{hearing}", Need: join, Do: d.showDeliberation},
		{Pattern: "POST /juries/{id}/hearings/{hearing}/decision", Need: rule, Do: d.postDecision},
		{Pattern: "POST /juries/{id}/hearings/{hearing}/rectification", Need: rule, Do: d.postRectification},
		{Pattern: "POST /juries/{id}/minutes", Need: rule, Do: d.postMinutes},
		{Pattern: "GET /minutes/{id}/paper", Need: join, Do: d.sendPaper},
		{Pattern: "POST /minutes/{id}/signatures/{member}", Need: join, Do: d.postSignature},
		{Pattern: "GET /appeals", Need: rule, Do: d.showAppeals},
		{Pattern: "POST /appeals", Need: rule, Do: d.postAppeal},
		{Pattern: "POST /appeals/{id}/answer", Need: rule, Do: d.postAnswer},
	}
}

func sessionID(c *web.Call) base.ID[Session] { return base.ID[Session](c.Path("id")) }

func hearingID(c *web.Call) base.ID[Hearing] { return base.ID[Hearing](c.Path("hearing")) }

// done goes back to a session.
func done(c *web.Call, key string) error { return c.Goto(c.At("/juries/%s", c.Path("id")), key) }

func (d *Desk) showAll(c *web.Call) (err error) {
	p := listPage{Staff: c.Who.May(base.Rule, "jury")}
	if p.Staff {
		p.All, err = d.List(c.Context(), c.Who)
	} else {
		p.All, err = d.Mine(c.Context(), c.Who)
	}
	if err != nil {
		return err
	}
	p.Today = day.Of(d.DB.Clock(), c.Who.Zone)
	if p.Progress, err = progress(c.Context(), d.DB, c.Who.Place); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) newPage(c *web.Call) (p formPage, err error) {
	p.Today = day.Of(d.DB.Now(), c.Who.Zone)
	all, err := d.Certifications.List(c.Context())
	for _, k := range all {
		if k.Keeper == "" || k.Keeper == c.Who.Place {
			p.Open = append(p.Open, k)
		}
	}
	if err != nil {
		return p, err
	}
	given, err := d.Certifications.Partners(c.Context(), d.DB, c.Who, "")
	for _, one := range given {
		if one.Scope.Covers(certification.Assess) && one.Last() >= p.Today {
			p.Partners = append(p.Partners, one)
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

func (d *Desk) postNew(c *web.Call) error {
	s, err := d.Open(c.Context(), c.Who, Session{Certification: base.ID[certification.Certification](c.Value("certification")), Name: c.Value("name"), Day: day.Day(c.Value("day")),
		Where: c.Value("where"), Modality: Modality(c.Value("modality")), Partner: base.ID[certification.Partner](c.Value("partner"))})
	if err != nil {
		p, failed := d.newPage(c)
		if failed != nil {
			return failed
		}
		p.Form = ui.FormOf(c.Form(), err)
		return c.Again(p, err)
	}
	return c.Goto(c.At("/juries/%s", s.ID), "jury.said_opened")
}

// showOne shows a session as the reader takes part in it: the staff steers it, a juror sees
// what they have to read and to do.
func (d *Desk) showOne(c *web.Call) error {
	v, err := d.Look(c.Context(), c.Who, sessionID(c))
	if err != nil {
		return err
	}
	if !c.Who.May(base.Rule, "jury") {
		return d.showMine(c, v)
	}
	p, err := d.onePage(c, v)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) onePage(c *web.Call, v View) (p onePage, err error) {
	p.View = v
	if p.In, err = submissions(c.Context(), d.DB, c.Who.Place, v.ID); err != nil {
		return p, err
	}
	if p.Decided, err = decided(c.Context(), d.DB, c.Who.Place, v.ID); err != nil {
		return p, err
	}
	p.Open, err = d.Candidates.List(c.Context(), c.Who, candidacy.Filter{Certification: v.Certification})
	return p, err
}

// again shows a session with what was refused.
func (d *Desk) again(c *web.Call, refusal error) error {
	v, err := d.Look(c.Context(), c.Who, sessionID(c))
	if err != nil {
		return err
	}
	p, err := d.onePage(c, v)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

// act does what a form of a session asks, and shows the session again where it is refused.
func (d *Desk) act(c *web.Call, key string, do func() error) error {
	var fault *base.Fault
	switch err := do(); {
	case err == nil:
		return done(c, key)
	case errors.As(err, &fault) && fault.Kind != base.NotFound && c.Who.May(base.Rule, "jury"):
		return d.again(c, err)
	default:
		return err
	}
}

func (d *Desk) postMember(c *web.Call) error {
	return d.act(c, "jury.said_seated", func() error {
		s := Seating{Member: Member{Name: c.Value("person"), Email: c.Value("email"), Quality: c.Value("quality"), Seat: c.Value("seat"), Only: base.ID[candidacy.Candidate](c.Value("only"))}}
		if bond := Bond(c.Value("bond")); bond != "" {
			s.Links = []Link{{Bond: bond, Until: day.Day(c.Value("until"))}}
		}
		_, err := d.Seat(c.Context(), c.Who, sessionID(c), s)
		return err
	})
}

func (d *Desk) postUnseat(c *web.Call) error {
	return d.act(c, "jury.said_unseated", func() error { return d.Unseat(c.Context(), c.Who, sessionID(c), base.ID[Member](c.Path("member"))) })
}

func (d *Desk) postAffirm(c *web.Call) error {
	return d.act(c, "jury.said_affirmed", func() error { return d.Affirm(c.Context(), c.Who, sessionID(c), base.ID[Member](c.Path("member"))) })
}

func (d *Desk) postLink(c *web.Call) error {
	return d.act(c, "jury.said_declared", func() error {
		return d.Declare(c.Context(), c.Who, sessionID(c), Link{Member: base.ID[Member](c.Value("member")), Bond: Bond(c.Value("bond")), Candidate: base.ID[candidacy.Candidate](c.Value("candidate"))})
	})
}

func (d *Desk) postCall(c *web.Call) error {
	return d.act(c, "jury.said_called", func() error {
		var of []base.ID[candidacy.Candidate]
		for _, id := range c.Form()["candidate"] {
			of = append(of, base.ID[candidacy.Candidate](id))
		}
		_, err := d.Call(c.Context(), c.Who, sessionID(c), of...)
		return err
	})
}

func (d *Desk) postUncall(c *web.Call) error {
	return d.act(c, "jury.said_uncalled", func() error { return d.Uncall(c.Context(), c.Who, sessionID(c), hearingID(c)) })
}

func (d *Desk) postPresence(c *web.Call) error {
	return d.act(c, "jury.said_received", func() error {
		return d.Receive(c.Context(), c.Who, sessionID(c), hearingID(c), Presence(c.Value("presence")))
	})
}

func (d *Desk) postSchedule(c *web.Call) error {
	return d.act(c, "jury.said_planned", func() error {
		var wrong base.Checks
		at := func(name string) int {
			minute, err := readClock(c.Value(name))
			if err != nil && (name == "from" || c.Value(name) != "") {
				wrong.Wrong(name, "base.not_an_hour")
			}
			return minute
		}
		from, p := at("from"), Pause{at("pause_from"), at("pause_to")}
		if err := wrong.Fault(); err != nil {
			return err
		}
		return d.Set(c.Context(), c.Who, sessionID(c), from, p)
	})
}

func (d *Desk) postConvene(c *web.Call) error {
	return d.act(c, "jury.said_convened", func() error { return d.Convene(c.Context(), c.Who, sessionID(c)) })
}

func (d *Desk) postIncident(c *web.Call) error {
	return d.act(c, "jury.said_noted", func() error { return d.Note(c.Context(), c.Who, sessionID(c), c.Value("incident")) })
}

func (d *Desk) postMinutes(c *web.Call) error {
	return d.act(c, "jury.said_drawn", func() (err error) {
		if motive := c.Value("motive"); motive != "" {
			_, err = d.Rectify(c.Context(), c.Who, sessionID(c), motive, nil)
			return err
		}
		_, err = d.Draw(c.Context(), c.Who, sessionID(c))
		return err
	})
}

func (d *Desk) sendPaper(c *web.Call) error {
	paper, _, err := d.Paper(c.Context(), c.Who, base.ID[Minutes](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Show("application/pdf", paper)
}

func (d *Desk) postSignature(c *web.Call) error {
	m, err := d.Sign(c.Context(), c.Who, base.ID[Minutes](c.Path("id")), base.ID[Member](c.Path("member")))
	if err != nil {
		return err
	}
	return c.Goto(c.At("/juries/%s", m.Session), "jury.said_signed")
}

func (d *Desk) appealsPage(c *web.Call) (p appealsPage, err error) {
	p.Today = day.Of(d.DB.Now(), c.Who.Zone)
	if p.All, err = d.Appeals(c.Context(), c.Who); err != nil {
		return p, err
	}
	judged, err := d.Candidates.List(c.Context(), c.Who, candidacy.Filter{})
	for _, k := range judged {
		if k.Outcome != candidacy.Unjudged {
			p.Judged = append(p.Judged, k)
		}
	}
	var ids []base.ID[candidacy.Candidate]
	for _, a := range p.All {
		ids = append(ids, a.Candidate)
	}
	if err == nil {
		p.Names, err = d.Candidates.Some(c.Context(), d.DB, c.Who, ids...)
	}
	return p, err
}

func (d *Desk) showAppeals(c *web.Call) error {
	p, err := d.appealsPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) appealAgain(c *web.Call, refusal error) error {
	p, err := d.appealsPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	return c.Again(p, refusal)
}

func (d *Desk) postAppeal(c *web.Call) error {
	if _, err := d.Appeal(c.Context(), c.Who, base.ID[candidacy.Candidate](c.Value("candidate")), day.Day(c.Value("received")), c.Value("motive")); err != nil {
		return d.appealAgain(c, err)
	}
	return c.Goto(c.At("/appeals"), "jury.said_appealed")
}

func (d *Desk) postAnswer(c *web.Call) error {
	if err := d.Answer(c.Context(), c.Who, base.ID[Appeal](c.Path("id")), c.Value("upheld") == "yes", c.Value("answer")); err != nil {
		return d.appealAgain(c, err)
	}
	return c.Goto(c.At("/appeals"), "jury.said_answered")
}
