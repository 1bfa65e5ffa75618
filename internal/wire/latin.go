package wire

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// latin writes a text in the signs that every bank of the SEPA takes (EPC217-08):
// accents are dropped, other signs become blanks, and what is too long is cut.
func latin(text string, limit int) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(ligatures.Replace(text)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("/-?:().,'+", r)):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	out := one(strings.TrimLeft(b.String(), "/ ")) // a text neither begins by a slash
	for strings.Contains(out, "//") {              // nor holds two in a row
		out = strings.ReplaceAll(out, "//", "/")
	}
	return strings.TrimSpace(out[:min(len(out), limit)])
}

var ligatures = strings.NewReplacer("œ", "oe", "Œ", "OE", "æ", "ae", "Æ", "AE", "ß", "ss", "’", "'", "–", "-", "—", "-", "€", "EUR")
