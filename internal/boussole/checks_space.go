package boussole

import (
	"time"

	"pilotis/internal/base"
	"pilotis/internal/space"
)

const spacesPath = "/spaces"

// machinesGuarded: a machine lent to whoever asks is an accident that waits.
func machinesGuarded(on Ground) Verdict {
	machines, guarded := 0, 0
	for _, s := range on.Plan.Ordered() {
		if s.Kind != space.KindMachine {
			continue
		}
		machines++
		if on.Plan.Rules(s.ID, base.Member).Authorisation != "" {
			guarded++
		}
	}
	lines := spacesPath + "?kind=" + string(space.KindMachine)
	args := base.Args{"count": machines - guarded, "total": machines}
	switch {
	case machines == 0:
		return fine("machines_none", nil, spacesPath)
	case guarded == machines:
		return fine("machines_all_guarded", args, lines)
	}
	return watch("machines_unguarded", args, lines, Step{"boussole.machines_next", lines})
}

// accessStated counts the rooms that say something of who can use them.
func accessStated(on Ground) Verdict {
	rooms, stated := 0, 0
	for _, s := range on.Plan.Ordered() {
		if s.Kind != space.KindRoom && s.Kind != space.KindDesk {
			continue
		}
		rooms++
		if len(s.Access) > 0 {
			stated++
		}
	}
	if rooms == 0 {
		return missing("spaces_none", nil, spacesPath, Step{"boussole.spaces_next", spacesPath})
	}
	return share("access_stated", stated, rooms, spacesPath, Step{"boussole.access_next", spacesPath})
}

// occupancyMeasurable counts the spaces whose week is not open day and night: the
// share of an endless time that is booked says nothing.
func occupancyMeasurable(on Ground) Verdict {
	from := on.Now
	to := from.Add(7 * 24 * time.Hour)
	lent, limited := 0, 0
	for _, s := range on.Plan.Ordered() {
		if s.Kind == space.KindBuilding || s.Kind == space.KindFloor {
			continue
		}
		lent++
		open := on.Plan.Openings(s.ID, from, to)
		if len(open) != 1 || !open[0].From.Equal(from) || !open[0].To.Equal(to) {
			limited++
		}
	}
	if lent == 0 {
		return missing("spaces_none", nil, spacesPath, Step{"boussole.spaces_next", spacesPath})
	}
	return share("occupancy_measurable", limited, lent, spacesPath, Step{"boussole.occupancy_next", spacesPath})
}
