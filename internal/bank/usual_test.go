package bank_test

import (
	"context"
	"testing"

	"pilotis/internal/bank"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

// The first statement of a place is sorted by words that mean the same at every bank; nothing is
// ticked beforehand, and what the place decides comes first from then on.
func TestTheFirstStatementIsGuessedByWordsThatMeanTheSameEverywhere(t *testing.T) {
	testkit.Each(t, func(t *testing.T, d *db.DB) {
		s := newScene(t, d)
		s.must(d.Change(s.ctx, s.treas, func(ctx context.Context, tx *db.Tx) error {
			return s.books.Chart(ctx, tx, ledger.Account{Code: "645000", Label: "Charges sociales"})
		}))
		s.take(january)
		for label, want := range map[string]string{"JANVIER": "613200", "URSSAF": "645000", "TENUE": "627000", "CHEQUE": ""} {
			m := s.waiting(label)
			found := s.proposals(m)
			switch {
			case want == "" && len(found) > 0:
				t.Errorf("%s is guessed to be for %s", label, found[0].Targets[0].Account)
			case want != "" && (len(found) == 0 || found[0].Targets[0].Account != want || found[0].Why.Key != "bank.why_usual" || found[0].Auto):
				t.Errorf("%s: %+v, want %s", label, found, want)
			}
		}
		e, err := s.books.Write(s.ctx, s.treas, ledger.Draft{Journal: "OD", Day: "2027-01-05", Label: "Paie", Lines: []ledger.Line{
			{Account: "645000", Debit: 90_000}, {Account: "431000", Credit: 90_000}}})
		s.must(err)
		_, err = s.books.Validate(s.ctx, s.treas, e.ID)
		s.must(err)
		if found := s.proposals(s.waiting("URSSAF")); len(found) != 2 || found[0].Targets[0].Account != "431000" || found[1].Targets[0].Account != "645000" {
			t.Errorf("what is owed is not proposed before the cost: %+v", found)
		}
		rent := s.waiting("JANVIER")
		s.sorted(rent, true, bank.Target{Account: "627000", Amount: rent.Amount})
		s.take(overlap)
		if found := s.proposals(s.waiting("FEVRIER")); len(found) != 1 || found[0].Why.Key != "bank.why_learnt" {
			t.Errorf("what was decided is not what is proposed alone: %+v", found)
		}
	})
}
