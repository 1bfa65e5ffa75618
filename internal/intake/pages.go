package intake

import (
	"context"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// importPage brings a file, and lists those brought before.
type importPage struct {
	ui.Form
	Drafts []Draft
}

// Title names the page.
func (p importPage) Title(ctx context.Context) string { return ui.T(ctx, "people.import") }

func (d *Desk) importPage(c *web.Call) (p importPage, err error) {
	p.Drafts, err = d.Drafts(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showImport(c *web.Call) error {
	page, err := d.importPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

// postImport keeps a file, or the text pasted instead of one, to be looked at.
func (d *Desk) postImport(c *web.Call) error {
	name, body, err := readUpload(c)
	if err == nil {
		var id base.ID[Draft]
		if id, err = d.Prepare(c.Context(), c.Who, name, body); err == nil {
			return c.Goto(c.At("/imports/%s", id), "")
		}
	}
	page, failed := d.importPage(c)
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(c.Form(), err)
	return c.Again(page, err)
}

func readUpload(c *web.Call) (name string, body []byte, err error) {
	if pasted := c.Value("pasted"); pasted != "" {
		return ui.T(c.Context(), "intake.pasted"), []byte(pasted), nil
	}
	file, err := c.File("file")
	if err != nil {
		return "", nil, err
	}
	body, err = io.ReadAll(file.Body)
	return file.Name, body, err
}

// draftPage shows what a file would do, or what it did.
type draftPage struct {
	ui.Form
	Draft   Draft
	Report  Report    // of a draft that still waits
	Lines   []Verdict // those shown
	Outcome Outcome   // of the lines shown
	After   int       // the line after which they begin
	Undone  *Undoing  // said once, by the press that undid it
}

// Title names the page.
func (p draftPage) Title(context.Context) string { return p.Draft.File }

// waiting tells whether the file is still to be taken in.
func (p draftPage) waiting() bool { return p.Draft.Done.IsZero() }

// counts are those of the file, taken in or not.
func (p draftPage) counts() Counts {
	if p.waiting() {
		return p.Report.Counts
	}
	return p.Draft.Counts
}

func (c Counts) of(o Outcome) int {
	return map[Outcome]int{New: c.New, Same: c.Same, Changes: c.Changed, Refused: c.Refused}[o]
}

// linesShown is the size of a page of verdicts.
const linesShown = 100

func (d *Desk) draftPage(c *web.Call) (p draftPage, err error) {
	if p.Draft, err = d.Draft(c.Context(), c.Who, base.ID[Draft](c.Path("id"))); err != nil {
		return p, err
	}
	p.Outcome = Outcome(c.Query("outcome"))
	p.After, _ = strconv.Atoi(c.Query("after"))
	if !p.waiting() {
		p.firstOutcome()
		p.Lines, err = d.Lines(c.Context(), c.Who, p.Draft.ID, p.Outcome, p.After-1)
		return p, err
	}
	if p.Report, err = d.Rehearse(c.Context(), c.Who, p.Draft.ID); err != nil {
		return p, err
	}
	p.firstOutcome()
	for _, v := range p.Report.Verdicts {
		if v.Outcome == p.Outcome && v.Line > p.After {
			p.Lines = append(p.Lines, v)
		}
	}
	return p, nil
}

// firstOutcome chooses what to show first: what needs a look.
func (p *draftPage) firstOutcome() {
	for _, o := range []Outcome{Refused, New, Changes, Same} {
		if p.Outcome == "" && p.counts().of(o) > 0 {
			p.Outcome = o
		}
	}
}

// following is the page of verdicts after this one, none on the last.
func (p draftPage) following(ctx context.Context) templ.SafeURL {
	if len(p.Lines) <= linesShown {
		return ""
	}
	return p.tab(ctx, p.Outcome) + templ.SafeURL("&after="+strconv.Itoa(p.Lines[linesShown-1].Line))
}

// tab is the address of the lines of an outcome.
func (p draftPage) tab(ctx context.Context, o Outcome) templ.SafeURL {
	return ui.At(ctx, "/imports/%s", p.Draft.ID) + templ.SafeURL("?outcome="+string(o))
}

func (d *Desk) showDraft(c *web.Call) error {
	page, err := d.draftPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) postColumns(c *web.Call) error {
	m := Mapping{Relation: c.Value("relation"), NoHead: c.Checked("no_head")}
	for i := 0; c.Form().Has(columnField(i)); i++ {
		m.Columns = append(m.Columns, Column(c.Value(columnField(i))))
	}
	if err := d.Remap(c.Context(), c.Who, base.ID[Draft](c.Path("id")), m); err != nil {
		return err
	}
	return c.Goto(c.At("/imports/%s", c.Path("id")), "intake.said_mapped")
}

func columnField(i int) string { return "columns[" + strconv.Itoa(i) + "]" }

func (d *Desk) postCompletion(c *web.Call) error {
	r, err := d.Complete(c.Context(), c.Who, base.ID[Draft](c.Path("id")))
	if err != nil {
		return err
	}
	return c.Goto(c.At("/imports/%s", c.Path("id")), "intake.said_imported", base.Args{"new": r.New, "changed": r.Changed})
}

func (d *Desk) postAbandon(c *web.Call) error {
	if err := d.Abandon(c.Context(), c.Who, base.ID[Draft](c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/people/import"), "intake.said_abandoned")
}

// postUndo undoes a file, and says at once who stays and why.
func (d *Desk) postUndo(c *web.Call) error {
	u, err := d.Undo(c.Context(), c.Who, base.ID[Draft](c.Path("id")))
	if err != nil {
		return err
	}
	page, err := d.draftPage(c)
	if err != nil {
		return err
	}
	page.Undone = &u
	return c.Page(page)
}
