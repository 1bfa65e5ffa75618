package cockpit

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

const entryColumns = `select b.id, b.space_id, b.starts_at, b.ends_at, b.title, b.person_id, coalesce(p.name, ''), b.asked_by, b.activity_id,
	coalesce(a.name, ''), coalesce(a.hue, 0), b.state from booking b
	left join person p on p.place_id = b.place_id and p.id = b.person_id
	left join activity a on a.place_id = b.place_id and a.id = b.activity_id `

func scanEntry(r db.Row) (e Entry, err error) {
	var state string
	err = r.Scan(&e.ID, &e.Space, &e.From, &e.To, &e.Title, &e.Person, &e.Who, &e.AskedBy, &e.Activity, &e.For, &e.Hue, &state)
	e.Waiting = state == "requested"
	return e, err
}

const (
	// lookBehind is longer than any booking, so that the years before cost nothing.
	lookBehind = 32 * 24 * time.Hour
	entriesMax = 1000
)

// entries reads what is booked or held in a stretch of time.
func entries(ctx context.Context, r db.Reader, place base.PlaceID, from, to, now time.Time) ([]Entry, error) {
	return db.All(ctx, r, scanEntry, entryColumns+`where b.place_id = $1 and b.starts_at > $2 and b.starts_at < $3 and b.ends_at > $4
		and (b.state = 'booked' or b.state = 'requested' and b.held_till > $5) order by b.starts_at, b.id limit $6`,
		place, from.Add(-lookBehind), to, from, now, entriesMax)
}

func noteOf(ctx context.Context, r db.Reader, place base.PlaceID, d day.Day) (Note, error) {
	n, _, err := db.Maybe(ctx, r, func(row db.Row) (n Note, err error) {
		err = row.Scan(&n.Opens, &n.Closes, &n.Remark)
		return n, err
	}, "select opens, closes, remark from day_note where place_id = $1 and day = $2", place, d)
	return n, err
}

func putNote(ctx context.Context, tx *db.Tx, d day.Day, n Note) error {
	_, err := tx.Exec(ctx, `insert into day_note (place_id, day, opens, closes, remark) values ($1, $2, $3, $4, $5)
		on conflict (place_id, day) do update set opens = excluded.opens, closes = excluded.closes, remark = excluded.remark`,
		tx.Who.Place, d, n.Opens, n.Closes, n.Remark)
	return err
}

// requests counts the requests that await an answer, and those whose hold lapses before an instant.
func requests(ctx context.Context, r db.Reader, place base.PlaceID, now, soon time.Time) (waiting, lapsing int, err error) {
	n, err := db.One(ctx, r, func(row db.Row) (n [2]int, err error) {
		err = row.Scan(&n[0], &n[1])
		return n, err
	}, `select count(*), count(case when held_till > $2 and held_till < $3 then 1 end)
		from booking where place_id = $1 and state = 'requested' and starts_at > $2`, place, now, soon)
	return n[0], n[1], err
}

// outage is a space out of service whose return is past, or not known.
type outage struct {
	Space base.SpaceID
	Back  time.Time
}

func outagesToSee(ctx context.Context, r db.Reader, place base.PlaceID, now time.Time) ([]outage, error) {
	return db.All(ctx, r, func(row db.Row) (o outage, err error) {
		err = row.Scan(&o.Space, &o.Back)
		return o, err
	}, `select space_id, back_at from space_outage where place_id = $1 and from_at <= $2
		and (back_at = '' or back_at <= $2 and back_at > $3) order by from_at limit 20`, place, now, now.AddDate(0, 0, -7))
}

// activityName is an activity as charts name it.
type activityName struct {
	ID   base.ActivityID
	Name string
	Hue  int
}

func activityNames(ctx context.Context, r db.Reader, place base.PlaceID) ([]activityName, error) {
	return db.All(ctx, r, func(row db.Row) (a activityName, err error) {
		err = row.Scan(&a.ID, &a.Name, &a.Hue)
		return a, err
	}, "select id, name, hue from activity where place_id = $1 order by position, id", place)
}
