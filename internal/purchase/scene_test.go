package purchase_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/law"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/purchase"
	"pilotis/internal/testkit"
	"pilotis/internal/wire"
)

// scene is a place with an open year 2027, the accounts that buying needs, its treasurer and two members.
type scene struct {
	t             testing.TB
	ctx           context.Context
	desk          *purchase.Desk
	books         *ledger.Desk
	treas, member base.Actor
}

const moulin = "FR7630003020550005123456744"

func newScene(t testing.TB, d *db.DB) *scene {
	t.Helper()
	testkit.At(d, "2027-03-10T10:00:00+01:00")
	place := base.NewID[base.KindPlace](d.Clock())
	s := &scene{t: t, ctx: context.Background(), books: &ledger.Desk{DB: d}, treas: testkit.As(base.Treasurer, place), member: testkit.As(base.Member, place)}
	s.treas.Person, s.member.Person, s.member.Name = "person-treasurer", "person-member", "Maguy Roux"
	s.desk = &purchase.Desk{DB: d, Ledger: s.books, Law: &law.Desk{DB: d}, Payers: func(context.Context, base.Actor) ([]wire.Holder, error) {
		return []wire.Holder{{Name: "Le Moulin", IBAN: moulin}}, nil
	}}
	s.books.Undone.On(s.desk.Undone)
	var accounts []ledger.Account
	for _, code := range []string{"218300", "401000", "411000", "445660", "468100", "512000", "606300", "613200", "625100", "625700", "706000", "754120"} {
		accounts = append(accounts, ledger.Account{Code: code, Label: "Compte " + code, Opened: code[0] == '4'})
	}
	s.must(s.books.SetAccounts(s.ctx, s.treas, accounts...))
	s.must(d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error { return s.books.Keep(ctx, tx, ledger.Basics("fr")...) }))
	_, err := s.books.OpenYear(s.ctx, s.treas, "2027-01-01", "2027-12-31", "asso2025")
	s.must(err)
	return s
}

func (s *scene) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// bois is an invoice of 225.50 with two rates of tax.
func bois(number string) purchase.Draft {
	return purchase.Draft{Supplier: purchase.Supplier{Name: "Bois du Limousin", Siren: "732 829 320", IBAN: "DE89 3704 0044 0532 0130 00"},
		Number: number, Issued: "2027-03-05", Recovers: true, Lines: []purchase.Line{
			{Label: "Planches", Account: "606300", Net: 100_00, Tax: 20_00}, {Label: "Bûches", Account: "606300", Net: 100_00, Tax: 5_50}}}
}

func (s *scene) entered(d purchase.Draft) purchase.Bill {
	s.t.Helper()
	b, err := s.desk.Enter(s.ctx, s.treas, d)
	s.must(err)
	return b
}

func (s *scene) approved(d purchase.Draft) purchase.Bill {
	s.t.Helper()
	b, err := s.desk.Approve(s.ctx, s.treas, s.entered(d).ID, "")
	s.must(err)
	return b
}

func (s *scene) bill(id purchase.BillID) purchase.Bill {
	s.t.Helper()
	b, err := s.desk.Bill(s.ctx, s.treas, id)
	s.must(err)
	return b
}

// paid books a payment on an account and settles it against what an entry owes there.
func (s *scene) paid(of ledger.EntryID, account string, amount money.Cents) {
	s.t.Helper()
	owed, err := s.books.Entry(s.ctx, s.treas, of)
	s.must(err)
	at := -1
	for i, l := range owed.Lines {
		if l.Account == account {
			at = i
		}
	}
	s.must(s.desk.DB.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
		line := ledger.Side(account, amount)
		line.Third = owed.Lines[at].Third
		e, err := s.books.Post(ctx, tx, ledger.Draft{Journal: "BQ", Day: "2027-03-20", Piece: "V", Label: "Virement", Lines: []ledger.Line{line, ledger.Side("512000", -amount)}})
		if err != nil {
			return err
		}
		_, err = s.books.Settle(ctx, tx, owed.Lines[at].Amount() != -amount, ledger.At{Entry: of, Position: at}, ledger.At{Entry: e.ID, Position: 0})
		return err
	}))
}

// told writes an entry as an accountant reads it.
func (s *scene) told(id ledger.EntryID) string {
	s.t.Helper()
	e, err := s.books.Entry(s.ctx, s.treas, id)
	s.must(err)
	var out []string
	for _, l := range e.Lines {
		side, amount := "D", l.Debit
		if l.Credit != 0 {
			side, amount = "C", l.Credit
		}
		out = append(out, strings.Join(strings.Fields(l.Account+" "+l.Third+" "+side+" "+amount.String()), " "))
	}
	return strings.Join(out, " · ")
}

// refused lists what a refusal says, fields first.
func refused(err error) string {
	var f *base.Fault
	if !errors.As(err, &f) {
		return ""
	}
	if len(f.Fields) == 0 {
		return f.Key
	}
	var out []string
	for _, field := range f.Fields {
		out = append(out, field.Name+" "+field.Key)
	}
	return strings.Join(out, ", ")
}

func dayOf(text string) day.Day { return day.Day(text) }

// untwin does what no verb does: it makes a double stand beside the first.
func (s *scene) untwin(id purchase.BillID) func(context.Context, *db.Tx) error {
	return func(ctx context.Context, tx *db.Tx) error {
		_, err := tx.Exec(ctx, "update bill set twin_of = '' where place_id = $1 and id = $2", s.treas.Place, id)
		return err
	}
}

var purchaseCheck = purchase.Filter{Show: purchase.ShowCheck}

// net adds up the year's lines of an account.
func (s *scene) net(account string) (sum money.Cents) {
	s.t.Helper()
	lines, err := s.books.Lines(s.ctx, s.books.DB, s.treas, account, "2027-01-01", "2027-12-31")
	s.must(err)
	for _, l := range lines {
		sum += l.Amount()
	}
	return sum
}
