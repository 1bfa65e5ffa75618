package booking_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/space"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// tokens lets in whoever says a role's name, as a program's token of that role.
type tokens struct{ web.Door }

func (tokens) Token(_ context.Context, secret, slug string) (base.Actor, bool, error) {
	role, known := base.ParseRole(secret)
	return base.Actor{Name: secret, Token: "token-" + secret, Place: base.PlaceID(slug), Role: role, Zone: testkit.Paris}, known, nil
}

// api serves the room's operations alone.
func (s *scene) api() http.Handler {
	server := web.NewServer(tokens{}, s.DB.Clock, slog.New(slog.DiscardHandler))
	s.Operations(web.NewAPI(server, s.DB))
	return server.Handler()
}

// call gives the status and the body of an answer.
func (s *scene) call(h http.Handler, role, method, path, body string) (int, map[string]any) {
	s.Helper()
	r := httptest.NewRequest(method, "/api/v1/places/p1"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+role)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	out := map[string]any{}
	if w.Body.Len() > 0 {
		s.must(json.Unmarshal(w.Body.Bytes(), &out))
	}
	return w.Code, out
}

func TestTheAPIKeepsItsContract(t *testing.T) {
	each(t, func(s *scene) {
		h := s.api()
		id := s.room("notice_minutes=60")
		s.room("")
		wish := func(more string) string {
			return `{"space":"` + string(id) + `","title":"Réunion"` + more + `}`
		}
		hour := wish(`,"start":"2027-03-28T09:00","end":"2027-03-28T10:00"`)
		for _, c := range []struct {
			role, method, path, body string
			status                   int
			member, value            string // of the answer, "" for any
		}{
			{"member", "POST", "/bookings", hour, 201, "start", "2027-03-28T09:00:00+02:00"},
			{"manager", "POST", "/bookings", hour, 409, "alternatives", ""},
			{"manager", "POST", "/bookings", wish(`,"start":"2027-03-28T02:30","end":"2027-03-28T04:00"`), 422, "errors", `start hour_missing`},
			{"member", "POST", "/bookings", wish(`,"start":"2027-01-01T08:30","end":"2027-01-01T09:30"`), 422, "errors", `start too_soon`},
			{"manager", "POST", "/bookings", wish(`,"start":"2026-01-01T08:30","end":"2026-01-01T09:30"`), 422, "errors", `confirm_past past_unconfirmed`},
			{"member", "POST", "/bookings", wish(`,"start":"2027-03-21T09:30","end":"2027-03-21T10:00","rrule":"FREQ=WEEKLY;COUNT=3","on_conflict":"refuse"`), 409, "conflicts", ""},
			{"member", "POST", "/bookings", wish(`,"start":"2027-03-21T09:30","end":"2027-03-21T10:00","rrule":"FREQ=WEEKLY;COUNT=3","on_conflict":"skip"`), 201, "skipped", ""},
			{"member", "POST", "/bookings", wish(`,"start":"2027-10-31T02:30","end":"2027-10-31T03:00"`), 201, "notices", "ambiguous_time"},
			{"member", "POST", "/bookings", wish(`,"start":"demain","end":""`), 422, "errors", `start time_unreadable`},
			{"visitor", "POST", "/bookings", hour, 403, "", ""},
			{"member", "POST", "/bookings", strings.Replace(hour, string(id), "elsewhere", 1), 404, "", ""},
			{"member", "GET", "/bookings/nowhere", "", 404, "", ""},
			{"member", "GET", "/bookings?space=elsewhere", "", 404, "", ""},
			{"visitor", "GET", "/bookings?from=2027-03-28&to=2027-03-29", "", 200, "items", ""},
			{"member", "GET", "/availability?from=2027-03-28T09:00&to=2027-03-28T12:00&minutes=60&space=" + string(id), "", 200, "items", ""},
			{"member", "POST", "/waiting", hour, 201, "state", "waiting"},
		} {
			status, body := s.call(h, c.role, c.method, c.path, c.body)
			if status != c.status || c.member != "" && !strings.Contains(flat(body[c.member]), c.value) || c.member != "" && body[c.member] == nil {
				s.Errorf("%s %s %s: %d %v", c.role, c.method, c.path, status, body)
			}
		}
		_, free := s.call(h, "member", "GET", "/availability?from=2027-03-28T08:00&to=2027-03-28T12:00&minutes=60&space="+string(id), "")
		equal(s, flat(free["items"]), "2027-03-28T09:00:00+02:00 "+string(id)+" 2027-03-28T08:00:00+02:00 2027-03-28T12:00:00+02:00 "+string(id)+" 2027-03-28T10:00:00+02:00")
		// a stranger sees that it is taken, its author all of it; from included, to excluded
		_, list := s.call(h, "manager", "GET", "/bookings?from=2027-03-28T08:00&to=2027-03-28T09:00", "")
		equal(s, flat(list["items"]), "")
		_, list = s.call(h, "volunteer", "GET", "/bookings?from=2027-03-28T09:59&to=2027-03-28T12:00", "")
		one := list["items"].([]any)[0].(map[string]any)
		if one["title"] != nil {
			s.Error("a stranger reads", one)
		}
		path := "/bookings/" + one["id"].(string)
		status, _ := s.call(h, "volunteer", "DELETE", path, "")
		equal(s, status, 403)
		status, moved := s.call(h, "member", "PATCH", path, `{"start":"2027-03-29T09:00"}`)
		equal(s, flat(moved["end"]), "2027-03-29T10:00:00+02:00")
		equal(s, status, 200)
		status, _ = s.call(h, "member", "DELETE", path, "")
		equal(s, status/100, 2)
		status, _ = s.call(h, "member", "DELETE", path, "")
		equal(s, status, 409)
		status, _ = s.call(h, "manager", "POST", path+"/approval", "")
		equal(s, status, 409)
	})
}

// flat writes what an answer holds: texts, and of a refused field its name and code.
func flat(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var all []string
		for _, x := range v {
			all = append(all, flat(x))
		}
		return strings.Join(all, " ")
	case map[string]any:
		if v["field"] != nil {
			return flat(v["field"]) + " " + flat(v["code"])
		}
		return flat(v["end"]) + " " + flat(v["space"]) + " " + flat(v["start"])
	}
	return ""
}

func TestARequestIsAnsweredByTheAPI(t *testing.T) {
	each(t, func(s *scene) {
		h := s.api()
		id := s.space(space.KindRoom, "Salle", 4, "", "approval=1")
		body := `{"space":"` + string(id) + `","title":"Réunion","start":"2027-03-28T09:00","end":"2027-03-28T10:00"}`
		_, one := s.call(h, "member", "POST", "/bookings", body)
		equal(s, flat(one["state"]), "requested")
		_, two := s.call(h, "volunteer", "POST", "/bookings", body)
		status, _ := s.call(h, "member", "POST", "/bookings/"+flat(one["id"])+"/approval", "")
		equal(s, status, 403)
		status, lent := s.call(h, "manager", "POST", "/bookings/"+flat(one["id"])+"/approval", "")
		equal(s, status, 200)
		equal(s, flat(lent["state"]), "booked")
		status, lost := s.call(h, "manager", "POST", "/bookings/"+flat(two["id"])+"/approval", "")
		equal(s, status, 409)
		if lost["alternatives"] == nil {
			s.Error(lost)
		}
	})
}
