package people

import (
	"context"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/ui"
	"pilotis/internal/web"
)

// listPage is the people of the place.
type listPage struct {
	Page
	Filter
	Labels []string // the tags of the place
}

// Title names the page.
func (p listPage) Title(ctx context.Context) string { return ui.T(ctx, "people.title") }

// ReadFilter reads a filter as an address says it.
func ReadFilter(q url.Values) Filter {
	return Filter{Query: q.Get("q"), Kind: Kind(q.Get("kind")), Relation: q.Get("relation"), Tag: q.Get("tag"), Consent: q.Get("consent"),
		Sort: q.Get("sort"), Cursor: q.Get("cursor")}
}

// query writes a filter as an address says it.
func (f Filter) query() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"q": f.Query, "kind": string(f.Kind), "relation": f.Relation, "tag": f.Tag,
		"consent": f.Consent, "sort": f.Sort, "cursor": f.Cursor} {
		if value != "" {
			q.Set(name, value)
		}
	}
	return q
}

// narrowed tells whether the list leaves anybody out.
func (f Filter) narrowed() bool {
	return f.Query != "" || f.Kind != "" || f.Relation != "" || f.Tag != "" || f.Consent != ""
}

func (d *Desk) showList(c *web.Call) error {
	page := listPage{Filter: ReadFilter(c.Request().URL.Query())}
	var err error
	if page.Page, err = d.list(c.Context(), c.Who, page.Filter, brief); err != nil {
		return err
	}
	if page.Labels, err = tags(c.Context(), d.DB, c.Who.Place); err != nil {
		return err
	}
	return c.Page(page)
}

// propose answers a field that asks for somebody: whom its words may mean.
func (d *Desk) propose(c *web.Call) error {
	typed := ""
	for name, values := range c.Request().URL.Query() {
		if strings.HasSuffix(name, "_text") {
			typed = values[0]
		}
	}
	page, err := d.list(c.Context(), c.Who, Filter{Query: typed, Kind: Kind(c.Query("kind")), Limit: 8}, brief)
	if err != nil {
		return err
	}
	list := make([]ui.Option, len(page.Rows))
	for i, r := range page.Rows {
		list[i] = ui.Option{Value: string(r.ID), Label: r.Name, Note: strings.Trim(r.Email+" · "+r.City, " ·")}
	}
	return c.Part(ui.Proposals(list))
}

// picked gives whom a field names: taken from the proposals, or the only one whom
// its words may mean.
func (d *Desk) picked(c *web.Call, field string, kind Kind) (base.PersonID, error) {
	if id := c.Value(field); id != "" {
		return base.PersonID(id), nil
	}
	words := c.Value(field + "_text")
	if words == "" {
		return "", base.Wrong(field, "base.required")
	}
	page, err := d.List(c.Context(), c.Who, Filter{Query: words, Kind: kind, Limit: 2})
	switch {
	case err != nil:
		return "", err
	case len(page.Rows) == 0:
		return "", base.Wrong(field, "people.other_unknown")
	case len(page.Rows) > 1:
		return "", base.Wrong(field, "people.several_fit")
	}
	return page.Rows[0].ID, nil
}

// at gives the address of the list under a filter.
func (f Filter) at(ctx context.Context, path string) templ.SafeURL {
	address := ui.At(ctx, "") + templ.SafeURL(path)
	if q := f.query().Encode(); q != "" {
		address += templ.SafeURL("?" + q)
	}
	return address
}

// following is the page after this one, none on the last.
func (p listPage) following(ctx context.Context) templ.SafeURL {
	if p.Next == "" {
		return ""
	}
	f := p.Filter
	f.Cursor = p.Next
	return f.at(ctx, "/people")
}

// beginning is the first page.
func (p listPage) beginning(ctx context.Context) templ.SafeURL {
	f := p.Filter
	f.Cursor = ""
	return f.at(ctx, "/people")
}

// exported is the list without its pages.
func (p listPage) exported(ctx context.Context) templ.SafeURL {
	f := p.Filter
	f.Cursor = ""
	return f.at(ctx, "/people/export")
}

func tagOptions(ctx context.Context, labels []string) []ui.Option {
	out := []ui.Option{{Label: ui.T(ctx, "people.any_tag")}}
	for _, label := range labels {
		out = append(out, ui.Option{Value: label, Label: label})
	}
	return out
}

// lines are the rows of a list with all that they share written once, for a page
// of a hundred must cost little.
type lines struct {
	base      string // of the addresses
	relations map[string]string
	words     map[string]string
}

func linesOf(ctx context.Context) lines {
	l := lines{base: string(ui.At(ctx, "/people/")), relations: map[string]string{}, words: map[string]string{}}
	for _, r := range Relations() {
		l.relations[r] = ui.T(ctx, "people.relation_"+r)
	}
	for _, c := range []string{"name", "relation", "email", "phone", "city", "tags"} {
		l.words[c] = ui.T(ctx, "people.col_"+c)
	}
	return l
}

func (l lines) related(r Row) string {
	out := ""
	for i, kind := range r.Relations {
		if i > 0 {
			out += ", "
		}
		out += l.relations[kind]
	}
	return out
}
