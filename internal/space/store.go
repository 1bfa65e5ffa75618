package space

import (
	"context"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

const columns = `id, parent_id, kind, name, description, capacity, surface, activity_id, access,
	plan_x, plan_y, plan_w, plan_h, retired_at`

func scanSpace(r db.Row) (s Space, err error) {
	var access string
	err = r.Scan(&s.ID, &s.Parent, &s.Kind, &s.Name, &s.Description, &s.Capacity, &s.Surface, &s.Activity, &access,
		&s.Spot.X, &s.Spot.Y, &s.Spot.W, &s.Spot.H, &s.Retired)
	for _, f := range strings.Fields(access) {
		s.Access = append(s.Access, Feature(f))
	}
	return s, err
}

// readFacts reads all that a Plan is built from: as many queries whatever the number of spaces.
func readFacts(ctx context.Context, r db.Reader, place base.PlaceID) (f facts, err error) {
	f.spaces, err = db.All(ctx, r, scanSpace, "select "+columns+" from space where place_id = $1 order by position, id", place)
	if err != nil {
		return f, err
	}
	if f.hours, err = readHours(ctx, r, place); err != nil {
		return f, err
	}
	if f.settings, err = readSettings(ctx, r, place); err != nil {
		return f, err
	}
	if f.closures, err = readClosures(ctx, r, place); err != nil {
		return f, err
	}
	if f.exceptions, err = readExceptions(ctx, r, place); err != nil {
		return f, err
	}
	if f.outages, err = readOutages(ctx, r, place); err != nil {
		return f, err
	}
	if f.photos, err = readPhotos(ctx, r, place); err != nil {
		return f, err
	}
	f.worked, err = db.All(ctx, r, db.Col[string], "select holiday from space_holiday_worked where place_id = $1", place)
	return f, err
}

func readHours(ctx context.Context, r db.Reader, place base.PlaceID) (map[base.SpaceID]Week, error) {
	weeks := map[base.SpaceID]Week{}
	_, err := db.All(ctx, r, func(r db.Row) (struct{}, error) {
		var id base.SpaceID
		var day int
		var x Range
		err := r.Scan(&id, &day, &x.From, &x.To)
		week := weeks[id]
		week[day-1] = append(week[day-1], x)
		weeks[id] = week
		return struct{}{}, err
	}, "select space_id, day, from_minute, to_minute from space_hours where place_id = $1 order by space_id, day, from_minute", place)
	return weeks, err
}

func readSettings(ctx context.Context, r db.Reader, place base.PlaceID) (map[base.SpaceID][]Setting, error) {
	settings := map[base.SpaceID][]Setting{}
	_, err := db.All(ctx, r, func(r db.Row) (struct{}, error) {
		var id base.SpaceID
		var role string
		var s Setting
		err := r.Scan(&id, &role, &s.Rule, &s.Value)
		s.Role, _ = base.ParseRole(role)
		settings[id] = append(settings[id], s)
		return struct{}{}, err
	}, "select space_id, role, rule, value from space_rule where place_id = $1 order by space_id, role, rule", place)
	return settings, err
}

func readClosures(ctx context.Context, r db.Reader, place base.PlaceID) ([]Closure, error) {
	return db.All(ctx, r, func(r db.Row) (c Closure, err error) {
		err = r.Scan(&c.ID, &c.Space, &c.First, &c.Last, &c.Repeat, &c.Weekdays, &c.Reason)
		return c, err
	}, `select id, space_id, first_day, last_day, repeats, weekdays, reason from space_closure
		where place_id = $1 order by first_day, id`, place)
}

func readExceptions(ctx context.Context, r db.Reader, place base.PlaceID) ([]Exception, error) {
	return db.All(ctx, r, func(r db.Row) (e Exception, err error) {
		var hours string
		if err = r.Scan(&e.ID, &e.Space, &e.Day, &hours, &e.Reason); err != nil {
			return e, err
		}
		e.Hours, err = ParseRanges(hours)
		return e, err
	}, "select id, space_id, day, hours, reason from space_exception where place_id = $1 order by day, id", place)
}

func readOutages(ctx context.Context, r db.Reader, place base.PlaceID) ([]Outage, error) {
	return db.All(ctx, r, func(r db.Row) (o Outage, err error) {
		err = r.Scan(&o.ID, &o.Space, &o.From, &o.Back, &o.Reason)
		return o, err
	}, "select id, space_id, from_at, back_at, reason from space_outage where place_id = $1 order by from_at, id", place)
}

// edition is all that a Plan depends on besides the room's own tables.
type edition struct {
	version    string // of the room's tables, "" before their first row
	department string // of the place, which decides on holidays
	zone       string
}

func readEdition(ctx context.Context, r db.Reader, who base.Actor) (edition, error) {
	return db.One(ctx, r, func(r db.Row) (edition, error) {
		e := edition{zone: who.Zone.String()}
		err := r.Scan(&e.version, &e.department)
		return e, err
	}, `select coalesce((select version from space_version where place_id = $1), ''),
		coalesce((select department from place where id = $1), '')`, who.Place)
}

// readActivities reads the names of the place's activities, a table of the activity room.
func readActivities(ctx context.Context, r db.Reader, place base.PlaceID) (activities, error) {
	return db.All(ctx, r, func(r db.Row) (a activity, err error) {
		var closed string
		err = r.Scan(&a.ID, &a.Name, &a.Hue, &closed)
		a.Closed = closed != ""
		return a, err
	}, "select id, name, hue, closed_on from activity where place_id = $1 order by position, id", place)
}

// readSkills reads the names of the trainings that the place keeps.
func readSkills(ctx context.Context, r db.Reader, place base.PlaceID) ([]string, error) {
	return db.All(ctx, r, db.Col[string], "select name from skill where place_id = $1 order by search, id", place)
}
