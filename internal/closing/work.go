package closing

import (
	"context"

	"pilotis/internal/base"
	"pilotis/internal/db"
	"pilotis/internal/ledger"
	"pilotis/internal/money"
)

// task is a step whose entries another room computes.
type task struct {
	key     string
	reading string // where one sees and prepares its entries
	asks    bool   // only a person knows whether everything was noted, even where something was
	figures []string
}

// worked are the steps that the life rooms feed, in the order of a closing.
var worked = []task{
	{"cut_off", "/accruals", true, []string{"408", "418", "428", "438", "448", "486", "487", "1688"}},
	{"stocks", "/stocks", false, []string{"3"}},
	{"wear", "/assets", false, []string{"28"}},
	{"provisions", "/risks", true, []string{"15", "29", "39", "49"}},
	{"funds", "/funds", false, []string{"19"}},
}

// works asks each room how far its part of a year's end has come.
func (d *Desk) works(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (map[string]ledger.Work, error) {
	out := map[string]ledger.Work{}
	for key, work := range map[string]func(context.Context, db.Reader, base.Actor, ledger.Year) (ledger.Work, error){
		"cut_off": d.Accruals.Work, "stocks": d.Stocks.Work, "wear": d.Assets.Work, "provisions": d.Risks.Work, "funds": d.Funds.Work,
	} {
		w, err := work(ctx, r, who, y)
		if err != nil {
			return nil, err
		}
		out[key] = w
	}
	return out, nil
}

// Prepare writes as drafts all that the end of a year calls for, and tells how many
// entries it touched.
func (d *Desk) Prepare(ctx context.Context, who base.Actor, id ledger.YearID) (int, error) {
	return d.Ledger.Prepare(ctx, who, id, func(ctx context.Context, r db.Reader, who base.Actor, y ledger.Year) (ledger.Work, error) {
		all, err := d.works(ctx, r, who, y)
		var w ledger.Work
		for _, t := range worked {
			w.Entries = append(w.Entries, all[t.key].Entries...)
		}
		return w, err
	})
}

// work is a step that says by itself what it lacks. Where nothing is lacking and only a
// person knows whether something was forgotten, it asks.
func (g ground) work(t task) Step {
	w := g.Works[t.key]
	s := Step{Key: t.key, State: Todo, Reading: t.reading + "?year=" + string(g.Year.ID), Lines: starting(g.Balance, t.figures...)}
	due, drafts := ledger.DueOf(w.Entries), draftsOf(w.Entries)
	books := sum(starting(g.Balance, w.Accounts...))
	switch {
	case g.Year.Closed():
		s.State, s.Reason = Done, "closing.work_closed"
	case w.Waits > 0:
		s.Reason, s.Args = "closing.waits_"+t.key, base.Args{"n": w.Waits}
	case due > 0:
		s.Reason, s.Args = "closing.work_due", base.Args{"n": due, "sum": volume(w.Entries)}
	case drafts > 0:
		s.Reason, s.Args = "closing.work_drafts", base.Args{"n": drafts}
	case books != w.Held:
		s.Reason, s.Args = "closing.work_differs", base.Args{"books": books.Abs(), "held": w.Held.Abs()}
	default:
		g.complete(&s, t, len(w.Entries) > 0 || w.Held != 0)
	}
	return s
}

// complete ends a step that lacks nothing, or asks whether something was forgotten.
func (g ground) complete(s *Step, t task, some bool) {
	s.Reason = "closing.work_done"
	if t.asks || !some && t.key != "wear" {
		s.ByHand, s.Reason = true, "closing.check_"+t.key
	}
	if !s.ByHand || g.Noted[t.key] {
		s.State = Done
	}
}

// draftsOf counts the entries that are written and not validated.
func draftsOf(all []ledger.Inventory) (n int) {
	for _, e := range all {
		if e.Entry != "" && e.Number == "" {
			n++
		}
	}
	return n
}

// volume is what the entries to be written move.
func volume(all []ledger.Inventory) (total money.Cents) {
	for _, e := range all {
		if debit, _ := e.Sums(); e.Due() {
			total += debit
		}
	}
	return total
}
