package app_test

import (
	"bytes"
	"context"
	"regexp"
	"testing"
	"time"

	"pilotis/internal/app"
	"pilotis/internal/base"
	"pilotis/internal/testkit"
	"pilotis/internal/ui"
	"pilotis/internal/words"
)

// bareKey is a message key that was shown instead of its text.
var bareKey = regexp.MustCompile(`>\s*[a-z]+\.[a-z0-9]*_[a-z_0-9]+\s*<`)

func TestEveryPageOfTheGalleryIsDrawnInEveryLanguage(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, s := range app.Samples() {
		if seen[s.Name] {
			t.Errorf("%s is there twice", s.Name)
		}
		seen[s.Name] = true
		for _, lang := range words.Languages {
			scene := ui.Scene{Lang: lang, Place: ui.Place{Slug: "le-moulin", Name: "Le Moulin", School: true, Candidate: true, Juror: true, Learner: true}, Now: time.Date(2026, 11, 20, 14, 20, 0, 0, time.UTC),
				Who: base.Actor{Account: "a", Name: "Malika", Role: base.Manager, Zone: testkit.Paris, Lang: lang}}
			if s.Scene != nil {
				s.Scene(&scene)
			}
			draw := ui.Frame
			if s.Bare {
				draw = ui.Bare
			}
			var page bytes.Buffer
			if err := draw(s.Page).Render(ui.With(context.Background(), scene), &page); err != nil {
				t.Errorf("%s, %s: %v", s.Name, lang, err)
			}
			if key := bareKey.Find(page.Bytes()); key != nil {
				t.Errorf("%s, %s: shows the key %s", s.Name, lang, key)
			}
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d pages", len(seen))
	}
}
