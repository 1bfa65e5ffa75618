package purchase_test

import (
	"strings"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
)

// credited is a credit note of Bois du Limousin, approved.
func (s *scene) credited(number string, net money.Cents) purchase.Bill {
	s.t.Helper()
	d := bois(number)
	d.Credit, d.Lines = true, []purchase.Line{{Label: "Retour", Account: "606300", Net: net}}
	return s.approved(d)
}

func TestACreditNoteIsTakenOffWhatItsSupplierIsPaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d) // it is 2027-03-10
		first, second, back := s.approved(bois("F1")), s.approved(bois("F2")), s.credited("AV1", 51_00)
		stone := bois("P1")
		stone.Supplier = purchase.Supplier{Name: "Pierre et fils", IBAN: moulin}
		other := s.approved(stone)
		p, err := s.desk.Pay(s.ctx, s.treas, purchase.Order{From: moulin, On: "2027-03-12", Facts: []string{string(first.ID), string(second.ID), string(back.ID), string(other.ID)}})
		s.must(err)
		if p.Count != 2 || p.Sum != 625_50 { // 225.50 + 225.50 - 51, and 225.50
			t.Errorf("%+v", p)
		}
		_, lines, content, err := s.desk.Payment(s.ctx, s.treas, p.ID)
		s.must(err)
		for _, has := range []string{"<NbOfTxs>2</NbOfTxs>", "<CtrlSum>625.50</CtrlSum>", `<InstdAmt Ccy="EUR">400.00</InstdAmt>`, "<Ustrd>F1 F2 AV1</Ustrd>", `<InstdAmt Ccy="EUR">225.50</InstdAmt>`} {
			if !strings.Contains(string(content), has) {
				t.Errorf("no %s in %s", has, content)
			}
		}
		if len(lines) != 4 || s.bill(back.ID).State() != purchase.Sent {
			t.Errorf("%+v, %s", lines, s.bill(back.ID).State())
		}
		s.must(s.desk.TakeBack(s.ctx, s.treas, p.ID))
		if got := s.bill(back.ID).State(); got != purchase.Owed {
			t.Error(got)
		}
	})
}

func TestNobodyIsPaidLessThanNothingAndTheCreditLeftIsSaid(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		b, back := s.approved(bois("F1")), s.credited("AV1", 300_00)
		for _, facts := range [][]string{{string(b.ID), string(back.ID)}, {string(back.ID)}} {
			if _, err := s.desk.Pay(s.ctx, s.treas, purchase.Order{From: moulin, On: "2027-03-12", Facts: facts}); refused(err) != "facts purchase.credit_left" {
				t.Error(err)
			}
		}
		h, at := testkit.Serve(d, s.desk), "/p/"+string(s.treas.Place)
		testkit.Screens(t, h, []testkit.Screen{
			{As: "treasurer", Method: "GET", Path: at + "/payments", Status: 200, Has: []string{"Bois du Limousin", "74,50", "AV1"}}})
	})
}
