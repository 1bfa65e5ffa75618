package place

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const safetyColumns = "arrival, access, exits, gathering, alarm, extinguishers, first_aid, hazards, contact, checked_on, revision"

func safetyOf(ctx context.Context, r db.Reader, id base.PlaceID) (Safety, error) {
	s, _, err := db.Maybe(ctx, r, func(r db.Row) (s Safety, err error) {
		return s, r.Scan(&s.Arrival, &s.Access, &s.Exits, &s.Gathering, &s.Alarm, &s.Extinguishers, &s.FirstAid, &s.Hazards, &s.Contact, &s.Checked, &s.Revision)
	}, "select "+safetyColumns+" from place_safety where place_id = $1", id)
	return s, err
}

func putSafety(ctx context.Context, tx *db.Tx, s Safety) error {
	_, err := tx.Exec(ctx, "insert into place_safety (place_id, "+safetyColumns+`) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		on conflict (place_id) do update set arrival = excluded.arrival, access = excluded.access, exits = excluded.exits, gathering = excluded.gathering, alarm = excluded.alarm,
		extinguishers = excluded.extinguishers, first_aid = excluded.first_aid, hazards = excluded.hazards, contact = excluded.contact, checked_on = excluded.checked_on, revision = excluded.revision`,
		tx.Who.Place, s.Arrival, s.Access, s.Exits, s.Gathering, s.Alarm, s.Extinguishers, s.FirstAid, s.Hazards, s.Contact, s.Checked, s.Revision)
	return err
}
