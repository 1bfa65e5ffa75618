package fec_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

// sheet is a file in memory.
type sheet struct{ bytes.Buffer }

func (s *sheet) Reset() error { s.Buffer.Reset(); return nil }

// put writes the file of 2027.
func (s *scene) put() ([]byte, fec.Exported, error) {
	s.t.Helper()
	y, err := s.desk.YearNamed(s.ctx, s.who, "2027")
	s.must(err)
	var to sheet
	out, err := s.desk.Export(s.ctx, s.who, y.ID, &to)
	return to.Bytes(), out, err
}

func TestF16TheGoldenYearGoesOutAsItCameIn(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(golden, s.given(golden))
		got, out, err := s.put()
		s.must(err)
		if !bytes.Equal(got, s.given(golden)) {
			t.Error("the file differs from the one taken in")
		}
		if out.Name != golden || out.Lines != 596 || out.Entries != 203 || out.Encoding != "ISO 8859-15" {
			t.Errorf("%+v", out)
		}
		again := newScene(t, d)
		again.take(out.Name, got)
		if back, _, err := again.put(); err != nil || !bytes.Equal(back, got) {
			t.Errorf("taken in again and out again it differs: %v", err)
		}
	})
}

func TestF36AnExportThatWouldBeRejectedIsRefusedWithTheList(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(golden, s.given(golden))
		_, err := s.desk.Ledger.Write(s.ctx, s.who, ledger.Draft{Journal: "BQ", Day: "2027-05-01", Label: "Oubli",
			Lines: []ledger.Line{{Account: "512000", Debit: 100}, {Account: "706000", Credit: 90}}})
		s.must(err)
		_, _, err = s.put()
		var fault *base.Fault
		if !errors.As(err, &fault) || len(fault.Fields) != 2 || fault.Fields[0].Key != "fec.not_validated" || fault.Fields[1].Key != "fec.draft_unbalanced" {
			t.Errorf("%v", err)
		}
		s.desk.Holder = func(context.Context, db.Reader, base.PlaceID) (fec.Holder, error) { return fec.Holder{}, nil }
		if _, _, err = s.put(); !errors.As(err, &fault) || len(fault.Fields) != 3 || fault.Fields[0].Key != "fec.no_siren" {
			t.Errorf("%v", err)
		}
	})
}

func TestF36AYearWithAHoleInItsNumbersIsNotWritten(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.take(golden, []byte(heading+"\n"+made("1", "20270105", "A", "Un", "1,00")+made("3", "20270105", "A", "Un", "1,00")))
	if _, _, err := s.put(); err == nil || !strings.Contains(err.Error(), "fec.issue_gap") {
		t.Errorf("%v", err)
	}
}

func TestF37LabelsKeepTheirCharactersAndLoseTheirTabs(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(golden, []byte(heading+"\n"+made("1", "20270105", "A", "Un", "1,00")))
		for i, c := range []struct{ label, encoding, want string }{
			{"Tab\tligne\npipe|fin", "ISO 8859-15", "\tTab ligne pipe fin\t"},
			{"Cœur à 5 €", "ISO 8859-15", "\tC\xbdur \xe0 5 \xa4\t"},
			{"Fête 🎉", "UTF-8", "\tFête 🎉\t"},
		} {
			e, err := s.desk.Ledger.Write(s.ctx, s.who, ledger.Draft{Journal: "BQ", Day: "2027-05-01", Label: c.label,
				Lines: []ledger.Line{{Account: "512000", Debit: 100}, {Account: "706000", Credit: 100}}})
			s.must(err)
			_, err = s.desk.Ledger.Validate(s.ctx, s.who, e.ID)
			s.must(err)
			got, out, err := s.put()
			s.must(err)
			if out.Encoding != c.encoding || !bytes.Contains(got, []byte(c.want)) || bytes.HasPrefix(got, []byte("\xef\xbb\xbf")) || out.Entries != i+2 {
				t.Errorf("%q: %s, %d entries\n%s", c.label, out.Encoding, out.Entries, got)
			}
		}
	})
}
