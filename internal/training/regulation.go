package training

import (
	"context"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/paper"
	"pilotis/internal/words"
)

// Regulation is a version of the internal rules that trainees keep to (Code du travail, L6352-3
// and L6352-4): it never changes, another takes its place from a day on.
type Regulation struct {
	Number int // from 1
	Text   string
	From   day.Day
	Author string
	At     time.Time
}

// regulationMax bounds the internal rules, in characters.
const regulationMax = 60_000

// Regulations gives the versions, the last first.
func (d *Desk) Regulations(ctx context.Context, r db.Reader, place base.PlaceID) ([]Regulation, error) {
	return regulations(ctx, r, place)
}

// InForce is the version that holds on a day; its Number is 0 where there is none.
func InForce(all []Regulation, on day.Day) Regulation {
	for _, g := range all {
		if g.From <= on {
			return g
		}
	}
	return Regulation{}
}

// Regulate writes a new version of the internal rules, in force from a day that is not past: what
// was given to trainees before stays what it was.
func (d *Desk) Regulate(ctx context.Context, who base.Actor, text string, from day.Day) (g Regulation, err error) {
	g = Regulation{Text: strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), From: from, Author: who.Name}
	var wrong base.Checks
	wrong.Require("text", g.Text)
	if base.Longer(g.Text, regulationMax) {
		wrong.Wrong("text", "base.too_long", base.Args{"max": regulationMax})
	}
	if _, err := day.Parse(string(from)); err != nil {
		wrong.Wrong("from", "base.not_a_day")
	} else if from < d.today(who) {
		wrong.Wrong("from", "training.rules_past")
	}
	if err := wrong.Fault(); err != nil {
		return g, err
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "regulation:"+string(who.Place)); err != nil {
			return err
		}
		all, err := regulations(ctx, tx, who.Place)
		if err != nil {
			return err
		}
		g.Number, g.At = len(all)+1, tx.Now
		if err := insertRegulation(ctx, tx, g); err != nil {
			return err
		}
		return tx.Record(ctx, "training", string(who.Place), "regulated", db.Detail{"number": g.Number, "from": from})
	})
	return g, err
}

// chapter is the internal rules as part of a document; none where there are none.
func (g Regulation) chapter(lang string) []paper.Chapter {
	if g.Number == 0 {
		return nil
	}
	return []paper.Chapter{{Title: words.T(lang, "training.rules"), Parts: []paper.Part{paper.Prose(words.T(lang, "training.rules_since", base.Args{"on": words.Date(lang, g.From)}) + "\n\n" + g.Text)}}}
}
