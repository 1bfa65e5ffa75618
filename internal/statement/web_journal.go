package statement

import (
	"context"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// entriesShown is how many entries a page of the journal holds.
const entriesShown = 30

// journalPage is the journal: validated entries day after day.
type journalPage struct {
	Period   Period
	Book     ledger.Book
	Entries  []ledger.Entry
	Next     string
	Names    map[string]string // of accounts
	Journals []ledger.Journal
}

// Title names the page.
func (p journalPage) Title(ctx context.Context) string { return ui.T(ctx, "statement.title_journal") }

// Body draws the page.
func (p journalPage) Body() templ.Component { return p.body() }

// at is the address of the same journal in another form, or from a mark on.
func (p journalPage) at(ctx context.Context, under, after string) templ.SafeURL {
	return over(ctx, "journal"+under, p.Period.From, p.Period.To, "journal", p.Book.Journal, "after", after)
}

// next is the address of the page after, if there is one.
func (p journalPage) next(ctx context.Context) templ.SafeURL {
	if p.Next == "" {
		return ""
	}
	return p.at(ctx, "", p.Next)
}

func (d *Desk) showJournal(c *web.Call) error {
	p, err := d.journalPage(c)
	if err != nil {
		return err
	}
	after, _ := ledger.MarkOf(c.Query("after"))
	if p.Entries, p.Next, err = d.entries(c.Context(), c.Who, p.Book, after); err != nil {
		return err
	}
	if p.Names, err = d.labels(c.Context(), c.Who); err != nil {
		return err
	}
	if p.Journals, err = d.Ledger.Journals(c.Context(), d.DB, c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) journalPage(c *web.Call) (p journalPage, err error) {
	p.Period, err = d.span(c)
	p.Book = ledger.Book{From: p.Period.From, To: p.Period.To, Journal: c.Query("journal")}
	return p, err
}

// entries reads a page of the journal from a mark on, and the mark of the page after.
func (d *Desk) entries(ctx context.Context, who base.Actor, b ledger.Book, after ledger.Mark) ([]ledger.Entry, string, error) {
	all, err := d.Ledger.ReadEntries(ctx, d.DB, who, b, after, entriesShown+1)
	if err != nil || len(all) <= entriesShown {
		return all, "", err
	}
	last := all[entriesShown-1]
	return all[:entriesShown], ledger.Mark{Day: last.Day, Rank: last.Rank}.String(), nil
}

func (d *Desk) sendJournal(c *web.Call) error {
	p, err := d.journalPage(c)
	if err != nil {
		return err
	}
	names, err := d.labels(c.Context(), c.Who)
	if err != nil {
		return err
	}
	ctx, who := c.Context(), c.Who
	return send(c, p.Period.To, func() (paper.Print, error) {
		return d.print(ctx, "journal", p.Period, paper.Table{Name: p.Title(ctx), Cols: journalColumns(ctx), Rows: func(put func(paper.Row) error) error {
			var debit, credit money.Cents
			if err := d.DB.Snapshot(ctx, func(ctx context.Context, r db.Reader) error {
				return d.Ledger.EachEntry(ctx, r, who, p.Book, func(e ledger.Entry) error {
					in, out := e.Sums()
					debit, credit = debit+in, credit+out
					return journalRows(e, names, put)
				})
			}); err != nil {
				return err
			}
			return put(paper.Row{Look: paper.Sum, Cells: []paper.Cell{{}, {}, {}, paper.Text(ui.T(ctx, "statement.total")), {}, {}, {}, {}, paper.Cents(debit), paper.Cents(credit)}})
		}}), nil
	})
}

func journalColumns(ctx context.Context) []paper.Column {
	return []paper.Column{column(ctx, "day", 11), column(ctx, "journal", 7), column(ctx, "number", 8), column(ctx, "account", 10), column(ctx, "name", 26), column(ctx, "third", 11),
		column(ctx, "piece", 13), column(ctx, "label", 32), column(ctx, "debit", amountWidth), column(ctx, "credit", amountWidth)}
}

func journalRows(e ledger.Entry, names map[string]string, put func(paper.Row) error) error {
	for _, l := range e.Lines {
		at := ledger.Placed{EntryText: e.Label, Voucher: e.Piece, Line: l}
		if err := put(paper.Row{Cells: []paper.Cell{paper.Day(e.Day), paper.Text(e.Journal), paper.Text(e.Number), paper.Text(l.Account), paper.Text(names[l.Account]),
			paper.Text(l.Third), paper.Text(at.Ref()), paper.Text(at.Said()), paper.Moved(l.Debit), paper.Moved(l.Credit)}}); err != nil {
			return err
		}
	}
	return nil
}
