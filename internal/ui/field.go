package ui

import (
	"context"
	"strings"

	"github.com/a-h/templ"
)

// Field says what one field of a form asks for.
type Field struct {
	Name     string
	Label    string // message key
	Hint     string // message key of one sentence of help
	Value    string // shown where nothing was typed yet
	Required bool
	Optional bool          // say that it may be left empty
	Width    string        // "short" for an hour or a number, "half"; "" is the whole line
	Unit     string        // written after the field: "€", "m²"
	Options  []Option      // of a choice
	Accept   string        // of a file: ".csv,.tsv"
	Source   templ.SafeURL // of a combobox: where proposals come from
	Shown    string        // of a combobox: the words for Value
	ID       string        // where two forms of a page have a field of one name
	Attrs    templ.Attributes
}

// Option is one choice: its label is already written.
type Option struct {
	Value, Label string
	Note         string
	Icon         Icon
	Hue          Hue
	Group        string // options of one group follow each other
}

// id is the identifier of the field in the page; what is wrong with it links there.
func (d Field) id() string {
	if d.ID != "" {
		return d.ID
	}
	return fieldID(d.Name)
}

func fieldID(name string) string { return "f-" + plain.Replace(name) }

// plain leaves of a field's name what an identifier may hold.
var plain = strings.NewReplacer("[", "-", "]", "", ".", "-")

// said tells what describes the field to those who hear the page.
func (d Field) said(ctx context.Context, f Form) templ.Attributes {
	var ids []string
	if d.Hint != "" {
		ids = append(ids, d.id()+"-hint")
	}
	out := templ.Attributes{}
	if f.Wrong(ctx, d.Name) != "" {
		ids = append(ids, d.id()+"-wrong")
		out["aria-invalid"] = "true"
	}
	if len(ids) > 0 {
		out["aria-describedby"] = strings.Join(ids, " ")
	}
	if d.Required {
		out["aria-required"] = "true"
	}
	return out
}

// chosen tells whether an option is the one chosen, or the one offered.
func (d Field) chosen(f Form, option string) bool { return f.Get(d.Name, d.Value) == option }

// ticked tells whether an option is among those ticked; Value holds those ticked
// at first, parted by spaces.
func (d Field) ticked(f Form, option string) bool {
	if f.Values != nil {
		return f.Has(d.Name, option)
	}
	for _, v := range strings.Fields(d.Value) {
		if v == option {
			return true
		}
	}
	return false
}
