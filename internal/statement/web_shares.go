package statement

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// axes are the ways of parting income and costs.
var axes = []string{"activity", "project", "site"}

// sharesPage is what each activity, project or site earned and cost.
type sharesPage struct {
	Period Period
	Axis   string
	Shares []Share
	Last   map[string]Share // a year before
}

// Title names the page.
func (p sharesPage) Title(ctx context.Context) string { return ui.T(ctx, "statement.title_activity") }

// Body draws the page.
func (p sharesPage) Body() templ.Component { return p.body() }

func (p sharesPage) at(ctx context.Context, under, value string) templ.SafeURL {
	return over(ctx, "activity"+under, p.Period.From, p.Period.To, "axis", p.Axis, "value", value)
}

// opensLast is what a value was made of a year before.
func (p sharesPage) opensLast(ctx context.Context, value string) templ.SafeURL {
	if p.Period.Before == nil {
		return ""
	}
	from, to := p.Period.last()
	return over(ctx, "activity/lines", from, to, "axis", p.Axis, "value", value)
}

// name is that of a value, or says that it is of none.
func (p sharesPage) name(ctx context.Context, s Share) string {
	if s.Name == "" {
		return ui.T(ctx, "statement.of_none_"+p.Axis)
	}
	return s.Name
}

func (p sharesPage) total() (sum, last Share) {
	for _, s := range p.Shares {
		sum.Income, sum.Costs = sum.Income+s.Income, sum.Costs+s.Costs
	}
	for _, s := range p.Last {
		last.Income, last.Costs = last.Income+s.Income, last.Costs+s.Costs
	}
	return sum, last
}

// drawing answers which of them pay for themselves.
func (p sharesPage) drawing(ctx context.Context) ui.Chart {
	covered, all := 0, 0
	in, out := ui.Series{Name: ui.T(ctx, "statement.col_income"), Hue: 1}, ui.Series{Name: ui.T(ctx, "statement.col_costs"), Hue: 2}
	c := ui.Chart{Axis: ui.T(ctx, "statement.axis_"+p.Axis), Write: ui.WriteEuros(ctx)}
	for _, s := range p.Shares {
		if s.Value != "" {
			all++
		}
		if s.Value != "" && s.Result() >= 0 {
			covered++
		}
		href := p.at(ctx, "/lines", s.Value)
		c.Labels = append(c.Labels, p.name(ctx, s))
		in.Marks = append(in.Marks, ui.Mark{Value: float64(s.Income), Words: ui.Money(ctx, s.Income), Href: href})
		out.Marks = append(out.Marks, ui.Mark{Value: float64(s.Costs), Words: ui.Money(ctx, s.Costs), Href: href})
	}
	c.Title = ui.T(ctx, "statement.covered", base.Args{"n": covered, "all": all})
	c.Series = []ui.Series{in, out}
	return c
}

func (d *Desk) showShares(c *web.Call) error {
	p, err := d.sharesPage(c)
	if err != nil {
		return err
	}
	return c.Page(p)
}

func (d *Desk) sharesPage(c *web.Call) (p sharesPage, err error) {
	if p.Period, err = d.span(c); err != nil {
		return p, err
	}
	p.Axis = cmp.Or(c.Query("axis"), axes[0])
	if p.Shares, err = d.Shares(c.Context(), c.Who, p.Period, p.Axis); err != nil || p.Period.Before == nil {
		return p, err
	}
	was := Period{Year: *p.Period.Before}
	was.From, was.To = p.Period.last()
	last, err := d.Shares(c.Context(), c.Who, was, p.Axis)
	p.Last = map[string]Share{}
	for _, s := range last {
		p.Last[s.Value] = s
	}
	for _, s := range last { // what ended a year ago is still compared
		if !slices.ContainsFunc(p.Shares, func(now Share) bool { return now.Value == s.Value }) {
			p.Shares = append(p.Shares, Share{Value: s.Value, Name: s.Name})
		}
	}
	return p, err
}

func (d *Desk) sendShares(c *web.Call) error {
	p, err := d.sharesPage(c)
	if err != nil {
		return err
	}
	return send(c, p.Period.To, func() (paper.Print, error) {
		return d.print(c.Context(), "activity", p.Period, p.table(c.Context())), nil
	})
}

