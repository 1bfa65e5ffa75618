package app_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/certification"
	"pilotis/internal/db"
	"pilotis/internal/place"
	"pilotis/internal/quality"
	"pilotis/internal/testkit"
)

// sequence reads the requests of a page of documentation, and sends them as a shell would.
type sequence struct {
	*open
	token string
	vars  map[string]string
	files map[string]string
	sent  []string // "POST /certifications/…/candidates"
}

var (
	fence    = regexp.MustCompile("(?s)```sh\n(.*?)```")
	assigned = regexp.MustCompile(`(?s)^(\w+)=('[^']*'|[^$'\s]+)\n`)
	request  = regexp.MustCompile(`(?s)^(?:(\w+)=\$\()?(?:get|send (POST|PUT)) (\S+?)( <<END)?(?: \| jq -r (\S+?))?(?: > (\S+))?(\))?\n`)
	variable = regexp.MustCompile(`\$(\w+)`)
	step     = regexp.MustCompile(`\.(\w+)|\[(\d+)\]`)
)

// run runs a block to its end; what it does not know fails the test.
func (s *sequence) run(block string) {
	s.t.Helper()
	for block != "" {
		if m := assigned.FindStringSubmatch(block); m != nil {
			s.vars[m[1]], block = strings.Trim(m[2], "'"), block[len(m[0]):]
			continue
		}
		m := request.FindStringSubmatch(block)
		if m == nil {
			s.t.Fatalf("nobody knows how to run:\n%.200s", block)
		}
		block = block[len(m[0]):]
		body := ""
		if m[4] != "" {
			var found bool
			if body, block, found = strings.Cut(block, "END\n"); !found {
				s.t.Fatal("a body has no end")
			}
			block = strings.TrimPrefix(block, ")\n")
		}
		method := m[2]
		if method == "" {
			method = "GET"
		}
		text := s.request(method, s.expand(m[3]), s.expand(body))
		if m[1] != "" {
			s.vars[m[1]] = s.pick(text, m[5])
		}
		if m[6] != "" {
			s.files[m[6]] = text
		}
	}
}

func (s *sequence) expand(text string) string {
	return variable.ReplaceAllStringFunc(text, func(name string) string {
		value, known := s.vars[name[1:]]
		if !known {
			s.t.Fatalf("%s is not set", name)
		}
		return value
	})
}

func (s *sequence) request(method, path, body string) string {
	s.t.Helper()
	got := s.send(method, "/api/v1"+path, body, "Authorization", "Bearer "+s.token, "Content-Type", "application/json")
	if got.StatusCode >= 300 {
		s.t.Fatalf("%s %s: %d %s", method, path, got.StatusCode, got.text)
	}
	s.sent = append(s.sent, method+" "+path)
	return got.text
}

// pick takes a value out of JSON by a path such as .items[0].id.
func (s *sequence) pick(text, path string) string {
	s.t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		s.t.Fatal(err)
	}
	for _, m := range step.FindAllStringSubmatch(path, -1) {
		switch at := value.(type) {
		case map[string]any:
			value = at[m[1]]
		case []any:
			i, err := strconv.Atoi(m[2])
			if err != nil || i >= len(at) {
				s.t.Fatalf("%s: %s", path, text)
			}
			value = at[i]
		}
	}
	if value == nil {
		s.t.Fatalf("%s is not in %s", path, text)
	}
	return fmt.Sprint(value)
}

// certify runs the whole page in a new organisation.
func certify(t *testing.T, d *db.DB) (*sequence, place.Place) {
	t.Helper()
	page, err := os.ReadFile("../../docs/school-sequence.md")
	if err != nil {
		t.Fatal(err)
	}
	testkit.At(d, "2026-11-20T18:00:00+01:00")
	h := house(t, d)
	p := h.place("École des tiers-lieux")
	s := &sequence{open: h, token: h.token(p, base.Manager), vars: map[string]string{}, files: map[string]string{}}
	for _, block := range fence.FindAllStringSubmatch(string(page), -1) {
		s.run(block[1])
	}
	return s, p
}

func TestTheSequenceOfACertificationRunsAsItIsWritten(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, _ := certify(t, d)
		if len(s.sent) < 30 {
			t.Errorf("only %d requests are written", len(s.sent))
		}
		if !strings.HasPrefix(s.files["parchment.pdf"], "%PDF") {
			t.Errorf("%.60q", s.files["parchment.pdf"])
		}
		for _, want := range []string{"RS5142-2026-0001", "<cpf:nomNaissance>", "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION"} {
			if !strings.Contains(s.files["successes.xml"], want) {
				t.Errorf("%q is missing in %s", want, s.files["successes.xml"])
			}
		}
		if got := s.send("GET", "/verify/RS5142-2026-0001", ""); got.StatusCode != 200 || !strings.Contains(got.text, "RS5142-2026-0001") {
			t.Errorf("%d", got.StatusCode)
		}
	})
}

