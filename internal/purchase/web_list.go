package purchase

import (
	"cmp"
	"context"
	"net/url"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// listPage is what the place owes its suppliers.
type listPage struct {
	Page
	Filter
	Standing Standing
	Today    day.Day
	Any      bool // there is a bill at all
}

// Title names the page.
func (p listPage) Title(ctx context.Context) string { return ui.T(ctx, "purchase.bills") }

func (d *Desk) showList(c *web.Call) error {
	p := listPage{Today: d.today(c.Who), Filter: Filter{Show: Show(c.Query("show")), Query: c.Query("q"), Cursor: c.Query("cursor")}}
	var err error
	if p.Page, err = d.List(c.Context(), c.Who, p.Filter); err != nil {
		return err
	}
	p.Any = len(p.Rows) > 0
	if !p.Any {
		some, err := page(c.Context(), d.DB, c.Who.Place, Filter{})
		if err != nil {
			return err
		}
		p.Any = len(some) > 0
	}
	if p.Standing, err = d.Standing(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

// said names what is shown.
func (s Show) said(ctx context.Context) string {
	return ui.T(ctx, "purchase.show_"+cmp.Or(string(s), "all"))
}

func listAt(ctx context.Context, show Show) templ.SafeURL {
	return ui.At(ctx, "/bills") + templ.SafeURL("?show="+string(show))
}

// figures are where one stands, each leading to its bills.
func (p listPage) figures(ctx context.Context) []ui.Figure {
	figure := func(show Show, s Sum, tone ui.Tone) ui.Figure {
		f := ui.Figure{Label: show.said(ctx), Value: ui.Money(ctx, s.Amount), Href: listAt(ctx, show),
			Note: ui.T(ctx, "purchase.count", base.Args{"n": s.Count})}
		if s.Count > 0 {
			f.Tone = tone
		}
		return f
	}
	return []ui.Figure{figure(ShowOwed, p.Standing.Owed, ui.Neutral), figure(ShowWeek, p.Standing.Week, ui.Watch),
		figure(ShowLate, p.Standing.Late, ui.Wrong), figure(ShowCheck, p.Standing.Check, ui.Watch)}
}

func (p listPage) shows(ctx context.Context) []ui.Option {
	var out []ui.Option
	for _, s := range []Show{ShowAll, ShowCheck, ShowOwed, ShowWeek, ShowMonth, ShowLate} {
		out = append(out, ui.Option{Value: string(s), Label: s.said(ctx)})
	}
	return out
}

// next is the address of what follows.
func (p listPage) next(ctx context.Context) templ.SafeURL {
	if p.Next == "" {
		return ""
	}
	q := url.Values{"show": {string(p.Show)}, "q": {p.Query}, "cursor": {p.Next}}
	return ui.At(ctx, "/bills") + templ.SafeURL("?"+q.Encode())
}

func add(ctx context.Context) ui.Link {
	if !mayRun(ctx) {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "purchase.add"), Href: ui.At(ctx, "/bills/new"), Icon: ui.IconAdd}
}

// standing says where a bill is in a word, and how that is.
func (b Bill) standing(today day.Day) (ui.Tone, string) {
	switch s := b.State(); {
	case b.Late(today):
		return ui.Wrong, "purchase.state_late"
	case s == Double:
		return ui.Wrong, "purchase.state_double"
	case s == ToCheck:
		return ui.Watch, "purchase.state_check"
	case s == Sent:
		return ui.Now, "purchase.state_sent"
	case s == Paid:
		return ui.Well, "purchase.state_paid"
	case b.Credit:
		return ui.Neutral, "purchase.state_credit"
	}
	return ui.Neutral, "purchase.state_owed"
}
