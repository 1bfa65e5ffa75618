package space_test

import (
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

func TestARuleAsksForATrainingThatThePlaceKnowsUnlessItIsSaidToBeNew(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, h := open(d)
		laser := draw(t, desk, space.Draft{Kind: space.KindMachine, Name: "Laser", Capacity: 1})
		plotter := draw(t, desk, space.Draft{Kind: space.KindMachine, Name: "Traceur", Capacity: 1})
		rule := func(of space.Space, skill string, also ...string) int {
			form := url.Values{"authorisation": {skill}}
			for _, name := range also {
				form.Set(name, "on")
			}
			w := visit(h, "manager", "POST", "/spaces/"+string(of.ID)+"/rules", form)
			if w.Code == 422 && !strings.Contains(w.Body.String(), `name="new_skill"`) {
				t.Error("nothing lets one say that it is new")
			}
			return w.Code
		}
		asked := func(of space.Space) string { return plan(t, desk).Rules(of.ID, base.Member).Authorisation }
		if code := rule(laser, "Découpe laser"); code != 422 || asked(laser) != "" {
			t.Error(code, asked(laser))
		}
		if code := rule(laser, "Découpe laser", "new_skill"); code != 303 || asked(laser) != "Découpe laser" {
			t.Error(code, asked(laser))
		}
		if code := rule(plotter, "decoupe LASER"); code != 303 || asked(plotter) != "Découpe laser" {
			t.Error(code, asked(plotter))
		}
		if code := rule(plotter, "Laser"); code != 422 {
			t.Error(code)
		}
		if code := rule(plotter, "0"); code != 303 || asked(plotter) != "" {
			t.Error(code, asked(plotter))
		}
		if w := visit(h, "manager", "GET", "/spaces/"+string(plotter.ID)+"/rules", nil); !strings.Contains(w.Body.String(), `<option value="Découpe laser">`) {
			t.Error("the list proposes nothing")
		}
	})
}

func TestAProgramAsksForATrainingThatThePlaceKnowsToo(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, h := open(d)
		laser := draw(t, desk, space.Draft{Kind: space.KindMachine, Name: "Laser", Capacity: 1})
		path := "p1/spaces/" + string(laser.ID) + "/rules"
		for _, c := range []struct {
			method, path, body string
			status             int
			says               string
		}{
			{"PUT", path, `{"authorisation":"Découpe laser"}`, 422, "skill_unknown"},
			{"POST", "p1/spaces", `{"name":"Traceur","kind":"machine","authorisation":"Découpe laser"}`, 422, "skill_unknown"},
			{"PUT", path, `{"authorisation":"Découpe laser","new_skill":true}`, 200, `"authorisation":"Découpe laser"`},
			{"POST", "p1/spaces", `{"name":"Traceur","kind":"machine","authorisation":"decoupe LASER"}`, 201, `"authorisation":"Découpe laser"`},
		} {
			if got := testkit.Call(t, h, "manager", c.method, c.path, c.body, nil); got.Status != c.status || !strings.Contains(got.Text, c.says) {
				t.Errorf("%s %s: %d %s", c.method, c.body, got.Status, got.Text)
			}
		}
	})
}
