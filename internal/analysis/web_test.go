package analysis_test

import (
	"net/http"
	"strings"
	"testing"

	"pilotis/internal/boussole"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestThePagesReadTheGoldenYear(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d).golden()
		h, home := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/analysis"
		days := "?from=2027-01-01&to=2027-12-31"
		for path, has := range map[string][]string{
			"":                         {"21 492,72 €", "25 193,38 €", "20 393,38 €"},
			"?reading=classic":         {"18 292,72 €", "3 200,00 €"},
			"/sheet":                   {"25 662,72 €", "5 925,80 €", "19 736,92 €"},
			"/ratios":                  {"67,4 %", "101 jours", "131 jours", "0,97 an", "33,6 %", "31,4 %", "49 %"},
			"/ratios/autonomy":         {"67,4 %", "fragile sous 20 %"},
			"/breakeven":               {"42 100,79 €", "23 599,21 €", "35,9 %", "80 519,81 €"},
			"/causes":                  {"Pas d’année à comparer"},
			"/activities":              {"98 900,00 €"},
			"/figures/balance.ebitda":  {"26 292,72 €", "account=741000"},
			"/figures/under.cash_days": {"70 506,62 €"},
		} {
			query := days
			if strings.Contains(path, "?") {
				path, query = "?"+strings.TrimPrefix(days, "?")+"&"+path[1:], ""
			}
			got := testkit.Page(t, h, "treasurer", http.MethodGet, home+path+query, "")
			for _, text := range has {
				if got.Status != http.StatusOK || !strings.Contains(plain(got.Text), text) {
					t.Errorf("%s: %d, no %q", path, got.Status, text)
				}
			}
		}
		for _, format := range []string{"pdf", "xlsx", "csv"} {
			if got := testkit.Page(t, h, "board", http.MethodGet, home+"/files/"+format+days, ""); got.Status != http.StatusOK || len(got.Text) < 500 {
				t.Errorf("%s: %d, %d signs", format, got.Status, len(got.Text))
			}
		}
	})
}

// plain writes the spaces of a page as one types them.
func plain(text string) string {
	return strings.NewReplacer("\u202f", " ", "\u00a0", " ", "\u2212", "-").Replace(text)
}

func TestAMarkIsSetOnTheScreenAndAWrongOneIsSaid(t *testing.T) {
	d := testkit.SQLite(t)
	s := newScene(t, d).golden()
	h, mark := testkit.Serve(d, s.desk), "/p/"+string(s.who.Place)+"/analysis/ratios/rent_share/mark"
	days := "?from=2027-01-01&to=2027-12-31"
	wrong := testkit.Page(t, h, "treasurer", http.MethodPost, mark+days, "better=less&good=abc&weak=30&source=")
	if wrong.Status != http.StatusUnprocessableEntity || !strings.Contains(wrong.Text, `value="abc"`) {
		t.Errorf("%d", wrong.Status)
	}
	if got := testkit.Page(t, h, "treasurer", http.MethodPost, mark+days, "better=less&good=12,5&weak=30&source=Le conseil"); got.Status != http.StatusSeeOther {
		t.Fatalf("%d %s", got.Status, got.Text)
	}
	page := testkit.Page(t, h, "board", http.MethodGet, strings.TrimSuffix(mark, "/mark")+days, "")
	if !strings.Contains(plain(page.Text), "bien jusqu’à 12,5 %, fragile au-delà de 30 %") || !strings.Contains(page.Text, "Le conseil") {
		t.Error(plain(page.Text))
	}
	if got := testkit.Page(t, h, "board", http.MethodPost, mark+days, "better=less&good=1&source=x"); got.Status != http.StatusForbidden {
		t.Errorf("the board sets a mark: %d", got.Status)
	}
	if got := testkit.Page(t, h, "treasurer", http.MethodPost, mark+"/removal", ""); got.Status != http.StatusSeeOther {
		t.Errorf("%d", got.Status)
	}
}

func TestWithoutBooksThePageSaysHowTheyBegin(t *testing.T) {
	d := testkit.SQLite(t)
	s := newScene(t, d)
	got := testkit.Page(t, testkit.Serve(d, s.desk), "treasurer", http.MethodGet, "/p/"+string(s.who.Place)+"/analysis", "")
	if got.Status != http.StatusOK || !strings.Contains(got.Text, "Pas encore de comptes") {
		t.Errorf("%d", got.Status)
	}
}

func TestTheChecksReadTheBooks(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		verdicts := func() (out []boussole.State) {
			for _, check := range s.desk.Checks() {
				v, err := check.Run(s.ctx, boussole.Ground{Who: s.who, Now: d.Clock()})
				s.must(err)
				out = append(out, v.State)
			}
			return out
		}
		for _, state := range verdicts() {
			if state != boussole.Unmeasured {
				t.Errorf("without books: %v", state)
			}
		}
		s.golden()
		for i, state := range verdicts() {
			if state != boussole.Fine {
				t.Errorf("check %d: %v", i, state)
			}
		}
	})
}