func TestWhatCertifyingShowsOfTheStandardOfQualityIsInItsBook(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, p := certify(t, d)
		manager := base.System(p.ID, p.Zone)
		line := func(number int) quality.Line {
			t.Helper()
			b, err := s.Quality.Book(ctx, manager)
			if err != nil {
				t.Fatal(err)
			}
			l, err := b.Line(number)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		for number, want := range map[int]quality.Proof{
			3:  {Key: "app.proof_obtained", Path: "/certifications/piloter-un-tiers-lieu/figures", On: "2026-11-20"},
			10: {Key: "app.proof_arranged", Path: "/candidates", On: "2026-11-20"},
			11: {Key: "app.proof_judged", Path: "/juries/" + s.vars["JURY"], On: "2026-11-20"},
			16: {Key: "app.proof_examined", Path: "/candidates", On: "2026-11-20"},
		} {
			found := slices.ContainsFunc(line(number).Proofs, func(p quality.Proof) bool { return p.Key == want.Key && p.Path == want.Path && p.On == want.On })
			if l := line(number); !found || l.State != quality.Met {
				t.Errorf("%d: %s %+v", number, l.State, l.Proofs)
			}
		}
		// An appeal that waits beyond its delay is missing from what is asked of complaints.
		appeal := func() bool {
			return slices.ContainsFunc(line(31).Gaps, func(g quality.Gap) bool { return g.Key == "app.gap_appeal" })
		}
		s.request("POST", "/candidates/"+s.vars["ZOE"]+"/appeals", `{"received_on": "2026-11-20", "motive": "L’oral a été écourté."}`)
		if appeal() {
			t.Error("it is not late yet")
		}
		testkit.At(d, "2026-12-21T09:00:00+01:00")
		if !appeal() {
			t.Errorf("%+v", line(31))
		}
		// What juries found is too old after a year.
		testkit.At(d, "2027-11-20T18:00:00+01:00")
		if l := line(11); l.State != quality.Bare {
			t.Errorf("%+v", l)
		}
	})
}

func TestFiguresAreMaskedUnderTheThresholdOfTheCertifier(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, p := certify(t, d)
		at := "/certifications/" + s.vars["C"]
		text := s.request("GET", at+"/figures", "")
		if s.pick(text, ".people.of") != "1" || s.pick(text, ".people.masked") != "true" || s.pick(text, ".units[1].competences[3].key") != "2.4" {
			t.Error(text)
		}
		terms := s.request("GET", at, "")
		var whole struct {
			Terms    certification.Terms `json:"terms"`
			Revision int                 `json:"revision"`
		}
		if err := json.Unmarshal([]byte(terms), &whole); err != nil {
			t.Fatal(err)
		}
		whole.Terms.MaskUnder = 1
		body, err := json.Marshal(certification.TermsJSON{Terms: whole.Terms, Revision: whole.Revision})
		if err != nil {
			t.Fatal(err)
		}
		s.request("PUT", at+"/terms", string(body))
		text = s.request("GET", at+"/figures?year=2026", "")
		if s.pick(text, ".people.n") != "1" || s.pick(text, ".routes[0].key") != "formation_continue" || s.pick(text, ".sessions[0].n") != "1" {
			t.Error(text)
		}
		if text := s.request("GET", at+"/figures?year=2025", ""); s.pick(text, ".people.of") != "0" {
			t.Error(text)
		}
		manager, visitor := s.enter(s.person("nadia", p, base.Manager)), s.enter(s.person("zita", p, base.Visitor))
		page := "/p/" + p.Slug + at + "/figures"
		for _, c := range []struct {
			who, path string
			status    int
			has       string
		}{
			{manager, page, 200, "100\u00a0%, soit 1 sur 1"},
			{visitor, page, 200, "soit 1 sur 1"},
			{manager, page + "/candidates?by=people", 200, "Zoé Çelik"},
			{visitor, page + "/candidates?by=people", 403, ""},
			{manager, page + "/candidates?by=nothing", 404, ""},
			{manager, page + "/files/csv", 200, "Compétence;2.4 · "},
			{manager, "/p/" + p.Slug + "/certifications/nothing/figures", 404, ""},
		} {
			got := s.send("GET", c.path, "", "Cookie", c.who)
			if got.StatusCode != c.status || !strings.Contains(got.text, c.has) {
				t.Errorf("%s: %d, want %q in %.3000s", c.path, got.StatusCode, c.has, got.text)
			}
		}
	})
}

func TestADecisionIsRectifiedOnItsPageAndSignedAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s, p := certify(t, d)
		manager := s.enter(s.person("nadia", p, base.Manager))
		root := "/p/" + p.Slug + "/juries"
		one := root + "/" + s.vars["JURY"] + "/hearings/" + s.vars["HEARING"]
		form := url.Values{"motive": {"Une ligne lue pour une autre"}}
		for _, m := range regexp.MustCompile(`"competence": "([0-9.]+)"`).FindAllStringSubmatch(s.vars["MARKS"], -1) {
			form.Set("marks."+m[1], "acquired")
		}
		form.Set("marks.2.4", "not_acquired")
		for _, c := range []struct {
			method, path, body string
			status             int
			has                string
		}{
			{"GET", root, "", 200, "Signé par tous"},
			{"GET", one, "", 200, "/rectification"},
			{"POST", one + "/rectification", form.Encode(), 422, "Une ligne lue pour une autre"}, // without the reason why 2.4 is not acquired
			{"POST", one + "/rectification", form.Encode() + "&marks.2.4.reason=Non+vue", 303, ""},
		} {
			got := s.send(c.method, c.path, c.body, "Cookie", manager, "Content-Type", "application/x-www-form-urlencoded")
			if got.StatusCode != c.status || !strings.Contains(got.text, c.has) {
				t.Errorf("%s %s: %d, want %q", c.method, c.path, got.StatusCode, c.has)
			}
		}
		if got := s.send("GET", root, "", "Cookie", manager); strings.Contains(got.text, "Signé par tous") {
			t.Error("the new minutes are signed by nobody")
		}
		minutes := s.pick(s.request("GET", "/jury-sessions/"+s.vars["JURY"], ""), ".minutes[1].id")
		for _, member := range []string{"AWA", "BO", "CHLOE"} {
			s.request("POST", "/minutes/"+minutes+"/signatures", `{"member": "`+s.vars[member]+`"}`)
		}
		if got := s.send("GET", "/verify/RS5142-2026-0001", ""); !strings.Contains(got.text, "retiré") {
			t.Errorf("%s", got.text)
		}
	})
}
