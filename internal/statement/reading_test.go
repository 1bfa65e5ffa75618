package statement_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/statement"
	"pilotis/internal/testkit"
)

// told gathers a book as it is told.
type told struct {
	sections []statement.Section
	lines    map[string][]ledger.Ranked
	last     map[string]money.Cents
}

func (t *told) Begin(s statement.Section) error {
	t.sections = append(t.sections, s)
	t.last[s.Account+s.Third] = s.Before
	return nil
}

func (t *told) Line(s statement.Section, l ledger.Ranked, balance money.Cents) error {
	t.lines[s.Account+s.Third] = append(t.lines[s.Account+s.Third], l)
	t.last[s.Account+s.Third] = balance
	return nil
}

func (t *told) End(statement.Section) error { return nil }

func (s *scene) told(p statement.Period, b ledger.Book) *told {
	s.t.Helper()
	b.From, b.To = p.From, p.To
	out := &told{lines: map[string][]ledger.Ranked{}, last: map[string]money.Cents{}}
	s.must(s.desk.Tell(s.ctx, s.who, p, b, out))
	return out
}

func (s *scene) period(from, to string) statement.Period {
	s.t.Helper()
	p, err := s.desk.Period(s.ctx, s.who, dayOf(strings.ReplaceAll(from, "-", "")), dayOf(strings.ReplaceAll(to, "-", "")))
	s.must(err)
	return p
}

func TestTheGeneralLedgerEndsWhereTheTrialBalanceDoes(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take("2027-01-01", "2027-12-31", golden(t))
		for _, span := range [][2]string{{"2027-01-01", "2027-12-31"}, {"2027-03-10", "2027-06-20"}} {
			p := s.period(span[0], span[1])
			trial, err := s.desk.Trial(s.ctx, s.who, p)
			s.must(err)
			trial = slices.DeleteFunc(trial, func(w statement.Weighed) bool { return w.Before == 0 && w.Debit == 0 && w.Credit == 0 })
			whole, apart := s.told(p, ledger.Book{}), s.told(p, ledger.Book{ByThird: true})
			if len(whole.sections) != len(trial) {
				t.Fatalf("%d accounts, want %d", len(whole.sections), len(trial))
			}
			byThird := map[string]money.Cents{}
			for _, third := range apart.sections {
				if got := apart.last[third.Account+third.Third]; got != third.After() {
					t.Errorf("%s %s runs to %s and ends at %s", third.Account, third.Third, got, third.After())
				}
				byThird[third.Account] += third.After()
			}
			for i, w := range trial {
				got := whole.sections[i]
				if got.Account != w.Code || got.Before != w.Before || got.Debit != w.Debit || got.Credit != w.Credit || whole.last[w.Code] != w.After() {
					t.Errorf("%s: %+v runs to %s, want %+v", w.Code, got, whole.last[w.Code], w)
				}
				if strings.HasPrefix(w.Code, "411") && byThird[w.Code] != w.After() {
					t.Errorf("%s holds %s by third parties, want %s", w.Code, byThird[w.Code], w.After())
				}
			}
		}
	})
}

func TestEveryPieceOfAStatementOpensLinesThatAddUpToIt(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take("2027-01-01", "2027-12-31", golden(t))
		p := s.period("2027-01-01", "2027-12-31")
		for kind, draw := range map[string]func() (statement.Rows, error){
			"income": func() (statement.Rows, error) { return s.desk.Income(s.ctx, s.who, p) },
			"sheet":  func() (statement.Rows, error) { return s.desk.Sheet(s.ctx, s.who, p) },
		} {
			rows, err := draw()
			s.must(err)
			apart := map[string]bool{}
			for _, r := range rows {
				for _, h := range r.Held {
					apart[h.Account] = apart[h.Account] || h.Third != ""
				}
			}
			for _, r := range rows {
				if kind == "sheet" && !r.Part.Asset() && !r.Part.Liability() {
					continue
				}
				for _, h := range r.Held {
					b := ledger.Book{Account: h.Account, Third: h.Third}
					if h.Third == "" && apart[h.Account] {
						b.Third = ledger.NoThird
					}
					if got := s.told(p, b); len(got.sections) != 1 || got.last[h.Account+h.Third] != h.Net {
						t.Errorf("%s %s %s: %+v, want %s", r.Key, h.Account, h.Third, got.last, h.Net)
					}
				}
			}
		}
	})
}

