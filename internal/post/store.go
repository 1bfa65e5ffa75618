package post

import (
	"context"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// system acts for the outbox itself, in no place.
var system = base.System("", time.UTC)

// Ending is how a job ended.
type Ending string

// A job that has not ended has no Ending.
const (
	Done Ending = "done"
	Late Ending = "late" // it was of no use any more
	Dead Ending = "dead" // every try failed
)

// insertJob writes a job, or replaces the one of its kind and key that still waits;
// where gather, the body is added to the one that waits instead.
func insertJob(ctx context.Context, tx *db.Tx, place base.PlaceID, j Job, body string, gather bool) error {
	_, err := tx.Exec(ctx, `insert into job (place_id, id, kind, key, address, body, made_at, run_at, until_at, leased_until, tries, error, ended_at, ending)
		values ($1, $2, $3, $4, $10, $5, $6, $7, $8, '', 0, '', '', '')
		on conflict (place_id, kind, key) do update set body = case when $9 = 1 then job.body || excluded.body else excluded.body end,
			address = excluded.address, run_at = excluded.run_at, until_at = excluded.until_at, leased_until = '', tries = 0, error = ''
		where job.ended_at = ''`,
		place, base.NewID[Job](tx.Now), j.Kind, j.Key, body, tx.Now, j.Run, j.Until, gather, j.to)
	return err
}

func deleteJob(ctx context.Context, tx *db.Tx, kind, key string) error {
	_, err := tx.Exec(ctx, "delete from job where place_id = $1 and kind = $2 and key = $3 and ended_at = ''", tx.Who.Place, kind, key)
	return err
}

// claimJob takes the job that waits for longest, under a lease. The key is compared
// with "=": behind "in", PostgreSQL may run the select again and lock a second job
// that nobody would do.
func claimJob(ctx context.Context, tx *db.Tx, kinds []string) (Task, bool, error) {
	args := []any{tx.Now.Add(lease), tx.Now, triesMax}
	for _, k := range kinds {
		args = append(args, k)
	}
	return db.Maybe(ctx, tx, func(r db.Row) (t Task, err error) {
		err = r.Scan(&t.Place, &t.ID, &t.Kind, &t.Key, &t.Tries, &t.body, &t.lease)
		return t, err
	}, `update job set leased_until = $1, tries = tries + 1 where (place_id, id) = (
		select place_id, id from job where ended_at = '' and run_at <= $2 and leased_until <= $2 and tries < $3
			and (until_at = '' or until_at > $2) and kind in `+db.In(4, len(kinds))+`
		order by run_at, id limit 1`+tx.SkipLocked()+`)
		returning place_id, id, kind, key, tries, body, leased_until`, args...)
}

// endJob and putBack touch nothing where the lease was lost, or the job replaced meanwhile.
func endJob(ctx context.Context, tx *db.Tx, t Task, how Ending, reason string) error {
	_, err := tx.Exec(ctx, `update job set ended_at = $4, ending = $5, error = $6, leased_until = ''
		where place_id = $1 and id = $2 and leased_until = $3 and ended_at = ''`, t.Place, t.ID, t.lease, tx.Now, how, reason)
	return err
}

func putBack(ctx context.Context, tx *db.Tx, t Task, run time.Time, reason string) error {
	_, err := tx.Exec(ctx, `update job set run_at = $4, error = $5, leased_until = ''
		where place_id = $1 and id = $2 and leased_until = $3 and ended_at = ''`, t.Place, t.ID, t.lease, run, reason)
	return err
}

func sweepJobs(ctx context.Context, tx *db.Tx) error {
	if _, err := tx.Exec(ctx, "update job set ended_at = $1, ending = $2 where ended_at = '' and until_at <> '' and until_at <= $1 and leased_until <= $1",
		tx.Now, Late); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "update job set ended_at = $1, ending = $2, error = 'the program stopped during every try' where ended_at = '' and tries >= $3 and leased_until <= $1",
		tx.Now, Dead, triesMax); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "delete from job where ended_at <> '' and ended_at <= $1", tx.Now.Add(-kept))
	return err
}

func upsertDaily(ctx context.Context, tx *db.Tx, d daily) error {
	_, err := tx.Exec(ctx, `insert into daily (place_id, kind, hour, zone, last_day, next_at) values ($1, $2, $3, $4, '', $5)
		on conflict (place_id, kind) do update set hour = excluded.hour, zone = excluded.zone, next_at = excluded.next_at`,
		d.Place, d.Kind, d.Hour.String(), d.Zone.String(), d.Next)
	return err
}

func updateDaily(ctx context.Context, tx *db.Tx, d daily) error {
	_, err := tx.Exec(ctx, "update daily set last_day = $3, next_at = $4 where place_id = $1 and kind = $2", d.Place, d.Kind, d.Last, d.Next)
	return err
}

// dueDaily reads the rows whose hour has come, for this program alone.
func dueDaily(ctx context.Context, tx *db.Tx) ([]daily, error) {
	return db.All(ctx, tx, scanDaily, "select place_id, kind, hour, zone, last_day, next_at from daily where next_at <= $1 order by next_at limit 500"+tx.SkipLocked(), tx.Now)
}

func scanDaily(r db.Row) (d daily, err error) {
	var hour, zone string
	if err = r.Scan(&d.Place, &d.Kind, &hour, &zone, &d.Last, &d.Next); err != nil {
		return d, err
	}
	if d.Hour, err = day.ParseClock(hour); err != nil {
		return d, err
	}
	d.Zone, err = time.LoadLocation(zone)
	return d, err
}
