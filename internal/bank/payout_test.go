package bank_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

func TestTheDetailOfATransferFillsTheFormWithItsKindsAndItsFee(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(january)
		m := s.waiting("DUPONT") // 1 800,00 came
		h := testkit.Serve(d, s.desk)
		send := func(detail string) *httptest.ResponseRecorder {
			var form bytes.Buffer
			w := multipart.NewWriter(&form)
			part, err := w.CreateFormFile("payout", "versement.csv")
			s.must(err)
			_, _ = part.Write([]byte(detail))
			_ = w.Close()
			r := httptest.NewRequest(http.MethodPost, "/p/"+string(s.treas.Place)+"/bank/moves/"+string(m.ID)+"/payout", &form)
			r.Header.Set("Content-Type", w.FormDataContentType())
			r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: "treasurer"})
			answer := httptest.NewRecorder()
			h.ServeHTTP(answer, r)
			return answer
		}
		if a := send("Type;Montant;Frais\nAdhésion;1 000,00;15,00\nDon;825,00;10,00\n"); a.Code != 200 ||
			!strings.Contains(a.Body.String(), `value="1825,00"`) || !strings.Contains(a.Body.String(), `value="825,00"`) || !strings.Contains(a.Body.String(), "Adhésion") {
			t.Error(a.Code)
		}
		if a := send("Type;Montant;Frais\nDon;825,00;10,00\n"); a.Code != 422 || !strings.Contains(a.Body.String(), "Est-ce bien ce versement") {
			t.Error(a.Code)
		}
		if a := send("rien"); a.Code != 422 {
			t.Error(a.Code)
		}
		booked := testkit.Page(t, h, "treasurer", "POST", "/p/"+string(s.treas.Place)+"/bank/moves/"+string(m.ID),
			"targets[0].account=706000&targets[1].account=102400&targets[1].amount=825,00&gross=1825,00&fee_account=627000")
		if booked.Status != 303 {
			t.Fatal(booked.Status, booked.Text)
		}
		if s.net("706000") != -100_000 || s.net("102400") != -82_500 || s.net("627000") != 2_500 {
			t.Error(s.net("706000"), s.net("102400"), s.net("627000"))
		}
	})
}
