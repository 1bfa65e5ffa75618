package analysis

import (
	"context"
	"slices"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/statement"
)

// Judged is a ratio beside its mark and a year before.
type Judged struct {
	Ratio
	Mark  Mark // empty where there is none
	Light Light
	Last  Ratio // not known where the books do not have it
}

// Judgement are all ratios of a stretch, judged.
type Judgement struct {
	Now    Stand
	Last   *Stand
	Ratios []Judged
}

// Of is a ratio by its name.
func (j Judgement) Of(key string) (Judged, bool) {
	at := slices.IndexFunc(j.Ratios, func(r Judged) bool { return r.Key == key })
	if at < 0 {
		return Judged{}, false
	}
	return j.Ratios[at], true
}

// Judge holds the ratios of a stretch against their marks and those of a year before.
func (d *Desk) Judge(ctx context.Context, who base.Actor, p statement.Period) (Judgement, error) {
	now, last, err := d.Beside(ctx, who, p)
	if err != nil {
		return Judgement{}, err
	}
	marks, err := d.Marks(ctx, d.DB, who)
	return judge(now, last, marks), err
}

func judge(now Stand, last *Stand, marks map[string]Mark) Judgement {
	out := Judgement{Now: now, Last: last}
	var past []Ratio
	if last != nil {
		past = last.Ratios()
	}
	for i, r := range now.Ratios() {
		j := Judged{Ratio: r, Mark: marks[r.Key], Light: marks[r.Key].Light(r)}
		if past != nil {
			j.Last = past[i]
		}
		out.Ratios = append(out.Ratios, j)
	}
	return out
}

// Marks are those of a place: its own, and the usual ones where it has none.
func (d *Desk) Marks(ctx context.Context, r db.Reader, who base.Actor) (map[string]Mark, error) {
	out := map[string]Mark{}
	for key, m := range usual {
		out[key] = m
	}
	own, err := ownMarks(ctx, r, who.Place)
	for _, m := range own {
		out[m.Ratio] = m
	}
	return out, err
}

const sourceMax = 300

// SetMark keeps what a place thinks that a ratio should be, and who says so.
func (d *Desk) SetMark(ctx context.Context, who base.Actor, m Mark) error {
	m.Own = true
	var wrong base.Checks
	wrong.Require("source", m.Source[""])
	if len([]rune(m.Source[""])) > sourceMax {
		wrong.Wrong("source", "analysis.source_long", base.Args{"max": sourceMax})
	}
	if m.Weak != nil && !m.reaches(m.Good, *m.Weak) {
		wrong.Wrong("weak", "analysis.weak_better")
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.onMark(ctx, who, m.Ratio, "mark_set", func(ctx context.Context, tx *db.Tx) error { return putMark(ctx, tx, m) })
}

// DropMark goes back to the usual reading of a ratio.
func (d *Desk) DropMark(ctx context.Context, who base.Actor, ratio string) error {
	return d.onMark(ctx, who, ratio, "mark_dropped", func(ctx context.Context, tx *db.Tx) error { return dropMark(ctx, tx, ratio) })
}

func (d *Desk) onMark(ctx context.Context, who base.Actor, ratio, act string, do func(context.Context, *db.Tx) error) error {
	if !slices.Contains(RatioKeys(), ratio) {
		return base.Refuse(base.NotFound, "base.not_found")
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := do(ctx, tx); err != nil {
			return err
		}
		return tx.Record(ctx, "analysis", ratio, act, db.Detail{"ratio": ratio})
	})
}

// RatioKeys lists the ratios by name.
func RatioKeys() []string {
	var keys []string
	for _, r := range (Books{}).Ratios(Stretch{}) {
		keys = append(keys, r.Key)
	}
	return keys
}
