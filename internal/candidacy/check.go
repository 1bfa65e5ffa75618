package candidacy

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
)

// Bounds of what is taken in: those of the transmission file (CDC, cpf 1.1), where it has one.
const (
	nameMax  = 60
	placeMax = 255
	emailMax = 254
)

// tidy writes a person's names as they are compared.
func (c *Civil) tidy() {
	for _, text := range []*string{&c.GivenName, &c.OtherNames, &c.BirthName, &c.UsageName, &c.BirthPlace} {
		*text = base.Tidy(*text)
	}
	c.BirthInsee = strings.ToUpper(strings.ReplaceAll(c.BirthInsee, " ", ""))
}

// check says everything that is wrong with a civil identity.
func (c Civil) check(wrong *base.Checks, today day.Day) {
	wrong.Require("given_name", c.GivenName)
	wrong.Require("birth_name", c.BirthName)
	for field, text := range map[string]string{"given_name": c.GivenName, "other_names": c.OtherNames, "birth_name": c.BirthName, "usage_name": c.UsageName} {
		if base.Longer(text, nameMax) {
			wrong.Wrong(field, "base.too_long", base.Args{"max": nameMax})
		}
	}
	if base.Longer(c.BirthPlace, placeMax) {
		wrong.Wrong("birth_place", "base.too_long", base.Args{"max": placeMax})
	}
	switch born, err := day.Parse(string(c.BirthDate)); {
	case err != nil:
		wrong.Wrong("birth_date", "base.not_a_day")
	case born > today || born.Year() < 1900:
		wrong.Wrong("birth_date", "candidacy.birth_impossible")
	}
	if c.Sex != "" && c.Sex != "M" && c.Sex != "F" {
		wrong.Wrong("sex", "base.not_a_choice")
	}
	if c.BirthInsee != "" && len(c.BirthInsee) != 5 {
		wrong.Wrong("birth_insee", "candidacy.insee_wrong")
	}
}

// checkEmail wants an address to which one may write.
func checkEmail(wrong *base.Checks, email string) {
	wrong.Require("email", email)
	at := strings.LastIndexByte(email, '@')
	if email != "" && (at < 1 || at == len(email)-1 || strings.ContainsAny(email, " \t\r\n<>") || base.Longer(email, emailMax)) {
		wrong.Wrong("email", "candidacy.email_wrong")
	}
}
