package board_test

import (
	"testing"

	"pilotis/internal/board"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
)

func TestAThresholdRingsOnlyBeyondItAndNeverTooEarly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		source  board.Source
		low     *int64
		high    *int64
		value   *int64
		running bool
		want    board.Light
	}{
		{board.Sales, nil, nil, of(1), false, board.Unlit},
		{board.Sales, of(100), nil, nil, false, board.Unlit},
		{board.Sales, of(100), nil, of(100), false, board.Well},
		{board.Sales, of(100), nil, of(99), false, board.Alert},
		{board.Sales, of(100), nil, of(99), true, board.Unlit}, // the month may still bring it
		{board.Cash, of(100), nil, of(99), true, board.Alert},  // what is at hand is at hand
		{board.Unpaid, nil, of(100), of(100), false, board.Well},
		{board.Unpaid, nil, of(100), of(101), true, board.Alert},
		{board.Members, of(10), of(20), of(15), false, board.Well},
		{board.Members, of(10), of(20), of(21), false, board.Alert},
		{board.Typed, of(10), of(20), of(9), false, board.Alert},
	} {
		if got := (board.Indicator{Source: c.source, Low: c.low, High: c.high}).Light(c.value, c.running); got != c.want {
			t.Errorf("%s %v: %s, want %s", c.source, deref(c.value), got, c.want)
		}
	}
}

func TestAMonthIsDueFifteenDaysAfterItsEnd(t *testing.T) {
	t.Parallel()
	for m, want := range map[forecast.Month]day.Day{"2027-10": "2027-11-15", "2027-12": "2028-01-15", "2028-02": "2028-03-15"} {
		if got := board.Due(m); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
	for on, late := range map[day.Day]bool{"2027-11-15": false, "2027-11-16": true} {
		if got := (board.Sheet{Month: "2027-10", On: on}).Late(); got != late {
			t.Errorf("open on %s: %t", on, got)
		}
		if got := (board.Closure{Due: "2027-11-15", On: on}).Late(); got != late {
			t.Errorf("closed on %s: %t", on, got)
		}
	}
}
