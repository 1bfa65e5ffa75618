package quality

import (
	"context"
	"slices"
	"strings"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Improvement is something that the team decided to do better, and what it changed.
type Improvement struct {
	ID       base.ID[Improvement]
	Title    string
	Origin   Origin
	OriginID string // of the complaint or survey it comes from, or the number of an indicator
	Carrier  string
	Made     day.Day
	Due      day.Day
	Done     day.Day
	Effect   string // what it changed
}

// Origin is what an improvement comes from.
type Origin string

// The origins.
const (
	FromComplaint Origin = "complaint"
	FromSurvey    Origin = "survey"
	FromIndicator Origin = "indicator"
	FromIdea      Origin = "idea" // of the team itself
)

// Origins lists them.
func Origins() []Origin { return []Origin{FromComplaint, FromSurvey, FromIndicator, FromIdea} }

// Late tells whether an improvement should have been made.
func (i Improvement) Late(today day.Day) bool { return i.Done == "" && today > i.Due }

// Path is where its origin is read, below the place.
func (i Improvement) Path() string {
	switch i.Origin {
	case FromComplaint:
		return "/complaints/" + i.OriginID
	case FromSurvey:
		return "/surveys/" + i.OriginID
	case FromIndicator:
		return "/quality/" + i.OriginID
	}
	return improvementsPath
}

func (i Improvement) check() error {
	var wrong base.Checks
	needShort(&wrong, "title", i.Title)
	needShort(&wrong, "carrier", i.Carrier)
	needDay(&wrong, "due_on", i.Due, "")
	if !slices.Contains(Origins(), i.Origin) {
		wrong.Wrong("origin", "base.not_a_choice")
	}
	return wrong.Fault()
}

// Improve decides to do something better. What it comes from must be there.
func (d *Desk) Improve(ctx context.Context, who base.Actor, i Improvement) (Improvement, error) {
	i.Title, i.Carrier = base.Tidy(i.Title), base.Tidy(i.Carrier)
	if i.Origin == FromIdea {
		i.OriginID = ""
	}
	if err := i.check(); err != nil {
		return i, err
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := comesFrom(ctx, tx, i); err != nil {
			return err
		}
		i.ID, i.Made = base.NewID[Improvement](tx.Now), day.Of(tx.Now, tx.Who.Zone)
		if err := insertImprovement(ctx, tx, i); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(i.ID), "improving", db.Detail{"title": i.Title})
	})
	return i, err
}

// comesFrom refuses an origin that is not there.
func comesFrom(ctx context.Context, tx *db.Tx, i Improvement) (err error) {
	switch i.Origin {
	case FromComplaint:
		_, err = complaint(ctx, tx, tx.Who.Place, base.ID[Complaint](i.OriginID))
	case FromSurvey:
		_, err = survey(ctx, tx, tx.Who.Place, base.ID[Survey](i.OriginID))
	case FromIndicator:
		if !slices.ContainsFunc(National().Indicators, func(n Indicator) bool { return i.OriginID == n.name() }) {
			err = base.Wrong("origin", "base.not_a_choice")
		}
	}
	return err
}

// Improved says that an improvement is made, and what it changed.
func (d *Desk) Improved(ctx context.Context, who base.Actor, id base.ID[Improvement], effect string) error {
	effect = strings.TrimSpace(effect)
	var wrong base.Checks
	needLong(&wrong, "effect", effect)
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "improvement:"+string(id)); err != nil {
			return err
		}
		i, err := improvement(ctx, tx, id)
		if err != nil {
			return err
		}
		if i.Done != "" {
			return base.Refuse(base.Conflict, "quality.done_already")
		}
		if err := doneImprovement(ctx, tx, id, day.Of(tx.Now, tx.Who.Zone), effect); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", string(id), "improved", db.Detail{"title": i.Title})
	})
}

// Improvements lists them, the last decided first.
func (d *Desk) Improvements(ctx context.Context, who base.Actor) ([]Improvement, error) {
	return improvements(ctx, d.DB, who.Place)
}

// from keeps those that come from one thing.
func from(all []Improvement, o Origin, id string) (out []Improvement) {
	for _, i := range all {
		if i.Origin == o && i.OriginID == id {
			out = append(out, i)
		}
	}
	return out
}