func TestTheJournalOfTheGoldenYearIsReadByPagesAndWhole(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		all := golden(t)
		s.take("2027-01-01", "2027-12-31", all)
		b := ledger.Book{From: "2027-01-01", To: "2027-12-31"}
		var paged, whole []ledger.Entry
		for after := (ledger.Mark{}); ; {
			page, err := s.desk.Ledger.ReadEntries(s.ctx, d, s.who, b, after, 7)
			s.must(err)
			paged = append(paged, page...)
			if len(page) < 7 {
				break
			}
			after = ledger.Mark{Day: page[6].Day, Rank: page[6].Rank}
		}
		s.must(s.desk.Ledger.EachEntry(s.ctx, d, s.who, b, func(e ledger.Entry) error { whole = append(whole, e); return nil }))
		if len(paged) != len(all) || len(whole) != len(all) {
			t.Fatalf("%d by pages, %d whole, want %d", len(paged), len(whole), len(all))
		}
		var debit money.Cents
		for i, e := range whole {
			if paged[i].ID != e.ID || len(paged[i].Lines) != len(e.Lines) || i > 0 && (whole[i-1].Day > e.Day) {
				t.Fatalf("%d: %s by pages, %s whole", i, paged[i].Number, e.Number)
			}
			in, out := e.Sums()
			if debit += in; in != out {
				t.Errorf("%s does not balance", e.Number)
			}
		}
		if want := sumOfDebits(all); debit != want {
			t.Errorf("debits of %s, want %s", debit, want)
		}
	})
}

func sumOfDebits(all []ledger.Entry) (sum money.Cents) {
	for _, e := range all {
		in, _ := e.Sums()
		sum += in
	}
	return sum
}

func TestALedgerReadByPagesIsTheWholeLedger(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.take("2027-01-01", "2027-12-31", golden(t))
		for _, b := range []ledger.Book{{}, {ByThird: true}, {Journal: "BQ"}, {Prefix: "6"}, {Account: "512000"}, {Prefix: "41", ByThird: true}} {
			b.From, b.To = "2027-01-01", "2027-12-31"
			var whole, paged []ledger.Ranked
			s.must(s.desk.Ledger.EachLine(s.ctx, d, s.who, b, func(l ledger.Ranked) error { whole = append(whole, l); return nil }))
			for after := (ledger.Mark{}); ; {
				page, err := s.desk.Ledger.Read(s.ctx, d, s.who, b, after, 3)
				s.must(err)
				paged = append(paged, page...)
				if len(page) < 3 {
					break
				}
				mark, ok := ledger.MarkOf(page[2].Mark().String())
				if !ok || mark != page[2].Mark() {
					t.Fatalf("a mark is not read as written: %v", page[2].Mark())
				}
				after = mark
			}
			if len(whole) == 0 || len(paged) != len(whole) {
				t.Fatalf("%+v: %d lines by pages, %d whole", b, len(paged), len(whole))
			}
			for i := range whole {
				if paged[i].At != whole[i].At {
					t.Fatalf("%+v: line %d differs", b, i)
				}
			}
		}
	})
}

func TestAnotherPlaceSeesNothingOfTheBooks(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.take("2027-01-01", "2027-12-31", golden(t))
	other := testkit.As(base.Treasurer, base.NewID[base.KindPlace](s.desk.DB.Clock()))
	b := ledger.Book{From: "2027-01-01", To: "2027-12-31"}
	lines, err := s.desk.Ledger.Read(s.ctx, s.desk.DB, other, b, ledger.Mark{}, 10)
	s.must(err)
	entries, err := s.desk.Ledger.ReadEntries(s.ctx, s.desk.DB, other, b, ledger.Mark{}, 10)
	s.must(err)
	sums, err := s.desk.Ledger.Sums(s.ctx, s.desk.DB, other, b)
	s.must(err)
	if len(lines)+len(entries)+len(sums) > 0 {
		t.Errorf("%d lines, %d entries, %d sums", len(lines), len(entries), len(sums))
	}
}

func TestTheBudgetStandsBesideTheIncomeStatementOverWholeMonths(t *testing.T) {
	t.Parallel()
	s := newScene(t, testkit.SQLite(t))
	s.take("2027-01-01", "2027-12-31", golden(t))
	s.desk.Planned = func(context.Context, base.Actor, day.Day, day.Day) (map[string]money.Cents, error) {
		return map[string]money.Cents{"706000": 3_612_300, "613200": 1_800_000}, nil
	}
	h, at := testkit.Serve(s.desk.DB, s.desk), "/p/"+string(s.who.Place)+"/reports/income?to=2027-06-30&from="
	testkit.Screens(t, h, []testkit.Screen{
		{As: "treasurer", Method: "GET", Path: at + "2027-01-01", Status: 200, Has: []string{"Budget", "36\u202f123,00", "18\u202f123,00"}},
		{As: "treasurer", Method: "GET", Path: at + "2027-01-02", Status: 200, HasNot: []string{"36\u202f123,00"}},
	})
}
