package ledger

import (
	"slices"
	"strconv"
)

// Name is how people call the year: by the years of the calendar that it touches.
func (y Year) Name() string {
	from, to := strconv.Itoa(y.From.Year()), strconv.Itoa(y.To.Year())
	if from == to {
		return from
	}
	return from + "–" + to
}

// InOrder gives years from the first to the last.
func InOrder(all []Year) []Year {
	out := slices.Clone(all)
	slices.SortFunc(out, func(a, b Year) int { return slices.Compare([]byte(a.From), []byte(b.From)) })
	return out
}

// Working is the year that one most likely works on the end of: the one asked for,
// otherwise the first that is still open, otherwise the last; false where there is none.
func Working(all []Year, asked YearID) (Year, bool) {
	years := InOrder(all)
	for _, y := range years {
		if y.ID == asked {
			return y, true
		}
	}
	for _, y := range years {
		if !y.Closed() {
			return y, true
		}
	}
	if len(years) == 0 {
		return Year{}, false
	}
	return years[len(years)-1], true
}
