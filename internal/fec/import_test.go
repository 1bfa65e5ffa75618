package fec_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/fec"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

func TestF15TheGoldenYearComesInWhole(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.take(golden, s.given(golden))
		if !r.Format.OK || !r.Accounting.OK || len(r.Format.Issues) > 0 {
			t.Errorf("verdicts: %+v %+v", r.Format, r.Accounting)
		}
		if r.Entries != 203 || r.Lines != 596 || r.Debit != 66246905 || r.Credit != 66246905 || r.Result != 2039338 {
			t.Errorf("%+v", r)
		}
		var want struct {
			TrialBalance map[string]string `json:"trial_balance"`
		}
		s.must(json.Unmarshal(s.given("expected.json"), &want))
		if got := s.balance(); !maps.Equal(got, want.TrialBalance) {
			t.Errorf("balance %v, want %v", got, want.TrialBalance)
		}
	})
}

func TestF17To29AMutantIsRefusedWhereItIsWrong(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	for _, c := range []struct {
		file         string
		format       bool
		accounting   bool
		severity     fec.Severity
		line, column int
		code, says   string
	}{
		{"M01_header_missing_Debit.txt", false, false, fec.Fatal, 1, 12, "no_column", "Colonne Debit absente : elle est obligatoire."},
		{"M02_dot_decimal.txt", false, false, fec.Fatal, 2, 12, "decimal_point", "« 15000.00 » : le séparateur décimal est la virgule, pas le point."},
		{"M03_thousand_separator.txt", false, false, fec.Fatal, 2, 12, "thousands", ""},
		{"M04_invalid_date.txt", false, false, fec.Fatal, 4, 4, "date", ""},
		{"M05_account_not_3_digits.txt", true, false, fec.Alert, 4, 5, "account_figures", ""},
		{"M06_empty_EcritureLib.txt", false, false, fec.Fatal, 6, 11, "empty", ""},
		{"M07_19_fields_on_one_line.txt", false, false, fec.Fatal, 6, 0, "fields", "19 champs au lieu de 18."},
		{"M09_debit_and_credit_same_line.txt", true, false, fec.Alert, 2, 12, "both", ""},
		{"M10_debit_credit_zero.txt", true, false, fec.Alert, 2, 12, "nothing", ""},
		{"M11_semicolon_separator.txt", false, false, fec.Fatal, 1, 0, "separator", ""},
		{"M12_empty_ValidDate.txt", false, true, fec.Absent, 2, 16, "absent", "Données absentes : ValidDate est vide."},
		{"M13_empty_PieceRef.txt", false, true, fec.Absent, 2, 9, "absent", ""},
		{"M15_pipe_in_label_pipe_sep.txt", false, false, fec.Fatal, 2, 0, "fields", "19 champs au lieu de 18."},
	} {
		r := s.take(golden, s.given(c.file))
		if r.Format.OK != c.format || r.Accounting.OK != c.accounting {
			t.Errorf("%s: format %t, accounting %t: %+v", c.file, r.Format.OK, r.Accounting.OK, r)
		}
		s.has(r.Format, c.severity, c.line, c.column, c.code, spaced(c.says))
	}
	years, err := s.desk.Ledger.Years(s.ctx, s.desk.DB, s.who)
	s.must(err)
	if len(years) > 0 {
		t.Error("a refused file opened a year")
	}
}

// spaced puts the hard spaces that French texts are read with.
func spaced(text string) string {
	return strings.NewReplacer(" :", "\u00a0:", "« ", "«\u00a0", " »", "\u00a0»").Replace(text)
}

func TestF24AnEntryOutOfBalanceIsNamedWithItsGap(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	r := s.take(golden, s.given("M08_unbalanced_entry.txt"))
	if !r.Format.OK || r.Accounting.OK {
		t.Errorf("%+v", r)
	}
	s.has(r.Accounting, fec.Wrong, 2, 0, "unbalanced", "L’écriture 1 n’est pas équilibrée\u00a0: écart de 0,01\u00a0€.")
}

func TestF26SemicolonsAreReadInYearsClosedBefore2013(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	old := bytes.ReplaceAll(s.given("M11_semicolon_separator.txt"), []byte("2027"), []byte("2012"))
	if r := s.take("123456782FEC20121231.txt", old); !r.OK() {
		t.Errorf("%+v", r)
	}
}

func TestF27EveryAbsentDatumIsCounted(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	for file, want := range map[string]int{"M12_empty_ValidDate.txt": 39, "M13_empty_PieceRef.txt": 1} {
		if got := count(s.take(golden, s.given(file)).Format, "absent"); got != want {
			t.Errorf("%s: %d absent, want %d", file, got, want)
		}
	}
}

