package boussole

import (
	"context"

	"pilotis/internal/base"
)

const (
	peoplePath = "/people"
	rolesPath  = "/roles"
)

// consentAsked counts the persons of whom a consent was ever written, given or
// withdrawn since: a refusal is an answer too.
func consentAsked(ctx context.Context, on Ground) (Verdict, error) {
	persons, asked, err := countConsents(ctx, on, on.Who.Place)
	if persons == 0 {
		return missing("people_none", nil, peoplePath, Step{"boussole.people_next", peoplePath}), err
	}
	return share("consent_asked", asked, persons, peoplePath, Step{"boussole.consent_next", peoplePath}), err
}

// handsMin is how many persons a place needs so as not to rest on one.
const handsMin = 2

func twoHands(ctx context.Context, on Ground) (Verdict, error) {
	n, err := countHands(ctx, on, on.Who.Place)
	args := base.Args{"count": n}
	if n >= handsMin {
		return fine("hands", args, rolesPath), err
	}
	return missing("hands", args, rolesPath, Step{"boussole.hands_next", rolesPath}), err
}
