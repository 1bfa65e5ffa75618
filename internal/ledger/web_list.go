package ledger

import (
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// listPage is the entries of the books.
type listPage struct {
	ui.Form // what validating drafts was refused for
	Page
	Filter
	Month    string // 2027-03
	Typed    string // the amount, as typed
	Journals []Journal
	Begun    bool // there is a financial year
}

// Title names the page.
func (p listPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.entries") }

// narrowed tells whether the list leaves anything out.
func (p listPage) narrowed() bool {
	return p.Query != "" || p.Journal != "" || p.Month != "" || p.State != "" || p.Typed != "" || p.Cursor != ""
}

func (d *Desk) showStart(c *web.Call) error { return c.Goto(c.At("/ledger/entries"), "") }

func (d *Desk) showList(c *web.Call) error {
	page, err := d.listPage(c, c.Request().URL.Query())
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) listPage(c *web.Call, q url.Values) (listPage, error) {
	page := listPage{Month: q.Get("month"), Typed: q.Get("amount"),
		Filter: Filter{Query: q.Get("q"), Journal: q.Get("journal"), State: State(q.Get("state")), Cursor: q.Get("cursor")}}
	if first, err := day.Parse(page.Month + "-01"); err == nil {
		page.From, page.To = first, first.AddMonths(1).Add(-1)
	} else {
		page.Month = ""
	}
	if sum, err := money.Parse(page.Typed); err == nil {
		page.Amount = sum
	} else {
		page.Typed = ""
	}
	var err error
	if page.Page, err = d.List(c.Context(), c.Who, page.Filter); err != nil {
		return page, err
	}
	if page.Journals, err = journals(c.Context(), d.DB, c.Who.Place); err != nil {
		return page, err
	}
	all, err := years(c.Context(), d.DB, c.Who.Place)
	page.Begun = len(all) > 0
	return page, err
}

// at is the address of the list from a cursor on.
func (p listPage) at(ctx context.Context, cursor string) templ.SafeURL {
	if cursor == "" {
		return ""
	}
	q := url.Values{}
	for name, value := range map[string]string{"q": p.Query, "journal": p.Journal, "month": p.Month, "amount": p.Typed, "state": string(p.State), "cursor": cursor} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return ui.At(ctx, "/ledger/entries") + templ.SafeURL("?"+q.Encode())
}

// drafts tells whether some entry shown can be validated.
func (p listPage) drafts() bool {
	for _, e := range p.Rows {
		if !e.Validated() {
			return true
		}
	}
	return false
}

// postValidations validates the drafts that are ticked: all or none.
func (d *Desk) postValidations(c *web.Call) error {
	var ids []EntryID
	for _, id := range c.Form()["entries"] {
		ids = append(ids, EntryID(id))
	}
	if len(ids) == 0 {
		return d.listAgain(c, base.Wrong("entries", "ledger.tick_drafts"))
	}
	done, err := d.Validate(c.Context(), c.Who, ids...)
	if err != nil {
		return d.listAgain(c, err)
	}
	return c.Goto(c.At("/ledger/entries"), "ledger.said_validated", base.Args{"n": len(done)})
}

func (d *Desk) listAgain(c *web.Call, err error) error {
	page, failed := d.listPage(c, url.Values{"state": {string(Waiting)}})
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(c.Form(), err)
	return c.Again(page, err)
}
