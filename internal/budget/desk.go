package budget

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"pilotis/internal/activity"
	"pilotis/internal/base"
	"pilotis/internal/day"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
	"pilotis/internal/words"
)

// Desk is where the verbs of the room live.
type Desk struct {
	DB         *db.DB
	Ledger     *ledger.Desk
	Activities *activity.Desk
}

func (d *Desk) today(who base.Actor) day.Day { return day.Of(d.DB.Clock(), who.Zone) }

// List reads the versions, by year from the latest, the one voted last first.
func (d *Desk) List(ctx context.Context, who base.Actor) ([]Version, error) {
	return versions(ctx, d.DB, who.Place)
}

// Get reads a version with its lines.
func (d *Desk) Get(ctx context.Context, who base.Actor, id ID) (Version, []Line, error) {
	v, err := getVersion(ctx, d.DB, who.Place, id)
	if err != nil {
		return v, nil, err
	}
	lines, err := linesOf(ctx, d.DB, who.Place, v)
	return v, lines, err
}

// Asked is a version to begin, from nothing or from something.
type Asked struct {
	Label    string
	From, To day.Day
	Version  ID            // the version to copy
	Year     ledger.YearID // or the year of the books to copy
	By       money.Rate    // what to add to what is copied: 200 is 2 %
}

// rateMax bounds the rate of a copy, both ways: ten times as much.
const rateMax money.Rate = 90_000

// Begin makes a draft: empty, or a copy of a version or of what a year really was.
func (d *Desk) Begin(ctx context.Context, who base.Actor, a Asked) (Version, error) {
	v := Version{Label: strings.TrimSpace(a.Label), From: a.From, To: a.To}
	if err := v.check(); err != nil {
		return v, err
	}
	if a.By < -10_000 || a.By > rateMax {
		return v, base.Wrong("by", "budget.rate_between")
	}
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		lines, err := d.copied(ctx, tx, who, a, v)
		if err != nil {
			return err
		}
		v, err = d.begin(ctx, tx, v, lines)
		return err
	})
	return v, err
}

// begin writes a draft and its lines.
func (d *Desk) begin(ctx context.Context, tx *db.Tx, v Version, lines []Line) (Version, error) {
	v.ID, v.MadeAt, v.MadeBy, v.Vote = base.NewID[Version](tx.Now), tx.Now, tx.Who.Account, Vote{}
	if err := insertVersion(ctx, tx, v); err != nil {
		return v, err
	}
	for i, l := range lines {
		l.ID = base.NewID[Line](tx.Now)
		if err := insertLine(ctx, tx, v, i, l); err != nil {
			return v, err
		}
	}
	return v, tx.Record(ctx, "budget", string(v.ID), "begun", db.Detail{"label": v.Label, "from": v.From, "to": v.To})
}

// copied reads the lines that a new version begins with.
func (d *Desk) copied(ctx context.Context, r db.Reader, who base.Actor, a Asked, v Version) ([]Line, error) {
	var lines []Line
	var err error
	switch {
	case a.Version != "":
		var from Version
		if from, err = getVersion(ctx, r, who.Place, a.Version); err == nil {
			lines, err = linesOf(ctx, r, who.Place, from)
		}
	case a.Year != "":
		var y ledger.Year
		if y, err = d.Ledger.Year(ctx, r, who, a.Year); err == nil {
			lines, err = d.lived(ctx, r, who, Version{From: y.From, To: y.To})
		}
	}
	if err != nil {
		return nil, err
	}
	lines = slices.DeleteFunc(lines, func(l Line) bool { return strings.HasPrefix(l.Account, "79") && v.From >= since2025 })
	for i := range lines {
		lines[i].Months = Grow(Fit(lines[i].Months, len(v.Months())), a.By)
	}
	return lines, nil
}

// Fill writes all the lines of a draft anew; those that are wrong are all said at once,
// and then none is kept.
func (d *Desk) Fill(ctx context.Context, who base.Actor, id ID, lines []Line) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		v, err := d.draft(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := d.sound(ctx, tx, v, lines); err != nil {
			return err
		}
		if err := deleteLines(ctx, tx, id); err != nil {
			return err
		}
		for i, l := range lines {
			if l.ID == "" {
				l.ID = base.NewID[Line](tx.Now)
			}
			if err := insertLine(ctx, tx, v, i, l); err != nil {
				return err
			}
		}
		return tx.Record(ctx, "budget", string(id), "filled", db.Detail{"lines": len(lines)})
	})
}

