package fate_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/fate"
	"pilotis/internal/testkit"
)

func (s *scene) serve() (http.Handler, string) {
	return testkit.Serve(s.DB, s.Desk), "/p/" + string(s.who.Place)
}

func TestAHolderAnswersFromALetterWithoutAnAccount(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "zoe", "max")
		h, root := s.serve()
		link := root + "/became/" + s.secret("zoe")
		long := "situation=employed&steers=yes&words=" + strings.Repeat("a", 1001)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: root + "/became/nothing", Status: 404},
			{As: "", Method: "POST", Path: root + "/became/nothing", Form: "situation=seeking&steers=no", Status: 404},
			{As: "", Method: "GET", Path: "/p/elsewhere/became/" + s.secret("zoe"), Status: 404},
			{As: "", Method: "GET", Path: link, Status: 200, Has: []string{"Que devenez-vous", "Piloter un tiers-lieu", "À votre compte", "Ne plus me demander"}, HasNot: []string{"Zoe", "zoe@", "Vous avez déjà répondu"}},
			{As: "@en", Method: "GET", Path: link, Status: 200, Has: []string{"What has become of you?"}},
			{As: "", Method: "POST", Path: link, Form: "", Status: 422, Has: []string{`href="#f-situation"`, `href="#f-steers"`}},
			{As: "", Method: "POST", Path: link, Form: "situation=king&steers=maybe", Status: 422, Has: []string{`href="#f-situation"`}},
			{As: "", Method: "POST", Path: link, Form: "situation=employed&steers=yes&months=many&words=Bonjour+toi", Status: 422, Has: []string{`href="#f-months"`, "Bonjour toi", `value="many"`}},
			{As: "", Method: "POST", Path: link, Form: long, Status: 422, Has: []string{`href="#f-trade"`, `href="#f-contract"`, `href="#f-words"`, strings.Repeat("a", 1001)}},
			{As: "", Method: "POST", Path: link, Form: "situation=independent&steers=yes&trade=aimed&months=0&changes=job&changes=place&words=" + url.QueryEscape("Un lieu <b>à moi</b>"), Status: 200, Has: []string{"Merci", "Corriger ma réponse"}},
			{As: "", Method: "GET", Path: link, Status: 200, Has: []string{"Vous avez déjà répondu", `value="independent" checked`, "Un lieu <b>à moi</b>"}},
			{As: "", Method: "POST", Path: link + "/silence", Status: 200, Has: []string{"C’est noté"}},
			{As: "", Method: "POST", Path: link, Form: "situation=seeking&steers=no", Status: 200},
			{As: "", Method: "POST", Path: root + "/became/nothing/silence", Status: 404},
		})
		testkit.At(d, "2026-12-12T09:00:00Z")
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: link, Status: 409, Has: []string{"close"}},
			{As: "", Method: "POST", Path: link, Form: "situation=employed&steers=yes", Status: 409},
		})
	})
}

func TestTheKeeperReadsFiguresDownToTheLinesAndNobodyElseTheLines(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := asked(t, d, "ana", "bea", "cid", "dan")
		h, root := s.serve()
		one := root + "/fates/" + string(rs) + "/holders"
		bad := "situation=employed&steers=yes&words=Je+reviens"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: root + "/fates", Status: 303},
			{As: "visitor", Method: "GET", Path: root + "/fates", Status: 200, Has: []string{"0 sur 4", "Comment lire"}, HasNot: []string{"/holders", "/files/"}},
			{As: "manager", Method: "GET", Path: root + "/fates", Status: 200, Has: []string{"/holders?wave=1"}, HasNot: []string{"/files/"}},
			{As: "team", Method: "GET", Path: one, Status: 403},
			{As: "team", Method: "GET", Path: one + "/ana", Status: 403},
			{As: "team", Method: "POST", Path: one + "/ana/answers/1", Form: "situation=seeking&steers=no", Status: 403},
			{As: "manager", Method: "GET", Path: "/p/elsewhere/fates/" + string(rs) + "/holders", Status: 404},
			{As: "manager", Method: "GET", Path: "/p/elsewhere/fates", Status: 200, Has: []string{"Personne n’est encore titulaire"}},
			{As: "manager", Method: "GET", Path: root + "/fates/" + string(rs) + "/files/csv", Status: 409, Has: []string{"Moins de 3 réponses"}},
			{As: "manager", Method: "GET", Path: one, Status: 200, Has: []string{"Ana Roux", "On attend"}},
			{As: "manager", Method: "GET", Path: one + "?wave=2&state=ahead&year=2026", Status: 200, Has: []string{"Dan Roux", "Lettre le"}},
			{As: "manager", Method: "GET", Path: one + "?state=answered", Status: 200, Has: []string{"Aucun titulaire dans cet état"}},
			{As: "manager", Method: "GET", Path: one + "/nobody", Status: 404},
			{As: "manager", Method: "POST", Path: one + "/ana/answers/1", Form: bad, Status: 422, Has: []string{`href="#f-trade"`, "Je reviens"}},
			{As: "manager", Method: "POST", Path: one + "/ana/answers/2", Form: "situation=seeking&steers=no", Status: 409},
			{As: "manager", Method: "POST", Path: one + "/ana/answers/x", Form: "situation=seeking&steers=no", Status: 404},
			{As: "manager", Method: "POST", Path: one + "/ana/answers/1", Form: "situation=employed&steers=yes&trade=aimed&contract=fixed&words=Merci+Ana", Status: 303},
			{As: "manager", Method: "GET", Path: one + "/ana", Status: 200, Has: []string{"par téléphone", "Merci Ana", "CDD"}},
			{As: "manager", Method: "POST", Path: one + "/dan/silence", Status: 303},
			{As: "manager", Method: "GET", Path: one + "/dan", Status: 200, Has: []string{"Ne plus demander"}, HasNot: []string{"/silence"}},
		})
		s.must(s.Take(ctx, s.who, rs, "bea", fate.First, works()))
		s.must(s.Take(ctx, s.who, rs, "cid", fate.First, seeks()))
		file := root + "/fates/" + string(rs) + "/files/csv"
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: "GET", Path: file, Status: 200, Has: []string{"6;2026;En emploi salarié;Oui;Le métier que vise la certification;CDD;;;oui"}, HasNot: []string{"Ana", "Merci", "09-12", "ex.fr"}},
			{As: "manager", Method: "GET", Path: file + "?year=2025", Status: 409},
			{As: "team", Method: "GET", Path: file, Status: 403},
			{As: "manager", Method: "GET", Path: root + "/fates/" + string(rs) + "/files/odt", Status: 404},
			{As: "manager@en", Method: "GET", Path: root + "/fates", Status: 200, Has: []string{"In a job", "3 of 4", "/files/csv", "66.67%"}},
			{As: "manager", Method: "GET", Path: root + "/fates?year=x&route=y", Status: 200},
		})
	})
}
