package purchase_test

import (
	"bytes"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
)

func TestAnApprovedInvoiceEntersTheBooksOnceAndIsPaidWhenItsLineIsSettled(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		b := s.entered(bois("2027-118"))
		if b.State() != purchase.ToCheck || b.Due != "2027-04-04" || b.Net != 200_00 || b.Tax != 25_50 || b.Supplier.Third != "BOISDULIMOUS" {
			t.Errorf("%+v", b)
		}
		b, err := s.desk.Approve(s.ctx, s.treas, b.ID, "")
		s.must(err)
		if got := s.told(b.Entry); got != "606300 D 100.00 · 606300 D 100.00 · 445660 D 25.50 · 401000 BOISDULIMOUS C 225.50" {
			t.Error(got)
		}
		e, err := s.books.Entry(s.ctx, s.treas, b.Entry)
		s.must(err)
		if !e.Validated() || e.Source != "purchase:"+string(b.ID) || e.Piece != "2027-118" || e.Journal != "AC" || e.Day != "2027-03-05" || e.Label != "Bois du Limousin, facture 2027-118" {
			t.Errorf("%+v", e)
		}
		if got := s.bill(b.ID); got.State() != purchase.Owed || got.Left != 225_50 || got.Supplier.IBAN != "DE89370400440532013000" {
			t.Errorf("%+v", got)
		}
		if _, err := s.desk.Approve(s.ctx, s.treas, b.ID, ""); refused(err) != "purchase.approved_already" {
			t.Error(err)
		}
		s.paid(b.Entry, "401000", 100_00)
		if got := s.bill(b.ID); got.State() != purchase.Owed || got.Left != 125_50 {
			t.Errorf("%+v", got)
		}
		second := s.approved(bois("2027-119"))
		s.paid(second.Entry, "401000", 225_50)
		if got := s.bill(second.ID); got.State() != purchase.Paid || got.Left != 0 {
			t.Errorf("%+v", got)
		}
		if err := s.desk.Reopen(s.ctx, s.treas, second.ID); refused(err) != "purchase.paid_already" {
			t.Error(err)
		}
	})
}

func TestF52AnInvoiceReceivedTwiceIsADoubleAndBooksNothing(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first := s.approved(bois("F 2027/118"))
		again := bois("f2027-118")
		again.Supplier = purchase.Supplier{Name: "BOIS DU LIMOUSIN SARL", Siren: "732829320"}
		double := s.entered(again)
		if double.State() != purchase.Double || double.Twin != first.ID || double.Supplier.Third != first.Supplier.Third {
			t.Fatalf("%+v", double)
		}
		if _, err := s.desk.Approve(s.ctx, s.treas, double.ID, ""); refused(err) != "purchase.double" || base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		all, err := s.desk.Doubles(s.ctx, s.treas, first.ID)
		s.must(err)
		if len(all) != 1 || all[0].ID != double.ID {
			t.Errorf("%+v", all)
		}
		owed, err := s.books.Open(s.ctx, d, s.treas, "401000", "")
		s.must(err)
		if len(owed) != 1 || owed[0].Credit != 225_50 {
			t.Errorf("%+v", owed)
		}
		// another day or another number is another invoice
		later := bois("F2027-118")
		later.Issued = "2027-03-06"
		if b := s.entered(later); b.State() != purchase.ToCheck {
			t.Errorf("%+v", b)
		}
		// the database itself holds one of each
		err = d.Change(s.ctx, s.treas, s.untwin(double.ID))
		if err == nil {
			t.Error("a second of the same was let in")
		}
	})
}

func TestADoubleStandsOnItsOwnOnceTheFirstIsGone(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		first, second, third := s.entered(bois("1")), s.entered(bois("1")), s.entered(bois("1"))
		s.must(s.desk.Drop(s.ctx, s.treas, first.ID))
		if a, b := s.bill(second.ID), s.bill(third.ID); a.State() != purchase.ToCheck || b.Twin != a.ID {
			t.Errorf("%+v %+v", a, b)
		}
		changed := bois("2")
		_, err := s.desk.Correct(s.ctx, s.treas, second.ID, changed)
		s.must(err)
		if b := s.bill(third.ID); b.State() != purchase.ToCheck {
			t.Errorf("%+v", b)
		}
	})
}

