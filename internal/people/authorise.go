package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Authorised tells whether a person is trained for a skill on a day, and until
// when: "" for always where ok. Where not, until is the last day of the newest
// authorisation that has ended, "" where there was none.
func Authorised(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID, skill SkillID, on day.Day) (until day.Day, ok bool, err error) {
	granted, err := authorisationsFor(ctx, r, place, person, skill)
	for _, a := range granted {
		switch {
		case a.Withdrawn != "":
		case a.On(on):
			if !ok || a.Until == "" || until != "" && a.Until > until {
				until = a.Until
			}
			ok = true
		case !ok && a.Until < on && a.Until > until:
			until = a.Until
		}
	}
	return until, ok, err
}