func TestF28ANumberOutOfTheSequenceIsNamed(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	r := s.take(golden, s.given("M14_number_gap.txt"))
	if !r.Format.OK || r.Accounting.OK || count(r.Accounting, "unbalanced") != 2 {
		t.Errorf("%+v", r)
	}
	s.has(r.Accounting, fec.Warning, 10, 3, "gap", "Le numéro 999 ne suit pas la suite 1–15.")
	s.has(r.Accounting, fec.Wrong, 10, 0, "unbalanced", "L’écriture 999 n’est pas équilibrée\u00a0: écart de 72\u202f000,00\u00a0€.")
}

func TestF30AmountAndSenseAndUTF8HaveTheSameBalances(t *testing.T) {
	t.Parallel()
	lines := bytes.SplitAfter(newScene(t, testkit.SQLite(t)).given(golden), []byte("\n"))
	var want map[string]string
	for _, c := range []struct {
		name string
		body []byte
	}{{"golden", bytes.Join(lines[:40], nil)}, {"M16_Montant_Sens_valid.txt", nil}, {"M17_utf8_bom_valid.txt", nil}} {
		s := newScene(t, testkit.SQLite(t))
		if c.body == nil {
			c.body = s.given(c.name)
		}
		if r := s.take(golden, c.body); !r.OK() || r.Lines != 39 {
			t.Errorf("%s: %+v", c.name, r)
		}
		got := s.balance()
		if want == nil {
			want = got
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: %v, want %v", c.name, got, want)
		}
	}
}

func TestF31ADayOutsideTheYearIsRefused(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	r := s.take(golden, s.given("M18_date_outside_year.txt"))
	if !r.Format.OK || r.Accounting.OK {
		t.Errorf("%+v", r)
	}
	s.has(r.Accounting, fec.Wrong, 6, 4, "outside_year", "")
}

func TestF32ARealFileWithItsDefectsIsRead(t *testing.T) {
	t.Parallel()
	body, err := os.ReadFile(testkit.File(t, "outside/fec/0000000001FEC20220831.txt"))
	s := newScene(t, testkit.SQLite(t))
	s.must(err)
	r := s.take("0000000001FEC20220831.txt", body, dry)
	if r.Lines != 5422 || r.Debit != 1018621981 || r.Credit != 1018621981 || r.Result != 17320848 || r.Entries != 2033 {
		t.Errorf("%d lines, %d entries, %s, %s", r.Lines, r.Entries, r.Debit, r.Result)
	}
	s.has(r.Format, fec.Info, 0, 0, "file_name", "")
	s.has(r.Format, fec.Info, 1, 0, "bom", "")
	s.has(r.Accounting, fec.Warning, 1, 3, "per_journal", "")
	if got := count(r.Accounting, "letter_undated"); got != 2035 {
		t.Errorf("%d letters without date", got)
	}
}

const heading = "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise"

// made writes a line of each of two accounts: an entry.
func made(number, on, ref, label, sum string) string {
	line := func(account, debit, credit string) string {
		return strings.Join([]string{"BQ", "Banque", number, on, account, "Compte " + account, "", "", ref, on, label, debit, credit, "", "", on, "", ""}, "\t")
	}
	return line("512000", sum, "0,00") + "\n" + line("706000", "0,00", sum) + "\n"
}

func TestF33NumbersThatAreAllZeroAreRebuiltFromJournalDayAndVoucher(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		text := heading + "\tDateRglt\tModeRglt\tNatOp\tIdClient\n" + strings.ReplaceAll(
			made("0", "20231201", "A", "Don", "10,00")+made("0", "20231201", "B", "Don", "20,00")+made("0", "20231202", "A", "Don", "30,00"), "\n", "\t\t\t\t\n")
		r := s.take("000000000FEC20231231.txt", []byte(text))
		if !r.OK() || r.Entries != 3 || r.Debit != 6000 {
			t.Errorf("%+v", r)
		}
		s.has(r.Accounting, fec.Warning, 1, 3, "all_zero", "")
		text = strings.ReplaceAll(text, "\t20231201\t\t\t\t\t\t\n", "\t\t\t\t\t\t\t\n")
		if r := s.take("000000000FEC20231231.txt", []byte(text), dry); r.Format.OK || count(r.Format, "absent") != 4 {
			t.Errorf("%+v", r.Format)
		}
	})
}

