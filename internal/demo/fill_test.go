package demo

import (
	"context"
	"log/slog"
	"testing"

	"pilotis/internal/app"
	"pilotis/internal/db"
	"pilotis/internal/testkit"
)

func TestThreeYearsOfLifeAreMadeByTheVerbs(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	d, err := db.Open(ctx, testkit.SQLiteDSN(t)+"?synchronous=normal")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	testkit.At(d, "2026-11-20T14:20:00+01:00")
	h := app.New(d, slog.New(slog.DiscardHandler))
	f, err := fill(ctx, h, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	checkBooks(t, f)
	for table, want := range map[string][2]int{"person": {170, 200}, "space": {14, 20}, "booking": {8000, 10500}, "activity": {5, 7}, "board_month": {3, 3}, "board_decision": {5, 5}, "dossier_sending": {1, 1},
		"candidate": {28, 28}, "jury_session": {5, 5}, "award": {23, 23}, "fate_asking": {23, 23}, "fate_silence": {2, 2}, "jury_appeal": {1, 1}, "quality_complaint": {3, 3}} {
		n, err := db.Count(ctx, d, "select count(*) from "+table)
		if err != nil || n < want[0] || n > want[1] {
			t.Errorf("%s: %d rows, want %v (%v)", table, n, want, err)
		}
	}
}
