package fec_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/post"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// worker does the jobs of the scene.
func (s *scene) worker() *post.Desk {
	p := &post.Desk{DB: s.desk.DB, Log: slog.New(slog.DiscardHandler)}
	p.Handle(fec.TakingKind, s.desk.Work)
	return p
}

func (s *scene) bring(name string, body []byte) fec.HeldID {
	s.t.Helper()
	id, err := s.desk.Bring(s.ctx, s.who, fec.Asked{Name: name, File: bytes.NewReader(body)}, int64(len(body)))
	s.must(err)
	return id
}

func (s *scene) held(id fec.HeldID) fec.Held {
	s.t.Helper()
	h, err := s.desk.File(s.ctx, s.who, id)
	s.must(err)
	return h
}

func TestAFileIsBroughtReadAndTakenInByAWorkerOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		id := s.bring(golden, s.given(golden))
		if h := s.held(id); h.State != fec.Judged || !h.Report.OK() || h.Report.Lines != 596 || h.Report.From != "2027-01-01" || h.Report.Sound != 203 {
			t.Errorf("%+v", h)
		}
		if years, _ := s.desk.Ledger.Years(s.ctx, d, s.who); len(years) > 0 {
			t.Error("a file that is only brought opened a year")
		}
		s.must(s.desk.Take(s.ctx, s.who, id, false))
		for _, refused := range []error{s.desk.Take(s.ctx, s.who, id, false), s.desk.Discard(s.ctx, s.who, id)} {
			if base.KindOf(refused) != base.Conflict {
				t.Error(refused)
			}
		}
		_, err := s.worker().Drain(s.ctx)
		s.must(err)
		if h := s.held(id); h.State != fec.Done || h.YearID == "" || s.balance()["512000"] == "" {
			t.Errorf("%+v", h)
		}
		for _, left := range []string{"fec_chunk"} {
			if n, err := db.Count(s.ctx, d, "select count(*) from "+left); err != nil || n != 0 {
				t.Error(left, n, err)
			}
		}
		again := s.bring(golden, s.given(golden))
		s.must(s.desk.Take(s.ctx, s.who, again, false))
		_, err = s.worker().Drain(s.ctx)
		s.must(err)
		if h := s.held(again); h.State != fec.Failed || !strings.Contains(h.Why, "n’y entre qu’une fois") {
			t.Errorf("%+v", h)
		}
		s.must(s.desk.Discard(s.ctx, s.who, again))
	})
}

func TestOfAFileWithFaultsOnlyTheSoundEntriesComeInAndOnlyIfAsked(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		id := s.bring(golden, s.given("M08_unbalanced_entry.txt"))
		if err := s.desk.Take(s.ctx, s.who, id, false); first(err) != "fec.not_sound" {
			t.Error(err)
		}
		s.must(s.desk.Take(s.ctx, s.who, id, true))
		_, err := s.worker().Drain(s.ctx)
		s.must(err)
		if h := s.held(id); h.State != fec.Done || h.Report.Sound != h.Report.Entries-1 {
			t.Errorf("%+v", h)
		}
		elsewhere := testkit.As(base.Treasurer, "elsewhere")
		if _, err := s.desk.File(s.ctx, elsewhere, id); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
	})
}

func first(err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return ""
	}
	return f.Key
}

// upload sends a file as a browser does.
func upload(t testing.TB, h http.Handler, to, name string, body []byte) testkit.Answer {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(body)
	_ = w.Close()
	r := httptest.NewRequest(http.MethodPost, to, &form)
	r.Header.Set("Content-Type", w.FormDataContentType())
	r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: "treasurer"})
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, r)
	return testkit.Answer{Status: answer.Code, Text: answer.Body.String(), To: answer.Header().Get("Location")}
}

