package wire

import "strings"

// IBAN reads an international account number as people write it, and checks its key
// (ISO 13616, remainder 1 modulo 97).
func IBAN(text string) (iban string, ok bool) {
	iban = strings.ToUpper(strings.ReplaceAll(one(text), " ", ""))
	if len(iban) < 15 || len(iban) > 34 || strings.HasPrefix(iban, "FR") && len(iban) != 27 {
		return "", false
	}
	rest := 0
	for i, r := range iban[4:] + iban[:4] {
		switch {
		case r >= '0' && r <= '9':
			rest = (rest*10 + int(r-'0')) % 97
		case r >= 'A' && r <= 'Z':
			rest = (rest*100 + int(r-'A') + 10) % 97
		default:
			return "", false
		}
		if n := len(iban); i >= n-4 && i < n-2 && (r < 'A' || r > 'Z') { // the country
			return "", false
		}
	}
	return iban, rest == 1
}
