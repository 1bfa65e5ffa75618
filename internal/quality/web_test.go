package quality_test

import (
	"net/url"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/words"
)

func TestTheManagerFeedsTheBookFromItsPages(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, root := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: root + "/quality", Status: 403},
			{As: "team", Method: "GET", Path: root + "/quality", Status: 200, Has: []string{"L’analyse du besoin", "À nourrir", "que vous ne proposez pas"}, HasNot: []string{"Dossier d’audit", "/complaints"}},
			{As: "manager@en", Method: "GET", Path: root + "/quality?state=waived", Status: 200, Has: []string{"Not applicable", "Audit file", "/complaints"}, HasNot: []string{"The analysis of needs"}},
			{As: "team", Method: "GET", Path: root + "/quality/31", Status: 200, Has: []string{"Le registre est tenu"}},
			{As: "team", Method: "GET", Path: root + "/quality/33", Status: 404},
			{As: "team", Method: "GET", Path: root + "/quality/un", Status: 404},
			{As: "team", Method: "POST", Path: root + "/quality/31/review", Form: "note=&next_on=demain", Status: 422, Has: []string{"f-note", "f-next_on"}},
			{As: "team", Method: "POST", Path: root + "/quality/31/review", Form: "note=Tout+va+bien&next_on=2026-11-23", Status: 303},
			{As: "team", Method: "GET", Path: root + "/quality", Status: 200, Has: []string{"À relire"}},
			{As: "team", Method: "GET", Path: root + "/quality/settings", Status: 403},
			{As: "manager", Method: "GET", Path: root + "/quality/settings", Status: 200, Has: []string{`value="30"`}},
			{As: "manager", Method: "POST", Path: root + "/quality/settings", Form: "longest_days=x&revision=0", Status: 422, Has: []string{"f-longest_days"}},
			{As: "manager", Method: "POST", Path: root + "/quality/settings", Form: "does=certifying&does=subcontracting&longest_days=2&reply_days=15&mask_under=5&fresh_days=365&revision=0", Status: 303},
			{As: "manager", Method: "GET", Path: root + "/quality/12", Status: 200, Has: []string{"Non applicable"}},
			{As: "team", Method: "GET", Path: root + "/quality/files/pdf", Status: 200, Has: []string{"%PDF-"}},
			{As: "team", Method: "GET", Path: root + "/quality/files/odt", Status: 404},
			{As: "team", Method: "GET", Path: root + "/quality/audit", Status: 403},
			{As: "manager", Method: "GET", Path: root + "/quality/audit", Status: 200, Has: []string{"SHA256SUMS"}},
			{As: "team", Method: "POST", Path: root + "/watch", Form: "indicator=23&on=2026-11-01&source=&text=", Status: 422, Has: []string{"f-source"}},
			{As: "team", Method: "POST", Path: root + "/watch", Form: "indicator=23&on=2026-11-01&source=Journal+officiel&text=Un+d%C3%A9cret", Status: 303},
			{As: "team", Method: "GET", Path: root + "/watch", Status: 200, Has: []string{"Journal officiel", "Pas encore utilisé"}},
			{As: "team", Method: "POST", Path: root + "/improvements", Form: "origin=indicator&origin_id=23&title=Relire+nos+contrats&carrier=Ana&due_on=2026-12-01", Status: 303, Has: []string{"/quality/23"}},
			{As: "team", Method: "GET", Path: root + "/quality/23", Status: 200, Has: []string{"Relire nos contrats", words.Spaced("« Journal officiel » : dites ce que cela a changé")}},
			{As: "team", Method: "POST", Path: root + "/improvements", Form: "origin=idea&title=&carrier=", Status: 422, Has: []string{"f-carrier"}},
			{As: "team", Method: "GET", Path: root + "/improvements", Status: 200, Has: []string{"Relire nos contrats", "D’un indicateur"}},
		})
		up := testkit.Upload(t, h, "team", root+"/quality/9/documents", map[string]string{"title": "Livret d’accueil", "on": "2026-11-01"}, "file", "livret.pdf", []byte(pdf))
		if up.Status != 303 {
			t.Errorf("%d %s", up.Status, up.Text)
		}
		if up = testkit.Upload(t, h, "team", root+"/quality/9/documents", map[string]string{"title": "x", "on": "2026-11-01"}, "file", "x.txt", []byte("texte")); up.Status != 422 {
			t.Errorf("a text: %d", up.Status)
		}
	})
}

