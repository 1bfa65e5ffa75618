package quality

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
)

// Settings are what the training body decides for itself.
type Settings struct {
	Profile
	ReplyDays int     `json:"reply_days" doc:"days within which a complaint is answered"`
	MaskUnder int     `json:"mask_under" doc:"answers under which a result is not shown"`
	FreshDays int     `json:"fresh_days" doc:"days after which what shows an indicator is too old"`
	NextAudit day.Day `json:"next_audit,omitempty"`
	Referent  string  `json:"referent,omitempty" doc:"whom people with a disability turn to"`
	Revision  int     `json:"revision" doc:"the one that was read"`
}

// usual is what holds until somebody decides otherwise.
func usual() Settings {
	return Settings{Profile: Profile{Certifying: true, LongestDays: 20}, ReplyDays: 30, MaskUnder: 5, FreshDays: 365}
}

// Bounds of what may be set.
const (
	daysMax     = 3650
	maskMax     = 100
	trainingMax = 400
)

func (s Settings) check() error {
	var wrong base.Checks
	within := func(field string, n, low, high int) {
		if n < low || n > high {
			wrong.Wrong(field, "quality.out_of_range", base.Args{"low": low, "high": high})
		}
	}
	within("longest_days", s.LongestDays, 0, trainingMax)
	within("reply_days", s.ReplyDays, 1, daysMax)
	within("mask_under", s.MaskUnder, 1, maskMax)
	within("fresh_days", s.FreshDays, 1, daysMax)
	optionalDay(&wrong, "next_audit", s.NextAudit)
	short(&wrong, "referent", s.Referent)
	return wrong.Fault()
}

// Settings gives what the training body decided.
func (d *Desk) Settings(ctx context.Context, r db.Reader, who base.Actor) (Settings, error) {
	return settings(ctx, r, who.Place)
}

// Set decides what the training body does and within which delays.
func (d *Desk) Set(ctx context.Context, who base.Actor, s Settings) error {
	s.Referent = base.Tidy(s.Referent)
	if err := s.check(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "quality"); err != nil {
			return err
		}
		before, err := settings(ctx, tx, tx.Who.Place)
		if err != nil {
			return err
		}
		if before.Revision != s.Revision {
			return base.Refuse(base.Conflict, "quality.changed_meanwhile")
		}
		s.Revision++
		if err := keepSettings(ctx, tx, s); err != nil {
			return err
		}
		return tx.Record(ctx, "quality", "settings", "set", nil)
	})
}
