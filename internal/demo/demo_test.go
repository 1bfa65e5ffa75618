package demo

import (
	"math/rand/v2"
	"testing"
)

func TestTheSameDayAlwaysGivesTheSameLife(t *testing.T) {
	t.Parallel()
	l, err := told()
	if err != nil {
		t.Fatal(err)
	}
	draw := func() (int, wish) {
		dice := rand.New(rand.NewPCG(1, 2))
		all := l.wishes(dice, l.cast(dice), "2023-11-22", "2027-01-22")
		return len(all), all[len(all)/2]
	}
	n, w := draw()
	m, v := draw()
	if n != m || w != v {
		t.Errorf("%d %v, then %d %v", n, w, m, v)
	}
	if n < 8500 || n > 11000 {
		t.Errorf("%d bookings asked for, not about 9,000", n)
	}
}