func TestAnApprovalTakenBackIsReversedAndMayBeGivenAgain(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		b := s.approved(bois("7"))
		s.must(s.desk.Reopen(s.ctx, s.treas, b.ID))
		if got := s.bill(b.ID); got.State() != purchase.ToCheck {
			t.Errorf("%+v", got)
		}
		if owed, err := s.books.Open(s.ctx, d, s.treas, "401000", ""); err != nil || len(owed) != 0 {
			t.Error(owed, err)
		}
		b, err := s.desk.Approve(s.ctx, s.treas, b.ID, "2027-03-09")
		s.must(err)
		e, err := s.books.Entry(s.ctx, s.treas, b.Entry)
		s.must(err)
		if e.Source != "purchase:"+string(b.ID)+":1" || e.Day != "2027-03-09" {
			t.Errorf("%+v", e)
		}
	})
}

func TestTaxThatIsNotClaimedBackIsPartOfTheCostAndACreditNoteGivesBack(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		plain := bois("8")
		plain.Recovers = false
		if got := s.told(s.approved(plain).Entry); got != "606300 D 120.00 · 606300 D 105.50 · 401000 BOISDULIMOUS C 225.50" {
			t.Error(got)
		}
		credit := bois("A8")
		credit.Credit = true
		b := s.approved(credit)
		if got := s.told(b.Entry); got != "606300 C 100.00 · 606300 C 100.00 · 445660 C 25.50 · 401000 BOISDULIMOUS D 225.50" {
			t.Error(got)
		}
		if b.Left != -225_50 || b.Late("2028-01-01") {
			t.Errorf("%+v", b)
		}
		st, err := s.desk.Standing(s.ctx, s.treas)
		s.must(err)
		if st.Owed.Amount != 0 || st.Owed.Count != 2 {
			t.Errorf("%+v", st)
		}
	})
}

func TestTheTaxOfServicesWaitsForTheirPaymentOnAnAccountThatIsOpened(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		mixed := bois("9")
		mixed.Lines = append(mixed.Lines, purchase.Line{Label: "Location", Account: "613200", Net: 50_00, Tax: 10_00},
			purchase.Line{Label: "Scie", Account: "218300", Net: 20_00, Tax: 4_00})
		if got := s.told(s.approved(mixed).Entry); got != "606300 D 100.00 · 606300 D 100.00 · 613200 D 50.00 · 218300 D 20.00 · 445660 D 25.50 · 445860 D 10.00 · 445620 D 4.00 · 401000 BOISDULIMOUS C 309.50" {
			t.Error(got)
		}
	})
}

func TestEverythingWrongWithAnInvoiceIsSaidAtOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		wrong := purchase.Draft{Supplier: purchase.Supplier{Siren: "123456789", IBAN: "FR76"}, Issued: "2027-03-05", Due: "2027-03-04",
			Lines: []purchase.Line{{Account: "999999", Net: 1}, {Account: "706000"}}}
		_, err := s.desk.Enter(s.ctx, s.treas, wrong)
		want := "supplier base.required, siren purchase.siren_wrong, iban wire.iban_wrong, number base.required, due purchase.due_before, " +
			"lines[0].account purchase.no_such_account, lines[1].account purchase.account_of_income, lines[1].net purchase.line_nothing"
		if got := refused(err); got != want {
			t.Error(got)
		}
		s.entered(bois("1"))
		other := bois("2")
		other.Supplier = purchase.Supplier{Third: "BOISDULIMOUS", Siren: "123456782"}
		if _, err := s.desk.Enter(s.ctx, s.treas, other); refused(err) != "siren purchase.siren_other" {
			t.Error(err)
		}
		late := bois("3")
		late.Issued = "2026-12-31"
		b := s.entered(late)
		if _, err := s.desk.Approve(s.ctx, s.treas, b.ID, ""); refused(err) != "day ledger.no_year" {
			t.Error(err)
		}
	})
}

func TestAnAccountNumberIsNotChangedByAnInvoice(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.entered(bois("1"))
		thief := bois("2")
		thief.Supplier.IBAN = moulin
		if b := s.bill(s.entered(thief).ID); b.Supplier.IBAN != "DE89370400440532013000" {
			t.Error(b.Supplier)
		}
		s.must(s.desk.SetSupplier(s.ctx, s.treas, purchase.Supplier{Third: "BOISDULIMOUS", Name: "Bois du Limousin", IBAN: moulin, Terms: purchase.Terms{Days: 45, MonthEnd: true}}))
		b := s.bill(s.entered(bois("3")).ID)
		if b.Supplier.IBAN != moulin || b.Due != "2027-04-30" {
			t.Errorf("%+v", b)
		}
	})
}

