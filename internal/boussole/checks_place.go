package boussole

import (
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/place"
	"pilotis/internal/words"
)

const identity = "/identity"

func familiesStated(on Ground) Verdict {
	p := on.Own
	n := len(p.Families)
	if n == 0 {
		return missing("families_none", nil, identity, Step{"boussole.families_next", identity})
	}
	return fine("families_some", base.Args{"count": n}, identity)
}

// identityComplete: a legal person is known by its form and by a SIRET, or by an RNA
// for an association that has none.
func identityComplete(on Ground) Verdict {
	p := on.Own
	next := Step{"boussole.identity_next", identity}
	numbered := p.Siret != "" || p.RNA != ""
	switch {
	case p.Form != "" && numbered:
		return fine("identity_whole", nil, identity)
	case p.Form != "":
		return watch("identity_unnumbered", nil, identity, next)
	case numbered:
		return watch("identity_formless", nil, identity, next)
	}
	return missing("identity_none", nil, identity, next)
}

// premisesWarning is how long before its end an agreement calls: time to
// negotiate another, or to move.
const premisesWarning = 12 // months

func premisesSecured(on Ground) Verdict {
	p := on.Own
	next := Step{"boussole.premises_next", identity}
	today := on.Today()
	args := base.Args{"date": words.Day(p.HeldUntil)}
	switch {
	case p.Holding == "":
		return missing("premises_unknown", nil, identity, next)
	case place.Holding(p.Holding) == place.Ownership:
		return fine("premises_owned", nil, identity)
	case p.HeldUntil == "":
		return watch("premises_open", nil, identity, next)
	case p.HeldUntil < today:
		return missing("premises_ended", args, identity, next)
	case p.HeldUntil < today.AddMonths(premisesWarning):
		return watch("premises_ending", args, identity, next)
	}
	return fine("premises_held", args, identity)
}

func contactStated(on Ground) Verdict {
	p := on.Own
	n := 0
	for _, way := range []string{p.Email, p.Phone, p.Site} {
		if way != "" {
			n++
		}
	}
	args, next := base.Args{"count": n}, Step{"boussole.contact_next", identity}
	switch n {
	case 0:
		return missing("contact_none", args, identity, next)
	case 1:
		return watch("contact_some", args, identity, next)
	}
	return fine("contact_some", args, identity)
}

// erpKnown: the rules of fire safety hang on the category (code de la construction
// et de l'habitation, R. 143-19).
func erpKnown(on Ground) Verdict {
	erp := place.Classify(on.Today(), on.Own.Receptions, on.Own.Staff)
	if erp.Category == 0 {
		return missing("erp_unknown", nil, identity, Step{"boussole.erp_next", identity})
	}
	return fine("erp_class", base.Args{"category": erp.Category, "types": strings.Join(erp.Types, ", "), "public": erp.Public}, identity)
}
