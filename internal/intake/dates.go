package intake

import (
	"strconv"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/words"
)

// dateOrder says how the days of a column are written.
type dateOrder int

const (
	dayFirst   dateOrder = iota // 31/12/1980
	monthFirst                  // 12/31/1980
)

// orderOf finds out how a column writes its days: the month comes first only where
// some second number is too large for a month and no first one is.
func orderOf(cells []string) dateOrder {
	first, second := 0, 0
	for _, cell := range cells {
		parts := dateParts(cell)
		if len(parts) == 3 && len(parts[0]) <= 2 {
			a, _ := strconv.Atoi(parts[0])
			b, _ := strconv.Atoi(parts[1])
			first, second = max(first, a), max(second, b)
		}
	}
	if second > 12 && first <= 12 {
		return monthFirst
	}
	return dayFirst
}

// dateParts cuts a date at its signs, without the hour that a spreadsheet may add.
func dateParts(cell string) []string {
	cell = strings.TrimSpace(cell)
	if i := strings.IndexAny(cell, "T "); i > 0 && strings.Contains(cell[i:], ":") {
		cell = strings.TrimSpace(cell[:i])
	}
	return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("/-. \u00a0", r) })
}

// serialEpoch is day 0 of the serial numbers by which spreadsheets keep dates.
var serialEpoch = day.Date(1899, time.December, 30)

// ReadDate reads a date as people write it: 31/12/1980, 31.12.80, 1980-12-31, "31
// décembre 1980", or the serial number of a spreadsheet. A year of two digits is
// the last one not after latest.
func ReadDate(cell string, order dateOrder, latest int) (day.Day, bool) {
	parts := dateParts(cell)
	if len(parts) == 1 {
		n, err := strconv.Atoi(parts[0])
		if err != nil || n < 1000 || n > 80000 || len(parts[0]) < 5 {
			return "", false
		}
		return serialEpoch.Add(n), true
	}
	if len(parts) != 3 {
		return "", false
	}
	y, m, d := parts[2], parts[1], parts[0]
	switch {
	case len(parts[0]) == 4:
		y, m, d = parts[0], parts[1], parts[2]
	case order == monthFirst:
		m, d = parts[0], parts[1]
	}
	year, okYear := readYear(y, latest)
	month, okMonth := readMonth(m)
	date, err := day.Parse(strconv.Itoa(year) + "-" + two(month) + "-" + two(leading(d)))
	return date, okYear && okMonth && err == nil
}

// ReadSince reads a day, a month ("09/2019") or a year: its first day.
func ReadSince(cell string, order dateOrder, latest int) (day.Day, bool) {
	parts := dateParts(cell)
	switch {
	case len(parts) == 1 && len(parts[0]) == 4:
		parts = []string{"1", "1", parts[0]}
	case len(parts) == 2:
		parts = []string{"1", parts[0], parts[1]}
		order = dayFirst
	}
	return ReadDate(strings.Join(parts, "-"), order, latest)
}

func readYear(s string, latest int) (int, bool) {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 2 && len(s) != 4 {
		return 0, false
	}
	if len(s) == 2 {
		n += latest / 100 * 100
		if n > latest {
			n -= 100
		}
	}
	return n, n >= 1000
}

// readMonth reads a number, or the name of a month in any language, or as many of
// its first letters as no other month has.
func readMonth(s string) (int, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		return n, n >= 1 && n <= 12
	}
	typed := base.Fold(s)
	for _, lang := range words.Languages {
		found := 0
		for m := time.January; m <= time.December; m++ {
			if typed == "" || !strings.HasPrefix(base.Fold(words.Month(lang, m)), typed) {
				continue
			}
			if found > 0 {
				found = 0
				break
			}
			found = int(m)
		}
		if found > 0 {
			return found, true
		}
	}
	return 0, false
}

// leading reads the number that a day begins with: "1er" is 1.
func leading(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 31 {
			break
		}
		n = 10*n + int(r-'0')
	}
	return n
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
