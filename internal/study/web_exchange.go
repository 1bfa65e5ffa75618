package study

import (
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

func (d *Desk) journalPage(c *web.Call) (p journalPage, err error) {
	p.Journal, err = d.Journal(c.Context(), c.Who, sessionIn(c))
	if i := slices.IndexFunc(p.Entries, func(e Entry) bool { return string(e.ID) == c.Query("edit") && e.Trainee == p.Me.ID }); i >= 0 {
		p.Edit = p.Entries[i]
	}
	return p, err
}

func (d *Desk) showJournal(c *web.Call) error {
	p, err := d.journalPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// journalAgain shows a journal with what was refused.
func (d *Desk) journalAgain(c *web.Call, refusal error) error {
	if !mendable(refusal) {
		return refusal
	}
	p, err := d.journalPage(c)
	if err != nil {
		return err
	}
	p.Form = ui.FormOf(c.Form(), refusal)
	if i := slices.IndexFunc(p.Entries, func(e Entry) bool { return string(e.ID) == c.Path("entry") && e.Trainee == p.Me.ID }); i >= 0 && c.Form().Has("on") {
		p.Edit = p.Entries[i]
	}
	return c.Again(p, refusal)
}

func (d *Desk) showPaper(c *web.Call) error {
	j, err := d.Journal(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return err
	}
	if j.Me.ID == "" {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	file, _, err := j.book(c.Who, j.Me).Bound()
	if err != nil {
		return err
	}
	return c.Show(paper.PDF.Media(), file)
}

func (d *Desk) postEntry(c *web.Call) error {
	e := Entry{ID: base.ID[Entry](c.Path("entry")), Session: sessionIn(c), On: day.Day(c.Value("on")), Text: c.Value("text"), Competences: codesIn(c), Shared: c.Checked("shared")}
	if _, err := d.Note(c.Context(), c.Who, e); err != nil {
		return d.journalAgain(c, err)
	}
	return c.Goto(at(c, "/journal"), "study.said_written")
}

func (d *Desk) postTear(c *web.Call) error {
	if err := d.Tear(c.Context(), c.Who, sessionIn(c), base.ID[Entry](c.Path("entry"))); err != nil {
		return err
	}
	return c.Goto(at(c, "/journal"), "study.said_torn")
}

func (d *Desk) postAnswer(c *web.Call) error {
	if _, err := d.Answer(c.Context(), c.Who, sessionIn(c), base.ID[Entry](c.Path("entry")), c.Value("answer")); err != nil {
		return d.journalAgain(c, err)
	}
	return c.Goto(at(c, "/journal"), "study.said_answered")
}

func threadIn(c *web.Call) base.ID[Thread] { return base.ID[Thread](c.Path("thread")) }

// showExchange shows what a group says; the reader has come.
func (d *Desk) showExchange(c *web.Call) error {
	x, err := d.Exchange(c.Context(), c.Who, sessionIn(c))
	if err != nil {
		return err
	}
	if err := d.Visit(c.Context(), c.Who, x.Group); err != nil {
		return err
	}
	return c.Page(exchangePage{Exchange: x, Text: c.Query("q")})
}

func (d *Desk) postThread(c *web.Call) error {
	t, err := d.Ask(c.Context(), c.Who, sessionIn(c), Thread{Title: c.Value("title"), Competence: c.Value("competence")}, c.Value("text"))
	if err == nil {
		return c.Goto(at(c, "/exchange/"+string(t.ID)), "study.said_asked")
	}
	x, failed := d.Exchange(c.Context(), c.Who, sessionIn(c))
	if failed != nil {
		return failed
	}
	return c.Again(exchangePage{Form: ui.FormOf(c.Form(), err), Exchange: x}, err)
}

func (d *Desk) threadPage(c *web.Call) (p threadPage, err error) {
	if p.Exchange, err = d.Exchange(c.Context(), c.Who, sessionIn(c)); err != nil {
		return p, err
	}
	p.Edit = base.ID[Message](c.Query("edit"))
	p.Thread, err = p.Exchange.Thread(threadIn(c))
	return p, err
}

func (d *Desk) showThread(c *web.Call) error {
	p, err := d.threadPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// spoken goes back to a thread, or shows it again with what was refused.
func (d *Desk) spoken(c *web.Call, key string, err error) error {
	if err == nil {
		return c.Goto(at(c, "/exchange/"+c.Path("thread")), key)
	}
	if !mendable(err) {
		return err
	}
	p, failed := d.threadPage(c)
	if failed != nil {
		return failed
	}
	p.Form, p.Edit = ui.FormOf(c.Form(), err), base.ID[Message](c.Path("message"))
	return c.Again(p, err)
}

func (d *Desk) postReply(c *web.Call) error {
	_, err := d.Reply(c.Context(), c.Who, sessionIn(c), threadIn(c), c.Value("text"))
	return d.spoken(c, "study.said_replied", err)
}

func (d *Desk) postSettlement(c *web.Call) error {
	return d.spoken(c, "study.said_settled", d.Settle(c.Context(), c.Who, sessionIn(c), threadIn(c), c.Value("settled") == "yes"))
}

func messageIn(c *web.Call) base.ID[Message] { return base.ID[Message](c.Path("message")) }

func (d *Desk) postAmended(c *web.Call) error {
	return d.spoken(c, "study.said_amended", d.Amend(c.Context(), c.Who, sessionIn(c), threadIn(c), messageIn(c), c.Value("text")))
}

func (d *Desk) postRemoval(c *web.Call) error {
	return d.spoken(c, "study.said_removed", d.Remove(c.Context(), c.Who, sessionIn(c), threadIn(c), messageIn(c), c.Value("why")))
}