func TestDueDatesFollowTheTerms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		terms purchase.Terms
		want  string
	}{{purchase.Terms{}, "2027-01-31"}, {purchase.Terms{Days: 30}, "2027-03-02"}, {purchase.Terms{Days: 30, MonthEnd: true}, "2027-03-31"}, {purchase.Terms{Days: 45, MonthEnd: true}, "2027-03-31"}} {
		if got := c.terms.Due("2027-01-31"); string(got) != c.want {
			t.Errorf("%+v: %s", c.terms, got)
		}
	}
}

func TestWhatIsOwedIsListedByDueDateAndAddsUp(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d) // it is 2027-03-10
		due := func(number string, on string) purchase.Bill {
			b := bois(number)
			b.Issued, b.Due = "2027-02-01", dayOf(on)
			return s.approved(b)
		}
		due("late", "2027-03-09")
		due("today", "2027-03-10")
		due("week", "2027-03-17")
		due("month", "2027-04-09")
		due("far", "2027-04-10")
		s.entered(bois("check"))
		for show, want := range map[purchase.Show]string{purchase.ShowLate: "late", purchase.ShowWeek: "late today week", purchase.ShowMonth: "late today week month",
			purchase.ShowOwed: "late today week month far", purchase.ShowCheck: "check", purchase.ShowAll: "check far month week today late"} {
			p, err := s.desk.List(s.ctx, s.treas, purchase.Filter{Show: show})
			s.must(err)
			var got []string
			for _, b := range p.Rows {
				got = append(got, b.Number)
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: %v", show, got)
			}
		}
		st, err := s.desk.Standing(s.ctx, s.treas)
		s.must(err)
		each := money.Cents(225_50)
		if st != (purchase.Standing{Check: purchase.Sum{Count: 1, Amount: each}, Owed: purchase.Sum{Count: 5, Amount: 5 * each}, Week: purchase.Sum{Count: 3, Amount: 3 * each}, Late: purchase.Sum{Count: 1, Amount: each}}) {
			t.Errorf("%+v", st)
		}
		p, err := s.desk.List(s.ctx, s.treas, purchase.Filter{Query: "limou week"})
		s.must(err)
		if len(p.Rows) != 1 || p.Rows[0].Number != "week" {
			t.Errorf("%+v", p.Rows)
		}
		first, err := s.desk.List(s.ctx, s.treas, purchase.Filter{Limit: 4})
		s.must(err)
		rest, err := s.desk.List(s.ctx, s.treas, purchase.Filter{Limit: 4, Cursor: first.Next})
		s.must(err)
		if len(first.Rows) != 4 || len(rest.Rows) != 2 || rest.Next != "" {
			t.Error(len(first.Rows), len(rest.Rows))
		}
	})
}

func TestAFileIsKeptBitForBitEvenBeforeItsForm(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		body := append([]byte("%PDF-1.7\n\x00\xff"), bytes.Repeat([]byte{0x1a}, 100)...)
		f, _, err := s.desk.Keep(s.ctx, s.treas, `C:\factures\bois.pdf`, bytes.NewReader(body))
		s.must(err)
		draft := bois("1")
		draft.File = f.ID
		b := s.bill(s.entered(draft).ID)
		kept, content, err := s.desk.File(s.ctx, s.treas, b.File)
		s.must(err)
		if b.File != f.ID || kept.Name != "bois.pdf" || kept.Kind != "application/pdf" || !bytes.Equal(content, body) {
			t.Errorf("%+v", kept)
		}
		// nobody takes the file of another, nor one that belongs to something
		other := bois("2")
		other.File = f.ID
		if _, err := s.desk.Enter(s.ctx, s.treas, other); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if _, _, err := s.desk.Keep(s.ctx, s.treas, "x.exe", strings.NewReader("MZ\x90\x00")); refused(err) != "file purchase.file_kind" {
			t.Error(err)
		}
		waits, _, err := s.desk.Keep(s.ctx, s.treas, "a.pdf", bytes.NewReader(body))
		s.must(err)
		testkit.At(d, "2027-03-13T10:00:00+01:00")
		_, _, err = s.desk.Keep(s.ctx, s.treas, "b.pdf", bytes.NewReader(body))
		s.must(err)
		if _, _, err := s.desk.File(s.ctx, s.treas, waits.ID); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if _, _, err := s.desk.File(s.ctx, s.treas, f.ID); err != nil {
			t.Error(err)
		}
	})
}
