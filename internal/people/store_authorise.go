package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const authorisationColumns = "a.id, a.person_id, a.skill, a.from_day, a.until_day, a.granted_by, a.remark, a.withdrawn_on, a.withdrawn_by, a.reason"

func scanAuthorisation(r db.Row) (a Authorisation, err error) {
	err = r.Scan(&a.ID, &a.Person, &a.Skill, &a.From, &a.Until, &a.GrantedBy, &a.Remark, &a.Withdrawn, &a.WithdrawnBy, &a.Reason)
	return a, err
}

func authorisationsFor(ctx context.Context, r db.Reader, place base.PlaceID, person base.PersonID, skill SkillID) ([]Authorisation, error) {
	return db.All(ctx, r, scanAuthorisation, "select "+authorisationColumns+` from authorisation a
		where a.place_id = $1 and a.person_id = $2 and a.skill = $3 order by a.until_day, a.id`, place, person, skill)
}
