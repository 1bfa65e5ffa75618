package db

import (
	"context"
	"encoding/json"
	"time"

	"pilotis/internal/base"
)

// Detail is what an act changed: names of fields with what they became, or pairs [before, after].
type Detail map[string]any

// Was pairs what a field was with what it became, in a Detail.
func Was(before, after any) [2]any { return [2]any{before, after} }

// Entry is one line of the trail.
type Entry struct {
	ID     string
	At     time.Time
	Who    string
	Token  string // identifier of the API token used, if any
	Room   base.Room
	Thing  string
	Act    string // past participle: "moved"
	Detail Detail
}

// Record writes in the trail that the actor did something to a thing of a room.
// Every verb calls it. The act is a past participle: "booked", "moved".
func (tx *Tx) Record(ctx context.Context, room base.Room, thing string, act string, detail Detail) error {
	if tx.once != nil && tx.once.thing == "" {
		tx.once.thing = thing
	}
	if detail == nil {
		detail = Detail{}
	}
	text, err := json.Marshal(detail)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, `insert into trail (place_id, id, at, account_id, token, who, room, thing, act, detail)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		tx.Who.Place, base.NewID[Entry](tx.Now), tx.Now, tx.Who.Account, tx.Who.Token, tx.Who.Name, room, thing, act, string(text))
	return err
}

// Forget takes what was said about a thing out of the trail: that something was
// done stays known, and by whom, but no longer what.
func (tx *Tx) Forget(ctx context.Context, room base.Room, thing string) error {
	_, err := tx.Exec(ctx, "update trail set detail = '{}' where place_id = $1 and room = $2 and thing = $3", tx.Who.Place, room, thing)
	return err
}

func scanEntry(r Row) (e Entry, err error) {
	var detail string
	if err = r.Scan(&e.ID, &e.At, &e.Who, &e.Token, &e.Room, &e.Thing, &e.Act, &detail); err != nil {
		return e, err
	}
	return e, json.Unmarshal([]byte(detail), &e.Detail)
}

// Trail reads what happened to one thing, newest first, at most 200 lines.
func Trail(ctx context.Context, r Reader, place base.PlaceID, room base.Room, thing string) ([]Entry, error) {
	return All(ctx, r, scanEntry, `select id, at, who, token, room, thing, act, detail from trail
		where place_id = $1 and room = $2 and thing = $3 order by id desc limit 200`, place, room, thing)
}

// Wanted says which entries of a place's trail one wants to see; the zero value, all.
type Wanted struct {
	Before  string // older than this entry; "" from the newest on
	Room    base.Room
	Account base.AccountID
	From    time.Time // included
	To      time.Time // excluded
	Limit   int
}

// TrailOf reads what happened in a place, newest first.
func TrailOf(ctx context.Context, r Reader, place base.PlaceID, w Wanted) ([]Entry, error) {
	return All(ctx, r, scanEntry, `select id, at, who, token, room, thing, act, detail from trail
		where place_id = $1 and ($2 = '' or id < $2) and ($3 = '' or room = $3) and ($4 = '' or account_id = $4)
		and at >= $5 and ($6 = '' or at < $6) order by id desc limit $7`,
		place, w.Before, w.Room, w.Account, w.From, w.To, w.Limit)
}
