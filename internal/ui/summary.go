package ui

import (
	"bytes"
	"context"
	"io"

	"github.com/a-h/templ"

	"pilotis/internal/base"
)

type labelsKey struct{}

// summed draws the fields of a form, and before them the summary of what is wrong,
// where something is. The fields are drawn first, for only they know by which
// words each is called.
func (f Form) summed() templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		fields := templ.GetChildren(ctx)
		ctx = templ.ClearChildren(ctx)
		if f.Fault == nil {
			return fields.Render(ctx, w)
		}
		ctx = context.WithValue(ctx, labelsKey{}, map[string]string{})
		var drawn bytes.Buffer
		if err := fields.Render(ctx, &drawn); err != nil {
			return err
		}
		if err := ErrorSummary(f).Render(ctx, w); err != nil {
			return err
		}
		_, err := drawn.WriteTo(w)
		return err
	})
}

// noted keeps the label of a field for the summary.
func (d Field) noted(ctx context.Context) {
	if labels, ok := ctx.Value(labelsKey{}).(map[string]string); ok {
		labels[d.Name] = T(ctx, d.Label)
	}
}

// namedFault says what is wrong with a field, after its label where that is known.
func namedFault(ctx context.Context, field base.Field) string {
	text := T(ctx, field.Key, field.Args)
	labels, _ := ctx.Value(labelsKey{}).(map[string]string)
	if label := labels[field.Name]; label != "" {
		return said(ctx, label, text)
	}
	return text
}

// said writes a name and what is said of it: "Début : à remplir".
func said(ctx context.Context, label, text string) string {
	return T(ctx, "ui.said", base.Args{"label": label, "said": text})
}
