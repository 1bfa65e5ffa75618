package people

import (
	"context"
	"fmt"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// personPage is all that one may know of somebody.
type personPage struct {
	ui.Form        // of the one small form that was refused
	Refused string // names it: "note", "relation"…
	Record  Record
	Today   day.Day
}

// Title names the page.
func (p personPage) Title(context.Context) string { return p.Record.Name }

// form gives a small form of the page as it was typed where it was refused, empty
// otherwise.
func (p personPage) form(name string) ui.Form {
	if p.Refused == name {
		return p.Form
	}
	return ui.Form{}
}

func (d *Desk) personPage(c *web.Call) (personPage, error) {
	r, err := d.Read(c.Context(), c.Who, base.PersonID(c.Path("id")))
	return personPage{Record: r, Today: d.today(c.Who)}, err
}

// show shows somebody; whoever was merged is found at the record that took over.
func (d *Desk) show(c *web.Call) error {
	page, err := d.personPage(c)
	if err != nil {
		return err
	}
	if into := page.Record.MergedInto; into != "" {
		return c.Goto(c.At("/people/%s", into), "people.said_merged_before")
	}
	return c.Page(page)
}

// after ends a small form of the page: back to it with a sentence, or again as typed.
func (d *Desk) after(c *web.Call, form string, err error, said string) error {
	if err == nil {
		return c.Goto(c.At("/people/%s", c.Path("id")), said)
	}
	page, failed := d.personPage(c)
	if failed != nil {
		return failed
	}
	page.Form, page.Refused = ui.FormOf(c.Form(), err), form
	return c.Again(page, err)
}

// may tells whether the reader may write about people.
func may(ctx context.Context) bool { return ui.May(ctx, base.Run, room) }

// current is the relations of today, in words.
func (p personPage) current(ctx context.Context) []string {
	var out []string
	for _, r := range p.Record.Relations {
		if r.On(p.Today) {
			out = append(out, ui.T(ctx, "people.relation_"+r.Kind))
		}
	}
	return out
}

// lede says in one line who this is.
func (p personPage) lede(ctx context.Context) string {
	if p.Record.Erased() {
		return ui.T(ctx, "people.erased_lede")
	}
	parts := p.current(ctx)
	if p.Record.Kind == Organisation {
		parts = append([]string{ui.T(ctx, "people.kind_organisation")}, parts...)
	}
	if p.Record.Born != "" {
		parts = append(parts, ui.T(ctx, "people.age", base.Args{"n": Age(p.Record.Born, p.Today)}))
	}
	return strings.Join(parts, " · ")
}

// span writes the days of a relation or an authorisation.
func span(ctx context.Context, from, until day.Day) string {
	lang := ui.In(ctx).Lang
	switch {
	case from == "" && until == "":
		return ui.T(ctx, "people.span_unknown")
	case until == "":
		return ui.T(ctx, "people.span_since", base.Args{"from": words.DateShort(lang, from)})
	case from == "":
		return ui.T(ctx, "people.span_until", base.Args{"until": words.DateShort(lang, until)})
	}
	return ui.T(ctx, "people.span", base.Args{"from": words.DateShort(lang, from), "until": words.DateShort(lang, until)})
}

func dateShort(ctx context.Context, d day.Day) string { return words.DateShort(ui.In(ctx).Lang, d) }

// standingOf says how an authorisation stands on a day.
func (a Authorisation) standingOf(today day.Day) (ui.Tone, string) {
	const soon = 30 // days
	switch {
	case a.Withdrawn != "":
		return ui.Wrong, "people.auth_withdrawn"
	case a.Until != "" && a.Until < today:
		return ui.Wrong, "people.auth_ended"
	case a.From > today:
		return ui.Neutral, "people.auth_later"
	case a.Until != "" && a.Until < today.Add(soon):
		return ui.Watch, "people.auth_soon"
	}
	return ui.Well, "people.auth_valid"
}

// latest tells whether no later authorisation for the same skill is shown: the
// newest come first.
func (p personPage) latest(a Authorisation) bool {
	for _, other := range p.Record.Authorisations {
		if other.Skill == a.Skill {
			return other.ID == a.ID
		}
	}
	return false
}

// events tells the trail in sentences.
func (p personPage) events(ctx context.Context) []ui.Event {
	out := make([]ui.Event, 0, len(p.Record.Trail))
	for _, e := range p.Record.Trail {
		out = append(out, ui.Event{Who: e.Who, When: ui.Moment(ctx, e.At), What: ui.T(ctx, "people.act_"+e.Act), Detail: detail(ctx, e)})
	}
	return out
}

// detail says what an act changed: "Nom : Ana Roux → Ana Petit".
func detail(ctx context.Context, e db.Entry) string {
	var parts []string
	for _, field := range []string{"name", "born", "lang", "contacts", "tags", "skills"} {
		pair, changed := e.Detail[field].([]any)
		if changed && len(pair) == 2 {
			parts = append(parts, ui.T(ctx, "people.detail", base.Args{"field": ui.T(ctx, "people.detail_"+field),
				"was": orNothing(ctx, pair[0]), "is": orNothing(ctx, pair[1])}))
		}
	}
	if kind, ok := e.Detail["relation"].(string); ok {
		parts = append(parts, ui.T(ctx, "people.relation_"+kind))
	}
	if purpose, ok := e.Detail["purpose"].(string); ok {
		parts = append(parts, ui.T(ctx, "people.purpose_"+purpose))
	}
	return strings.Join(parts, " ; ")
}

func orNothing(ctx context.Context, value any) string {
	if text := fmt.Sprint(value); text != "" {
		return text
	}
	return ui.T(ctx, "people.nothing")
}
