package dossier

import (
	"context"
	"errors"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/paper"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

func (f Dossier) at(ctx context.Context, under string) templ.SafeURL {
	return ui.At(ctx, "/dossiers/%s", f.ID) + templ.SafeURL(under)
}

// note says in a line for whom a file is, for what and for how much.
func (f Dossier) note(ctx context.Context) string {
	var out []string
	for _, text := range []string{f.Funder, f.Purpose} {
		if text != "" {
			out = append(out, text)
		}
	}
	if f.Asked > 0 {
		out = append(out, ui.Euros(ctx, whole(f.Asked)))
	}
	return strings.Join(out, " · ")
}

// files leads to the paper and the workbook.
func (f Dossier) files(ctx context.Context, under string) (out []ui.Link) {
	for _, format := range []paper.Format{paper.PDF, paper.XLSX} {
		out = append(out, ui.Link{Label: strings.ToUpper(string(format)), Href: f.at(ctx, under+"/"+string(format)), Icon: ui.IconDownload})
	}
	return out
}

// gap says what is missing.
func (t told) gap(ctx context.Context, g Gap) string {
	if g.Key == "unbalanced" {
		return t.unbalanced(ctx)
	}
	return ui.T(ctx, "dossier.gap_"+g.Key, g.Args)
}

// unbalanced says by how much the table of the form does not balance, nothing where it does.
func (t told) unbalanced(ctx context.Context) string {
	var f *base.Fault
	if !errors.As(t.Grant.Fault(), &f) {
		return ""
	}
	return ui.T(ctx, f.Key, f.Args)
}

// lacking is how what is missing is headed.
func (v View) lacking() string {
	if v.ready() != nil {
		return "dossier.not_ready"
	}
	return "dossier.nearly"
}

func (v View) tone() ui.Tone {
	if v.ready() != nil {
		return ui.Watch
	}
	return ui.Neutral
}

func (v View) low() ui.Tone {
	if v.Result.Lowest.Cents < 0 {
		return ui.Wrong
	}
	return ui.Neutral
}

// share is the sentence that the form asks for.
func (t told) share(ctx context.Context) string {
	if t.Grant == nil || t.Grant.Fault() != nil {
		return ""
	}
	return ui.T(ctx, "dossier.share", base.Args{"percent": words.Percent(t.lang, 100*t.Grant.Part(t.Asked))})
}
