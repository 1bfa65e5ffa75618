package ui

import "github.com/a-h/templ"

// Look is how much a button asks for the eye.
type Look string

// The looks. A page has one Primary action; Danger is for what cannot be undone.
const (
	Plain   Look = ""
	Primary Look = "primary"
	Quiet   Look = "quiet"
	Danger  Look = "danger"
)

// Link is a place to go: its label is already written.
type Link struct {
	Label string
	Href  templ.SafeURL
	Icon  Icon
	Note  string // a few more words, in lists that have room for them
	Here  bool   // it leads to the page shown
}

// Press is a button that sends the form it is in.
type Press struct {
	Label string
	Icon  Icon
	Look  Look
	Name  string // sent with the form, so that the page knows which button
	Value string
	Attrs templ.Attributes
}
