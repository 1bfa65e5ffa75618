package study

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/training"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens. A trainee or a trainer has any role: the verbs ask
// who they are.
func (d *Desk) Routes() []web.Route {
	join := base.To(base.Join, "school")
	return []web.Route{
		{Pattern: "GET /study", Need: join, Do: d.showHome},
		{Pattern: "GET /study/sessions/{id}", Need: join, Do: d.showToolbox},
		{Pattern: "GET /study/sessions/{id}/openings/{format}", Need: join, Do: d.sendOpenings},
		{Pattern: "GET /study/sessions/{id}/resources/new", Need: join, Do: d.showNew},
		{Pattern: "POST /study/sessions/{id}/resources", Need: join, Do: d.postResource},
		{Pattern: "GET /study/sessions/{id}/resources/{resource}", Need: join, Do: d.showResource},
		{Pattern: "GET /study/sessions/{id}/resources/{resource}/edit", Need: join, Do: d.showEdit},
		{Pattern: "POST /study/sessions/{id}/resources/{resource}", Need: join, Do: d.postResource},
		{Pattern: "POST /study/sessions/{id}/resources/{resource}/withdrawal", Need: join, Do: d.postWithdrawal},
		{Pattern: "GET /study/sessions/{id}/resources/{resource}/content", Need: join, Do: d.openContent},
		{Pattern: "GET /study/sessions/{id}/journal", Need: join, Do: d.showJournal},
		{Pattern: "GET /study/sessions/{id}/journal/paper", Need: join, Do: d.showPaper},
		{Pattern: "POST /study/sessions/{id}/journal", Need: join, Do: d.postEntry},
		{Pattern: "POST /study/sessions/{id}/journal/{entry}", Need: join, Do: d.postEntry},
		{Pattern: "POST /study/sessions/{id}/journal/{entry}/removal", Need: join, Do: d.postTear},
		{Pattern: "POST /study/sessions/{id}/journal/{entry}/answers", Need: join, Do: d.postAnswer},
		{Pattern: "GET /study/sessions/{id}/exchange", Need: join, Do: d.showExchange},
		{Pattern: "POST /study/sessions/{id}/exchange", Need: join, Do: d.postThread},
		{Pattern: "GET /study/sessions/{id}/exchange/{thread}", Need: join, Do: d.showThread},
		{Pattern: "POST /study/sessions/{id}/exchange/{thread}", Need: join, Do: d.postReply},
		{Pattern: "POST /study/sessions/{id}/exchange/{thread}/settlement", Need: join, Do: d.postSettlement},
		{Pattern: "POST /study/sessions/{id}/exchange/{thread}/messages/{message}", Need: join, Do: d.postAmended},
		{Pattern: "POST /study/sessions/{id}/exchange/{thread}/messages/{message}/removal", Need: join, Do: d.postRemoval},
	}
}

func sessionIn(c *web.Call) base.ID[training.Session] {
	return base.ID[training.Session](c.Path("id"))
}

func resourceIn(c *web.Call) base.ID[Resource] { return base.ID[Resource](c.Path("resource")) }

// at is an address below the session.
func at(c *web.Call, path string) templ.SafeURL {
	return c.At("/study/sessions/%s", sessionIn(c)) + templ.SafeURL(path)
}

// mendable tells whether a refusal is one that its reader may mend on the page that they left.
func mendable(err error) bool {
	var fault *base.Fault
	return errors.As(err, &fault) && (fault.Kind == base.Invalid || fault.Kind == base.Conflict)
}

// showHome leads whoever has one session to it.
func (d *Desk) showHome(c *web.Call) error {
	all, err := d.Seats(c.Context(), c.Who)
	if err != nil {
		return err
	}
	if len(all) == 1 && !c.Who.May(base.Run, "school") {
		return c.Goto(c.At("/study/sessions/%s", all[0].ID), "")
	}
	return c.Page(homePage{all})
}

func (d *Desk) showToolbox(c *web.Call) error {
	t, err := d.Toolbox(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return err
	}
	return c.Page(shelfPage{t, Filter{Text: c.Query("q"), Kind: Kind(c.Query("kind")), Competence: c.Query("competence")}})
}

