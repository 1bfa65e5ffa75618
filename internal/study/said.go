package study

import (
	"context"
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"pilotis/internal/base"
	"pilotis/internal/training"
	"pilotis/internal/ui"
)

// icons are how the kinds of resources look.
var icons = map[Kind]ui.Icon{Document: ui.IconFile, Method: ui.IconProject, Template: ui.IconCopy, Reading: ui.IconLinkTo}

// tones are how a trainee stands before a resource.
var tones = map[Standing]ui.Tone{New: ui.Now, Behind: ui.Watch, Read: ui.Well}

// at is an address of the session.
func (g Group) at(ctx context.Context, path string) templ.SafeURL {
	return ui.At(ctx, "/study/sessions/%s", g.ID) + templ.SafeURL(path)
}

// tabs are the faces of a session.
func (g Group) tabs(ctx context.Context, here string) (out []ui.Link) {
	for _, face := range []struct {
		path, key string
		icon      ui.Icon
	}{{"", "toolbox", ui.IconTool}, {"/journal", "journal", ui.IconNote}, {"/exchange", "exchange", ui.IconPeople}} {
		if face.key != "journal" || g.Me.ID != "" || g.Trains {
			out = append(out, ui.Link{Label: ui.T(ctx, "study."+face.key), Href: g.at(ctx, face.path), Icon: face.icon, Here: face.key == here})
		}
	}
	return out
}

func (g Group) lede() string { return g.Of.Title + " · " + g.Name }

func (g Group) trail(ctx context.Context) []ui.Link {
	return []ui.Link{{Label: ui.T(ctx, "study.title_all"), Href: ui.At(ctx, "/study")}}
}

// competences are those of the programme, as choices.
func (g Group) competences() (out []ui.Option) {
	for _, k := range g.Asked {
		out = append(out, ui.Option{Value: k.Code, Label: k.Code + " · " + k.Title})
	}
	return out
}

// about tells what a resource is.
func (r Resource) about(ctx context.Context) string {
	said := []string{ui.T(ctx, "study.kind_"+string(r.Kind))}
	if r.File.Sum != "" {
		said = append(said, r.File.Name, sizeOf(ctx, r.File.Size))
	}
	if len(r.Competences) > 0 {
		said = append(said, strings.Join(r.Competences, ", "))
	}
	return strings.Join(said, " · ")
}

// Sizes in bytes.
const (
	kilo = 1000
	mega = 1000 * kilo
)

// sizeOf writes how large a file is.
func sizeOf(ctx context.Context, bytes int64) string {
	if bytes < mega {
		return ui.T(ctx, "study.size_kb", base.Args{"n": max(1, bytes/kilo)})
	}
	return ui.T(ctx, "study.size_mb", base.Args{"n": strings.Replace(fmt.Sprintf("%.1f", float64(bytes)/mega), ".", ui.T(ctx, "study.decimal"), 1)})
}

func (s Seat) about(ctx context.Context) string {
	said := s.Of
	if first, last := s.Days(); first != "" {
		said += " · " + ui.T(ctx, "study.days", base.Args{"from": ui.Date(ctx, first), "to": ui.Date(ctx, last)})
	}
	return said
}

// gauge is the part of the toolbox that a trainee opened.
func (t Toolbox) gauge(ctx context.Context, label string, who base.ID[training.Trainee]) ui.Gauge {
	n, of := t.Seen(who)
	g := ui.Gauge{Label: label, Percent: 100 * n / max(1, of), Words: ui.T(ctx, "study.seen", base.Args{"n": n, "of": of}), Tone: ui.Now}
	if n == of {
		g.Tone = ui.Well
	}
	return g
}

// kinds are the kinds as choices, all of them first where any is meant.
func kinds(ctx context.Context, any string) []ui.Option {
	var keys []string
	for _, k := range Kinds() {
		keys = append(keys, string(k))
	}
	return ui.OptionsOf(ctx, any, "study.kind_", keys...)
}

// about tells who spoke last in a thread, and how much was said.
func (t Thread) about(ctx context.Context) string {
	return ui.T(ctx, "study.thread_about", base.Args{"who": t.Last().Author, "at": ui.Moment(ctx, t.Last().At), "n": len(t.Messages)})
}

// nameOf is who wrote a page of a journal.
func (g Group) nameOf(id base.ID[training.Trainee]) string {
	for _, t := range g.Trainees {
		if t.ID == id {
			return t.Name
		}
	}
	return ""
}

// joined writes codes as a field of choices takes them.
func joined(codes []string) string { return strings.Join(codes, " ") }

// spaced writes codes as people read them.
func spaced(codes []string) string { return strings.Join(codes, " · ") }

// ticked writes a yes as a field takes it.
func ticked(yes bool) string {
	if yes {
		return "on"
	}
	return ""
}
