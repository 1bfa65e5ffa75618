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

// accountsPage is the chart in use, with what each account holds.
type accountsPage struct {
	ui.Form
	All   []Account
	Years []Year
	Year  Year // the year read; zero where there is none
	Sums  map[string]Total
	Empty bool // accounts without a movement are shown too
}

// Title names the page.
func (p accountsPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.accounts") }

// shown are the accounts of a class that the page lists.
func (p accountsPage) shown(class byte) (out []Account) {
	for _, a := range p.All {
		if _, moved := p.Sums[a.Code]; a.Class() == class && (moved || p.Empty) {
			out = append(out, a)
		}
	}
	return out
}

func (d *Desk) showAccounts(c *web.Call) error {
	page, err := d.accountsPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) accountsPage(c *web.Call) (p accountsPage, err error) {
	if p.All, err = accounts(c.Context(), d.DB, c.Who.Place); err != nil {
		return p, err
	}
	if p.Years, err = years(c.Context(), d.DB, c.Who.Place); err != nil {
		return p, err
	}
	p.Year, p.Sums = yearIn(p.Years, YearID(c.Query("year")), d.today(c.Who)), map[string]Total{}
	p.Empty = c.Query("all") != ""
	if p.Year.ID == "" {
		p.Empty = true
		return p, nil
	}
	all, err := accountSums(c.Context(), d.DB, c.Who.Place, p.Year.ID)
	for _, t := range all {
		p.Sums[t.Account] = t
	}
	p.Empty = p.Empty || len(all) == 0
	return p, err
}

// yearIn is the year asked for, or that of today, or the latest.
func yearIn(all []Year, asked YearID, today day.Day) Year {
	for _, y := range all {
		if y.ID == asked {
			return y
		}
	}
	for _, y := range all {
		if y.Holds(today) {
			return y
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return Year{}
}

func (d *Desk) postAccount(c *web.Call) error {
	a := Account{Code: c.Value("code"), Label: c.Value("label"), Opened: c.Checked("opened")}
	if err := d.SetAccounts(c.Context(), c.Who, a); err != nil {
		page, failed := d.accountsPage(c)
		if failed != nil {
			return failed
		}
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/ledger/accounts/%s", a.Code), "ledger.said_account")
}

func (d *Desk) postAccountClosure(c *web.Call) error {
	if err := d.CloseAccount(c.Context(), c.Who, c.Path("code")); err != nil {
		return err
	}
	return c.Goto(c.At("/ledger/accounts/%s", c.Path("code")), "ledger.said_account_closed")
}

// linesShown is how many lines an account's page holds.
const linesShown = 100

// accountPage is one account: its months, then the lines of a stretch of days.
type accountPage struct {
	Account  Account
	Years    []Year
	Year     Year
	Months   []Total
	From, To day.Day
	Before   money.Cents // the balance before the first line shown
	Lines    []Ranked
	Next     string
	Open     int // lines that wait to be lettered
}

// Title names the page.
func (p accountPage) Title(context.Context) string { return p.Account.Code + " " + p.Account.Label }

func (d *Desk) showAccount(c *web.Call) error {
	page, err := d.accountPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) accountPage(c *web.Call) (p accountPage, err error) {
	ctx, place := c.Context(), c.Who.Place
	if p.Account, err = getAccount(ctx, d.DB, place, c.Path("code")); err != nil {
		return p, err
	}
	if p.Open, err = waitingOn(ctx, d.DB, place, p.Account.Code); err != nil {
		return p, err
	}
	if p.Years, err = years(ctx, d.DB, place); err != nil || len(p.Years) == 0 {
		return p, err
	}
	p.stretch(c.Request().URL.Query(), d.today(c.Who))
	if p.Months, err = accountMonths(ctx, d.DB, place, p.Year.ID, p.Account.Code); err != nil {
		return p, err
	}
	p.lastMonth()
	err = d.fill(ctx, place, &p, c.Query("after"))
	return p, err
}

// stretch reads the days asked for: the year of the first, or the whole year named.
func (p *accountPage) stretch(q url.Values, today day.Day) {
	from, bad := day.Parse(q.Get("from"))
	to, worse := day.Parse(q.Get("to"))
	on := today
	if bad == nil {
		on, p.From = from, from
	}
	if worse == nil {
		p.To = to
	}
	p.Year = yearIn(p.Years, YearID(q.Get("year")), on)
}

// lastMonth shows the last month that moved, where no days were asked for.
func (p *accountPage) lastMonth() {
	switch {
	case p.From != "" && p.To == "":
		p.To = p.Year.To
	case p.From == "" && p.To != "":
		p.From = p.Year.From
	case p.From == "" && len(p.Months) > 0:
		p.From = day.Day(p.Months[len(p.Months)-1].Month + "-01")
		p.To = p.From.AddMonths(1).Add(-1)
	case p.From == "":
		p.From, p.To = p.Year.From, p.Year.To
	}
}

// fill reads the lines of the stretch and the balance before them: the months before
// are totals already, so that only the days of one month are added up.
func (d *Desk) fill(ctx context.Context, place base.PlaceID, p *accountPage, following string) (err error) {
	first := p.From.FirstOfMonth()
	for _, m := range p.Months {
		if m.Month < monthOf(p.From) {
			p.Before += m.Net()
		}
	}
	a, paged := afterOf(following)
	var within money.Cents
	if paged {
		within, err = netUpTo(ctx, d.DB, place, p.Account.Code, max(first, p.Year.From), a)
	} else {
		within, err = netBefore(ctx, d.DB, place, p.Account.Code, max(first, p.Year.From), p.From)
	}
	if err != nil {
		return err
	}
	p.Before += within
	if p.Lines, err = accountLines(ctx, d.DB, place, p.Account.Code, p.From, p.To, a, linesShown+1); err != nil {
		return err
	}
	if len(p.Lines) > linesShown {
		p.Lines = p.Lines[:linesShown]
		last := p.Lines[linesShown-1]
		p.Next = after{last.Day, last.Rank, last.Position}.String()
	}
	return nil
}

// at is the address of the account over some days.
func (p accountPage) at(ctx context.Context, from, to day.Day, following string) templ.SafeURL {
	q := url.Values{"from": {string(from)}, "to": {string(to)}}
	if following != "" {
		q.Set("after", following)
	}
	return ui.At(ctx, "/ledger/accounts/%s", p.Account.Code) + templ.SafeURL("?"+q.Encode())
}

func (p accountPage) following(ctx context.Context) templ.SafeURL {
	if p.Next == "" {
		return ""
	}
	return p.at(ctx, p.From, p.To, p.Next)
}

// balances gives the balance after each month.
func balances(all []Total) []money.Cents {
	out := make([]money.Cents, len(all))
	var sum money.Cents
	for i, t := range all {
		sum += t.Net()
		out[i] = sum
	}
	return out
}

// running gives the balance after each line.
func (p accountPage) running() []money.Cents {
	out := make([]money.Cents, len(p.Lines))
	sum := p.Before
	for i, l := range p.Lines {
		sum += l.Amount()
		out[i] = sum
	}
	return out
}
