package statement

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// linesShown is how many lines a page of the general ledger holds.
const linesShown = 100

// ledgerPage is the general ledger: accounts one after the other, line by line.
type ledgerPage struct {
	Period   Period
	Book     ledger.Book
	Shown    []shown
	Next     string
	Journals []ledger.Journal
}

// Title names the page.
func (p ledgerPage) Title(ctx context.Context) string { return ui.T(ctx, "statement.title_ledger") }

// Body draws the page.
func (p ledgerPage) Body() templ.Component { return p.body() }

// at is the address of the same book in another form, or from a mark on.
func (p ledgerPage) at(ctx context.Context, under, after string) templ.SafeURL {
	b := p.Book
	return over(ctx, "ledger"+under, p.Period.From, p.Period.To, "account", b.Account, "code", b.Prefix, "third", b.Third, "by", byOf(b),
		"journal", b.Journal, "axis", b.Axis, "value", b.Value, "split", string(b.Split), "forward", flag(b.Forward), "after", after)
}

func byOf(b ledger.Book) string {
	if b.ByThird {
		return "third"
	}
	return ""
}

func flag(is bool) string {
	if is {
		return "1"
	}
	return ""
}

// next is the address of the page after, if there is one.
func (p ledgerPage) next(ctx context.Context) templ.SafeURL {
	if p.Next == "" {
		return ""
	}
	return p.at(ctx, "", p.Next)
}

// balances gives the balance after each line of a section.
func (s shown) balances() []money.Cents {
	out, sum := make([]money.Cents, len(s.Lines)), s.Start
	for i, l := range s.Lines {
		sum += l.Amount()
		out[i] = sum
	}
	return out
}

// codes are what the codes of accounts begin with.
var codes = regexp.MustCompile(`^[0-9A-Z]*$`)

// asksBook reads which lines an address asks for.
func asksBook(p Period, value func(name string) string) (ledger.Book, error) {
	b := ledger.Book{From: p.From, To: p.To, Account: value("account"), Prefix: strings.ToUpper(value("code")), Third: value("third"), ByThird: value("by") == "third",
		Journal: value("journal"), Axis: value("axis"), Value: value("value"), Split: ledger.SplitID(value("split")), Forward: value("forward") != ""}
	if !codes.MatchString(b.Prefix) {
		return b, base.Wrong("code", "statement.not_a_code")
	}
	return b, nil
}

func (d *Desk) showLedger(c *web.Call) error {
	p, err := d.ledgerPage(c)
	if err != nil {
		return err
	}
	after, _ := ledger.MarkOf(c.Query("after"))
	if p.Shown, p.Next, err = d.stretch(c.Context(), c.Who, p.Period, p.Book, after); err != nil {
		return err
	}
	p.Journals, err = d.Ledger.Journals(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) ledgerPage(c *web.Call) (p ledgerPage, err error) {
	if p.Period, err = d.span(c); err != nil {
		return p, err
	}
	p.Book, err = asksBook(p.Period, c.Query)
	return p, err
}

// stretch reads a page of a book from a mark on, and the mark of the page after.
func (d *Desk) stretch(ctx context.Context, who base.Actor, p Period, b ledger.Book, after ledger.Mark) ([]shown, string, error) {
	sections, err := d.Sections(ctx, d.DB, who, p, b)
	if err != nil {
		return nil, "", err
	}
	lines, err := d.Ledger.Read(ctx, d.DB, who, within(b, sections, after), after, linesShown+1)
	if err != nil {
		return nil, "", err
	}
	more := len(lines) > linesShown
	if more {
		lines = lines[:linesShown]
	}
	out, next := weave(sections, lines, after, more, b.Apart())
	if len(out) > 0 && out[0].Later {
		net, err := d.Ledger.NetUpTo(ctx, d.DB, who, b, after)
		if err != nil {
			return nil, "", err
		}
		out[0].Start += net
	}
	if next.Account == "" {
		return out, "", nil
	}
	return out, next.String(), nil
}

// within stops a book at the account on which its next page ends, as far as totals
// tell how many lines each has, so that the lines of later accounts are not sorted.
func within(b ledger.Book, sections []Section, after ledger.Mark) ledger.Book {
	if b.Narrow() || b.Apart() || len(sections) == 0 {
		return b
	}
	at, count := max(slices.IndexFunc(sections, func(s Section) bool { return s.Account == after.Account }), 0), int64(0)
	for i := at; i < len(sections) && count <= linesShown; i++ {
		b.Until = sections[i].Account
		if i > at || after.Account == "" { // of the account of the mark, some lines are past
			count += sections[i].lines
		}
	}
	return b
}

func (d *Desk) sendLedger(c *web.Call) error {
	p, err := d.ledgerPage(c)
	if err != nil {
		return err
	}
	ctx, who := c.Context(), c.Who
	return send(c, p.Period.To, func() (paper.Print, error) {
		return d.print(ctx, "ledger", p.Period, paper.Table{Name: p.Title(ctx), Cols: ledgerColumns(ctx), Rows: func(put func(paper.Row) error) error {
			return d.Tell(ctx, who, p.Period, p.Book, ledgerRows{put, ui.T(ctx, "statement.at_first"), ui.T(ctx, "statement.total")})
		}}), nil
	})
}

func ledgerColumns(ctx context.Context) []paper.Column {
	return []paper.Column{column(ctx, "account", 10), column(ctx, "third", 14), column(ctx, "day", 11), column(ctx, "journal", 7), column(ctx, "number", 8), column(ctx, "piece", 13),
		column(ctx, "label", 34), column(ctx, "letter", 6), column(ctx, "debit", amountWidth), column(ctx, "credit", amountWidth), column(ctx, "balance", amountWidth)}
}

// ledgerRows writes a book on paper.
type ledgerRows struct {
	put          func(paper.Row) error
	first, total string
}

func (r ledgerRows) Begin(s Section) error {
	return r.put(paper.Row{Look: paper.Head, Cells: []paper.Cell{paper.Text(s.Account), paper.Text(s.Third), {}, {}, {}, {},
		paper.Text(s.Label), {}, {}, {}, paper.Moved(s.Before)}})
}

func (r ledgerRows) Line(s Section, l ledger.Ranked, balance money.Cents) error {
	return r.put(paper.Row{Cells: []paper.Cell{paper.Text(s.Account), paper.Text(l.Third), paper.Day(l.Day), paper.Text(l.Journal), paper.Text(l.Number), paper.Text(l.Ref()),
		paper.Text(l.Said()), paper.Text(l.Letter), paper.Moved(l.Debit), paper.Moved(l.Credit), paper.Cents(balance)}})
}

func (r ledgerRows) End(s Section) error {
	return r.put(paper.Row{Look: paper.Sum, Cells: []paper.Cell{{}, {}, {}, {}, {}, {}, paper.Text(r.total + " " + s.Account + " " + s.Third), {},
		paper.Cents(s.Debit), paper.Cents(s.Credit), paper.Cents(s.After())}})
}
