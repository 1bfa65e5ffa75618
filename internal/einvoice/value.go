package einvoice

import (
	"regexp"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/money"
)

var decimal = regexp.MustCompile(`^([+-]?)([0-9]{1,13})(?:\.([0-9]+))?$`)

// hundredths reads a decimal number, half away from zero beyond two decimals.
func hundredths(text string) (n int64, ok bool) {
	m := decimal.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(m[2]+(m[3] + "00")[:2], 10, 64)
	if err != nil {
		return 0, false
	}
	if len(m[3]) > 2 && m[3][2] >= '5' {
		n++
	}
	if m[1] == "-" {
		n = -n
	}
	return n, money.Cents(n) <= money.Max && money.Cents(n) >= -money.Max
}

// amount reads what an element says into an invoice, and notes under a name that it did.
func (i *Invoice) amount(into *money.Cents, name, text string) error {
	if text == "" {
		return nil
	}
	n, ok := hundredths(text)
	if !ok {
		return base.Refuse(base.Invalid, "einvoice.amount", base.Args{"value": text})
	}
	*into = money.Cents(n)
	if i.said == nil {
		i.said = map[string]bool{}
	}
	i.said[name] = true
	return nil
}

// rate reads a percentage: 20.00 is 2,000 basis points.
func rate(text string) money.Rate {
	n, _ := hundredths(text) // a category without tax has none
	return money.Rate(n)
}

// dayOf reads 2027-03-28, also with a zone after it, or 20270328.
func dayOf(text string) (day.Day, error) {
	if text == "" {
		return "", nil
	}
	if len(text) > 10 && text[4] == '-' {
		text = text[:10]
	}
	if len(text) == 8 && base.Digits(text) {
		text = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	d, err := day.Parse(text)
	if err != nil {
		return "", base.Refuse(base.Invalid, "einvoice.day", base.Args{"value": text})
	}
	return d, nil
}

// siren finds the number of a legal person in what a file says of it: a SIREN, a
// SIRET, or the French number for intra-Community trade, which ends with it.
func siren(texts ...string) string {
	for _, text := range texts {
		text = strings.NewReplacer(" ", "", "\u00a0", "").Replace(text)
		switch {
		case len(text) == 14 && base.Digits(text):
			text = text[:9]
		case len(text) == 13 && strings.HasPrefix(text, "FR"):
			text = text[4:]
		}
		if base.Siren(text) {
			return text
		}
	}
	return ""
}
