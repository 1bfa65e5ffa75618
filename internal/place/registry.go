package place

import (
	"regexp"
	"strings"

	"pilotis/internal/base"
)

// laPoste gave its establishments numbers before the others, which do not pass
// Luhn's test: their digits add up to a multiple of five instead (INSEE, Sirene).
const laPoste = "356000000"

// checkSiren: nine digits, the last of which guards the others (code de commerce,
// R. 123-221).
func checkSiren(wrong *base.Checks, siren string) {
	switch {
	case siren == "":
	case len(siren) != 9 || !base.Digits(siren):
		wrong.Wrong("siren", "place.siren_form")
	case !base.Luhn(siren):
		wrong.Wrong("siren", "place.siren_key")
	}
}

// checkSiret: the SIREN of the legal person, then five digits for the place
// (code de commerce, R. 123-221).
func checkSiret(wrong *base.Checks, siret, siren string) {
	switch {
	case siret == "":
	case len(siret) != 14 || !base.Digits(siret):
		wrong.Wrong("siret", "place.siret_form")
	case !base.Luhn(siret) && !(strings.HasPrefix(siret, laPoste) && digitSum(siret)%5 == 0):
		wrong.Wrong("siret", "place.siret_key")
	case siren != "" && siret[:9] != siren:
		wrong.Wrong("siret", "place.siret_other", base.Args{"siren": siren})
	}
}

func digitSum(number string) (sum int) {
	for i := range len(number) {
		sum += int(number[i] - '0')
	}
	return sum
}

// rnaForm is W, the prefecture's own two signs and seven digits (arrêté du
// 14 octobre 2009, répertoire national des associations).
var rnaForm = regexp.MustCompile(`^W[0-9][0-9A-Z][0-9]{7}$`)

// checkRNA: only associations are in that register.
func checkRNA(wrong *base.Checks, rna string, form Form) {
	switch {
	case rna == "":
	case !rnaForm.MatchString(rna):
		wrong.Wrong("rna", "place.rna_form")
	case form.Key != "" && !form.Association:
		wrong.Wrong("rna", "place.rna_not_association")
	}
}

// tight writes a number as registers do: no blank, no point, capitals.
func tight(number string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "").Replace(number))
}
