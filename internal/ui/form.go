package ui

import (
	"context"
	"errors"
	"net/url"

	"pilotis/internal/base"
)

// Form is what was typed and what is wrong with it; a page that has a form embeds
// one, so that a refused form comes back as it was typed.
type Form struct {
	Values url.Values
	Fault  *base.Fault
}

// FormOf makes a form of what was typed and of the error that refused it, if any.
func FormOf(values url.Values, err error) Form {
	f := Form{Values: values}
	errors.As(err, &f.Fault)
	return f
}

// Get gives what was typed in a field, or otherwise where nothing was.
func (f Form) Get(name, otherwise string) string {
	if f.Values.Has(name) {
		return f.Values.Get(name)
	}
	return otherwise
}

// Has tells whether a value was chosen among those of a field.
func (f Form) Has(name, value string) bool {
	for _, v := range f.Values[name] {
		if v == value {
			return true
		}
	}
	return false
}

// Wrong gives the sentence about a field, "" where nothing is wrong with it.
func (f Form) Wrong(ctx context.Context, name string) string {
	if f.Fault == nil {
		return ""
	}
	for _, field := range f.Fault.Fields {
		if field.Name == name {
			return T(ctx, field.Key, field.Args)
		}
	}
	return ""
}
