package jury

import (
	"context"
	"fmt"
	"strings"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/candidacy"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/words"
)

// Appeal is a candidate's complaint about how they were judged. What is looked at is the form:
// nobody marks again.
type Appeal struct {
	ID        base.ID[Appeal]
	Number    string // "2026-0001"
	Candidate base.ID[candidacy.Candidate]
	Session   base.ID[Session]
	Received  day.Day
	Due       day.Day // last day to answer
	Motive    string
	Answered  day.Day
	Upheld    bool
	Answer    string
	At        time.Time
}

// Late tells whether the answer is overdue.
func (a Appeal) Late(today day.Day) bool { return a.Answered == "" && today > a.Due }

// Appeal takes in a complaint. Its delay runs from the last signature of the minutes.
func (d *Desk) Appeal(ctx context.Context, who base.Actor, of base.ID[candidacy.Candidate], received day.Day, motive string) (a Appeal, err error) {
	motive = strings.TrimSpace(motive)
	var wrong base.Checks
	wrong.Require("motive", motive)
	if base.Longer(motive, reasonMax) {
		wrong.Wrong("motive", "base.too_long", base.Args{"max": reasonMax})
	}
	if _, err := day.Parse(string(received)); err != nil {
		wrong.Wrong("received", "base.not_a_day")
	}
	if err := wrong.Fault(); err != nil {
		return a, err
	}
	_, m, found, err := d.Result(ctx, who, of)
	if err == nil && !found {
		err = base.Refuse(base.Conflict, "jury.nothing_to_appeal")
	}
	if err != nil {
		return a, err
	}
	c, err := d.Certifications.Get(ctx, d.DB, m.Body.ID)
	if err != nil {
		return a, err
	}
	told := day.Of(m.Signed[len(m.Signed)-1].At, who.Zone)
	if last := told.AddMonths(c.Terms.AppealMonths); received > last {
		return a, base.Wrong("received", "jury.appeal_too_late", base.Args{"last": words.OnDay(last)})
	}
	err = d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.Lock(ctx, "appeals"); err != nil {
			return err
		}
		n, err := appealsOf(ctx, tx, received.Year())
		if err != nil {
			return err
		}
		a = Appeal{ID: base.NewID[Appeal](tx.Now), Number: fmt.Sprintf("%d-%04d", received.Year(), n+1), Candidate: of, Session: m.Session,
			Received: received, Due: received.AddMonths(c.Terms.ReplyMonths), Motive: motive, At: tx.Now}
		if err := insertAppeal(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(m.Session), "appealed", db.Detail{"number": a.Number})
	})
	return a, err
}

// Answer closes an appeal. An appeal that is upheld calls for another passage, never for
// other marks.
func (d *Desk) Answer(ctx context.Context, who base.Actor, id base.ID[Appeal], upheld bool, answer string) error {
	answer = strings.TrimSpace(answer)
	var wrong base.Checks
	wrong.Require("answer", answer)
	if base.Longer(answer, reasonMax) {
		wrong.Wrong("answer", "base.too_long", base.Args{"max": reasonMax})
	}
	if err := wrong.Fault(); err != nil {
		return err
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		a, err := getAppeal(ctx, tx, id)
		if err != nil {
			return err
		}
		if a.Answered != "" {
			return base.Refuse(base.Conflict, "jury.answered_already")
		}
		a.Answered, a.Upheld, a.Answer = day.Of(tx.Now, who.Zone), upheld, answer
		if err := answerAppeal(ctx, tx, a); err != nil {
			return err
		}
		return tx.Record(ctx, "jury", string(a.Session), "answered", db.Detail{"number": a.Number, "upheld": upheld})
	})
}

// Appeals lists them, those that wait first.
func (d *Desk) Appeals(ctx context.Context, who base.Actor) ([]Appeal, error) {
	return appeals(ctx, d.DB, who.Place)
}
