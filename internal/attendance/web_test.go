package attendance_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"pilotis/internal/attendance"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func TestEverybodySignsFromTheirOwnPagesWithoutAScript(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		testkit.At(d, "2026-10-07T15:00:00+02:00")
		h, root := testkit.Serve(d, s.Desk), "/p/ecole/attendance"
		sheet := root + "/half-days/wed-pm"
		form := func(p attendance.Party) string {
			return url.Values{"party": {string(p)}, "digest": {s.course.Sheet(s.end).Digest()}, "key": {"k-" + string(p)}, "device": {""}}.Encode()
		}
		testkit.Screens(t, h, []testkit.Screen{
			{As: "", Method: "GET", Path: root, Status: 303},
			{As: "visitor.paul", Method: "GET", Path: sheet, Status: 404},
			{As: "visitor.malika", Method: "GET", Path: root, Status: 200, Has: []string{"Cet après-midi", "Je signe ma pré", "0 h"}, HasNot: []string{"Réglages"}},
			{As: "visitor.malika", Method: "GET", Path: sheet, Status: 200, Has: []string{"Je signe ma pré", "Prévenez en disant pourquoi"}, HasNot: []string{"Zoé", "Pourquoi maintenant"}},
			{As: "visitor.malika", Method: "POST", Path: sheet + "/signatures", Form: form(attendance.AsTrainer), Status: 403},
			{As: "visitor.malika", Method: "POST", Path: sheet + "/signatures", Form: "party=trainee&digest=", Status: 422},
			{As: "visitor.malika", Method: "POST", Path: sheet + "/signatures", Form: form(attendance.AsTrainee), Status: 303},
			{As: "visitor.malika", Method: "POST", Path: sheet + "/signatures", Form: form(attendance.AsTrainee), Status: 303}, // pressed twice
			{As: "visitor.malika", Method: "GET", Path: sheet, Status: 200, Has: []string{"Signé</span>"}, HasNot: []string{"Je signe ma pré"}},
			{As: "team.tom", Method: "GET", Path: root, Status: 200, Has: []string{"1 signature sur 2", "Je signe comme formateur"}},
			{As: "team.tom", Method: "GET", Path: sheet, Status: 200, Has: []string{"Zoé Çelik", "Le formateur n’a pas encore signé", "Faire signer sur ce téléphone", "Carré qui mène"}},
			{As: "team.tom", Method: "POST", Path: sheet + "/signatures", Form: form(attendance.AsTrainer), Status: 303},
			{As: "team.tom", Method: "POST", Path: sheet + "/absences", Form: "trainee=z&why=", Status: 422, Has: []string{"f-why"}},
			{As: "team.tom", Method: "POST", Path: sheet + "/absences", Form: "trainee=z&why=Grippe&excused=on", Status: 303},
			{As: "team.tom", Method: "GET", Path: sheet, Status: 200, Has: []string{"absence excusée"}, HasNot: []string{"Grippe"}},
			{As: "visitor.zoe", Method: "GET", Path: sheet, Status: 200, Has: []string{"Grippe", "Pourquoi maintenant"}},
			{As: "visitor.zoe", Method: "POST", Path: sheet + "/signatures", Form: form(attendance.AsTrainee) + "z", Status: 422},
			{As: "visitor.zoe", Method: "POST", Path: sheet + "/absences/z/removal", Form: "", Status: 403},
			{As: "team.tom", Method: "POST", Path: sheet + "/absences/z/removal", Form: "", Status: 303},
			{As: "team.tom", Method: "POST", Path: sheet + "/codes", Form: form(attendance.AsTrainee) + "2&trainee=z&code=1", Status: 422, Has: []string{"f-code"}},
			{As: "visitor.malika", Method: "GET", Path: root + "/sessions/s12", Status: 200, Has: []string{"3,5 h"}, HasNot: []string{"Zoé", "Clore la liste", "PDF"}},
			{As: "team.tom", Method: "GET", Path: root + "/sessions/s12", Status: 200, Has: []string{"Zoé", "Attestations mensuelles"}, HasNot: []string{"Clore la liste"}},
			{As: "manager", Method: "GET", Path: root + "/sessions/s12", Status: 200, Has: []string{"Avant de clore, il reste", "aucun formateur n’a signé"}},
			{As: "manager@en", Method: "GET", Path: root, Status: 200, Has: []string{"To settle: "}},
			{As: "team.tom", Method: "POST", Path: root + "/sessions/s12/closing", Status: 403},
			{As: "manager", Method: "POST", Path: root + "/sessions/s12/closing", Status: 409, Has: []string{"À régler d’abord"}},
			{As: "manager", Method: "POST", Path: root + "/sessions/s12/certificates", Form: "trainee=m", Status: 409},
			{As: "manager", Method: "POST", Path: root + "/sessions/s12/codes", Status: 303},
			{As: "manager", Method: "GET", Path: root + "/settings", Status: 200, Has: []string{`value="30"`}},
			{As: "manager", Method: "POST", Path: root + "/settings", Form: "tolerance=x", Status: 422, Has: []string{"f-tolerance"}},
			{As: "manager", Method: "POST", Path: root + "/settings", Form: "tolerance=15&signatory=Ada+Martin&town=Felletin&declared=75+33", Status: 303},
			{As: "manager", Method: "GET", Path: root + "/settings", Status: 200, Has: []string{`value="15"`, `value="75 33"`, "Ada Martin"}},
			{As: "team.tom", Method: "GET", Path: root + "/sessions/s12/files/csv?month=2026-10", Status: 200, Has: []string{"Malika Benali", "3,5"}},
			{As: "team.tom", Method: "GET", Path: root + "/sessions/s12/files/pdf?month=2026-11", Status: 404},
			{As: "visitor.malika", Method: "GET", Path: root + "/sessions/s12/files/csv", Status: 404},
			{As: "team.tom", Method: "GET", Path: root + "/sessions/s12/files/pdf", Status: 200, Has: []string{"%PDF-"}},
		})
	})
}

