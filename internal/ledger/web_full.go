package ledger

import (
	"context"
	"strconv"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// fullPage writes an entry line by line: new, or a draft as it is.
type fullPage struct {
	ui.Form
	choices
	Entry  Entry // the zero Entry for a new one; its Draft is what the form begins with
	Rows   int   // lines of the form
	Thirds map[string]string
}

// Title names the page.
func (p fullPage) Title(ctx context.Context) string {
	if p.Entry.ID == "" {
		return ui.T(ctx, "ledger.full_entry")
	}
	return p.Entry.Label
}

const (
	rowsFirst = 4
	rowsMore  = 4
)

func lineField(i int, name string) string { return "lines[" + strconv.Itoa(i) + "]." + name }

// line is what the form begins with on a row.
func (p fullPage) line(i int) Line {
	if i < len(p.Entry.Lines) {
		return p.Entry.Lines[i]
	}
	return Line{}
}

func (d *Desk) showFull(c *web.Call) error {
	e := Entry{Draft: Draft{Day: d.today(c.Who)}}
	if id := c.Query("template"); id != "" {
		t, err := d.Template(c.Context(), c.Who, base.ID[Template](id))
		if err != nil {
			return err
		}
		e.Draft = t.Filled(e.Day)
	}
	page, err := d.fullPage(c, e)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) showChange(c *web.Call) error {
	e, err := d.Entry(c.Context(), c.Who, EntryID(c.Path("id")))
	if err != nil {
		return err
	}
	page, err := d.fullPage(c, e)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) fullPage(c *web.Call, e Entry) (fullPage, error) {
	ch, err := d.choices(c.Context(), c.Who)
	if err != nil {
		return fullPage{}, err
	}
	page := fullPage{choices: ch, Entry: e, Rows: max(rowsFirst, len(e.Lines)+1), Thirds: map[string]string{}}
	all, err := thirds(c.Context(), d.DB, c.Who.Place)
	for _, t := range all {
		page.Thirds[t.Code] = t.Label
	}
	return page, err
}

// postFull writes a new entry; the button that adds lines only shows the form again.
func (d *Desk) postFull(c *web.Call) error {
	return d.written(c, Entry{}, func(draft Draft) (Entry, error) { return d.Write(c.Context(), c.Who, draft) })
}

func (d *Desk) postChange(c *web.Call) error {
	e, err := d.Entry(c.Context(), c.Who, EntryID(c.Path("id")))
	if err != nil {
		return err
	}
	return d.written(c, e, func(draft Draft) (Entry, error) { return d.Rewrite(c.Context(), c.Who, e.ID, draft) })
}

func (d *Desk) written(c *web.Call, e Entry, keep func(Draft) (Entry, error)) error {
	draft, places, err := d.draftIn(c)
	if err == nil && c.Value("do") != "lines" {
		var kept Entry
		if kept, err = keep(draft); err == nil {
			if c.Value("do") != "validate" {
				return c.Goto(c.At("/ledger/entries/%s", kept.ID), "ledger.said_written")
			}
			if _, err = d.Validate(c.Context(), c.Who, kept.ID); err == nil {
				return c.Goto(c.At("/ledger/entries/%s", kept.ID), "ledger.said_validated", base.Args{"n": 1})
			}
			e = kept // it is kept all the same, as a draft
		}
	}
	page, failed := d.fullPage(c, e)
	if failed != nil {
		return failed
	}
	page.Rows = max(page.Rows, rowsIn(c))
	if c.Value("do") == "lines" {
		page.Rows, page.Form = page.Rows+rowsMore, ui.FormOf(c.Form(), nil)
		return c.Page(page)
	}
	page.Form = ui.FormOf(c.Form(), onRows(err, places))
	return c.Again(page, err)
}

// rowsIn counts the lines of the form that was sent.
func rowsIn(c *web.Call) int {
	n := 0
	for n < linesMax && (c.Form().Has(lineField(n, "debit")) || c.Form().Has(lineField(n, "credit"))) {
		n++
	}
	return n
}

// draftIn reads the form. Empty rows are skipped; places says which row each line was on.
func (d *Desk) draftIn(c *web.Call) (draft Draft, places []int, err error) {
	var wrong base.Checks
	draft = Draft{Journal: c.Value("journal"), Day: day.Day(c.Value("day")), Piece: c.Value("piece"), PieceDay: day.Day(c.Value("piece_day")), Label: c.Value("label")}
	for i := range rowsIn(c) {
		l := Line{Label: c.Value(lineField(i, "label")), Debit: c.Amount(lineField(i, "debit"), &wrong), Credit: c.Amount(lineField(i, "credit"), &wrong),
			Axes: AxesIn(c, lineField(i, ""))}
		if l.Account, err = d.AccountIn(c, lineField(i, "account")); err != nil {
			return draft, nil, err
		}
		if l.Third, err = d.ThirdIn(c, lineField(i, "third")); err != nil {
			return draft, nil, err
		}
		if l != (Line{}) {
			draft.Lines, places = append(draft.Lines, l), append(places, i)
		}
	}
	return draft, places, wrong.Fault()
}

// sums adds up the rows as they stand in the form.
func (p fullPage) sums() (debit, credit money.Cents) {
	if p.Values == nil {
		return p.Entry.Sums()
	}
	for i := range p.Rows {
		d, _ := money.Parse(p.Get(lineField(i, "debit"), "0")) // what is no amount is said at its field
		k, _ := money.Parse(p.Get(lineField(i, "credit"), "0"))
		debit, credit = debit+d, credit+k
	}
	return debit, credit
}

func (p fullPage) shownAccount(i int) string {
	l := p.line(i)
	if l.Account == "" {
		return ""
	}
	return l.Account + " " + p.named(l.Account)
}

func (p fullPage) dayShown() string { return string(p.Entry.Day) }