func TestATreasurerTakesAFileInAndGivesItOutOnTheScreens(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := "/p/" + string(s.who.Place) + "/fec"
		bad := upload(t, h, root, golden, s.given("M12_empty_ValidDate.txt"))
		if bad.Status != http.StatusSeeOther {
			t.Fatal(bad)
		}
		good := upload(t, h, root, golden, s.given(golden))
		testkit.Screens(t, h, []testkit.Screen{
			{As: "member", Method: "GET", Path: root, Status: 403},
			{As: "board", Method: "GET", Path: bad.To, Status: 403},
			{As: "treasurer", Method: "POST", Path: root, Form: "year=27", Status: 422},
			{As: "treasurer", Method: "GET", Path: bad.To, Status: 200, Has: []string{"39 données absentes", "ValidDate est vide", "Laisser de côté"}},
			{As: "treasurer", Method: "GET", Path: bad.To + "?view=format&severity=info", Status: 200, HasNot: []string{"ValidDate est vide"}},
			{As: "treasurer", Method: "POST", Path: bad.To + "/taking", Status: 422, Has: []string{"Rien dans ce fichier"}},
			{As: "treasurer", Method: "POST", Path: bad.To + "/removal", Status: 303},
			{As: "treasurer", Method: "GET", Path: bad.To, Status: 404},
			{As: "treasurer", Method: "GET", Path: good.To, Status: 200, Has: []string{"Conforme", "662\u202f469,05", "Reprendre dans les comptes"}},
			{As: "treasurer", Method: "POST", Path: good.To + "/taking", Status: 303},
			{As: "treasurer", Method: "GET", Path: good.To, Status: 200, Has: []string{"La reprise est en cours"}},
		})
		_, err := s.worker().Drain(s.ctx)
		s.must(err)
		years, err := s.desk.Ledger.Years(s.ctx, d, s.who)
		s.must(err)
		year := root + "/years/" + string(years[0].ID)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: good.To, Status: 200, Has: []string{"Le fichier est dans les comptes"}},
			{As: "board", Method: "GET", Path: year, Status: 200, Has: []string{golden, "rien à redire", "ISO 8859-15"}},
			{As: "board", Method: "GET", Path: year + "/file", Status: 200, Has: []string{"JournalCode\tJournalLib"}},
			{As: "board", Method: "GET", Path: "/p/elsewhere/fec/years/" + string(years[0].ID), Status: 404},
		})
		s.desk.Holder = func(context.Context, db.Reader, base.PlaceID) (fec.Holder, error) { return fec.Holder{}, nil }
		testkit.Screens(t, h, []testkit.Screen{
			{As: "board", Method: "GET", Path: year, Status: 200, Has: []string{"serait rejeté", "numéro SIREN"}},
			{As: "board", Method: "GET", Path: year + "/file", Status: 303},
		})
	})
}

func TestProgramsBringAFileAndGetOneBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		h := testkit.Serve(d, s.desk)
		root := string(s.who.Place) + "/fec"
		body, err := json.Marshal(map[string]string{"name": golden, "content": base64.StdEncoding.EncodeToString(s.given(golden))})
		s.must(err)
		var file struct {
			ID, State string
			Report    struct{ Lines int }
		}
		if a := testkit.Call(t, h, "treasurer", "POST", root+"/files", string(body), &file); a.Status != http.StatusCreated || file.State != "judged" || file.Report.Lines != 596 {
			t.Fatal(a.Status, file)
		}
		if a := testkit.Call(t, h, "treasurer", "PUT", root+"/files/"+file.ID+"/taking", "{}", &file); a.Status != http.StatusOK || file.State != "asked" {
			t.Fatal(a)
		}
		_, err = s.worker().Drain(s.ctx)
		s.must(err)
		years, err := s.desk.Ledger.Years(s.ctx, d, s.who)
		s.must(err)
		var check struct {
			OK   bool
			File string
		}
		testkit.Call(t, h, "board", "GET", root+"/years/"+string(years[0].ID), "", &check)
		if !check.OK || check.File != golden {
			t.Error(check)
		}
		if a := testkit.Call(t, h, "board", "GET", root+"/years/"+string(years[0].ID)+"/file", "", nil); a.Status != http.StatusOK || strings.Count(a.Text, "\n") != 597 {
			t.Error(a.Status, strings.Count(a.Text, "\n"))
		}
	})
}
