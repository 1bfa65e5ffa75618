package db_test

import (
	"context"
	"testing"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

// BenchmarkCommit: one transaction that writes one line of the trail, durable.
func BenchmarkCommit(b *testing.B) {
	for name, open := range map[string]func(testing.TB) *db.DB{"sqlite": testkit.SQLite, "postgres": testkit.Postgres} {
		b.Run(name, func(b *testing.B) {
			d := open(b)
			who := base.System("p", time.UTC)
			for b.Loop() {
				err := d.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
					return tx.Record(ctx, "place", "x", "opened", nil)
				})
				if err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