func TestATelephoneThatSendsWhatWaitedLearnsWhatBecameOfIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.Desk)
		send := func(as, half, digest, key string) string {
			r := httptest.NewRequest(http.MethodPost, "/p/ecole/attendance/half-days/"+half+"/signatures",
				strings.NewReader(url.Values{"party": {"trainee"}, "digest": {digest}, "key": {key}, "device": {"2026-10-06T10:30:00.000Z"}}.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			r.Header.Set("HX-Request", "true")
			if as != "" {
				r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: as})
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			return w.Body.String() + w.Header().Get("HX-Redirect")
		}
		digest := s.course.Sheet(s.morning).Digest()
		for range 2 {
			if said := send("visitor.malika", "tue-am", digest, "k1"); !strings.Contains(said, `data-outcome="kept"`) {
				t.Error(said)
			}
		}
		if got := s.view().Cell(s.morning, s.course.Trainees[0]).Signature; got.Late || got.Device.Format("15:04") != "10:30" {
			t.Errorf("%+v", got)
		}
		for _, said := range []string{send("visitor.malika", "tue-am", digest, "k2"), send("visitor.malika", "tue-pm", "stale", "k3"), send("visitor.paul", "tue-pm", digest, "k4")} {
			if !strings.Contains(said, `data-outcome="refused"`) {
				t.Error(said)
			}
		}
		if said := send("", "tue-pm", digest, "k5"); strings.Contains(said, "data-outcome") || !strings.Contains(said, "/sign-in") {
			t.Error(said)
		}
	})
}

func TestProgramsDriveASessionFromItsSheetsToItsCertificates(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.signs(s.tom, s.course.Halves...)
		s.signs(s.zoe, s.course.Halves...)
		h := testkit.Serve(d, s.Desk)
		s.course.Trainees[0].Account = "account-visitor" // whose token speaks
		call := func(as, method, path, body string, status int, out any) {
			t.Helper()
			if got := testkit.Call(t, h, as+"@ecole", method, "/attendance/"+path, body, out); got.Status != status {
				t.Errorf("%s %s: %d %s", method, path, got.Status, got.Text)
			}
		}
		for _, half := range s.course.Halves {
			var sheet attendance.AttendanceSheetJSON
			call("visitor", "GET", "half-days/"+string(half.ID), "", 200, &sheet)
			call("visitor", "POST", "half-days/"+string(half.ID)+"/signatures", `{"party":"trainee","digest":"`+sheet.Digest+`","key":"`+string(half.ID)+`","device_at":"`+half.To.UTC().Format("2006-01-02T15:04:05Z")+`"}`, 201, nil)
		}
		call("visitor", "POST", "half-days/wed-pm/signatures", `{"party":"trainer","digest":"x"}`, 403, nil)
		call("manager", "POST", "half-days/wed-pm/absences", `{"trainee":"m","reason":"Partie plus tôt"}`, 201, nil)
		call("manager", "POST", "sessions/s12/closing", `{}`, 409, nil)
		call("manager", "POST", "half-days/wed-pm/absences/m/removal", `{}`, 204, nil)
		call("manager", "POST", "sessions/s12/closing", `{}`, 201, nil)
		var given attendance.CompletionJSON
		call("manager", "POST", "sessions/s12/certificates", `{"trainee":"m"}`, 201, &given)
		if given.Hours != "14" || given.Minutes != 840 || given.Number != "CR-2026-0001" {
			t.Errorf("%+v", given)
		}
		var all struct {
			Items []attendance.CompletionJSON `json:"items"`
		}
		call("visitor", "GET", "sessions/s12/certificates", "", 200, &all)
		if len(all.Items) != 1 {
			t.Errorf("%+v", all)
		}
		var seen attendance.AttendanceJSON
		call("visitor", "GET", "sessions/s12", "", 200, &seen)
		if !seen.Closed || len(seen.Trainees) != 1 || seen.Trainees[0].Rate != 10000 || seen.Trainees[0].States["tue-am"] != "present" {
			t.Errorf("%+v", seen)
		}
	})
}
