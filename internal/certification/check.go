package certification

import (
	"strconv"
	"strings"

	"pilotis/internal/base"
)

// Bounds of what is taken in.
const (
	textMax  = 2000
	codeMax  = 20
	listMax  = 60
	monthMax = 600
)

// checking gathers what is wrong with a file, field by field.
type checking struct{ wrong base.Checks }

func (c *checking) text(field, value string, most int) {
	c.wrong.Require(field, value)
	if base.Longer(value, most) {
		c.wrong.Wrong(field, "base.too_long", base.Args{"max": most})
	}
}

func (c *checking) that(holds bool, field, key string, args ...base.Args) {
	if !holds {
		c.wrong.Wrong(field, key, args...)
	}
}

func at(list string, i int, field string) string {
	return list + "[" + strconv.Itoa(i) + "]." + field
}

// certification checks what stands in the register.
func (c *checking) certification(k Certification) {
	c.text("code", k.Code, codeMax)
	c.that(k.Register == Specific || k.Register == National, "register", "certification.register_unknown")
	c.that(k.Code == "" || strings.HasPrefix(k.Code, string(k.Register)), "code", "certification.code_of_register", base.Args{"register": string(k.Register)})
	c.text("title", k.Title, 255)
	c.text("certifier.name", k.Certifier.Name, 255)
	c.that(k.Certifier.Siret == "" || len(k.Certifier.Siret) == 14 && base.Digits(k.Certifier.Siret), "certifier.siret", "certification.siret_wrong")
	c.that(k.From == "" || k.To == "" || k.From <= k.To, "valid_to", "certification.days_order")
	c.terms(k.Terms)
}

func (c *checking) terms(t Terms) {
	within := func(field string, value, least, most int) {
		c.that(value >= least && value <= most, "terms."+field, "certification.out_of_bounds", base.Args{"least": least, "most": most})
	}
	c.that(t.Fee >= 0, "terms.fee_cents", "certification.negative")
	within("oral_minutes", t.OralMinutes, 5, 480)
	within("break_minutes", t.BreakMinutes, 0, 240)
	within("extra_time_bp", int(t.ExtraTime), 0, 20000)
	within("dossier_pages", t.DossierPages, 0, 1000)
	within("serves_many", t.ServesMany, 1, listMax)
	within("external_months", t.ExternalFor, 0, monthMax)
	within("certifications_a_year", t.YearlyMost, 1, 100)
	within("appeal_months", t.AppealMonths, 1, monthMax)
	within("reply_months", t.ReplyMonths, 1, monthMax)
	within("sending_months", t.SendingMonths, 1, monthMax)
	within("mask_under", t.MaskUnder, 0, 1000)
	within("first_wave_months", t.FirstMonths, 0, monthMax)
	within("second_wave_months", t.SecondMonths, 0, monthMax)
	within("wave_reminder_days", t.ReminderDays, 1, 365)
	within("wave_open_days", t.OpenDays, 1, 365)
	for field, value := range map[string]string{"signatory": t.Signatory, "signed_at": t.SignedAt, "wording": t.Wording} {
		c.that(!base.Longer(value, textMax), "terms."+field, "base.too_long", base.Args{"max": textMax})
	}
}

// content checks what a version asks for; prefix names the version in a file.
func (c *checking) content(prefix string, v Content) {
	c.that(len(v.Units) > 0 && len(v.Units) <= listMax, prefix+"units", "certification.no_unit")
	seen := map[string]bool{}
	once := func(field, code string) {
		c.text(field, code, codeMax)
		c.that(!seen[code], field, "certification.code_twice", base.Args{"code": code})
		seen[code] = true
	}
	for i, u := range v.Units {
		once(at(prefix+"units", i, "code"), u.Code)
		c.text(at(prefix+"units", i, "title"), u.Title, textMax)
		list := at(prefix+"units", i, "competences")
		c.that(len(u.Competences) > 0 && len(u.Competences) <= listMax, list, "certification.no_competence", base.Args{"unit": u.Code})
		for j, k := range u.Competences {
			once(at(list, j, "code"), k.Code)
			c.text(at(list, j, "title"), k.Title, textMax)
			for n, text := range k.Criteria {
				c.text(at(list, j, "criteria["+strconv.Itoa(n)+"]"), text, textMax)
			}
			for n, text := range k.Evidence {
				c.text(at(list, j, "evidence["+strconv.Itoa(n)+"]"), text, textMax)
			}
		}
	}
	c.bench(prefix, v.Jury)
	c.that(v.Rule.Tolerated >= 0 && v.Rule.Tolerated <= listMax, prefix+"rule.tolerated", "certification.out_of_bounds", base.Args{"least": 0, "most": listMax})
}

// ofBench begins the fields of a jury.
const ofBench = "jury" + "."

func (c *checking) bench(prefix string, b Bench) {
	c.that(b.External >= 0 && b.External <= 10000, prefix+ofBench+"external_bp", "certification.out_of_bounds", base.Args{"least": 0, "most": 10000})
	c.that(len(b.Seats) > 0 && len(b.Seats) <= listMax, prefix+ofBench+"seats", "certification.no_seat")
	for i, s := range b.Seats {
		list := at(prefix+ofBench+"seats", i, "")
		c.text(list+"code", s.Code, codeMax)
		c.text(list+"title", s.Title, textMax)
		c.that(s.Count >= 1 && s.Count <= listMax, list+"count", "certification.out_of_bounds", base.Args{"least": 1, "most": listMax})
		c.that(len(s.Fields) > 0, list+"fields", "certification.no_field")
	}
}
