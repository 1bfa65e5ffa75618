package candidacy

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
)

// needMax bounds what is written of an arrangement, in characters.
const needMax = 300

// AskNeed notes an arrangement that a candidate asks for.
func (d *Desk) AskNeed(ctx context.Context, who base.Actor, n Need) (Need, error) {
	n.Text = base.Tidy(n.Text)
	var wrong base.Checks
	if !n.ExtraTime {
		wrong.Require("text", n.Text)
	}
	if base.Longer(n.Text, needMax) {
		wrong.Wrong("text", "base.too_long", base.Args{"max": needMax})
	}
	if err := wrong.Fault(); err != nil {
		return n, err
	}
	return n, d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := get(ctx, tx, n.Candidate); err != nil {
			return err
		}
		n.ID, n.At, n.By, n.Agreed = base.NewID[Need](tx.Now), tx.Now, tx.Who.Account, false
		if err := insertNeed(ctx, tx, n); err != nil {
			return err
		}
		return tx.Record(ctx, "candidacy", string(n.Candidate), "need_asked", nil)
	})
}

// AnswerNeed grants an arrangement, or takes it away.
func (d *Desk) AnswerNeed(ctx context.Context, who base.Actor, id base.ID[Need], agreed bool) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		n, err := getNeed(ctx, tx, id)
		if err != nil {
			return err
		}
		act := "need_agreed"
		if !agreed {
			act = "need_refused"
		}
		if err := answerNeed(ctx, tx, id, agreed); err != nil {
			return err
		}
		return tx.Record(ctx, "candidacy", string(n.Candidate), act, nil)
	})
}

// Needs lists the arrangements of some candidates, all where none is named.
func (d *Desk) Needs(ctx context.Context, r db.Reader, who base.Actor, of ...base.ID[Candidate]) (map[base.ID[Candidate]][]Need, error) {
	all, err := needs(ctx, r, who.Place, of)
	out := map[base.ID[Candidate]][]Need{}
	for _, n := range all {
		out[n.Candidate] = append(out[n.Candidate], n)
	}
	return out, err
}

// ExtraTime tells whether more time was granted.
func ExtraTime(all []Need) bool {
	for _, n := range all {
		if n.Agreed && n.ExtraTime {
			return true
		}
	}
	return false
}