func TestATraineeComplainsReadsTheAnswerAndSeesNobodyElses(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, root := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: root + "/my-complaints", Status: 303},
			{As: "visitor.malika", Method: "GET", Path: root + "/complaints", Status: 403},
			{As: "visitor.malika", Method: "GET", Path: root + "/my-complaints", Status: 200, Has: []string{"sous 30 jours"}},
			{As: "visitor.malika", Method: "GET", Path: root + "/complaints/new", Status: 200, HasNot: []string{"f-email", "f-opened_on"}},
			{As: "visitor.malika", Method: "POST", Path: root + "/complaints", Form: "kind=complaint&public=trainees&subject=&text=", Status: 422, Has: []string{"f-subject"}},
			{As: "visitor.malika", Method: "POST", Path: root + "/complaints", Form: "kind=complaint&public=trainees&subject=Froid&text=La+salle+est+froide", Status: 303},
		})
		all, err := s.Complaints(ctx, s.who)
		s.must(err)
		one := root + "/complaints/" + string(all[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "visitor.zoe", Method: "GET", Path: one, Status: 404},
			{As: "team", Method: "GET", Path: one, Status: 404},
			{As: "visitor.malika", Method: "GET", Path: one, Status: 200, Has: []string{"2026-0001", "La réponse vous parviendra"}, HasNot: []string{"f-answer", "Décider une amélioration"}},
			{As: "visitor.malika", Method: "POST", Path: one + "/answer", Form: "answer=Non", Status: 403},
			{As: "manager", Method: "POST", Path: one + "/answer", Form: "answer=", Status: 422, Has: []string{"f-answer"}},
			{As: "manager", Method: "POST", Path: one + "/answer", Form: "answer=C%E2%80%99est+r%C3%A9par%C3%A9", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/answer", Form: "answer=Encore", Status: 409},
			{As: "visitor.malika", Method: "GET", Path: one, Status: 200, Has: []string{"C’est réparé", "Répondue"}},
			{As: "manager", Method: "GET", Path: root + "/complaints", Status: 200, Has: []string{"2026-0001 · Froid"}},
			{As: "manager", Method: "GET", Path: root + "/complaints/files/csv", Status: 200, Has: []string{"2026-0001"}},
		})
	})
}

func TestASurveyIsAnsweredFromALetterWithoutAnAccount(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h, root := testkit.Serve(d, s.Desk), "/p/"+string(s.who.Place)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "team", Method: "GET", Path: root + "/surveys/new", Status: 403},
			{As: "manager", Method: "GET", Path: root + "/surveys/new", Status: 200, Has: []string{"Je recommanderais cette formation"}},
			{As: "manager", Method: "POST", Path: root + "/surveys", Form: "title=Votre+avis&public=trainees&moment=hot&kind=opinion&questions=", Status: 422, Has: []string{"f-questions"}},
			{As: "manager", Method: "POST", Path: root + "/surveys", Form: "title=Votre+avis&public=trainees&moment=hot&kind=opinion&questions=" + url.QueryEscape("Clair ?\n\nUtile ?"), Status: 303},
		})
		all, err := s.Surveys(ctx, s.who)
		s.must(err)
		if len(all[0].Questions) != 2 {
			t.Fatal(all[0].Questions)
		}
		one := root + "/surveys/" + string(all[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "manager", Method: "POST", Path: one + "/invitations", Form: "people=personne", Status: 422, Has: []string{"n’est pas une adresse"}},
			{As: "manager", Method: "POST", Path: one + "/invitations", Form: "people=ana%40ex.fr", Status: 303},
		})
		_, asked, err := s.Survey(ctx, s.who, all[0].ID)
		s.must(err)
		link := root + "/answers/" + asked[0].Token
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: root + "/answers/nothing", Status: 404},
			{As: "", Method: "GET", Path: link, Status: 200, Has: []string{"Clair ?", "Sans avis"}},
			{As: "", Method: "POST", Path: link, Form: "note0=0&note1=0", Status: 422, Has: []string{"Répondez à une question"}},
			{As: "", Method: "POST", Path: link, Form: "note0=5&note1=4&words=Bravo", Status: 200, Has: []string{"Merci"}},
			{As: "", Method: "GET", Path: link, Status: 409, Has: []string{"déjà"}},
			{As: "team", Method: "GET", Path: one, Status: 200, Has: []string{"1 personne a répondu"}, HasNot: []string{"Bravo", "Inviter par mail", "ana@ex.fr"}},
			{As: "manager", Method: "GET", Path: one, Status: 200, Has: []string{"ana@ex.fr", "A répondu"}, HasNot: []string{"Bravo"}},
			{As: "manager", Method: "POST", Path: one + "/answers", Form: "note0=4&note1=4", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/reminders", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/closing", Status: 303},
			{As: "manager", Method: "POST", Path: one + "/answers", Form: "note0=4&note1=4", Status: 409, Has: []string{"close"}},
			{As: "team", Method: "GET", Path: root + "/surveys", Status: 200, Has: []string{"2 réponses sur 2"}},
		})
	})
}
