package study_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/study"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func TestTheScreensOfLearning(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		at := "/p/" + string(s.boss.Place) + "/study/sessions/" + string(s.in)
		r := s.method("Visiter un lieu")
		link, err := s.Put(ctx, s.tom, s.in, study.Resource{Told: study.Told{Kind: study.Reading, Title: "Panorama", Link: "https://exemple.fr/panorama"}}, nil)
		s.must(err)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "visitor.malika", Method: http.MethodGet, Path: "/p/" + string(s.boss.Place) + "/study", Status: http.StatusSeeOther, Has: []string{"/study/sessions/" + string(s.in)}},
			{As: "visitor.malika", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"Visiter un lieu", "nouveau", "0 sur 2"}, HasNot: []string{"Qui a ouvert quoi", "Ajouter une ressource"}},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "/resources/" + string(r.ID), Status: http.StatusOK, Has: []string{"Venez un mardi."}},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "/resources/" + string(link.ID) + "/content", Status: http.StatusSeeOther, Has: []string{"https://exemple.fr/panorama"}},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "?q=visíter", Status: http.StatusOK, Has: []string{"Visiter un lieu", "déjà ouvert", "2 sur 2"}, HasNot: []string{"Panorama"}},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "/resources/new", Status: http.StatusForbidden},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "/openings/csv", Status: http.StatusForbidden},
			{As: "visitor.zoe", Method: http.MethodGet, Path: at + "?kind=reading", Status: http.StatusOK, Has: []string{"Panorama"}, HasNot: []string{"Visiter un lieu"}},
			{As: "visitor.yann", Method: http.MethodGet, Path: at, Status: http.StatusNotFound},
			{As: "visitor.tom", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"Qui a ouvert quoi", "ouvert par 1 sur 2", "Ajouter une ressource"}},
			{As: "visitor.tom", Method: http.MethodGet, Path: at + "/openings/csv", Status: http.StatusOK, Has: []string{"Visiter un lieu", "Malika", "2026-11-23"}},
			{As: "visitor.tom", Method: http.MethodPost, Path: at + "/resources", Form: "title=Guide&kind=document&text=a&link=https://b.fr&revision=0", Status: http.StatusUnprocessableEntity, Has: []string{"Un seul contenu", `value="Guide"`, "https://b.fr"}},
			{As: "visitor.tom", Method: http.MethodPost, Path: at + "/resources/" + string(r.ID) + "/withdrawal", Form: "away=yes", Status: http.StatusSeeOther},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "/resources/" + string(r.ID), Status: http.StatusNotFound},
			{As: "visitor.malika", Method: http.MethodPost, Path: at + "/journal", Form: "on=2026-12-24&text=Demain", Status: http.StatusUnprocessableEntity, Has: []string{"Ce jour n’est pas encore venu", "Demain"}},
			{As: "visitor.malika", Method: http.MethodPost, Path: at + "/journal", Form: "on=2026-11-23&text=Une+trouvaille&shared=on&competences=1.1", Status: http.StatusSeeOther},
			{As: "visitor.tom", Method: http.MethodGet, Path: at + "/journal", Status: http.StatusOK, Has: []string{"Une trouvaille", "Malika"}},
			{As: "team.awa", Method: http.MethodGet, Path: at + "/journal", Status: http.StatusOK, HasNot: []string{"Une trouvaille"}},
			{As: "visitor.tom", Method: http.MethodGet, Path: at + "/journal/paper", Status: http.StatusNotFound},
			{As: "visitor.malika", Method: http.MethodGet, Path: at + "/journal/paper", Status: http.StatusOK, Has: []string{"%PDF-"}},
			{As: "visitor.malika", Method: http.MethodPost, Path: at + "/exchange", Form: "title=&text=Bonjour", Status: http.StatusUnprocessableEntity, Has: []string{"Bonjour"}},
		})
		asked := testkit.Page(t, h, "visitor.malika", http.MethodPost, at+"/exchange", "title=Le+café&text=Il+ne+paie+pas")
		if asked.Status != http.StatusSeeOther {
			t.Fatal(asked)
		}
		message := s.first()
		testkit.Screens(t, h, []testkit.Screen{
			{As: "visitor.zoe", Method: http.MethodGet, Path: at + "/exchange", Status: http.StatusOK, Has: []string{"Le café", "un message à lire"}},
			{As: "visitor.zoe", Method: http.MethodGet, Path: at + "/exchange?q=boulangerie", Status: http.StatusOK, HasNot: []string{"Le café"}},
			{As: "visitor.zoe", Method: http.MethodPost, Path: asked.To, Form: "text=", Status: http.StatusUnprocessableEntity},
			{As: "visitor.zoe", Method: http.MethodPost, Path: asked.To, Form: "text=Ici+non+plus", Status: http.StatusSeeOther},
			{As: "visitor.zoe", Method: http.MethodPost, Path: asked.To + "/messages/" + message + "/removal", Status: http.StatusForbidden},
			{As: "visitor.tom", Method: http.MethodPost, Path: asked.To + "/messages/" + message + "/removal", Status: http.StatusUnprocessableEntity, Has: []string{"Pourquoi"}},
			{As: "visitor.malika", Method: http.MethodPost, Path: asked.To + "/settlement", Form: "settled=yes", Status: http.StatusSeeOther},
			{As: "visitor.zoe", Method: http.MethodGet, Path: asked.To, Status: http.StatusOK, Has: []string{"Il ne paie pas", "Ici non plus", "résolu"}, HasNot: []string{"Rouvrir la question"}},
		})
	})
}

// first is the first message that was said.
func (s *scene) first() string {
	s.Helper()
	x, err := s.Exchange(ctx, s.boss, s.in)
	s.must(err)
	return string(x.Threads[0].First().ID)
}

func TestAFileKeepsWhatItIs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		at := "/p/" + string(s.boss.Place) + "/study/sessions/" + string(s.in)
		page := "<html><script>alert(1)</script></html>"
		put := testkit.Upload(t, h, "visitor.tom", at+"/resources", map[string]string{"title": "Page", "kind": "document", "revision": "0"}, "file", "../page.html", []byte(page))
		if put.Status != http.StatusSeeOther {
			t.Fatal(put)
		}
		r := httptest.NewRequest(http.MethodGet, put.To+"/content", nil)
		r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: "visitor.malika"})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusOK || w.Body.String() != page || w.Header().Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
			t.Error(w.Code, w.Header())
		}
		tool, err := s.Toolbox(ctx, s.tom, s.in)
		s.must(err)
		if r := tool.Resources[0]; r.File.Name != "page.html" || r.File.Media != "text/html" {
			t.Errorf("%+v", r.File)
		}
	})
}
