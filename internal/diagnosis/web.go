package diagnosis

import (
	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// Routes is the table of the room's screens.
func (d *Desk) Routes() []web.Route {
	see, run := base.To(base.See, "ledger"), base.To(base.Run, "ledger")
	return []web.Route{
		{Pattern: "GET /diagnosis", Need: see, Do: d.show},
		{Pattern: "GET /diagnosis/note", Need: run, Do: d.showDraft},
		{Pattern: "POST /diagnosis/notes", Need: run, Do: d.postNote},
		{Pattern: "GET /diagnosis/notes/{id}", Need: see, Do: d.showNote},
	}
}

func (d *Desk) show(c *web.Call) error {
	s, err := d.Stand(c.Context(), c.Who)
	if base.KindOf(err) == base.NotFound {
		return c.Page(page{})
	}
	if err != nil {
		return err
	}
	all, err := d.Notes(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(page{Standing: s, Notes: all})
}

func (d *Desk) showDraft(c *web.Call) error {
	s, err := d.Stand(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(draftPage{Standing: s})
}

func (d *Desk) postNote(c *web.Call) error {
	n, err := d.Keep(c.Context(), c.Who, c.Value("text"))
	if err != nil {
		s, failed := d.Stand(c.Context(), c.Who)
		if failed != nil {
			return failed
		}
		return c.Again(draftPage{ui.FormOf(c.Form(), err), s}, err)
	}
	return c.Goto(c.At("/diagnosis/notes/%s", n.ID), "diagnosis.said_noted")
}

func (d *Desk) showNote(c *web.Call) error {
	n, err := d.Note(c.Context(), c.Who, NoteID(c.Path("id")))
	if err != nil {
		return err
	}
	return c.Page(notePage{n})
}
