package post

import (
	"context"
	"fmt"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Morning is the body of a daily job: the day it is for, and the last for which it
// ran, "" at first, so that a program stopped for days knows what it missed.
type Morning struct {
	Day  day.Day
	Last day.Day
}

// Daily has a job of a kind done every day in the actor's place, at an hour of its
// wall. Asked again, it only changes the hour.
func Daily(ctx context.Context, tx *db.Tx, kind string, hour day.Clock, zone *time.Location) error {
	return upsertDaily(ctx, tx, daily{tx.Who.Place, kind, hour, zone, "", nextHour(tx.Now, hour, zone)})
}

// daily is a row of the table of what comes back every day.
type daily struct {
	Place base.PlaceID
	Kind  string
	Hour  day.Clock
	Zone  *time.Location
	Last  day.Day
	Next  time.Time
}

// nextHour is the first instant after now at which the wall shows an hour.
func nextHour(now time.Time, hour day.Clock, zone *time.Location) time.Time {
	today := day.Of(now, zone)
	at, _ := today.At(hour, zone)
	if !at.After(now) {
		at, _ = today.Add(1).At(hour, zone)
	}
	return at
}

// startDaily writes a job for each daily row whose hour has come: one, however
// many days the program slept.
func startDaily(ctx context.Context, tx *db.Tx) error {
	due, err := dueDaily(ctx, tx)
	if err != nil {
		return err
	}
	for _, row := range due {
		today := day.Of(tx.Now, row.Zone)
		body := fmt.Sprintf(`{"Day":%q,"Last":%q}`, today, row.Last)
		job := Job{Kind: row.Kind, Key: string(today), Run: tx.Now}
		if err := insertJob(ctx, tx, row.Place, job, body, false); err != nil {
			return err
		}
		row.Last, row.Next = today, nextHour(tx.Now, row.Hour, row.Zone)
		if err := updateDaily(ctx, tx, row); err != nil {
			return err
		}
	}
	return nil
}
