package outlook_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/db"
	"pilotis/internal/forecast"
	"pilotis/internal/testkit"
	"pilotis/internal/web"
)

// filled is a workbook that somebody filled in: amounts, formulas computed and not, commas, blanks.
func filled(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for r, row := range append([][]any{{"Nature", "Libellé", "Compte", "Montant", "Capacité", "Occupation %", "Prix", "De", "TVA %", "Part des ventes %"}}, rows...) {
		for c, v := range row {
			at, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if text, is := v.(string); is && strings.HasPrefix(text, "=") {
				if err := f.SetCellFormula("Sheet1", at, text[1:]); err != nil {
					t.Fatal(err)
				}
				continue
			}
			if v != nil {
				if err := f.SetCellValue("Sheet1", at, v); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestF104HypothesesComeFromASpreadsheetAndCellsRefusedAreListed(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		file := filled(t,
			[]any{"Vente", "Ateliers du soir", 706000, "1 250,50", nil, nil, nil, nil, "20 %"},
			[]any{"vente", "Bureaux fermés", nil, nil, 4, 75, "210,00"},
			[]any{"Dépense", "Ménage", "615", 312.4999999, nil, nil, nil, nil, 20},
			[]any{"Subvention", "Aide de la ville", "741", 6000, nil, nil, nil, "03/2027"},
			[]any{"Dépense", "Wifi", 626000, "=1/0"},
			[]any{"Dépense", "Assurance", 616000, "beaucoup"},
			[]any{"Cadeau", "Tombola", nil, 100},
			[]any{"Vente", "Rien de dit"},
			[]any{},
			[]any{"Dépense", "", 606000, 10},
			[]any{"Vente", "Mauvais compte", "512", 10},
		)
		_, taken, err := s.desk.Take(s.ctx, s.who, o, bytes.NewReader(file), false)
		s.must(err)
		if taken.Added != 4 || taken.Changed != 0 || s.get(o.ID).Revision != o.Revision {
			t.Fatalf("%+v", taken)
		}
		want := []struct {
			line   int
			column string
			typed  string
		}{{6, "amount", "=1/0"}, {7, "amount", "beaucoup"}, {8, "kind", "Cadeau"}, {9, "amount", ""}, {11, "label", ""}, {12, "account", "512"}}
		if len(taken.Refused) != len(want) {
			t.Fatalf("%+v", taken.Refused)
		}
		for i, r := range taken.Refused {
			if r.Line != want[i].line || string(r.Column) != want[i].column || r.Typed != want[i].typed || r.Key == "" {
				t.Errorf("%+v, want %+v", r, want[i])
			}
		}
		kept, taken, err := s.desk.Take(s.ctx, s.who, o, bytes.NewReader(file), true)
		s.must(err)
		h := s.get(o.ID).Body.Hypotheses
		sales, costs, grants := h.Sales[len(h.Sales)-2:], h.Costs[len(h.Costs)-1], h.Grants[len(h.Grants)-1]
		if sales[0].Amount[0].Value != 125_050 || sales[0].VATRate != 2000 || sales[0].Account != "706000" || sales[1].Driver.Occupancy[0].Value != 7500 || sales[1].Driver.Price[0].Value != 21_000 {
			t.Errorf("%+v %+v", sales[0], sales[1].Driver)
		}
		if costs.Amount[0].Value != 31_250 || costs.Account != "615000" || grants.From != "2027-03" || grants.Cents != 600_000 || grants.Instalments[0].Share != 10000 {
			t.Errorf("%+v %+v", costs, grants)
		}
		// The same file again finds what it brought.
		again, taken, err := s.desk.Take(s.ctx, s.who, kept, bytes.NewReader(file), true)
		s.must(err)
		if taken.Added != 0 || taken.Changed != 0 || taken.Same != 4 || again.Revision != kept.Revision {
			t.Errorf("%+v", taken)
		}
		if _, _, err := s.desk.Take(s.ctx, s.who, o, bytes.NewReader(filled(t, []any{"Vente", "Vieux", nil, 10})), false); err == nil {
			t.Error("an older revision was written over a newer one")
		}
	})
}

func TestTheSheetThatWeWriteIsReadBackAsItIs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		o := s.begin()
		h := testkit.Serve(d, s.desk)
		for _, format := range []string{"xlsx", "csv"} {
			r := httptest.NewRequest(http.MethodGet, s.at(o, "/sheet/"+format), nil)
			r.AddCookie(&http.Cookie{Name: web.SessionCookie, Value: "board"})
			sent := httptest.NewRecorder()
			h.ServeHTTP(sent, r)
			_, taken, err := s.desk.Take(s.ctx, s.who, o, sent.Body, false)
			s.must(err)
			if taken.Added+taken.Changed+len(taken.Refused) != 0 || taken.Same == 0 {
				t.Errorf("%s: %d added, %d changed, %d as they were, %+v", format, taken.Added, taken.Changed, taken.Same, taken.Refused)
			}
		}
	})
}

func TestASheetIsReadInAnyEncodingAndRefusedWithAReason(t *testing.T) {
	d := testkit.SQLite(t)
	s := newScene(t, d)
	o := s.begin()
	latin, err := charmap.Windows1252.NewEncoder().String("Nature;Libellé;Montant\r\nDépense;Café équitable;80,00\r\n")
	s.must(err)
	_, taken, err := s.desk.Take(s.ctx, s.who, o, strings.NewReader(latin), false)
	s.must(err)
	h := s.get(o.ID).Body.Hypotheses
	if taken.Added != 1 || h.Costs[len(h.Costs)-1].Label != "Café équitable" || h.Costs[len(h.Costs)-1].Amount[0] != (forecast.Step{Value: 8_000}) {
		t.Errorf("%+v", taken)
	}
	pages := testkit.Serve(d, s.desk)
	for name, file := range map[string]string{"no columns": "a;b\n1;2\n", "empty": "", "no table": "\x00\x01\x02", "a broken workbook": "PK\x03\x04 no"} {
		if a := testkit.Upload(t, pages, "treasurer", s.at(o, "/sheet"), nil, "file", "x.csv", []byte(file)); a.Status != 422 {
			t.Errorf("%s: %d", name, a.Status)
		}
	}
	refused := testkit.Upload(t, pages, "treasurer", s.at(o, "/sheet"), nil, "file", "x.csv", []byte("Nature;Libellé;Montant\nVente;Bar;douze\n"))
	if refused.Status != 200 || !strings.Contains(refused.Text, "douze") || !strings.Contains(refused.Text, "Rien n’est repris") {
		t.Errorf("%d %s", refused.Status, refused.Text)
	}
	if a := testkit.Upload(t, pages, "board", s.at(o, "/sheet"), nil, "file", "x.csv", []byte("Nature;Libellé;Montant\nVente;Bar;12\n")); a.Status != 403 {
		t.Errorf("%d", a.Status)
	}
}