func TestF34PipesATrailingPipeLatin9AndZerosAreRead(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	text := strings.ReplaceAll(strings.ReplaceAll(heading+"\n"+made("1", "20230105", "A", "Réglé en €", "0000000069,60"), "\t", "|"), "\n", "|\r\n")
	body, err := charmap.ISO8859_15.NewEncoder().Bytes([]byte(text))
	s.must(err)
	r := s.take("111111111FEC20221231.TXT", body)
	if !r.OK() || r.Debit != 6960 || r.To != "2023-12-31" {
		t.Errorf("%+v", r)
	}
	s.has(r.Format, fec.Info, 1, 19, "trailing", "")
	page, err := s.desk.Ledger.List(s.ctx, s.who, ledger.Filter{})
	s.must(err)
	if got := page.Rows[0].Label; got != "Réglé en €" {
		t.Errorf("label %q", got)
	}
}

func TestF35TwoCarriageReturnsEndALine(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	r := s.take("123456789FEC20500930.txt", []byte(strings.ReplaceAll(heading+"\n"+made("1", "20500930", "A", "Don", "1,00"), "\n", "\r\r\n")))
	if !r.OK() || r.Lines != 2 || r.From != "2049-10-01" {
		t.Errorf("%+v", r)
	}
}

func TestTheSameFileComesInOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take(golden, s.given(golden))
		_, err := s.desk.Import(s.ctx, s.who, fec.Asked{Name: "again.txt", File: bytes.NewReader(s.given(golden))})
		if base.KindOf(err) != base.Conflict || !strings.Contains(err.Error(), "fec.taken_already") {
			t.Errorf("%v", err)
		}
		other := bytes.ReplaceAll(s.given(golden), []byte("APP-1"), []byte("APP-2"))
		_, err = s.desk.Import(s.ctx, s.who, fec.Asked{Name: golden, File: bytes.NewReader(other)})
		if base.KindOf(err) != base.Conflict || !strings.Contains(err.Error(), "fec.year_has_entries") {
			t.Errorf("%v", err)
		}
	})
}

func TestOnlySoundEntriesComeInWherePartIsAskedFor(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		r := s.take(golden, s.given("M14_number_gap.txt"), partial)
		if r.LeftCount != 2 || len(r.Left) != 2 || r.Left[0].Number != "999" || r.Left[0].Line != 10 {
			t.Errorf("%+v", r.Left)
		}
		if got := s.balance()["404000"]; got != "-72000.00" {
			t.Errorf("404000: %s", got)
		}
	})
}

func TestScatteredLinesMakeOneEntry(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	a, b := strings.SplitAfter(made("1", "20270105", "A", "Un", "1,00"), "\n"), strings.SplitAfter(made("2", "20270105", "B", "Deux", "2,00"), "\n")
	if r := s.take(golden, []byte(heading+"\n"+a[0]+b[0]+a[1]+b[1])); !r.OK() || r.Entries != 2 {
		t.Errorf("%+v", r)
	}
}

func TestANegativeDebitIsACredit(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	text := strings.ReplaceAll(heading+"\n"+made("1", "20270105", "A", "Un", "7,00-"), "\t0,00\t7,00-", "\t0,00\t-7,00")
	if r := s.take(golden, []byte(text)); !r.OK() || count(r.Accounting, "negative") != 2 {
		t.Errorf("%+v", r)
	}
	if got := s.balance()["512000"]; got != "-7.00" {
		t.Errorf("512000: %s", got)
	}
}

func TestIssuesAreInTheOrderOfTheFile(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	var text strings.Builder
	text.WriteString(heading + "\n")
	for i := range 6000 {
		text.WriteString(made(fmt.Sprint(i+1), "20270105", "", "Un", "1,0"))
	}
	r := s.take(golden, []byte(text.String()), dry)
	for i := 1; i < len(r.Format.Issues); i++ {
		if r.Format.Issues[i].Line < r.Format.Issues[i-1].Line {
			t.Fatal("out of order")
		}
	}
	if n := len(r.Format.Issues); n != 10_001 || r.Format.Issues[n-1].Code != "more" {
		t.Errorf("%d issues", n)
	}
}

func TestWhatNoTextOfTheBooksHoldsIsReadAsABlank(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		body := bytes.Replace(s.given("123456782FEC20271231.txt"), []byte("Loyer"), []byte("Lo\x1fy\x00er"), 1)
		if !bytes.Contains(body, []byte("Lo\x1fy\x00er")) {
			t.Fatal("nothing to replace")
		}
		if r := s.take("123456782FEC20271231.txt", body); !r.OK() {
			t.Errorf("%+v", r)
		}
		broken, err := s.desk.Ledger.Verify(s.ctx, d, s.who.Place)
		s.must(err)
		if len(broken) > 0 {
			t.Errorf("broken: %+v", broken)
		}
	})
}
