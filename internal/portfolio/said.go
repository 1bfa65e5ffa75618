package portfolio

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/ui"
)

// icons are how the kinds of pieces look.
var icons = map[Kind]ui.Icon{Snapshot: ui.IconPhoto, Document: ui.IconFile, Slides: ui.IconEquipment}

// names are those of the pieces that prove a competence.
func (c Cover) names() string {
	var out []string
	for _, p := range c.Pieces {
		out = append(out, p.Title)
	}
	return strings.Join(out, " · ")
}

// about tells where a piece comes from and what it serves.
func (t Told) about(ctx context.Context) string {
	said := []string{ui.T(ctx, "portfolio.kind_"+string(t.Kind)), t.Source, ui.Date(ctx, t.On)}
	if len(t.Competences) > 0 {
		said = append(said, strings.Join(t.Competences, ", "))
	}
	return strings.Join(said, " · ")
}

func (c Comment) about(ctx context.Context) string {
	return strings.Trim(c.Author+" · "+ui.Moment(ctx, c.At)+" · "+c.Competence, " ·")
}

func (s Sending) about(ctx context.Context) string {
	return ui.T(ctx, "portfolio.sending_about", base.Args{"at": ui.Moment(ctx, s.At), "pages": s.Pages, "digest": s.Digest[:min(12, len(s.Digest))]})
}

func needSaid(ctx context.Context, n candidacy.Need) string {
	if n.ExtraTime {
		return strings.Trim(ui.T(ctx, "candidacy.extra_time")+" · "+n.Text, " ·")
	}
	return n.Text
}

// competences are those asked, as choices.
func (v View) competences(context.Context) (out []ui.Option) {
	for _, u := range v.Asks.Units {
		for _, k := range u.Competences {
			out = append(out, ui.Option{Value: k.Code, Label: k.Code + " · " + k.Title, Group: u.Title})
		}
	}
	return out
}

func (p homePage) begin(ctx context.Context) ui.Link {
	if !p.Mine {
		return ui.Link{}
	}
	return ui.Link{Label: ui.T(ctx, "portfolio.add"), Href: ui.At(ctx, "/portfolio/%s/pieces/new", p.ID)}
}

// edits is the page of a piece, for those who may write it.
func (p homePage) edits(ctx context.Context, piece Piece) templ.SafeURL {
	if !p.Mine {
		return ""
	}
	return ui.At(ctx, "/portfolio/%s/pieces/%s", p.ID, piece.ID)
}

// proving is where one adds a piece for a competence.
func (v View) proving(ctx context.Context, code string) templ.SafeURL {
	return ui.At(ctx, "/portfolio/%s/pieces/new", v.ID) + templ.SafeURL("?competence="+url.QueryEscape(code))
}

func shows(ctx context.Context) (out []ui.Option) {
	for _, s := range Shows() {
		out = append(out, ui.Option{Value: string(s), Label: ui.T(ctx, "portfolio.shown_"+string(s))})
	}
	return out
}

// clockOf writes a length of time: "12:34".
func clockOf(d time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}

func (v View) trail(ctx context.Context) []ui.Link {
	return []ui.Link{{Label: ui.T(ctx, "portfolio.of", base.Args{"name": v.Name()}), Href: ui.At(ctx, "/portfolio/%s", v.ID)}}
}
