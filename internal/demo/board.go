package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"pilotis/internal/base"
	"pilotis/internal/board"
	"pilotis/internal/day"
	"pilotis/internal/forecast"
)

// steering is what the place follows, and what it said and decided of the last months.
type steering struct {
	Follow []followed
	Months []steered // the oldest first, up to the month that is over
}

// followed is an indicator: of those that a board begins with where its source is one of theirs.
type followed struct {
	Source    board.Source
	Name      string
	Activity  string
	Owner     string // a role
	Low, High *int64
	Alert     string // what is said of it when it rings
}

// steered is what was typed, said and decided of a month.
type steered struct {
	Hours     int64 // of volunteers, in hundredths
	Said      map[board.Source]string
	Decisions []resolved
}

// resolved is a decision, and how it ended as the next month was closed.
type resolved struct {
	Source  board.Source
	What    string
	Carrier string // a role
	Days    int    // until when, from the closing on
	Done    string // what came of it; empty while it is open
}

// closedAfter is on which day of the next month the team meets around the board.
const closedAfter = 9

// steer begins the board and closes the last months, each at the meeting of its time.
func (k *keeping) steer(ctx context.Context) error {
	present := k.now
	defer func() { k.now = present }()
	first := forecast.MonthOf(k.today).Add(-len(k.Board.Months))
	k.now = first.First().Start(k.place.Zone).Add(10 * time.Hour)
	lines, err := k.follow(ctx)
	if err != nil {
		return fmt.Errorf("board: %w", err)
	}
	var open []board.Decision
	for n, m := range k.Board.Months {
		month := first.Add(n)
		k.now = min(month.Last().Add(closedAfter), k.today).Start(k.place.Zone).Add(17 * time.Hour)
		if k.now.After(present) {
			k.now = present
		}
		if err := k.settleAll(ctx, open, n); err != nil {
			return err
		}
		if open, err = k.close(ctx, month, m, lines); err != nil {
			return fmt.Errorf("board of %s: %w", month, err)
		}
	}
	return nil
}

// follow puts the indicators on the board, each with who answers for it.
func (k *keeping) follow(ctx context.Context) (map[board.Source]board.Indicator, error) {
	desk := k.house.Board
	begun, err := desk.Begin(ctx, k.owner)
	if err != nil {
		return nil, err
	}
	out := map[board.Source]board.Indicator{}
	for _, i := range begun {
		out[i.Source] = i
	}
	for _, f := range k.Board.Follow {
		i, known := out[f.Source]
		if !known {
			i = board.Indicator{Source: f.Source, Name: f.Name, Activity: k.activities[f.Activity]}
		}
		i.Owner, i.Low, i.High = k.holder(f.Owner).Account, f.Low, f.High
		if known {
			i, err = desk.Change(ctx, k.owner, i)
		} else {
			i, err = desk.Add(ctx, k.owner, i)
		}
		if err != nil {
			return nil, err
		}
		out[f.Source] = i
	}
	return out, nil
}

// holder is the first of the team who has a role.
func (k *keeping) holder(role string) base.Actor {
	for i := range k.people {
		if a, has := k.actors[i]; has && a.Role.String() == role {
			return a
		}
	}
	return k.owner
}

// settleAll tells how the decisions of the month before ended.
func (k *keeping) settleAll(ctx context.Context, open []board.Decision, n int) error {
	for i, dec := range open {
		if done := k.Board.Months[n-1].Decisions[i].Done; done != "" {
			if _, err := k.house.Board.Settle(ctx, k.owner, dec.ID, board.Done, done); err != nil {
				return err
			}
		}
	}
	return nil
}

// close says what there is to say of a month, decides, closes it and sends it to the team.
func (k *keeping) close(ctx context.Context, month forecast.Month, m steered, lines map[board.Source]board.Indicator) (made []board.Decision, err error) {
	desk := k.house.Board
	sheet, err := desk.Sheet(ctx, k.owner, month)
	if err != nil {
		return nil, err
	}
	for _, l := range sheet.Lines {
		said := board.Said{Remark: m.Said[l.Source]}
		if l.Source == board.Typed {
			l.Value = &m.Hours
			said.Value = l.Value
		}
		if said.Remark == "" && l.Indicator.Light(l.Value, false) == board.Alert {
			said.Remark = k.alert(l.Source)
		}
		if said == (board.Said{}) {
			continue
		}
		if err := desk.Say(ctx, k.owner, month, l.ID, said); err != nil {
			return nil, err
		}
	}
	for _, r := range m.Decisions {
		dec, err := desk.Decide(ctx, k.owner, board.Decision{Month: month, Indicator: lines[r.Source].ID, What: r.What, Carrier: k.holder(r.Carrier).Account,
			Due: day.Of(k.now, k.place.Zone).Add(r.Days)})
		if err != nil {
			return nil, err
		}
		made = append(made, dec)
	}
	if _, err := desk.Close(ctx, k.owner, month, board.Closing{Read: true}); err != nil {
		return nil, err
	}
	_, err = desk.Send(ctx, k.owner, month, k.holder("treasurer").Account, k.holder("manager").Account)
	return made, err
}

// alert is what is said of an indicator that rings.
func (k *keeping) alert(s board.Source) string {
	at := slices.IndexFunc(k.Board.Follow, func(f followed) bool { return f.Source == s })
	return k.Board.Follow[at].Alert
}
