package boussole

import (
	"context"

	"pilotis/internal/base"
)

const (
	activitiesPath = "/activities"
	activitiesMin  = 3
	activitiesMax  = 7
)

func activitiesNumber(ctx context.Context, on Ground) (Verdict, error) {
	n, _, err := countActivities(ctx, on, on.Who.Place)
	args := base.Args{"count": n, "min": activitiesMin, "max": activitiesMax}
	switch {
	case n == 0:
		return missing("activities_none", args, activitiesPath, Step{"boussole.activities_begin", activitiesPath}), err
	case n < activitiesMin:
		return watch("activities_few", args, activitiesPath, Step{"boussole.activities_add", activitiesPath}), err
	case n > activitiesMax:
		return watch("activities_many", args, activitiesPath, Step{"boussole.activities_gather", activitiesPath}), err
	}
	return fine("activities_well", args, activitiesPath), err
}

func activitiesDescribed(ctx context.Context, on Ground) (Verdict, error) {
	n, described, err := countActivities(ctx, on, on.Who.Place)
	if n == 0 {
		return missing("activities_none", base.Args{"count": 0}, activitiesPath, Step{"boussole.activities_begin", activitiesPath}), err
	}
	if described == n {
		return fine("activities_all_described", base.Args{"count": n}, activitiesPath), err
	}
	return watch("activities_undescribed", base.Args{"count": n - described, "total": n}, activitiesPath,
		Step{"boussole.activities_describe", activitiesPath}), err
}
