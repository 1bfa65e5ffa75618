package base

// Siren tells whether a text is the number of a legal person: nine digits, the last
// of which guards the others (code de commerce, R. 123-221).
func Siren(text string) bool { return len(text) == 9 && Digits(text) && Luhn(text) }

// Luhn tells whether a number of digits passes Luhn's test: every second digit from
// the right counts double, less nine where that is more than nine.
func Luhn(number string) bool {
	sum := 0
	for i := range len(number) {
		n := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}
