package place_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/testkit"
)

func TestTheSafetySheetIsWrittenReadAndPrinted(t *testing.T) {
	testkit.Each(t, func(t *testing.T, kept *db.DB) {
		testkit.At(kept, "2027-03-28T10:00:00+02:00")
		d := rooms(kept)
		p, err := d.Open(ctx, base.Actor{Account: "a"}, place.Identity{Name: "La Grange", Insee: "23096"})
		if err != nil {
			t.Fatal(err)
		}
		h, at := testkit.Serve(kept, d), "/p/"+string(p.ID)+"/identity/safety"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"La fiche n’est pas encore écrite", "114"}, HasNot: []string{"Écrire la fiche"}},
			{As: "member", Method: http.MethodPost, Path: at, Form: "exits=ici&revision=0", Status: http.StatusForbidden},
			{As: "manager", Method: http.MethodPost, Path: at, Form: "exits=La+porte+bleue&checked_on=2027-03-29&revision=0", Status: http.StatusUnprocessableEntity, Has: []string{"La porte bleue", "Ce jour n’est pas encore venu"}},
			{As: "manager", Method: http.MethodPost, Path: at, Form: "exits=La+porte+bleue&checked_on=2027-03-28&revision=0", Status: http.StatusSeeOther},
			{As: "manager", Method: http.MethodPost, Path: at, Form: "exits=Autre&revision=0", Status: http.StatusConflict, Has: []string{"entre-temps", "Autre"}},
			{As: "member", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"La porte bleue", "Vérifié le", "Point de rassemblement"}, HasNot: []string{"Un tour de vérification est à faire"}},
			{As: "member", Method: http.MethodGet, Path: at + "/paper", Status: http.StatusOK, Has: []string{"%PDF-"}},
		})
		testkit.At(kept, "2028-03-28T10:00:00+02:00")
		testkit.Screens(t, h, []testkit.Screen{{As: "member", Method: http.MethodGet, Path: at, Status: http.StatusOK, Has: []string{"Un tour de vérification est à faire"}}})
		s, err := d.Safety(ctx, kept, p.ID)
		if err != nil || s.Revision != 1 || s.Exits != "La porte bleue" || len(s.Lacks()) != 8 || slices.Contains(s.Lacks(), "exits") {
			t.Errorf("%+v %v", s, err)
		}
		if c := s.Chapter("fr"); c.Title != "Consignes de sécurité" || len(c.Parts) != 1 {
			t.Errorf("%+v", c)
		}
		s.Hazards = strings.Repeat("é", 1001)
		if _, err := d.Instruct(ctx, testkit.As(base.Manager, p.ID), s); base.KindOf(err) != base.Invalid {
			t.Error(err)
		}
		if other, err := d.Safety(ctx, kept, "ailleurs"); err != nil || !other.Empty() {
			t.Error(other, err)
		}
	})
}
