package people

import (
	"context"
	"errors"
	"net/url"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/ui"
	"pilotis/internal/web"
	"pilotis/internal/words"
)

// formPage writes who somebody is: new, or as they are now.
type formPage struct {
	ui.Form
	Person   Person // the zero Person for somebody new
	Identity Identity
	Skills   []Skill
	Labels   []string // tags of the place, to choose from
	Related  string   // what somebody new is to the place
}

// Title names the page.
func (p formPage) Title(ctx context.Context) string {
	switch {
	case p.Person.ID != "":
		return p.Person.Name
	case p.kind() == Organisation:
		return ui.T(ctx, "people.new_organisation")
	}
	return ui.T(ctx, "people.new")
}

func (p formPage) kind() Kind { return Kind(p.Get("kind", string(p.Identity.Kind))) }

// contactRows are the contacts as typed, or as they are, and one empty line of each
// of the usual kinds.
func (p formPage) contactRows() []Contact {
	if p.Values != nil {
		return readContacts(p.Values)
	}
	rows := p.Identity.Contacts
	for _, kind := range ContactKinds() {
		if p.Person.ID != "" || kind != Web {
			rows = append(rows, Contact{Kind: kind})
		}
	}
	return rows
}

// readContacts reads the lines contacts[0].kind, contacts[0].value and so on, empty
// ones too, so that what was typed comes back where it was.
func readContacts(f url.Values) []Contact {
	var out []Contact
	for i := 0; i < 2*contactsMax && f.Has(contactField(i, "kind")); i++ {
		get := func(name string) string { return f.Get(contactField(i, name)) }
		kind := ContactKind(get("kind"))
		out = append(out, Contact{Kind: kind, Label: get("label"), Value: get("value"), Postcode: get("postcode"), City: get("city"),
			Country: get("country"), Preferred: f.Get("preferred_"+string(kind)) == strconv.Itoa(i)})
	}
	return out
}

func contactField(i int, name string) string { return "contacts[" + strconv.Itoa(i) + "]." + name }

// readIdentity reads what the form says. Faults name its lines, which Change
// numbers without the empty ones: inForm numbers them back.
func readIdentity(f url.Values) Identity {
	i := Identity{Kind: Kind(f.Get("kind")), Name: f.Get("name"), FirstName: f.Get("first_name"), LastName: f.Get("last_name"),
		Born: day.Day(f.Get("born")), Lang: f.Get("lang"), Contacts: readContacts(f), Tags: SplitList(f.Get("tags"), ListSigns)}
	for _, s := range f["skills"] {
		i.Skills = append(i.Skills, SkillID(s))
	}
	return i
}

func (d *Desk) formPage(ctx context.Context, who base.Actor, p formPage) (formPage, error) {
	var err error
	if p.Skills, err = d.Skills(ctx, who); err != nil {
		return p, err
	}
	p.Labels, err = tags(ctx, d.DB, who.Place)
	return p, err
}

func (d *Desk) showNew(c *web.Call) error {
	kind := Human
	if c.Query("kind") == string(Organisation) {
		kind = Organisation
	}
	page, err := d.formPage(c.Context(), c.Who, formPage{Identity: Identity{Kind: kind}})
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) add(c *web.Call) error {
	card := Card{Identity: readIdentity(c.Form())}
	if kind := c.Value("relation"); kind != "" {
		card.Relations = []Relation{{Kind: kind, From: day.Day(c.Value("from"))}}
	}
	err := d.pickGuardian(c, &card)
	if err == nil {
		var p Person
		if p, err = d.Add(c.Context(), c.Who, card); err == nil {
			return c.Goto(c.At("/people/%s", p.ID), "people.said_added", base.Args{"name": p.Name})
		}
	}
	page, failed := d.formPage(c.Context(), c.Who, formPage{Form: ui.FormOf(c.Form(), inForm(card.Contacts, err))})
	if failed != nil {
		return failed
	}
	return c.Again(page, err)
}

// pickGuardian reads the guardian of somebody new, where the form names one.
func (d *Desk) pickGuardian(c *web.Call, card *Card) error {
	if c.Value("guardian")+c.Value("guardian_text") == "" {
		return nil
	}
	id, err := d.picked(c, "guardian", "")
	card.Guardians = []base.PersonID{id}
	return err
}

func (d *Desk) showChange(c *web.Call) error {
	page, err := d.changePage(c)
	if err != nil {
		return err
	}
	return c.Page(page)
}

func (d *Desk) changePage(c *web.Call) (formPage, error) {
	p, err := standing(c.Context(), d.DB, c.Who.Place, base.PersonID(c.Path("id")))
	if err != nil {
		return formPage{}, err
	}
	i, err := identity(c.Context(), d.DB, c.Who.Place, p)
	if err != nil {
		return formPage{}, err
	}
	return d.formPage(c.Context(), c.Who, formPage{Person: p, Identity: i})
}

// change saves the form. Where somebody else changed the record meanwhile, what was
// typed stays, over the version that the page now shows.
func (d *Desk) change(c *web.Call) error {
	var wrong base.Checks
	version := c.Int("version", &wrong)
	if err := wrong.Fault(); err != nil {
		return err
	}
	i := readIdentity(c.Form())
	p, err := d.Change(c.Context(), c.Who, base.PersonID(c.Path("id")), version, i)
	if err == nil {
		return c.Goto(c.At("/people/%s", p.ID), "people.said_changed")
	}
	page, failed := d.changePage(c)
	if failed != nil {
		return failed
	}
	c.Form().Set("version", strconv.Itoa(page.Person.Version))
	page.Form = ui.FormOf(c.Form(), inForm(i.Contacts, err))
	return c.Again(page, err)
}

// inForm numbers the contacts of a fault as the form does, which has empty lines
// that the record drops.
func inForm(typed []Contact, err error) error {
	f := faultOf(err)
	if f == nil {
		return err
	}
	var places []string
	seen := map[string]bool{}
	for i, c := range typed {
		if c = c.Tidy(); !c.empty() && !seen[c.key()] {
			seen[c.key()] = true
			places = append(places, contactField(i, "value"))
		}
	}
	renamed := *f
	renamed.Fields = nil
	for _, field := range f.Fields {
		if inside, found := strings.CutPrefix(field.Name, "contacts["); found {
			n, _ := strconv.Atoi(strings.TrimSuffix(inside, "].value"))
			if n < len(places) {
				field.Name = places[n]
			}
		}
		renamed.Fields = append(renamed.Fields, field)
	}
	return &renamed
}

// faultOf gives the fault of an error, nil where it is none.
func faultOf(err error) *base.Fault {
	var f *base.Fault
	errors.As(err, &f)
	return f
}

// languages offers the languages in which the place can write to somebody.
func languages(ctx context.Context) []ui.Option {
	return ui.OptionsOf(ctx, "people.any_lang", "people.lang_", words.Languages...)
}
