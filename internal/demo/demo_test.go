package demo

import (
	"math/rand/v2"
	"testing"
)

func TestTheSameDayAlwaysGivesTheSameLife(t *testing.T) {
	t.Parallel()
	draw := func() (int, wish) {
		dice := rand.New(rand.NewPCG(1, 2))
		all := wishes(dice, cast(dice), "2024-11-22", "2027-01-22")
		return len(all), all[len(all)/2]
	}
	n, w := draw()
	m, v := draw()
	if n != m || w != v {
		t.Errorf("%d %v, then %d %v", n, w, m, v)
	}
	if n < 5000 {
		t.Errorf("only %d bookings", n)
	}
	t.Log(n)
}
