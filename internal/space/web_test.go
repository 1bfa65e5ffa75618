package space_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// visit asks for a screen as a role, with a form where there is one.
func visit(h http.Handler, role, method, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/p/p1"+path, strings.NewReader(form.Encode()))
	r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: role})
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestScreens(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-06-14T10:00:00+02:00")
		desk, h := open(d)
		hall := draw(t, desk, room("Grande salle"))
		laser := draw(t, desk, space.Draft{Kind: space.KindMachine, Name: "Découpe laser", Capacity: 1, Parent: hall.ID, Access: []space.Feature{"step_free"}})
		at := "/spaces/" + string(hall.ID)
		for _, c := range []struct {
			role, method, path string
			form               url.Values
			status             int
			has, hasNot        string
		}{
			{"visitor", "GET", "/spaces", nil, 200, "Découpe laser", "Décrire un espace"},
			{"manager", "GET", "/spaces", nil, 200, "Décrire un espace", ""},
			{"visitor", "GET", "/spaces?access=step_free", nil, 200, "Découpe laser", ">Grande salle<"},
			{"visitor", "GET", "/spaces?q=GRANDE", nil, 200, "Grande salle", "Découpe laser"},
			{"visitor", "GET", "/spaces?q=piscine", nil, 200, "Aucun espace ne répond", ""},
			{"visitor", "GET", at, nil, 200, "Toujours ouvert", "Modifier les horaires"},
			{"visitor", "GET", "/spaces/none", nil, 404, "", ""},
			{"member", "GET", "/spaces/new", nil, 403, "", ""},
			{"manager", "GET", "/spaces/new?parent=" + string(hall.ID), nil, 200, `selected>Grande salle`, ""},
			{"manager", "POST", "/spaces", url.Values{"kind": {"room"}, "name": {""}, "capacity": {"dix"}}, 422, "Ce n’est pas un nombre entier", ""},
			{"manager", "POST", "/spaces", url.Values{"kind": {"room"}, "name": {"Atelier"}, "capacity": {"8"}}, 303, "", ""},
			{"manager", "GET", at + "/draft", nil, 200, `value="Grande salle"`, `value="` + string(laser.ID)},
			{"manager", "POST", at + "/draft", url.Values{"kind": {"room"}, "name": {"Grande salle"}, "capacity": {"40"}, "parent": {string(hall.ID)}}, 422, "ne peut pas être rangé dans", ""},
			{"manager", "POST", at + "/draft", url.Values{"kind": {"room"}, "name": {"Grande salle"}, "capacity": {"40"}}, 303, "", ""},
			{"visitor", "GET", at, nil, 200, "40 places", ""},
			{"manager", "POST", at + "/hours", url.Values{"hours.1": {"9h-midi"}}, 422, "Écrivez les heures comme", ""},
			{"manager", "POST", at + "/hours", url.Values{"hours.1": {"9h-12h, 11h-13h"}}, 422, "se chevauchent", ""},
			{"manager", "POST", at + "/hours", url.Values{"hours.1": {"8h45-12h"}, "copy": {"5"}}, 200, `name="hours.5" type="text" autocomplete="off" placeholder="Fermé" value="8h45-12h"`, ""},
			{"manager", "POST", at + "/hours", url.Values{"hours.1": {"9h-12h30, 14h-18h"}, "hours.5": {"22h-2h"}}, 303, "", ""},
			{"visitor", "GET", at, nil, 200, "9\u00a0h – 12\u00a0h\u00a030, 14\u00a0h – 18\u00a0h", "Toujours ouvert"},
			{"visitor", "GET", at + "?week=2027-11-01", nil, 200, "Toussaint", ""},
			{"manager", "POST", at + "/rules", url.Values{"notice_minutes": {"un peu"}}, 422, "Écrivez une durée comme", ""},
			{"manager", "POST", at + "/rules", url.Values{"notice_minutes": {"24 h"}, "who": {"manager", "member"}}, 303, "", ""},
			{"manager", "GET", at, nil, 200, "Au moins 24\u00a0h à l’avance.", ""},
			{"manager", "GET", "/spaces/" + string(laser.ID) + "/rules", nil, 200, "Si vide, comme Grande salle", ""},
			{"manager", "POST", at + "/outages", url.Values{"reason": {"fuite"}, "back_day": {"2027-06-13"}}, 422, "Le retour doit venir après", ""},
			{"manager", "POST", at + "/outages", url.Values{"reason": {"fuite"}, "back_day": {"2028-03-26"}, "back_hour": {"02:30"}}, 422, "n’existe pas cette nuit-là", ""},
			{"manager", "POST", at + "/outages", url.Values{"reason": {"dégât des eaux"}, "back_day": {"2027-06-20"}, "back_hour": {"08:00"}}, 303, "", ""},
			{"visitor", "GET", "/spaces/" + string(laser.ID), nil, 200, "dégât des eaux", "Remettre en service"},
			{"manager", "POST", "/closures", url.Values{"reason": {"congés"}, "first": {"2027-08-15"}, "last": {"2027-08-02"}}, 422, "avant le premier", ""},
			{"manager", "POST", "/closures", url.Values{"reason": {"Congés d’été"}, "first": {"2027-08-02"}, "last": {"2027-08-15"}}, 303, "", ""},
			{"manager", "POST", "/closures", url.Values{"reason": {"Entretien"}, "first": {"2027-06-14"}, "repeats": {"weekly"}, "weekdays": {"1", "3"}}, 303, "", ""},
			{"visitor", "GET", "/closures", nil, 200, "chaque lundi, mercredi, depuis le", "Rouvrir"},
			{"visitor", "GET", "/closures?year=2038", nil, 200, "lundi 26\u00a0avril 2038", ""},
			{"manager", "POST", "/exceptions", url.Values{"day": {"2027-07-14"}, "hours": {"10h-12h"}, "reason": {"Bal"}}, 303, "", ""},
			{"visitor", "GET", "/closures", nil, 200, "10\u00a0h – 12\u00a0h", ""},
			{"member", "POST", "/holidays", url.Values{}, 403, "", ""},
			{"manager", "GET", "/spaces/plan/draft", nil, 200, "Colonne", ""},
			{"manager", "POST", "/spaces/plan", url.Values{"plan_x." + string(hall.ID): {"24"}, "plan_y." + string(hall.ID): {"1"}, "plan_w." + string(hall.ID): {"5"}, "plan_h." + string(hall.ID): {"2"}}, 422, "Sort du plan", ""},
			{"manager", "POST", "/spaces/plan", url.Values{"plan_x." + string(hall.ID): {"1"}, "plan_y." + string(hall.ID): {"1"}, "plan_w." + string(hall.ID): {"5"}, "plan_h." + string(hall.ID): {"2"}}, 303, "", ""},
			{"visitor", "GET", "/spaces/plan", nil, 200, `class="plan-room x0 y0 w5 h2`, "Placer les espaces"},
			{"manager", "POST", at + "/rank", url.Values{"by": {"1"}}, 303, "", ""},
			{"manager", "POST", at + "/retirement", url.Values{}, 303, "", ""},
			{"manager", "GET", at, nil, 200, "Ce qui y a eu lieu reste connu", "Modifier les horaires"},
			{"manager", "POST", at + "/hours", url.Values{"hours.1": {"9h-12h"}}, 409, "", ""},
			{"manager", "POST", at + "/restoration", url.Values{}, 303, "", ""},
			{"team", "GET", at, nil, 200, "a remis l’espace en service", ""},
		} {
			w := visit(h, c.role, c.method, c.path, c.form)
			body := w.Body.String()
			if w.Code != c.status {
				t.Errorf("%s %s %s %v: %d, want %d", c.role, c.method, c.path, c.form, w.Code, c.status)
			}
			if !strings.Contains(body, c.has) {
				t.Errorf("%s %s %s %v: lacks %q", c.role, c.method, c.path, c.form, c.has)
			}
			if c.hasNot != "" && strings.Contains(body, c.hasNot) {
				t.Errorf("%s %s %s: has %q", c.role, c.method, c.path, c.hasNot)
			}
		}
	})
}

