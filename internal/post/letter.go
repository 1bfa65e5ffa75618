package post

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/words"
)

// Plain writes the letter as text; refuse is where to stop such letters, "" where
// one cannot.
func (m Mail) Plain(refuse string) string {
	parts := []string{strings.TrimSpace(m.Text)}
	if m.Link.URL != "" {
		parts = append(parts, words.T(m.Lang, "post.link", base.Args{"label": m.Link.Label})+"\n"+m.Link.URL)
	}
	signed := "-- \n" + m.From
	if refuse != "" {
		signed += "\n" + words.T(m.Lang, "post.refuse") + "\n" + refuse
	}
	return strings.Join(append(parts, signed), "\n\n") + "\n"
}

// HTML writes the letter as a page that any mail program can draw.
func (m Mail) HTML(ctx context.Context, refuse string) (string, error) {
	var b strings.Builder
	err := m.sheet(refuse).Render(ctx, &b)
	return b.String(), err
}

func (m Mail) paragraphs() []string { return strings.Split(strings.TrimSpace(m.Text), "\n\n") }
