package board

import (
	"context"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/account"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
)

// at is the address of something of a month.
func at(ctx context.Context, m forecast.Month, under ...string) templ.SafeURL {
	return ui.At(ctx, "/board/months/%s", m) + templ.SafeURL(strings.Join(under, ""))
}

// tabs are the faces of the board.
func tabs(ctx context.Context, here string) (out []ui.Link) {
	for _, t := range []struct{ key, path string }{{"now", "/board"}, {"months", "/board/months"}, {"decisions", "/board/decisions"}, {"indicators", "/board/indicators"}} {
		out = append(out, ui.Link{Label: ui.T(ctx, "board.tab_"+t.key), Href: ui.At(ctx, "") + templ.SafeURL(t.path), Here: t.key == here})
	}
	return out
}

func (p monthPage) tab() string {
	if p.Over() {
		return "months"
	}
	return "now"
}

// previous leads to the month before, where anything is known of it.
func (p monthPage) previous(ctx context.Context) templ.SafeURL {
	if !slices.ContainsFunc(p.Lines, func(l Line) bool { return l.Before != nil }) {
		return ""
	}
	return at(ctx, p.Month.Add(-1))
}

// next leads to the month after, up to the one that runs.
func (p monthPage) next(ctx context.Context) templ.SafeURL {
	switch after := p.Month.Add(1); {
	case !p.Over():
		return ""
	case after == forecast.MonthOf(p.On):
		return ui.At(ctx, "/board")
	default:
		return at(ctx, after)
	}
}

// tardy is how pressing it is to close a month.
func tardy(m forecast.Month, on day.Day) ui.Tone {
	if Due(m) < on {
		return ui.Wrong
	}
	return ui.Watch
}

// awaited is the text that says so.
func awaited(m forecast.Month, on day.Day) string {
	if Due(m) < on {
		return "board.awaited"
	}
	return "board.waiting"
}

// seven names the first indicators of a board.
func seven(ctx context.Context) string {
	var out []string
	for _, s := range starters() {
		out = append(out, ui.T(ctx, "board.first_"+s.Key))
	}
	return strings.Join(out, " · ")
}

// missing says why a value is not known.
func (p monthPage) missing(ctx context.Context, l Line) string {
	if l.Source == BudgetGap && p.Closure == nil && !p.Over() {
		return ui.T(ctx, "board.at_the_end")
	}
	return l.said(ctx, nil)
}

// files leads to the forms in which a board is kept.
func files(at func(format string) templ.SafeURL) (out []ui.Link) {
	for _, f := range paper.Formats() {
		out = append(out, ui.Link{Label: strings.ToUpper(string(f)), Href: at(string(f)), Icon: ui.IconDownload})
	}
	return out
}

func (p monthPage) files(ctx context.Context) []ui.Link {
	return files(func(f string) templ.SafeURL { return at(ctx, p.Month, "/files/"+f) })
}

func (p monthsPage) files(ctx context.Context) []ui.Link {
	return files(func(f string) templ.SafeURL {
		return ui.At(ctx, "/board/files/%s", f) + templ.SafeURL("?to="+string(p.To))
	})
}

// previous leads to the months before those shown.
func (p monthsPage) previous(ctx context.Context) templ.SafeURL {
	if !p.More {
		return ""
	}
	return ui.At(ctx, "/board/months") + templ.SafeURL("?to="+string(p.Closed[0].Month.Add(-1)))
}

func (p monthsPage) cols(ctx context.Context) []ui.Col {
	out := []ui.Col{{Label: ui.T(ctx, "board.col_indicator")}}
	for _, c := range p.Closed {
		out = append(out, ui.Col{Label: title(ctx, c.Month), Figure: true})
	}
	return out
}

// named offers those of the team.
func named(team []account.Grant) (out []ui.Option) {
	for _, g := range team {
		out = append(out, ui.Option{Value: string(g.Account), Label: g.Name})
	}
	return out
}

// sources offers what an indicator may count, each with what it is.
func sources(ctx context.Context) (out []ui.Option) {
	for _, s := range Sources() {
		out = append(out, ui.Option{Value: string(s), Label: s.name(ctx), Note: ui.T(ctx, "board.how_"+string(s))})
	}
	return out
}

func (p indicatorPage) activities(ctx context.Context) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "board.activity_none")}}
	for _, a := range p.Activities {
		out = append(out, ui.Option{Value: string(a.ID), Label: a.Name, Hue: ui.Hue(a.Hue)})
	}
	return out
}

// unitOf is what thresholds are typed in, "" where that depends on what is chosen.
func (p indicatorPage) unitOf() string {
	if p.ID == "" {
		return ""
	}
	return p.unit()
}

func (p indicatorPage) lede(ctx context.Context) string {
	if p.ID == "" {
		return ui.T(ctx, "board.add_lede")
	}
	return p.Source.name(ctx)
}

func (p indicatorPage) action(ctx context.Context) templ.SafeURL {
	if p.ID == "" {
		return ui.At(ctx, "/board/indicators")
	}
	return ui.At(ctx, "/board/indicators/%s", p.ID)
}

// edit leads to the form of an indicator, for whoever may change it.
func (l Line) edit(ctx context.Context) templ.SafeURL {
	if !ui.May(ctx, base.Run, "board") {
		return ""
	}
	return ui.At(ctx, "/board/indicators/%s", l.ID)
}

func (s Step) href(ctx context.Context) templ.SafeURL {
	if s.Path == "" || !ui.May(ctx, base.See, "ledger") {
		return ""
	}
	return ui.At(ctx, "") + templ.SafeURL(s.Path)
}

func (s Step) icon() ui.Icon {
	if s.Done {
		return ui.IconCheck
	}
	return ui.IconNext
}
