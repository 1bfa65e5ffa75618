package purchase

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/einvoice"
	"pilotis/internal/ledger"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// formPage takes an invoice in, or corrects one.
type formPage struct {
	ui.Form
	choices
	Bill  Bill // what the form begins with; without ID for a new one
	Rows  int
	Kept  File            // the file that came already
	Read  bool            // it was read
	Notes []einvoice.Note // what its reading says
}

// Title names the page.
func (p formPage) Title(ctx context.Context) string {
	if p.Bill.ID == "" {
		return ui.T(ctx, "purchase.new")
	}
	return ui.T(ctx, "purchase.change")
}

const rowsMore = 2

func lineField(i int, name string) string { return "lines[" + strconv.Itoa(i) + "]." + name }

func (p formPage) line(i int) Line {
	if i < len(p.Bill.Lines) {
		return p.Bill.Lines[i]
	}
	return Line{}
}

func (d *Desk) formPage(c *web.Call, b Bill) (p formPage, err error) {
	p = formPage{Bill: b, Rows: max(1, len(b.Lines))}
	if b.File != "" {
		if p.Kept, err = file(c.Context(), d.DB, c.Who.Place, b.File); err != nil {
			return p, err
		}
	}
	p.choices, err = d.choices(c.Context(), c.Who)
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	claimed, err := recovered(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return err
	}
	p, err := d.formPage(c, Bill{Draft: Draft{Recovers: claimed}})
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) showChange(c *web.Call) error {
	b, err := d.Bill(c.Context(), c.Who, BillID(c.Path("id")))
	if err != nil {
		return err
	}
	p, err := d.formPage(c, b)
	if err != nil {
		return err
	}
	return c.Page(p)
}

// postReading keeps a file and fills the form in with what it says. One that says
// nothing is kept all the same.
func (d *Desk) postReading(c *web.Call) error {
	kept, body, err := d.fileIn(c, "read", "kept")
	if err == nil && kept.ID == "" {
		err = base.Wrong("read", "base.required")
	}
	b := Bill{}
	var notes []einvoice.Note
	if err == nil {
		b, notes, err = d.read(c, body)
		b.File = kept.ID
	}
	p, failed := d.formPage(c, b)
	if failed != nil {
		return failed
	}
	p.Notes, p.Read = notes, err == nil
	var why *base.Fault
	if kept.ID != "" && errors.As(err, &why) { // the file is there, its data is not
		p.Notes = []einvoice.Note{{Key: why.Key, Args: why.Args}}
		return c.Page(p)
	}
	if err != nil {
		p.Form = ui.FormOf(nil, err)
		return c.Again(p, err)
	}
	return c.Page(p)
}

func (d *Desk) read(c *web.Call, body []byte) (Bill, []einvoice.Note, error) {
	claimed, err := recovered(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return Bill{}, nil, err
	}
	said, err := einvoice.Read(body)
	if err != nil {
		return Bill{Draft: Draft{Recovers: claimed}}, nil, err
	}
	draft, notes, err := d.Propose(c.Context(), c.Who, said)
	draft.Recovers = claimed
	return Bill{Draft: draft}, notes, err
}

func (d *Desk) postNew(c *web.Call) error {
	return d.written(c, Bill{}, func(draft Draft) (Bill, error) { return d.Enter(c.Context(), c.Who, draft) })
}

func (d *Desk) postChange(c *web.Call) error {
	b, err := d.Bill(c.Context(), c.Who, BillID(c.Path("id")))
	if err != nil {
		return err
	}
	return d.written(c, b, func(draft Draft) (Bill, error) { return d.Correct(c.Context(), c.Who, b.ID, draft) })
}

// written keeps the form, or shows it again as it was typed, with its file.
func (d *Desk) written(c *web.Call, b Bill, keep func(Draft) (Bill, error)) error {
	p, err := d.formPage(c, b)
	if err != nil {
		return err
	}
	kept, _, err := d.fileIn(c, "file", "kept")
	draft, places, wrong := d.draftIn(c, p.Accounts)
	if err == nil {
		err = wrong
	}
	more := c.Value("do") == "lines"
	if err == nil && !more {
		draft.File = kept.ID
		done, failed := keep(draft)
		if failed == nil {
			return c.Goto(c.At("/bills/%s", done.ID), "purchase.said_"+string(done.State()))
		}
		err = onRows(failed, places, lineField)
	}
	if kept.ID != "" {
		p.Kept = kept
	}
	p.Rows = max(p.Rows, rowsIn(c))
	if more {
		p.Rows, p.Form = p.Rows+rowsMore, ui.FormOf(c.Form(), nil)
		return c.Page(p)
	}
	p.Form = ui.FormOf(c.Form(), err)
	return c.Again(p, err)
}

// rowsIn counts the lines of the form that was sent.
func rowsIn(c *web.Call) (n int) {
	for n < linesMax && c.Form().Has(lineField(n, "net")) {
		n++
	}
	return n
}

// draftIn reads the form. Empty rows are skipped; places says which row each line was on.
func (d *Desk) draftIn(c *web.Call, all accounts) (draft Draft, places []int, err error) {
	var wrong base.Checks
	s := Supplier{Third: c.Value("supplier"), Name: c.Value("supplier_text"), Siren: c.Value("siren"), IBAN: c.Value("iban")}
	draft = Draft{Supplier: s, Credit: c.Value("kind") == "credit", Number: c.Value("number"), Issued: day.Day(c.Value("issued")),
		Due: day.Day(c.Value("due")), Recovers: c.Checked("recovers")}
	for i := range rowsIn(c) {
		l := Line{Label: c.Value(lineField(i, "label")), Net: c.Amount(lineField(i, "net"), &wrong), Tax: c.Amount(lineField(i, "tax"), &wrong),
			Activity: base.ActivityID(c.Value(lineField(i, "activity"))), Project: ledger.AxisID(c.Value(lineField(i, "project")))}
		l.Account = all.accountIn(c, lineField(i, "account"))
		if l != (Line{}) {
			draft.Lines, places = append(draft.Lines, l), append(places, i)
		}
	}
	return draft, places, wrong.Fault()
}

// onRows numbers the lines of a fault as the form does, which has empty rows.
func onRows(err error, places []int, field func(int, string) string) error {
	var f *base.Fault
	if !errors.As(err, &f) {
		return err
	}
	placed := *f
	placed.Fields = make([]base.Field, len(f.Fields))
	for i, said := range f.Fields {
		for n, at := range places {
			if name, found := strings.CutPrefix(said.Name, field(n, "")); found {
				said.Name = field(at, name)
				break
			}
		}
		placed.Fields[i] = said
	}
	return &placed
}
