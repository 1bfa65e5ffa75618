package wire

import (
	"regexp"
	"strconv"
	"strings"

	"pilotis/internal/day"
	"pilotis/internal/money"
)

var digits = regexp.MustCompile(`^([+-]?)([0-9]*)(?:\.([0-9]*))?$`)

var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2212", "-", "€", "", "'", "", "EUR", "")

// amount reads what banks write: a point or a comma, any number of decimals. More
// than two are rounded half away from zero, and exact tells whether nothing was.
func amount(text string) (c money.Cents, exact, ok bool) {
	s := spaces.Replace(strings.TrimSpace(text))
	if strings.HasSuffix(s, "-") { // some write the sign last
		s = "-" + strings.TrimSuffix(s, "-")
	}
	// the last mark parts the decimals; those before it part thousands
	if last := strings.LastIndexAny(s, ".,"); last >= 0 {
		whole := strings.NewReplacer(".", "", ",", "").Replace(s[:last])
		s = whole + "." + s[last+1:]
	}
	m := digits.FindStringSubmatch(s)
	if m == nil || m[2] == "" && m[3] == "" {
		return 0, false, false
	}
	n, err := strconv.ParseInt("0"+m[2]+(m[3] + "00")[:2], 10, 64)
	if err != nil || money.Cents(n) > money.Max {
		return 0, false, false
	}
	rest := ""
	if len(m[3]) > 2 {
		rest = strings.TrimRight(m[3][2:], "0")
	}
	if rest != "" && rest[0] >= '5' {
		n++
	}
	if m[1] == "-" {
		n = -n
	}
	return money.Cents(n), rest == "", true
}

// compact reads 20270131, whatever follows: an hour, a zone.
func compact(text string) (day.Day, bool) {
	if len(text) < 8 {
		return "", false
	}
	d, err := day.Parse(text[:4] + "-" + text[4:6] + "-" + text[6:8])
	return d, err == nil
}

// short reads a day of six figures; the order is the format's: "dmy" or "ymd".
func short(text, order string) (day.Day, bool) {
	if len(text) != 6 {
		return "", false
	}
	y, m, d := text[4:6], text[2:4], text[0:2]
	if order == "ymd" {
		y, d = d, y
	}
	out, err := day.Parse(century(y) + y + "-" + m + "-" + d)
	return out, err == nil
}

func century(y string) string {
	if y >= "70" {
		return "19"
	}
	return "20"
}

// one joins what a bank wrote into a line, without its runs of blanks.
func one(parts ...string) string { return strings.Join(strings.Fields(strings.Join(parts, " ")), " ") }