func (d *Desk) sendOpenings(c *web.Call) error {
	format, err := paper.FormatOf(c.Path("format"))
	if err != nil {
		return err
	}
	t, err := d.Toolbox(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return err
	}
	if !t.Leads() {
		return base.Refuse(base.Forbidden, "study.not_yours")
	}
	var out bytes.Buffer
	if err := t.print(c.Who).Write(&out, format); err != nil {
		return err
	}
	return c.Send(ui.T(c.Context(), "study.opened_file")+"."+string(format), format.Media(), out.Bytes())
}

// filling gives the form of a resource to those who fill the toolbox.
func (d *Desk) filling(c *web.Call) (p resourceForm, err error) {
	t, err := d.Toolbox(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return p, err
	}
	if !t.Leads() {
		return p, base.Refuse(base.Forbidden, "study.not_yours")
	}
	p.Group = t.Group
	if resourceIn(c) != "" {
		p.Resource, err = t.Resource(resourceIn(c))
	}
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	p, err := d.filling(c)
	if err != nil {
		return err
	}
	p.Resource.Kind = Method
	return c.Page(p)
}

func (d *Desk) showEdit(c *web.Call) error {
	p, err := d.filling(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// toldIn reads what is said of a resource.
func toldIn(c *web.Call) Told {
	return Told{Kind: Kind(c.Value("kind")), Title: c.Value("title"), About: c.Value("about"), Competences: codesIn(c), Opens: day.Day(c.Value("opens_on")), Text: c.Value("text"), Link: c.Value("link")}
}

func codesIn(c *web.Call) []string {
	return slices.DeleteFunc(slices.Clone(c.Form()["competences"]), func(code string) bool { return code == "" })
}

func (d *Desk) postResource(c *web.Call) error {
	var wrong base.Checks
	r := Resource{ID: resourceIn(c), Told: toldIn(c), Revision: c.Int("revision", &wrong)}
	if c.Checked("here_only") {
		r.Session = sessionIn(c)
	}
	var content io.Reader
	if sent, err := c.File("file"); err == nil && sent.Name != "" { // a link or a text needs none
		content, r.File.Name = sent.Body, sent.Name
	}
	err := wrong.Fault()
	if err == nil {
		r, err = d.Put(c.Context(), c.Who, sessionIn(c), r, content)
	}
	if err == nil {
		return c.Goto(at(c, "/resources/"+string(r.ID)), "study.said_put")
	}
	p, failed := d.filling(c)
	if failed != nil {
		return failed
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// showResource shows a resource; a text is read here, and so opened.
func (d *Desk) showResource(c *web.Call) error {
	t, err := d.Toolbox(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return err
	}
	r, err := t.Resource(resourceIn(c))
	if err != nil {
		return err
	}
	if r.written() {
		if _, _, err := d.Open(c.Context(), c.Who, t.ID, r.ID); err != nil {
			return err
		}
	}
	return c.Page(resourcePage{t, r})
}

func (d *Desk) postWithdrawal(c *web.Call) error {
	away := c.Value("away") == "yes"
	if err := d.Withdraw(c.Context(), c.Who, sessionIn(c), resourceIn(c), away); err != nil {
		return err
	}
	said := "study.said_given_back"
	if away {
		said = "study.said_withdrawn"
	}
	return c.Goto(at(c, "/resources/"+c.Path("resource")), said)
}

// shown are the files that a browser shows by itself; the others are kept.
var shown = []string{"application/pdf", "image/jpeg", "image/png", "image/webp"}

// openContent opens a file or follows an address, and notes it.
func (d *Desk) openContent(c *web.Call) error {
	r, content, err := d.Open(c.Context(), c.Who, sessionIn(c), resourceIn(c))
	switch {
	case err != nil:
		return err
	case r.Link != "":
		return c.Goto(templ.URL(r.Link), "")
	case r.written():
		return c.Goto(at(c, "/resources/"+string(r.ID)), "")
	case slices.Contains(shown, r.File.Media):
		return c.Show(r.File.Media, content)
	}
	return c.Send(r.File.Name, "application/octet-stream", content)
}
