package wire

import "regexp"

// reasons are the codes by which banks of the SEPA say why a payment came back.
var reasons = regexp.MustCompile(`\b(AC0[1346]|AG0[12]|AM0[1-5]|BE0[45]|FF0[15]|MD0[1-7]|MS0[23]|RC01|RR0[1-4]|SL01)\b`)

// returned finds the reason of a return in what the bank wrote, empty for none.
func returned(text string) string { return reasons.FindString(text) }
