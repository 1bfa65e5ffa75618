package place

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/territory"
)

const (
	nameMax       = 120
	lineMax       = 200
	surfaceMax    = 10_000_000 // square metres
	receptionsMax = 30         // lines
	firstOpened   = day.Day("1800-01-01")
)

// drawn makes a place of what is said of it on a day, or says everything that
// cannot be.
func (id Identity) drawn(today day.Day) (Place, error) {
	id.tidy()
	var wrong base.Checks
	wrong.Require("name", id.Name)
	for field, text := range map[string]string{"street": id.Street, "email": id.Email, "phone": id.Phone, "site": id.Site} {
		tooLong(&wrong, field, text, lineMax)
	}
	tooLong(&wrong, "name", id.Name, nameMax)
	p := Place{}
	id.ground(&wrong, &p)
	id.checkLegal(&wrong)
	id.checkPremises(&wrong)
	checkReceptions(&wrong, today, id.Receptions, id.Staff)
	checkEmail(&wrong, id.Email)
	checkPhone(&wrong, id.Phone)
	checkSite(&wrong, id.Site)
	if slices.ContainsFunc(id.Languages, func(code string) bool { return !slices.Contains(languages, code) }) {
		wrong.Wrong("languages", "base.not_a_choice")
	}
	if slices.ContainsFunc(id.Families, func(key string) bool { return !slices.Contains(Families(), Family(key)) }) {
		wrong.Wrong("families", "base.not_a_choice")
	}
	p.Identity = id
	return p, wrong.Fault()
}

// tidy writes what was typed as registers and other people do.
func (id *Identity) tidy() {
	for _, text := range []*string{&id.Name, &id.Street, &id.PostalCode, &id.Insee, &id.ZoneName, &id.Holding} {
		*text = strings.TrimSpace(*text)
	}
	id.Insee = strings.ToUpper(id.Insee)
	id.Siren, id.Siret, id.RNA = tight(id.Siren), tight(id.Siret), tight(id.RNA)
	if id.Siren == "" && len(id.Siret) == 14 {
		id.Siren = id.Siret[:9]
	}
	id.Email = strings.ToLower(strings.TrimSpace(id.Email))
	id.Phone, id.Site = tidyPhone(strings.TrimSpace(id.Phone)), tidySite(strings.TrimSpace(id.Site))
}

func tooLong(wrong *base.Checks, field, text string, limit int) {
	if utf8.RuneCountInString(text) > limit {
		wrong.Wrong(field, "base.too_long", base.Args{"max": limit})
	}
}

// ground finds the commune and the zone; a former commune is written as today's.
func (id *Identity) ground(wrong *base.Checks, p *Place) {
	commune, found := territory.CommuneNow(id.Insee)
	switch {
	case id.Insee == "":
		wrong.Require("insee", id.Insee)
	case !found:
		wrong.Wrong("insee", "place.insee_unknown", base.Args{"code": id.Insee})
	default:
		id.Insee = commune.Code
	}
	p.Department, p.Commune = commune.Department, commune.Name
	if id.PostalCode == "" && len(commune.Postal) > 0 {
		id.PostalCode = commune.Postal[0]
	}
	if id.PostalCode != "" && (len(id.PostalCode) != 5 || !base.Digits(id.PostalCode)) {
		wrong.Wrong("postal_code", "place.postal_form")
	}
	if id.ZoneName == "" {
		id.ZoneName = territory.ZoneOf(id.Insee)
	}
	zone, err := time.LoadLocation(id.ZoneName)
	if err != nil || id.ZoneName == "Local" {
		wrong.Wrong("zone", "place.zone_unknown", base.Args{"zone": id.ZoneName})
	}
	p.Zone = zone
	if !id.At.Valid() {
		wrong.Wrong("at", "place.nowhere")
	}
}

func (id *Identity) checkLegal(wrong *base.Checks) {
	var form Form
	if id.Form != "" {
		var known bool
		if form, known = FormOf(id.Form); !known {
			wrong.Wrong("form", "place.form_unknown", base.Args{"form": id.Form, "known": formKeys()})
		}
		id.Form = form.Key
	}
	checkSiren(wrong, id.Siren)
	checkSiret(wrong, id.Siret, id.Siren)
	checkRNA(wrong, id.RNA, form)
}

func (id *Identity) checkPremises(wrong *base.Checks) {
	for field, d := range map[string]day.Day{"opened_on": id.OpenedOn, "held_until": id.HeldUntil} {
		if d == "" {
			continue
		}
		if parsed, err := day.Parse(string(d)); err != nil || parsed < firstOpened {
			wrong.Wrong(field, "base.not_a_day")
		}
	}
	for field, m2 := range map[string]int{"indoor_m2": id.IndoorM2, "outdoor_m2": id.OutdoorM2} {
		if m2 < 0 || m2 > surfaceMax {
			wrong.Wrong(field, "place.surface_wrong", base.Args{"max": surfaceMax})
		}
	}
	id.checkHolding(wrong)
	if len(id.Receptions) > receptionsMax {
		wrong.Wrong("receptions", "place.receptions_many", base.Args{"max": receptionsMax})
	}
}
