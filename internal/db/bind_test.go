package db

import (
	"math/rand/v2"
	"testing"
	"time"
)

func TestAnInstantIsReadAsItWasKept(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		want := time.UnixMicro(dice.Int64N(4e15)).UTC()
		if got, err := readStamp(want.Format(stampForm)); err != nil || !got.Equal(want) {
			t.Fatal(want, got, err)
		}
	}
	for _, wrong := range []string{"2026", "2026-11-22", "2026-1x-22T20:00:00.000000Z", "vingt-six novembre deux mil"} {
		if got, err := readStamp(wrong); err == nil {
			t.Error(wrong, got)
		}
	}
}
