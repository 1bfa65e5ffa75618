package ledger

import (
	"context"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/chart"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// templatesPage is what comes back.
type templatesPage struct{ All []Template }

// Title names the page.
func (p templatesPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.templates") }

func (d *Desk) showTemplates(c *web.Call) error {
	all, err := d.Templates(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(templatesPage{All: all})
}

func (d *Desk) postTemplateRemoval(c *web.Call) error {
	if err := d.DropTemplate(c.Context(), c.Who, base.ID[Template](c.Path("id"))); err != nil {
		return err
	}
	return c.Goto(c.At("/ledger/templates"), "ledger.said_template_dropped")
}

// yearsPage is the financial years of the place.
type yearsPage struct {
	ui.Form
	All   []Year
	Today day.Day
}

// Title names the page.
func (p yearsPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.years") }

// next are the days that the following year most likely has.
func (p yearsPage) next() (from, to day.Day) {
	from = p.Today[:4] + "-01-01"
	if len(p.All) > 0 {
		from = p.All[0].To.Add(1)
	}
	return from, from.AddMonths(12).Add(-1)
}

func (d *Desk) showYears(c *web.Call) error {
	page, err := d.yearsPage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

// reformed tells whether the chart of the latest year is of other rules than one before it.
func (p yearsPage) reformed() bool {
	for _, y := range p.All {
		if chart.ID(y.Chart).Reformed() != chart.ID(p.All[0].Chart).Reformed() {
			return true
		}
	}
	return false
}

func (d *Desk) yearsPage(c *web.Call) (p yearsPage, err error) {
	p.Today = d.today(c.Who)
	p.All, err = years(c.Context(), d.DB, c.Who.Place)
	return p, err
}

// postYear opens a year. It follows the chart of the year before, as it is called by then.
func (d *Desk) postYear(c *web.Call) error {
	page, err := d.yearsPage(c)
	if err != nil {
		return err
	}
	from := day.Day(c.Value("from"))
	var follows chart.ID
	if len(page.All) > 0 {
		follows = chart.Then(chart.ID(page.All[0].Chart), from)
	}
	if _, err = d.OpenYear(c.Context(), c.Who, from, day.Day(c.Value("to")), string(follows)); err != nil {
		page.Form = ui.FormOf(c.Form(), err)
		return c.Again(page, err)
	}
	return c.Goto(c.At("/ledger/years"), "ledger.said_year")
}

// settingsPage is the journals, the projects and sites, the keys.
type settingsPage struct {
	ui.Form
	choices
	Of string // which of its forms was refused
}

// Title names the page.
func (p settingsPage) Title(ctx context.Context) string { return ui.T(ctx, "ledger.settings") }

// form is what was typed in one of the forms of the page.
func (p settingsPage) form(of string) ui.Form {
	if p.Of == of {
		return p.Form
	}
	return ui.Form{}
}

func (d *Desk) showSettings(c *web.Call) error {
	ch, err := d.choices(c.Context(), c.Who)
	if err != nil {
		return err
	}
	return c.Page(settingsPage{choices: ch})
}

// settled goes back to the settings, or shows them with what was refused.
func (d *Desk) settled(c *web.Call, of, said string, err error) error {
	if err == nil {
		return c.Goto(c.At("/ledger/settings"), said)
	}
	ch, failed := d.choices(c.Context(), c.Who)
	if failed != nil {
		return failed
	}
	return c.Again(settingsPage{Form: ui.FormOf(c.Form(), err), choices: ch, Of: of}, err)
}

func (d *Desk) postJournal(c *web.Call) error {
	j := Journal{Code: strings.ToUpper(c.Value("code")), Label: c.Value("label"), Kind: Kind(c.Value("kind"))}
	err := d.DB.Change(c.Context(), c.Who, func(ctx context.Context, tx *db.Tx) error { return d.Keep(ctx, tx, j) })
	return d.settled(c, "journal", "ledger.said_journal", err)
}

func (d *Desk) postAxis(c *web.Call) error {
	_, err := d.SetAxis(c.Context(), c.Who, AxisValue{Axis: Axis(c.Value("axis")), Name: c.Value("name"), Funder: c.Value("funder")})
	return d.settled(c, "axis", "ledger.said_axis", err)
}

// postSplit creates a key, or gives the key named other weights from a day on.
func (d *Desk) postSplit(c *web.Call) error {
	k, err := d.keyIn(c)
	if err != nil {
		return err
	}
	v := SplitVersion{From: day.Day(c.Value("from"))}
	for name, values := range c.Form() {
		value, is := strings.CutPrefix(name, "weight."+k.Axis+".")
		if !is || values[0] == "" {
			continue
		}
		weight, err := strconv.ParseInt(values[0], 10, 64)
		if err != nil {
			return d.settled(c, "split", "", base.Wrong(name, "base.not_a_number"))
		}
		v.Shares = append(v.Shares, Share{Value: value, Weight: weight})
	}
	k.Versions = []SplitVersion{v}
	_, err = d.SetSplit(c.Context(), c.Who, k)
	return d.settled(c, "split", "ledger.said_split", err)
}

// keyIn is the key that the form is about: a new one, or one of the place, which keeps
// its axis and, where none is typed, its name.
func (d *Desk) keyIn(c *web.Call) (SplitKey, error) {
	k := SplitKey{Axis: c.Value("axis"), Name: c.Value("name")}
	id := SplitID(c.Value("id"))
	if id == "" {
		return k, nil
	}
	all, err := splits(c.Context(), d.DB, c.Who.Place)
	if err != nil {
		return k, err
	}
	for _, known := range all {
		if known.ID == id {
			k.ID, k.Axis = id, known.Axis
			if k.Name == "" {
				k.Name = known.Name
			}
			return k, nil
		}
	}
	return k, base.Refuse(base.NotFound, "base.not_found")
}

// shareable are the things among which a key may part costs, axis by axis.
func (p settingsPage) shareable() map[string][]Named {
	out := map[string][]Named{"activity": p.Activities}
	for _, v := range p.Targets {
		if v.ClosedOn == "" {
			out[string(v.Axis)] = append(out[string(v.Axis)], Named{string(v.ID), v.Name})
		}
	}
	return out
}

// nameOf finds what a share goes to.
func (p settingsPage) nameOf(value string) string {
	for _, list := range p.shareable() {
		for _, n := range list {
			if n.ID == value {
				return n.Name
			}
		}
	}
	return value
}
