package purchase_test

import (
	"context"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
)

func TestAFilePaysWhatWasChosenOnce(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d) // it is 2027-03-10
		b, other := s.approved(bois("2027-118")), s.approved(bois("2027-119"))
		c, err := s.desk.Accept(s.ctx, s.treas, s.spent(s.member).ID, purchase.Decision{})
		s.must(err)
		credit := bois("A1")
		credit.Credit = true
		s.approved(credit)
		s.entered(bois("2027-120")) // not approved
		payables, err := s.desk.Payables(s.ctx, d, s.treas)
		s.must(err)
		if len(payables) != 4 || payables[0].Fact != string(c.ID) || payables[1].Reference != "2027-118" || payables[3].Amount != -225_50 {
			t.Fatalf("%+v", payables)
		}
		order := purchase.Order{Facts: []string{string(b.ID), string(c.ID)}, From: moulin, On: "2027-03-12"}
		p, err := s.desk.Pay(s.ctx, s.treas, order)
		s.must(err)
		if p.Count != 2 || p.Sum != 263_90 || !strings.HasPrefix(p.Message, "PILOTIS-") || len(p.Message) > 35 {
			t.Errorf("%+v", p)
		}
		_, lines, content, err := s.desk.Payment(s.ctx, s.treas, p.ID)
		s.must(err)
		for _, has := range []string{"<NbOfTxs>2</NbOfTxs>", "<CtrlSum>263.90</CtrlSum>", "<MsgId>" + p.Message + "</MsgId>", "<Dt>2027-03-12</Dt>",
			"<Nm>Bois du Limousin</Nm>", "<IBAN>DE89370400440532013000</IBAN>", `<InstdAmt Ccy="EUR">225.50</InstdAmt>`, "<EndToEndId>2027-118</EndToEndId>", "<Nm>Maguy Roux</Nm>"} {
			if !strings.Contains(string(content), has) {
				t.Errorf("no %s in %s", has, content)
			}
		}
		if len(lines) != 2 || !lines[0].Claimed || lines[1].Reference != "2027-118" {
			t.Errorf("%+v", lines)
		}
		if got := s.bill(b.ID); got.State() != purchase.Sent || got.Left != 225_50 {
			t.Errorf("%+v", got)
		}
		if err := s.desk.Reopen(s.ctx, s.treas, b.ID); refused(err) != "purchase.in_payment" {
			t.Error(err)
		}
		if _, err := s.desk.Pay(s.ctx, s.treas, order); refused(err) != "purchase.paid_meanwhile" || base.KindOf(err) != base.Conflict {
			t.Error(err)
		}
		// the database itself holds a fact in one file that stands
		err = d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.Exec(ctx, `insert into payment_line (place_id, payment_id, position, fact_id, name, iban, amount, live) values ($1, 'x', 0, $2, '', '', 1, 1)`, s.treas.Place, b.ID)
			return err
		})
		if err == nil {
			t.Error("a fact was put in two files")
		}
		s.must(s.desk.TakeBack(s.ctx, s.treas, p.ID))
		if err := s.desk.TakeBack(s.ctx, s.treas, p.ID); refused(err) != "purchase.back_already" {
			t.Error(err)
		}
		order.Facts = append(order.Facts, string(other.ID))
		p, err = s.desk.Pay(s.ctx, s.treas, order)
		s.must(err)
		if p.Count != 3 || p.Sum != 489_40 {
			t.Errorf("%+v", p)
		}
		s.paid(b.Entry, "401000", 225_50)
		if got := s.bill(b.ID); got.State() != purchase.Paid {
			t.Errorf("%+v", got)
		}
	})
}

func TestAPaymentThatTheBankWouldRefuseIsNotMade(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		plain := bois("1")
		plain.Supplier.IBAN = ""
		b := s.approved(plain)
		order := purchase.Order{Facts: []string{string(b.ID)}, From: moulin, On: "2027-03-09"}
		if _, err := s.desk.Pay(s.ctx, s.treas, order); refused(err) != "on wire.paid_before, items[0].iban wire.iban_of" {
			t.Error(refused(err))
		}
		order.From = "FR00"
		if _, err := s.desk.Pay(s.ctx, s.treas, order); refused(err) != "from purchase.no_payer" {
			t.Error(err)
		}
		order.From, order.Facts = moulin, nil
		if _, err := s.desk.Pay(s.ctx, s.treas, order); refused(err) != "facts wire.nothing_to_pay" {
			t.Error(err)
		}
		if got := s.bill(b.ID); got.State() != purchase.Owed {
			t.Errorf("%+v", got)
		}
	})
}

func TestSomebodyWithoutAnAccountNumberIsPaidOnceItIsGiven(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		c, err := s.desk.Claim(s.ctx, s.member, drove(100))
		s.must(err)
		_, err = s.desk.Accept(s.ctx, s.treas, c.ID, purchase.Decision{})
		s.must(err)
		order := purchase.Order{Facts: []string{string(c.ID)}, From: moulin, On: "2027-03-12"}
		if _, err := s.desk.Pay(s.ctx, s.treas, order); refused(err) != "items[0].iban wire.iban_of" {
			t.Error(err)
		}
		stranger := testkit.As(base.Volunteer, s.treas.Place)
		if err := s.desk.Repay(s.ctx, stranger, c.ID, moulin); base.KindOf(err) != base.NotFound {
			t.Error(err)
		}
		if err := s.desk.Repay(s.ctx, s.member, c.ID, "FR76"); refused(err) != "iban wire.iban_wrong" {
			t.Error(err)
		}
		s.must(s.desk.Repay(s.ctx, s.member, c.ID, moulin))
		_, err = s.desk.Pay(s.ctx, s.treas, order)
		s.must(err)
		if err := s.desk.Repay(s.ctx, s.treas, c.ID, "DE89370400440532013000"); refused(err) != "purchase.in_payment" {
			t.Error(err)
		}
	})
}

func TestWhatIsPromisedWithinThirtyDaysAddsUp(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.approved(bois("1")) // due on 2027-04-04
		far := bois("2")
		far.Due = "2027-05-01"
		s.approved(far)
		_, err := s.desk.Accept(s.ctx, s.treas, s.spent(s.member).ID, purchase.Decision{})
		s.must(err)
		for until, want := range map[string]int64{"2027-04-03": 0, "2027-04-09": 225_50, "2027-05-01": 451_00} {
			if bills, claimed, err := s.desk.Dues(s.ctx, s.treas, dayOf(until)); err != nil || int64(bills) != want || claimed != 38_40 {
				t.Errorf("%s: %v %v %v", until, bills, claimed, err)
			}
		}
	})
}
