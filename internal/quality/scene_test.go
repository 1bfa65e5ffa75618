package quality_test

import (
	"context"
	"errors"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/post"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
)

var ctx = context.Background()

// scene is a training body on the twenty-third of November 2026.
type scene struct {
	*testing.T
	*quality.Desk
	who base.Actor // its manager
}

func newScene(t *testing.T, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2026-11-23T10:00:00+01:00")
	s := &scene{T: t, Desk: &quality.Desk{DB: d, Places: &place.Desk{DB: d}, Post: &post.Desk{DB: d, URL: "https://lieu.example"},
		Address: func(_ context.Context, who base.Actor) (string, error) { return who.Name + "@exemple.fr", nil }}}
	p, err := s.Places.Open(ctx, base.Actor{Account: "a", Name: "Odile"}, place.Identity{Name: "La Coopérative", Insee: "23096"})
	s.must(err)
	s.who = testkit.As(base.Manager, p.ID)
	return s
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// refused wants a refusal of a kind, with a code.
func (s *scene) refused(err error, kind base.Kind, code string) {
	s.Helper()
	testkit.Refused(s.T, err, kind, code)
}

// letters gives what waits in the outbox, the first written first.
func (s *scene) letters() (out []post.Mail) {
	s.Helper()
	all, err := s.Post.Folder(ctx, s.who, "")
	s.must(err)
	for i := len(all) - 1; i >= 0; i-- {
		out = append(out, all[i].Mail)
	}
	return out
}

// bySQL writes past the verbs.
func (s *scene) bySQL(text string, args ...any) error {
	return s.DB.Change(ctx, s.who, func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, text, args...)
		return err
	})
}

func (s *scene) state(number int) quality.Line {
	s.Helper()
	b, err := s.Book(ctx, s.who)
	s.must(err)
	l, err := b.Line(number)
	s.must(err)
	return l
}

// fieldsOf names the fields that a refusal is about.
func fieldsOf(err error) (out []string) {
	var f *base.Fault
	if errors.As(err, &f) {
		for _, field := range f.Fields {
			out = append(out, field.Name)
		}
	}
	return out
}
