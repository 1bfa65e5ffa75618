package people

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

func countGuardians(ctx context.Context, tx *db.Tx, child base.PersonID) (int, error) {
	return db.Count(ctx, tx, `select count(*) from tie t join person o on o.place_id = t.place_id and o.id = t.other_id
		where t.place_id = $1 and t.person_id = $2 and t.kind = 'guardian' and o.gone_at = ''`, tx.Who.Place, child)
}
