package fec

import (
	"bytes"

	"pilotis/internal/day"
	"pilotis/internal/money"
)

// amount reads "1234,56", "0000000069,60", " 12,5", "-3,00" or "3,00-". The code says what is wrong.
func amount(text []byte) (c money.Cents, code string) {
	text = bytes.TrimSpace(text)
	text, negative := sign(text)
	if len(text) == 0 {
		return 0, "" // an empty number counts as 0
	}
	decimals, whole := -1, 0
	for _, b := range text {
		switch {
		case b >= '0' && b <= '9':
			if decimals >= 2 {
				if b != '0' {
					return 0, "decimals"
				}
				continue
			}
			if c = c*10 + money.Cents(b-'0'); c > money.Max*100 {
				return 0, "not_a_number"
			}
			if decimals >= 0 {
				decimals++
			} else {
				whole++
			}
		case b == ',' && decimals < 0 && whole > 0:
			decimals = 0
		case b == '.':
			return 0, "decimal_point"
		case b == ' ' || b == 0xa0 || b == 0xe2 || b == 0xc2:
			return 0, "thousands"
		default:
			return 0, "not_a_number"
		}
	}
	for ; decimals < 2; decimals++ {
		if decimals < 0 {
			decimals = 0
		}
		c *= 10
	}
	if c > money.Max {
		return 0, "not_a_number"
	}
	if negative {
		c = -c
	}
	return c, ""
}

// sign takes the sign off a number, before or after it.
func sign(text []byte) (rest []byte, negative bool) {
	if len(text) == 0 {
		return text, false
	}
	switch last := len(text) - 1; {
	case text[0] == '-' || text[0] == '+':
		return bytes.TrimSpace(text[1:]), text[0] == '-'
	case text[last] == '-' || text[last] == '+':
		return bytes.TrimSpace(text[:last]), text[last] == '-'
	}
	return text, false
}

// date reads AAAAMMJJ, or JJ/MM/AAAA and AAAA-MM-JJ with any of the separators "/-.".
func date(text []byte) (day.Day, bool) {
	var y, m, d []byte
	separator := func(b byte) bool { return b == '/' || b == '-' || b == '.' }
	switch {
	case len(text) == 8:
		y, m, d = text[:4], text[4:6], text[6:]
	case len(text) == 10 && separator(text[4]) && text[7] == text[4]:
		y, m, d = text[:4], text[5:7], text[8:]
	case len(text) == 10 && separator(text[2]) && text[5] == text[2]:
		y, m, d = text[6:], text[3:5], text[:2]
	default:
		return "", false
	}
	on, err := day.Parse(string(y) + "-" + string(m) + "-" + string(d))
	return on, err == nil
}

// days reads dates, each form once: a file has few of them.
type days map[string]day.Day

func (known days) read(text []byte) (day.Day, bool) {
	if d, ok := known[string(text)]; ok {
		return d, d != ""
	}
	d, ok := date(text)
	if len(known) < 10_000 {
		known[string(text)] = d
	}
	return d, ok
}

// sense tells the side of an amount: D, C, +1 or -1; 0 where it tells nothing.
func sense(text []byte) int {
	switch string(bytes.ToUpper(bytes.TrimSpace(text))) {
	case "D", "+1", "1", "+":
		return 1
	case "C", "-1", "-":
		return -1
	}
	return 0
}
