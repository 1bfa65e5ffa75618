package boussole

import (
	"context"

	"pilotis/internal/base"
)

// Checks are those that the rooms of today allow.
func Checks() []Check {
	return []Check{
		{"families_stated", seen(familiesStated)},
		{"identity_complete", seen(identityComplete)},
		{"premises_secured", seen(premisesSecured)},
		{"contact_stated", seen(contactStated)},
		{"erp_known", seen(erpKnown)},
		{"activities_number", activitiesNumber},
		{"activities_described", activitiesDescribed},
		{"bookings_carried", bookingsCarried},
		{"answers_in_48h", answersInTime},
		{"consent_asked", consentAsked},
		{"two_hands", twoHands},
		{"machines_guarded", seen(machinesGuarded)},
		{"access_stated", seen(accessStated)},
		{"occupancy_measurable", seen(occupancyMeasurable)},
	}
}

// seen is a check that needs to read nothing more than the ground.
func seen(check func(Ground) Verdict) func(context.Context, Ground) (Verdict, error) {
	return func(_ context.Context, on Ground) (Verdict, error) { return check(on), nil }
}

// fine, watch and missing are verdicts with their reason.
func fine(reason string, args base.Args, lines string) Verdict {
	return Verdict{State: Fine, Reason: "boussole." + reason, Args: args, Lines: lines}
}

func watch(reason string, args base.Args, lines string, next Step) Verdict {
	return Verdict{Watch, "boussole." + reason, args, lines, next}
}

func missing(reason string, args base.Args, lines string, next Step) Verdict {
	return Verdict{Missing, "boussole." + reason, args, lines, next}
}

// A share is well from four fifths on, and asks for attention from one half.
const (
	shareWell  = 80
	shareWatch = 50
)

// share judges a part of a whole; the reason bears {count}, {total} and {percent}.
func share(reason string, count, total int, lines string, next Step) Verdict {
	percent := 100 * count / total
	args := base.Args{"count": count, "total": total, "percent": percent}
	switch {
	case percent >= shareWell:
		return fine(reason, args, lines)
	case percent >= shareWatch:
		return watch(reason, args, lines, next)
	}
	return missing(reason, args, lines, next)
}
