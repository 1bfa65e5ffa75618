package ledger_test

import (
	"context"
	"testing"

	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/testkit"
)

// BenchmarkBulk takes 250,000 entries of four lines into one year, durably.
func BenchmarkBulk(b *testing.B) {
	for b.Loop() {
		s := newScene(b, testkit.SQLite(b))
		s.change(func(ctx context.Context, tx *db.Tx) error {
			_, err := s.desk.TakeIn(ctx, tx, s.year.ID, func(take func(ledger.Entry) error) error {
				for i := range 250_000 {
					d := entry(s.year.From.Add(i*365/250_000), debit("411000", 9_600), credit("706000", 8_000), debit("512000", 1_600), credit("741000", 3_200))
					for l := range d.Lines {
						d.Lines[l].Label = "Facture d'essai"
					}
					if err := take(ledger.Entry{Draft: d}); err != nil {
						return err
					}
				}
				return nil
			})
			return err
		})
	}
}
