package space_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
)

// open serves the room alone.
func open(d *db.DB) (*space.Desk, http.Handler) {
	desk := &space.Desk{DB: d}
	return desk, testkit.Serve(d, desk)
}

type answer struct {
	status int
	body   map[string]any
}

func call(t *testing.T, h http.Handler, role, method, path, body string) answer {
	t.Helper()
	r := httptest.NewRequest(method, "/api/v1/places/p1"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+role)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	out := answer{status: w.Code}
	if w.Body.Len() > 0 {
		if err := json.Unmarshal(w.Body.Bytes(), &out.body); err != nil {
			t.Fatalf("%s %s: %v in %s", method, path, err, w.Body)
		}
	}
	return out
}

func (a answer) fields() string {
	var names []string
	list, _ := a.body["errors"].([]any)
	for _, e := range list {
		one := e.(map[string]any)
		names = append(names, one["field"].(string)+":"+one["code"].(string))
	}
	return strings.Join(names, " ")
}

func TestProgramsDrawUpSpaces(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		_, h := open(d)
		house := call(t, h, "manager", "POST", "/spaces", `{"name":"Maison","kind":"building"}`)
		if house.status != 201 || house.body["capacity"] != 1.0 || house.body["id"] == "" {
			t.Fatal(house)
		}
		id := house.body["id"].(string)
		made := call(t, h, "manager", "POST", "/spaces", `{"name":"Coworking","kind":"open_space","capacity":10,"parent":"`+id+`",
			"hours":[{"day":1,"from":"09:00","to":"12:00"},{"day":1,"from":"14:00","to":"18:00"},{"day":5,"from":"22:00","to":"02:00"}],
			"buffer_minutes":15,"who":["member","team"],"approval":false,"accessibility":["step_free"],"plan":{"x":1,"y":2,"w":6,"h":4}}`)
		if made.status != 201 || made.body["kind"] != "desk" || made.body["buffer_minutes"] != 15.0 || made.body["approval"] != false {
			t.Fatal(made)
		}
		if hours := made.body["hours"].([]any); len(hours) != 3 || hours[2].(map[string]any)["to"] != "02:00" {
			t.Error(hours)
		}
		for _, c := range []struct{ role, method, path, body, fields string }{
			{"manager", "POST", "/spaces", `{"name":" ","kind":"room","capacity":0}`, "name:required capacity:capacity_out_of_range"},
			{"manager", "POST", "/spaces", `{"name":"X","kind":"cloud"}`, "kind:not_a_choice"},
			{"manager", "POST", "/spaces", `{"name":"X","kind":"room","parent":"none"}`, "parent:parent_unknown"},
			{"manager", "POST", "/spaces", `{"name":"X","kind":"room","activity":"none"}`, "activity:not_a_choice"},
			{"manager", "POST", "/spaces", `{"name":"X","kind":"room","notice_minutes":-1}`, "notice_minutes:rule_unreadable"},
			{"manager", "POST", "/spaces", `{"name":"X","kind":"room","hours":[{"day":8,"from":"9h","to":"26:00"}]}`,
				"hours[0].from:not_an_hour hours[0].to:not_an_hour hours[0].day:no_such_weekday"},
			{"manager", "POST", "/spaces", `{"name":"X","kind":"room","hours":[{"day":1,"from":"09:00","to":"12:00"},{"day":1,"from":"11:00","to":"13:00"}]}`, "hours.1:hours_overlap"},
		} {
			if got := call(t, h, c.role, c.method, c.path, c.body); got.status != 422 || got.fields() != c.fields {
				t.Errorf("%s: %d %s", c.body, got.status, got.fields())
			}
		}
		if got := call(t, h, "member", "POST", "/spaces", `{"name":"X","kind":"room"}`); got.status != 403 {
			t.Error(got)
		}
		if got := call(t, h, "manager", "GET", "/spaces/none", ""); got.status != 404 {
			t.Error(got)
		}
		list := call(t, h, "visitor", "GET", "/spaces?limit=1", "")
		if items := list.body["items"].([]any); list.status != 200 || len(items) != 1 || list.body["next"] != id {
			t.Fatal(list)
		}
		rest := call(t, h, "visitor", "GET", "/spaces?limit=1&cursor="+id, "")
		if items := rest.body["items"].([]any); items[0].(map[string]any)["name"] != "Coworking" || rest.body["next"] != "" {
			t.Error(rest)
		}
		desks := made.body["id"].(string)
		if got := call(t, h, "manager", "PUT", "/spaces/"+id+"/rules", `{"notice_minutes":60}`); got.status != 200 {
			t.Error(got)
		}
		full := call(t, h, "visitor", "GET", "/spaces/"+desks, "")
		if rules := full.body["effective"].(map[string]any)["rules"].(map[string]any); rules["notice_minutes"] != 60.0 || full.body["notice_minutes"] != nil {
			t.Error(full)
		}
	})
}

func TestProgramsCloseAndTakeOut(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-06-14T10:00:00+02:00")
		_, h := open(d)
		id := call(t, h, "manager", "POST", "/spaces", `{"name":"Salle","kind":"room"}`).body["id"].(string)
		closed := call(t, h, "manager", "POST", "/closures", `{"first":"2027-08-02","reason":"congés"}`)
		if closed.status != 201 || closed.body["last"] != "2027-08-02" {
			t.Fatal(closed)
		}
		if got := call(t, h, "manager", "DELETE", "/closures/"+closed.body["id"].(string), ""); got.status != 204 {
			t.Error(got)
		}
		if got := call(t, h, "manager", "POST", "/exceptions", `{"space":"`+id+`","day":"2027-08-02","hours":"10:00-12:00","reason":"stage"}`); got.status != 201 {
			t.Error(got)
		}
		out := call(t, h, "manager", "POST", "/outages", `{"space":"`+id+`","reason":"fuite","back":"2027-06-20T08:00:00Z"}`)
		if out.status != 201 || out.body["from"] == nil {
			t.Fatal(out)
		}
		if got := call(t, h, "manager", "DELETE", "/outages/"+out.body["id"].(string), ""); got.status != 204 {
			t.Error(got)
		}
		if got := call(t, h, "manager", "POST", "/outages", `{"space":"","reason":""}`); got.status != 422 || got.fields() != "reason:required space:required" {
			t.Error(got, got.fields())
		}
	})
}
