package space_test

import (
	"bytes"
	"image"
	"image/png"
	"net/url"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestPhotosAreHungInAnOrderAndTheirWordsChangeWithoutScript(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, h := open(d)
		hall := draw(t, desk, room("Grande salle"))
		var sent bytes.Buffer
		if err := png.Encode(&sent, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
			t.Fatal(err)
		}
		ids := map[string]base.ID[space.Photo]{}
		show := func(alt string) {
			p, err := desk.Show(ctx, manager, hall.ID, alt, bytes.NewReader(sent.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			ids[alt] = p.ID
		}
		expect := func(want ...string) {
			t.Helper()
			var got []string
			for _, p := range plan(t, desk).Photos(hall.ID) {
				got = append(got, p.Alt)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		}
		post := func(role, alt, what string, form url.Values) int {
			return visit(h, role, "POST", "/photos/"+string(ids[alt])+"/"+what, form).Code
		}
		show("a")
		show("b")
		show("c")
		for _, c := range []struct {
			alt, rank string
			code      int
			want      []string
		}{
			{"c", "0", 303, []string{"c", "a", "b"}},
			{"c", "1", 303, []string{"a", "c", "b"}},
			{"a", "99", 303, []string{"c", "b", "a"}},
			{"a", "-1", 303, []string{"a", "c", "b"}},
			{"a", "x", 422, []string{"a", "c", "b"}},
		} {
			if code := post("manager", c.alt, "rank", url.Values{"rank": {c.rank}}); code != c.code {
				t.Errorf("%s to %s: %d", c.alt, c.rank, code)
			}
			expect(c.want...)
		}
		show("d")
		expect("a", "c", "b", "d")
		if post("member", "a", "rank", url.Values{"rank": {"2"}}) != 403 || post("manager", "a", "caption", url.Values{"alt": {" "}}) != 422 ||
			post("manager", "a", "caption", url.Values{"alt": {"La scène"}}) != 303 {
			t.Error("the words of a photo")
		}
		expect("La scène", "c", "b", "d")
		page := visit(h, "manager", "GET", "/spaces/"+string(hall.ID), nil).Body.String()
		if strings.Count(page, `name="rank" value="0"`) != 4 || strings.Contains(visit(h, "visitor", "GET", "/spaces/"+string(hall.ID), nil).Body.String(), `name="rank"`) {
			t.Error("three photos can become the first, and the second come before it")
		}
	})
}