func TestAPlaceOpensOnTheHolidaysItChooses(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		testkit.At(d, "2027-06-14T10:00:00+02:00")
		desk, h := open(d)
		hall := draw(t, desk, room("Salle"))
		var week space.Week
		for i := range week {
			week[i] = []space.Range{{From: 540, To: 1080}}
		}
		if err := desk.SetHours(ctx, manager, hall.ID, week, space.Warn); err != nil {
			t.Fatal(err)
		}
		at := func(s string) bool { return len(plan(t, desk).Daily(hall.ID, day.Day(s)).Spans) > 0 }
		if at("2027-07-14") || at("2027-11-11") {
			t.Error("open on a holiday")
		}
		if w := visit(h, "manager", "POST", "/holidays", url.Values{"closed": {"armistice", "christmas"}}); w.Code != 303 {
			t.Fatal(w.Code)
		}
		if !at("2027-07-14") || at("2027-11-11") {
			t.Error("what was ticked is not what is closed")
		}
		if body := visit(h, "visitor", "GET", "/closures", nil).Body.String(); strings.Count(body, " checked") != 2 {
			t.Error("the page shows other ticks")
		}
	})
}

func TestAPhotoIsSentShownAndRemoved(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		desk, h := open(d)
		hall := draw(t, desk, room("Salle"))
		var file bytes.Buffer
		if err := jpeg.Encode(&file, image.NewGray(image.Rect(0, 0, 600, 300)), nil); err != nil {
			t.Fatal(err)
		}
		send := func(alt string, raw []byte) *httptest.ResponseRecorder {
			var body bytes.Buffer
			form := multipart.NewWriter(&body)
			_ = form.WriteField("alt", alt)
			part, _ := form.CreateFormFile("photo", "photo.jpg")
			_, _ = part.Write(raw)
			_ = form.Close()
			r := httptest.NewRequest("POST", "/p/p1/spaces/"+string(hall.ID)+"/photos", &body)
			r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: "manager"})
			r.Header.Set("Content-Type", form.FormDataContentType())
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			return w
		}
		if w := send("", file.Bytes()); w.Code != 422 || !strings.Contains(w.Body.String(), "À remplir") {
			t.Error("without words:", w.Code)
		}
		if w := send("Une table", []byte("<svg/>")); w.Code != 422 || !strings.Contains(w.Body.String(), "pas une photo") {
			t.Error("no photo:", w.Code)
		}
		if w := send("Une longue table", file.Bytes()); w.Code != 303 {
			t.Fatal(w.Code, w.Body)
		}
		page := visit(h, "visitor", "GET", "/spaces/"+string(hall.ID), nil).Body.String()
		src := regexp.MustCompile(`src="/p/p1(/photos/[a-z0-9]+/960)"`).FindStringSubmatch(page)
		if src == nil || !strings.Contains(page, `alt="Une longue table"`) {
			t.Fatal("the page does not show it")
		}
		got := visit(h, "visitor", "GET", src[1], nil)
		if got.Code != 200 || got.Header().Get("Content-Type") != "image/jpeg" || !strings.Contains(got.Header().Get("Cache-Control"), "immutable") {
			t.Error(got.Code, got.Header())
		}
		if m, err := jpeg.Decode(got.Body); err != nil || m.Bounds().Dx() != 600 {
			t.Error(err)
		}
		id := strings.Split(src[1], "/")[2]
		if w := visit(h, "visitor", "GET", "/photos/"+id+"/961", nil); w.Code != 404 {
			t.Error("another width:", w.Code)
		}
		if _, err := desk.Hide(ctx, testkit.As(base.Manager, "p2"), base.ID[space.Photo](id)); base.KindOf(err) != base.NotFound {
			t.Error("another place's photo:", err)
		}
		if w := visit(h, "manager", "POST", "/photos/"+id+"/removal", url.Values{}); w.Code != 303 {
			t.Error(w.Code)
		}
		if w := visit(h, "visitor", "GET", src[1], nil); w.Code != 404 {
			t.Error("it is still there:", w.Code)
		}
	})
}