func (p sharesPage) table(ctx context.Context) paper.Table {
	row := func(look paper.Look, name string, s, last Share) paper.Row {
		return paper.Row{Look: look, Cells: []paper.Cell{paper.Text(name), paper.Cents(s.Income), paper.Cents(s.Costs), paper.Cents(s.Result()), paper.Moved(last.Result())}}
	}
	var rows []paper.Row
	for _, s := range p.Shares {
		rows = append(rows, row(paper.Plain, p.name(ctx, s), s, p.Last[s.Value]))
	}
	sum, last := p.total()
	rows = append(rows, row(paper.Sum, ui.T(ctx, "statement.total"), sum, last))
	return paper.Table{Name: ui.T(ctx, "statement.axis_"+p.Axis), Rows: paper.RowsOf(rows), Cols: []paper.Column{{Label: ui.T(ctx, "statement.axis_"+p.Axis), Width: 32},
		column(ctx, "income", amountWidth), column(ctx, "costs", amountWidth), column(ctx, "result", amountWidth), column(ctx, "last", amountWidth)}}
}

// sharePage is what one activity, project or site is made of: accounts, and its part
// of those that are shared.
type sharePage struct {
	sharesPage
	Share
	Parts []sharePart
	Names map[string]string // of accounts
}

// sharePart is what an account brings to a value of an axis. Where a key shares it
// out, its lines are those of the key, of which Amount is a part.
type sharePart struct {
	Account string
	Split   ledger.SplitID
	Key     string // name of the key that shared it out; empty where it is the value's own
	Amount  money.Cents
}

// Title names the value.
func (p sharePage) Title(ctx context.Context) string { return p.name(ctx, p.Share) }

// Body draws the page.
func (p sharePage) Body() templ.Component { return p.body() }

// opens is the page of the lines that a part is made of.
func (p sharePage) opens(ctx context.Context, part sharePart) templ.SafeURL {
	axis, value := p.Axis, p.Value
	if part.Key != "" {
		axis, value = "split", ""
	}
	return over(ctx, "ledger", p.Period.From, p.Period.To, "account", part.Account, "axis", axis, "value", value, "split", string(part.Split))
}

func (d *Desk) showShare(c *web.Call) error {
	shares, err := d.sharesPage(c)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(shares.Shares, func(s Share) bool { return s.Value == c.Query("value") })
	if at < 0 {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	p := sharePage{sharesPage: shares, Share: shares.Shares[at]}
	all, err := d.Ledger.Between(c.Context(), d.DB, c.Who, p.Period.Year, p.Period.From, p.Period.To)
	if err != nil {
		return err
	}
	keys, err := d.Ledger.Keyed(c.Context(), d.DB, c.Who)
	if err != nil {
		return err
	}
	p.Parts = partsOfShare(all, p.Axis, p.Value, keys)
	if p.Names, err = d.labels(c.Context(), c.Who); err != nil {
		return err
	}
	return c.Page(p)
}

// partsOfShare says which accounts make up a value of an axis: income, then costs.
func partsOfShare(all []ledger.Total, axis, value string, keys map[ledger.SplitID]ledger.SplitKey) []sharePart {
	found := map[sharePart]money.Cents{}
	for _, t := range all {
		if t.Opening || t.Account[0] != '6' && t.Account[0] != '7' {
			continue
		}
		if net, has := t.Parts(axis, keys)[value]; has {
			found[sharePart{Account: t.Account, Split: t.Split, Key: sharedBy(t, axis, keys)}] -= net
		}
	}
	out := make([]sharePart, 0, len(found))
	for part := range maps.Keys(found) {
		amount := found[part]
		part.Amount = amount
		out = append(out, part)
	}
	slices.SortFunc(out, func(a, b sharePart) int {
		return cmp.Or(-cmp.Compare(a.Account[0], b.Account[0]), cmp.Compare(a.Account, b.Account), cmp.Compare(a.Split, b.Split), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// sharedBy is the name of the key that shares a total out on an axis, if one does.
func sharedBy(t ledger.Total, axis string, keys map[ledger.SplitID]ledger.SplitKey) string {
	if k := keys[t.Split]; k.Axis == axis && len(k.Part(t.Net(), day.Day(t.Month+"-01").AddMonths(1).Add(-1))) > 0 {
		return k.Name
	}
	return ""
}
