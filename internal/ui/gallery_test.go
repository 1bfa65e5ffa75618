package ui

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

func sampleScene(lang string) Scene {
	return Scene{
		Lang: lang, Demo: true, Place: Place{Slug: "la-grange", Name: "La Grange"}, Path: "/p/la-grange/spaces",
		Who: base.Actor{Account: "1", Name: "Nadia Ferrand", Role: base.Manager},
		Now: time.Date(2027, 5, 5, 8, 30, 0, 0, time.UTC),
	}
}

func drawn(t *testing.T, p Page, bare bool, s Scene) string {
	t.Helper()
	whole := Frame(p)
	if bare {
		whole = Bare(p)
	}
	var out bytes.Buffer
	if err := whole.Render(With(context.Background(), s), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestEverySampleIsDrawnInEveryLanguageWithoutInlineStyleOrScript(t *testing.T) {
	t.Parallel()
	inline := regexp.MustCompile(`\sstyle=|<style|<script>|\son[a-z]+=|javascript:`)
	missing := regexp.MustCompile(`\b(ui|base|role|words)\.[a-z_]+\b`)
	for _, lang := range words.Languages {
		for _, s := range append(Samples(), Sample{Name: "index", Page: Gallery{Samples()}}) {
			html := drawn(t, s.Page, s.Bare, sampleScene(lang))
			if found := inline.FindString(html); found != "" {
				t.Errorf("%s, %s: %q is refused by our own policy", lang, s.Name, found)
			}
			if found := missing.FindString(html); found != "" {
				t.Errorf("%s, %s: the text %s does not exist", lang, s.Name, found)
			}
		}
	}
}

func TestARefusedFormNamesEachFieldAndLinksToIt(t *testing.T) {
	t.Parallel()
	html := drawn(t, fieldsPage{refusedForm()}, false, sampleScene("fr"))
	for _, want := range []string{`<a href="#f-title">Ce qui s’y passe : À remplir.</a>`, `id="f-title"`, `aria-describedby="f-title-hint f-title-wrong"`, `aria-invalid="true"`, `value="camille"`} {
		if !strings.Contains(html, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestTheNavigationShowsOnlyOpenDoors(t *testing.T) {
	t.Parallel()
	s := sampleScene("en")
	s.Who.Role = base.Visitor
	html := drawn(t, tokensPage{}, false, s)
	if !strings.Contains(html, `href="/p/la-grange/spaces"`) || strings.Contains(html, `href="/p/la-grange/people"`) {
		t.Error("a visitor sees the spaces, and not the register of people")
	}
}
