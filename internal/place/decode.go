package place

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/listing"
	"pilotis/internal/territory"
	"pilotis/internal/web"
)

// identityIn reads the form of an identity. What is no number or names no one
// commune is noted; all else is for the identity's own rules.
func identityIn(c *web.Call) (Identity, base.Checks) {
	var wrong base.Checks
	form := c.Form()
	id := Identity{
		Name: c.Value("name"), Families: slices.Clone(form["families"]), Form: c.Value("form"), Siren: c.Value("siren"), Siret: c.Value("siret"),
		RNA: c.Value("rna"), Street: c.Value("street"), PostalCode: c.Value("postal_code"), ZoneName: c.Value("zone"),
		OpenedOn: day.Day(c.Value("opened_on")), IndoorM2: c.Int("indoor_m2", &wrong), OutdoorM2: c.Int("outdoor_m2", &wrong),
		Holding: c.Value("holding"), HeldUntil: day.Day(c.Value("held_until")), Staff: c.Int("staff", &wrong),
		Email: c.Value("email"), Phone: c.Value("phone"), Site: c.Value("site"), Languages: slices.Clone(form["languages"]),
	}
	id.Insee = communeIn(c, &wrong)
	id.At = pointIn(c, &wrong)
	id.Receptions = receptionsIn(c, &wrong)
	for _, text := range form["listed"] {
		id.Listed = append(id.Listed, listing.ParseRef(text))
	}
	return id, wrong
}

// communeIn reads the commune taken from the proposals, or else the one that the
// words alone name.
func communeIn(c *web.Call, wrong *base.Checks) string {
	code, typed := c.Value("insee"), c.Value("insee_text")
	if code != "" || typed == "" {
		return code
	}
	const near = 6
	found := territory.FindCommunes(typed, near)
	named := slices.DeleteFunc(slices.Clone(found), func(x territory.Commune) bool { return base.Fold(x.Name) != base.Fold(typed) })
	switch {
	case len(named) == 1:
		return named[0].Code
	case len(found) == 1:
		return found[0].Code
	case len(found) == 0:
		wrong.Wrong("insee", "place.commune_none", base.Args{"typed": typed})
	default:
		wrong.Wrong("insee", "place.commune_which", base.Args{"list": communesSaid(found)})
	}
	return ""
}

func communesSaid(found []territory.Commune) string {
	var out []string
	for _, c := range found {
		text := c.Name
		if len(c.Postal) > 0 {
			text += " (" + c.Postal[0] + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func pointIn(c *web.Call, wrong *base.Checks) territory.Point {
	var p territory.Point
	for name, into := range map[string]*float64{"latitude": &p.Lat, "longitude": &p.Lon} {
		text := c.Value(name)
		if text == "" {
			continue
		}
		n, ok := territory.ParseDegrees(text)
		if !ok {
			wrong.Wrong(name, "place.not_degrees")
		}
		*into = n
	}
	return p
}

// receptionsIn reads the lines of the public received. Lines left empty are taken
// out of the form too, so that a refusal points at the line that one sees.
func receptionsIn(c *web.Call, wrong *base.Checks) []Reception {
	var out []Reception
	form := c.Form()
	kept := url.Values{}
	for i := 0; form.Has(receptionField(i, "use")); i++ {
		use, floor, public := form.Get(receptionField(i, "use")), form.Get(receptionField(i, "floor")), form.Get(receptionField(i, "public"))
		for _, part := range []string{"use", "floor", "public"} {
			form.Del(receptionField(i, part))
		}
		if use == "" && public == "" {
			continue
		}
		n, err := strconv.Atoi(public)
		if err != nil && public != "" {
			wrong.Wrong(receptionField(len(out), "public"), "base.not_a_number")
			n = 1 // said already: not also that it is out of bounds
		}
		for part, value := range map[string]string{"use": use, "floor": floor, "public": public} {
			kept.Set(receptionField(len(out), part), value)
		}
		out = append(out, Reception{use, Floor(floor), n})
	}
	for name, values := range kept {
		form[name] = values
	}
	return out
}

func receptionField(i int, part string) string { return "receptions[" + strconv.Itoa(i) + "]." + part }