// sound says everything that is wrong with lines; people count them from one.
func (d *Desk) sound(ctx context.Context, r db.Reader, v Version, lines []Line) error {
	if len(lines) > linesMax {
		return base.Wrong("lines", "budget.too_many_lines", base.Args{"max": linesMax})
	}
	var wrong base.Checks
	seen := map[string]int{}
	for i, l := range lines {
		if key, args := l.fault(v); key != "" {
			wrong.Wrong(fmt.Sprintf("lines[%d].account", i), key, args)
		}
		twin := l.Account + " " + string(l.Activity) + " " + string(l.Project) + " " + string(l.Site)
		if first, again := seen[twin]; again {
			wrong.Wrong(fmt.Sprintf("lines[%d].account", i), "budget.twice", base.Args{"code": l.Account, "line": first + 1})
		}
		seen[twin] = i
	}
	return wrong.Fault()
}

// draft reads a version to be changed, under a lock; one that is voted is refused, and its
// amendment proposed.
func (d *Desk) draft(ctx context.Context, tx *db.Tx, id ID) (Version, error) {
	if err := tx.Lock(ctx, "budget:"+string(id)); err != nil {
		return Version{}, err
	}
	v, err := getVersion(ctx, tx, tx.Who.Place, id)
	if err == nil && v.Voted() {
		err = base.Refuse(base.Conflict, "budget.voted_already", base.Args{"day": words.Day(v.On)})
	}
	return v, err
}

// Decide notes the vote of a draft: from then on it does not change.
func (d *Desk) Decide(ctx context.Context, who base.Actor, id ID, on day.Day, body string) (Version, error) {
	var v Version
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) (err error) {
		if v, err = d.draft(ctx, tx, id); err != nil {
			return err
		}
		lines, err := linesOf(ctx, tx, who.Place, v)
		if err != nil {
			return err
		}
		v.Vote = Vote{On: on, Body: strings.TrimSpace(body), At: tx.Now, By: who.Account}
		if err := v.Vote.check(day.Of(tx.Now, who.Zone), len(lines)); err != nil {
			return err
		}
		if err := setVote(ctx, tx, v); err != nil {
			return err
		}
		return tx.Record(ctx, "budget", string(id), "voted", db.Detail{"day": on, "body": v.Body})
	})
	return v, err
}

func (o Vote) check(today day.Day, lines int) error {
	var wrong base.Checks
	if _, err := day.Parse(string(o.On)); err != nil || o.On > today {
		wrong.Wrong("on", "budget.voted_past")
	}
	wrong.Require("body", o.Body)
	if len([]rune(o.Body)) > labelMax {
		wrong.Wrong("body", "base.too_long", base.Args{"max": labelMax})
	}
	if lines == 0 {
		wrong.Wrong("lines", "budget.empty_vote")
	}
	return wrong.Fault()
}

// Amend begins a draft from a voted version, which stays as it was voted.
func (d *Desk) Amend(ctx context.Context, who base.Actor, id ID, label string) (Version, error) {
	var out Version
	err := d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		v, err := getVersion(ctx, tx, who.Place, id)
		if err != nil {
			return err
		}
		if !v.Voted() {
			return base.Refuse(base.Invalid, "budget.not_voted")
		}
		lines, err := linesOf(ctx, tx, who.Place, v)
		if err != nil {
			return err
		}
		v.Label, v.Amends = strings.TrimSpace(label), v.ID
		if err := v.check(); err != nil {
			return err
		}
		out, err = d.begin(ctx, tx, v, lines)
		return err
	})
	return out, err
}

// Drop deletes a draft.
func (d *Desk) Drop(ctx context.Context, who base.Actor, id ID) error {
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		v, err := d.draft(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := deleteVersion(ctx, tx, id); err != nil {
			return err
		}
		return tx.Record(ctx, "budget", string(id), "dropped", db.Detail{"label": v.Label})
	})
}

// Explain keeps what a person says of a gap; it may be said of a voted version too.
func (d *Desk) Explain(ctx context.Context, who base.Actor, id ID, account, remark string) error {
	remark = strings.TrimSpace(remark)
	if len([]rune(remark)) > remarkMax {
		return base.Wrong("remark", "base.too_long", base.Args{"max": remarkMax})
	}
	return d.DB.Change(ctx, who, func(ctx context.Context, tx *db.Tx) error {
		if _, err := getVersion(ctx, tx, who.Place, id); err != nil {
			return err
		}
		if len(account) > codeMax || !codes.MatchString(account) {
			return base.Refuse(base.NotFound, "base.not_found")
		}
		if err := putRemark(ctx, tx, id, account, remark); err != nil {
			return err
		}
		return tx.Record(ctx, "budget", string(id), "explained", db.Detail{"account": account})
	})
}
