package calendar

import (
	"context"
	"net/url"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// minePage is the reader's own bookings, to come or past.
type minePage struct {
	Days []agenda
	Past bool
	Next time.Time // where the list goes on, zero at its end
}

// Title names the page.
func (p minePage) Title(ctx context.Context) string { return ui.T(ctx, "booking.mine") }

// more leads to what follows in the list.
func (p minePage) more(ctx context.Context) templ.SafeURL {
	if p.Next.IsZero() {
		return ""
	}
	q := url.Values{"from": {p.Next.UTC().Format(time.RFC3339Nano)}}
	if p.Past {
		q.Set("past", "on")
	}
	return ui.At(ctx, "/bookings/mine") + templ.SafeURL("?"+q.Encode())
}

// showMine lists the reader's own bookings.
func (d *Desk) showMine(c *web.Call) error {
	p := minePage{Past: c.Request().URL.Query().Has("past")}
	from, _ := time.Parse(time.RFC3339Nano, c.Query("from")) // none: from the beginning
	plan, err := d.Spaces.Plan(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	all, next, err := d.Bookings.Own(c.Context(), c.Who, from, p.Past)
	if err != nil {
		return err
	}
	p.Next = next
	p.Days = underDays(entriesOf(plan, all, c.Who, d.DB.Now()), c.Who.Zone)
	return c.Page(p)
}
