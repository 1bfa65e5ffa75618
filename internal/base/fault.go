package base

import (
	"errors"
	"strings"
)

// Kind says what sort of refusal a Fault is; web turns it into a status.
type Kind int

// The kinds of refusal, with the HTTP status each becomes.
const (
	Internal  Kind = iota // 500: ours; logged in full, shown as nothing
	Invalid               // 422: what was asked is wrong or against a rule; Fields say where
	Forbidden             // 403: the right is missing
	NotFound              // 404: there is no such thing here
	Conflict              // 409: somebody else holds it, or it changed meanwhile
	Busy                  // 503: try again in a moment
	TooLarge              // 413: more was sent than is taken in
)

// Args are the values a message names: {hour}, {name}…
type Args map[string]any

// Field is one thing wrong with one field of what was sent.
type Field struct {
	Name string // as in the form or the JSON: "start", "contacts[2].email"
	Key  string // message key, "booking.hour_missing"; the API's code is its last part
	Args Args
}

// Fault is the one error fit to be shown to a person.
type Fault struct {
	Kind   Kind
	Key    string // message key of the sentence
	Args   Args
	Fields []Field
	Extra  map[string]any // further members of the API's answer: alternatives, conflicts
	Cause  error          // for the log only
}

func (f *Fault) Error() string {
	var b strings.Builder
	b.WriteString(f.Key)
	for _, field := range f.Fields {
		b.WriteString(" " + field.Name + ":" + field.Key)
	}
	if f.Cause != nil {
		b.WriteString(": " + f.Cause.Error())
	}
	return b.String()
}

func (f *Fault) Unwrap() error { return f.Cause }

// Refuse makes a Fault of one sentence.
func Refuse(kind Kind, key string, args ...Args) *Fault {
	return &Fault{Kind: kind, Key: key, Args: first(args)}
}

// Wrong makes an Invalid Fault about one field.
func Wrong(field, key string, args ...Args) *Fault {
	return &Fault{Kind: Invalid, Key: key, Args: first(args), Fields: []Field{{field, key, first(args)}}}
}

// KindOf tells the kind of err: Internal for anything that is not a Fault.
func KindOf(err error) Kind {
	var f *Fault
	if errors.As(err, &f) {
		return f.Kind
	}
	return Internal
}

// Checks gathers what is wrong with a form, so that everything is said at once.
type Checks []Field

// Wrong notes that a field is wrong.
func (c *Checks) Wrong(field, key string, args ...Args) {
	*c = append(*c, Field{field, key, first(args)})
}

// Require notes a field that must not be empty and is.
func (c *Checks) Require(field, value string) {
	if strings.TrimSpace(value) == "" {
		c.Wrong(field, "base.required")
	}
}

// Fault is nil where nothing was wrong.
func (c Checks) Fault() error {
	if len(c) == 0 {
		return nil
	}
	return &Fault{Kind: Invalid, Key: "base.form_wrong", Fields: c}
}

func first(args []Args) Args {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}
