package ui

import (
	"context"
	"io"

	"github.com/a-h/templ"
)

// Frame draws a page with the navigation.
func Frame(p Page) templ.Component { return p.Body() }

// Bare draws a page without the navigation.
func Bare(p Page) templ.Component { return p.Body() }

// Body draws the refusal.
func (p Refusal) Body() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		_, err := io.WriteString(w, T(ctx, p.Fault.Key, p.Fault.Args))
		return err
	})
}
