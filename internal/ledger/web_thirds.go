package ledger

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// thirdsPage is who owes and who is owed, by age, and the third parties of the place.
type thirdsPage struct {
	ui.Form
	On   day.Day
	Aged []Aged
	All  []Third
}

// Title names the page.
func (p thirdsPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.thirds") }

func (d *Desk) showThirds(c *web.Call) error {
	page, err := d.thirdsPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) thirdsPage(c *web.Call) (p thirdsPage, err error) {
	p.On = d.today(c.Who)
	if asked, bad := day.Parse(c.Query("on")); bad == nil {
		p.On = asked
	}
	if p.Aged, err = aged(c.Context(), d.DB, c.Who.Place, p.On); err != nil {
		return p, err
	}
	p.All, err = thirds(c.Context(), d.DB, c.Who.Place)
	return p, err
}

func (d *Desk) postThird(c *web.Call) error {
	t := Third{Code: strings.ToUpper(c.Value("code")), Label: c.Value("label")}
	if err := d.setThird(c.Context(), c.Who, t); err != nil {
		page, failed := d.thirdsPage(c)
		if failed != nil {
			return failed
		}
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/ledger/thirds/%s", t.Code), "ledger.said_third")
}

// thirdPage is one third party, with the lines that wait on each account.
type thirdPage struct {
	Third Third
	Open  []letterPage
}

// Title names the page.
func (p thirdPage) Title(context.Context) string { return p.Third.Label }

func (d *Desk) showThird(c *web.Call) error {
	t, found, err := getThird(c.Context(), d.DB, c.Who.Place, c.Path("code"))
	if err != nil {
		return err
	}
	if !found {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	page := thirdPage{Third: t}
	all, err := openOf(c.Context(), d.DB, c.Who.Place, t.Code)
	if err != nil {
		return err
	}
	for _, l := range all {
		if n := len(page.Open); n == 0 || page.Open[n-1].Account.Code != l.Account {
			a, err := getAccount(c.Context(), d.DB, c.Who.Place, l.Account)
			if err != nil {
				return err
			}
			page.Open = append(page.Open, letterPage{Account: a, Third: t.Code})
		}
		last := &page.Open[len(page.Open)-1]
		last.Lines = append(last.Lines, l)
	}
	return c.Page(page)
}

// letterPage is the lines of an account that wait for each other.
type letterPage struct {
	ui.Form
	Account Account
	Third   string // the only one shown; empty for all
	Lines   []Placed
	Letters []lettered // the latest groups
	More    bool       // there are more lines than are shown
}

// lettered is a group of lines that settle each other.
type lettered struct {
	Letter string
	On     day.Day
	Lines  int
	Sum    money.Cents // of its debits
}

// Title names the page.
func (p letterPage) Title(ctx context.Context) string {
	return ui.T(ctx, "ledger.lettering_of", base.Args{"account": p.Account.Code + " " + p.Account.Label})
}

// lettersShown bounds the open lines and the groups of the page.
const lettersShown = 300

func (d *Desk) showLettering(c *web.Call) error {
	page, err := d.letterPage(c, c.Query("third"))
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) letterPage(c *web.Call, third string) (p letterPage, err error) {
	p.Third = third
	if p.Account, err = getAccount(c.Context(), d.DB, c.Who.Place, c.Path("code")); err != nil {
		return p, err
	}
	if p.Lines, err = openLines(c.Context(), d.DB, c.Who.Place, p.Account.Code, third); err != nil {
		return p, err
	}
	if p.More = len(p.Lines) > lettersShown; p.More {
		p.Lines = p.Lines[:lettersShown]
	}
	p.Letters, err = letters(c.Context(), d.DB, c.Who.Place, p.Account.Code, third, lettersShown)
	return p, err
}

// name is the value of a line's box, read back by lineNamed.
func (a At) name() string { return string(a.Entry) + "." + strconv.Itoa(a.Position) }

func lineNamed(text string) At {
	id, position, _ := strings.Cut(text, ".")
	n, err := strconv.Atoi(position)
	if err != nil {
		n = -1
	}
	return At{EntryID(id), n}
}

func (d *Desk) postLettering(c *web.Call) error {
	var lines []At
	for _, text := range c.Form()["lines"] {
		lines = append(lines, lineNamed(text))
	}
	letter, err := d.Letter(c.Context(), c.Who, c.Checked("partial"), lines...)
	return d.lettered(c, err, "ledger.said_lettered", base.Args{"letter": letter})
}

func (d *Desk) postSettling(c *web.Call) error {
	n, err := d.SettleAll(c.Context(), c.Who, c.Path("code"))
	return d.lettered(c, err, "ledger.said_settled", base.Args{"n": n})
}

func (d *Desk) postUnletter(c *web.Call) error {
	err := d.Unletter(c.Context(), c.Who, c.Path("code"), c.Path("letter"))
	return d.lettered(c, err, "ledger.said_unlettered", base.Args{"letter": c.Path("letter")})
}

// lettered goes back to the page, or shows it with what was refused.
func (d *Desk) lettered(c *web.Call, err error, said string, args base.Args) error {
	if err == nil {
		return c.Goto(letteringAt(c.Context(), c.Path("code"), c.Value("third")), said, args)
	}
	page, failed := d.letterPage(c, c.Value("third"))
	if failed != nil {
		return failed
	}
	page.Form = ui.FormOf(c.Form(), err)
	return c.Again(page, err)
}

// letteringAt is the address of the open lines of an account, and of a third party.
func letteringAt(ctx context.Context, account, third string) templ.SafeURL {
	to := ui.At(ctx, "/ledger/accounts/%s/lettering", account)
	if third != "" {
		to += templ.SafeURL("?third=" + url.QueryEscape(third))
	}
	return to
}
