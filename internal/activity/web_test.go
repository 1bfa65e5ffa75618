package activity_test

import (
	"strings"
	"testing"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestActivitiesAreShownToAllAndChangedByThoseWhoRun(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, who := &activity.Desk{DB: d}, testkit.As(base.Manager, "p")
		h := testkit.Serve(d, desk)
		at := "/p/p/activities"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "visitor", Method: "GET", Path: at, Status: 200, Has: []string{"Pas encore d’activité"}, HasNot: []string{"/activities/suggestions"}},
			{As: "manager", Method: "GET", Path: at, Status: 200, Has: []string{"/activities/suggestions"}},
			{As: "manager", Method: "GET", Path: at + "/suggestions", Status: 200, Has: []string{"Événements", "Location de salles", "Formations et ateliers"}},
			{As: "manager", Method: "POST", Path: at + "/suggestions", Form: "", Status: 422, Has: []string{"Cochez au moins une activité"}},
			{As: "manager", Method: "POST", Path: at + "/suggestions", Form: "ideas=events&ideas=courses&ideas=unheard", Status: 303},
			{As: "manager", Method: "GET", Path: at + "/suggestions", Status: 200, Has: []string{"Location de salles"}, HasNot: []string{"Événements"}},
			{As: "manager", Method: "GET", Path: at + "/new", Status: 200, Has: []string{"Une activité de plus"}},
			{As: "manager", Method: "POST", Path: at, Form: "name=&hue=x", Status: 422, Has: []string{"À remplir", "Choisissez l’une des 8 couleurs"}},
			{As: "manager", Method: "POST", Path: at, Form: "name=evenements", Status: 422, Has: []string{"a déjà une activité nommée «\u00a0Événements\u00a0»"}},
			{As: "manager", Method: "POST", Path: at, Form: "name=Caf%C3%A9&hue=5&purpose=Se+croiser&public=les+voisins", Status: 303},
			{As: "member", Method: "GET", Path: at, Status: 200, Has: []string{"Café", "Pour les voisins"}, HasNot: []string{"/rank", "Ajouter une activité"}},
			{As: "member", Method: "POST", Path: at, Form: "name=Bar", Status: 403},
			{As: "member", Method: "GET", Path: at + "/suggestions", Status: 403},
		})
		all, err := desk.List(ctx, who)
		if err != nil || len(all) != 3 {
			t.Fatal(all, err)
		}
		one := at + "/" + string(all[2].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: "GET", Path: one, Status: 200, Has: []string{"Café", "Clore cette activité"}},
			{As: "manager", Method: "GET", Path: at + "/none", Status: 404},
			{As: "manager", Method: "POST", Path: one, Form: "name=&hue=1", Status: 422, Has: []string{"Clore cette activité"}},
			{As: "manager", Method: "POST", Path: one, Form: "name=Bar&hue=1", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/rank", Form: "by=-1", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/rank", Form: "by=x", Status: 422},
			{As: "manager", Method: "POST", Path: one + "/closure", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/closure", Status: 409},
			{As: "visitor", Method: "GET", Path: at, Status: 200, Has: []string{"Une activité close", "Bar"}, HasNot: []string{"/reopening"}},
			{As: "manager", Method: "POST", Path: one + "/reopening", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/reopening", Status: 409},
		})
	})
}

func TestProgramsKeepTheActivities(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		h := testkit.Serve(d, &activity.Desk{DB: d})
		var one struct{ ID, Name, ClosedOn string }
		if a := testkit.Call(t, h, "manager", "POST", "p/activities", `{"name":"Café"}`, &one); a.Status != 201 || one.ID == "" {
			t.Fatal(a)
		}
		var list struct {
			Items []struct {
				ID, Name string
				Hue      int
			}
			Next *string
		}
		if a := testkit.Call(t, h, "visitor", "GET", "p/activities", "", &list); a.Status != 200 || len(list.Items) != 1 || list.Items[0].Hue != 1 || list.Next == nil {
			t.Error(a)
		}
		at := "p/activities/" + one.ID
		for _, c := range []struct {
			as, method, path, body string
			status                 int
			has                    string
		}{
			{"visitor", "POST", "p/activities", `{"name":"Bar"}`, 403, ""},
			{"manager", "POST", "p/activities", `{"name":""}`, 422, `"required"`},
			{"manager", "POST", "p/activities", `{"name":"CAFE"}`, 422, `"name_taken"`},
			{"manager", "POST", "p/activities", `{"name":"Bar"}`, 201, ""},
			{"manager", "GET", at, "", 200, "Café"},
			{"manager", "GET", "q/activities/" + one.ID, "", 404, ""},
			{"manager", "PUT", at, `{"name":"Cantine","hue":4}`, 200, `"hue":4`},
			{"manager", "PUT", "p/activities/order", `{"order":["` + one.ID + `"]}`, 200, `"next"`},
			{"manager", "PUT", "p/activities/order", `{"order":["none"]}`, 404, ""},
			{"manager", "PUT", at + "/closure", "", 200, `"closed_on"`},
			{"manager", "PUT", at + "/closure", "", 409, ""},
			{"manager", "DELETE", at + "/closure", "", 200, ""},
		} {
			if a := testkit.Call(t, h, c.as, c.method, c.path, c.body, nil); a.Status != c.status || !strings.Contains(a.Text, c.has) {
				t.Errorf("%s %s as %s: %v", c.method, c.path, c.as, a)
			}
		}
	})
}
